#include "engine/results/methods_json.h"

#include "engine/methods/analyses.h"
#include "engine/methods/combined_ranking.h"
#include "engine/methods/method.h"
#include "engine/methods/method_merits.h"
#include "engine/methods/objective.h"
#include "engine/results/json.h"
#include "engine/weights/weightings.h"

namespace yindi {
namespace {

Json json_of(const Parameter& parameter, Language language) {
  Json json = {{"id", parameter.id}};
  std::visit([&json](const auto& value) { json["default"] = value; }, parameter.initial);
  if (std::holds_alternative<bool>(parameter.initial))
    json["range"] = {false, true};
  else if (parameter.choices.empty())
    json["range"] = {parameter.low, parameter.high};
  else
    json["range"] = parameter.choices;
  json["label"] = parameter.label.in(language);
  json["help"] = parameter.help.in(language);
  return json;
}

Json json_of(const std::vector<Parameter>& parameters, Language language) {
  Json list = Json::array();
  for (const Parameter& parameter : parameters) list.push_back(json_of(parameter, language));
  return list;
}

/// The weightings of `weigh` --by.
Json data_weightings(Language language) {
  Json list = Json::array();
  for (const ObjectiveWeighting& weighting : objective_weightings())
    list.push_back({{"id", weighting.id},
                    {"name", weighting.name.in(language)},
                    {"normalization", weighting.normalization},
                    {"parameters", json_of(weighting.parameters, language)},
                    {"source", weighting.source},
                    {"merits", weighting_merits(weighting.id).in(language)}});
  return list;
}

/// The ways in which people give a node's weights, and those of `weigh` --by that take a file of statements.
Json statements(Language language) {
  Json list = Json::array();
  for (const WeightingKind& kind : weightings())
    list.push_back({{"id", kind.id},
                    {"name", kind.name.in(language)},
                    {"source", kind.source},
                    {"merits", weighting_merits(kind.id).in(language)}});
  return list;
}

/// What has a command of its own.
Json others(Language language) {
  Json list = Json::array();
  for (const Analysis& one : analyses())
    list.push_back({{"id", one.id},
                    {"command", one.command},
                    {"name", one.name.in(language)},
                    {"source", one.source},
                    {"merits", one.merits.in(language)}});
  return list;
}

/// The rules by which `compare` makes one ranking of several.
Json rules(Language language) {
  Json list = Json::array();
  for (const CombiningRule& rule : combining_rules())
    list.push_back({{"id", rule.id}, {"name", rule.name.in(language)}, {"source", rule.source}});
  return list;
}

} // namespace

Json methods_json(Language language) {
  Json list = Json::array();
  for (const Method& method : methods())
    list.push_back({{"id", method.id},
                    {"name", method.name.in(language)},
                    {"input", name(method.input)},
                    {"linearity", name(method.linearity)},
                    {"higher_is_better", method.higher_is_better},
                    {"normalization", method.normalization},
                    {"parameters", json_of(method.parameters, language)},
                    {"source", method.source},
                    {"merits", merits(method).in(language)}});
  return {{"methods", list},
          {"weightings", data_weightings(language)},
          {"statements", statements(language)},
          {"analyses", others(language)},
          {"combining", rules(language)}};
}

} // namespace yindi
