#include "engine/casebook/check_case.h"

#include "engine/casebook/checking.h"
#include "engine/format/csv.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

namespace yindi {
namespace {

/// Signs that came along at the edges of an id or stand between its digits left out: '511921, 511 921, =511921 are
/// 511921. Nothing where other words would be left, since nobody knows how they are written as an id.
std::optional<std::string> without_signs(const std::string& id) {
  const std::string plain = without_odd_blanks(half_width(id));
  const auto is_sign = [](char c) { return !is_id(std::string(1, c)); };
  const auto first = std::find_if_not(plain.begin(), plain.end(), is_sign);
  const auto last = std::find_if_not(plain.rbegin(), plain.rend(), is_sign).base();
  if (first >= last) return std::nullopt;
  std::string rest(first, last);
  for (const char c : std::string(plain.begin(), first) + std::string(last, plain.end()))
    if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt; // letters of another script
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto between_digits = [](char c) { return std::string_view(" ,'_").find(c) != std::string_view::npos; };
  if (std::all_of(rest.begin(), rest.end(), [&](char c) { return is_digit(c) || between_digits(c); }))
    std::erase_if(rest, is_sign);
  return is_id(rest) ? std::optional(rest) : std::nullopt;
}

/// Says what is wrong with an id; gives the one that was meant, as far as it can be told.
std::string bad_id(const Checking& check, const std::string& key, const std::string& id) {
  const auto number = id_of_number(id);
  if (number && lost_digits(id)) {
    check.error(key, say(mark("a spreadsheet wrote an id as a number, and its last digits are gone: {}"), id),
                say(mark("format the column as text and type the id again")));
    return id;
  }
  if (number) {
    check.error(key, say(mark("a spreadsheet wrote the id {0} as a number: {1}"), *number, id),
                say(mark("format the column as text and type the id again")));
    return *number;
  }
  const auto full = full_width_hint(id);
  const auto meant = without_signs(id);
  const auto unseen = unseen_in(id);
  const auto failed = failed_formula(id);
  check.error(key, say(mark("\"{}\" is no id"), id),
              failed   ? *failed
              : unseen ? *unseen
              : full   ? *full
              : meant  ? say(mark("an id has letters, digits, _ and - only: write {}"), *meant)
                       : say(mark("an id has letters, digits, _ and - only; a name goes into the name columns")));
  if (failed) return {};
  return meant.value_or(std::string(trim(half_width(id))));
}

/// Whether a slip in `id` can be told from another row's id. Codes that are digits only cannot, but for zeros that a
/// spreadsheet took away in front; nor can those in which only digits differ.
bool may_be_meant(const std::string& id, const std::string& other) {
  if (!is_id(other) || only_digits_differ(id, other)) return false;
  const auto is_code = [](const std::string& x) { return x.find_first_not_of("0123456789") == std::string::npos; };
  if (!is_code(id) || !is_code(other)) return true;
  const auto core = [](const std::string& x) { return x.substr(std::min(x.find_first_not_of('0'), x.size())); };
  return core(id) == core(other);
}

/// Ids that differ in capitals only: no reader tells them apart, nor do all systems that name files by them.
void warn_of_capitals(const Checking& check, const Index& index, const std::string& name) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::pair<std::size_t, std::string>> rows;
  for (const auto& [id, i] : index) rows.emplace_back(i, id);
  std::sort(rows.begin(), rows.end());
  std::map<std::string, std::string> first;
  for (const auto& [i, id] : rows)
    if (const auto [other, fresh] = first.emplace(lower(id), id); !fresh)
      check.warning(indexed(name, i) + ".id",
                    say(mark("the ids \"{0}\" and \"{1}\" differ in capitals only"), other->second, id),
                    say(mark("give one of them another id")));
}

/// Notes bad, reserved and repeated ids and gives the index.
template <class Items>
Index index_of(const Checking& check, const Items& items, const std::string& name, bool reserved = false) {
  Index index;
  const auto found = check.places.tables.find(name);
  const CsvTable* table = found == check.places.tables.end() ? nullptr : found->second.get();
  // Of a row without an id, or whose cells may be shifted, nobody knows which id it would supply.
  bool some_unknown = find_part(name) && find_part(name)->file == InFile::table && check.unreadable(name);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& id = items[i].id;
    const std::string key = indexed(name, i) + ".id";
    some_unknown = some_unknown || (table && (id.empty() || table->misfits.count(i) > 0));
    if (id.empty()) {
      if (table && !table->column("id")) continue;
      if (check.places.tables.count(name) || check.places.named.count(key)) check.blank_id(key);
      continue;
    }
    if (!is_id(id)) {
      const std::string meant = bad_id(check, key, id);
      some_unknown = some_unknown || (table && !is_id(meant));
      if (!meant.empty()) index.emplace(meant, i);
      index.emplace(id, i);
      continue;
    }
    if (reserved && id == goal) check.error(key, say(mark("\"{}\" is the id of the root and cannot be used"), id));
    const auto [first, fresh] = index.emplace(id, i);
    const Place before = fresh ? Place{} : check.places.find(indexed(name, first->second) + ".id");
    if (!fresh)
      check.error(key, say(mark("the id \"{}\" is there twice"), id),
                  before.line > 0 ? say(mark("the first is in line {}"), std::to_string(before.line)) : Sentence{});
  }
  warn_of_capitals(check, index, name);
  // Of a table that ends too early nobody knows which ids it has.
  if (table && (!table->complete || !table->column("id"))) index.clear(), some_unknown = true;
  if (some_unknown) index.emplace(unknown_row, 0);
  return index;
}

/// A code in whose place a letter or a zero has come: 51192I, 5l1921, 0511921 are 511921.
std::string as_code(std::string id) {
  for (char& c : id) {
    if (c == 'I' || c == 'l') c = '1';
    if (c == 'O' || c == 'o') c = '0';
  }
  const auto first = id.find_first_not_of('0');
  if (first == std::string::npos || id.find_first_not_of("0123456789") != std::string::npos) return {};
  return id.substr(first);
}

/// A county that no other table names, while they name the code that its id was: told once, at its own row, and taken
/// for the code.
void tell_slipped_ids(Checking& check) {
  const Model& model = *check.c.model;
  std::set<std::string> used(model.county_ids.begin(), model.county_ids.end());
  for (const Presence& row : model.presence) used.insert(row.county);
  for (const GivenValue& row : model.values) used.insert(row.county);
  for (const Link& row : model.links) used.insert(row.from), used.insert(row.to);
  for (std::size_t i = 0; i < model.counties.size(); ++i) {
    const std::string &id = model.counties[i].id, code = as_code(id);
    if (code.empty() || code == id || used.count(id) || !used.count(code) || check.counties.count(code)) continue;
    const bool as_others = std::any_of(model.counties.begin(), model.counties.end(), [&](const County& other) {
      return other.id != id && other.id.size() == code.size() && !other.id.starts_with('0') &&
             as_code(other.id) == other.id;
    });
    if (!as_others) continue;
    check.error(indexed("county", i) + ".id", say(mark("the id \"{0}\" is \"{1}\" in the other tables"), id, code),
                say(mark("write {}"), code));
    check.counties.emplace(code, i);
  }
}

} // namespace

const std::string unknown_row(1, '\0'); // no file can hold it

bool has_unknown_rows(const Index& index) { return index.count(unknown_row) > 0; }

bool Checking::shifted(const std::string& key) const {
  const auto dot = key.find('.');
  const auto table = places.tables.find(key.substr(0, dot));
  if (table == places.tables.end() || dot == std::string::npos) return false;
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(key.data() + dot + 1, key.data() + key.size(), row);
  if (error != std::errc()) return false; // of the header
  if (table->second->misfits.count(row) > 0) return true;
  if (end == key.data() + key.size()) return false; // of the whole row
  const std::string column(end + 1, key.data() + key.size());
  return !table->second->column(column) && nearest(column, table->second->header); // misspelt, which has been said
}

void Checking::error(const std::string& key, Sentence message, Sentence hint) const {
  if (shifted(key)) return;
  problems.error(places.find(key), std::move(message), std::move(hint));
}

void Checking::warning(const std::string& key, Sentence message, Sentence hint) const {
  if (shifted(key)) return;
  problems.warning(places.find(key), std::move(message), std::move(hint));
}

void Checking::blank_id(const std::string& key) const {
  const auto dot = key.find('.');
  const auto table = places.tables.find(key.substr(0, dot));
  std::size_t row = 0;
  if (table != places.tables.end() && dot != std::string::npos)
    std::from_chars(key.data() + dot + 1, key.data() + key.size(), row);
  const auto column =
      table == places.tables.end() ? std::nullopt : table->second->column(key.substr(key.rfind('.') + 1));
  for (; column && row > 0 && row < table->second->rows(); --row)
    if (const std::string above(trim(table->second->at(row - 1, *column))); !above.empty())
      return error(key, say(mark("a blank id below {}"), above),
                   say(mark("cells that were merged keep their value in the first row only; repeat it in each row")));
  error(key, say(mark("the id is blank")));
}

bool Checking::unreadable(const std::string& part) const {
  if (places.tables.count(part)) return false;
  const std::string file = find_part(part)->name;
  return std::any_of(problems.list.begin(), problems.list.end(), [&](const Diagnostic& d) {
    return d.severity == Severity::error && std::filesystem::path(d.path).filename() == file;
  });
}

bool Checking::told_in_line(const std::string& key) const {
  const Place place = places.find(key);
  return std::any_of(problems.list.begin(), problems.list.end(), [&](const Diagnostic& d) {
    return d.severity == Severity::error && d.path == place.path && d.line == place.line;
  });
}

void Checking::not_blank(const std::string& text, const std::string& key, const char* what, bool needed) const {
  if (!nothing_to_see(text) || !places.named.count(key)) return;
  const Place place = places.find(key);
  const bool told = std::any_of(problems.list.begin(), problems.list.end(), [&](const Diagnostic& d) {
    return d.message.message == "\"{}\" is blank" && d.path == place.path && d.line == place.line &&
           d.column == place.column;
  });
  if (!told)
    error(key, say(mark("\"{}\" is blank"), what),
          needed ? say(mark("write what it names")) : say(mark("write what it names, or leave it out")));
}

bool Checking::only_counted(const std::string& key) const {
  const auto table = places.tables.find(key.substr(0, key.find('.')));
  return table != places.tables.end() && problems.only_counted(table->second->path, Severity::error);
}

bool misspelt(const Extras& extras, const std::string& key) {
  return std::any_of(extras.begin(), extras.end(),
                     [&](const Extra& extra) { return nearest(extra.key, {key}).has_value(); });
}

Sentence id_meant(const std::string& id, const Index& index, Sentence otherwise) {
  if (const auto unseen = unseen_in(id)) return *unseen;
  if (const auto failed = failed_formula(id)) return *failed;
  const auto meant = id_of_number(id);
  if (meant && lost_digits(id))
    return say(mark("a spreadsheet wrote an id as a number, and its last digits are gone: type it again"));
  if (meant && index.count(*meant))
    return say(mark("a spreadsheet wrote the id {} as a number: format the column as text and type it again"), *meant);
  if (const auto full = full_width_hint(id)) return *full;
  if (const auto bare = without_signs(id); bare && *bare != id && index.count(*bare))
    return say(mark("did you mean \"{}\"?"), *bare);
  std::vector<std::string> candidates = ids_of(index);
  std::erase_if(candidates, [&](const std::string& other) { return !may_be_meant(id, other); });
  const auto near = nearest(id, candidates);
  if (!near) return otherwise;
  // Where two are as near, neither is told.
  std::erase(candidates, *near);
  const auto second = nearest(id, candidates);
  if (second && letters_between(id, *second) == letters_between(id, *near)) return otherwise;
  return say(mark("did you mean \"{}\"?"), *near);
}

std::vector<std::string> ids_of(const Index& index) {
  std::vector<std::string> ids;
  for (const auto& [id, i] : index)
    if (id != unknown_row) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

void check_other_tables_alone(const Case& value, const Places& places, Problems& problems) {
  Checking check{value, places, problems};
  check.counties = index_of(check, value.model->counties, "county");
  check.sectors = index_of(check, value.model->sectors, "sector");
  check.sources = index_of(check, value.model->sources, "source");
  for (const Part* part : parts_in(InFile::table))
    if (!part->needed) check_part(check, *part);
  check_other_tables(check);
  check_plausible(check);
}

void check_case(const Case& value, const Places& places, Problems& problems) {
  Checking check{value, places, problems};
  check.counties = index_of(check, value.model->counties, "county");
  tell_slipped_ids(check);
  check.industries = index_of(check, value.model->industries, "industry");
  check.criteria = index_of(check, value.model->library.criteria, "criterion", true);
  check.participants = index_of(check, value.judging.participants, "participant");
  std::set<std::string> called;
  for (std::size_t i = 0; i < value.judging.participants.size(); ++i)
    if (const std::string& name = value.judging.participants[i].name; !name.empty() && !called.insert(name).second)
      check.warning(indexed("participant", i) + ".name", say(mark("two participants are called \"{}\""), name),
                    say(mark("phones and tables know people by their names: let the names differ, such as by the "
                             "office")));
  check.profiles = index_of(check, value.judging.profiles, "profile");
  check.sectors = index_of(check, value.model->sectors, "sector");
  check.sources = index_of(check, value.model->sources, "source");
  if (places.without_library) check.criteria.clear(), check.profiles.clear(); // nobody knows which others there are
  check_parts(check);
  check_settings(check);
  if (!places.without_library) check_library(check);
  check_county_and_industry_tables(check);
  check_other_tables(check);
  check_judgements(check);
  check_rounds(check);
  check_plausible(check);
}

} // namespace yindi
