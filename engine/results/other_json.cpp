#include "engine/results/other_json.h"

#include "engine/methods/inputs.h"
#include "engine/results/json.h"

#include <cmath>

namespace yindi {
namespace {

Json list_of_triangles(const std::vector<FuzzyNumber>& triangles) {
  Json list = Json::array();
  for (const FuzzyNumber& t : triangles) list.push_back({t.low, t.mode, t.high});
  return list;
}

Json rows_of_triangles(const std::vector<std::vector<FuzzyNumber>>& rows) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(list_of_triangles(row));
  return list;
}

} // namespace

Json fuzzy_json(const FuzzyFile& file, const FuzzyScores& scores, const std::string& ideal) {
  Json ranking = Json::array();
  for (std::size_t i = 0; i < scores.ranks.size(); ++i)
    ranking.push_back({{"alternative", file.matrix.alternatives[i]},
                       {"to_best", scores.to_best[i]},
                       {"to_worst", scores.to_worst[i]},
                       {"closeness", scores.closeness.empty() ? Json(nullptr) : Json(scores.closeness[i])},
                       {"rank", scores.ranks[i]}});
  return {{"method", "fuzzy-topsis"},
          {"ideal", ideal},
          {"criteria", file.matrix.criteria},
          {"weights", list_of_triangles(file.weights)},
          {"ranking", ranking},
          {"workings",
           {{"normalized", rows_of_triangles(scores.normalized)},
            {"weighted", rows_of_triangles(scores.weighted)},
            {"best", list_of_triangles(scores.best)},
            {"worst", list_of_triangles(scores.worst)}}}};
}

Json fuzzy_ahp_json(const FuzzyComparison& comparison, const FuzzyPriorities& result, const std::string& by,
                    double spread, Language language) {
  const Priorities& centre = result.centre;
  Json json = {{"by", by},
               {"spread", spread},
               {"items", comparison.items},
               {"weights", result.weights},
               {"fuzzy_weights", list_of_triangles(result.fuzzy)},
               {"crisp", result.defuzzified},
               {"defuzzification", by == "extent" ? "least possibility" : "centre of area"},
               {"lambda_max", centre.lambda_max},
               {"ci", or_null(centre.ci)},
               {"cr", or_null(centre.cr)},
               {"ri", or_null(centre.ri.value)},
               {"ri_table", centre.ri.table},
               {"judgements", rows_of_triangles(comparison.ratio)},
               {"workings", {{"rows", list_of_triangles(result.rows)}}},
               {"notes", json_of(result.notes, language)}};
  if (result.possibility.size() > 0) json["workings"]["possibility"] = rows_of(result.possibility);
  return json;
}

namespace {

Json next_json(const MatrixFile& file, const CategoryLimits& limits, const Assignments& sorted, std::size_t i) {
  const auto& next = sorted.next[i];
  if (!next) return nullptr;
  Json by = Json::array();
  for (const Hindrance& hindrance : next->by)
    by.push_back({{"criterion", file.matrix.criteria[hindrance.criterion]},
                  {"lacking", hindrance.lacking},
                  {"against", hindrance.against},
                  {"full_from", hindrance.full_from}});
  return {{"category", sorted.categories[next->limit + 1]},
          {"limit", limits.names[next->limit]},
          {"credibility", next->credibility},
          {"concordance", next->concordance},
          {"by", by}};
}

} // namespace

Json sort_json(const MatrixFile& file, const CategoryLimits& limits, const Assignments& sorted, double cut) {
  Json assignments = Json::array();
  for (std::size_t i = 0; i < sorted.pessimistic.size(); ++i)
    assignments.push_back({{"alternative", file.matrix.alternatives[i]},
                           {"pessimistic", sorted.categories[static_cast<std::size_t>(sorted.pessimistic[i])]},
                           {"optimistic", sorted.categories[static_cast<std::size_t>(sorted.optimistic[i])]},
                           {"relation", sorted.relation[i]},
                           {"next", next_json(file, limits, sorted, i)}});
  Json vetoes = Json::array(); // none is null: JSON has no infinity
  for (const double veto : limits.v) vetoes.push_back(std::isinf(veto) ? Json(nullptr) : Json(veto));
  return {{"method", "electre-tri-b"},
          {"cut", cut},
          {"categories", sorted.categories},
          {"limits", limits.names},
          {"weights", file.weights},
          {"q", limits.q},
          {"p", limits.p},
          {"v", vetoes},
          {"assignments", assignments},
          {"workings", {{"over", rows_of(sorted.over)}, {"under", rows_of(sorted.under)}}}};
}

Json network_json(const Network& network, const NetworkPriorities& result, Language language) {
  Json priorities = Json::array();
  for (std::size_t i = 0; i < result.elements.size(); ++i)
    priorities.push_back({{"element", result.elements[i]},
                          {"cluster", network.clusters[result.cluster_of[i]].name},
                          {"priority", result.priorities[i]},
                          {"within_cluster", result.within[i]}});
  Json influences = Json::array();
  for (const Influence& influence : network.influences)
    influences.push_back(
        {{"on", influence.on}, {"of", influence.of}, {"weights", influence.weights}, {"cr", or_null(influence.cr)}});
  Json clusters = Json::array();
  for (const ClusterInfluence& influence : network.cluster_influences)
    clusters.push_back({{"on", influence.on}, {"weights", influence.weights}, {"cr", or_null(influence.cr)}});
  return {{"priorities", priorities},
          {"influences", influences},
          {"cluster_influences", clusters},
          {"unweighted", rows_of(result.unweighted)},
          {"weighted", rows_of(result.weighted)},
          {"limit", rows_of(result.limit)},
          {"parts", result.parts},
          {"period", result.period},
          {"notes", json_of(result.notes, language)}};
}

Json dematel_json(const DirectInfluence& influence, const Dematel& result) {
  Json factors = Json::array();
  for (std::size_t i = 0; i < influence.factors.size(); ++i) {
    const double relation = result.relation[i];
    factors.push_back({{"factor", influence.factors[i]},
                       {"given", result.given[i]},
                       {"received", result.received[i]},
                       {"prominence", result.prominence[i]},
                       {"relation", relation},
                       {"group", relation > 0   ? Json("cause")
                                 : relation < 0 ? Json("effect")
                                                : Json(nullptr)},
                       {"weight", result.weights[i]}});
  }
  return {{"factors", factors},
          {"threshold", result.threshold},
          {"normalized", rows_of(result.normalized)},
          {"total", rows_of(result.total)}};
}

} // namespace yindi
