# blocline_layer(NAME [USES layer...] [LIBRARIES target...])
#
# A layer is a folder of src/ and an OBJECT library. Its headers are found only by the layers that
# use it: an #include of any other layer's header does not compile, and a circle does not configure.
function(blocline_layer name)
    cmake_parse_arguments(LAYER "" "" "USES;LIBRARIES;SOURCES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.c)
    add_library(${name} OBJECT ${sources} ${LAYER_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/${name})
    target_link_libraries(${name} PUBLIC ${LAYER_USES} PRIVATE blocline_warnings ${LAYER_LIBRARIES})
endfunction()

# blocline_link(TARGET layer... ): links the objects of the layers named, and what they need.
# (CMake hands on the include paths of OBJECT libraries, but not their objects.)
function(blocline_link target)
    target_link_libraries(${target} PRIVATE blocline_warnings ${ARGN})
endfunction()

# blocline_find_library(VAR library header [PATH_SUFFIXES...]): for libraries without a .pc file. The
# static one if there is one: it is small, and a program that answers in milliseconds should not
# spend them on loading it.
function(blocline_find_library var library header)
    find_library(${var}_LIBRARY NAMES lib${library}.a ${library} REQUIRED)
    find_path(${var}_INCLUDE ${header} ${ARGN} REQUIRED)
    add_library(${var}::${var} INTERFACE IMPORTED)
    target_link_libraries(${var}::${var} INTERFACE ${${var}_LIBRARY})
    target_include_directories(${var}::${var} INTERFACE ${${var}_INCLUDE})
endfunction()

# blocline_prefer_static(VAR library [needs...]): lets PkgConfig::VAR link lib<library>.a instead of
# the shared library, where there is one. Loading and relocating libsqlite3.so takes 0.3 ms of the 2.9
# that it takes to start, name a bloc's members on a day, and exit.
function(blocline_prefer_static var library)
    find_library(${var}_STATIC NAMES lib${library}.a HINTS ${${var}_LIBRARY_DIRS})
    if(${var}_STATIC)
        set_target_properties(PkgConfig::${var} PROPERTIES
            INTERFACE_LINK_LIBRARIES "${${var}_STATIC};${ARGN}")
    endif()
endfunction()
