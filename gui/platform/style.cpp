#include "gui/platform/style.h"

#include "gui/platform/imgui_compat.h"

namespace yindi::gui {

void start_imgui() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  map_keys();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.WindowMinSize = {1, 1};
  // Curves of large discs stay round at scale 2 and on a projector.
  style.CircleTessellationMaxError = 0.15F;
}

} // namespace yindi::gui
