#include "engine/format/csv_look.h"

#include "engine/format/encoding.h"
#include "engine/format/other_forms.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr std::size_t lines_looked_at = 40, bytes_looked_at = 4 << 20;

/// Places of offsets that rise, each line counted once.
struct Walk {
  std::string_view text;
  Place place;
  std::size_t done = 0;

  const Place& to(std::size_t at) {
    const std::string_view between = text.substr(done, at - done);
    const Place step = place_at(between, between.size(), place.path);
    place.column = step.line > 1 ? step.column : place.column + step.column - 1;
    place.line += step.line - 1;
    done = at;
    return place;
  }
};

/// Tells of characters that nobody sees and takes them out, so that an id with one is the id that it looks like.
void take_out_invisible(std::string& text, const std::string& path, Problems& problems) {
  auto odd = invisible_character(text);
  if (!odd) return;
  Walk walk{text, {path, 1, 1}};
  std::string seen;
  std::size_t done = 0;
  for (; odd; odd = invisible_character(text, done)) {
    problems.error(walk.to(odd->at),
                   say(mark("the invisible character {0} ({1})"), code_point_name(text, odd->at), odd->name),
                   say(mark("take it out: it comes along from web pages and chats")));
    seen.append(text, done, odd->at - done);
    done = odd->at + odd->length;
  }
  text = seen.append(text, done);
}

/// A control character has no business in a table: it hides in an id, spoils a page, or moves a terminal's cursor.
void check_controls(const std::string& text, const std::string& path, Problems& problems) {
  Walk walk{text, {path, 1, 1}};
  for (std::size_t at = first_control(text); at != std::string::npos; at = first_control(text, at + 1))
    problems.error(walk.to(at), say(mark("the control character {}"), code_point_name(text, at)),
                   say(mark("take it out: no name, id or text needs one")));
}

/// `sep=;` in the first line, as a spreadsheet is told the delimiter; read over with a note where the line below it
/// says otherwise.
std::optional<char> told_delimiter(const std::string& text, TableLook& look) {
  std::size_t at = look.start;
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  std::string line = lower(text.substr(at, end - at));
  std::erase(line, '"');
  if (line.size() < 5 || !line.starts_with("sep=")) return std::nullopt;
  if (line.find_first_not_of(line[4], 4) != std::string::npos) return std::nullopt; // padded: sep=,,,
  at = text.find_first_not_of("\r\n", end);
  if (at == std::string::npos) return std::nullopt;
  look.line += place_at(text, at, {}).line - place_at(text, look.start, {}).line;
  look.start = at;
  return line[4];
}

std::size_t known_in(const std::vector<std::string>& fields, const std::vector<std::string>& expected) {
  std::size_t known = 0;
  for (const std::string& field : fields)
    known += static_cast<std::size_t>(std::find(expected.begin(), expected.end(), trim(field)) != expected.end());
  return known;
}

std::size_t filled_in(const std::vector<std::string>& fields) {
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(), [](const std::string& field) { return !trim(field).empty(); }));
}

/// How a line reads under the delimiter that gives most of the expected names, then most fields. A trapezoid's ; or a
/// decimal comma must not be taken for the delimiter, so the header decides.
struct Line {
  std::size_t begin = 0, next = 0;
  char delimiter = ',';
  std::vector<std::string> fields;
  std::size_t known = 0;
};

Line read_line(std::string_view text, std::size_t begin, const std::vector<std::string>& expected,
               std::optional<char> told) {
  Line best;
  for (const char candidate : told ? std::vector<char>{*told} : std::vector<char>{',', ';', '\t'}) {
    std::size_t next = begin;
    std::vector<std::string> fields = record_at(text, next, candidate);
    const std::size_t known = known_in(fields, expected);
    if (best.fields.empty() || std::pair(known, fields.size()) > std::pair(best.known, best.fields.size()))
      best = {begin, next, candidate, std::move(fields), known};
  }
  return best;
}

/// Whether the line below `sep=` has more of the expected names, or more fields, with another delimiter.
bool is_told_wrongly(const std::string& text, const TableLook& look, char told, const CsvOptions& options) {
  const std::string_view line = std::string_view(text).substr(look.start, bytes_looked_at);
  const Line best = read_line(line, 0, options.expected, std::nullopt);
  std::size_t at = 0;
  const std::vector<std::string> fields = record_at(line, at, told);
  return fields.size() == 1 && best.fields.size() > 1 && best.known >= known_in(fields, options.expected);
}

/// The first lines that are not blank.
std::vector<Line> first_lines(const std::string& text, std::size_t start, const CsvOptions& options,
                              std::optional<char> told) {
  std::vector<Line> lines;
  const std::string_view head = std::string_view(text).substr(0, start + bytes_looked_at);
  for (std::size_t at = start; at < head.size() && lines.size() < lines_looked_at;) {
    Line line = read_line(head, at, options.expected, told);
    at = line.next;
    if (filled_in(line.fields) > 0) lines.push_back(std::move(line));
  }
  return lines;
}

/// # as in R, Python and others, or % as in MATLAB, where a line begins with it as a remark does; else 0.
char sign_of_remark(const Line& line) {
  const std::string_view text = trim(line.fields.front());
  return text.starts_with('#') || text.starts_with('%') ? text.front() : char{0};
}

/// How many of the first lines are remarks above the header. "#" and "#1" may be names, and a header may begin with #:
/// then it has as many fields as the lines below it.
std::size_t remarks_above(const std::vector<Line>& lines, std::string_view text) {
  std::size_t remarks = 0;
  const char sign = lines.empty() ? char{0} : sign_of_remark(lines.front());
  if (sign == 0) return 0;
  while (remarks < lines.size() && sign_of_remark(lines[remarks]) == sign) ++remarks;
  if (remarks == lines.size()) return 0;
  const Line &last = lines[remarks - 1], &below = lines[remarks];
  std::size_t at = last.begin;
  const std::vector<std::string> as_below = record_at(text, at, below.delimiter);
  const std::string_view rest = trim(as_below.front()).substr(1);
  const bool names = std::none_of(below.fields.begin(), below.fields.end(),
                                  [](const std::string& field) { return read_number(field).value.has_value(); });
  const bool remark = as_below.size() != below.fields.size() || (names && sign == '#' && rest.starts_with(' '));
  return remark ? remarks : remarks - 1;
}

/// A title, or a title with the unit beside it: 表1,,单位：万元.
bool is_title(const std::vector<std::string>& fields) {
  const std::size_t filled = filled_in(fields);
  if (filled != 2) return filled == 1;
  return std::any_of(fields.begin() + 1, fields.end(), [](const std::string& field) {
    const std::string plain = lower(half_width(field));
    for (const std::string_view word : {"单位:", "單位:", "计量单位", "unit:", "units:", "in units of"})
      if (plain.find(word) != std::string::npos) return true;
    return false;
  });
}

/// Which of the lines is the header: the first with two or more of the expected names; of a plain table the first,
/// unless one filled field stands there above lines of three and more.
std::size_t header_among(const std::vector<Line>& lines, const CsvOptions& options) {
  if (options.plain) {
    // Titles and units have one filled field each; a header of one field alone is blank in front.
    std::size_t titles = 0;
    bool named = false;
    while (titles < lines.size() && is_title(lines[titles].fields)) {
      named = named || !trim(lines[titles].fields.front()).empty();
      ++titles;
    }
    const auto filled = [&](std::size_t i) { return i < lines.size() ? filled_in(lines[i].fields) : 0; };
    return titles > 0 && named && filled(titles) >= 2 && filled(titles + 1) >= 3 ? titles : 0;
  }
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].known >= 2) return i;
  return 0;
}

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
std::optional<Apart> printed(const std::string& text, const Line& header, const std::vector<Line>& lines) {
  const auto fields = [&](const Line& line) {
    const std::string_view whole = std::string_view(text).substr(line.begin, line.next - line.begin);
    return fields_between(whole.substr(0, whole.find_first_of("\r\n")), ' ', 1);
  };
  const std::size_t names = fields(header).size();
  std::size_t rows = 0;
  if (header.fields.size() > 1) return std::nullopt;
  for (const Line& line : lines) {
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
std::optional<Apart> other_delimiter(const std::string& text, const Line& header, const std::vector<Line>& lines,
                                     const CsvOptions& options) {
  if (lines.size() < 2 ||
      (options.plain ? header.fields.size() > 1 && (header.fields.size() == lines.back().fields.size() ||
                                                    header.fields.size() + 1 == lines.back().fields.size())
                     : header.known >= 2))
    return std::nullopt;
  for (const Apart apart : {Apart{'|', 1}, Apart{' ', 1}, Apart{' ', 2}}) {
    const auto fields = [&](const Line& line) {
      const std::string_view whole = std::string_view(text).substr(line.begin, line.next - line.begin);
      return fields_between(whole.substr(0, whole.find_first_of("\r\n")), apart.sign, apart.least);
    };
    const std::vector<std::string> names = fields(header);
    const std::size_t width = fields(lines.back()).size();
    const bool fits = width >= 2 && (names.size() == width || names.size() + 1 == width);
    if (!options.plain && (!fits || known_in(names, options.expected) < 2)) continue;
    const auto numbers = [&](const Line& line) {
      const std::vector<std::string> cells = fields(line);
      return std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return read_number(cell).value; });
    };
    // Names with blanks in them, above rows that tell.
    if (!fits &&
        !(options.plain && apart.sign == ' ' && header.fields.size() == 1 && width > 2 && numbers(lines.back()) > 1))
      continue;
    if (std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
          return &line == &header || line.begin < header.begin || fields(line).size() == width;
        }))
      return apart;
  }
  return options.plain ? printed(text, header, lines) : std::nullopt;
}

/// Names that sign, and writes commas for it so that nothing else is said of the table; the sign, where there is one.
std::optional<char> mend_other_delimiter(std::string& text, const std::string& path, const Line& header,
                                         const std::vector<Line>& lines, const CsvOptions& options,
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

/// Where the header's fields stand apart by one sign and those of every row by another, that is told, and the header is
/// written with the sign of the rows. Whether it was.
bool mend_header_sign(std::string& text, const std::string& path, Line& header, const std::vector<Line>& lines,
                      Problems& problems) {
  const std::size_t width = header.fields.size();
  const auto fields_of = [&](const Line& line, char sign) {
    std::size_t at = 0;
    return record_at(std::string_view(text).substr(line.begin, bytes_looked_at), at, sign).size();
  };
  for (const char sign : {',', ';', '\t'}) {
    if (sign == header.delimiter || width < 2) continue;
    std::size_t rows = 0;
    const bool all = std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
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

/// Replaces full-width commas or semicolons where they keep the fields of the first line apart, and says so.
void mend_full_width_delimiters(std::string& text, const std::string& path, const CsvOptions& options,
                                const TableLook& look, Problems& problems) {
  const std::string line = text.substr(look.start, text.find_first_of("\r\n", look.start) - look.start);
  const Line before = read_line(line, 0, options.expected, std::nullopt);
  for (const auto& [full, half] : {std::pair<std::string, char>{"，", ','}, {"；", ';'}, {"、", ','}}) {
    if (line.find(full) == std::string::npos) continue;
    std::size_t at = 0;
    const std::vector<std::string> after = record_at(replaced(line, full, std::string(1, half)), at, half);
    const bool names = known_in(after, options.expected) >= 2 && before.known < 2;
    const bool alone = options.plain && before.fields.size() == 1 && after.size() > 1;
    if (!names && !alone) continue;
    problems.error(place_at(text, look.start + line.find(full), path),
                   full == "、" ? say(mark("the fields stand apart by \"{}\""), full)
                                : say(mark("the fields stand apart by the full-width \"{}\""), full),
                   say(mark("write \"{}\""), std::string(1, half)));
    text = text.substr(0, look.start) + replaced(std::string_view(text).substr(look.start), full, std::string(1, half));
    return;
  }
}

/// Where the line that somebody chose as the header begins; an error where the text has no such line.
void go_to_chosen_line(const std::string& text, const std::string& path, int line, TableLook& look,
                       Problems& problems) {
  std::size_t at = 0;
  int now = 1;
  for (; now < line && at < text.size(); ++now) {
    at = std::min(text.find_first_of("\r\n", at), text.size());
    if (at < text.size()) at += text.compare(at, 2, "\r\n") == 0 ? 2u : 1u;
  }
  if (at >= text.size())
    problems.error({path, std::max(1, now - 1), 1},
                   say(mark("there is no line {0}: the table ends with line {1}"), std::to_string(line),
                       std::to_string(std::max(1, now - 1))),
                   say(mark("choose another line as the header")));
  else
    look.start = at, look.line = line;
}

} // namespace

std::vector<std::string> record_at(std::string_view text, std::size_t& at, char delimiter) {
  std::vector<std::string> fields;
  const auto ends = [&](std::size_t i) { return i >= text.size() || text[i] == '\n' || text[i] == '\r'; };
  while (true) {
    std::string field;
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"')) break;
        if (text[at] == '"') ++at;
        field += text[at];
      }
      if (at < text.size()) ++at;
    }
    while (!ends(at) && text[at] != delimiter) field += text[at++];
    fields.push_back(std::move(field));
    if (ends(at)) break;
    ++at;
  }
  if (at < text.size()) at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2u : 1u;
  return fields;
}

TableLook look_at_table(std::string& text, const std::string& path, const CsvOptions& options, Problems& problems) {
  take_out_invisible(text, path, problems);
  // The end of a file of DOS.
  if (text.ends_with('\x1A')) text.pop_back();
  check_controls(text, path, problems);
  TableLook look;
  look.start = text.find_first_not_of("\r\n");
  if (look.start == std::string::npos) return look;
  look.line = place_at(text, look.start, path).line;
  const TableLook above = look;
  auto told = told_delimiter(text, look);
  if (options.chosen.delimiter) {
    told = options.chosen.delimiter;
  } else if (told && is_told_wrongly(text, look, *told, options)) {
    problems.note({path, above.line, 1},
                  say(mark("the line \"sep={}\" is read over: other signs keep the fields apart"),
                      *told == '\t' ? std::string("\\t") : std::string(1, *told)));
    told.reset();
  }
  if (options.chosen.header_line > 0) go_to_chosen_line(text, path, options.chosen.header_line, look, problems);
  const auto drawn =
      !told && options.chosen.header_line == 0 ? mend_drawn_table(text, path, look.start, problems) : std::nullopt;
  if (drawn) {
    while (look.start < text.size() && (text[look.start] == '\n' || text[look.start] == '\r'))
      look.line += text[look.start++] == '\n' ? 1 : 0;
    look.delimiter = ',';
    look.written_with = drawn;
    return look;
  }
  if (!options.chosen.delimiter) mend_full_width_delimiters(text, path, options, look, problems);
  std::vector<Line> lines = first_lines(text, look.start, options, told);
  if (options.chosen.header_line == 0)
    if (const std::size_t remarks = remarks_above(lines, text); remarks > 0) {
      problems.note(place_at(text, lines.front().begin, path),
                    say(mark("lines that begin with {} are read over"), std::string(1, sign_of_remark(lines.front()))));
      lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(remarks));
    }
  if (lines.empty()) return look;
  const std::size_t header = options.chosen.header_line > 0 ? 0 : header_among(lines, options);
  const Place first = place_at(text, lines.front().begin, path), found = place_at(text, lines[header].begin, path);
  if (header > 0)
    problems.error({path, first.line, 1},
                   say(mark("line {0} is no header: the columns are named in line {1}"), std::to_string(first.line),
                       std::to_string(found.line)),
                   say(mark("take out what stands above them")));
  const bool mended = !told && mend_header_sign(text, path, lines[header], lines, problems);
  look = {lines[header].begin, found.line, told.value_or(lines[header].delimiter)};
  if (options.chosen.delimiter || mended) return look;
  look.written_with = mend_other_delimiter(text, path, lines[header], lines, options, problems);
  if (look.written_with) look.delimiter = ',';
  return look;
}

} // namespace yindi
