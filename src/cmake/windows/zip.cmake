# zip.cmake: run as a script (-P) it makes the zip that users unpack. The same files give the same
# bytes: names in order, one time, nobody's rights.
#   BINARY, SOURCE  the build and the source folder
#   NAME            of the zip and of the one folder in it
#   EPOCH           the day that the files are given
set(folder ${BINARY}/zip/${NAME})
file(REMOVE_RECURSE ${BINARY}/zip)
file(MAKE_DIRECTORY ${folder}/licences)
file(COPY ${BINARY}/blocline.exe ${BINARY}/blocline-ingest.exe ${BINARY}/blocline.db
          ${SOURCE}/README.md ${SOURCE}/LICENSE DESTINATION ${folder})
file(COPY ${SOURCE}/seeds DESTINATION ${folder})
file(COPY ${BINARY}/libraries/licences DESTINATION ${folder})
file(COPY ${BINARY}/libraries/versions DESTINATION ${folder}/licences)
# libcsv is under the LGPL and linked in: who gets the program gets its source too.
file(GLOB libcsv ${BINARY}/libraries/sources/libcsv_*)
file(COPY ${libcsv} DESTINATION ${folder}/licences/libcsv)
file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE ${BINARY}/zip ${BINARY}/zip/*)
list(SORT files)
list(JOIN files "\n" lines)
file(WRITE ${BINARY}/zip/files "${lines}\n")
file(REMOVE ${BINARY}/${NAME}.zip)
# Not with CMake's own: it writes when files were last looked at.
execute_process(COMMAND find ${folder} -exec touch -d "${EPOCH}" {} +
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E env TZ=UTC zip -q -X -@ ${BINARY}/${NAME}.zip
    WORKING_DIRECTORY ${BINARY}/zip INPUT_FILE ${BINARY}/zip/files COMMAND_ERROR_IS_FATAL ANY)
