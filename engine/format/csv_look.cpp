#include "engine/format/csv_look.h"

#include "engine/format/csv_line.h"
#include "engine/format/csv_signs.h"
#include "engine/format/encoding.h"
#include "engine/format/other_forms.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

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

/// Whether the line below `sep=` has more of the expected names, or more fields, with another delimiter.
bool is_told_wrongly(const std::string& text, const TableLook& look, char told, const CsvOptions& options) {
  const std::string_view line = std::string_view(text).substr(look.start, bytes_looked_at);
  const CsvLine best = read_line(line, 0, options.expected, std::nullopt);
  std::size_t at = 0;
  const std::vector<std::string> fields = record_at(line, at, told);
  return fields.size() == 1 && best.fields.size() > 1 && best.known >= known_in(fields, options.expected);
}

/// # as in R, Python and others, or % as in MATLAB, where a line begins with it as a remark does; else 0.
char sign_of_remark(const CsvLine& line) {
  const std::string_view text = trim(line.fields.front());
  return text.starts_with('#') || text.starts_with('%') ? text.front() : char{0};
}

/// How many of the first lines are remarks above the header. "#" and "#1" may be names, and a header may begin with #:
/// then it has as many fields as the lines below it.
std::size_t remarks_above(const std::vector<CsvLine>& lines, std::string_view text) {
  std::size_t remarks = 0;
  const char sign = lines.empty() ? char{0} : sign_of_remark(lines.front());
  if (sign == 0) return 0;
  while (remarks < lines.size() && sign_of_remark(lines[remarks]) == sign) ++remarks;
  if (remarks == lines.size()) return 0;
  const CsvLine &last = lines[remarks - 1], &below = lines[remarks];
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
std::size_t header_among(const std::vector<CsvLine>& lines, const CsvOptions& options) {
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
  if (!options.chosen.delimiter) mend_full_width_delimiters(text, path, options, look.start, problems);
  std::vector<CsvLine> lines = first_lines(text, look.start, options, told);
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
