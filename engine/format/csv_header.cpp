#include "engine/format/csv_header.h"

#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace yindi {
namespace {

/// A number that is no year, or a fraction: what names columns may be a year.
bool is_value(std::string_view text) {
  if (text.find('/') != std::string_view::npos && ratio(std::string(text))) return true;
  const auto number = read_number(text).value;
  return number && !(*number >= 1900 && *number <= 2100);
}

} // namespace

void check_header(const CsvTable& table, const CsvOptions& options, Problems& problems) {
  std::map<std::string, int> times;
  std::vector<std::size_t> nameless;
  for (std::size_t i = 0; i < table.columns(); ++i) {
    const std::string& name = table.header[i];
    if (name.empty()) {
      if (i > 0 || !options.plain) nameless.push_back(i);
    } else if (++times[name] == 2 && !options.plain) { // said once a name
      if (!problems.only_counted(table.path, Severity::error))
        problems.error(table.header_place(i), say(mark("the column \"{}\" is there twice"), name));
    }
  }
  if (nameless.empty()) return;
  const Sentence cure = say(mark("name it in the first line, or remove the column"));
  if (nameless.size() == 1)
    problems.error(table.header_place(nameless.front()), say(mark("a column without a name")), cure);
  else
    problems.error(table.header_place(nameless.front()),
                   say(mark("columns without a name: {}"), std::to_string(nameless.size())),
                   say(mark("name them in the first line, or remove the columns")));
}

void tell_second_header(CsvTable& table, Problems& problems) {
  const std::size_t columns = table.columns();
  if (columns < 3 || table.rows() < 2) return;
  std::vector<std::string> names = {table.header[0].empty() ? std::string(trim(table.at(0, 0))) : table.header[0]};
  std::set<std::string> groups, met;
  std::string group;
  bool grouped = false;
  for (std::size_t j = 1; j < columns; ++j) {
    const std::string below(trim(table.at(0, j))), &above = table.header[j];
    if (is_value(below)) return;
    grouped = grouped || above.empty() || !groups.insert(above).second;
    if (!above.empty()) group = above; // a group is named at its first column
    names.push_back(std::string(trim(group + " " + below)));
    if (!met.insert(names.back()).second || names.back().empty()) return;
  }
  // Else these are directions, units or values, of which others speak.
  const std::string first = lower(trim(table.at(0, 0)));
  if (!grouped || (first == "direction" || first == "unit" || first == "方向" || first == "单位")) return;
  std::size_t lines = 1;
  const auto blank_behind = [&](std::size_t row) {
    for (std::size_t j = 1; j < columns; ++j)
      if (!trim(table.at(row, j)).empty()) return false;
    return true;
  };
  if (table.rows() > 2 && blank_behind(1)) {
    names.front() = std::string(trim(table.at(1, 0)));
    lines = 2;
  }
  const auto has_number = [&](std::size_t row) {
    for (std::size_t j = 1; j < columns; ++j)
      if (is_value(trim(table.at(row, j)))) return true;
    return false;
  };
  if (!has_number(lines)) return;
  std::string header;
  for (std::size_t j = 0; j < std::min<std::size_t>(columns, 6); ++j) header += (j > 0 ? "," : "") + names[j];
  problems.error(table.place(0, 0), say(mark("the columns are named in lines above each other")),
                 say(mark("write one line for them: {}"), header + (columns > 6 ? ",…" : "")));
  table.header = std::move(names);
  const auto from = table.fields.begin() + static_cast<std::ptrdiff_t>(columns);
  table.fields.erase(from, from + static_cast<std::ptrdiff_t>(lines * columns));
  table.lines.erase(table.lines.begin() + 1, table.lines.begin() + 1 + static_cast<std::ptrdiff_t>(lines));
}

void drop_blank_columns(CsvTable& table, const CsvOptions& options) {
  const std::size_t columns = table.columns();
  const auto is_blank = [&](const CsvField& field) {
    return trim(std::string_view(table.text).substr(field.begin, field.length)).empty();
  };
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < columns; ++j) {
    bool something = !table.header[j].empty() || (j == 0 && options.plain);
    for (std::size_t row = 0; row < table.rows() && !something; ++row)
      something = !is_blank(table.fields[(row + 1) * columns + j]);
    if (something) kept.push_back(j);
  }
  if (kept.size() == columns) return;
  std::vector<CsvField> fields;
  std::vector<std::string> header;
  for (std::size_t row = 0; row < table.lines.size(); ++row)
    for (const std::size_t j : kept) fields.push_back(table.fields[row * columns + j]);
  for (const std::size_t j : kept) header.push_back(table.header[j]);
  table.fields = std::move(fields);
  table.header = std::move(header);
}

} // namespace yindi
