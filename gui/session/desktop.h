#pragma once

#include <string>

namespace yindi::gui {

/// Hands a folder or a page to the program that shows such on this desktop; false where there is none.
bool show_on_desktop(const std::string& path);

} // namespace yindi::gui
