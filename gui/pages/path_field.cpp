#include "gui/pages/path_field.h"

#include "engine/edit/edit.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

namespace yindi::gui {

bool path_field(const Session& session, UiState& ui, Intents& intents, const std::string& path, const Box& box,
                const std::string& hint) {
  CaseState& edited = ui.case_page;
  const bool typing = edited.edited_path == path;
  const std::string written = value_at(shown_case(session), path).value_or("");
  std::string text = typing ? edited.edited_text : written;
  if (field(ui.look, ("##" + path).c_str(), box, text, hint)) {
    edited.edited_path = path;
    edited.edited_text = text;
  }
  if (ImGui::IsItemDeactivated() && edited.edited_path == path) {
    if (!pressed(Key::escape) && edited.edited_text != written) intents.push_back(Change{path, edited.edited_text, 0});
    edited.edited_path.clear();
  }
  return typing;
}

} // namespace yindi::gui
