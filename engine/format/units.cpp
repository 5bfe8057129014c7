#include "engine/format/units.h"

#include "engine/format/dressed.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace yindi {
namespace {

/// One spelling of a unit: `factor` of the first of its dimension.
struct UnitWord {
  std::string_view word, dimension;
  double factor;
};

const std::vector<UnitWord>& unit_words() {
  static const std::vector<UnitWord> table = {
      {"%", "share", 0.01},
      {"‰", "share", 0.001},
      {"percent", "share", 0.01},
      {"per cent", "share", 0.01},
      {"pct", "share", 0.01},
      {"百分比", "share", 0.01},
      {"1", "share", 1},
      {"m", "length", 1},
      {"米", "length", 1},
      {"公尺", "length", 1},
      {"metres", "length", 1},
      {"meters", "length", 1},
      {"km", "length", 1000},
      {"公里", "length", 1000},
      {"千米", "length", 1000},
      {"cm", "length", 0.01},
      {"厘米", "length", 0.01},
      {"mm", "length", 0.001},
      {"毫米", "length", 0.001},
      {"m2", "area", 1},
      {"m²", "area", 1},
      {"m^2", "area", 1},
      {"㎡", "area", 1},
      {"平方米", "area", 1},
      {"km2", "area", 1e6},
      {"km²", "area", 1e6},
      {"km^2", "area", 1e6},
      {"平方公里", "area", 1e6},
      {"平方千米", "area", 1e6},
      {"ha", "area", 1e4},
      {"hm2", "area", 1e4},
      {"hm²", "area", 1e4},
      {"公顷", "area", 1e4},
      {"kg", "mass", 1},
      {"公斤", "mass", 1},
      {"千克", "mass", 1},
      {"g", "mass", 0.001},
      {"克", "mass", 0.001},
      {"t", "mass", 1000},
      {"吨", "mass", 1000},
      {"ft", "length", 0.3048},
      {"feet", "length", 0.3048},
      {"foot", "length", 0.3048},
      {"英尺", "length", 0.3048},
      {"inch", "length", 0.0254},
      {"inches", "length", 0.0254},
      {"英寸", "length", 0.0254},
      {"yd", "length", 0.9144},
      {"mi", "length", 1609.344},
      {"mile", "length", 1609.344},
      {"miles", "length", 1609.344},
      {"英里", "length", 1609.344},
      {"metre", "length", 1},
      {"meter", "length", 1},
      {"kilometres", "length", 1000},
      {"kilometers", "length", 1000},
      {"里", "length", 500},
      {"华里", "length", 500},
      {"尺", "length", 1.0 / 3},
      {"丈", "length", 10.0 / 3},
      {"mu", "area", 10000.0 / 15},
      {"亩", "area", 10000.0 / 15},
      {"畝", "area", 10000.0 / 15},
      {"市亩", "area", 10000.0 / 15},
      {"acre", "area", 4046.8564224},
      {"acres", "area", 4046.8564224},
      {"英亩", "area", 4046.8564224},
      {"hectare", "area", 1e4},
      {"hectares", "area", 1e4},
      {"公頃", "area", 1e4},
      {"sq km", "area", 1e6},
      {"sq m", "area", 1},
      {"sqm", "area", 1},
      {"lb", "mass", 0.45359237},
      {"lbs", "mass", 0.45359237},
      {"磅", "mass", 0.45359237},
      {"mg", "mass", 1e-6},
      {"毫克", "mass", 1e-6},
      {"公担", "mass", 100},
      {"担", "mass", 50},
      {"两", "mass", 0.05},
      {"噸", "mass", 1000},
      {"tonne", "mass", 1000},
      {"tonnes", "mass", 1000},
      {"tons", "mass", 1000},
      {"s", "time", 1.0 / 60},
      {"sec", "time", 1.0 / 60},
      {"seconds", "time", 1.0 / 60},
      {"秒", "time", 1.0 / 60},
      {"mins", "time", 1},
      {"minute", "time", 1},
      {"分", "time", 1},
      {"hr", "time", 60},
      {"hrs", "time", 60},
      {"hour", "time", 60},
      {"小時", "time", 60},
      {"d", "time", 1440},
      {"day", "time", 1440},
      {"days", "time", 1440},
      {"天", "time", 1440},
      {"日", "time", 1440},
      {"person", "persons", 1},
      {"斤", "mass", 0.5},
      {"yuan", "yuan", 1},
      {"元", "yuan", 1},
      {"¥", "yuan", 1},
      {"￥", "yuan", 1},
      {"rmb", "yuan", 1},
      {"cny", "yuan", 1},
      {"人民币", "yuan", 1},
      {"$", "dollars", 1},
      {"us$", "dollars", 1},
      {"usd", "dollars", 1},
      {"美元", "dollars", 1},
      {"€", "euros", 1},
      {"eur", "euros", 1},
      {"欧元", "euros", 1},
      {"£", "pounds", 1},
      {"persons", "persons", 1},
      {"people", "persons", 1},
      {"人", "persons", 1},
      {"口", "persons", 1},
      {"min", "time", 1},
      {"minutes", "time", 1},
      {"分钟", "time", 1},
      {"h", "time", 60},
      {"hours", "time", 60},
      {"小时", "time", 60},
      {"years", "years", 1},
      {"年", "years", 1},
      {"°", "degrees", 1},
      {"度", "degrees", 1},
      {"℃", "celsius", 1},
      {"°c", "celsius", 1},
  };
  return table;
}

struct Multiple {
  std::string_view sign;
  double times;
};

const std::vector<Multiple>& multiples() {
  static const std::vector<Multiple> table = {{"百万", 1e6},     {"百萬", 1e6},    {"千万", 1e7},   {"千萬", 1e7},
                                              {"万", 1e4},       {"萬", 1e4},      {"亿", 1e8},     {"億", 1e8},
                                              {"千", 1e3},       {"百", 1e2},      {"10 000", 1e4}, {"10,000", 1e4},
                                              {"10000", 1e4},    {"1 000", 1e3},   {"1,000", 1e3},  {"1000", 1e3},
                                              {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}};
  return table;
}

/// A unit with what stands before it as a multiple: 万人 is {1e4, persons, 1}.
struct Unit {
  double times = 1;      ///< the multiple
  std::string dimension; ///< of the rest: its own word where nobody knows it; blank: a multiple alone
  double factor = 1;
  bool known = false; ///< the rest is in the table, or blank
};

Unit read_unit(std::string_view text) {
  std::string plain = plain_unit(text);
  const auto find = [&](const std::string& word) {
    return std::find_if(unit_words().begin(), unit_words().end(),
                        [&](const UnitWord& unit) { return unit.word == word; });
  };
  Unit result;
  auto found = find(plain);
  if (found == unit_words().end()) // 千米 is no thousand
    for (const Multiple& multiple : multiples())
      if (plain.starts_with(multiple.sign)) {
        result.times = multiple.times;
        plain = std::string(trim(std::string_view(plain).substr(multiple.sign.size())));
        found = find(plain);
        break;
      }
  result.known = plain.empty() || found != unit_words().end();
  result.dimension = found == unit_words().end() ? plain : std::string(found->dimension);
  result.factor = found == unit_words().end() ? 1 : found->factor;
  return result;
}

/// Without the digits behind the twelfth, which a factor may have spoilt.
std::string mended(double value) { return shortest(std::stod(fmt::format("{:.12g}", value))); }

/// A number with one sign before or behind it that has no digit of its own.
struct Measured {
  double value;
  std::string sign;
  bool before;
  std::string digits = {}, other = {}; ///< as plain_digits() gives them
};

std::optional<Measured> measured(std::string_view text) {
  const auto first = text.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::nullopt;
  std::size_t begin = first;
  while (begin > 0 && (text[begin - 1] == '-' || text[begin - 1] == '.')) --begin;
  double value = 0;
  const auto [read, error] = std::from_chars(text.data() + begin, text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  auto end = static_cast<std::size_t>(read - text.data());
  // 1,299.00 and 10 000 go on behind their first group.
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  std::size_t longer = first;
  while (digit(longer) ||
         (longer < text.size() && std::string_view(",.' _").find(text[longer]) != text.npos && digit(longer + 1)))
    ++longer;
  std::optional<PlainDigits> digits;
  if (longer > end) {
    digits = plain_digits(text.substr(begin, longer - begin));
    const auto grouped = digits ? read_number(digits->text).value : std::nullopt;
    if (!grouped) return std::nullopt;
    value = *grouped, end = longer;
  }
  std::string_view before = trim(text.substr(0, begin)), behind = trim(text.substr(end));
  if (before.size() > 1 && (before.front() == '-' || before.starts_with("−"))) { // -$5
    before = trim(before.substr(before.front() == '-' ? 1 : 3));
    value = -value;
    if (digits) digits->text.insert(0, "-"), digits->other.insert(0, digits->other.empty() ? "" : "-");
  }
  if (before.empty() == behind.empty()) return std::nullopt;
  Measured result{value, std::string(before.empty() ? behind : before), behind.empty()};
  if (digits) result.digits = digits->text, result.other = digits->other;
  return result;
}

/// ½ behind a number adds a half.
std::optional<double> vulgar_fraction(std::string_view sign) {
  static const std::vector<std::pair<std::string_view, double>> table = {
      {"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}, {"⅕", 0.2}, {"⅖", 0.4}, {"⅗", 0.6}, {"⅘", 0.8}, {"⅛", 0.125}};
  for (const auto& [word, value] : table)
    if (sign == word) return value;
  return std::nullopt;
}

/// Letters, or a square's 2 behind some: no digits, which would make it a second number.
bool looks_like_unit(std::string_view sign) {
  const auto letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c)) ||
           std::string_view("$ /.^%").find(c) != std::string_view::npos;
  };
  // 5k is 5000, and 1e has lost its exponent.
  static const std::vector<std::string_view> no_units = {"k", "K", "M", "e", "E", "bn", "mn", "mil"};
  if (sign.empty() || std::isdigit(static_cast<unsigned char>(sign.front())) ||
      std::find(no_units.begin(), no_units.end(), sign) != no_units.end())
    return false;
  return sign.size() <= 24 && (read_unit(sign).known || std::all_of(sign.begin(), sign.end(), letter));
}

Sentence in_unit(double value, std::string_view unit) {
  const Unit of_column = read_unit(unit);
  if (is_per_cent(unit)) return say(mark("write {}: the column is in %"), mended(value));
  if (of_column.dimension == "share" && of_column.factor == 1 && std::abs(value) <= 1)
    return say(mark("write {}: the column is a share of 1"), mended(value));
  return say(mark("write {0}: the column is in {1}"), mended(value), std::string(trim(unit)));
}

} // namespace

bool is_per_cent(std::string_view unit) {
  const Unit read = read_unit(unit);
  return read.dimension == "share" && read.factor == 0.01 && read.times == 1;
}

bool is_same_unit(std::string_view a, std::string_view b) {
  if (plain_unit(a) == plain_unit(b)) return true;
  const Unit one = read_unit(a), other = read_unit(b);
  return one.known && other.known && !one.dimension.empty() && one.dimension == other.dimension &&
         std::abs(one.times * one.factor - other.times * other.factor) <= 1e-9 * std::abs(one.times * one.factor);
}

std::string plain_unit(std::string_view unit) {
  std::string result = lower(half_width(without_odd_blanks(unit)));
  std::string text;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const bool blank = result[i] == ' ' || result[i] == '\t';
    // A blank counts only between two letters or digits: "10 000 persons" but "persons(10 %)".
    const auto word = [&](std::size_t at) {
      return at < result.size() &&
             (std::isalnum(static_cast<unsigned char>(result[at])) || static_cast<unsigned char>(result[at]) >= 0x80);
    };
    if (!blank)
      text += result[i];
    else if (!text.empty() && text.back() != ' ' && word(i + 1) &&
             (std::isalnum(static_cast<unsigned char>(text.back())) || static_cast<unsigned char>(text.back()) >= 0x80))
      text += ' ';
  }
  return text;
}

std::string unit_in_head(std::string_view head) {
  const std::string plain(trim(half_width(head)));
  std::string unit;
  if (const auto open = plain.find_last_of("([");
      open != std::string::npos && !plain.empty() && (plain.back() == ')' || plain.back() == ']'))
    unit = plain.substr(open + 1, plain.size() - open - 2);
  else if (plain.ends_with('%'))
    unit = "%";
  return !trim(unit).empty() && read_unit(unit).known ? unit : std::string();
}

std::optional<Sentence> per_cent_hint(std::string_view text, std::string_view unit) {
  const auto found = measured(trim(text));
  if (!found || found->before || !found->other.empty()) return std::nullopt;
  const std::string sign = plain_unit(found->sign);
  if (sign != "%" && sign != "‰") return std::nullopt;
  if (!trim(unit).empty()) return unit_hint(text, unit);
  const double share = found->value * (sign == "%" ? 0.01 : 0.001);
  return say(mark("write {0} where the column is in %, {1} where it is a share of 1"), mended(share * 100),
             mended(share));
}

std::optional<Sentence> share_hint(std::string_view text) {
  const auto found = measured(trim(text));
  if (!found || found->before || !found->other.empty()) return std::nullopt;
  const std::string sign = plain_unit(found->sign);
  if (sign != "%" && sign != "‰") return std::nullopt;
  return say(mark("write {}"), mended(found->value * (sign == "%" ? 0.01 : 0.001)));
}

std::optional<Sentence> unit_hint(std::string_view text, std::string_view unit) {
  text = trim(text);
  if (const auto hint = dressed_hint(text, unit)) return hint;
  const auto found = measured(text);
  if (!found) return std::nullopt;
  if (const auto part = found->before ? std::nullopt : vulgar_fraction(found->sign))
    return say(mark("write {}"), mended(found->value + (text.starts_with('-') ? -*part : *part)));
  static const std::vector<std::string_view> moneys = {"yuan", "dollars", "euros", "pounds"};
  const Unit given = read_unit(found->sign);
  const bool money = std::find(moneys.begin(), moneys.end(), given.dimension) != moneys.end();
  if ((found->before && !money) || !looks_like_unit(found->sign)) return std::nullopt;
  if (!found->other.empty()) // 1,299 may be either
    return trim(unit).empty()
               ? say(mark("write {0} without thousands separators, or {1} with a point"), found->digits, found->other)
               : say(mark("write the number alone, in the column's unit: {}"), std::string(trim(unit)));
  if (!trim(unit).empty()) {
    const Unit column = read_unit(unit);
    if (given.dimension.empty() && given.times != 1) return in_unit(found->value * given.times / column.times, unit);
    if (given.dimension == column.dimension)
      return in_unit(found->value * (given.times * given.factor) / (column.times * column.factor), unit);
    return say(mark("write the number alone, in the column's unit: {}"), std::string(trim(unit)));
  }
  if (given.dimension == "share") return per_cent_hint(text, unit);
  if (given.times != 1 && !found->before) {
    return say(mark("write {0}, or {1} where the column is in {2}"), mended(found->value * given.times),
               shortest(found->value), found->sign);
  }
  return say(mark("write {0}; its unit, {1}, belongs to the column's name or into columns.csv"), shortest(found->value),
             found->sign);
}

} // namespace yindi
