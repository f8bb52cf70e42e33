# Run by the build: writes THIRD-PARTY.txt, with the name, version and licence texts of the libraries
# that are linked in. LIBRARIES: `name version package`, parted by `|`. The texts are those that
# Debian installs with each library; elsewhere the file says where to look.
set(out "blocline is linked with the libraries below. Their code is in its programs, under their licences.
Any of them can be exchanged for another version: the source of blocline is free (LICENSE), and
`cmake --preset release -DBLOCLINE_STATIC=OFF` links shared libraries instead.
")
set(common "")
string(REPLACE "|" ";" libraries "${LIBRARIES}")
foreach(library IN LISTS libraries)
    string(REGEX MATCH "^([^ ]*) (.*) ([^ ]*)$" matched "${library}")
    set(title "${CMAKE_MATCH_1} ${CMAKE_MATCH_2}")
    set(file "/usr/share/doc/${CMAKE_MATCH_3}/copyright")
    string(REPEAT "=" 100 line)
    string(APPEND out "\n${line}\n${title}\n${line}\n\n")
    if(EXISTS ${file})
        file(READ ${file} text)
        string(APPEND out "${text}")
        string(REGEX MATCHALL "/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]" named "${text}")
        list(APPEND common ${named})
    else()
        message(WARNING "no ${file}: THIRD-PARTY.txt lacks the licence of ${title}")
        string(APPEND out "Its licence comes with its source.\n")
    endif()
endforeach()
list(REMOVE_DUPLICATES common)
list(SORT common)
foreach(file IN LISTS common)
    if(EXISTS ${file})
        file(READ ${file} text)
        string(APPEND out "\n${line}\n${file}\n${line}\n\n${text}")
    endif()
endforeach()
file(WRITE ${OUTPUT} "${out}")
