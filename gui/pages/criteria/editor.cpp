// The chosen criterion: its name and meaning, where it stands, its two ends, how it is measured, what excludes.

#include "engine/edit/criteria_edits.h"
#include "engine/edit/edit.h"
#include "engine/format/words.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"
#include "engine/weights/ends_in_words.h"
#include "engine/weights/weigh.h"
#include "gui/pages/actions.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/pages/path_field.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

Changes as_changes(const std::vector<Edit>& edits) {
  Changes changes;
  for (const Edit& edit : edits) changes.all.push_back({edit.path, edit.new_value, 0, edit.at});
  return changes;
}

float title_row(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float h = look.px(control_height);
  fill({column.x, y + look.px(6), look.px(8), look.px(22)}, criterion_fill(v, v.chosen->id), look.px(2));
  const std::string move = v.tell(mark("Move to")), remove = v.tell(mark("Delete..."));
  const float remove_w = button_width(look, remove),
              move_w = button_width(look, move, {Kind::plain, true, Icon::chevron_down});
  const float right = column.x + column.w;
  const float step_w = look.px(30);
  const float room = column.w - remove_w - move_w - 2 * step_w - look.px(60);
  const float used =
      put_in(look, {column.x + look.px(18), y, room, h}, v.chosen->name.in(look.language), {TextSize::M, true}, p.ink);
  const std::string other = v.chosen->name.in(look.language == Language::zh ? Language::en : Language::zh);
  if (other != v.chosen->name.in(look.language))
    put_in(look, {column.x + look.px(28) + used, y, std::max(0.F, room - used - look.px(10)), h}, other, {}, p.t3);
  std::vector<std::pair<std::string, std::string>> places;
  if (!v.chosen->parent.empty()) places.emplace_back(goal, v.tell(mark("directly below the goal")));
  for (const Criterion& one : v.library().criteria)
    if (is_group(v.library(), one.id) && one.id != v.chosen->id && one.id != v.chosen->parent &&
        group_of(v.library(), one.id) != v.chosen->id)
      places.emplace_back(one.id, criterion_name(v.session, one.id));
  const Box move_box{right - remove_w - move_w - look.px(8), y, move_w, h};
  if (button(look, "move criterion", move_box, move, {Kind::plain, !places.empty(), Icon::chevron_down}))
    ImGui::OpenPopup("places");
  const float rows = static_cast<float>(std::clamp<std::size_t>(places.size(), 1, 10));
  if (begin_list(look, "places", {right - look.px(320), y + h + look.px(4), look.px(320), look.px(20 + 31 * rows)})) {
    for (const auto& [id, name] : places)
      if (list_row(look, ("to " + id).c_str(), name, "", false)) {
        v.intents.push_back(as_changes(edits_to_move_criterion(v.c(), v.chosen->id, id == goal ? "" : id)));
        ImGui::CloseCurrentPopup();
      }
    end_list();
  }
  float x = move_box.x - 2 * step_w - look.px(12);
  for (const char* id : {"criterion earlier", "criterion later"}) {
    const bool earlier = std::string_view(id) == "criterion earlier";
    action_button(v.session, v.ui, v.intents, id, {x, y, step_w, h},
                  {Kind::plain, true, earlier ? Icon::chevron_up : Icon::chevron_down}, "");
    x += step_w + look.px(4);
  }
  if (button(look, "remove criterion", {right - remove_w, y, remove_w, h}, remove)) v.state().removing = true;
  return h;
}

/// What goes with it is said before it goes.
float removing_question(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const HangsOn count = hangs_on(v.c(), v.chosen->id);
  const float pad = look.px(14), begin = y, h = look.px(control_height);
  const std::string text = v.tell(say(mark("With it go: criteria {0}, judgements {1}, given values {2}, given weights "
                                           "{3}. Undo brings all back."),
                                      std::to_string(count.criteria), std::to_string(count.judgements),
                                      std::to_string(count.values), std::to_string(count.weights)));
  const float text_h = paragraph(look, 0, 0, column.w - 2 * pad, text, {}, p.ink, false);
  fill({column.x, y, column.w, text_h + h + 2 * pad + look.px(10)}, p.warn_tint, look.px(8));
  y += pad;
  y += paragraph(look, column.x + pad, y, column.w - 2 * pad, text, {}, p.ink) + look.px(10);
  const std::string yes = v.tell(mark("Delete")), no = v.tell(mark("Keep it"));
  const float w = button_width(look, yes);
  if (button(look, "remove it", {column.x + pad, y, w, h}, yes, {Kind::primary})) remove_chosen(v);
  if (button(look, "keep it", {column.x + pad + w + look.px(8), y, button_width(look, no), h}, no))
    v.state().removing = false;
  return y + h + pad - begin;
}

/// Both languages of a text one below the other.
float both_languages(CriteriaView& v, const char* key, const std::string& label, const Column& column, float y) {
  const Look& look = v.look();
  const float h = look.px(28), label_w = look.px(96);
  for (const char* language : {"en", "zh"}) {
    const bool first = std::string_view(language) == "en";
    if (first) put_in(look, {column.x, y, label_w - look.px(8), h}, label, {}, look.colours.t2);
    path_field(v.session, v.ui, v.intents, v.path(key) + "." + language, {column.x + label_w, y, column.w - label_w, h},
               first ? "English" : "中文");
    y += h + look.px(4);
  }
  return 2 * (h + look.px(4));
}

/// A field for one end in words; it stands in the help, where questions and documents find it.
void end_in_language(CriteriaView& v, bool of_worst, Language language, const Box& box, const std::string& hint,
                     const char* where) {
  const auto words = [&](const Text& text) { return language == Language::en ? text.en : text.zh; };
  const EndsInWords ends = ends_in_words(v.chosen->help);
  const std::string path = v.path("help") + (language == Language::en ? ".en" : ".zh");
  const std::string id = path + (of_worst ? " worst" : " best") + where;
  const auto typed = typed_value(v, id, words(of_worst ? ends.worst : ends.best), box, hint);
  if (!typed) return;
  const std::string worst = of_worst ? *typed : words(ends.worst), best = of_worst ? words(ends.best) : *typed;
  v.intents.push_back(Change{path, with_ends(words(v.chosen->help), language, worst, best)});
}

/// One end in both languages.
float end_in_words(CriteriaView& v, bool of_worst, const Column& column, float y) {
  const Look& look = v.look();
  const float h = look.px(28), label_w = look.px(96);
  put_in(look, {column.x, y, label_w - look.px(8), h}, v.tell(of_worst ? mark("Worst") : mark("Best")), {},
         look.colours.t2);
  for (const Language language : {Language::en, Language::zh}) {
    end_in_language(v, of_worst, language, {column.x + label_w, y, column.w - label_w, h},
                    language == Language::en ? "English" : "中文", "");
    y += h + look.px(4);
  }
  return 2 * (h + look.px(4));
}

/// Its name, its meaning and its ends, which a form can hold and people read in the inspector and in questions.
float words_block(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  y += block_title(look, column, y, v.tell(mark("In words")), {});
  y += both_languages(v, "name", v.tell(mark("Name")), column, y) + look.px(4);
  y += end_in_words(v, true, column, y) + look.px(4);
  y += end_in_words(v, false, column, y) + look.px(4);
  return y + both_languages(v, "help", v.tell(mark("Meaning")), column, y) - begin;
}

/// Another end of the scale; a curve of points and one with a middle go along.
Changes with_scale(const CriteriaView& v, const Scale& scale) {
  Criterion changed = *v.chosen;
  const Scale old = *changed.scale;
  changed.scale = scale;
  const double width_before = old.best - old.worst, width_now = scale.best - scale.worst;
  const auto moved = [&](double x) {
    if (x == old.worst) return scale.worst;
    if (x == old.best) return scale.best;
    return width_before == 0 ? x : scale.worst + (x - old.worst) / width_before * width_now;
  };
  for (auto& point : changed.value.points) point.first = moved(point.first);
  if (changed.value.kind == "s-curve") changed.value.middle = moved(changed.value.middle);
  Intents put;
  CriteriaView to{v.session, v.ui, put, v.county, {}, v.chosen};
  to.put("scale", changed);
  if (changed.value.kind != "linear") to.put("value", changed);
  Changes changes;
  for (const Intent& one : put) changes.all.push_back(std::get<Change>(one));
  return changes;
}

/// The two ends with the number of each; which is better follows from the order.
float two_ends(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Criterion& criterion = *v.chosen;
  const float begin = y, gap = look.px(12), pad = look.px(12), h = look.px(28);
  const bool less = criterion.direction == Direction::min;
  y += block_title(
      look, column, y, v.tell(mark("From WORST to BEST")),
      v.tell(less ? mark("less is better; fixed once and for all") : mark("more is better; fixed once and for all")));
  const float w = (column.w - gap) / 2, tall = 2 * pad + 2 * h + look.px(6);
  for (int end = 0; end < 2; ++end) {
    const Box card{column.x + (w + gap) * static_cast<float>(end), y, w, tall};
    outline(card, p.line2, look.px(6));
    put_in(look, {card.x + pad, card.y + pad, w * .4F, h}, v.tell(end == 0 ? mark("Worst") : mark("Best")),
           {TextSize::S, true}, end == 0 ? p.warn : p.ok);
    const double now = end == 0 ? criterion.scale->worst : criterion.scale->best;
    const Box place{card.right() - pad - look.px(120), card.y + pad, look.px(120), h};
    if (const auto typed = typed_value(v, v.path(end == 0 ? "worst" : "best"), shortest(now), place, "0")) {
      const auto number = read_number(*typed);
      Scale scale = *criterion.scale;
      if (number.value) (end == 0 ? scale.worst : scale.best) = *number.value;
      if (number.value) v.intents.push_back(with_scale(v, scale));
    }
    const std::string unit = criterion.unit == "1" ? "" : criterion.unit;
    put_in(look, {card.x + pad + w * .3F, card.y + pad, place.x - card.x - pad - w * .3F - look.px(8), h}, unit, {},
           p.t3, Align::right);
    end_in_language(v, end == 0, look.language, {card.x + pad, card.y + pad + h + look.px(6), w - 2 * pad, h},
                    v.tell(mark("in words: what it looks like there")), " card");
  }
  y += tall + look.px(8);
  const std::string turn = v.tell(less ? mark("Make more the better") : mark("Make less the better"));
  const float turn_w = button_width(look, turn);
  const std::string hint = v.tell(mark("The two ends change places; judgements on its node are marked as stale."));
  if (button(look, "turn round", {column.x, y, turn_w, h}, turn, {Kind::plain, true, {}, hint})) {
    Changes changes;
    if (criterion.value.kind == "piecewise") { // what was best is worst now; the direction then turns their order
      Criterion turned = criterion;
      for (auto& point : turned.value.points) point.second = 1 - point.second;
      Intents put;
      CriteriaView{v.session, v.ui, put, v.county, {}, v.chosen}.put("value", turned);
      changes.all.push_back(std::get<Change>(put.front()));
    }
    changes.all.push_back({v.path("direction"), less ? "max" : "min", 0});
    v.intents.push_back(std::move(changes));
  }
  const float unit_x = column.x + turn_w + look.px(20);
  put_in(look, {unit_x, y, look.px(60), h}, v.tell(mark("Unit")), {}, p.t2);
  path_field(v.session, v.ui, v.intents, v.path("unit"), {unit_x + look.px(60), y, look.px(120), h}, "1");
  return y + h - begin;
}

} // namespace

Switching switching(const CriteriaView& v, const std::string& criterion) {
  const Library& library = v.library();
  std::vector<std::string> off = v.c().judging.weighting.off;
  if (std::erase(off, criterion) == 0) {
    const std::string& parent = find_criterion(library, criterion)->parent;
    const std::vector<std::string> items = children(library, parent.empty() ? goal : parent);
    if (std::all_of(items.begin(), items.end(),
                    [&](const std::string& item) { return item == criterion || is_off(v.c(), item); }))
      return {{}, say(mark("It is the last of its node: switch the node off instead."))};
    off.push_back(criterion);
  }
  return {{{"weighting.off", json_list(off), 0}}, {}};
}

void remove_chosen(CriteriaView& v) {
  v.state().removing = false;
  if (!v.chosen) return;
  v.intents.push_back(as_changes(edits_to_remove_criterion(v.c(), v.chosen->id)));
}

void reorder_chosen(CriteriaView& v, int by) {
  if (!v.chosen) return;
  if (const auto edits = edits_to_reorder_criterion(v.c(), v.chosen->id, by); !edits.empty())
    v.intents.push_back(as_changes(edits));
}

void switch_chosen(CriteriaView& v) {
  if (!v.chosen) return;
  const Switching how = switching(v, v.chosen->id);
  if (how.refused.empty())
    v.intents.push_back(Changes{how.changes});
  else
    v.intents.push_back(Tell{how.refused});
}

float criterion_editor(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  if (!v.chosen) return 0;
  y += title_row(v, column, y) + look.px(10);
  if (v.state().removing) y += removing_question(v, column, y) + look.px(12);
  if (is_group(v.library(), v.chosen->id)) {
    std::vector<Text> names;
    for (const std::string& child : children(v.library(), v.chosen->id))
      names.push_back(plain(criterion_name(v.session, child)));
    y += paragraph(look, column.x, y, column.w, v.tell(say(mark("A group of: {}."), list(names))), {},
                   look.colours.ink) +
         look.px(14);
    return y + words_block(v, column, y) - begin;
  }
  y += measure_editor(v, column, y) + look.px(14);
  if (!v.chosen->scale) return y + words_block(v, column, y) - begin;
  y += two_ends(v, column, y) + look.px(16);
  y += curve_editor(v, column, y) + look.px(16);
  y += veto_editor(v, column, y) + look.px(16);
  return y + words_block(v, column, y) - begin;
}

} // namespace yindi::gui
