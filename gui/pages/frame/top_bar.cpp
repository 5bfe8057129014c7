#include "gui/pages/actions.h"
#include "gui/pages/frame/frame.h"
#include "gui/session/told_steps.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <utility>

namespace yindi::gui {
namespace {

Text county_name(const Case& c, const std::string& id) {
  const County* county = find_county(c, id);
  return county ? county->name : plain(id);
}

/// "24 of 49".
std::string place_of(const Session& session, const std::string& county) {
  const auto& ids = shown_case(session).model->county_ids;
  const auto at = std::find(ids.begin(), ids.end(), county) - ids.begin() + 1;
  return say(mark("{0} of {1}"), std::to_string(at), std::to_string(ids.size())).in(session.selection.language);
}

/// Widths below which there is room for less, in px of the design.
constexpr float tight_below = 1100, tiny_below = 620, place_from = 170;

/// Previous, the county's name (opens the list; `wide`), next.
void county_selector(const Session& session, UiState& ui, Intents& intents, float x, float y, float wide) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float h = look.px(control_height), gap = look.px(6);
  action_button(session, ui, intents, "previous county", {x, y, h, h}, {.icon = Icon::chevron_left}, "");
  const Box box{x + h + gap, y, wide, h};
  const Touch t = touch(look, "county", box);
  fill(box, t.hovered ? p.hover : p.page, look.px(6));
  outline(box, p.line2, look.px(6));
  icon(look, {box.right() - look.px(16), box.centre().y}, Icon::chevron_down, p.t2, 16);
  const std::string place = wide < look.px(place_from) ? "" : place_of(session, session.selection.county);
  const float place_width = width(look, place);
  put_in(look, {box.x, box.y, box.w - look.px(30), box.h}, place, {}, p.t3, Align::right);
  const Text name = county_name(shown_case(session), session.selection.county);
  const float after = place.empty() ? look.px(42) : look.px(54) + place_width;
  const Box left{box.x + look.px(12), box.y, box.w - after, box.h};
  const float used = put_in(look, left, name.in(look.language), {TextSize::S, true}, p.ink);
  const std::string& other = look.language == Language::en ? name.zh : name.en;
  const float rest = left.w - used - look.px(8);
  if (look.language == Language::en && other != name.en && width(look, other) <= rest)
    put_in(look, {left.x + used + look.px(8), left.y, rest, left.h}, other, {}, p.t2);
  action_button(session, ui, intents, "next county", {box.right() + gap, y, h, h}, {.icon = Icon::chevron_right}, "");
  if (t.clicked || std::exchange(ui.frame.counties_wanted, false)) {
    ui.frame.typed.clear();
    const auto& ids = shown_case(session).model->county_ids;
    ui.frame.list_place = static_cast<int>(std::find(ids.begin(), ids.end(), session.selection.county) - ids.begin());
    ImGui::OpenPopup("counties");
  }
  county_list(session, ui, intents, box);
}

/// From the right: projector, language, undo and redo, palette. Returns the left edge.
float right_side(const Session& session, UiState& ui, Intents& intents, const Box& box) {
  const Look& look = ui.look;
  const float h = look.px(control_height), y = box.y + (box.h - h) / 2, gap = look.px(8);
  const bool tight = box.w / look.type_scale() < tight_below;
  float x = box.right() - look.px(16);
  const std::string projector(tr(look.language, "Projector"));
  const ButtonOptions how{session.selection.projector ? Kind::primary : Kind::plain, true, Icon::monitor, projector};
  const std::string label = tight ? "" : projector;
  x -= button_width(look, label, how);
  action_button(session, ui, intents, "projector", {x, y, box.right() - look.px(16) - x, h}, how, label);
  const std::vector<std::string> languages = {"EN", "中文"};
  const float w = segments_width(look, languages);
  x -= gap + w;
  if (const auto part = segments(look, "language", {x, y, w, h}, languages, session.selection.language == Language::zh))
    intents.push_back(ChooseLanguage{*part == 1 ? Language::zh : Language::en});
  if (session.selection.projector || !session.document.history || box.w / look.type_scale() < tiny_below)
    return x; // keys do the rest
  x -= gap + 2 * h;
  const auto step_button = [&](const char* id, float at, Icon icon, const Sentence& step) {
    ButtonOptions options{.icon = icon};
    options.hint = action_hint(*find_action(id), look.language);
    if (!step.empty()) options.hint += "\n" + without_marks(step.in(look.language));
    action_button(session, ui, intents, id, {at, y, h, h}, options, "");
  };
  step_button("undo", x, Icon::undo, undo_in_words(session));
  step_button("redo", x + h, Icon::redo, redo_in_words(session));
  const std::string search(tr(look.language, "Search, run"));
  const float cap = width(look, "Ctrl P") + look.px(12);
  const float palette_width = tight ? h : width(look, search) + cap + look.px(28);
  x -= gap + palette_width;
  const Box place{x, y, palette_width, h};
  if (tight) {
    action_button(session, ui, intents, "palette", place, {.icon = Icon::search}, "");
    return x;
  }
  const Touch t = touch(look, "palette", place);
  fill(place, t.hovered ? look.colours.hover : look.colours.page, look.px(6));
  outline(place, look.colours.line2, look.px(6));
  put_in(look, inset(place, look.px(10)), search, {}, look.colours.t3);
  key_cap(look, place.right() - look.px(8), place.centre().y, "Ctrl P");
  if (t.clicked) ui.frame.palette_wanted = true;
  return x;
}

/// Beside each other where both fit, else the question below the title; in a small window its tooltip has all of it.
void title_and_question(const Look& look, const Case& c, const Box& box) {
  const Palette& p = look.colours;
  const std::string &title = c.head.title.in(look.language), &question = c.head.question.in(look.language);
  const Style bold{TextSize::M, true};
  const float used = width(look, title, bold) + look.px(12);
  if (question.empty() || used + width(look, question) <= box.w) {
    put_in(look, box, title, bold, p.ink);
    if (!question.empty()) put_in(look, {box.x + used, box.y, box.w - used, box.h}, question, {}, p.t2);
    return;
  }
  put_in(look, {box.x, box.y + look.px(4), box.w, look.px(24)}, title, bold, p.ink);
  put_in(look, {box.x, box.y + look.px(27), box.w, look.px(20)}, question, {}, p.t2);
}

} // namespace

void top_bar(const Session& session, UiState& ui, Intents& intents, const Box& box) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const float logical = box.w / look.type_scale();
  const bool tiny = logical < tiny_below && session.document.history;
  if (!tiny)
    put_in(look, {box.x + look.px(18), box.y, look.px(150), box.h}, tr(look.language, "Yindi"), {TextSize::M, true},
           p.ink);
  const float right = right_side(session, ui, intents, box);
  if (!session.document.history) return;
  const float steps = look.px(2 * control_height + 12);
  const float least = box.x + look.px(tiny ? 12 : 100);
  const float wide = std::min(look.px(220), right - look.px(14) - least - steps);
  const float x = right - look.px(14) - steps - wide;
  const float title_x = box.x + look.px(logical < 1500 ? 84 : 216);
  const float left = x - look.px(20) - title_x;
  const Case& c = shown_case(session);
  if (left > look.px(90)) {
    title_and_question(look, c, {title_x, box.y, left, box.h});
  }
  county_selector(session, ui, intents, x, box.y + (box.h - look.px(control_height)) / 2, wide);
}

} // namespace yindi::gui
