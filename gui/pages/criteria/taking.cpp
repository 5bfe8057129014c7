// Criteria of another library: its tree, what would come along, and what stands in the way.

#include "engine/edit/criteria_edits.h"
#include "engine/edit/edit.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/platform/keys.h"
#include "gui/session/folders.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>

namespace yindi::gui {
namespace {

constexpr float library_row = 28; ///< px of the design

void open_library(CriteriaView& v, const std::string& path) {
  TakingState& t = v.state().taking;
  t.path = path;
  t.library = read_criteria(path, t.wrong);
  t.chosen.clear();
}

/// Which library, and another one from the disk.
float library_choice(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  TakingState& t = v.state().taking;
  const float h = look.px(control_height);
  std::vector<ListedWord> words;
  for (const ShippedCriteria& one : shipped_criteria()) words.push_back({one.path, one.name.in(look.language)});
  if (std::none_of(words.begin(), words.end(), [&](const ListedWord& one) { return one.word == t.path; }))
    words.push_back({t.path, name_of_path(t.path)});
  const std::string other = v.tell(mark("Another casebook or criteria file...")), no = v.tell(mark("Cancel"));
  const float w = std::min(look.px(340), std::max(look.px(160), column.w * .4F));
  if (const auto chosen = choose_word(look, "library", {column.x, y, w, h}, t.path, words); chosen && *chosen != t.path)
    open_library(v, *chosen);
  const float other_w = button_width(look, other);
  if (button(look, "other library", {column.x + w + look.px(10), y, other_w, h}, other))
    open_chooser(v.ui.chooser, Choosing::criteria, "criteria", parent_folder(t.path.empty() ? "~" : t.path));
  if (const std::string path = take_choice(v.ui.chooser, "criteria"); !path.empty()) open_library(v, path);
  const float no_w = button_width(look, no);
  if (button(look, "leave library", {column.x + column.w - no_w, y, no_w, h}, no)) t.open = false;
  return h;
}

/// The other library as a tree; what stands here already is grey.
float library_tree(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  TakingState& t = v.state().taking;
  const float begin = y, h = look.px(library_row);
  const std::function<void(const std::string&, int)> add = [&](const std::string& node, int depth) {
    for (const std::string& id : children(*t.library, node)) {
      const Box row{column.x, y, column.w, h};
      const bool here = find_criterion(v.library(), id), group = is_group(*t.library, id), chosen = t.chosen == id;
      const Touch touched = touch(look, ("take " + id).c_str(), row, 4);
      if (chosen || touched.hovered) fill(row, chosen ? p.accent_tint : p.hover, look.px(4));
      const float x = row.x + look.px(8) + look.px(22) * static_cast<float>(depth);
      const std::string remark = here ? v.tell(mark("is here")) : std::string();
      const float right = remark.empty() ? 0 : width(look, remark) + look.px(14);
      put_in(look, {x, y, row.right() - x - right, h}, find_criterion(*t.library, id)->name.in(look.language),
             {TextSize::S, group || chosen}, here ? p.t3 : p.ink);
      if (here) put_in(look, {row.x, y, row.w - look.px(8), h}, remark, {}, p.t3, Align::right);
      if (touched.clicked) {
        t.chosen = id;
        const std::string& parent = find_criterion(*t.library, id)->parent;
        t.under = find_criterion(v.library(), parent) ? parent : std::string();
      }
      y += h;
      if (depth == 0 || group) horizontal(row.x, row.right(), y, p.line);
      add(id, depth + 1);
    }
  };
  add(goal, 0);
  return y - begin;
}

/// Worked out once for each question: the check of a whole case is no work for every frame.
void work_out(CriteriaView& v) {
  TakingState& t = v.state().taking;
  const auto now = v.session.document.now();
  const std::string question = t.path + "\n" + t.chosen + "\n" + t.under;
  if (t.of == now && t.question == question) return;
  t.of = now, t.question = question;
  t.result = taking_of(*now, *t.library, t.chosen, t.under);
  t.refused = {};
  if (t.result.edits.empty()) return;
  for (const Diagnostic& d : apply(*now, Step{t.result.edits, {}, {}, {}, {}}).diagnostics)
    if (d.severity == Severity::error && t.refused.empty())
      t.refused = d.hint.empty() ? d.message : say(mark("{0}: {1}"), both(d.message), both(d.hint));
}

std::string names_of_criteria(const Look& look, const Library& library, const std::vector<std::string>& ids) {
  std::vector<Text> names;
  for (const std::string& id : ids)
    if (const Criterion* one = find_criterion(library, id); one && names.size() < 8) names.push_back(one->name);
  if (ids.size() > names.size()) names.push_back(plain("…"));
  return list(names).in(look.language);
}

void take(CriteriaView& v) {
  TakingState& t = v.state().taking;
  Changes changes;
  for (const Edit& edit : t.result.edits) changes.all.push_back({edit.path, edit.new_value, 0, edit.at});
  v.intents.push_back(std::move(changes));
  choose_criterion(v, t.result.taken.front());
  t.open = false;
}

float what_comes(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  TakingState& t = v.state().taking;
  const float begin = y, h = look.px(control_height);
  const Criterion* chosen = find_criterion(*t.library, t.chosen);
  if (!chosen)
    return paragraph(look, column.x, y, column.w,
                     v.tell(mark("Choose a criterion of the library: it comes with all below it, with its measure, its "
                                 "scale and its words. Judgements do not come along.")),
                     {}, p.t2);
  work_out(v);
  y += paragraph(look, column.x, y, column.w, chosen->name.in(look.language), {TextSize::M, true}, p.ink) + look.px(2);
  if (!chosen->help.empty())
    y += paragraph(look, column.x, y, column.w, chosen->help.in(look.language), {}, p.t2) + look.px(8);
  std::vector<ListedWord> places = {{"", v.tell(mark("directly below the goal"))}};
  for (const Criterion& one : v.library().criteria)
    if (is_group(v.library(), one.id)) places.push_back({one.id, criterion_name(v.session, one.id)});
  const std::string below = v.tell(mark("Below"));
  const float label = width(look, below) + look.px(10);
  put_in(look, {column.x, y, label, h}, below, {}, p.t2);
  if (const auto under = choose_word(look, "take under", {column.x + label, y, look.px(240), h}, t.under, places))
    t.under = *under;
  y += h + look.px(10);
  const auto line = [&](State state, const char* marked, const std::string& names) {
    state_mark(look, {column.x + look.px(8), y + look.px(10)}, state);
    y += paragraph(look, column.x + look.px(26), y, column.w - look.px(26), sentence(look, marked, names), {}, p.ink) +
         look.px(6);
  };
  const Taking& result = t.result;
  if (!result.taken.empty())
    line(State::done, mark("Comes along: {}."), names_of_criteria(look, *t.library, result.taken));
  if (!result.there.empty())
    line(State::waiting, mark("Is here already and stays: {}."), names_of_criteria(look, v.library(), result.there));
  for (const std::string& id : result.clashing)
    line(State::attention, mark("Another criterion has this id here and stays as it is: {}."),
         criterion_name(v.session, id) + " (" + id + ")");
  for (const std::string& column_name : result.columns)
    line(State::attention, mark("A measure looks at a column that this case does not have: {}."), column_name);
  if (!t.refused.empty()) y += paragraph(look, column.x, y, column.w, v.tell(t.refused), {}, p.err) + look.px(8);
  const std::string yes = v.tell(mark("Take it"));
  const ButtonOptions primary{Kind::primary, !result.edits.empty() && t.refused.empty()};
  if (button(look, "take it", {column.x, y + look.px(4), button_width(look, yes, primary), h}, yes, primary)) take(v);
  return y + look.px(4) + h - begin;
}

} // namespace

void begin_taking(CriteriaView& v) {
  TakingState& t = v.state().taking;
  t.open = !t.open;
  if (t.open && !t.library && !shipped_criteria().empty()) open_library(v, shipped_criteria().front().path);
}

float taking_panel(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  TakingState& t = v.state().taking;
  const float begin = y, gap = look.px(20);
  if (pressed(Key::escape) && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) t.open = false;
  y += block_title(look, column, y, v.tell(mark("Take a criterion from another library")), {}) + look.px(4);
  y += library_choice(v, column, y) + look.px(14);
  if (!t.library) return y + paragraph(look, column.x, y, column.w, v.tell(t.wrong), {}, look.colours.err) - begin;
  const bool narrow = column.w < look.px(720);
  const float left = narrow ? column.w : std::min(look.px(440), column.w * .5F);
  const Column right = narrow ? column : Column{column.x + left + 2 * gap, column.w - left - 2 * gap};
  if (narrow) {
    y += what_comes(v, right, y) + gap;
    return y + library_tree(v, column, y) - begin;
  }
  const float tree = library_tree(v, {column.x, left}, y), about = what_comes(v, right, y);
  vertical(column.x + left + gap, y, y + std::max(tree, about), look.colours.line);
  return y + std::max(tree, about) - begin;
}

} // namespace yindi::gui
