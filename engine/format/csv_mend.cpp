#include "engine/format/csv_mend.h"

#include "engine/format/alike.h"
#include "engine/format/encoding.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

bool is_in(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void mend_header(CsvTable& table, const CsvOptions& options, Problems& problems) {
  for (std::size_t i = 0; i < table.columns(); ++i) {
    const std::string name = table.header[i], half(trim(half_width(name)));
    if (name.empty() || is_in(options.expected, name)) continue;
    if (const auto letter = alike_letter(name)) {
      table.header[i] = with_ascii_letters(name);
      problems.error(table.header_place(i),
                     say(mark("the letter {0} ({1}) only looks like \"{2}\""), name.substr(letter->at, letter->length),
                         code_point_name(name, letter->at), std::string(1, letter->looks_like)),
                     say(mark("write {}"), table.header[i]));
      continue;
    }
    const auto meant = std::find_if(options.expected.begin(), options.expected.end(), [&](const std::string& expected) {
      return lower(expected) == lower(half) && !is_in(table.header, expected);
    });
    if (half != name && is_id(half)) {
      table.header[i] = meant == options.expected.end() ? half : *meant;
      problems.error(table.header_place(i), say(mark("unknown column \"{}\""), name),
                     say(mark("did you mean \"{}\"?"), table.header[i]));
    } else if (meant != options.expected.end()) {
      table.header[i] = *meant;
      problems.error(table.header_place(i), say(mark("unknown column \"{}\""), name),
                     say(mark("did you mean \"{}\"?"), *meant));
    }
  }
}

bool is_comma_number(std::string text) {
  if (std::count(text.begin(), text.end(), ',') != 1) return false;
  std::replace(text.begin(), text.end(), ',', '.');
  return text.find_first_not_of("0123456789.-+ ") == std::string::npos && read_number(text).value.has_value();
}

/// 107,245 may be a thousand, 8,35 not.
bool may_be_thousands(const std::string& text) {
  const auto comma = text.find(',');
  const std::string whole = text.substr(0, comma), rest = text.substr(comma + 1);
  return rest.size() == 3 && whole.find('.') == std::string::npos && whole.size() <= 4 && trim(whole) != "0";
}

void mend_decimal_commas(CsvTable& table, Problems& problems) {
  if (table.delimiter != ';') return;
  std::vector<CsvField> commas;
  std::optional<std::pair<std::size_t, std::size_t>> first;
  bool points = false;
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t j = 0; j < table.columns(); ++j) {
      const std::string text = table.at(row, j);
      points = points || (text.find('.') != std::string::npos && read_number(text).value);
      if (!is_comma_number(text)) continue;
      commas.push_back(table.fields[(row + 1) * table.columns() + j]);
      if (!first && !may_be_thousands(text)) first = {row, j};
    }
  if (!first || points) return;
  const std::string example = table.at(first->first, first->second);
  std::string pointed(trim(example));
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  problems.error(table.place(first->first, first->second),
                 say(mark("the numbers of this table have decimal commas, such as {}"), std::string(trim(example))),
                 say(mark("write points for them: {}"), pointed));
  for (const CsvField& field : commas)
    std::replace(table.text.begin() + field.begin, table.text.begin() + field.begin + field.length, ',', '.');
}

/// A row below the header that has words where the next one has numbers, no digit, and no id in front.
void drop_units(CsvTable& table, Problems& problems) {
  if (table.rows() < 2 || table.columns() < 3 || is_id(trim(table.at(0, 0))) || !is_id(trim(table.at(1, 0)))) return;
  bool against = false;
  for (std::size_t j = 0; j < table.columns(); ++j) {
    const std::string text(trim(table.at(0, j)));
    const std::string below(trim(table.at(1, j)));
    // 1 is a unit, too.
    if (text != "1" && text.find_first_of("0123456789") != std::string::npos &&
        text.find_first_not_of("0123456789.,-+eE ") == std::string::npos)
      return;
    against = against || (j > 0 && !text.empty() && text != "1" && !means_missing(text) && !looks_like_number(text) &&
                          !read_number(text).value && read_number(below).value);
  }
  if (!against || table.misfits.count(0) > 0) return;
  problems.note(table.place(0, 0), say(mark("a row of units is read over")));
  const auto from = table.fields.begin() + static_cast<std::ptrdiff_t>(table.columns());
  table.fields.erase(from, from + static_cast<std::ptrdiff_t>(table.columns()));
  table.lines.erase(table.lines.begin() + 1);
  std::set<std::size_t> misfits;
  for (const std::size_t row : table.misfits) misfits.insert(row - 1);
  table.misfits = std::move(misfits);
}

} // namespace

void mend_table(CsvTable& table, const CsvOptions& options, Problems& problems) {
  if (options.plain || options.expected.size() < 3) return;
  mend_header(table, options, problems);
  drop_units(table, problems);
  mend_decimal_commas(table, problems);
}

} // namespace yindi
