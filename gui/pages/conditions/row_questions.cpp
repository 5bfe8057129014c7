// Adding a row, and removing rows after saying what goes along.

#include "gui/pages/conditions/conditions_page.h"

#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include "engine/format/words.h"
#include "engine/schema/text_fields.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// The rows of one part, counted in words.
Text rows_in_words(const std::string& part, std::size_t count) {
  static const std::map<std::string, std::pair<const char*, const char*>> words = {
      {"county", {mark("{} county"), mark("{} counties")}},
      {"industry", {mark("{} industry"), mark("{} industries")}},
      {"value", {mark("{} given value"), mark("{} given values")}},
      {"link", {mark("{} link"), mark("{} links")}},
      {"presence", {mark("{} row of what is there"), mark("{} rows of what is there")}},
      {"known", {mark("{} known specialty"), mark("{} known specialties")}},
      {"cell", {mark("{} source of a single cell"), mark("{} sources of single cells")}},
      {"decision", {mark("{} decision"), mark("{} decisions")}}};
  const std::string number = std::to_string(count);
  const auto found = words.find(part);
  if (found == words.end()) return both(say(mark("{0} rows of {1}"), number, part));
  return both(say(count == 1 ? found->second.first : found->second.second, number));
}

struct Dialog {
  Box box;
  float pad, inner, y;
};

bool begin_dialog(UiState& ui, const char* id, float h, Dialog& d) {
  const Look& look = ui.look;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float w = std::min(look.px(600), window.x - look.px(24));
  h = std::min(h, window.y - look.px(24));
  d.box = {(window.x - w) / 2, std::max(0.F, (window.y - h) * .4F), w, h};
  d.pad = look.px(24), d.inner = w - 2 * d.pad, d.y = d.box.y + d.pad;
  if (!ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
  return begin_question(look, id, d.box);
}

/// The answers at the bottom: 1 for the first (Enter), 2 for the second (Esc).
int answers(UiState& ui, const Dialog& d, const char* yes_id, const std::string& yes, bool possible) {
  const Look& look = ui.look;
  const std::string no(tr(look.language, "Cancel"));
  const float h = look.px(control_height), y = d.box.bottom() - d.pad - h;
  const ButtonOptions primary{Kind::primary, possible};
  float x = d.box.right() - d.pad - button_width(look, yes, primary);
  int result = 0;
  if (button(look, yes_id, {x, y, button_width(look, yes, primary), h}, yes, primary)) result = 1;
  x -= look.px(10) + button_width(look, no);
  if (button(look, "cancel", {x, y, button_width(look, no), h}, no)) result = 2;
  if (pressed(Key::enter) && possible && !ImGui::IsWindowAppearing()) result = 1;
  if (pressed(Key::escape)) result = 2;
  return result;
}

void removal_question(const Session& session, UiState& ui, Intents& intents) {
  ConditionsState& s = ui.conditions;
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const std::string part = s.grid->part->path;
  std::vector<Text> along;
  for (const auto& [one, count] : s.removal->removal.rows)
    if (one != part) along.push_back(rows_in_words(one, count));
  std::vector<Text> names;
  for (const std::string& id : s.removal->ids)
    if (names.size() < 6) {
      const auto place = std::find(s.grid->rows.begin(), s.grid->rows.end(), id);
      names.push_back(place == s.grid->rows.end()
                          ? plain(id)
                          : s.grid->head(static_cast<std::size_t>(place - s.grid->rows.begin())));
    }
  const std::string title = sentence(look, mark("Remove {}?"), rows_in_words(part, s.removal->ids.size()));
  std::string text = list(names).in(look.language);
  if (s.removal->ids.size() > names.size())
    text += sentence(look, mark(" and {} more"), std::to_string(s.removal->ids.size() - names.size()));
  text += "\n" + (along.empty() ? std::string(tr(look.language, "Nothing else names it."))
                                : sentence(look, mark("With it go {}."), list(along)));
  text += "\n" + std::string(tr(look.language, "It is one step: undo brings all of it back."));
  const float text_h = paragraph(look, 0, 0, look.px(552), text, {}, p.t2, false);
  Dialog d;
  if (!begin_dialog(ui, "remove rows", text_h + look.px(26 + 8 + 20 + control_height + 48), d)) return;
  d.y += paragraph(look, d.box.x + d.pad, d.y, d.inner, title, {TextSize::M, true}, p.ink) + look.px(8);
  paragraph(look, d.box.x + d.pad, d.y, d.inner, text, {}, p.t2);
  const int answer = answers(ui, d, "remove", std::string(tr(look.language, "Remove")), true);
  if (answer == 1) {
    Changes changes;
    for (const Edit& edit : s.removal->removal.edits) changes.all.push_back({edit.path, edit.new_value});
    intents.push_back(std::move(changes));
  }
  if (answer != 0) {
    ImGui::CloseCurrentPopup();
    s.removal.reset();
    s.focus_wanted = true;
  }
  end_list();
  (void)session;
}

/// Fields that a new row needs: what names it, and names.
std::vector<const Field*> needed_fields(const Part& part, const Case& c) {
  std::vector<const Field*> result;
  for (const Field& field : part.look(c).description().fields)
    if (field.identifies || field.key == "name_en" || field.key == "name_zh") result.push_back(&field);
  return result;
}

/// The id that was typed, or that a typed name means.
std::string id_of(const Case& c, const Field& field, const std::string& typed) {
  const std::string text(trim(typed));
  if (field.of == Of::county) {
    const std::string id = row_named(c, "county", text);
    return id.empty() ? text : id;
  }
  if (field.of == Of::industry || field.key == "item") {
    const std::string id = row_named(c, "industry", text);
    return id.empty() ? text : id;
  }
  if (field.of == Of::criterion)
    for (const Criterion& criterion : c.model->library.criteria)
      if (criterion.name.en == text || criterion.name.zh == text) return criterion.id;
  return text;
}

/// Why the row cannot be made yet; blank where it can.
Sentence missing(const Case& c, const Part& part, const std::vector<const Field*>& fields,
                 const std::map<std::string, std::string>& typed) {
  std::string path = part.path;
  bool named = false;
  for (const Field* field : fields) {
    const auto found = typed.find(field->key);
    const std::string text = found == typed.end() ? std::string() : id_of(c, *field, found->second);
    if (field->identifies) {
      if (text.empty()) return say(mark("something that names the row is still blank"));
      if (field->key == "id" && !is_id(text)) return say(mark("an id has letters, digits, _ and - only"));
      path += "." + text;
    } else {
      named = named || !text.empty();
    }
  }
  const bool names = std::any_of(fields.begin(), fields.end(), [](const Field* f) { return !f->identifies; });
  if (names && !named) return say(mark("give it a name in one language at least"));
  if (!value_at(c, path).value_or("").empty()) return say(mark("there is such a row already"));
  return {};
}

void add_row(const Session& session, UiState& ui, Intents& intents, const Part& part,
             const std::vector<const Field*>& fields) {
  const Case& c = shown_case(session);
  ConditionsState& s = ui.conditions;
  Edits edits(c);
  std::string row;
  std::string id;
  for (const Field* field : fields)
    if (field->identifies) {
      id = id_of(c, *field, s.added[field->key]);
      row += (row.empty() ? "" : ".") + id;
    }
  std::string en = s.added["name_en"], zh = s.added["name_zh"];
  if (en.empty()) en = zh;
  if (zh.empty()) zh = en;
  const std::string path = part.path + "." + row;
  if (part.free) {
    edits.put_field(path, "name_en", en);
    edits.put_field(path, "name_zh", zh);
    std::vector<std::string> ids = part.path == "county" ? c.model->county_ids : c.model->industry_ids;
    ids.push_back(id);
    edits.put(part.path == "county" ? "case.counties" : "case.industries", json_list(ids));
  } else {
    const OwnBasis basis = own_basis(session, ui, edits);
    edits.put_basis({part.path, row, ""}, basis);
  }
  send(intents, edits);
  s.filter.clear(), s.marks.clear();
  s.cursor.row = s.anchor.row = row;
  s.anchor.column = s.cursor.column;
  s.reveal = true;
}

void add_question(const Session& session, UiState& ui, Intents& intents) {
  ConditionsState& s = ui.conditions;
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Case& c = shown_case(session);
  const Part& part = *s.grid->part;
  const auto fields = needed_fields(part, c);
  Dialog d;
  const float each = look.px(62);
  if (!begin_dialog(ui, "add row",
                    each * static_cast<float>(fields.size()) + look.px(26 + 8 + 40 + control_height + 56), d))
    return;
  const char* title = part.path == "county"     ? mark("A county of your own")
                      : part.path == "industry" ? mark("An industry of your own")
                                                : mark("A new row");
  d.y +=
      paragraph(look, d.box.x + d.pad, d.y, d.inner, tr(look.language, title), {TextSize::M, true}, p.ink) + look.px(8);
  for (const Field* field : fields) {
    const auto column = s.grid->column_place(field->key);
    const std::string name = column ? s.grid->columns[*column].name.in(look.language) : field->key;
    put_in(look, {d.box.x + d.pad, d.y, d.inner, look.px(20)}, name, {}, p.t2);
    std::string& text = s.added[field->key];
    yindi::gui::field(look, ("##" + field->key).c_str(),
                      {d.box.x + d.pad, d.y + look.px(21), d.inner, look.px(control_height)}, text,
                      std::string(tr(look.language, field->help)), std::exchange(s.add_begins, false));
    d.y += each;
  }
  const Sentence wrong = missing(c, part, fields, s.added);
  if (!wrong.empty()) paragraph(look, d.box.x + d.pad, d.y, d.inner, wrong.in(look.language), {}, p.t3);
  const int answer = answers(ui, d, "add", std::string(tr(look.language, "Add it")), wrong.empty());
  if (answer == 1) add_row(session, ui, intents, part, fields);
  if (answer != 0) {
    ImGui::CloseCurrentPopup();
    s.adding = false;
    s.focus_wanted = true;
  }
  end_list();
}

} // namespace

void row_questions(const Session& session, UiState& ui, Intents& intents) {
  if (ui.conditions.removal) return removal_question(session, ui, intents);
  if (ui.conditions.adding) add_question(session, ui, intents);
}

} // namespace yindi::gui
