# blocline_page(OUTPUT file.c STYLE page.css SCRIPTS a.js b.js): a C file with the style and the
# script of the offline page (the scripts one after the other, inside one function), and the hashes
# of both as a Content-Security-Policy wants them. Indentation and lines of comment stay here: the
# page is for readers, the sources are for those who change it. Run as a script (-P) it writes the
# file.
set(BLOCLINE_PAGE_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(blocline_page)
    cmake_parse_arguments(PAGE "" "OUTPUT;STYLE" "SCRIPTS" ${ARGN})
    string(REPLACE ";" "," joined "${PAGE_SCRIPTS}")
    add_custom_command(
        OUTPUT ${PAGE_OUTPUT}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${PAGE_OUTPUT} -DSTYLE=${PAGE_STYLE} -DSCRIPTS=${joined}
                -P ${BLOCLINE_PAGE_SCRIPT}
        DEPENDS ${PAGE_STYLE} ${PAGE_SCRIPTS} ${BLOCLINE_PAGE_SCRIPT}
        COMMENT "Embedding the offline page"
        VERBATIM)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    return()
endif()

# The text of a file without indentation, lines of comment and empty lines, and its SHA-256 in base64.
function(shortened text out)
    string(REGEX REPLACE "\n[ \t]+" "\n" text "\n${text}")
    string(REGEX REPLACE "\n//[^\n]*" "" text "${text}")
    string(REGEX REPLACE "\n\n+" "\n" text "${text}")
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(base64_of_hash text out)
    set(digits "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    string(SHA256 hash "${text}")
    set(base64 "")
    # Three hexadecimal digits are two of base64; the 64th, with two bits of nothing, is one.
    foreach(place RANGE 0 60 3)
        string(SUBSTRING "${hash}" ${place} 3 three)
        math(EXPR high "0x${three} / 64")
        math(EXPR low "0x${three} % 64")
        string(SUBSTRING "${digits}" ${high} 1 high)
        string(SUBSTRING "${digits}" ${low} 1 low)
        string(APPEND base64 "${high}${low}")
    endforeach()
    string(SUBSTRING "${hash}" 63 1 last)
    math(EXPR last "0x${last} * 4")
    string(SUBSTRING "${digits}" ${last} 1 last)
    set(${out} "${base64}${last}=" PARENT_SCOPE)
endfunction()

function(constant name text out)
    string(HEX "${text}" hex)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    set(${out} "${${out}}extern const char ${name}[];\nconst char ${name}[] = {${bytes}0};\n" PARENT_SCOPE)
endfunction()

file(READ ${STYLE} style)
shortened("${style}" style)
set(script "(() => {\n'use strict';\n")
string(REPLACE "," ";" SCRIPTS "${SCRIPTS}")
foreach(file IN LISTS SCRIPTS)
    file(READ ${file} one)
    shortened("${one}" one)
    string(APPEND script "${one}")
endforeach()
string(APPEND script "})();\n")

set(source "/* Made from page.css and script/ by the build. */\n")
foreach(part style script)
    base64_of_hash("${${part}}" hash)
    constant(page_${part} "${${part}}" source)
    constant(page_${part}_hash "${hash}" source)
endforeach()
file(WRITE ${OUTPUT} "${source}")
