#include "engine/format/dressed.h"

#include "engine/format/alike.h"
#include "engine/format/slips.h"
#include "engine/format/units.h"
#include "engine/format/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace yindi {
namespace {

using Signs = std::vector<std::string_view>;

bool digit_at(std::string_view text, std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; }

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

/// The longest of `signs` that `text` begins with; blank: none.
std::string_view front_of(std::string_view text, const Signs& signs) {
  std::string_view best;
  for (const std::string_view sign : signs)
    if (sign.size() > best.size() && lower(text.substr(0, sign.size())) == sign) best = text.substr(0, sign.size());
  return best;
}

std::string_view back_of(std::string_view text, const Signs& signs) {
  std::string_view best;
  for (const std::string_view sign : signs)
    if (sign.size() > best.size() && text.size() > sign.size() && lower(text.substr(text.size() - sign.size())) == sign)
      best = text.substr(text.size() - sign.size());
  return best;
}

/// The number that is left where something was taken off: said with what it was, or what else is to be done with it.
std::optional<Sentence> left(std::string_view rest, std::string_view off, std::string_view unit) {
  rest = trim(rest);
  const auto digits = plain_digits(rest);
  if (digits && !digits->other.empty())
    return say(mark("write {0} without thousands separators, or {1} with a point"), digits->text, digits->other);
  if (digits) return say(mark("write {0} without \"{1}\""), digits->text, std::string(trim(off)));
  return unit_hint(rest, unit);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

std::optional<Sentence> about(std::string_view text, std::string_view unit) {
  static const Signs fronts = {"~",     "～",     "≈",   "≒",    "∼",     "约",   "约为",    "大约",
                               "約",    "大約",   "ca.", "ca",   "circa", "c.",   "approx.", "approx",
                               "about", "around", "近",  "将近", "env.",  "etwa", "rund"},
                     backs = {"左右", "上下", "*", "†", "‡", "§", "**", "***", "①", "②", "③", "注"};
  if (const auto off = front_of(text, fronts); !off.empty() && has_digit(text))
    return left(text.substr(off.size()), off, unit);
  if (const auto off = back_of(text, backs); !off.empty() && has_digit(text))
    return left(text.substr(0, text.size() - off.size()), off, unit);
  // 10[1], 3.5 (0.2), 3.5（注1）: a note, or how sure it is. 10 (km) has its unit there.
  for (const auto& [opens, closes] :
       {std::pair<std::string_view, std::string_view>{"[", "]"}, {"(", ")"}, {"（", "）"}}) {
    const auto open = text.rfind(opens);
    if (open == std::string_view::npos || open == 0 || !text.ends_with(closes)) continue;
    const std::string_view rest = trim(text.substr(0, open));
    const std::string inside(trim(text.substr(open + opens.size(), text.size() - open - opens.size() - closes.size())));
    if (!plain_digits(rest) || inside.empty()) continue;
    if (!digit_at(inside, 0) && !unit_in_head("x(" + inside + ")").empty())
      return unit_hint(std::string(rest) + inside, unit);
    return left(rest, text.substr(open), unit);
  }
  return std::nullopt;
}

std::optional<Sentence> bound(std::string_view text) {
  static const Signs fronts = {"<",    ">",     "≤",      "≥",      "<=",       ">=",      "＜",        "＞",
                               "⩽",    "⩾",     "小于",   "大于",   "不足",     "低于",    "高于",      "超过",
                               "至少", "至多",  "不少于", "不低于", "不超过",   "不高于",  "逾",        "under",
                               "over", "below", "above",  "up to",  "at least", "at most", "more than", "less than"},
                     backs = {"+", "以上", "以下", "以内", "多", "余", "餘", "起"};
  const auto front = front_of(text, fronts), back = back_of(text, backs);
  if (front.empty() == back.empty()) return std::nullopt;
  const std::string_view rest = front.empty() ? text.substr(0, text.size() - back.size()) : text.substr(front.size());
  if (!digit_at(trim(rest), 0) && !trim(rest).starts_with('-')) return std::nullopt;
  return say(mark("a bound is no number: write the value itself"));
}

/// 31°54'36"N, 31.9°N, 31.9N, 北纬31.9: in degrees, with a minus in the south and the west.
std::optional<Sentence> degrees(std::string_view text) {
  static const Signs fronts = {"北纬", "东经", "南纬", "西经", "北緯", "東經", "南緯", "西經", "n", "e", "s", "w"},
                     backs = {"n", "e", "s", "w"};
  const auto front = front_of(text, fronts), back = front.empty() ? back_of(text, backs) : std::string_view();
  const std::string word = lower(front.empty() ? back : front);
  std::string_view rest = trim(front.empty() ? text.substr(0, text.size() - back.size()) : text.substr(front.size()));
  if (!digit_at(rest, 0)) return std::nullopt;
  const bool point = rest.find('.') != std::string_view::npos;
  double value = 0, part = 1;
  bool signs = false;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_not_of("0123456789."), rest.size());
    const auto number = number_of(rest.substr(0, end));
    if (!number || part > 3600) return std::nullopt;
    value += *number / part;
    rest = trim(rest.substr(end));
    if (rest.empty()) break;
    static const std::vector<Signs> by_part = {
        {"°", "º", "度", "˚"}, {"'", "′", "’", "分"}, {"\"", "″", "”", "''", "秒"}};
    const auto sign = front_of(rest, by_part[part == 1 ? 0 : part == 60 ? 1 : 2]);
    if (sign.empty()) return std::nullopt;
    signs = true;
    part *= 60;
    rest = trim(rest.substr(sign.size()));
  }
  if ((word.empty() && part < 3600) || value > 180) return std::nullopt; // 12° alone has a unit
  const bool minus = word == "s" || word == "w" || word.starts_with("南") || word.starts_with("西");
  const std::string decimal = shortest(std::stod(fmt::format("{:.6f}", minus ? -value : value)));
  // 10 S may be seconds, and 10 W watts.
  if (!signs && word.size() == 1 && (minus || !point)) return std::nullopt;
  if (back == "E" && !signs)
    return say(mark("degrees east are written {}; where digits behind the E are lost, type the number again"), decimal);
  if (back == "e" && !signs) return std::nullopt;
  return say(mark("write {}"), decimal);
}

/// (1,200), (¥1,200), -$1,200: brackets or a sign in front of money are a minus.
std::optional<Sentence> minus(std::string_view text, std::string_view unit) {
  const bool brackets =
      (text.starts_with('(') && text.ends_with(')')) || (text.starts_with("（") && text.ends_with("）"));
  if (brackets) {
    const std::size_t width = text.front() == '(' ? 1 : 3;
    if (text.size() <= 2 * width) return std::nullopt;
    const std::string_view rest = trim(text.substr(width, text.size() - 2 * width));
    if (const auto digits = plain_digits(rest); digits && !rest.starts_with('-')) {
      if (digits->other.empty()) return say(mark("write {}"), "-" + digits->text);
      return say(mark("write {0} without thousands separators, or {1} with a point"), "-" + digits->text,
                 "-" + digits->other);
    }
    if (rest.starts_with('-') || !has_digit(rest)) return std::nullopt;
    return unit_hint("-" + std::string(rest), unit);
  }
  return std::nullopt;
}

} // namespace

std::optional<PlainDigits> plain_digits(std::string_view text) {
  text = trim(text);
  std::string sign;
  if (text.starts_with('-') || text.starts_with('+')) {
    if (text.front() == '-') sign = "-";
    text.remove_prefix(1);
  }
  if (!digit_at(text, 0) && !(text.starts_with('.') && digit_at(text, 1))) return std::nullopt;
  if (number_of(text)) return PlainDigits{sign + std::string(text)};
  /// Digits by threes between `between`, then a part of one behind `point`.
  const auto grouped = [&](std::string_view between, char point) -> std::optional<std::string> {
    const std::size_t end = std::min(text.find(point), text.size());
    std::string digits;
    std::size_t since = 0, groups = 0;
    for (std::size_t i = 0; i < end; ++i) {
      if (digit_at(text, i)) {
        digits += text[i], ++since;
        continue;
      }
      if (between.find(text[i]) == std::string_view::npos || since == 0 || since > 3 || (groups > 0 && since != 3))
        return std::nullopt;
      ++groups, since = 0;
    }
    if (groups > 0 && since != 3) return std::nullopt;
    const std::string_view rest = end < text.size() ? text.substr(end + 1) : std::string_view();
    if (end < text.size() &&
        (rest.empty() || !std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; })))
      return std::nullopt;
    if (groups == 0 && end == text.size()) return std::nullopt;
    return sign + digits + (rest.empty() ? "" : "." + std::string(rest));
  };
  if (const auto english = grouped(", '_", '.')) {
    const bool one =
        std::count(text.begin(), text.end(), ',') == 1 && text.find_first_of(". '_") == std::string_view::npos;
    std::string pointed(text);
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    if (one && text.front() == '0') return PlainDigits{sign + pointed};
    return PlainDigits{*english, one ? sign + pointed : std::string()};
  }
  if (const auto other = grouped(". '", ',')) return PlainDigits{*other};
  return std::nullopt;
}

std::optional<Sentence> dressed_hint(std::string_view text, std::string_view unit) {
  const std::string blanks = without_odd_blanks(text);
  text = trim(blanks);
  static const Signs moneys = {"$", "¥", "￥", "€", "£", "us$"};
  if (const auto money = front_of(text, moneys); !money.empty() && means_missing(text.substr(money.size())))
    return say(mark("in accounting formats a dash is nought: write 0"));
  if (!has_digit(text)) return std::nullopt;
  // 1.234.567
  if (const auto digits = plain_digits(text); digits && std::count(text.begin(), text.end(), '.') > 1)
    return say(mark("write {} without thousands separators"), digits->text);
  if (const auto digits = digits_for_letters(text))
    return say(mark("write {0}: a letter stands for a digit in {1}"), *digits, std::string(text));
  if (const auto hint = minus(text, unit)) return hint;
  if (const auto hint = degrees(text)) return hint;
  if (const auto hint = bound(text)) return hint;
  return about(text, unit);
}

} // namespace yindi
