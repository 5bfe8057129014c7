// How the leaf is measured: a control for each key that its kind takes, from the descriptions in engine/schema.

#include "engine/format/words.h"
#include "engine/schema/fields.h"
#include "engine/schema/text_fields.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <string_view>

namespace yindi::gui {
namespace {

const std::vector<std::string>& columns_of(const CriteriaView& v, const Field& field) {
  const Model& model = *v.c().model;
  return std::string_view(field.column_of) == "counties" ? model.condition_columns : model.requirement_columns;
}

bool names_a_column(const Field& field) { return *field.column_of != 0; }

/// What people call a column of the case; blank where nobody named it.
std::string column_called(const CriteriaView& v, const char* table, const std::string& name) {
  const ColumnNote* note = find_column(v.c(), table, name);
  return note ? note->name.in(v.look().language) : std::string();
}

/// A word by its name, with what it is written as where that is something else.
ListedWord named(const std::string& word, const std::string& name) {
  if (name.empty() || name == word) return {word, word};
  return {word, name, word};
}

/// One measure being edited: any control that changes it sets `changed`.
struct MeasureForm {
  CriteriaView& v;
  Column column;
  float& y;
  bool changed = false;
  bool second = false; ///< the left half of the line is taken

  const Look& look() const { return v.look(); }
  float label_width() const { return look().px(104); }
  float height() const { return look().px(28); }
  /// The next line begins at the left.
  void end_line() {
    if (second) y += height() + look().px(6);
    second = false;
  }
};

void label(const MeasureForm& form, const Field& field, const Box& line) {
  const Box place{line.x, line.y, form.label_width() - form.look().px(8), line.h};
  put_in(form.look(), place, std::string(tr(form.look().language, field.name)), {}, form.look().colours.t2);
  if (ImGui::IsMouseHoveringRect(place.min(), place.max()) && ImGui::IsWindowHovered())
    tooltip(form.look(), std::string(tr(form.look().language, field.help)));
}

void text_control(MeasureForm& form, const Item& item, const Field& field, const std::string& id, const Box& box) {
  const std::string now = field_text(item, field).value_or("");
  std::vector<ListedWord> words;
  if (!item.must_have(field)) words.push_back({"", "–"});
  if (names_a_column(field))
    for (const std::string& name : columns_of(form.v, field))
      words.push_back(named(name, column_called(form.v, field.column_of, name)));
  else
    for (const Word& word : field.words.all) words.push_back(named(word.id, word.name.in(form.look().language)));
  const bool listed = names_a_column(field) || !field.words.all.empty();
  const auto chosen = listed ? choose_word(form.look(), id.c_str(),
                                           {box.x, box.y, std::min(box.w, form.look().px(260)), box.h}, now, words)
                             : typed_value(form.v, form.v.path("measure") + "." + id, now, box, "–");
  if (chosen && *chosen != now && put_field(item, field, {}, *chosen).empty()) form.changed = true;
}

/// The hazards that counties have a level of, each on or off.
void hazard_chips(MeasureForm& form, std::vector<std::string>& hazards, const Box& line) {
  const Look& look = form.look();
  const Palette& p = look.colours;
  float x = line.x, y = line.y;
  for (const std::string& column : form.v.c().model->condition_columns) {
    if (!column.starts_with("hazard_")) continue;
    const std::string name = column.substr(7), called = column_called(form.v, "counties", column),
                      shown = called.empty() ? name : called;
    const auto at = std::find(hazards.begin(), hazards.end(), name);
    const bool on = at != hazards.end();
    const float w = width(look, shown, {TextSize::S, true}) + look.px(24);
    if (x + w > line.right() && x > line.x) x = line.x, y += form.height() + look.px(6);
    const Box chip{x, y, w, form.height()};
    const Touch t = touch(look, ("hazard " + name).c_str(), chip, 14);
    if (on) fill(chip, p.accent_tint, look.px(14));
    outline(chip, on ? p.accent_tint : p.line2, look.px(14));
    put_in(look, chip, shown, {TextSize::S, on}, on ? p.accent : p.ink, Align::centre);
    if (t.hovered) tooltip(look, shown == name ? column : shown + "\n" + column);
    if (t.clicked) {
      if (on)
        hazards.erase(at);
      else
        hazards.push_back(name);
      form.changed = true;
      return;
    }
    x += w + look.px(8);
  }
  form.y = y;
}

void controls(MeasureForm& form, const Item& item, const std::string& prefix, bool skip_kind);

/// Bands and likenesses: each a block of its own fields, with a cross.
void list_control(MeasureForm& form, const Items& items, const Field& field, const std::string& prefix) {
  const Look& look = form.look();
  for (std::size_t i = 0; i < items.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const float top = form.y;
    const std::string id = prefix + field.key + " " + std::to_string(i) + " ";
    put_in(look, {form.column.x, form.y, form.column.w, form.height()}, std::to_string(i + 1) + ".",
           {TextSize::S, true}, look.colours.t2);
    const Box cross{form.column.x + form.column.w - form.height(), top, form.height(), form.height()};
    const bool gone =
        button(look, (id + "remove").c_str(), cross, "",
               {Kind::flat, items.size() > 1, Icon::cross, std::string(tr(look.language, "Take it out"))});
    form.y += form.height() + look.px(2);
    controls(form, items[i], id, false);
    ImGui::PopID();
    if (gone) {
      items.erase(i);
      form.changed = true;
      return;
    }
  }
  const std::string more = form.v.tell(mark("One more"));
  if (button(look, (prefix + field.key + " add").c_str(),
             {form.column.x + form.label_width(), form.y, button_width(look, more), form.height()}, more) &&
      items.size() > 0) {
    const Item fresh = items.add();
    const Item before = items[items.size() - 2]; // adding moves them
    for (const Field& one : before.fields_of())
      if (const auto text = field_text(before, one)) put_field(fresh, one, {}, *text);
    form.changed = true;
  }
  form.y += form.height() + look.px(6);
}

void control(MeasureForm& form, const Item& item, const Field& field, const std::string& prefix) {
  const Look& look = form.look();
  const Ref ref = item[field];
  const std::string id = prefix + field.key;
  const auto* items = std::get_if<Items>(&ref);
  const auto* list_of = std::get_if<std::vector<std::string>*>(&ref);
  const auto* flag = std::get_if<bool*>(&ref);
  const bool whole_line = items || list_of || flag || field.key == "expression" || form.column.w < look.px(480);
  if (whole_line) form.end_line();
  if (items) {
    if (items->many()) list_control(form, *items, field, prefix);
    return;
  }
  const float gap = look.px(16), w = whole_line ? form.column.w : (form.column.w - gap) / 2;
  const Box line{form.column.x + (form.second ? w + gap : 0), form.y, w, form.height()};
  const Box place{line.x + form.label_width(), line.y, line.w - form.label_width(), line.h};
  label(form, field, line);
  if (list_of && field.key == "hazards")
    hazard_chips(form, **list_of, place);
  else if (flag) {
    const std::string help(tr(look.language, field.help));
    if (check(look, id.c_str(), place, help, **flag)) **flag = !**flag, form.changed = true;
  } else
    text_control(form, item, field, id, place);
  const bool left = !whole_line && !form.second;
  if (left)
    form.second = true;
  else {
    form.second = false;
    form.y += form.height() + look.px(6);
  }
}

void controls(MeasureForm& form, const Item& item, const std::string& prefix, bool skip_kind) {
  for (const Field& field : item.fields_of())
    if (item.has(field) && !(skip_kind && field.key == "kind")) control(form, item, field, prefix);
  form.end_line();
}

/// Whether all that is known of a column that the field may name is a number, or a band of four.
bool fits(const CriteriaView& v, const Field& field, const std::string& name, bool band) {
  const auto is_fit = [&](const std::map<std::string, Cell>& cells) {
    const auto cell = cells.find(name);
    if (cell == cells.end() || std::holds_alternative<std::monostate>(cell->second)) return true;
    const auto* several = std::get_if<std::vector<double>>(&cell->second);
    return band ? several && several->size() == 4 : std::holds_alternative<double>(cell->second);
  };
  const Model& model = *v.c().model;
  return std::string_view(field.column_of) == "counties"
             ? std::all_of(model.counties.begin(), model.counties.end(),
                           [&](const County& c) { return is_fit(c.conditions); })
             : std::all_of(model.industries.begin(), model.industries.end(),
                           [&](const Industry& i) { return is_fit(i.requirements); });
}

/// What a kind must have before it can be put: the first column that fits, the first hazard, a register's unit.
void fill_in(const CriteriaView& v, const Item& item, bool bands) {
  for (const Field& field : item.fields_of()) {
    if (!item.must_have(field)) continue;
    const Ref ref = item[field];
    if (const auto* text = std::get_if<std::string*>(&ref); text && names_a_column(field)) {
      const bool band = bands && std::string_view(field.column_of) == "industries";
      if (!(*text)->empty() && fits(v, field, **text, band)) continue;
      for (const std::string& name : columns_of(v, field))
        if (fits(v, field, name, band)) {
          **text = name;
          break;
        }
    } else if (text && field.key == "unit" && (*text)->empty() && !v.c().model->presence.empty())
      **text = v.c().model->presence.front().unit;
    else if (text && field.key == "expression" && (*text)->empty())
      **text = "0";
    else if (const auto* hazards = std::get_if<std::vector<std::string>*>(&ref); hazards && (*hazards)->empty()) {
      for (const std::string& column : v.c().model->condition_columns)
        if (column.starts_with("hazard_") && (*hazards)->empty()) (*hazards)->push_back(column.substr(7));
    } else if (const auto* items = std::get_if<Items>(&ref); items && items->many() && items->size() == 0)
      fill_in(v, items->add(), bands);
  }
}

} // namespace

float measure_editor(CriteriaView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  Criterion changed = *v.chosen;
  const bool measured = changed.measure.has_value();
  if (!measured) changed.measure = Measure{};
  y += block_title(look, column, y, v.tell(mark("How it is measured")), {});
  std::vector<ListedWord> kinds;
  for (const MeasureKind& kind : measure_kinds())
    kinds.push_back(named(kind.id, std::string(tr(look.language, kind.name))));
  MeasureForm form{v, column, y};
  const Box place{column.x, y, std::min(column.w, look.px(320)), look.px(control_height)};
  if (const auto kind = choose_word(look, "measure kind", place, changed.measure->kind, kinds)) {
    Measure other;
    other.kind = *kind;
    const Item from = Item::look(*changed.measure), to = Item::of(other);
    for (const Field& field : from.fields_of()) // what both take stays
      if (field.key != "kind" && from.has(field) && to.has(field))
        if (const auto text = field_text(from, field)) put_field(to, field, {}, *text);
    fill_in(v, to, *kind == "band" || *kind == "limiting");
    changed.measure = std::move(other);
    form.changed = true;
  }
  y += place.h + look.px(8);
  if (measured && !form.changed) controls(form, Item::of(*changed.measure), "", true);
  if (form.changed) v.put("measure", changed);
  return y - begin;
}

} // namespace yindi::gui
