#include "engine/rationale/markup.h"

namespace yindi {

std::string escape_markup(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\'':
      result += "&#39;";
      break;
    default:
      if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') result += c;
    }
  }
  return result;
}

std::string escape_markdown(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '&':
      result += "&amp;";
      break;
    case '\n':
    case '\r':
    case '\t':
      result += ' ';
      break;
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '|':
    case '~':
      result += '\\';
      result += c;
      break;
    default:
      if (static_cast<unsigned char>(c) >= 0x20) result += c;
    }
  }
  // What only counts at the beginning of a line: a heading, a list, a rule.
  if (!result.empty() && (result.front() == '#' || result.front() == '-' || result.front() == '+'))
    result.insert(0, "\\");
  return result;
}

} // namespace yindi
