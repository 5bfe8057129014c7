#include "engine/case/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>

namespace yindi {

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

std::string print(const Diagnostic& diagnostic, Language language) {
  std::string place = diagnostic.path;
  if (diagnostic.line > 0) place += fmt::format(":{}:{}", diagnostic.line, std::max(1, diagnostic.column));
  std::string text = fmt::format("{}: {}: {}\n", place, name(diagnostic.severity), diagnostic.message.in(language));
  if (!diagnostic.hint.empty()) text += fmt::format("  {}\n", diagnostic.hint.in(language));
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

} // namespace yindi
