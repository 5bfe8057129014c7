#include "engine/language/language.h"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <charconv>
#include <cmath>
#include <fmt/args.h>
#include <fmt/format.h>
#include <memory>

extern const unsigned char catalogue_zh[];
extern const unsigned long catalogue_zh_size;

namespace yindi {
namespace {

/// Boost.Locale reads the catalogue from memory; no file, no setlocale, no global locale.
using Messages = boost::locale::message_format<char>;

const Messages* load_chinese() {
  boost::locale::gnu_gettext::messages_info info;
  info.language = "zh";
  info.encoding = "UTF-8";
  info.paths.push_back("");
  info.domains.push_back(boost::locale::gnu_gettext::messages_info::domain("yindi"));
  info.callback = [](const std::string&, const std::string&) {
    const auto* bytes = reinterpret_cast<const char*>(catalogue_zh);
    return std::vector<char>(bytes, bytes + catalogue_zh_size);
  };
  return boost::locale::gnu_gettext::create_messages_facet<char>(info);
}

} // namespace

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return text;
}

const std::string& Text::in(Language language) const {
  if (language == Language::zh) return zh.empty() ? en : zh;
  return en.empty() ? zh : en;
}

std::string_view tr(Language language, std::string_view english) {
  if (language == Language::en || english.empty()) return english;
  // A facet is counted by the locale that owns it; it lives as long as the program.
  static const std::locale owner(std::locale::classic(), const_cast<Messages*>(load_chinese()));
  static const Messages& messages = std::use_facet<Messages>(owner);
  const std::string key(english);
  const char* found = messages.get(0, nullptr, key.c_str());
  return found ? std::string_view(found) : english;
}

std::string_view catalogue_text() {
  // A .mo file is a header, tables of (length, offset), then all strings: the first entry of the table whose place
  // stands at byte 12 points to where they begin (GNU gettext manual, "The Format of GNU MO Files").
  const auto word = [](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | catalogue_zh[at + i];
    return value;
  };
  const std::size_t begin = word(word(12) + 4);
  return {reinterpret_cast<const char*>(catalogue_zh) + begin, catalogue_zh_size - begin};
}

std::string Sentence::in(Language language) const {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Text& argument : arguments) store.push_back(one_line(argument.in(language)));
  const std::string pattern(tr(language, message));
  return fmt::vformat(pattern, store);
}

Text both(const Sentence& sentence) { return {sentence.in(Language::en), sentence.in(Language::zh)}; }

Text both(const char* marked) { return {std::string(tr(Language::en, marked)), std::string(tr(Language::zh, marked))}; }

Text plain(std::string text) { return {text, text}; }

std::string decimal(double value, int digits) {
  if (!std::isfinite(value)) return "–";
  std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? "−" + text : text;
}

Text per_cent(double share) {
  const std::string number = decimal(share * 100, 0);
  return {number + " %", number + "%"};
}

std::string shortest(double value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string scientific(buffer, end);
  if (scientific.find('e') == std::string::npos) return scientific;
  // 5e+05 is right but no spreadsheet user's way to write 500000.
  if (std::abs(value) >= 1e15 || std::abs(value) < 1e-6) return scientific;
  return fmt::format("{:.0f}", value) == scientific ? scientific : [&] {
    char fixed[64];
    const auto result = std::to_chars(fixed, fixed + sizeof fixed, value, std::chars_format::fixed);
    return std::string(fixed, result.ptr);
  }();
}

namespace {

std::string grouped(std::string digits, std::size_t from) {
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  if (whole < from) return digits;
  for (std::size_t at = whole; at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

/// The units that casebooks use, and their words.
struct Unit {
  const char* id;
  Text name;
  const char* one = nullptr; ///< in English, where it is said otherwise of one
};

const Unit units[] = {{"a", {"years", "年"}, "year"},
                      {"h", {"h", "小时"}},
                      {"m", {"m", "米"}},
                      {"km", {"km", "公里"}},
                      {"mm", {"mm", "毫米"}},
                      {"deg", {"°", "度"}},
                      {"degC", {"°C", "°C"}},
                      {"persons", {"persons", "人"}, "person"},
                      {"persons/min", {"persons/min", "人/分钟"}},
                      {"yuan", {"yuan", "元"}},
                      {"yuan/mu", {"yuan/mu", "元/亩"}},
                      {"yuan/day", {"yuan a day", "元/日"}},
                      {"households/10k yuan", {"households per 10,000 yuan", "户/万元"}, "household per 10,000 yuan"},
                      {"persons/1000", {"per 1,000 persons", "人/千人"}},
                      {"persons/10000", {"per 10,000 persons", "人/万人"}},
                      {"CV", {"CV", "（变异系数）"}}};

} // namespace

Text unit_name(const std::string& unit) {
  if (unit == "1") return {};
  for (const Unit& known : units)
    if (unit == known.id) return known.name;
  return plain(unit);
}

Text quantity(double value, const std::string& unit) {
  const double size = std::abs(value);
  std::string digits = decimal(size, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
  if (digits.find('.') != std::string::npos) digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  const std::string sign = value < 0 && digits != "0" ? "−" : "";
  Text name = unit_name(unit);
  for (const Unit& known : units)
    if (known.one && unit == known.id && digits == "1") name.en = known.one;
  const auto behind = [](const std::string& word) {
    const bool close = word.empty() || word == "%" || word == "°" || word.starts_with("（");
    return close ? word : " " + word;
  };
  const std::string zh = unit == "%" ? "%" : behind(name.zh), en = unit == "%" ? " %" : behind(name.en);
  return {sign + grouped(digits, 4) + en, sign + grouped(digits, 5) + zh};
}

std::string signed_decimal(double value, int digits) {
  const std::string text = decimal(value, digits);
  const bool zero = text.find_first_not_of("0.−") == std::string::npos;
  return value > 0 && !zero ? "+" + text : text;
}

Text list(const std::vector<Text>& items) {
  Text result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    if (i > 0) {
      result.en += last ? " and " : ", ";
      result.zh += last ? "和" : "、";
    }
    result.en += items[i].in(Language::en);
    result.zh += items[i].in(Language::zh);
  }
  return result;
}

} // namespace yindi
