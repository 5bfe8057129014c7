#include "engine/format/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

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

Diagnostics gathered(Diagnostics sorted) {
  constexpr std::size_t told_singly = 3;
  using Kind = std::tuple<Severity, std::string, std::string, std::string>; // file, message, hint
  using Places = std::vector<std::size_t>;
  std::map<Kind, std::map<std::string, Places>> alike; // by what they say of the cell
  for (std::size_t i = 0; i < sorted.size(); ++i)
    if (const Diagnostic& d = sorted[i]; d.line > 0)
      alike[{d.severity, d.path, d.message.message, d.hint.message}]
           [d.message.in(Language::en) + '\n' + d.hint.in(Language::en)]
               .push_back(i);
  std::vector<bool> left_out(sorted.size(), false);
  const auto gather = [&](const Places& places) {
    if (places.size() <= told_singly) return;
    std::string where;
    for (std::size_t k = 0; k < places.size(); ++k) {
      if (k < told_singly) {
        const Diagnostic& d = sorted[places[k]];
        where += (k > 0 ? ", " : "") + std::to_string(d.line) + ":" + std::to_string(d.column);
      }
      left_out[places[k]] = k > 0;
    }
    Diagnostic& first = sorted[places.front()];
    first.message = say(mark("{0} ({1} times: {2}, …)"), both(first.message), std::to_string(places.size()), where);
  };
  for (const auto& [kind, texts] : alike) {
    Places all;
    for (const auto& [text, places] : texts) {
      if (texts.size() <= told_singly) gather(places); // 14 times one word and 5 times another have two cures
      all.insert(all.end(), places.begin(), places.end());
    }
    std::sort(all.begin(), all.end());
    if (texts.size() > told_singly) gather(all);
  }
  Diagnostics result;
  for (std::size_t i = 0; i < sorted.size(); ++i)
    if (!left_out[i]) result.push_back(std::move(sorted[i]));
  return result;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

} // namespace yindi
