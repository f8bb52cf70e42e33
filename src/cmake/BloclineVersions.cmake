# BLOCLINE_LIBRARIES: one line for each library that the programs are linked with, for --libraries.
# A flaw of a library that is linked in is mended only by linking anew, so it must be possible to ask.
function(blocline_debian_version var package)
    set(${var} "" PARENT_SCOPE)
    find_program(BLOCLINE_DPKG_QUERY dpkg-query)
    if(BLOCLINE_DPKG_QUERY)
        execute_process(COMMAND ${BLOCLINE_DPKG_QUERY} -W "-f=\${Version}" ${package}
            OUTPUT_VARIABLE version ERROR_QUIET RESULT_VARIABLE failed)
        if(NOT failed)
            set(${var} "${version}" PARENT_SCOPE)
        endif()
    endif()
endfunction()

pkg_check_modules(LIBMD_MODULE QUIET libmd)
pkg_check_modules(JANSSON_MODULE QUIET jansson)
blocline_debian_version(utf8proc_version libutf8proc-dev)
blocline_debian_version(csv_version libcsv-dev)
blocline_debian_version(iniparser_version libiniparser-dev)
blocline_debian_version(stemmer_version libstemmer-dev)
blocline_debian_version(xlsxwriter_version libxlsxwriter-dev)

set(BLOCLINE_LIBRARIES "")
set(lines "")
foreach(library "SQLite=${SQLITE3_VERSION}" "utf8proc=${utf8proc_version}" "libcsv=${csv_version}"
        "iniparser=${iniparser_version}" "libstemmer=${stemmer_version}" "libmd=${LIBMD_MODULE_VERSION}"
        "jansson=${JANSSON_MODULE_VERSION}" "libxlsxwriter=${xlsxwriter_version}")
    string(REPLACE "=" " " line "${library}")
    if(library MATCHES "=$")
        string(APPEND line "(version unknown)")
    endif()
    list(APPEND lines "${line}")
    if(NOT library MATCHES "^SQLite=") # which the program asks
        string(APPEND BLOCLINE_LIBRARIES "${line}\\n")
    endif()
endforeach()

# The same with the packages of Debian that they come from, for THIRD-PARTY.txt; not libxlsxwriter,
# which is not linked in but loaded.
set(BLOCLINE_LINKED "")
foreach(package libsqlite3-dev libutf8proc-dev libcsv-dev libiniparser-dev libstemmer-dev libmd-dev libjansson-dev)
    list(POP_FRONT lines line)
    list(APPEND BLOCLINE_LINKED "${line} ${package}")
endforeach()
