#include "engine/format/xlsx_numbers.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace yindi::xlsx {
namespace {

/// What a number format makes of a number; quoted text, colours, conditions and escaped signs say nothing.
Shown shown_by(std::string_view format) {
  if (format == "General" || format == "@") return Shown::plain;
  bool percent = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(format[i])));
    if (c == ';') break; // how negative numbers are shown
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = std::min(format.find('"', i + 1), format.size());
    } else if (c == '[') {
      const char next = i + 1 < format.size() ? format[i + 1] : ']';
      if (std::strchr("hHmMsS", next) && format.find(']', i) <= i + 3) return Shown::date; // hours beyond 24
      i = std::min(format.find(']', i), format.size());
    } else if (std::strchr("ymdhs", c)) {
      return Shown::date;
    } else if (c == '%') {
      percent = true;
    }
  }
  return percent ? Shown::per_cent : Shown::plain;
}

/// The formats that every program knows by number, those of East Asia among them.
Shown shown_by_number(int format) {
  if (format == 9 || format == 10) return Shown::per_cent;
  const bool date = (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
                    (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
  return date ? Shown::date : Shown::plain;
}

} // namespace

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 9) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::vector<Shown> styles_of(const Package& package, const std::string& part) {
  std::vector<Shown> all;
  PartXml xml;
  if (part.empty() || !package.load(part, xml)) return all;
  std::map<int, Shown> own;
  for (const Xml one : child(xml.root(), "numFmts").children())
    if (const auto id = whole_number(attribute(one, "numFmtId"))) own[*id] = shown_by(attribute(one, "formatCode"));
  for (const Xml one : child(xml.root(), "cellXfs").children()) {
    const int id = whole_number(attribute(one, "numFmtId")).value_or(0);
    const auto found = own.find(id);
    all.push_back(found == own.end() ? shown_by_number(id) : found->second);
  }
  return all;
}

std::string shown_digits(double value) { return fmt::format("{:.15g}", value); }

std::optional<std::string> date_of(double days, bool from_1904) {
  if (!(days >= 0) || days >= 2'958'466) return std::nullopt;
  const auto seconds = static_cast<long long>(std::llround(days * 86400));
  const long long day = seconds / 86400, time = seconds % 86400;
  std::string text;
  if (day > 0 || time == 0) {
    using namespace std::chrono;
    // The 29th of February 1900, which never was, has the number 60.
    const sys_days first =
        from_1904 ? sys_days{year{1904} / January / 1} : sys_days{year{1899} / December / (day < 60 ? 31 : 30)};
    const year_month_day date{first + std::chrono::days{day}};
    text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
  }
  if (time != 0)
    text += fmt::format("{}{:02}:{:02}:{:02}", text.empty() ? "" : " ", time / 3600, time / 60 % 60, time % 60);
  return text;
}
} // namespace yindi::xlsx
