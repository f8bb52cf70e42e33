# What a build for Windows needs beside the toolchain: the libraries, made once from Debian's source
# packages, and how to compile and link for that system.
set(BLOCLINE_LIBRARIES_FOLDER ${CMAKE_BINARY_DIR}/libraries)
if(NOT EXISTS ${BLOCLINE_LIBRARIES_FOLDER}/versions)
    message(STATUS "Building the libraries for Windows (minutes, once)")
    execute_process(COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/libraries.sh ${BLOCLINE_LIBRARIES_FOLDER}
        RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "The libraries for Windows cannot be built; see above which, and why")
    endif()
endif()
list(APPEND CMAKE_FIND_ROOT_PATH ${BLOCLINE_LIBRARIES_FOLDER})
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY BOTH)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE BOTH)
list(PREPEND CMAKE_LIBRARY_PATH ${BLOCLINE_LIBRARIES_FOLDER}/lib)
list(PREPEND CMAKE_INCLUDE_PATH ${BLOCLINE_LIBRARIES_FOLDER}/include)
set(ENV{PKG_CONFIG_LIBDIR} ${BLOCLINE_LIBRARIES_FOLDER}/lib/pkgconfig)

# Windows 7 on; printf as C has it, and the POSIX parts of the headers that this compiler brings.
add_compile_definitions(_WIN32_WINNT=0x0601 __USE_MINGW_ANSI_STDIO=1 _POSIX_C_SOURCE=200809L)
# Streams of this C library lock themselves, whatever they are called by.
add_compile_definitions(putc_unlocked=putc getc_unlocked=getc fputs_unlocked=fputs fwrite_unlocked=fwrite ferror_unlocked=ferror)
add_link_options(-static -Wl,--wrap=fopen) # base/windows/windows_fopen.c
# The same sources give the same bytes: no time of linking.
add_link_options(-s -Wl,--no-insert-timestamp)
# This machine runs the programs under Wine, to make the database and to test.
find_program(BLOCLINE_WINE NAMES wine64 wine HINTS /usr/lib/wine)
if(BLOCLINE_WINE AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    set(CMAKE_CROSSCOMPILING_EMULATOR env WINEDEBUG=-all LC_ALL=C.UTF-8 ${BLOCLINE_WINE})
endif()
