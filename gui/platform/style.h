#pragma once

// The ImGui context as Yindi wants it: no files of its own, no decoration, keyboard everywhere.

namespace yindi::gui {

void start_imgui();

} // namespace yindi::gui
