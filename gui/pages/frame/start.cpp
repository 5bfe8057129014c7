#include "gui/pages/pages.h"

#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// The casebook could not be computed with: every problem with its place.
float problems(const Session& session, const Look& look, float x, float y, float w) {
  const Palette& p = look.colours;
  const float begin = y;
  put_in(look, {x, y, w, look.px(40)}, tr(look.language, "This casebook has errors"), {TextSize::L, true}, p.ink);
  y += look.px(44);
  y += paragraph(look, x, y, w, session.document.folder, {TextSize::M}, p.t2) + look.px(16);
  for (const Diagnostic& d : session.document.diagnostics) {
    state_mark(look, {x + look.px(8), y + look.px(10)}, State::attention);
    std::string place = d.path;
    if (d.line > 0) place += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
    put_in(look, {x + look.px(26), y, w - look.px(26), look.px(20)}, place, {TextSize::S, true},
           d.severity == Severity::error ? p.err : p.warn);
    y += look.px(20);
    y += paragraph(look, x + look.px(26), y, w - look.px(26), d.message.in(look.language), {}, p.ink);
    if (!d.hint.empty()) y += paragraph(look, x + look.px(26), y, w - look.px(26), d.hint.in(look.language), {}, p.t2);
    y += look.px(10);
  }
  return y - begin;
}

} // namespace

void start_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box = room();
  const float w = std::min(look.px(720), box.w - look.px(56)), x = box.x + (box.w - w) / 2;
  float y = box.y + look.px(session.document.folder.empty() ? 180 : 40);
  if (!session.document.folder.empty()) y += problems(session, look, x, y, w) + look.px(24);
  if (session.document.folder.empty()) {
    put_in(look, {x, y, w, look.px(40)}, tr(look.language, "Fit the measure to the place"), {TextSize::L, true}, p.ink);
    y += look.px(44);
  }
  y += paragraph(look, x, y, w, tr(look.language, "Drop a casebook folder on this window, or type where it lies."),
                 {TextSize::M}, p.t2) +
       look.px(14);
  const std::string open(tr(look.language, "Open"));
  const float button_room = button_width(look, open) + look.px(20);
  field(look, "##path", {x, y, w - button_room - look.px(8), look.px(control_height)}, ui.frame.path_typed,
        std::string(tr(look.language, "folder of a casebook, for example casebooks/sichuan-plateau")));
  const bool entered = ImGui::IsItemFocused() && pressed(Key::enter);
  const Box place{x + w - button_room, y, button_room, look.px(control_height)};
  const bool clicked = button(look, "open", place, open, {Kind::primary, !ui.frame.path_typed.empty()});
  if ((entered || clicked) && !ui.frame.path_typed.empty())
    intents.push_back(Open{casebook_folder(ui.frame.path_typed)});
  ImGui::SetCursorScreenPos({x, y + look.px(60)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
