#include "engine/rationale/markup.h"

namespace yindi {
namespace {

/// What both HTML and Markdown write for a character; nullptr where it stands for itself.
const char* entity(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  default:
    return nullptr;
  }
}

} // namespace

std::string escape_markup(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (const char* written = entity(c)) {
      result += written;
      continue;
    }
    switch (c) {
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
    if (const char* written = entity(c)) {
      result += written;
      continue;
    }
    switch (c) {
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
