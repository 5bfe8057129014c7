#include "engine/format/alike.h"

#include "engine/format/encoding.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

namespace yindi {
namespace {

struct Pair {
  char32_t other;
  char ascii;
};

// Small Greek letters are left out, but for omicron: α, ν and ρ are names of quantities.
constexpr Pair alike_pairs[] = {
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'},
    {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'},
    {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'},
    {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'},
    {0x0425, 'X'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x03BF, 'o'}, {0x0391, 'A'}, {0x0392, 'B'},
    {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'},
    {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x0131, 'i'}, {0x0251, 'a'},
    {0x0261, 'g'},
};

char ascii_for(char32_t c) {
  const auto found =
      std::find_if(std::begin(alike_pairs), std::end(alike_pairs), [&](const Pair& pair) { return pair.other == c; });
  return found == std::end(alike_pairs) ? char{0} : found->ascii;
}

} // namespace

std::optional<AlikeLetter> alike_letter(std::string_view name) {
  if (std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::nullopt;
  std::optional<AlikeLetter> first;
  bool ascii = false;
  for (std::size_t at = 0; at < name.size(); at += code_point_length(name, at)) {
    const char32_t c = code_point(name, at);
    ascii = ascii || (c < 0x80 && std::isalpha(static_cast<unsigned char>(c)) != 0);
    if (c < 0x80) continue;
    const char plain = ascii_for(c);
    if (plain == 0) return std::nullopt;
    if (!first) first = AlikeLetter{at, code_point_length(name, at), plain};
  }
  return ascii ? first : std::nullopt;
}

std::string with_ascii_letters(std::string_view name) {
  if (!alike_letter(name)) return std::string(name);
  std::string result;
  for (std::size_t at = 0; at < name.size(); at += code_point_length(name, at)) {
    const char plain = ascii_for(code_point(name, at));
    result += plain != 0 ? std::string(1, plain) : std::string(name.substr(at, code_point_length(name, at)));
  }
  return result;
}

std::optional<std::string> digits_for_letters(std::string_view text) {
  std::string digits;
  bool digit = false, letter = false;
  const auto last = [&](std::size_t at) { return at + code_point_length(text, at) >= text.size(); };
  for (std::size_t at = 0; at < text.size(); at += code_point_length(text, at)) {
    const char32_t c = code_point(text, at);
    // At the end a small one is a unit: litres, or a degree's ring.
    const bool nought = c == 'O' || c == 0x041E || c == 0x039F || c == 0x3007 || (c == 'o' && !last(at));
    const bool one = (c == 'l' || c == 'I' || c == 0x0406 || c == 0x0399) && !last(at);
    if (c >= 0x80 && !nought && !one) return std::nullopt;
    digit = digit || (c >= '0' && c <= '9');
    letter = letter || nought || one;
    digits += nought ? '0' : one ? '1' : static_cast<char>(c);
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (!digit || !letter || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return digits;
}

std::optional<double> chinese_number(std::string_view text) {
  struct Sign {
    char32_t sign;
    double value;
  };
  static constexpr Sign digits[] = {{U'零', 0}, {U'〇', 0}, {U'一', 1}, {U'二', 2}, {U'两', 2}, {U'三', 3},
                                    {U'四', 4}, {U'五', 5}, {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}},
                        powers[] = {{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 1e4}, {U'亿', 1e8}};
  double whole = 0, section = 0, digit = -1; // below 亿 and 万, below that, the last one
  double last = 1; // power, of which 二千五 (2500) leaves out the next; 二千零五 is 2005
  for (std::size_t at = 0; at < text.size(); at += code_point_length(text, at)) {
    const char32_t c = code_point(text, at);
    const auto is = [&](const Sign& sign) { return sign.sign == c; };
    if (const auto found = std::find_if(std::begin(digits), std::end(digits), is); found != std::end(digits)) {
      if (digit > 0) return std::nullopt; // 二三 may be 23, or 2 to 3
      if (found->value == 0) last = 1;
      digit = found->value;
      continue;
    }
    const auto power = std::find_if(std::begin(powers), std::end(powers), is);
    if (power == std::end(powers)) return std::nullopt;
    if (power->value < 1e4) {
      section += (digit < 0 ? 1 : digit) * power->value;
    } else {
      if (digit < 0 && section == 0 && whole == 0) return std::nullopt; // 万 alone is a unit
      section += std::max(digit, 0.0);
      whole = power->value < 1e8 ? whole + section * power->value : (whole + section) * power->value; // 一亿二千万
      section = 0;
    }
    digit = -1;
    last = power->value;
  }
  if (text.empty()) return std::nullopt;
  return whole + section + std::max(digit, 0.0) * (last < 100 ? 1 : last / 10);
}

} // namespace yindi
