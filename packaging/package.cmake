# Where things go when they are installed, and the Debian package: cmake --build build/release && cpack, or
# `./start package`. The programs find their data in share/yindi beside their own folder (engine/command/shipped.cpp).

include(GNUInstallDirs)
set(share ${CMAKE_INSTALL_DATADIR})
set(source ${CMAKE_CURRENT_LIST_DIR})

# A version is said in three places: here they are held together.
file(STRINGS ${source}/changelog said LIMIT_COUNT 1)
file(STRINGS ${source}/invalid.yindi.yindi.metainfo.xml released REGEX "<release " LIMIT_COUNT 1)
if(NOT said MATCHES "^yindi \\(${PROJECT_VERSION}\\) " OR NOT released MATCHES " version=\"${PROJECT_VERSION}\" ")
  message(FATAL_ERROR "packaging/changelog and the metainfo have to begin with version ${PROJECT_VERSION}")
endif()

# The manual pages are the programs' own help.
set(documents)
foreach(program yindi yindi-gui)
  if(TARGET ${program})
    foreach(lang en zh)
      set(page ${CMAKE_BINARY_DIR}/man/${lang}/${program}.1)
      add_custom_command(OUTPUT ${page}.gz
                         COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man/${lang}
                         COMMAND sh ${source}/man.sh $<TARGET_FILE:${program}> ${lang} ${PROJECT_VERSION} ${page}
                         COMMAND gzip -9nf ${page} DEPENDS ${program} ${source}/man.sh)
      list(APPEND documents ${page}.gz)
    endforeach()
  endif()
endforeach()
set(names changelog NEWS)
set(texts ${source}/changelog ${CMAKE_SOURCE_DIR}/CHANGELOG.md)
foreach(name text IN ZIP_LISTS names texts)
  set(packed ${CMAKE_BINARY_DIR}/man/${name}.gz)
  add_custom_command(OUTPUT ${packed} COMMAND sh -c "gzip -9nc '${text}' >'${packed}'" DEPENDS ${text} VERBATIM)
  list(APPEND documents ${packed})
endforeach()
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/man)
add_custom_target(manual_pages ALL DEPENDS ${documents})

install(TARGETS yindi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET yindi-gui)
  install(TARGETS yindi-gui RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${source}/yindi.desktop DESTINATION ${share}/applications)
  install(FILES ${source}/invalid.yindi.yindi.metainfo.xml DESTINATION ${share}/metainfo)
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
foreach(page ${documents})
  if(page MATCHES "/en/")
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  elseif(page MATCHES "/zh/")
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)
  endif()
endforeach()
install(FILES ${source}/copyright ${CMAKE_BINARY_DIR}/man/changelog.gz ${CMAKE_BINARY_DIR}/man/NEWS.gz
        DESTINATION ${share}/doc/yindi)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yindi)
# The project has no mail address: .invalid is reserved for saying so (RFC 2606). Who hands packages out names himself.
set(YINDI_CONTACT "Yindi contributors <yindi@yindi.invalid>" CACHE STRING "The maintainer that the package names")
set(CPACK_PACKAGE_CONTACT "${YINDI_CONTACT}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no linker sees: the typeface, and the drivers that libEGL loads. xdg-open shows the manual and folders.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-cjk, libgl1-mesa-dri")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xdg-utils, shared-mime-info")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "www-browser, bash-completion")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "choose industries for counties and defend the choice
Yindi ranks candidate industries county by county against local conditions
by AHP, TOPSIS and some forty other methods, says how sure the ranking is,
plans neighbouring counties together, holds a workshop on phones without
internet, and writes documents that can be signed and checked. It has a
window and a command line, in Chinese and English, and works offline.")
include(CPack)
