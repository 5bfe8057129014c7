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

/// Casebooks of other days: a click opens one.
float recent(const Session& session, const Look& look, Intents& intents, float x, float y, float w) {
  const Palette& p = look.colours;
  const float begin = y;
  if (session.preferences.recent.empty()) return 0;
  put_in(look, {x, y, w, look.px(26)}, tr(look.language, "Opened before"), {TextSize::M, true}, p.ink);
  y += look.px(32);
  for (const LastPlace& place : session.preferences.recent) {
    const Box row{x - look.px(8), y, w + look.px(16), look.px(32)};
    const Touch t = touch(look, place.folder.c_str(), row);
    if (t.hovered) fill(row, p.hover, look.px(6));
    const std::string name = place.folder.substr(place.folder.find_last_of('/') + 1);
    const float used = put_in(look, {x, y, w * .4F, row.h}, name, {TextSize::S, true}, p.ink);
    put_in(look, {x + used + look.px(12), y, w - used - look.px(12), row.h}, place.folder, {}, p.t3);
    if (t.clicked) intents.push_back(Open{place.folder});
    y += row.h;
  }
  return y - begin;
}

void opening(const Session& session, const Look& look, const Box& box) {
  const std::string& folder = session.opening->folder;
  const std::string name = folder.substr(folder.find_last_of('/', folder.size() - 2) + 1);
  const float w = std::min(look.px(720), box.w - look.px(56)), x = box.x + (box.w - w) / 2;
  float y = box.y + look.px(180);
  y += paragraph(look, x, y, w, sentence(look, mark("Opening {}..."), name), {TextSize::L, true}, look.colours.ink);
  paragraph(look, x, y, w, tr(look.language, "The casebook is being read and ranked."), {TextSize::M}, look.colours.t2);
}

} // namespace

void start_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box = room();
  if (session.opening && !session.document.history) return opening(session, look, box);
  const bool failed = !session.document.folder.empty() && !session.document.history;
  const float w = std::min(look.px(720), box.w - look.px(56)), x = box.x + (box.w - w) / 2;
  float y = box.y + look.px(failed ? 40 : 140);
  const float control = look.px(control_height);
  put_in(look, {x, y, w, look.px(40)},
         tr(look.language,
            session.document.history ? mark("Open another casebook") : mark("Fit the measure to the place")),
         {TextSize::L, true}, p.ink);
  y += look.px(44);
  y += paragraph(look, x, y, w, tr(look.language, "Drop a casebook folder on this window, or type where it lies."),
                 {TextSize::M}, p.t2) +
       look.px(14);
  const std::string open(tr(look.language, "Open"));
  const float button_room = button_width(look, open) + look.px(20);
  field(look, "##path", {x, y, w - button_room - look.px(8), control}, ui.frame.path_typed,
        std::string(tr(look.language, "folder of a casebook, for example casebooks/sichuan-plateau")));
  const bool entered = ImGui::IsItemFocused() && pressed(Key::enter);
  const Box place{x + w - button_room, y, button_room, control};
  const bool clicked = button(look, "open", place, open, {Kind::primary, !ui.frame.path_typed.empty()});
  if ((entered || clicked) && !ui.frame.path_typed.empty())
    intents.push_back(Open{casebook_folder(ui.frame.path_typed)});
  y += control + look.px(28);
  if (failed) y += problems(session, look, x, y, w) + look.px(24);
  y += recent(session, look, intents, x, y, w) + look.px(20);
  if (session.document.history) {
    const std::string back(tr(look.language, "Back to the casebook"));
    if (button(look, "back", {x, y, button_width(look, back), control}, back) || pressed(Key::escape))
      ui.frame.chooses_other_than.reset();
    y += control;
  }
  ImGui::SetCursorScreenPos({x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
