// The codes of printed sheets: round, serial and a digit that tells most slips.

#include "engine/workshop/questionnaire.h"

#include <charconv>
#include <fmt/format.h>

namespace yindi {
namespace {

/// ISO 7064 MOD 11-2 over the digits of round and serial.
char check_digit(const std::string& digits) {
  int sum = 0;
  for (const char c : digits) sum = (sum + (c - '0')) * 2 % 11;
  const int digit = (12 - sum) % 11;
  return digit == 10 ? 'X' : static_cast<char>('0' + digit);
}

} // namespace

std::string sheet_code(int round, int serial) {
  const std::string r = std::to_string(round), s = fmt::format("{:03}", serial);
  return "R" + r + "-" + s + "-" + check_digit(r + s);
}

namespace {

/// "R1", "017", "6"; nothing where a text has not this shape.
std::vector<std::string> parts_of_code(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '-' || c == ' ')
      parts.emplace_back();
    else
      parts.back() += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  std::erase(parts, "");
  const auto digits = [](std::string_view some) {
    return !some.empty() && some.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool shaped = parts.size() == 3 && parts[0].starts_with('R') && digits(std::string_view(parts[0]).substr(1)) &&
                      digits(parts[1]) && parts[2].size() == 1;
  return shaped ? parts : std::vector<std::string>();
}

} // namespace

Sentence misread_code(const std::string& text, int round) {
  if (parts_of_code(text).empty()) return {};
  const auto code = read_sheet_code(text);
  if (!code) return say(mark("{}: a digit of the sheet's code was misread, its last one does not fit"), text);
  return code->round == round ? Sentence() : say(mark("{}: a sheet of another round"), text);
}

std::optional<SheetCode> read_sheet_code(const std::string& text) {
  const std::vector<std::string> parts = parts_of_code(text);
  if (parts.empty()) return std::nullopt;
  SheetCode code;
  const auto number = [](const std::string& digits, int& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && value > 0;
  };
  if (!number(parts[0].substr(1), code.round) || !number(parts[1], code.serial)) return std::nullopt;
  if (sheet_code(code.round, code.serial).back() != parts[2][0]) return std::nullopt;
  return code;
}

} // namespace yindi
