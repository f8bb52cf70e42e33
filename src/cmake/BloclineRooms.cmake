# blocline_room(NAME [FOLDER folder] [USES room...] [HIDES room...] [LIBRARIES target...] [SOURCES file...])
#
# A room is a folder of src/ and an OBJECT library. Its headers are found only by the rooms that use
# it: an #include of any other room's header does not compile, and a circle does not configure.
# What it HIDES it uses too, but those who use it do not see it. Headers in its folder `private/` are found by its own files alone.
function(blocline_room name)
    cmake_parse_arguments(ROOM "" "FOLDER" "USES;HIDES;LIBRARIES;SOURCES" ${ARGN})
    if(NOT ROOM_FOLDER)
        set(ROOM_FOLDER ${name})
    endif()
    set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${ROOM_FOLDER})
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.c)
    add_library(${name} OBJECT ${sources} ${ROOM_SOURCES})
    target_include_directories(${name} PUBLIC ${folder} PRIVATE ${folder}/private)
    target_link_libraries(${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_HIDES} blocline_warnings ${ROOM_LIBRARIES})
    # Code that a program does not reach is left out of it: see tests/check_rooms.sh.
    target_compile_options(${name} PRIVATE -ffunction-sections -fdata-sections)
    # The same objects go into a loadable module (CMakeLists.txt of src/), which shows none of them.
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON C_VISIBILITY_PRESET hidden)
    set_property(GLOBAL APPEND PROPERTY BLOCLINE_ROOMS ${name})
    set_property(GLOBAL PROPERTY BLOCLINE_ROOM_${name} "${folder};${ROOM_USES}")
endfunction()

# blocline_link(TARGET room... ): links the objects of the rooms named, and what they need.
# (CMake hands on the include paths of OBJECT libraries, but not their objects.)
function(blocline_link target)
    target_link_libraries(${target} PRIVATE blocline_warnings ${ARGN})
    target_link_options(${target} PRIVATE -Wl,--gc-sections)
endfunction()

# The programs of a distribution take its shared libraries, so that a flaw of one is mended for all.
option(BLOCLINE_STATIC "Link static libraries where there are any (every start is shorter)" ON)

# blocline_find_library(VAR library header [PATH_SUFFIXES...]): for libraries without a .pc file. The
# static one if there is one: it is small, and a program that answers in milliseconds should not
# spend them on loading it.
function(blocline_find_library var library header)
    set(names ${library})
    if(BLOCLINE_STATIC)
        list(PREPEND names lib${library}.a)
    endif()
    find_library(${var}_LIBRARY NAMES ${names} REQUIRED)
    find_path(${var}_INCLUDE ${header} ${ARGN} REQUIRED)
    add_library(${var}::${var} INTERFACE IMPORTED)
    target_link_libraries(${var}::${var} INTERFACE ${${var}_LIBRARY})
    target_include_directories(${var}::${var} INTERFACE ${${var}_INCLUDE})
endfunction()

# blocline_prefer_static(VAR library [needs...]): lets PkgConfig::VAR link lib<library>.a instead of
# the shared library, where there is one. Loading and relocating libsqlite3.so takes 0.3 ms of the 2.9
# that it takes to start, name a bloc's members on a day, and exit.
function(blocline_prefer_static var library)
    if(NOT BLOCLINE_STATIC)
        return()
    endif()
    find_library(${var}_STATIC NAMES lib${library}.a HINTS ${${var}_LIBRARY_DIRS})
    if(${var}_STATIC)
        set_target_properties(PkgConfig::${var} PROPERTIES
            INTERFACE_LINK_LIBRARIES "${${var}_STATIC};${ARGN}")
    endif()
endfunction()
