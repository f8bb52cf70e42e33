# blocline_embed(OUTPUT file.c SYMBOL name FILES a.sql b.sql): a C file with `const char name[]`
# holding the files one after the other. Run as a script (-P) it writes the file.
set(BLOCLINE_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(blocline_embed)
    cmake_parse_arguments(EMBED "" "OUTPUT;SYMBOL" "FILES" ${ARGN})
    string(REPLACE ";" "," joined "${EMBED_FILES}")
    add_custom_command(
        OUTPUT ${EMBED_OUTPUT}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${EMBED_OUTPUT} -DSYMBOL=${EMBED_SYMBOL}
                -DFILES=${joined} -P ${BLOCLINE_EMBED_SCRIPT}
        DEPENDS ${EMBED_FILES} ${BLOCLINE_EMBED_SCRIPT}
        COMMENT "Embedding ${EMBED_SYMBOL}"
        VERBATIM)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    string(REPLACE "," ";" FILES "${FILES}")
    # Bytes, not a text literal: compilers only promise 4095 characters per literal.
    foreach(file IN LISTS FILES)
        file(READ ${file} hex HEX)
        string(APPEND bytes "${hex}")
    endforeach()
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
    file(WRITE ${OUTPUT} "/* Made from text files by the build. */\nextern const char ${SYMBOL}[];\nconst char ${SYMBOL}[] = {\n    ${bytes}0\n};\n")
endif()
