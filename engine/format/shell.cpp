#include "engine/format/shell.h"

#include <algorithm>
#include <cctype>

namespace yindi {

std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("_-+=.,:/@%").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return std::string(text);
  // Double quotes are understood everywhere, but keep their own sign and what a shell puts in for $ and `.
  if (text.find_first_of("\"$`\\!") == std::string_view::npos) return "\"" + std::string(text) + "\"";
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

} // namespace yindi
