#include "engine/format/encoding.h"
#include "engine/format/slips.h"
#include "engine/format/toml_read.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

constexpr int deepest_key = 65, deepest_nest = 1000;
/// Each error costs another pass over the file.
constexpr std::size_t most_passes = 20, largest_in_parts = 4 << 20;

bool is_bare(char c) { return is_id(std::string_view(&c, 1)); }

/// Behind the text that begins at `i` with a quotation mark: one line, or many in three marks. A mark behind a
/// backslash ends none but a literal text.
std::size_t behind_text(std::string_view text, std::size_t i) {
  const char mark = text[i];
  const std::string three(3, mark);
  const bool lines = text.substr(i).starts_with(three);
  for (i += lines ? 3u : 1u; i < text.size(); ++i) {
    if (text[i] == '\\' && mark == '"') {
      ++i;
    } else if (lines ? text.substr(i).starts_with(three) : text[i] == mark || text[i] == '\n') {
      return i + (lines ? 3u : 1u);
    }
  }
  return text.size();
}

/// Follows keys through a file, past comments and texts.
struct DepthGuard {
  std::string_view text;
  std::size_t at = 0;
  int parts = 0;                ///< of the key so far
  int above = 0;                ///< parts of the keys of the inline tables around
  std::vector<int> opened = {}; ///< of each of them

  void skip_blanks() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  }

  /// Past one part of a key; false where none begins here.
  bool part() {
    const std::size_t begin = at;
    if (text[at] == '"' || text[at] == '\'')
      at = behind_text(text, at);
    else
      while (at < text.size() && is_bare(text[at])) ++at;
    return at > begin;
  }

  void sign() {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else {
      if (c == '{') opened.push_back(parts), above += parts;
      if (c == '}' && !opened.empty()) above -= opened.back(), opened.pop_back();
      ++at;
    }
    if (c != '=') parts = 0;
    skip_blanks();
  }

  /// The offset of a key with too many parts, by itself or with those around it.
  std::optional<std::size_t> too_deep() {
    while (at < text.size()) {
      const std::size_t begin = at;
      if (!part()) {
        sign();
        continue;
      }
      const bool goes_on = [&] {
        skip_blanks();
        return at < text.size() && text[at] == '.';
      }();
      if (++parts >= deepest_key || above + parts >= deepest_nest) return begin;
      if (goes_on)
        ++at, skip_blanks();
      else if (at >= text.size() || text[at] != '=')
        parts = 0;
    }
    return std::nullopt;
  }
};

/// A duplicate key is best shown at the key; toml++ gives the end of its value.
Place syntax_place(const toml::parse_error& error, std::string_view text, const std::string& path) {
  Place place = Place{path, static_cast<int>(error.source().begin.line), static_cast<int>(error.source().begin.column)};
  const bool redefined = error.description().find("cannot redefine") != std::string_view::npos;
  if (!redefined) return place;
  std::size_t start = 0;
  for (int line = 1; line < place.line; ++line) start = text.find('\n', start) + 1;
  const std::string_view rest = text.substr(start);
  const auto indent = rest.find_first_not_of(" \t");
  if (indent != std::string_view::npos && (is_bare(rest[indent]) || rest[indent] == '"'))
    place.column = static_cast<int>(indent) + 1;
  return place;
}

/// What toml++ says, by a part of it, and what to tell somebody who writes such a file by hand.
struct Mistake {
  const char *theirs, *ours, *cure;
};

constexpr Mistake mistakes[] = {
    {"control characters other than TAB", mark("a text in quotation marks is not closed on its line"),
     mark("close it with the mark that it begins with")},
    {"encountered end-of-file", mark("the file ends inside a text or a list"),
     mark("close what was opened: a quotation mark or a bracket")},
    {"expected value, saw", mark("a value is missing behind the ="),
     mark("a text stands in quotation marks: name = \"Tea\"")},
    {"could not determine value type", mark("this is no value"),
     mark("a text stands in straight quotation marks, \"Tea\"; a number is written 1234.5")},
    {"expected '='", mark("a key and its value need = between them"),
     mark("a key of letters, digits, - and _ stands alone; any other in quotation marks")},
    {"root table: expected keys", mark("this is no key"),
     mark("a key of letters, digits, - and _ stands alone; any other in quotation marks")},
    {"expected a comment or whitespace", mark("something stands behind the value"),
     mark("one value a line; a number has a point, not a comma, and several values stand in [ ]")},
    {"parsing array: expected", mark("a list is not closed or lacks a comma"), mark("as in [1, 2, 3]")},
    {"parsing inline table", mark("a table in curly brackets is not closed or lacks a comma"),
     mark("all of it stands on one line, with commas between")},
    {"parsing table header", mark("the head of a table lacks its closing bracket"),
     mark("as in [case] or [[criterion]]")},
    {"expected digit, saw", mark("this is no number"), mark("a number is written 1234.5, without a unit or %")},
    {"leading zero", mark("a number does not begin with 0"), mark("a code that does is a text: \"007\"")},
    {"unknown escape sequence", mark("what follows this \\ is no sign that TOML knows"),
     mark("write \\\\ for a \\, or single quotation marks around the text")},
    {"parsing date", mark("this is no day of the calendar"), mark("as in 2026-11-27")},
    {"parsing boolean", mark("true and false are written small"), mark("a text stands in quotation marks")},
    {"TOML_MAX_NESTED_VALUES", mark("values are nested too deeply"),
     mark("lists and tables within each other, fewer of them")},
};

struct Told {
  Sentence message, hint;
};

Told syntax_error(const toml::parse_error& error) {
  std::string what(error.description());
  if (what.find("cannot redefine") == std::string::npos) {
    for (const Mistake& mistake : mistakes)
      if (what.find(mistake.theirs) != std::string::npos) return {say(mistake.ours), say(mistake.cure)};
    std::replace(what.begin(), what.end(), '\n', ' ');
    return {say(mark("this is not valid TOML: {}"), what), {}};
  }
  const auto open = what.find('\''), close = what.rfind('\'');
  const std::string key = open < close ? what.substr(open + 1, close - open - 1) : what;
  return {say(mark("\"{}\" is there twice"), key), {}};
}

/// The lines of a text with their offsets.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// A full-width sign before the first text of the line, as ＝ in key ＝ 3: nothing else is wrong with it.
std::optional<Sentence> full_width_in(std::string_view text, int line) {
  const auto lines = lines_of(text);
  if (line < 1 || static_cast<std::size_t>(line) > lines.size()) return std::nullopt;
  const std::string_view whole = lines[static_cast<std::size_t>(line) - 1];
  const std::string_view before = whole.substr(0, whole.find_first_of("\"'#"));
  if (before.find("＝") == std::string_view::npos && !trim(before).starts_with("［")) return std::nullopt;
  return full_width_hint(before);
}

/// `[[criterion]]` and `[criterion]`, even where a bracket is missing → "criterion"; nothing for other lines.
std::optional<std::string> header_name(std::string_view line, bool well_formed) {
  std::string_view text = line.substr(0, line.find('#'));
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  const bool closed = std::count(text.begin(), text.end(), '[') == std::count(text.begin(), text.end(), ']');
  if (!text.starts_with('[') || (well_formed && !(closed && text.ends_with(']')))) return std::nullopt;
  std::string name;
  for (const char c : text) {
    if (c == '[' || c == ']') continue;
    if (!is_bare(c) && c != '.' && c != ' ' && c != '"') return std::nullopt;
    if (c != ' ') name += c;
  }
  return name;
}

/// Blanks the table around a line (from 1), with what belongs to it, or with `above` what stands between that line and
/// the head before it; gives the line from which an error is another one.
std::size_t blank_table(std::string& text, std::size_t line, bool above) {
  const auto lines = lines_of(text);
  const auto offset = [&](std::size_t i) {
    return i < lines.size() ? static_cast<std::size_t>(lines[i].data() - text.data()) : text.size();
  };
  std::size_t first = std::min(line - 1, lines.size() - 1), last = line;
  std::optional<std::string> name;
  if (!above) name = header_name(lines[first], false);
  while (!name && first > 0) name = header_name(lines[--first], true);
  const auto belongs = [&](std::size_t i) {
    const auto next = header_name(lines[i], true);
    return !next || (name && next->starts_with(*name + "."));
  };
  if (above)
    last = line - 1;
  else
    while (last < lines.size() && belongs(last)) ++last;
  for (std::size_t i = offset(first); i < offset(last); ++i)
    if (text[i] != '\n') text[i] = ' ';
  return last + 1;
}

/// Whether the line is the head of a table as it should be: an error there means that a value above was not closed.
bool is_good_head(const std::string& text, std::size_t line) {
  const auto lines = lines_of(text);
  return line <= lines.size() && header_name(lines[line - 1], true).has_value();
}

Loaded<toml::table> parsed(std::string bytes, const std::string& path, bool in_parts) {
  Loaded<std::string> text = to_utf8(std::move(bytes), path);
  if (!text.value) return {std::nullopt, text.diagnostics};
  Problems problems;
  // toml++ takes and frees nested tables by recursion, so a key of a hundred thousand dotted parts would end the
  // program.
  if (const auto deep = DepthGuard{*text.value}.too_deep()) {
    problems.error(place_at(*text.value, *deep, path),
                   say(mark("a key of more than {} parts"), std::to_string(deepest_key - 1)));
    return {std::nullopt, problems.list};
  }
  if (text.value->find_first_not_of(" \t\r\n") == std::string::npos) {
    problems.error({path, 1, 1}, say(mark("the file is empty")));
    return {std::nullopt, problems.list};
  }
  // What was found before a table was left out comes first in the file; an error that is not behind it is its echo.
  for (std::size_t from = 1, pass = 1;; ++pass) {
    try {
      return {toml::parse(std::string_view(*text.value), std::string_view(path)), problems.list};
    } catch (const toml::parse_error& error) {
      const Place place = syntax_place(error, *text.value, path);
      const auto line = static_cast<std::size_t>(std::max(place.line, 1));
      if (line < from) return {std::nullopt, problems.list};
      auto [message, hint] = syntax_error(error);
      if (const auto full = full_width_in(*text.value, place.line)) hint = *full;
      const bool twice = error.description().find("cannot redefine") != std::string_view::npos;
      const bool again = !problems.list.empty() && (twice || problems.list.back().line == place.line) &&
                         problems.list.back().message == message;
      if (!again) problems.error(place, message, hint);
      if (!in_parts || pass >= most_passes || text.value->size() > largest_in_parts)
        return {std::nullopt, problems.list};
      from = blank_table(*text.value, line, !again && !twice && is_good_head(*text.value, line));
    }
  }
}

} // namespace

Loaded<toml::table> parse_toml(std::string bytes, const std::string& path) {
  return parsed(std::move(bytes), path, false);
}

Loaded<toml::table> parse_toml_parts(std::string bytes, const std::string& path) {
  return parsed(std::move(bytes), path, true);
}

} // namespace yindi
