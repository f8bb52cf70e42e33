# blocline_output(OUTPUT file TARGET program ARGS arg...): a file of what a program of ours prints.
# Built for another machine, the program runs through CMAKE_CROSSCOMPILING_EMULATOR.
# Run as a script (-P) it writes the file.
set(BLOCLINE_OUTPUT_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(blocline_output)
    cmake_parse_arguments(OUT "" "OUTPUT;TARGET" "ARGS" ${ARGN})
    string(REPLACE ";" "," joined "${OUT_ARGS}")
    get_target_property(emulator ${OUT_TARGET} CROSSCOMPILING_EMULATOR)
    if(NOT CMAKE_CROSSCOMPILING OR NOT emulator)
        set(emulator "")
    endif()
    string(REPLACE ";" "," emulator "${emulator}")
    add_custom_command(
        OUTPUT ${OUT_OUTPUT}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${OUT_OUTPUT} -DPROGRAM=$<TARGET_FILE:${OUT_TARGET}>
                -DARGS=${joined} -DEMULATOR=${emulator} -P ${BLOCLINE_OUTPUT_SCRIPT}
        DEPENDS ${OUT_TARGET} ${BLOCLINE_OUTPUT_SCRIPT}
        COMMENT "Writing ${OUT_OUTPUT}"
        VERBATIM)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    string(REPLACE "," ";" ARGS "${ARGS}")
    string(REPLACE "," ";" EMULATOR "${EMULATOR}")
    execute_process(COMMAND ${EMULATOR} ${PROGRAM} ${ARGS} OUTPUT_FILE ${OUTPUT}.new RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${PROGRAM} ${ARGS}: ${status}")
    endif()
    file(RENAME ${OUTPUT}.new ${OUTPUT})
endif()
