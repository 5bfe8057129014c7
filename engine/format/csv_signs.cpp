#include "engine/format/csv_signs.h"

#include "engine/format/encoding.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

std::string replaced(std::string_view text, std::string_view full, std::string_view half) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = text.find(full); at != std::string_view::npos; at = text.find(full, done)) {
    result.append(text, done, at - done);
    result += half;
    done = at + full.size();
  }
  return result.append(text, done);
}

/// The fields of a line between runs of `least` blanks or more, or between bars; quotes keep theirs together.
std::vector<std::string> fields_between(std::string_view line, char sign, std::size_t least) {
  std::vector<std::string> fields(1);
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  line = trim(line);
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    if (line[at] == '"') {
      for (++at; at < line.size() && line[at] != '"'; ++at) fields.back() += line[at];
      ++at;
    } else if (sign == ' ' ? blank(line[at]) : line[at] == sign) {
      while (end < line.size() && (sign == ' ' ? blank(line[end]) : end == at)) ++end;
      if (end - at >= least)
        fields.emplace_back();
      else
        fields.back() += line.substr(at, end - at);
      at = end;
    } else {
      fields.back() += line[at++];
    }
  }
  return fields;
}

struct Apart {
  char sign;         ///< '|' or ' '
  std::size_t least; ///< as many of them, or more
  std::size_t names =
      0; ///< rows have as many fields behind their names, which may have blanks in them; 0: no such names
};

/// The fields with those before the last `behind` as one.
std::vector<std::string> with_one_name(std::vector<std::string> fields, std::size_t behind) {
  if (behind == 0 || fields.size() <= behind + 1) return fields;
  const std::size_t extra = fields.size() - behind - 1;
  for (std::size_t k = 1; k <= extra; ++k) fields.front() += " " + fields[k];
  fields.erase(fields.begin() + 1, fields.begin() + 1 + static_cast<std::ptrdiff_t>(extra));
  return fields;
}

/// A table as programs print it: rows that end in as many numbers as the header has names.
std::optional<Apart> printed(const std::string& text, const CsvLine& header, const std::vector<CsvLine>& lines) {
  const auto fields = [&](const CsvLine& line) {
    const std::string_view whole = std::string_view(text).substr(line.begin, line.next - line.begin);
    return fields_between(whole.substr(0, whole.find_first_of("\r\n")), ' ', 1);
  };
  const std::size_t names = fields(header).size();
  std::size_t rows = 0;
  if (header.fields.size() > 1) return std::nullopt;
  for (const CsvLine& line : lines) {
    if (line.begin <= header.begin) continue;
    const std::vector<std::string> cells = fields(line);
    if (cells.size() <= names) return std::nullopt;
    if (!std::all_of(cells.end() - static_cast<std::ptrdiff_t>(names), cells.end(),
                     [](const std::string& cell) { return read_number(cell).value || means_missing(cell); }))
      return std::nullopt;
    ++rows;
  }
  return rows > 0 && names > 0 ? std::optional(Apart{' ', 1, names}) : std::nullopt;
}

/// The sign that keeps the fields of all lines apart where it is none that is read. The header of a table whose first
/// column has no name may be one field short.
std::optional<Apart> other_delimiter(const std::string& text, const CsvLine& header, const std::vector<CsvLine>& lines,
                                     const CsvOptions& options) {
  if (lines.size() < 2 ||
      (options.plain ? header.fields.size() > 1 && (header.fields.size() == lines.back().fields.size() ||
                                                    header.fields.size() + 1 == lines.back().fields.size())
                     : header.known >= 2))
    return std::nullopt;
  for (const Apart apart : {Apart{'|', 1}, Apart{' ', 1}, Apart{' ', 2}}) {
    const auto fields = [&](const CsvLine& line) {
      const std::string_view whole = std::string_view(text).substr(line.begin, line.next - line.begin);
      return fields_between(whole.substr(0, whole.find_first_of("\r\n")), apart.sign, apart.least);
    };
    const std::vector<std::string> names = fields(header);
    const std::size_t width = fields(lines.back()).size();
    const bool fits = width >= 2 && (names.size() == width || names.size() + 1 == width);
    if (!options.plain && (!fits || known_in(names, options.expected) < 2)) continue;
    const auto numbers = [&](const CsvLine& line) {
      const std::vector<std::string> cells = fields(line);
      return std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return read_number(cell).value; });
    };
    // Names with blanks in them, above rows that tell.
    if (!fits &&
        !(options.plain && apart.sign == ' ' && header.fields.size() == 1 && width > 2 && numbers(lines.back()) > 1))
      continue;
    if (std::all_of(lines.begin(), lines.end(), [&](const CsvLine& line) {
          return &line == &header || line.begin < header.begin || fields(line).size() == width;
        }))
      return apart;
  }
  return options.plain ? printed(text, header, lines) : std::nullopt;
}

} // namespace

std::optional<char> mend_other_delimiter(std::string& text, const std::string& path, const CsvLine& header,
                                         const std::vector<CsvLine>& lines, const CsvOptions& options,
                                         Problems& problems) {
  const auto apart = other_delimiter(text, header, lines, options);
  if (!apart) return std::nullopt;
  problems.error(place_at(text, header.begin, path),
                 apart->sign == ' ' ? say(mark("the fields stand apart by blanks"))
                                    : say(mark("the fields stand apart by \"{}\""), std::string(1, apart->sign)),
                 say(mark("write \"{}\""), std::string(",")));
  std::string result = text.substr(0, header.begin);
  const std::string_view last = std::string_view(text).substr(lines.back().begin);
  const std::size_t of_rows =
      with_one_name(fields_between(last.substr(0, last.find_first_of("\r\n")), apart->sign, apart->least), apart->names)
          .size();
  std::size_t width = 0;
  for (std::size_t at = header.begin; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    auto fields = fields_between(std::string_view(text).substr(at, end - at), apart->sign, apart->least);
    if (at > header.begin) fields = with_one_name(std::move(fields), apart->names);
    if (at == header.begin && fields.size() + 1 == of_rows) fields.insert(fields.begin(), std::string());
    if (at == header.begin) width = fields.size();
    // A header that does not fit has been told with the rest.
    if (at > header.begin && fields.size() > width + 1) fields.resize(width + 1);
    if (at > header.begin && fields.size() < width) fields.resize(width);
    for (std::size_t k = 0; k < fields.size(); ++k) {
      const std::string field(trim(fields[k]));
      const bool quoted = field.find_first_of(",\"") != std::string::npos;
      result += (k > 0 ? "," : "") + (quoted ? "\"" + replaced(field, "\"", "\"\"") + "\"" : field);
    }
    at = std::min(text.find_first_not_of("\r\n", end), text.size());
    result += text.substr(end, at - end);
  }
  text = std::move(result);
  return apart->sign;
}

bool mend_header_sign(std::string& text, const std::string& path, CsvLine& header, const std::vector<CsvLine>& lines,
                      Problems& problems) {
  const std::size_t width = header.fields.size();
  const auto fields_of = [&](const CsvLine& line, char sign) {
    std::size_t at = 0;
    return record_at(std::string_view(text).substr(line.begin, bytes_looked_at), at, sign).size();
  };
  for (const char sign : {',', ';', '\t'}) {
    if (sign == header.delimiter || width < 2) continue;
    std::size_t rows = 0;
    const bool all = std::all_of(lines.begin(), lines.end(), [&](const CsvLine& line) {
      if (line.begin <= header.begin) return true;
      ++rows;
      return fields_of(line, header.delimiter) == 1 && fields_of(line, sign) == width;
    });
    if (!all || rows < 1) continue;
    const auto shown = [](char c) { return c == '\t' ? std::string("\\t") : std::string(1, c); };
    problems.error(place_at(text, header.begin, path),
                   say(mark("the fields of the header stand apart by \"{0}\", those of the rows by \"{1}\""),
                       shown(header.delimiter), shown(sign)),
                   say(mark("write one of them throughout")));
    std::string line;
    for (const std::string& field : header.fields)
      line += (line.empty() ? "" : std::string(1, sign)) + "\"" + replaced(field, "\"", "\"\"") + "\"";
    std::size_t end = header.next;
    while (end > header.begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
    text.replace(header.begin, end - header.begin, line);
    header.delimiter = sign;
    return true;
  }
  return false;
}

void mend_full_width_delimiters(std::string& text, const std::string& path, const CsvOptions& options,
                                std::size_t start, Problems& problems) {
  const std::string line = text.substr(start, text.find_first_of("\r\n", start) - start);
  const CsvLine before = read_line(line, 0, options.expected, std::nullopt);
  for (const auto& [full, half] : {std::pair<std::string, char>{"，", ','}, {"；", ';'}, {"、", ','}}) {
    if (line.find(full) == std::string::npos) continue;
    std::size_t at = 0;
    const std::vector<std::string> after = record_at(replaced(line, full, std::string(1, half)), at, half);
    const bool names = known_in(after, options.expected) >= 2 && before.known < 2;
    const bool alone = options.plain && before.fields.size() == 1 && after.size() > 1;
    if (!names && !alone) continue;
    problems.error(place_at(text, start + line.find(full), path),
                   full == "、" ? say(mark("the fields stand apart by \"{}\""), full)
                                : say(mark("the fields stand apart by the full-width \"{}\""), full),
                   say(mark("write \"{}\""), std::string(1, half)));
    text = text.substr(0, start) + replaced(std::string_view(text).substr(start), full, std::string(1, half));
    return;
  }
}

} // namespace yindi
