#include "engine/rationale/library_words.h"

#include "engine/format/place.h"
#include "engine/format/toml_read.h"
#include "engine/format/toml_text.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

const std::string* kept_text(const Extras& extras, const char* key) {
  const auto found = std::find_if(extras.begin(), extras.end(), [&](const Extra& extra) { return extra.key == key; });
  return found == extras.end() ? nullptr : &found->text;
}

/// The value of a kept key, and what is wrong with it.
struct WrittenTable {
  std::optional<toml::table> root;
  const toml::table* table = nullptr;
};
WrittenTable kept_table(const Extras& extras, const char* key) {
  WrittenTable kept;
  const std::string* text = kept_text(extras, key);
  if (!text) return kept;
  if (auto parsed = parse_toml(std::string(key) + " = " + *text, key); parsed.value)
    kept.root = std::move(parsed.value);
  if (kept.root) kept.table = (*kept.root)[key].as_table();
  return kept;
}

LeafWords words_in(const toml::table& table, const std::string& key, Diagnostics& diagnostics) {
  Problems problems;
  Places places;
  Section section{table, {}, key, places, problems};
  LeafWords words;
  words.ahead = section.both("ahead"), words.behind = section.both("behind");
  words.ask = section.both("ask"), words.lever = section.both("lever");
  words.factor = section.number("factor"), words.add = section.number("add");
  const std::string moves = section.text("moves");
  words.county = moves == "county";
  const auto wrong = [&](Sentence message, Sentence hint) {
    diagnostics.push_back({Severity::error, key, 0, 0, std::move(message), std::move(hint)});
  };
  if (words.factor && words.add)
    wrong(say(mark("\"factor\" and \"add\" are both given")), say(mark("say what is in reach one way")));
  if (words.factor && !(*words.factor > 0 && std::isfinite(*words.factor)))
    wrong(say(mark("the factor {} is not above 0"), shortest(*words.factor)),
          say(mark("0.67 says: a third lower, 1.5: half as much again")));
  if (words.add && !std::isfinite(*words.add))
    wrong(say(mark("\"{}\" is no number"), std::string("add")), say(mark("write it in the leaf's unit")));
  if (!moves.empty() && !words.county)
    wrong(say(mark("\"{}\" is not what a lever moves"), moves),
          say(mark("write \"county\", or leave it out where it moves one industry alone")));
  for (const Extra& extra : section.extras())
    wrong(say(mark("unknown key \"{}\""), extra.key), say(mark("it has no effect")));
  for (Diagnostic found : problems.sorted())
    if (found.severity == Severity::error && found.message.message != "unknown key \"{}\"")
      wrong(std::move(found.message), std::move(found.hint));
  return words;
}

} // namespace

LibraryWords library_words(const Library& library) {
  LibraryWords result;
  for (std::size_t i = 0; i < library.criteria.size(); ++i) {
    const Criterion& criterion = library.criteria[i];
    const std::string key = indexed("criterion", i);
    const WrittenTable kept = kept_table(criterion.extras, "rationale");
    if (kept.table)
      result.leaves[criterion.id] = words_in(*kept.table, key, result.diagnostics);
    else if (kept_text(criterion.extras, "rationale"))
      result.diagnostics.push_back({Severity::error, key, 0, 0,
                                    say(mark("\"rationale\" of \"{}\" is no table"), criterion.id),
                                    say(mark("write it as { ahead = …, behind = …, ask = … }"))});
  }
  return result;
}

std::vector<ProcedureStep> procedure_of(const Decision& decision) {
  std::vector<ProcedureStep> steps = {{"public", mark("Public participation")},
                                      {"experts", mark("Expert review")},
                                      {"risk", mark("Risk assessment")},
                                      {"legal", mark("Legal review")},
                                      {"meeting", mark("Deliberation")}};
  const WrittenTable kept = kept_table(decision.extras, "procedure");
  if (kept.table)
    for (ProcedureStep& step : steps)
      if (const toml::node* node = kept.table->get(step.id))
        step.held = node->value<std::string>().value_or(toml_value(*node));
  return steps;
}

std::string document_of(const Decision& decision) {
  const std::string* text = kept_text(decision.extras, "document");
  if (!text) return {};
  const auto parsed = parse_toml("document = " + *text, "document");
  return parsed.value ? (*parsed.value)["document"].value<std::string>().value_or(*text) : *text;
}

} // namespace yindi
