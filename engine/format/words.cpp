#include "engine/format/words.h"

#include "engine/format/alike.h"
#include "engine/format/dressed.h"
#include "engine/format/slips.h"
#include "engine/format/units.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cmath>
#include <iterator>

namespace yindi {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits of `text` in [first, first + length) as a number; -1 where one is no digit.
int digits(std::string_view text, std::size_t first, std::size_t length) {
  int value = 0;
  for (std::size_t i = first; i < first + length; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

/// U+FF10 to U+FF19, U+FF0E, U+FF0D: what a Chinese input method types in full-width mode.
bool is_full_width(std::string_view text) {
  return contains_any(text,
                      {"\xEF\xBC\x90", "\xEF\xBC\x91", "\xEF\xBC\x92", "\xEF\xBC\x93", "\xEF\xBC\x94", "\xEF\xBC\x95",
                       "\xEF\xBC\x96", "\xEF\xBC\x97", "\xEF\xBC\x98", "\xEF\xBC\x99", "\xEF\xBC\x8E", "\xEF\xBC\x8D"});
}

/// 1,234 or 1 234 567: groups of three after the first.
bool has_thousands(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  std::size_t groups = 0, run = 0;
  for (const char c : whole) {
    if (is_digit(c)) {
      ++run;
    } else if ((c == ',' || c == ' ' || c == '\'' || c == '_') && run > 0 && (groups == 0 ? run <= 3 : run == 3)) {
      ++groups;
      run = 0;
    } else {
      return false;
    }
  }
  return groups > 0 && run == 3;
}

/// 3,5
bool has_decimal_comma(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return false;
  const std::string_view whole = text.substr(0, comma), rest = text.substr(comma + 1);
  return !whole.empty() && !rest.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
         std::all_of(rest.begin(), rest.end(), is_digit);
}

/// 2.500,00
bool has_both(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return false;
  std::string whole(text.substr(0, comma));
  std::replace(whole.begin(), whole.end(), '.', ',');
  const std::string_view rest = text.substr(comma + 1);
  return has_thousands(whole) && !rest.empty() && std::all_of(rest.begin(), rest.end(), is_digit);
}

std::string without_points(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != '.' && c != ' ' && c != '\'') result += c == ',' ? '.' : c;
  return result;
}

std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What a number became by the way in which programs and people write some.
std::optional<Sentence> way_of_writing(std::string_view text, bool blank_is_unknown) {
  if (text.starts_with('#'))
    return blank_is_unknown ? say(mark("a spreadsheet's error stands here: mend its formula, or leave the cell blank"))
                            : say(mark("a spreadsheet's error stands here: mend its formula"));
  if (text.size() > 1 && text.ends_with('-') && plain_number(text.substr(0, text.size() - 1)))
    return say(mark("write {}"), "-" + std::string(text.substr(0, text.size() - 1)));
  if (text.size() > 1 && (text.front() == '\'' || text.front() == '=') && plain_number(text.substr(1)))
    return say(mark("write {}"), std::string(text.substr(1)));
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto top = plain_number(trim(text.substr(0, slash))), bottom = plain_number(trim(text.substr(slash + 1)));
    if (top && bottom && *bottom != 0 && std::isfinite(*top / *bottom))
      return say(mark("write {}"), decimal(*top / *bottom, 4));
  }
  for (const std::string_view sign : {"~", "～", "–", "—", "-", "至", "±"})
    if (const auto at = text.find(sign, 1); at != std::string_view::npos && at + sign.size() < text.size() &&
                                            plain_number(trim(text.substr(0, at))) &&
                                            plain_number(trim(text.substr(at + sign.size()))))
      return say(mark("one number is expected here, not several"));
  return unit_hint(text, {});
}

Sentence why_no_number(std::string_view given, bool blank_is_unknown) {
  const std::string plain_text = without_odd_blanks(given);
  const std::string_view text = trim(plain_text);
  if (const auto odd = plain_number(text) ? unseen_in(given) : std::nullopt) return *odd;
  std::string pointed(text), bare;
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  for (const char c : text)
    if (c != ',' && c != ' ' && c != '\'' && c != '_') bare += c;
  // "0,574" and "1,5" are decimal commas; "1,234" may be either, so both readings are named.
  if (has_thousands(text) && has_decimal_comma(text) && !text.starts_with('0'))
    return say(mark("write {0} without thousands separators, or {1} with a point"), bare, pointed);
  if (has_decimal_comma(text)) return say(mark("write {} with a point"), pointed);
  if (has_thousands(text)) return say(mark("write {} without thousands separators"), bare);
  if (has_both(text)) return say(mark("write {} with a point, without thousands separators"), without_points(text));
  if (const auto number = chinese_number(text)) return say(mark("write {}"), shortest(*number));
  const std::string word = lower(text);
  const bool digit = std::any_of(word.begin(), word.end(), is_digit);
  if (const auto hint = digit || means_missing(text) ? std::nullopt : dressed_hint(text, {})) return *hint;
  std::string letters; // Yunnan is no nan
  std::copy_if(word.begin(), word.end(), std::back_inserter(letters), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool none = contains_any(word, {"n/a", "-", "—", "…"}) || letters == "inf" || letters == "infinity" ||
                    letters == "nan" || letters == "null" || letters == "none";
  if (means_missing(text) || (none && !digit))
    return blank_is_unknown ? say(mark("leave the cell blank for what is unknown"))
                            : say(mark("write a number; what nobody knows cannot stand in this table"));
  if (word.starts_with("0x")) return say(mark("write the number in decimal digits"));
  if (const auto hint = plain_number(half_width(text)) ? full_width_hint(text) : std::nullopt) return *hint;
  if (is_full_width(text)) return say(mark("write it with half-width digits (0-9) and a half-width point"));
  if (text.starts_with("−") || text.starts_with("–")) return say(mark("write the minus sign as \"-\""));
  if (const auto hint = fraction_of_date(text) ? std::nullopt : dressed_hint(text, {})) return *hint;
  if (const auto hint = per_cent_hint(text, {})) return *hint;
  if (fraction_of_date(text))
    return say(mark("a spreadsheet has made a date of it: format the cells as numbers and type the value again"));
  if (const auto hint = way_of_writing(text, blank_is_unknown)) return *hint;
  return blank_is_unknown
             ? say(mark("write digits with a point, such as 3.5; leave the cell blank for what is unknown"))
             : say(mark("write digits with a point, such as 3.5"));
}

ReadNumber read(std::string_view text, bool blank_is_unknown) {
  const std::string_view all = trim(text);
  std::string_view rest = all;
  if (rest.starts_with('+') && rest.size() > 1 && rest[1] != '-') rest.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  const bool whole = end == rest.data() + rest.size();
  if (error == std::errc() && whole && std::isfinite(value)) return {value, {}};
  if (error == std::errc::result_out_of_range && whole)
    return {std::nullopt, say(mark("a number this large or this small does not fit"))};
  return {std::nullopt, why_no_number(all, blank_is_unknown)};
}

} // namespace

std::size_t letters_between(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

namespace {

/// 511921: four digits or more, and nothing else.
bool is_code(std::string_view word) { return word.size() > 3 && std::all_of(word.begin(), word.end(), is_digit); }

/// Without the zeros in front, which spreadsheets take away.
std::string_view core(std::string_view code) { return code.substr(std::min(code.find_first_not_of('0'), code.size())); }

} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  std::optional<std::string> best;
  std::size_t least = 3;
  for (const std::string& candidate : known) {
    if (candidate != word && lower(candidate) == lower(word)) return candidate;
    if (is_code(word) && is_code(candidate) && core(word) != core(candidate)) continue; // it may as well be another one
    const std::size_t longer = std::max(word.size(), candidate.size()),
                      shorter = std::min(word.size(), candidate.size());
    if (longer - shorter > 2) continue;
    const std::size_t distance = letters_between(word, candidate);
    if (distance == 0 || distance >= least || distance >= longer) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

Sentence did_you_mean(std::string_view word, const std::vector<std::string>& known, Sentence otherwise) {
  const auto near = nearest(word, known);
  return near ? say(mark("did you mean \"{}\"?"), *near) : otherwise;
}

bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return (std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
          std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

bool is_date_time(std::string_view text) {
  if (!is_date(text.substr(0, 10))) return false;
  if (text.size() == 10) return true;
  if (text.size() < 19 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return false;
  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  std::string_view rest = text.substr(19);
  if (rest.starts_with('.')) {
    std::size_t end = 1;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    if (end == 1 || end > 10) return false;
    rest.remove_prefix(end);
  }
  if (rest.empty() || rest == "Z") return true;
  if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return false;
  const int hours = digits(rest, 1, 2), minutes = digits(rest, 4, 2);
  return hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
}

ReadNumber read_number(std::string_view text) { return read(text, true); }

ReadNumber read_needed_number(std::string_view text) { return read(text, false); }

std::optional<double> ratio(const std::string& text) {
  const std::string_view all = trim(text);
  const auto slash = all.find('/');
  const auto top = read_number(all.substr(0, slash)).value;
  const auto bottom = slash == std::string_view::npos ? 1.0 : read_number(all.substr(slash + 1)).value;
  if (!top || !bottom || *top <= 0 || *bottom <= 0) return std::nullopt;
  const double value = *top / *bottom;
  return std::isfinite(value) && value > 0 ? std::optional(value) : std::nullopt;
}

std::string reciprocal(const std::string& text) {
  if (text.empty() || text == "1" || text == "skip") return text;
  const auto slash = text.find('/');
  if (slash == std::string::npos) return "1/" + text;
  const std::string top(trim(text.substr(0, slash))), bottom(trim(text.substr(slash + 1)));
  return top == "1" ? bottom : bottom + "/" + top;
}

bool looks_like_number(std::string_view text) {
  text = trim(text);
  if (has_decimal_comma(text) || has_thousands(text) || has_both(text)) return true;
  return is_full_width(text) &&
         text.find_first_not_of("\xEF\xBC\x8D\x8E\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99") == std::string_view::npos;
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::vector<std::string> split(std::string_view text, char delimiter) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(delimiter);
    parts.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

} // namespace yindi
