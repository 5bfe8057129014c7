// Why the cell is as it is: what it rests on, what rests on it, and how the values that it enters came about.

#include "gui/pages/conditions/conditions_page.h"

#include "engine/casebook/checking.h"
#include "engine/conditions/backing.h"
#include "engine/format/words.h"
#include "engine/rationale/charts.h"
#include "engine/schema/text_fields.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/evidence.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

struct Label {
  const Look& look;
  Cursor& at;
  float label = 74;

  void row(const char* name, const std::string& text, ImU32 colour) {
    const float x = look.px(label);
    put_in(look, {at.x, at.y, x, look.px(20)}, tr(look.language, name), {}, look.colours.t3);
    at.y += paragraph(look, at.x + x, at.y, at.w - x, text.empty() ? "–" : text, {}, colour) + look.px(3);
  }
};

InputTable table_of(const std::string& part) {
  return part == "county"     ? InputTable::counties
         : part == "industry" ? InputTable::industries
         : part == "value"    ? InputTable::values
         : part == "presence" ? InputTable::presence
                              : InputTable::region;
}

/// Whether a value of the county and industry rests on the cell.
bool rests_on(const TableGrid& grid, const ConditionsState& s, const Assessment& a, const std::string& industry,
              const std::string& leaf, const LeafValue& value) {
  const std::string& part = grid.part->path;
  const std::vector<std::string> row = split(s.cursor.row, '.');
  if (part == "county" && a.county != s.cursor.row) return false;
  if (part == "industry" && industry != s.cursor.row) return false;
  if (part == "value") return row.size() == 3 && row[0] == a.county && row[1] == industry && row[2] == leaf;
  if (part == "presence" && (row.size() != 2 || row[0] != a.county || row[1] != industry)) return false;
  return std::any_of(value.inputs.begin(), value.inputs.end(), [&](const Input& input) {
    return input.table == table_of(part) && (part == "presence" || input.column == s.cursor.column);
  });
}

struct Resting {
  std::string county, industry, leaf;
  const LeafValue* value;
};

/// The values that rest on the cell: in the county of the cell, else in the chosen one.
std::vector<Resting> resting_on(const Session& session, const TableGrid& grid, const ConditionsState& s) {
  std::vector<Resting> result;
  std::string county = session.selection.county;
  const std::vector<std::string> row = split(s.cursor.row, '.');
  if (grid.part->path != "industry" && !row.empty()) county = row.front();
  const CountyRanking* ranking = judged_county(session.results, county);
  if (!ranking) return result;
  const Assessment& a = *ranking->assessment;
  for (std::size_t j = 0; j < a.leaves.size(); ++j)
    for (std::size_t i = 0; i < a.industries.size(); ++i)
      if (rests_on(grid, s, a, a.industries[i], a.leaves[j], a.cells[i][j]))
        result.push_back({a.county, a.industries[i], a.leaves[j], &a.cells[i][j]});
  for (const Exclusion& excluded : a.excluded)
    if (rests_on(grid, s, a, excluded.industry, excluded.criterion, excluded.value))
      result.push_back({a.county, excluded.industry, excluded.criterion, nullptr});
  return result;
}

std::string measured(const Look& look, const LeafValue& value, const std::string& unit) {
  if (value.x) return quantity(*value.x, unit).in(look.language);
  if (value.x_range)
    return sentence(look, mark("{0} to {1}"), quantity(value.x_range->low), quantity(value.x_range->high, unit));
  return std::string(tr(look.language, "unknown"));
}

/// One leaf: what each industry gets, as bars on the frozen scale.
void leaf_bars(const Session& session, UiState& ui, Intents& intents, Cursor& at, const std::vector<Resting>& all,
               const std::string& leaf) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Library& library = shown_case(session).model->library;
  const ImU32 ink = p.fill[group_place(library, leaf) % 7];
  const bool ranges = std::any_of(all.begin(), all.end(), [&](const Resting& one) {
    return one.leaf == leaf && one.value && !one.value->unknown() && !one.value->u;
  });
  const float name = at.w * .44F, bar = at.w - name - look.px(ranges ? 84 : 44); // "0.25–1.00" beside the bars
  for (const Resting& one : all) {
    if (one.leaf != leaf) continue;
    const Box row{at.x, at.y, at.w, look.px(24)};
    const bool chosen = one.industry == session.selection.industry;
    const Touch t = touch(look, ("resting " + one.industry).c_str(), row, 4);
    if (t.hovered) fill(row, p.hover, look.px(4));
    put_in(look, {row.x, row.y, name - look.px(8), row.h}, industry_name(session, one.industry), {TextSize::S, chosen},
           p.ink);
    if (!one.value) {
      icon(look, {row.x + name + look.px(8), row.centre().y}, Icon::forbidden, p.t3, 14);
      put_in(look, {row.x + name + look.px(20), row.y, bar, row.h}, tr(look.language, "excluded"), {}, p.t3);
    } else if (one.value->unknown()) {
      put_in(look, {row.x + name, row.y, bar, row.h}, tr(look.language, "unknown"), {TextSize::S, true}, p.err);
    } else {
      const float low = static_cast<float>(one.value->u_range.low), high = static_cast<float>(one.value->u_range.high);
      const float u = static_cast<float>(one.value->u.value_or((low + high) / 2));
      fill({row.x + name, row.y + look.px(6), std::max(look.px(2), bar * u), look.px(12)},
           chosen ? ink : faded(ink, .6F));
      if (one.value->bounded())
        horizontal(row.x + name + bar * low, row.x + name + bar * high, row.y + look.px(21), p.t2, look.px(1.5F));
      put_in(look, row, one.value->u ? decimal(*one.value->u, 2) : decimal(low, 2) + "–" + decimal(high, 2),
             {TextSize::S, chosen}, p.ink, Align::right);
    }
    if (t.clicked && one.industry != session.selection.industry && one.county == session.selection.county)
      intents.push_back(ChooseIndustry{one.industry});
    at.y += row.h;
  }
}

/// Every number that the value was measured from, as the ranking page's workings have it.
void workings_of_value(const Session& session, UiState& ui, Cursor& at, const Resting& one) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Case& c = shown_case(session);
  const CountyRanking& county = *judged_county(session.results, one.county);
  const Criterion* leaf = find_criterion(c.model->library, one.leaf);
  at.title(sentence(look, mark("How {0} of {1} came about"), criterion_name(session, one.leaf),
                    industry_name(session, one.industry)));
  at.gap(4);
  for (const Input& input : one.value->inputs) {
    const Backing behind = backing_of(c, *county.assessment, input);
    const ColumnNote* note = find_column(c, name(input.table), input.column);
    std::string text = input.table == InputTable::presence ? std::string(tr(look.language, "What is there"))
                       : note && !note->name.empty()       ? note->name.in(look.language)
                       : input.table == InputTable::values ? std::string(tr(look.language, "given value"))
                                                           : input.column.text();
    const bool unknown = std::holds_alternative<std::monostate>(input.cell);
    const auto* number = std::get_if<double>(&input.cell);
    std::string value = unknown  ? std::string(tr(look.language, "unknown"))
                        : number ? quantity(*number, behind.unit).in(look.language)
                                 : cell_text(input.cell);
    quality_mark(look, {at.x + look.px(6), at.y + look.px(12)}, unknown ? "unknown" : behind.quality);
    const float w = width(look, value) + look.px(8);
    put_in(look, {at.x + look.px(20), at.y, at.w - look.px(20) - w, look.px(24)}, text, {}, p.t2);
    put_in(look, {at.x, at.y, at.w, look.px(24)}, value, {TextSize::S, unknown}, unknown ? p.err : p.ink, Align::right);
    at.y += look.px(24);
  }
  const std::string unit = leaf && leaf->unit != "1" ? leaf->unit : std::string();
  std::string sum = measured(look, *one.value, unit);
  if (!one.value->unknown())
    sum = sentence(look, mark("measured {0}, on the scale {1}"), sum,
                   one.value->u ? decimal(*one.value->u, 2)
                                : decimal(one.value->u_range.low, 2) + "–" + decimal(one.value->u_range.high, 2));
  else if (!one.value->unknown_because.empty())
    sum = one.value->unknown_because.in(look.language);
  at.gap(2);
  at.say(sum, p.ink);
  if (!one.value->neighbours.empty()) at.say(one.value->neighbours.in(look.language), p.t2);
}

/// The criteria whose measures ask for the column.
std::vector<Text> asking(const Case& c, const std::string& table, const std::string& column) {
  std::vector<Text> names;
  for (const Criterion& criterion : c.model->library.criteria) {
    if (!criterion.measure) continue;
    Case alone;
    alone.model.edit().library.criteria = {criterion};
    const std::vector<Use> uses = used_columns(alone);
    if (std::any_of(uses.begin(), uses.end(),
                    [&](const Use& use) { return use.table == table && use.column == column; }))
      names.push_back(criterion.name);
  }
  return names;
}

void what_rests_on_it(const Session& session, UiState& ui, Intents& intents, Cursor& at, const TableGrid& grid) {
  const Look& look = ui.look;
  ConditionsState& s = ui.conditions;
  const std::vector<Resting> all = resting_on(session, grid, s);
  at.rule();
  if (all.empty()) {
    if (grid.part->path == "link") {
      at.say(tr(look.language, "Links say who neighbours whom: crowding, similarity and access rest on them."),
             look.colours.t3);
      return;
    }
    const std::vector<Text> names = asking(shown_case(session), grid.part->path, s.cursor.column);
    at.say(names.empty()
               ? std::string(tr(look.language, "No criterion asks for this column."))
               : sentence(look, mark("Asked for by: {}. No value of a county that decides rests on it so far."),
                          list(names)),
           look.colours.t3);
    return;
  }
  std::vector<std::string> leaf_ids;
  for (const Resting& one : all)
    if (std::find(leaf_ids.begin(), leaf_ids.end(), one.leaf) == leaf_ids.end()) leaf_ids.push_back(one.leaf);
  if (std::find(leaf_ids.begin(), leaf_ids.end(), s.leaf) == leaf_ids.end()) s.leaf = leaf_ids.front();
  at.title(tr(look.language, "What it does to the industries"));
  at.gap(4);
  for (const std::string& leaf : leaf_ids) {
    const std::string text = criterion_name(session, leaf);
    const Box row{at.x - look.px(6), at.y, at.w + look.px(12), look.px(24)};
    const Touch t = touch(look, ("leaf " + leaf).c_str(), row, 4);
    if (t.hovered) fill(row, look.colours.hover, look.px(4));
    put_in(look, {at.x, at.y, at.w, row.h}, text, {TextSize::S, leaf == s.leaf},
           leaf == s.leaf ? look.colours.ink : look.colours.t2);
    if (t.clicked) s.leaf = leaf;
    at.y += row.h;
    if (leaf == s.leaf) leaf_bars(session, ui, intents, at, all, leaf);
  }
  const Resting* chosen = nullptr;
  for (const Resting& one : all)
    if (one.leaf == s.leaf && one.value && (!chosen || one.industry == session.selection.industry)) chosen = &one;
  if (!chosen) return;
  at.rule();
  workings_of_value(session, ui, at, *chosen);
}

void flagged_cell(UiState& ui, Cursor& at, const BlockCell& cell) {
  const Look& look = ui.look;
  at.say(cell.why.in(look.language), look.colours.warn);
  at.gap(4);
  at.say(tr(look.language, cell.fate == BlockCell::Fate::doubtful
                               ? mark("It stays as it was. If the number is right, type it into the cell by hand.")
                               : mark("It stays as it was; the others are put in.")),
         look.colours.t2);
  at.gap(6);
}

const BlockCell* pasted_cell(const ConditionsState& s) {
  if (!s.block) return nullptr;
  for (const BlockCell& cell : s.block->plan.cells)
    if (cell.at.row == s.cursor.row && cell.at.column == s.cursor.column) return &cell;
  return nullptr;
}

void about_cell(const Session& session, UiState& ui, Intents& intents, Cursor& at, const TableGrid& grid) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  ConditionsState& s = ui.conditions;
  const auto shown = grid.shown_place(s.cursor.row), k = grid.column_place(s.cursor.column);
  at.say(tr(look.language, "Why?"), p.t3);
  if (!shown || !k) return at.title(tr(look.language, "No cell is chosen"));
  const std::size_t row = grid.shown[*shown];
  const GridColumn& column = grid.columns[*k];
  const GridCell cell = grid.cell(row, *k);
  std::string title = sentence(look, mark("{0}, {1}"), grid.head(row), column.name);
  at.title(title);
  at.gap(4);
  const CellAt place = cell_at(grid, s.cursor);
  if (const BlockCell* pasted = pasted_cell(s)) {
    const bool flagged = pasted->fate == BlockCell::Fate::refused || pasted->fate == BlockCell::Fate::doubtful;
    Label label{look, at};
    label.row(mark("Pasted"), pasted->raw, p.ink);
    label.row(mark("Before"), pasted->old.empty() ? std::string(tr(look.language, "unknown")) : pasted->old, p.t2);
    if (flagged)
      flagged_cell(ui, at, *pasted);
    else if (!pasted->why.empty())
      at.say(pasted->why.in(look.language), p.t2);
  } else {
    std::string value = cell.unknown || cell.text.empty() ? std::string() : cell.shown;
    if (const auto number = read_number(cell.text).value; number && column.number && !cell.text.empty())
      value = quantity(*number, column.unit == "1" ? std::string() : column.unit).in(look.language);
    const float line = look.px(40);
    const bool big = width(look, value, {TextSize::L, true}) < at.w - look.px(90);
    if (cell.unknown)
      put_in(look, {at.x, at.y, at.w, line}, tr(look.language, "unknown"), {TextSize::L, true}, p.err);
    else if (big)
      put_in(look, {at.x, at.y, at.w, line}, value.empty() ? "–" : value, {TextSize::L, true}, p.ink);
    if (cell.unknown || big)
      at.y += line;
    else
      at.say(value, p.ink);
    if (column.names_row)
      at.say(tr(look.language, "It names the row. Add a new row and remove this one to change it."), p.t3);
    if (column.blank == Blank::open && cell.text.empty())
      at.say(tr(look.language, "Blank here means that there is no limit."), p.t3);
  }
  if (!has_basis(*grid.of, place)) {
    at.gap(4);
    at.say(tr(look.language, column.field->help), p.t2);
    return;
  }
  if (s.block) {
    at.rule();
    at.title(tr(look.language, "Where the block comes from"));
    at.say(tr(look.language, "For all its cells; they no longer say what their column says."), p.t3);
    at.gap(6);
    basis_editor(session, ui, intents, at, s.own, true);
    return;
  }
  at.gap(4);
  OwnBasis basis = basis_of(*grid.of, place);
  if (cell.text.empty()) {
    at.say(tr(look.language, "Type a number into the cell. It gets your own source, which you can change here:"), p.t2);
    at.gap(6);
    basis_editor(session, ui, intents, at, s.own, true);
  } else {
    if (grid.part->free)
      at.say(tr(look.language, cell.own
                                   ? mark("This cell has a source of its own.")
                                   : mark("As its whole column says; a number that you type gets your own source.")),
             p.t3);
    at.gap(6);
    if (basis_editor(session, ui, intents, at, basis, false)) change_basis(session, ui, intents, basis);
  }
  what_rests_on_it(session, ui, intents, at, grid);
}

} // namespace

void conditions_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  if (!ui.conditions.grid || ui.conditions.grid->of != session.document.now()) return;
  const Box box = room();
  Cursor at{look, box.x + look.px(22), box.y + look.px(18), box.w - look.px(44)};
  about_cell(session, ui, intents, at, *ui.conditions.grid);
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(24)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
