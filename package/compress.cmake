# Runs before the package is made. Debian wants manual pages and changelogs compressed, with
# no time and no name in them (gzip -n), so that each build gives the same file.
file(GLOB_RECURSE pages
  "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/*.[1-9]"
  "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/leash/changelog")
execute_process(COMMAND gzip -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)
