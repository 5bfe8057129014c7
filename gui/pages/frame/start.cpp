#include "gui/pages/actions.h"
#include "gui/pages/pages.h"

#include "engine/casebook/recovery.h"
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
    const bool gone = !is_there(place.folder);
    const std::string name = place.folder.substr(place.folder.find_last_of('/') + 1);
    const float used = put_in(look, {x, y, w * .4F, row.h}, name, {TextSize::S, true}, gone ? p.t3 : p.ink);
    put_in(look, {x + used + look.px(12), y, w - used - look.px(12), row.h}, place.folder, {}, p.t3);
    if (gone)
      put_in(look, {x, y, w, row.h}, tr(look.language, "folder not found"), {}, p.err, Align::right);
    else if (has_kept_work(place.folder))
      put_in(look, {x, y, w, row.h}, tr(look.language, "has work that was not saved"), {}, p.warn, Align::right);
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

/// A case that was begun and left.
float draft(const Session& session, UiState& ui, float x, float y, float w) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box{x, y, w, look.px(62)};
  fill(box, p.warn_tint, look.px(8));
  put_in(look, {box.x + look.px(16), box.y, w * .6F, box.h},
         tr(look.language, "A new case was begun and is not made yet."), {TextSize::M, true}, p.ink);
  const std::string on(tr(look.language, "Go on with it")), away(tr(look.language, "Throw it away"));
  float right = box.right() - look.px(16);
  const float h = look.px(control_height), top = box.y + (box.h - h) / 2;
  right -= button_width(look, on);
  if (button(look, "go on with draft", {right, top, button_width(look, on), h}, on)) begin_new_case(ui, session);
  right -= button_width(look, away) + look.px(8);
  if (button(look, "drop draft", {right, top, button_width(look, away), h}, away)) ui.new_case = {};
  return box.h;
}

/// What comes with the program: a click looks at it, a copy belongs to who makes it.
float shipped(const Session& session, UiState& ui, Intents& intents, float x, float y, float w) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y;
  put_in(look, {x, y, w, look.px(26)}, tr(look.language, "Comes with Yindi"), {TextSize::M, true}, p.ink);
  y += look.px(32);
  const std::string copy(tr(look.language, "Copy..."));
  const float copy_w = button_width(look, copy);
  for (const ShippedCase& one : shipped_cases()) {
    const Box row{x - look.px(8), y, w + look.px(8) - copy_w, look.px(34)};
    const Touch t = touch(look, ("shipped " + name_of_path(one.folder)).c_str(), row);
    if (t.hovered) fill(row, p.hover, look.px(6));
    put_in(look, {x, y, w * .36F, row.h}, one.title.in(look.language), {TextSize::S, true}, p.ink);
    put_in(look, {x + w * .38F, y, w * .24F, row.h},
           sentence(look, mark("{0} counties, {1} industries"), std::to_string(one.counties),
                    std::to_string(one.industries)),
           {}, p.t2);
    put_in(look, {x + w * .62F, y, w * .38F - copy_w - look.px(16), row.h}, one.question.in(look.language), {}, p.t3);
    if (t.clicked) intents.push_back(Open{one.folder});
    if (button(look, ("copy " + name_of_path(one.folder)).c_str(),
               {x + w - copy_w, y + look.px(3), copy_w, look.px(28)}, copy)) {
      ui.frame.copied = one.folder;
      open_chooser(ui.chooser, Choosing::new_folder, "copy", "~");
    }
    y += row.h;
    horizontal(x, x + w, y, p.line);
  }
  if (const std::string folder = take_choice(ui.chooser, "copy"); !folder.empty()) {
    Sentence why;
    if (auto made = read_region(ui.frame.copied, why)) intents.push_back(Create{std::move(made), folder});
  }
  (void)session;
  return y - begin;
}

/// Where things can be dropped, and a path to type.
float by_path(UiState& ui, Intents& intents, float x, float y, float w) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float begin = y, control = look.px(control_height);
  y += paragraph(look, x, y, w, tr(look.language, "Or drop a casebook folder on this window, or type where it lies."),
                 {}, p.t3) +
       look.px(8);
  const std::string open(tr(look.language, "Open"));
  const float button_room = button_width(look, open) + look.px(20);
  field(look, "##path", {x, y, w - button_room - look.px(8), control}, ui.frame.path_typed,
        std::string(tr(look.language, "folder of a casebook, for example casebooks/sichuan-plateau")));
  const bool entered = ImGui::IsItemFocused() && pressed(Key::enter);
  const Box place{x + w - button_room, y, button_room, control};
  const bool clicked = button(look, "open", place, open, {Kind::plain, !ui.frame.path_typed.empty()});
  if ((entered || clicked) && !ui.frame.path_typed.empty())
    intents.push_back(Open{casebook_folder(ui.frame.path_typed)});
  return y + control - begin;
}

} // namespace

void start_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box = room();
  if (session.opening && !session.document.history) return opening(session, look, box);
  const bool failed = !session.document.folder.empty() && !session.document.history;
  const float w = std::min(look.px(1012), box.w - look.px(56)), x = box.x + look.px(28);
  const float control = look.px(control_height);
  float y = box.y + look.px(18), right = x + w;
  for (const char* id : {"new case", "browse"}) {
    const ButtonOptions how{*id == 'n' ? Kind::primary : Kind::plain};
    const float button_w = action_width(look, id, how);
    action_button(session, ui, intents, id, {right - button_w, y + look.px(3), button_w, control}, how);
    right -= button_w + look.px(8);
  }
  const char* title = session.document.history             ? mark("Open another casebook")
                      : session.preferences.recent.empty() ? mark("No case yet")
                                                           : mark("Fit the measure to the place");
  y += std::max(look.px(40), paragraph(look, x, y, right - x, tr(look.language, title), {TextSize::L, true}, p.ink)) +
       look.px(4);
  y += paragraph(look, x, y, w,
                 tr(look.language,
                    "Begin a case of your own, go on with one of before, or look at one that comes with Yindi."),
                 {TextSize::M}, p.t2) +
       look.px(20);
  if (ui.new_case.region) y += draft(session, ui, x, y, w) + look.px(20);
  if (failed) y += problems(session, look, x, y, w) + look.px(24);
  if (!session.preferences.recent.empty()) y += recent(session, look, intents, x, y, w) + look.px(24);
  y += shipped(session, ui, intents, x, y, w) + look.px(24);
  y += by_path(ui, intents, x, y, w) + look.px(20);
  if (session.document.history) {
    const std::string back(tr(look.language, "Back to the casebook"));
    if (button(look, "back", {x, y, button_width(look, back), control}, back) ||
        (pressed(Key::escape) && !ui.chooser.open))
      ui.frame.chooses_other_than.reset();
    y += control;
  }
  ImGui::SetCursorScreenPos({x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
