# What is installed beside the programs, how it is taken away again, and the two packages:
#
#     cmake --workflow --preset deb        build-deb/*.deb, for Debian 12 and those that follow it
#     cmake --workflow --preset tarball    build-tarball/*.tar.gz, to be unpacked anywhere
#
# With SOURCE_DATE_EPOCH set both are the same bytes in any folder, time zone and locale.
option(BLOCLINE_DEB "Lay files out as packages of Debian do" OFF)

# blocline_install_page(file folder [name]): a page of the manual or a changelog, which Debian packs.
function(blocline_install_page file folder)
    set(name ${ARGN})
    if(NOT name)
        get_filename_component(name ${file} NAME)
    endif()
    if(BLOCLINE_DEB)
        string(MAKE_C_IDENTIFIER "${folder}/${name}" target)
        get_filename_component(packed ${BLOCLINE_SHARE}/packed/${target}.gz ABSOLUTE)
        add_custom_command(OUTPUT ${packed}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${BLOCLINE_SHARE}/packed
            COMMAND gzip -9n < ${file} > ${packed}
            DEPENDS ${file} VERBATIM)
        add_custom_target(pack_${target} ALL DEPENDS ${packed})
        add_dependencies(pack_${target} share)
        install(FILES ${packed} DESTINATION ${folder} RENAME ${name}.gz)
    else()
        install(FILES ${file} DESTINATION ${folder} RENAME ${name})
    endif()
endfunction()

# Documents.
set(BLOCLINE_PACKAGE_PARTS ${CMAKE_CURRENT_LIST_DIR}/package)
install(FILES LICENSE README.md src/EXAMPLES.md seeds/CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(BLOCLINE_DEB)
    install(FILES ${BLOCLINE_PACKAGE_PARTS}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
    blocline_install_page(${BLOCLINE_PACKAGE_PARTS}/changelog ${CMAKE_INSTALL_DOCDIR})
endif()

# The licences of what is linked in.
if(BLOCLINE_STATIC AND NOT BLOCLINE_DEB)
    list(JOIN BLOCLINE_LINKED "|" linked)
    set(third_party ${BLOCLINE_PACKAGE_PARTS}/third_party.cmake)
    add_custom_command(OUTPUT ${BLOCLINE_SHARE}/THIRD-PARTY.txt
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${BLOCLINE_SHARE}/THIRD-PARTY.txt -DLIBRARIES=${linked}
                -P ${third_party}
        DEPENDS ${third_party} VERBATIM)
    add_custom_target(third-party ALL DEPENDS ${BLOCLINE_SHARE}/THIRD-PARTY.txt)
    install(FILES ${BLOCLINE_SHARE}/THIRD-PARTY.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

add_custom_target(uninstall
    COMMAND ${CMAKE_COMMAND} -DMANIFEST=${CMAKE_BINARY_DIR}/install_manifest.txt
            -P ${BLOCLINE_PACKAGE_PARTS}/uninstall.cmake
    USES_TERMINAL VERBATIM)

set(CPACK_PACKAGE_NAME blocline)
set(CPACK_PACKAGE_VENDOR "The blocline developers")
set(CPACK_PACKAGE_CONTACT "The blocline developers <maintainers@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "timeline database of integration events")
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${BLOCLINE_PACKAGE_PARTS}/folders.cmake)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR External)
set(CPACK_EXTERNAL_ENABLE_STAGING ON)
set(CPACK_EXTERNAL_PACKAGE_SCRIPT ${BLOCLINE_PACKAGE_PARTS}/tarball.cmake)
set(CPACK_PACKAGE_FILE_NAME blocline-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
if(BLOCLINE_DEB)
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION database)
    set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsqlite3-0 (>= 3.37)") # STRICT tables
    # Each is loaded when it is asked for: workbooks, and pictures as PNG and PDF.
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libxlsxwriter4, librsvg2-2, libcairo2")
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS sqlite3)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
    file(READ ${BLOCLINE_PACKAGE_PARTS}/description CPACK_DEBIAN_PACKAGE_DESCRIPTION)
endif()
include(CPack)

# check-packages: both packages from two folders, the same bytes, and what is in them.
add_custom_target(check-packages
    COMMAND sh ${PROJECT_SOURCE_DIR}/tests/package/check.sh ${PROJECT_SOURCE_DIR}
            ${CMAKE_BINARY_DIR}/check-packages
    USES_TERMINAL VERBATIM)
