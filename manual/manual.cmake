# The manual as HTML pages, in English and Chinese: build/…/manual/{en,zh}/*.html out of manual/{en,zh}/*.md, and
# share/yindi/manual when installed. The window looks for manual/LANG/index.html as for all shipped data.

include(GNUInstallDirs)
find_program(CMARK_GFM cmark-gfm)
if(NOT CMARK_GFM)
  message(STATUS "cmark-gfm is not here: the manual is not built")
  add_custom_target(manual COMMAND ${CMAKE_COMMAND} -E echo "cmark-gfm is not here: the manual is not built")
  return()
endif()

set(manual ${CMAKE_BINARY_DIR}/manual)
file(GLOB manual_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/en/*.md ${CMAKE_CURRENT_LIST_DIR}/zh/*.md
     ${CMAKE_CURRENT_LIST_DIR}/pictures/*/*.png)
add_custom_command(OUTPUT ${manual}/made
                   COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/make.sh ${CMAKE_CURRENT_LIST_DIR} $<TARGET_FILE:yindi> ${manual}
                   COMMAND ${CMAKE_COMMAND} -E touch ${manual}/made
                   DEPENDS yindi ${manual_sources} ${CMAKE_CURRENT_LIST_DIR}/make.sh ${CMAKE_CURRENT_LIST_DIR}/style.css
                   COMMENT "The manual" VERBATIM)
add_custom_target(manual DEPENDS ${manual}/made)
install(DIRECTORY ${manual}/en ${manual}/zh ${manual}/pictures DESTINATION ${CMAKE_INSTALL_DATADIR}/yindi/manual OPTIONAL
        FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
        DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(FILES ${manual}/style.css DESTINATION ${CMAKE_INSTALL_DATADIR}/yindi/manual OPTIONAL)
