#include "gui/pages/conditions/conditions_page.h"

#include "engine/casebook/checking.h"
#include "engine/format/words.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace yindi::gui {
namespace {

std::string table_name(const Part& part) { return part.name.substr(0, part.name.rfind('.')); }

Text name_of_id(const Case& c, Of of, const std::string& id) {
  if (of == Of::county)
    if (const County* county = find_county(c, id)) return county->name;
  if (of == Of::industry)
    if (const Industry* industry = find_industry(c, id)) return industry->name;
  if (of == Of::criterion)
    if (const Criterion* criterion = find_criterion(c.model->library, id)) return criterion->name;
  if (of == Of::sector)
    for (const Sector& sector : c.model->sectors)
      if (sector.id == id) return sector.name;
  return plain(id);
}

/// An item of presence.csv is an industry, else a sector.
Text shown_name(const Case& c, const Field& field, const std::string& text) {
  if (field.key != "item") return name_of_id(c, field.of, text);
  return find_industry(c, text) ? name_of_id(c, Of::industry, text) : name_of_id(c, Of::sector, text);
}

/// Columns whose blank cells are no limit, and those that some measure looks at.
struct Uses {
  std::set<std::string> used, open;
};
Uses uses_of(const Case& c, const std::string& part) {
  Uses result;
  for (const Use& use : used_columns(c))
    if (use.table == part) result.used.insert(use.column);
  if (part == "industry")
    for (const Criterion& criterion : c.model->library.criteria)
      if (criterion.measure)
        for (const Band& band : criterion.measure->bands)
          if (band.blank_is_open) result.open.insert(band.requirement);
  return result;
}

/// As wide as its name about is, within bounds: fonts are not known here.
float name_width(const Text& name, Language language) {
  float w = 30;
  for (const char c : name.in(language))
    w += static_cast<unsigned char>(c) < 0x80 ? 7.6F : static_cast<unsigned char>(c) >= 0xC0 ? 14.5F : 0;
  return std::clamp(w, 96.F, 210.F);
}

GridColumn column_of(const Case& c, const Part& part, const Field& field, const std::string& below, Language language) {
  GridColumn column;
  column.field = &field, column.below = below;
  column.key = field.key.empty() ? below : field.key;
  column.names_row = field.identifies;
  const Item blank = part.look(c).as_it_comes();
  column.number = field.key.empty() || std::holds_alternative<std::optional<double>*>(blank[field]);
  const ColumnNote* note = find_column(c, table_name(part), column.key);
  column.name = note && !note->name.empty() ? note->name : *field.name ? both(field.name) : plain(column.key);
  column.unit = note ? note->unit : field.unit;
  if (note) column.quality = note->quality, column.note = note->note;
  column.width = column.number && field.key.empty()              ? name_width(column.name, language)
                 : column.number                                 ? 116.F
                 : field.key == "note" || field.key == "note_zh" ? 260.F
                                                                 : 150.F;
  return column;
}

void make_columns(TableGrid& grid, const Case& c) {
  const Part& part = *grid.part;
  const Uses uses = uses_of(c, part.path);
  std::vector<GridColumn> described; // of a table with conditions or requirements they come last
  for (const Field& field : part.look(c).description().fields) {
    if (!field.key.empty()) {
      described.push_back(column_of(c, part, field, {}, grid.language));
      if (field.key == "amount") described.back().blank = Blank::unknown;
      continue;
    }
    for (const std::string& name : (*c.model).*part.free) {
      GridColumn column = column_of(c, part, field, name, grid.language);
      column.blank = uses.open.count(name) ? Blank::open : uses.used.count(name) ? Blank::unknown : Blank::nothing;
      grid.columns.push_back(std::move(column));
    }
  }
  grid.columns.insert(grid.columns.end(), std::make_move_iterator(described.begin()),
                      std::make_move_iterator(described.end()));
}

bool contains(const std::string& text, const std::string& wanted) {
  return lower(text).find(wanted) != std::string::npos;
}

bool matches(const TableGrid& grid, std::size_t row, const std::string& wanted) {
  const Text head = grid.head(row);
  if (contains(head.en, wanted) || contains(head.zh, wanted) || contains(grid.rows[row], wanted)) return true;
  for (std::size_t k = 0; k < grid.columns.size(); ++k) {
    if (grid.columns[k].number) continue;
    const GridCell cell = grid.cell(row, k);
    if (contains(cell.text, wanted) || contains(cell.shown, wanted)) return true;
  }
  return false;
}

bool has_mark(const TableGrid& grid, std::size_t row) {
  for (std::size_t k = 0; k < grid.columns.size(); ++k) {
    const GridCell cell = grid.cell(row, k);
    if (grid.marks.count(cell.unknown ? "unknown" : cell.quality)) return true;
    if (cell.own && grid.marks.count("own")) return true;
  }
  return false;
}

void sort_rows(TableGrid& grid) {
  const auto column = grid.sorted_by == "#" ? std::optional<std::size_t>() : grid.column_place(grid.sorted_by);
  if (!column && grid.sorted_by != "#") return;
  struct Key {
    bool blank;
    std::optional<double> number;
    std::string text;
  };
  std::map<std::size_t, Key> keys;
  for (const std::size_t row : grid.shown) {
    const std::string text = column ? grid.cell(row, *column).text : grid.head(row).in(grid.language);
    const std::string shown = column ? grid.cell(row, *column).shown : text;
    keys[row] = {text.empty(), column && grid.columns[*column].number ? read_number(text).value : std::nullopt, shown};
  }
  std::stable_sort(grid.shown.begin(), grid.shown.end(), [&](std::size_t a, std::size_t b) {
    const Key &first = keys.at(a), &second = keys.at(b);
    if (first.blank != second.blank) return second.blank; // unknown ones stand last either way
    const bool numbers = first.number && second.number;
    const bool less = numbers ? *first.number < *second.number : first.text < second.text;
    const bool more = numbers ? *first.number > *second.number : first.text > second.text;
    return grid.falling ? more : less;
  });
}

/// The rows of the table that the case ranks, or ranks in.
const std::vector<std::string>& ranked_ids(const TableGrid& grid) {
  return grid.part->path == "industry" ? grid.of->model->industry_ids : grid.of->model->county_ids;
}

/// The place of a row among those that are ranked; their number for one that is not.
std::size_t rank_place(const TableGrid& grid, std::size_t row) {
  const auto& ids = ranked_ids(grid);
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), grid.rows[row]) - ids.begin());
}

/// Those that are ranked first, in their own order unless a column sorts them; the others may be folded away, but what
/// is looked for is found.
void group_rows(TableGrid& grid) {
  grid.ranked = grid.shown.size(), grid.others = 0;
  if (!grid.grouped) return;
  const std::size_t most = ranked_ids(grid).size();
  if (grid.sorted_by.empty())
    std::stable_sort(grid.shown.begin(), grid.shown.end(),
                     [&](std::size_t a, std::size_t b) { return rank_place(grid, a) < rank_place(grid, b); });
  const auto middle = std::stable_partition(grid.shown.begin(), grid.shown.end(),
                                            [&](std::size_t i) { return rank_place(grid, i) < most; });
  grid.ranked = static_cast<std::size_t>(middle - grid.shown.begin());
  grid.others = grid.shown.size() - grid.ranked;
  if (grid.folded && trim(grid.filter).empty()) grid.shown.resize(grid.ranked);
}

void choose_rows(TableGrid& grid) {
  grid.shown.clear();
  const std::string wanted = lower(trim(grid.filter));
  for (std::size_t i = 0; i < grid.rows.size(); ++i)
    if ((wanted.empty() || matches(grid, i, wanted)) && (grid.marks.empty() || has_mark(grid, i)))
      grid.shown.push_back(i);
  sort_rows(grid);
  group_rows(grid);
}

void count_cells(TableGrid& grid) {
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    const bool ranked = grid.grouped && rank_place(grid, i) < ranked_ids(grid).size();
    for (std::size_t k = 0; k < grid.columns.size(); ++k) {
      const GridCell cell = grid.cell(i, k);
      if (cell.unknown)
        ++grid.counts["unknown"];
      else if (!cell.quality.empty() && !cell.text.empty())
        ++grid.counts[cell.quality];
      if (cell.own && !cell.text.empty()) ++grid.counts["own"];
      if (ranked && cell.own && !cell.text.empty()) ++grid.ranked_counts["own"];
      if (ranked && cell.unknown)
        ++grid.ranked_counts["unknown"];
      else if (ranked && !cell.quality.empty() && !cell.text.empty())
        ++grid.ranked_counts[cell.quality];
    }
  }
}

std::shared_ptr<TableGrid> make_grid(const std::shared_ptr<const Case>& now, const Part& part, Language language) {
  auto grid = std::make_shared<TableGrid>();
  grid->of = now, grid->part = &part, grid->language = language;
  const Items items = part.look(*now);
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string names;
    for (const Field& field : items.description().fields)
      if (field.identifies) names += (names.empty() ? "" : ".") + *std::get<std::string*>(items[i][field]);
    grid->rows.push_back(std::move(names));
  }
  for (const CellNote& note : now->model->cells)
    if (note.table == table_name(part)) grid->own[{note.row, note.column}] = &note;
  const std::size_t ranked = ranked_ids(*grid).size();
  grid->grouped = (part.path == "county" || part.path == "industry") && ranked > 0 && ranked < grid->rows.size();
  make_columns(*grid, *now);
  count_cells(*grid);
  return grid;
}

/// Keeps the cursor on a cell that is there.
void place_cursor(ConditionsState& s, const TableGrid& grid) {
  const auto first = std::find_if(grid.columns.begin(), grid.columns.end(), [](const auto& column) {
    return !column.names_row && column.number && column.key != "lon" && column.key != "lat";
  });
  const auto is_there = [&](const GridPlace& place) {
    return grid.shown_place(place.row) && grid.column_place(place.column);
  };
  if (s.part != grid.part->path) s.part = grid.part->path, s.cursor = {}, s.editing = false, s.reveal = true;
  if (!is_there(s.cursor)) {
    const std::string column = grid.column_place(s.cursor.column) ? s.cursor.column
                               : first == grid.columns.end()      ? grid.columns.front().key
                                                                  : first->key;
    const std::string row = grid.shown_place(s.cursor.row) ? s.cursor.row
                            : grid.shown.empty()           ? std::string()
                                                           : grid.rows[grid.shown.front()];
    s.cursor = s.anchor = {row, column};
    s.editing = false;
  }
  if (!is_there(s.anchor)) s.anchor = s.cursor;
}

} // namespace

GridCell TableGrid::cell(std::size_t row, std::size_t column) const {
  const GridColumn& about = columns[column];
  const Item item = part->look(*of)[row];
  GridCell cell;
  cell.text = field_text(item, *about.field, about.below).value_or("");
  const bool by_name = about.field->of != Of::nothing || about.field->key == "item";
  cell.shown = by_name && !cell.text.empty() ? shown_name(*of, *about.field, cell.text).in(language) : cell.text;
  cell.quality = about.quality;
  if (!own.empty())
    if (const auto found = own.find({rows[row], about.key}); found != own.end())
      cell.quality = found->second->quality, cell.own = true;
  if (part->path == "value" && (about.key == "value" || about.key == "low" || about.key == "high")) {
    const GivenValue& given = of->model->values[row];
    cell.quality = given.quality;
    cell.unknown = about.key == "value" && !given.value && !(given.low && given.high);
  }
  if (cell.text.empty() && about.blank == Blank::unknown) cell.unknown = true;
  return cell;
}

Text TableGrid::head(std::size_t row) const {
  const Item item = part->look(*of)[row];
  if (part->path == "county") return of->model->counties[row].name;
  if (part->path == "industry") return of->model->industries[row].name;
  const Field& first = item.fields_of().front();
  return shown_name(*of, first, *std::get<std::string*>(item[first]));
}

std::optional<std::size_t> TableGrid::shown_place(const std::string& row) const {
  for (std::size_t i = 0; i < shown.size(); ++i)
    if (rows[shown[i]] == row) return i;
  return std::nullopt;
}

std::optional<std::size_t> TableGrid::column_place(const std::string& key) const {
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (columns[k].key == key) return k;
  return std::nullopt;
}

const Part& chosen_table(const Session& session) {
  const std::size_t view = chosen_view(session.selection, "conditions");
  return *find_part(find_page("conditions")->views[view].id);
}

const TableGrid& current_grid(const Session& session, UiState& ui) {
  ConditionsState& s = ui.conditions;
  const auto now = session.document.now();
  const Part& part = chosen_table(session);
  const Language language = session.selection.language;
  const bool fresh = !s.grid || s.grid->of != now || s.grid->part != &part || s.grid->language != language;
  if (fresh) s.grid = make_grid(now, part, language);
  TableGrid& grid = *s.grid;
  if (fresh || grid.filter != s.filter || grid.marks != s.marks || grid.sorted_by != s.sorted_by ||
      grid.falling != s.falling || grid.folded != folds_others(s, part)) {
    grid.filter = s.filter, grid.marks = s.marks, grid.sorted_by = s.sorted_by, grid.falling = s.falling;
    grid.folded = folds_others(s, part);
    choose_rows(grid);
  }
  place_cursor(s, grid);
  return grid;
}

bool& folds_others(ConditionsState& s, const Part& part) {
  return part.path == "industry" ? s.industries_folded : s.others_folded;
}

std::optional<Range> selected_range(const TableGrid& grid, const ConditionsState& s) {
  const auto row = grid.shown_place(s.cursor.row), other_row = grid.shown_place(s.anchor.row);
  const auto column = grid.column_place(s.cursor.column), other_column = grid.column_place(s.anchor.column);
  if (!row || !other_row || !column || !other_column) return std::nullopt;
  return Range{std::min(*row, *other_row), std::min(*column, *other_column), std::max(*row, *other_row),
               std::max(*column, *other_column)};
}

CellAt cell_at(const TableGrid& grid, const GridPlace& place) { return {grid.part->path, place.row, place.column}; }

} // namespace yindi::gui
