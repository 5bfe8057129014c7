#include "engine/methods/matrix_look.h"

#include "engine/format/alike.h"
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

/// 1, 一, (1), 1、, 第1: a number that only counts.
std::optional<double> counting_number(const std::string& text) {
  std::string plain = half_width(text);
  std::erase_if(plain, [](char c) { return c == '(' || c == ')' || c == ' '; });
  for (const std::string_view sign : {"第", "、", "号", "名", "No.", "no."})
    if (const auto at = plain.find(sign); at != std::string::npos) plain.erase(at, sign.size());
  if (const auto number = chinese_number(plain)) return number;
  if (plain.size() > 1 && plain.back() == '.') plain.pop_back();
  return read_number(plain).value;
}

/// Whether a row is one of directions, weights or units, by its cell in the first or in the column of names.
bool is_beside(const CsvTable& table, std::size_t row, std::size_t names) {
  for (const std::size_t column : {std::size_t{0}, names})
    if (const std::string text = table.at(row, column);
        row_named(text) != MatrixRow::alternative || may_name_directions(text) || names_weights_in_short(text))
      return true;
  return trim(table.at(row, names)).empty() && !counting_number(table.at(row, 0));
}

/// Words that differ from row to row; with digits in them only where the head says that they are names.
bool holds_names(const CsvTable& table, std::size_t column) {
  const bool said = names_the_rows(table.header[column]);
  if (column != 1 && !said) return false;
  std::set<std::string> seen;
  std::size_t unknown = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (is_beside(table, row, column)) continue;
    const std::string text(trim(table.at(row, column)));
    if (text.empty() || text.starts_with('#') || read_number(text).value || !seen.insert(text).second) return false;
    if (!said && half_width(text).find_first_of("0123456789") != std::string::npos) return false;
    unknown += means_missing(text) ? 1u : 0u;
  }
  return seen.size() > 1 && unknown < 2;
}

} // namespace

void put_names_first(CsvTable& table, const std::vector<std::string>& asked, Problems& problems) {
  const std::size_t width = table.columns();
  if (width < 3 || table.rows() < 2) return;
  const auto is_asked = [&](std::size_t column) {
    return std::find(asked.begin(), asked.end(), table.header[column]) != asked.end();
  };
  // Where the first column has a word that is none of a row beside, it names the rows.
  std::size_t names = 0;
  const auto first_is_words = [&](std::size_t column) {
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (!counting_number(table.at(row, 0)) && !is_beside(table, row, column)) return true;
    return false;
  };
  if (first_is_words(1)) return;
  for (std::size_t column = 1; column < width && names == 0; ++column)
    if (!is_asked(column) && holds_names(table, column)) names = column;
  if (names == 0) return;
  std::vector<double> values;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (const auto value = counting_number(table.at(row, 0)); value && !is_beside(table, row, names))
      values.push_back(*value);
  const std::string head(trim(table.header.front()));
  const bool counts = !values.empty() && (head.empty() || names_the_rows(head) ||
                                          (names == 1 && (are_counted(values) || are_codes(values) ||
                                                          std::all_of(values.begin(), values.end(), is_year))));
  if (!counts && !names_the_rows(table.header[names])) return;
  const bool left_out = counts && !is_asked(0);
  if (left_out)
    problems.note(table.header_place(names),
                  say(mark("the column \"{0}\" names the rows; \"{1}\" before it, which only counts them or has their "
                           "codes, is left out"),
                      table.header[names], table.header.front()));
  else
    problems.note(table.header_place(names), say(mark("the column \"{}\" names the rows"), table.header[names]));
  std::vector<CsvField> fields;
  fields.reserve(table.fields.size());
  for (std::size_t line = 0; line <= table.rows(); ++line) {
    const CsvField* const old = table.fields.data() + line * width;
    // "direction" may stand in either column.
    const bool other = line > 0 && trim(table.at(line - 1, names)).empty();
    fields.push_back(other ? old[0] : old[names]);
    for (std::size_t column = left_out ? 1 : 0; column < width; ++column)
      if (column != names) fields.push_back(old[column]);
  }
  std::vector<std::string> header = {table.header[names]};
  for (std::size_t column = left_out ? 1 : 0; column < width; ++column)
    if (column != names) header.push_back(table.header[column]);
  table.fields = std::move(fields);
  table.header = std::move(header);
}

bool only_counts(const std::string& head, const std::vector<double>& numbers) {
  if (numbers.size() < 2) return false;
  std::vector<double> sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  const std::string word = lower(head);
  for (const std::string_view rank : {"排序", "排名", "名次", "rank"})
    if (word.find(rank) != std::string::npos && are_counted(sorted)) return true;
  const bool whole = std::all_of(sorted.begin(), sorted.end(), [](double x) { return x == std::floor(x); });
  if (whole && holds_codes(head)) return true;
  if (!names_the_rows(head)) return false;
  const bool one_by_one = whole && std::adjacent_find(sorted.begin(), sorted.end(),
                                                      [](double a, double b) { return b != a + 1; }) == sorted.end();
  return one_by_one || are_counted(sorted) || are_codes(numbers) ||
         std::all_of(numbers.begin(), numbers.end(), is_year);
}

std::optional<Direction> direction_in_head(const std::string& head) {
  const std::string plain(trim(half_width(head)));
  for (const auto& [arrow, direction] :
       {std::pair<std::string_view, Direction>{"↑", Direction::max}, {"↓", Direction::min}})
    if (plain.size() > arrow.size() && plain.ends_with(arrow)) return direction;
  const auto open = plain.find_last_of("([");
  if (open == std::string::npos || open == 0 || (plain.back() != ')' && plain.back() != ']')) return std::nullopt;
  const std::string inside(trim(std::string_view(plain).substr(open + 1, plain.size() - open - 2)));
  if (inside.find_first_of("0123456789") != std::string::npos) return std::nullopt;
  return direction_of(inside);
}

bool is_description(const std::vector<std::string>& heads) {
  return heads.size() > 2 && std::count_if(heads.begin(), heads.end(), names_a_mean) > 2;
}

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

bool has_only_directions(const CsvTable& table, std::size_t row, const std::vector<std::size_t>& columns,
                         const std::string& name) {
  return !columns.empty() && std::all_of(columns.begin(), columns.end(), [&](std::size_t column) {
    return direction_in(name, table.at(row, column)).has_value();
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
  MatrixRow kind = row_named(table.header[column]);
  if (kind == MatrixRow::alternative && may_name_directions(table.header[column]))
    for (std::size_t row = 0; row < table.rows() && kind != MatrixRow::directions; ++row)
      if (!read_number(table.at(row, column)).value) kind = MatrixRow::directions; // 1 and 0 may be values
  if (kind == MatrixRow::alternative || kind == MatrixRow::units || table.rows() < 2) return false;
  if (kind == MatrixRow::directions) {
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (!direction_in(table.header[column], table.at(row, column))) return false;
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
