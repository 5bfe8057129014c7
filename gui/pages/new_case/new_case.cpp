#include "gui/pages/new_case/new_case.h"

#include "gui/platform/keys.h"
#include "gui/session/folders.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace yindi::gui {
namespace {

struct StepRow {
  const char* name;
  const char* wants; ///< why nobody can go on yet
  float (*draw)(const Session&, UiState&, const Column&, float);
};
const StepRow steps[new_case_steps] = {{mark("Region"), mark("Choose a region first"), region_step},
                                       {mark("Counties"), mark("Choose at least one county"), counties_step},
                                       {mark("Industries"), mark("Choose at least two industries"), industries_step},
                                       {mark("Weights"), "", weights_step},
                                       {mark("Question"), mark("Give the case a title"), question_step},
                                       {mark("Summary"), mark("Name a folder that is new or empty"), nullptr}};

std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  char text[16] = {};
  if (localtime_r(&now, &parts)) std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

std::size_t deciding(const NewCaseState& s) { return s.wanted.counties.size() + s.wanted.own_counties.size(); }
std::size_t candidates(const NewCaseState& s) { return s.wanted.industries.size() + s.wanted.own_industries.size(); }

std::string counted(const Look& look, std::size_t n, const char* one, const char* several) {
  return sentence(look, n == 1 ? one : several, std::to_string(n));
}

void go(NewCaseState& s, int step) {
  if (step < 0 || step >= new_case_steps) return;
  for (int before = 0; before < step; ++before)
    if (!step_done(s, before)) return;
  if (step == 4) propose_words(s);
  s.step = step;
  s.begins = true;
  s.was_told = false;
}

/// Back and on, with the keys that do the same.
void action_bar(UiState& ui, Intents& intents, const Box& bar) {
  const Look& look = ui.look;
  NewCaseState& s = ui.new_case;
  horizontal(bar.x, bar.right(), bar.y, look.colours.line);
  const float h = look.px(control_height), y = bar.y + (bar.h - h) / 2;
  const bool last = s.step + 1 == new_case_steps;
  const std::string next =
      last ? std::string(tr(look.language, mark("Create the case")))
           : sentence(look, mark("Next: {}"), std::string(tr(look.language, steps[s.step + 1].name)));
  const bool possible = step_done(s, s.step);
  const ButtonOptions primary{Kind::primary, possible};
  float x = bar.right() - look.px(24) - button_width(look, next, primary);
  const bool on = button(look, "next step", {x, y, button_width(look, next, primary), h}, next,
                         {Kind::primary,
                          possible,
                          {},
                          possible ? "Ctrl+Enter" : std::string(tr(look.language, steps[s.step].wants))}) ||
                  (pressed(Key::enter, Modifiers{.control = true}) && possible);
  if (s.step > 0) {
    const std::string back = sentence(look, mark("Back: {}"), std::string(tr(look.language, steps[s.step - 1].name)));
    x -= look.px(10) + button_width(look, back);
    if (button(look, "step back", {x, y, button_width(look, back), h}, back, {Kind::plain, true, {}, "Alt+←"}) ||
        pressed(Key::left, Modifiers{.alt = true}))
      return go(s, s.step - 1);
  }
  const std::string leave(tr(look.language, "Leave, the draft is kept"));
  if (button(look, "leave draft", {bar.x + look.px(28), y, button_width(look, leave), h}, leave) ||
      (pressed(Key::escape) && !ImGui::GetIO().WantTextInput))
    s.open = false;
  if (!on) return;
  if (!last) return go(s, s.step + 1);
  make_draft(s);
  s.refused = why_not_new(s.folder);
  if (s.made && s.refused.empty()) {
    s.was_told = true;
    intents.push_back(ChoosePage{"ranking"});
    intents.push_back(Create{s.made, whole_path(s.folder)});
  }
}

/// The case was made and is being opened: the assistant is done.
bool is_made(const Session& session, const NewCaseState& s) {
  const std::string folder = whole_path(s.folder);
  return !s.folder.empty() && s.step + 1 == new_case_steps &&
         ((session.opening && session.opening->folder == folder) || session.document.folder == folder ||
          (session.leaving && session.leaving->to == folder));
}

} // namespace

void begin_new_case(UiState& ui, const Session&) {
  NewCaseState& s = ui.new_case;
  s.open = s.begins = true;
  if (s.wanted.date.empty()) s.wanted.date = today();
}

bool step_done(const NewCaseState& s, int step) {
  switch (step) {
  case 0:
    return s.region != nullptr;
  case 1:
    return deciding(s) > 0;
  case 2:
    return candidates(s) > 1;
  case 3:
    return true;
  case 4:
    return !s.wanted.title.empty();
  default:
    return !s.folder.empty() && why_not_new(s.folder).empty();
  }
}

std::string step_headline(const UiState& ui, int step) {
  const Look& look = ui.look;
  const NewCaseState& s = ui.new_case;
  switch (step) {
  case 0:
    return std::string(tr(look.language, "Where are the counties?"));
  case 1:
    return deciding(s) == 0 ? std::string(tr(look.language, "Which counties decide?"))
                            : counted(look, deciding(s), mark("{} county chosen"), mark("{} counties chosen"));
  case 2:
    return candidates(s) == 0 ? std::string(tr(look.language, "Between which industries?"))
                              : counted(look, candidates(s), mark("{} industry chosen"), mark("{} industries chosen"));
  case 3:
    return std::string(tr(look.language, "What counts how much, to begin with?"));
  case 4:
    return std::string(tr(look.language, "What is asked, and by whom?"));
  default: {
    const std::size_t missing = s.ranked ? s.ranked->unknown.size() : 0;
    return missing == 1 ? std::string(tr(look.language, "Ready to rank, 1 criterion not wholly known"))
           : missing == 0
               ? std::string(tr(look.language, "Ready to rank"))
               : sentence(look, mark("Ready to rank, {} criteria not wholly known"), std::to_string(missing));
  }
  }
}

void new_case_rail(const Session&, UiState& ui, const Box& box, bool narrow) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  NewCaseState& s = ui.new_case;
  float y = box.y + look.px(12);
  for (int i = 0; i < new_case_steps; ++i) {
    const Box row{box.x + look.px(4), y, box.w - look.px(8), look.px(44)};
    const Touch t = touch(look, ("step " + std::to_string(i + 1)).c_str(), inset(row, look.px(2)));
    const bool here = i == s.step;
    if (here) {
      fill(inset(row, look.px(1)), p.page, look.px(6));
      outline(inset(row, look.px(1)), p.line, look.px(6));
    } else if (t.hovered)
      fill(inset(row, look.px(1)), p.hover, look.px(6));
    const std::string name(tr(look.language, steps[i].name)), number = std::to_string(i + 1);
    put_in(look, {row.x + look.px(12), row.y, look.px(20), row.h}, number, {TextSize::M, here}, p.t3);
    if (!narrow)
      put_in(look, {row.x + look.px(36), row.y, row.w - look.px(66), row.h}, name, {TextSize::M, here},
             here ? p.ink : p.t2);
    if (narrow && t.hovered) tooltip(look, name);
    const State state = here ? State::running : i < s.step && step_done(s, i) ? State::done : State::waiting;
    state_mark(look, {row.right() - look.px(narrow ? 9 : 17), narrow ? row.y + look.px(12) : row.centre().y}, state);
    if (t.clicked) go(s, i);
    y += look.px(46);
  }
  if (!narrow)
    paragraph(
        look, box.x + look.px(16), box.bottom() - look.px(84), box.w - look.px(32),
        tr(look.language, "Nothing is written before the last step. The draft is kept while this window is open."), {},
        p.t3);
}

void new_case_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  NewCaseState& s = ui.new_case;
  if (is_made(session, s)) {
    s = {};
    ui.frame.chooses_other_than.reset();
    return;
  }
  const Box box = room();
  const float bar = look.px(64);
  ImGui::BeginChild("step", {box.w, box.h - bar}, false, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NavFlattened);
  const Column column{box.x + look.px(28), std::min(box.w - look.px(56), look.px(1240))};
  float y = room().y + look.px(18);
  if (s.step + 1 == new_case_steps) rank_draft(session, s);
  y += paragraph(look, column.x, y, column.w, step_headline(ui, s.step), {TextSize::L, true}, look.colours.ink) +
       look.px(8);
  y += steps[s.step].draw ? steps[s.step].draw(session, ui, column, y) : summary_step(session, ui, intents, column, y);
  ImGui::SetCursorScreenPos({column.x, y + look.px(16)});
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
  action_bar(ui, intents, {box.x, box.bottom() - bar, box.w, bar});
}

bool check_row(const Look& look, const char* id, const Box& box, bool on) {
  const Palette& p = look.colours;
  const Touch t = touch(look, id, box);
  if (on || t.hovered) fill(box, on ? p.accent_tint : p.hover, look.px(4));
  const Box check{box.x + look.px(8), box.centre().y - look.px(9), look.px(18), look.px(18)};
  fill(check, on ? p.accent : p.page, look.px(3));
  outline(check, on ? p.accent : p.line2, look.px(3));
  if (on) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 c = check.centre();
    list->AddLine({c.x - look.px(5), c.y}, {c.x - look.px(1), c.y + look.px(4)}, p.accent_text, look.px(2));
    list->AddLine({c.x - look.px(1), c.y + look.px(4)}, {c.x + look.px(5), c.y - look.px(4)}, p.accent_text,
                  look.px(2));
  }
  return t.clicked;
}

} // namespace yindi::gui
