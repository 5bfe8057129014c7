#include "engine/results/methods_json.h"

#include "engine/methods/combined_ranking.h"
#include "engine/methods/method.h"
#include "engine/methods/method_merits.h"
#include "engine/methods/objective.h"
#include "engine/results/json.h"

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
Json weightings(Language language) {
  Json list = Json::array();
  for (const ObjectiveWeighting& weighting : objective_weightings())
    list.push_back({{"id", weighting.id},
                    {"name", weighting.name.in(language)},
                    {"normalization", weighting.normalization},
                    {"parameters", json_of(weighting.parameters, language)},
                    {"source", weighting.source}});
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
  return {{"methods", list}, {"weightings", weightings(language)}, {"combining", rules(language)}};
}

} // namespace yindi
