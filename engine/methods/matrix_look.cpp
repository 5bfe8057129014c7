#include "engine/methods/matrix_look.h"

#include "engine/format/row_words.h"
#include "engine/format/shell.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_words.h"

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

/// 0, 1, 2 … or 1, 2, 3 …
bool are_counted(const std::vector<double>& numbers) {
  bool counted = !numbers.empty() && (numbers.front() == 0 || numbers.front() == 1);
  for (std::size_t j = 1; j < numbers.size(); ++j) counted = counted && numbers[j] == numbers[j - 1] + 1;
  return counted;
}

/// 511921, 511922: of five digits or more, all of as many, and not all round as prices are.
bool are_codes(const std::vector<double>& numbers) {
  const auto digits = [](double x) { return x < 1 ? 0 : static_cast<int>(std::log10(x)) + 1; };
  return digits(numbers.front()) >= 5 && digits(numbers.front()) <= 12 &&
         std::all_of(numbers.begin(), numbers.end(), [&](double x) { return digits(x) == digits(numbers.front()); }) &&
         !std::all_of(numbers.begin(), numbers.end(), [](double x) { return std::fmod(x, 10) == 0; });
}

std::vector<std::size_t> all_columns(const CsvTable& table) {
  std::vector<std::size_t> columns(table.columns());
  for (std::size_t j = 0; j < columns.size(); ++j) columns[j] = j;
  return columns;
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
  const bool counted = are_counted(numbers);
  return !(counted && (trim(table.header.front()).empty() || numbers.size() > 3));
}

RowNames row_names(const CsvTable& table, std::size_t entries, const std::vector<std::string>& asked) {
  if (table.columns() > 0 && std::find(asked.begin(), asked.end(), table.header.front()) != asked.end())
    return {true, false};
  if (table.rows() < 2 || table.columns() < 2 || trim(table.header.front()).empty()) return {};
  std::vector<double> values;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string text = table.at(row, 0);
    const auto number = read_number(table.delimiter == ';' ? with_decimal_point(text) : text).value;
    if (!number && has_only_directions(table, row, all_columns(table))) continue; // max,min,min, with nothing in front
    if (!number) return {};
    values.push_back(*number);
  }
  if (values.size() < 2) return {};
  const bool whole = std::all_of(values.begin(), values.end(), [](double x) { return x == std::floor(x); });
  if (names_the_rows(table.header.front())) return {};
  if (!whole) return {true, false};
  if (entries == table.columns()) return {true, false};
  if (entries > 1 && entries + 1 == table.columns()) return {false, true};
  const bool names = std::set<double>(values.begin(), values.end()).size() == values.size() &&
                     (are_counted(values) || std::all_of(values.begin(), values.end(), is_year) || are_codes(values));
  return {!names, names};
}

std::vector<std::string> listed_columns(const std::string& list, const CsvTable& table) {
  std::vector<std::string> result;
  const auto unquoted = [](std::string_view text) {
    text = trim(text);
    return text.size() > 1 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
  };
  for (std::size_t begin = 0; begin < list.size();) {
    // The longest name that a column has.
    std::size_t end = list.size();
    while (end != std::string::npos && end > begin) {
      if (table.column(unquoted(std::string_view(list).substr(begin, end - begin)))) break;
      const std::size_t comma = list.rfind(',', end - 1);
      end = comma == std::string::npos || comma < begin ? std::string::npos : comma;
    }
    if (end == std::string::npos || end <= begin) end = std::min(list.find(',', begin), list.size());
    result.emplace_back(unquoted(std::string_view(list).substr(begin, end - begin)));
    begin = end + 1;
  }
  return result;
}

Sentence words_hint(const CsvTable& table, std::size_t column, const std::vector<std::size_t>& rows,
                    const std::string& others) {
  std::set<std::string> kinds;
  bool counts = column == 1 && (trim(table.header[0]).empty() || lower(table.header[0]) == "unnamed: 0");
  for (const std::size_t row : rows) {
    kinds.insert(table.at(row, column));
    counts = counts && read_number(table.at(row, 0)).value;
  }
  if (counts && kinds.size() == rows.size())
    return say(mark("take out the column before it, which only counts the rows: this one names them"));
  if (others.empty()) return {};
  if (kinds.size() < rows.size() && kinds.size() <= 7)
    return say(mark("write numbers for its words (1 and 0, or grades) if it counts, or leave it out: --columns {}"),
               shell_word(others));
  return say(mark("leave it out: --columns {}"), shell_word(others));
}

bool has_only_directions(const CsvTable& table, std::size_t row, const std::vector<std::size_t>& columns) {
  return !columns.empty() && std::all_of(columns.begin(), columns.end(), [&](std::size_t column) {
    return direction_of(table.at(row, column)).has_value();
  });
}

bool looks_like_directions(const CsvTable& table, std::size_t row, const std::vector<std::size_t>& columns,
                           bool numbered) {
  const auto signs = [&](std::size_t other) {
    return has_only_directions(table, other, columns) &&
           std::any_of(columns.begin(), columns.end(),
                       [&](std::size_t column) { return direction_of(table.at(other, column)) == Direction::min; });
  };
  if (!signs(row)) return false;
  bool before = false, behind = false;
  for (std::size_t other = 0; other < table.rows(); ++other) {
    if (other == row || row_named(row_name(table, other, numbered)) != MatrixRow::alternative) continue;
    if (signs(other)) return false;
    (other < row ? before : behind) = true;
  }
  return before != behind;
}

std::string row_name(const CsvTable& table, std::size_t row, bool nameless) {
  return nameless ? std::to_string(row + 1) : std::string(trim(table.at(row, 0)));
}

bool column_lies(const CsvTable& table, std::size_t column) {
  const MatrixRow kind = row_named(table.header[column]);
  if (kind == MatrixRow::alternative || kind == MatrixRow::units || table.rows() < 2) return false;
  if (kind == MatrixRow::directions) {
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (!direction_of(table.at(row, column))) return false;
    return true;
  }
  double sum = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string text = table.at(row, column);
    const auto value = read_number(table.delimiter == ';' ? with_decimal_point(text) : text).value;
    if (!value || *value < 0) return false;
    sum += *value;
  }
  return std::abs(sum - 1) < 1e-6 || std::abs(sum - 100) < 1e-4;
}

std::optional<std::pair<std::size_t, std::size_t>> thousands_or_decimals(const CsvTable& table) {
  if (table.delimiter != ';') return std::nullopt;
  std::optional<std::pair<std::size_t, std::size_t>> found;
  bool commas = false;
  for (std::size_t column = 1; column < table.columns(); ++column) {
    std::optional<std::pair<std::size_t, std::size_t>> here;
    bool whole = false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string text(trim(table.at(row, column)));
      const auto sign = text.find_first_of(".,");
      if (sign == std::string::npos) {
        whole = whole || read_number(text).value.has_value();
        continue;
      }
      if (!read_number(with_point(text)).value) continue;
      // Decided by another number of digits, or a zero in front.
      if (text.size() - sign != 4 || sign > 3 || text.starts_with('0') || text.starts_with('-')) return std::nullopt;
      if (!here) here = {row, column};
      commas = commas || text[sign] == ',';
    }
    // Points are decimals unless other numbers of the column have none.
    if (here && !found && (commas || whole)) found = here;
  }
  return found;
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
  std::string plain(trim(half_width(list)));
  for (const std::string_view brackets : {"[]", "()", "{}"})
    if (plain.size() > 1 && plain.front() == brackets[0] && plain.back() == brackets[1])
      plain = plain.substr(1, plain.size() - 2);
  if (words) std::erase_if(plain, [](char c) { return c == '"' || c == '\''; });
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
