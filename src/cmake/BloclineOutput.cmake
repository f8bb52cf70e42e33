# blocline_output(OUTPUT file TARGET program ARGS arg...): a file of what a program of ours prints.
# Run as a script (-P) it writes the file.
set(BLOCLINE_OUTPUT_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(blocline_output)
    cmake_parse_arguments(OUT "" "OUTPUT;TARGET" "ARGS" ${ARGN})
    string(REPLACE ";" "," joined "${OUT_ARGS}")
    add_custom_command(
        OUTPUT ${OUT_OUTPUT}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${OUT_OUTPUT} -DPROGRAM=$<TARGET_FILE:${OUT_TARGET}>
                -DARGS=${joined} -P ${BLOCLINE_OUTPUT_SCRIPT}
        DEPENDS ${OUT_TARGET} ${BLOCLINE_OUTPUT_SCRIPT}
        COMMENT "Writing ${OUT_OUTPUT}"
        VERBATIM)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    string(REPLACE "," ";" ARGS "${ARGS}")
    execute_process(COMMAND ${PROGRAM} ${ARGS} OUTPUT_FILE ${OUTPUT}.new RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${PROGRAM} ${ARGS}: ${status}")
    endif()
    file(RENAME ${OUTPUT}.new ${OUTPUT})
endif()
