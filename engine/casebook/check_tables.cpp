#include "engine/casebook/checking.h"

#include "engine/case/profile.h"
#include "engine/format/csv.h"
#include "engine/format/plausible.h"
#include "engine/format/slips.h"
#include "engine/format/units.h"
#include "engine/format/words.h"
#include "engine/schema/text_fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

namespace yindi {
namespace {

/// Whether the column that `key` ends with is missing in its table, which has been said.
bool column_is_missing(const Checking& check, const std::string& key) {
  const auto table = check.places.tables.find(key.substr(0, key.find('.')));
  return table != check.places.tables.end() && !table->second->column(key.substr(key.rfind('.') + 1));
}

/// Why a text is no number, in the unit of its column: `key` is county.3.COLUMN or industry.3.COLUMN.
Sentence number_hint(const Checking& check, const std::string& text, const std::string& key) {
  const std::string column = key.substr(key.rfind('.') + 1);
  const ColumnNote* note = find_column(check.c, key.starts_with("county.") ? "counties" : "industries", column);
  if (const auto hint = note && !note->unit.empty() ? unit_hint(text, note->unit) : per_cent_hint(text, {}))
    return *hint;
  return read_number(text).hint;
}

/// What a number says that is a code for "no data".
Sentence if_code(double number) {
  if (!is_no_data_code(number)) return {};
  return say(mark("{} is how many tables write \"no data\": leave the cell blank if the number is unknown"),
             shortest(number));
}

void check_number(const Checking& check, double number, Role role, const std::string& key) {
  const Sentence hint = if_code(number);
  if (role == Role::share && (number < 0 || number > 1))
    check.error(key, say(mark("{} is outside 0 to 1"), shortest(number)), hint);
  else if (role == Role::need && number < 0)
    check.error(key, say(mark("a need cannot be negative, here {}"), shortest(number)), hint);
  else if (role == Role::stock && number < 0)
    check.error(
        key, say(mark("what a county has cannot be negative, here {}"), shortest(number)),
        !hint.empty()
            ? hint
            : say(mark("leave the cell blank if it is unknown; a measure of kind \"formula\" takes any number")));
  else if (role == Role::error && number < 0)
    check.error(key, say(mark("a standard error cannot be negative, here {}"), shortest(number)), hint);
}

/// `low;high` or `low;likeliest;high`.
const std::vector<double>* interval_in(const Cell& cell, Role role) {
  const auto* numbers = std::get_if<std::vector<double>>(&cell);
  const bool may_be = role == Role::between || role == Role::stock || role == Role::need;
  return may_be && numbers && numbers->size() <= 3 ? numbers : nullptr;
}

void check_number_cell(const Checking& check, const Cell& cell, Role role, const std::string& key) {
  const auto* number = std::get_if<double>(&cell);
  const auto* interval = interval_in(cell, role);
  if (interval && !std::is_sorted(interval->begin(), interval->end()))
    check.error(
        key, say(mark("the numbers of the interval \"{}\" are not in rising order"), cell_text(cell)),
        say(mark("write the lowest and the highest, such as 0.3;0.5, with the likeliest between: 0.3;0.4;0.5")));
  else if (interval)
    check_number(check, interval->front(), role, key);
  else if (!number)
    check.error(key, say(mark("\"{}\" is not a number"), cell_text(cell)),
                std::holds_alternative<std::string>(cell) ? number_hint(check, cell_text(cell), key)
                                                          : say(mark("one number is expected here, not several")));
  else
    check_number(check, *number, role, key);
}

/// The number that a hint says to write; nothing where it says something else.
std::optional<std::string> told_number(const Sentence& hint) {
  if (!hint.message.starts_with("write {") || !read_number(hint.arguments.front().en).value) return std::nullopt;
  return hint.arguments.front().en;
}

/// The whole band as it is to be written where each corner can be told; else what is wrong with the first corner that
/// is no number, else what a band looks like.
Sentence band_hint(const Checking& check, const Cell& cell, const std::string& key) {
  const std::string text = cell_text(cell);
  if (const auto full = full_width_hint(text)) return *full;
  std::string others = text; // 200,440,1500,2130 and the like
  for (const std::string_view sign : {"、", "～", "~", ",", "/", "|"})
    for (auto at = others.find(sign); at != std::string::npos; at = others.find(sign))
      others.replace(at, sign.size(), ";");
  const std::vector<std::string> parts = split(others, ';');
  const auto is_number = [](const std::string& part) { return read_number(part).value.has_value(); };
  if (parts.size() == 4 && std::all_of(parts.begin(), parts.end(), is_number))
    return say(mark("write {}"), parts[0] + ";" + parts[1] + ";" + parts[2] + ";" + parts[3]);
  const std::vector<std::string> corners = split(text, ';');
  std::string band;
  Sentence first;
  for (const std::string& corner : corners) {
    const Sentence hint = read_number(corner).value ? Sentence{} : number_hint(check, corner, key);
    const auto number = hint.empty() ? std::optional(corner) : told_number(hint);
    if (!number && first.empty()) first = hint;
    band += (band.empty() ? "" : ";") + number.value_or("");
  }
  if (corners.size() == 4) return first.empty() ? say(mark("write {}"), band) : first;
  return say(mark("write the four corners of the trapezoid, such as 200;440;1500;2130"));
}

/// 52.19万 in a column that has a unit.
bool has_unit_of_column(const Checking& check, const std::string& text, const std::string& key,
                        const std::string& column) {
  const ColumnNote* note = find_column(check.c, key.starts_with("county") ? "counties" : "industries", column);
  return note && !trim(note->unit).empty() && !trim(text).empty() && trim(text).front() >= '0' &&
         trim(text).front() <= '9' && unit_hint(text, note->unit);
}

/// A column that no measure uses may hold words, but what looks like a number is meant to be one.
void check_free_cells(const Checking& check, const std::map<std::string, Cell>& cells, const std::string& key) {
  for (const auto& [column, cell] : cells) {
    const auto* text = std::get_if<std::string>(&cell);
    if (text && (looks_like_number(*text) || per_cent_hint(*text, {}) || has_unit_of_column(check, *text, key, column)))
      check.error(key + "." + column, say(mark("\"{}\" is not a number"), *text),
                  number_hint(check, *text, key + "." + column));
  }
}

void check_band_cell(const Checking& check, const Cell& cell, const std::string& key) {
  const auto* corners = std::get_if<std::vector<double>>(&cell);
  if (!corners || corners->size() != 4) {
    check.error(key, say(mark("\"{}\" is no band of four numbers"), cell_text(cell)), band_hint(check, cell, key));
  } else if (!std::is_sorted(corners->begin(), corners->end())) {
    check.error(key, say(mark("the corners of the band \"{}\" are not in rising order"), cell_text(cell)),
                say(mark("write the four corners of the trapezoid, such as 200;440;1500;2130")));
  }
}

void check_cells(const Checking& check, const std::map<std::string, Cell>& cells, const Use& use,
                 const std::string& key) {
  const auto found = cells.find(use.column);
  if (found == cells.end() || std::holds_alternative<std::monostate>(found->second)) return;
  if (use.role == Role::classes) return; // check_land
  if (use.role == Role::band)
    check_band_cell(check, found->second, key + "." + use.column);
  else
    check_number_cell(check, found->second, use.role, key + "." + use.column);
}

std::map<std::string, Cell> free_cells(std::map<std::string, Cell> cells, const std::vector<Use>& uses,
                                       const std::string& table) {
  for (const Use& use : uses)
    if (use.table == table) cells.erase(use.column);
  return cells;
}

/// The id of the sector or the industry that is called so.
std::optional<std::string> item_named(const Checking& check, const std::string& text) {
  const auto called = [&](const Text& name) {
    return !text.empty() && (name.zh == text || lower(name.en) == lower(text));
  };
  for (const Sector& sector : check.c.model->sectors)
    if (called(sector.name)) return sector.id;
  for (const Industry& industry : check.c.model->industries)
    if (called(industry.name)) return industry.id;
  return std::nullopt;
}

void check_position(const Checking& check, const County& county, const std::string& key) {
  if (county.lon && (*county.lon < -180 || *county.lon > 180))
    check.error(key + ".lon", say(mark("the longitude {} is outside -180 to 180"), shortest(*county.lon)),
                if_code(*county.lon));
  if (county.lat && (*county.lat < -90 || *county.lat > 90))
    check.error(key + ".lat", say(mark("the latitude {} is outside -90 to 90"), shortest(*county.lat)),
                county.lon && std::abs(*county.lat) <= 180 && std::abs(*county.lon) <= 90
                    ? say(mark("are lon and lat swapped?"))
                    : if_code(*county.lat));
}

void check_profile(const Checking& check, const County& county, const std::string& key) {
  const ReadProfile blend = read_profile_blend(county.profile);
  const auto full = full_width_hint(county.profile);
  if (full && blend.problem.empty()) // an id has no such sign
    return check.error(key + ".profile", say(mark("the profile \"{}\" cannot be read"), county.profile), *full);
  if (!blend.problem.empty()) return check.error(key + ".profile", blend.problem, full ? *full : blend.hint);
  // A library without profiles is as good as one whose judgements hold everywhere.
  if (check.profiles.empty()) return;
  for (const auto& [id, share] : blend.shares)
    if (!check.profiles.count(id))
      check.error(key + ".profile", say(mark("unknown profile \"{}\""), id),
                  full ? *full : id_meant(id, check.profiles, say(mark("profiles stand in the criteria file"))));
}

void check_column_notes(const Checking& check, const std::vector<Use>& uses) {
  if (check.unreadable("column")) return;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Use& use : uses) {
    const bool county = use.table == "county";
    const auto& columns = county ? check.c.model->condition_columns : check.c.model->requirement_columns;
    const bool there = std::find(columns.begin(), columns.end(), use.column) != columns.end();
    if (!there || !seen.emplace(use.table, use.column).second) continue;
    if (!find_column(check.c, county ? "counties" : "industries", use.column))
      check.warning(use.table + ".header." + use.column,
                    say(mark("the column \"{}\" has no row in columns.csv"), use.column),
                    say(mark("its unit, source and quality belong there")));
  }
}

void check_value(const Checking& check, const GivenValue& v, std::size_t i) {
  const auto key = [&](const char* column) { return indexed("value", i) + "." + column; };
  if (v.low.has_value() != v.high.has_value())
    check.error(key(v.low ? "high" : "low"), say(mark("an interval needs both \"low\" and \"high\"")));
  if (v.low && v.high && *v.low > *v.high)
    check.error(key("low"), say(mark("low ({0}) is above high ({1})"), shortest(*v.low), shortest(*v.high)));
  else if (v.value && v.low && v.high && (*v.value < *v.low || *v.value > *v.high))
    check.error(key("value"), say(mark("the value {0} is outside its interval, {1} to {2}"), shortest(*v.value),
                                  shortest(*v.low), shortest(*v.high)));
  if (v.value || v.low || v.high) {
    if (v.source.empty() && !column_is_missing(check, key("source")))
      check.warning(key("source"), say(mark("a number without a source")),
                    say(mark("name the source; sources.csv lists them")));
    if (v.quality.empty() && !column_is_missing(check, key("quality")))
      check.warning(key("quality"), say(mark("a number without a quality")),
                    say(mark("official, published, computed, estimate or assumption")));
  }
}

void check_values(const Checking& check) {
  std::set<std::tuple<std::size_t, std::size_t, std::size_t>> seen;
  for (std::size_t i = 0; i < check.c.model->values.size(); ++i) {
    const GivenValue& v = check.c.model->values[i];
    const auto county = check.counties.find(v.county), industry = check.industries.find(v.industry),
               criterion = check.criteria.find(v.criterion);
    const std::string row = indexed("value", i);
    if (criterion != check.criteria.end() && !is_leaf(check.c.model->library.criteria[criterion->second]) &&
        !children(check.c.model->library, v.criterion).empty())
      check.error(row + ".criterion", say(mark("\"{}\" is a group; values are given to leaves"), v.criterion));
    if (county != check.counties.end() && industry != check.industries.end() && criterion != check.criteria.end() &&
        !seen.emplace(county->second, industry->second, criterion->second).second)
      check.error(row, say(mark("a second value of {0}, {1}, {2}"), v.county, v.industry, v.criterion),
                  say(mark("keep one of the rows")));
    check_value(check, v, i);
  }
}

void check_links(const Checking& check) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (std::size_t i = 0; i < check.c.model->links.size(); ++i) {
    const Link& link = check.c.model->links[i];
    const std::string row = indexed("link", i);
    if (link.from == link.to) check.error(row + ".to", say(mark("a link from \"{}\" to itself"), link.from));
    const auto [a, b] = std::minmax(link.from, link.to);
    if (!seen.emplace(a, b, link.kind).second)
      check.error(row, say(mark("the link between {0} and {1} is there twice"), link.from, link.to),
                  say(mark("links have no direction: each pair once")));
  }
}

void check_presence(const Checking& check) {
  std::set<std::pair<std::string, std::string>> seen;
  const std::set<std::string> registers = register_units(check.c.model->library);
  for (std::size_t i = 0; i < check.c.model->presence.size(); ++i) {
    const Presence& p = check.c.model->presence[i];
    const std::string row = indexed("presence", i);
    const bool known = check.industries.count(p.item) || check.sectors.count(p.item) ||
                       has_unknown_rows(check.industries) || has_unknown_rows(check.sectors);
    if (!known && !check.industries.empty()) {
      Index both = check.industries;
      both.insert(check.sectors.begin(), check.sectors.end());
      const auto named = item_named(check, p.item);
      check.error(row + ".item", say(mark("\"{}\" is neither an industry nor a sector"), p.item),
                  named ? say(mark("write its id: {}"), *named) : id_meant(p.item, both, {}));
    }
    if (p.amount && p.source.empty() && !column_is_missing(check, row + ".source"))
      check.warning(row + ".source", say(mark("a number without a source")),
                    say(mark("name the source; sources.csv lists them")));
    // A register may list several products of one industry; quantities would be added up.
    if (registers.count(p.unit)) continue;
    if (!p.county.empty() && !p.item.empty() && !seen.emplace(p.county, p.item).second)
      check.error(row, say(mark("{0} in {1} is there twice"), p.item, p.county), say(mark("keep one of the rows")));
  }
}

void check_reference(const Checking& check) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < check.c.model->reference.size(); ++i) {
    const ReferenceAmount& r = check.c.model->reference[i];
    const std::string row = indexed("reference", i);
    if (!r.sector.empty() && !seen.insert(r.sector).second)
      check.error(row, say(mark("the sector \"{}\" is there twice"), r.sector));
  }
}

void check_linkage(const Checking& check) {
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < check.c.model->linkage.size(); ++i) {
    const SectorLink& link = check.c.model->linkage[i];
    const std::string row = indexed("linkage", i);
    if (!seen.emplace(link.supplier, link.user).second)
      check.error(row, say(mark("what {0} supplies to {1} is there twice"), link.supplier, link.user),
                  say(mark("keep one of the rows")));
    for (const auto& [column, share] : {std::pair("input", link.input), std::pair("output", link.output)})
      if (share && *share > 1)
        check.warning(row + "." + column,
                      say(mark("{0} of {1} for {2} is {3}: more than the whole output"), column, link.supplier,
                          link.user, shortest(*share)),
                      say(mark("write shares of the output: 0.14 for 14 %")));
  }
}

void check_known(const Checking& check) {
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < check.c.known.size(); ++i) {
    const KnownPair& pair = check.c.known[i];
    if (!pair.county.empty() && !pair.industry.empty() && !seen.emplace(pair.county, pair.industry).second)
      check.error(indexed("known", i), say(mark("{0} in {1} is there twice"), pair.industry, pair.county),
                  say(mark("keep one of the rows")));
  }
}

/// The columns of a table that columns.csv may tell of: all of counties and industries, else numbers and flags.
std::vector<std::string> columns_of(const Checking& check, const Part& part) {
  std::vector<std::string> columns;
  const Item blank = part.look(check.c).as_it_comes();
  for (const Field& field : blank.fields_of()) {
    const Ref ref = blank[field];
    const bool number = std::holds_alternative<std::optional<double>*>(ref) || std::holds_alternative<bool*>(ref);
    if (!field.key.empty() && (part.free || number)) columns.push_back(field.key);
  }
  if (!part.free) return columns;
  const auto& own = (*check.c.model).*part.free;
  columns.insert(columns.end(), own.begin(), own.end());
  return columns;
}

/// Whether the header has the column in other capitals, which has been told there.
bool told_in_header(const Checking& check, const ColumnNote& note) {
  const auto table = check.places.tables.find(note.table == "counties" ? "county" : "industry");
  if (table == check.places.tables.end()) return false;
  const CsvTable& csv = *table->second;
  for (std::size_t j = 0; j < csv.columns(); ++j)
    if (csv.header[j] != note.column && lower(csv.header[j]) == lower(note.column) &&
        std::any_of(check.problems.list.begin(), check.problems.list.end(), [&](const Diagnostic& d) {
          const Place place = csv.header_place(j);
          return d.path == place.path && d.line == place.line && d.column == place.column;
        }))
      return true;
  return false;
}

/// The tables whose columns may be told of, by their names without .csv.
std::map<std::string, const Part*> told_tables(const Checking& check) {
  std::map<std::string, const Part*> tables;
  for (const Part* part : parts_in(InFile::table))
    if (!columns_of(check, *part).empty()) tables[part->name.substr(0, part->name.rfind('.'))] = part;
  return tables;
}

void check_columns_table(const Checking& check) {
  const std::map<std::string, const Part*> tables = told_tables(check);
  std::vector<std::string> names;
  for (const auto& [name, part] : tables) names.push_back(name);
  std::set<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < check.c.model->columns.size(); ++i) {
    const ColumnNote& note = check.c.model->columns[i];
    const std::string row = indexed("column", i);
    const auto table = tables.find(note.table);
    const bool unread = table != tables.end() && table->second->needed && table->second->look(check.c).size() == 0;
    const auto columns = table == tables.end() ? std::vector<std::string>() : columns_of(check, *table->second);
    if (table == tables.end())
      check.error(row + ".table", say(mark("unknown table \"{}\""), note.table),
                  did_you_mean(note.table, names, say(mark("a table is named without .csv"))));
    else if (!unread && std::find(columns.begin(), columns.end(), note.column) == columns.end() &&
             !told_in_header(check, note))
      check.error(row + ".column", say(mark("the table \"{0}\" has no column \"{1}\""), note.table, note.column),
                  did_you_mean(note.column, columns));
    if (!note.table.empty() && !note.column.empty() && !seen.emplace(note.table, note.column).second)
      check.error(row, say(mark("the column \"{}\" is there twice"), note.column));
  }
}

/// Cells that cells.csv tells of: of the two tables of rows with ids, each once.
void check_cells_table(const Checking& check) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (std::size_t i = 0; i < check.c.model->cells.size(); ++i) {
    const CellNote& note = check.c.model->cells[i];
    const std::string row = indexed("cell", i);
    const bool counties = note.table == "counties";
    if (!counties && note.table != "industries") {
      check.error(row + ".table", say(mark("unknown table \"{}\""), note.table),
                  did_you_mean(note.table, {"counties", "industries"}, say(mark("a table is named without .csv"))));
      continue;
    }
    const Part& part = *find_part(counties ? "county" : "industry");
    const auto columns = columns_of(check, part);
    if (part.look(check.c).size() == 0) continue; // it could not be read, which has been said
    if (has_unknown_rows(counties ? check.counties : check.industries)) continue;
    if (counties ? !find_county(check.c, note.row) : !find_industry(check.c, note.row))
      check.error(row + ".row", say(mark("the table \"{0}\" has no row \"{1}\""), note.table, note.row));
    if (std::find(columns.begin(), columns.end(), note.column) == columns.end())
      check.error(row + ".column", say(mark("the table \"{0}\" has no column \"{1}\""), note.table, note.column),
                  did_you_mean(note.column, columns));
    if (!seen.emplace(note.table, note.row, note.column).second)
      check.error(row, say(mark("the cell \"{0}\" of \"{1}\" is there twice"), note.column, note.row),
                  say(mark("keep one of the rows")));
  }
}

} // namespace

void check_county_and_industry_tables(const Checking& check) {
  const std::vector<Use> uses = used_columns(check.c);
  if (check.c.model->counties.empty() && check.places.tables.count("county"))
    check.error("county.header", say(mark("no county")), say(mark("below the first line, each row is a county")));
  if (check.c.model->industries.empty() && check.places.tables.count("industry"))
    check.error("industry.header", say(mark("no industry")),
                say(mark("below the first line, each row is an industry")));
  for (std::size_t i = 0; i < check.c.model->counties.size(); ++i) {
    const County& county = check.c.model->counties[i];
    const std::string key = indexed("county", i);
    check_position(check, county, key);
    check_profile(check, county, key);
    for (const Use& use : uses)
      if (use.table == "county") check_cells(check, county.conditions, use, key);
    check_free_cells(check, free_cells(county.conditions, uses, "county"), key);
  }
  for (std::size_t i = 0; i < check.c.model->industries.size(); ++i) {
    const Industry& industry = check.c.model->industries[i];
    const std::string key = indexed("industry", i);
    for (const Use& use : uses)
      if (use.table == "industry") check_cells(check, industry.requirements, use, key);
    check_free_cells(check, free_cells(industry.requirements, uses, "industry"), key);
  }
  check_column_notes(check, uses);
  check_land(check);
}

void check_other_tables(const Checking& check) {
  check_values(check);
  check_links(check);
  check_presence(check);
  check_reference(check);
  check_linkage(check);
  check_known(check);
  check_columns_table(check);
  check_cells_table(check);
}

} // namespace yindi
