#include "engine/methods/matrix_look.h"

#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace yindi {
namespace {

bool is_year(double x) { return x >= 1900 && x <= 2100; }

std::string with_point(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

/// 29.990,50 → 29990,50: points that stand apart by threes before a comma.
std::string without_thousands(const std::string& text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos || text.find('.') == std::string::npos) return text;
  std::string plain;
  std::size_t since = 0; // digits since the last point
  bool any = false;
  for (std::size_t i = 0; i < comma; ++i) {
    if (text[i] != '.') {
      plain += text[i], ++since;
      continue;
    }
    if (any ? since != 3 : since == 0 || since > 3) return text;
    any = true, since = 0;
  }
  return any && since == 3 ? plain + text.substr(comma) : text;
}

} // namespace

bool lacks_header(const CsvTable& table) {
  std::vector<double> numbers;
  for (std::size_t column = 1; column < table.columns(); ++column) {
    const auto number = read_number(table.header[column]).value;
    if (!number || trim(table.header[column]).empty()) return false;
    numbers.push_back(*number);
  }
  if (numbers.empty() || std::all_of(numbers.begin(), numbers.end(), is_year)) return false;
  bool counted = numbers.front() == 0 || numbers.front() == 1;
  for (std::size_t j = 1; j < numbers.size(); ++j) counted = counted && numbers[j] == numbers[j - 1] + 1;
  return !(counted && (trim(table.header.front()).empty() || numbers.size() > 3));
}

bool lacks_names(const CsvTable& table) {
  if (table.rows() < 2 || table.columns() < 2 || trim(table.header.front()).empty()) return false;
  std::set<double> values;
  bool whole = true;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto number = read_number(table.at(row, 0)).value;
    if (!number) return false;
    whole = whole && *number == std::floor(*number);
    values.insert(*number);
  }
  return !whole || values.size() * 2 <= table.rows();
}

std::string row_name(const CsvTable& table, std::size_t row, bool nameless) {
  return nameless ? std::to_string(row + 1) : std::string(trim(table.at(row, 0)));
}

DecimalMarks decimal_marks(const CsvTable& table) {
  DecimalMarks marks;
  if (table.delimiter != ';') return marks;
  for (std::size_t row = 0; row < table.rows() && !(marks.comma && marks.point); ++row)
    for (std::size_t column = 1; column < table.columns(); ++column) {
      const std::string text = table.at(row, column);
      const bool comma = text.find(',') != std::string::npos, point = text.find('.') != std::string::npos;
      if (comma == point || !read_number(with_point(text)).value) continue;
      auto& first = comma ? marks.comma : marks.point;
      if (!first) first = {row, column};
    }
  return marks;
}

std::string with_decimal_point(std::string text) {
  const std::string plain = without_thousands(text);
  return plain.find('.') == std::string::npos ? with_point(plain) : plain;
}

std::vector<std::string> list_entries(const std::string& list, bool words) {
  std::string plain = half_width(list);
  for (const std::string_view sign : {"、"})
    for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign))
      plain.replace(at, sign.size(), ",");
  const bool semicolons = plain.find(';') != std::string::npos;
  if (words) std::replace(plain.begin(), plain.end(), ';', ',');
  const char delimiter = semicolons && !words ? ';' : ',';
  if (plain.find(delimiter) != std::string::npos) return split(plain, delimiter);
  std::vector<std::string> result = split(plain, ' ');
  std::erase(result, std::string());
  return result;
}

} // namespace yindi
