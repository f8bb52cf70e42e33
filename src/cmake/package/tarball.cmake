# Run by CPack: packs what was installed. Not by CPack's own packer, which takes the files in the order
# of the file system, and keeps who built it.
set(name ${CPACK_PACKAGE_FILE_NAME})
set(same --sort=name --owner=0 --group=0 --numeric-owner --format=gnu)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    list(APPEND same --mtime=@$ENV{SOURCE_DATE_EPOCH})
endif()
set(tarball ${CPACK_PACKAGE_DIRECTORY}/${name}.tar)
file(REMOVE ${tarball} ${tarball}.gz)
execute_process(COMMAND tar ${same} --transform=s,^[.],${name}, -cf ${tarball} .
    WORKING_DIRECTORY ${CPACK_TEMPORARY_DIRECTORY} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9n ${tarball} COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_EXTERNAL_BUILT_PACKAGES ${tarball}.gz)
