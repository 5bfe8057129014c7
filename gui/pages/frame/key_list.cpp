// The list of keys, made of the table of actions: what has a shortcut stands here, and nothing else needs to be kept.

#include "gui/pages/actions.h"
#include "gui/pages/frame/frame.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <imgui.h>
#include <utility>

namespace yindi::gui {
namespace {

std::string keys_of(const Action& action, Language language) {
  const std::string first = shortcut_text(action.shortcut, language),
                    second = shortcut_text(action.other_shortcut, language);
  return second.empty() ? first : first + "  " + second;
}

/// Those of one page, or (blank) those that hold everywhere.
void keys_of_page(const Look& look, const std::string& page, const std::string& title) {
  const auto belongs = [&](const Action& action) { return action.page == page && action.shortcut.key != Key::none; };
  const float row = look.px(28);
  bool headed = false;
  for (const Action& action : actions()) {
    if (!belongs(action)) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float w = ImGui::GetContentRegionAvail().x - look.px(20);
    const float head = headed ? 0 : look.px(34);
    if (!std::exchange(headed, true))
      put_in(look, {at.x + look.px(12), at.y + look.px(6), w, row}, title, {TextSize::S, true}, look.colours.t2);
    const Box line{at.x + look.px(12), at.y + head, w - look.px(12), row};
    put_in(look, {line.x, line.y, line.w - look.px(140), row}, action.label.in(look.language), {}, look.colours.ink);
    put_in(look, line, keys_of(action, look.language), {TextSize::S, true}, look.colours.ink, Align::right);
    horizontal(line.x, line.right(), line.bottom(), look.colours.line);
    ImGui::Dummy({1, head + row});
  }
}

} // namespace

void key_list(const Session&, UiState& ui, const Box& window) {
  const Look& look = ui.look;
  if (std::exchange(ui.frame.keys_wanted, false)) ImGui::OpenPopup("keys");
  if (!ImGui::IsPopupOpen("keys")) return;
  const float w = std::min(look.px(560), window.w - look.px(40)), h = window.h - look.px(120);
  if (!begin_list(look, "keys", {window.x + (window.w - w) / 2, window.y + look.px(60), w, h})) return;
  if (pressed(Key::escape)) ImGui::CloseCurrentPopup();
  ImGui::BeginChild("rows", {0, 0}, false, ImGuiWindowFlags_NoBackground);
  keys_of_page(look, "", std::string(tr(look.language, "Everywhere")));
  for (const PageRow& page : pages()) keys_of_page(look, page.id, std::string(tr(look.language, page.name)));
  ImGui::EndChild();
  end_list();
}

} // namespace yindi::gui
