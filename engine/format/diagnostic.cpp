#include "engine/format/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>

namespace yindi {
namespace {

std::string visible(const std::string& text) {
  std::string result;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      result += fmt::format("\\u{:04x}", static_cast<int>(c));
    else
      result += c;
  return result;
}

/// What a message quotes is made visible before the message is said, which would put blanks for line ends.
std::string visible(Sentence sentence, Language language) {
  for (Text& argument : sentence.arguments) argument = {visible(argument.en), visible(argument.zh)};
  return visible(sentence.in(language));
}

} // namespace

const char* name(Severity severity) {
  switch (severity) {
  case Severity::error:
    return "error";
  case Severity::warning:
    return "warning";
  case Severity::note:
    return "note";
  }
  return "";
}

Diagnostic refusal(Sentence message, Sentence hint, std::string key) {
  return {Severity::error, std::move(key), 0, 0, std::move(message), std::move(hint)};
}

std::string print(const Diagnostic& diagnostic, Language language) {
  std::string place = diagnostic.path;
  if (diagnostic.line > 0) place += fmt::format(":{}:{}", diagnostic.line, std::max(1, diagnostic.column));
  std::string text =
      fmt::format("{}: {}: {}\n", place, name(diagnostic.severity), visible(diagnostic.message, language));
  if (!diagnostic.hint.empty()) text += fmt::format("  {}\n", visible(diagnostic.hint, language));
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

} // namespace yindi
