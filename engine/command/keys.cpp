#include "engine/command/keys.h"

#include "engine/command/print.h"
#include "engine/format/words.h"
#include "engine/methods/method_words.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
#include "engine/schema/parts.h"
#include "engine/schema/text_fields.h"
#include "engine/weights/group.h"
#include "engine/weights/priorities.h"
#include "engine/weights/random_index.h"
#include "engine/weights/scales.h"
#include "engine/weights/weightings.h"

#include <cmath>

namespace yindi {
namespace {

using Row = std::vector<std::string>; ///< what is written, what it takes and means

std::string piled(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "|") + word;
  return text;
}

Row row(const std::string& key, const std::string& takes, const std::string& meaning) {
  return {key, takes.empty() || meaning.empty() ? takes + meaning : takes + "  " + meaning};
}

std::string range(double low, double high) {
  const auto end = [](double x) { return std::abs(x) >= 1e12 || std::isinf(x) ? std::string("…") : shortest(x); };
  return end(low) + "–" + end(high);
}

std::string takes(const Parameter& parameter) {
  if (std::holds_alternative<bool>(parameter.initial)) return "true|false";
  const std::string one = parameter.choices.empty() ? range(parameter.low, parameter.high) : piled(parameter.choices);
  return parameter.takes == Takes::one ? one : "[" + one + ", …]";
}

/// Rows as a block below its title.
std::string block(Language language, const char* title, const std::vector<Row>& rows) {
  return std::string(tr(language, title)) + "\n" + align(rows);
}

void add_parameters(const std::string& id, const std::vector<Parameter>& parameters, Language language,
                    std::vector<Row>& rows) {
  for (const Parameter& parameter : parameters) {
    const Text& meaning = parameter.help.empty() ? parameter.label : parameter.help;
    rows.push_back(row(id + " " + parameter.id, takes(parameter), meaning.in(language)));
  }
}

std::string takes(const Field& field) {
  if (!field.words.all.empty()) return piled(field.words.ids());
  double low = -INFINITY, high = INFINITY;
  for (const Bound& bound : field.bounds) low = std::max(low, bound.low), high = std::min(high, bound.high);
  return field.bounds.empty() ? std::string() : range(low, high);
}

void add_fields(const std::string& path, const Item& item, Language language, std::vector<Row>& rows) {
  for (const Field& field : item.fields_of()) {
    if (field.identifies || field.fixed || field.key.empty()) continue;
    const std::string key = path + "." + field.key;
    const Ref ref = item[field];
    if (const auto* inner = std::get_if<Items>(&ref))
      add_fields(key + (inner->many() ? ".N" : ""), inner->as_it_comes(), language, rows);
    else
      rows.push_back(row(key, takes(field), std::string(tr(language, field.help))));
  }
}

} // namespace

std::string method_keys(Language language) {
  std::vector<Row> rows;
  for (const Method& method : methods()) {
    rows.push_back({method.id, method.name.in(language)});
    add_parameters("  " + std::string(method.id), method.parameters, language, rows);
  }
  return block(language, mark("Methods, and what --param takes:"), rows);
}

std::string normalization_keys(Language language) {
  std::vector<Row> rows;
  for (const Normalization& normalization : normalizations())
    rows.push_back({normalization.id, normalization.name.in(language)});
  return block(language, mark("What --normalization takes:"), rows);
}

std::string weighting_keys(Language language) {
  std::vector<Row> rows;
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    rows.push_back({weighting.id, weighting.name.in(language)});
    add_parameters("  " + std::string(weighting.id), weighting.parameters, language, rows);
  }
  for (const WeightingKind& kind : weightings())
    if (kind.asks != Asks::nothing) rows.push_back({kind.id, kind.name.in(language)});
  return block(language, mark("Weightings, and what --param takes:"), rows);
}

std::string comparison_keys(Language language) {
  std::vector<std::string> scales;
  for (const JudgementScale& scale : judgement_scales()) scales.emplace_back(scale.id);
  return block(language, mark("Words:"),
               {{"--prioritization", piled(prioritizations())},
                {"--ri", piled(random_index_tables())},
                {"--scale", piled(scales)},
                {"--aggregate", piled(aggregations())}});
}

std::string setting_keys(Language language) {
  const Case fresh;
  std::vector<Row> rows;
  for (const Part* part : parts_in(InFile::casebook)) {
    if (part->fixed) continue;
    const Items items = part->look(fresh);
    const std::string path = part->path + (items.many() ? ".N" : "");
    add_fields(path, items.as_it_comes(), language, rows);
    if (part->more.look) add_fields(path, part->more.look(fresh).as_it_comes(), language, rows);
  }
  return block(language, mark("Keys that --set takes (N counts from 0):"), rows);
}

} // namespace yindi
