#include "engine/weights/ends_in_words.h"

#include "engine/format/words.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace yindi {
namespace {

using At = std::string_view::size_type;
constexpr At nowhere = std::string_view::npos;

/// How a language writes the two ends: "Worst (0): … . Best (1): … ."
struct EndForm {
  std::string_view worst, best, open, close, colon, between, stop, blank;
};
constexpr EndForm english_form{"Worst", "Best", " (", ")", ": ", ". ", ".", " "};
constexpr EndForm chinese_form{"最差", "最好", "（", "）", "：", "；", "。", ""};

const EndForm& form_of(Language language) { return language == Language::zh ? chinese_form : english_form; }

/// Where the parts of the sentence stand in a help; [begin, end) is all of it.
struct EndPlaces {
  At begin, worst, worst_end, best, best_end, end;
};

/// Behind the number in brackets, if there is one, and the colon; nowhere where no colon follows.
At after_the_colon(std::string_view help, At at, const EndForm& form) {
  if (help.substr(at).starts_with(form.open)) {
    const At close = help.find(form.close, at);
    if (close == nowhere) return nowhere;
    at = close + form.close.size();
  }
  return help.substr(at).starts_with(form.colon) ? at + form.colon.size() : nowhere;
}

std::optional<EndPlaces> ends_in_help(std::string_view help, const EndForm& form) {
  for (At at = help.find(form.worst); at != nowhere; at = help.find(form.worst, at + 1)) {
    const At worst = after_the_colon(help, at + form.worst.size(), form);
    if (worst == nowhere) continue;
    const std::string next = std::string(form.between) + std::string(form.best);
    const At middle = help.find(next, worst);
    if (middle == nowhere) continue;
    const At best = after_the_colon(help, middle + next.size(), form);
    if (best == nowhere) continue;
    // The last sentence of a help may stand without its stop, and a stop within a number ends nothing.
    At end = help.find(std::string(form.stop) + std::string(form.blank), best);
    if (end == nowhere) end = help.ends_with(form.stop) ? std::max(best, help.size() - form.stop.size()) : help.size();
    const At after = help.substr(end).starts_with(form.stop) ? end + form.stop.size() : end;
    return EndPlaces{at, worst, middle, best, end, after};
  }
  return std::nullopt;
}

std::string part_of_help(std::string_view help, At from, At to) {
  return std::string(trim(help.substr(from, to - from)));
}

/// One sentence without its stop, as it stands between the others.
std::string without_stop(std::string words, const EndForm& form) {
  words = std::string(trim(words));
  while (!words.empty() && std::string_view(words).ends_with(form.stop)) words.resize(words.size() - form.stop.size());
  return words;
}

} // namespace

EndsInWords ends_in_words(const Text& help) {
  EndsInWords result;
  const auto read = [&](const std::string& text, Language language, std::string Text::*member) {
    const auto found = ends_in_help(text, form_of(language));
    if (!found) return;
    result.worst.*member = part_of_help(text, found->worst, found->worst_end);
    result.best.*member = part_of_help(text, found->best, found->best_end);
  };
  read(help.en, Language::en, &Text::en);
  read(help.zh, Language::zh, &Text::zh);
  return result;
}

std::string with_ends(const std::string& help, Language language, const std::string& worst, const std::string& best) {
  const EndForm& form = form_of(language);
  const std::string low = without_stop(worst, form), high = without_stop(best, form);
  const auto found = ends_in_help(help, form);
  const bool none = low.empty() && high.empty();
  if (!found && none) return help;
  if (!found) {
    std::string result = without_stop(help, form);
    const bool asks = result.ends_with("?") || result.ends_with("？");
    if (!result.empty()) result += (asks ? "" : std::string(form.stop)) + std::string(form.blank);
    const auto add = [&](std::string_view text) { result += text; };
    for (const std::string_view piece : {form.worst, form.colon, std::string_view(low), form.between, form.best,
                                         form.colon, std::string_view(high), form.stop})
      add(piece);
    return result;
  }
  if (none)
    return std::string(trim(help.substr(0, found->begin))) +
           (found->end < help.size() ? std::string(form.blank) + std::string(trim(help.substr(found->end))) : "");
  return help.substr(0, found->worst) + low + help.substr(found->worst_end, found->best - found->worst_end) + high +
         help.substr(found->best_end);
}

} // namespace yindi
