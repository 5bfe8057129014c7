#include "engine/rationale/explain_json.h"

#include "engine/results/json.h"
#include "engine/results/robust_json.h"

namespace yindi {
namespace {

Json leaf_map(const std::map<std::string, double>& values) { return values.empty() ? Json(nullptr) : Json(values); }

Json json_of(const CountyRanking& county, const Explanation& e, bool levers, Language language) {
  Json assumed = Json::array(), unknown = Json::array(), not_assessed = Json::array(), excluded = Json::array();
  for (const Assumption& a : e.assumed)
    assumed.push_back({{"table", a.table},
                       {"column", a.column},
                       {"criteria", a.criteria},
                       {"source", a.source},
                       {"note", a.note.in(language)}});
  for (const UnknownCell& cell : e.unknown)
    unknown.push_back({{"industry", cell.industry}, {"criterion", cell.criterion}});
  for (const NotAssessed& leaf : county.assessment->not_assessed) not_assessed.push_back(leaf.criterion);
  for (const Exclusion& x : county.assessment->excluded)
    excluded.push_back({{"industry", x.industry},
                        {"criterion", x.criterion},
                        {"reason", x.reason.in(language)},
                        {"limit", x.limit.in(language)}});
  Json json = {{"county", e.county},
               {"industry", e.industry.empty() ? Json(nullptr) : Json(e.industry)},
               {"against", e.against.empty() ? Json(nullptr) : Json(e.against)},
               {"sentences", json_of(sentences(e, levers), language)},
               {"contributions", leaf_map(e.contributions)},
               {"shortfalls", leaf_map(e.shortfalls)},
               {"difference", leaf_map(e.difference)},
               {"contributions_note", e.contributions.empty() && !county.contributions_note.empty()
                                          ? Json(county.contributions_note.in(language))
                                          : Json(nullptr)},
               {"assumed", assumed},
               {"unknown", unknown},
               {"not_assessed", not_assessed},
               {"excluded", excluded},
               {"evidence", e.evidence}};
  json["neighbours"] = json_of(e.neighbours, language);
  json["notes"] = json_of(county.notes, language);
  if (levers) json["levers"] = json_of(e.levers, language);
  return json;
}

/// Nodes whose judgements are not complete.
Json open_json(const std::vector<OpenNode>& open) {
  Json json = Json::array();
  for (const OpenNode& node : open)
    json.push_back({{"node", node.node},
                    {"missing", node.missing},
                    {"next", {{"a", node.next.a}, {"b", node.next.b}, {"gain", node.next.gain}}},
                    {"first_stays", or_null(node.first_stays)}});
  return json;
}

} // namespace

Json explain_json(const CountyRanking& county, const Explanation& explanation, const Verdict& verdict,
                  const std::vector<OpenNode>& open, bool levers, Language language) {
  Json json = json_of(county, explanation, levers, language);
  json["open_pairs"] = open_json(open);
  if (verdict.level != Level::none) json["sentences"].push_back(verdict_line(verdict).in(language));
  if (!verdict.assumptions.empty()) json["sentences"].push_back(verdict.assumptions.in(language));
  json["verdict"] = verdict_json(verdict, language);
  return json;
}

} // namespace yindi
