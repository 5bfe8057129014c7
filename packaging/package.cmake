# Where things go when they are installed, and the Debian package: cmake --build build/release && cpack, or
# `./start package`. The programs find their data in share/yindi beside their own folder (engine/command/shipped.cpp).

include(GNUInstallDirs)
set(share ${CMAKE_INSTALL_DATADIR})
set(source ${CMAKE_CURRENT_LIST_DIR})

# The manual pages are the program's own help.
set(manuals)
foreach(lang en zh)
  set(page ${CMAKE_BINARY_DIR}/man/${lang}/yindi.1)
  add_custom_command(OUTPUT ${page}.gz
                     COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man/${lang}
                     COMMAND sh ${source}/man.sh $<TARGET_FILE:yindi> ${lang} ${PROJECT_VERSION} ${page}
                     COMMAND gzip -9nf ${page} DEPENDS yindi ${source}/man.sh)
  list(APPEND manuals ${page}.gz)
endforeach()
set(changelog ${CMAKE_BINARY_DIR}/man/changelog.gz)
add_custom_command(OUTPUT ${changelog} COMMAND sh -c "gzip -9nc '${CMAKE_SOURCE_DIR}/CHANGELOG.md' >'${changelog}'"
                   DEPENDS ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${manuals} VERBATIM)
add_custom_target(manual_pages ALL DEPENDS ${manuals} ${changelog})

install(TARGETS yindi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET yindi-gui)
  install(TARGETS yindi-gui RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${source}/yindi.desktop DESTINATION ${share}/applications)
  install(FILES ${source}/yindi.metainfo.xml DESTINATION ${share}/metainfo)
  install(FILES ${source}/yindi-mime.xml DESTINATION ${share}/mime/packages RENAME yindi.xml)
  install(FILES ${source}/yindi.svg DESTINATION ${share}/icons/hicolor/scalable/apps)
  foreach(size 16 24 32 48 64 128 256)
    install(FILES ${source}/icons/${size}.png DESTINATION ${share}/icons/hicolor/${size}x${size}/apps RENAME yindi.png)
  endforeach()
endif()
install(DIRECTORY ${CMAKE_SOURCE_DIR}/criteria ${CMAKE_SOURCE_DIR}/casebooks DESTINATION ${share}/yindi
        FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
        DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(FILES ${source}/yindi.bash DESTINATION ${share}/bash-completion/completions RENAME yindi)
install(FILES ${CMAKE_BINARY_DIR}/man/en/yindi.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_BINARY_DIR}/man/zh/yindi.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)
install(FILES ${source}/copyright ${changelog} DESTINATION ${share}/doc/yindi)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yindi)
set(CPACK_PACKAGE_CONTACT "Yindi contributors <yindi@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-cjk, libegl1, libgl1-mesa-dri")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "choose industries for counties and defend the choice
Yindi ranks candidate industries county by county against local conditions
by AHP, TOPSIS and some forty other methods, says how sure the ranking is,
plans neighbouring counties together, holds a workshop on phones without
internet, and writes documents that can be signed and checked. It has a
window and a command line, in Chinese and English, and works offline.")
include(CPack)
