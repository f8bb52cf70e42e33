# Run by CPack before it packs: folders have the same permissions however the builder's umask is set.
# (CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS does not reach those that CPack 3.25 makes itself.)
file(CHMOD_RECURSE ${CPACK_TEMPORARY_DIRECTORY} DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
