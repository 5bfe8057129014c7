#include "engine/results/table_json.h"

#include "engine/methods/agreement.h"
#include "engine/methods/combined_ranking.h"
#include "engine/methods/inputs.h"
#include "engine/methods/objective.h"
#include "engine/results/json.h"

namespace yindi {
namespace {

const char* word(Direction direction) { return direction == Direction::min ? "min" : "max"; }

/// The places of a column, the least first, or the greatest where more is better.
Ranks places(const DecisionMatrix& table, Eigen::Index column) {
  const double sign = table.directions[static_cast<std::size_t>(column)] == Direction::min ? 1 : -1;
  return mid_places(list_of(sign * table.values.col(column)));
}

/// Places as competition ranks.
std::vector<int> ranks(const DecisionMatrix& table, Eigen::Index column) {
  return competition_ranks(list_of(table.values.col(column)),
                           table.directions[static_cast<std::size_t>(column)] == Direction::max);
}

template <class Coefficient>
Json pairwise(const std::vector<Ranks>& columns, Coefficient coefficient) {
  Json rows = Json::array();
  for (const Ranks& x : columns) {
    Json row = Json::array();
    for (const Ranks& y : columns) row.push_back(or_null(coefficient(x, y)));
    rows.push_back(std::move(row));
  }
  return rows;
}

} // namespace

Json normalize_json(const Normalization& normalization, const DecisionMatrix& normalized) {
  Json directions = Json::array();
  for (const Direction direction : normalized.directions) directions.push_back(word(direction));
  return {{"normalization", normalization.id},
          {"formula", normalization.formula},
          {"alternatives", normalized.alternatives},
          {"criteria", normalized.criteria},
          {"directions", directions},
          {"matrix", rows_of(normalized.values)}};
}

Json correlate_json(const DecisionMatrix& table) {
  std::vector<Ranks> values, places_of;
  for (Eigen::Index j = 0; j < table.values.cols(); ++j) {
    values.push_back(list_of(table.values.col(j)));
    places_of.push_back(places(table, j));
  }
  return {{"columns", table.criteria},
          {"pearson", pairwise(values, spearman)}, // Spearman's formula on values is Pearson's
          {"spearman", pairwise(places_of, spearman)},
          {"kendall_tau_a", pairwise(places_of, kendall_tau_a)},
          {"kendall_tau_b", pairwise(places_of, kendall_tau_b)},
          {"weighted_spearman", pairwise(places_of, weighted_spearman)},
          {"ws", pairwise(places_of, ws_coefficient)},
          {"distance", pairwise(values, distance_correlation)}};
}

Json combine_json(const DecisionMatrix& table, const std::vector<int>& votes) {
  Rankings rankings;
  std::vector<Ranks> mid;
  for (Eigen::Index j = 0; j < table.values.cols(); ++j)
    for (int k = 0; k < votes[static_cast<std::size_t>(j)]; ++k) {
      rankings.push_back(ranks(table, j));
      mid.push_back(mid_ranks(rankings.back()));
    }
  Json result = {{"alternatives", table.alternatives}, {"votes", votes}};
  for (const CombiningRule& rule : combining_rules()) {
    if (too_many(rule, table.alternatives.size())) {
      result[rule.id] = nullptr;
      continue;
    }
    const CombinedRanking combined = rule.combine(rankings);
    result[rule.id] = {{"scores", combined.scores}, {"ranks", combined.ranks}};
  }
  std::vector<double> sums(table.alternatives.size(), 0.0);
  for (const Ranks& ranking : mid)
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += ranking[i];
  result["rank_sums"] = sums;
  result["kendall_w"] = or_null(kendall_w(mid));
  return result;
}

Json statements_json(const WeightingKind& kind, const std::vector<std::string>& items, const DirectWeights& weights,
                     Language language) {
  Json json = {{"by", kind.id}, {"parameters", Json::object()}, {"items", items}, {"weights", weights.weights}};
  json["best_worst"] = nullptr;
  if (const auto& found = weights.best_worst)
    json["best_worst"] = {{"xi", found->xi},
                          {"input_ratio", found->ratio},
                          {"threshold", or_null(found->threshold)},
                          {"output_ratio", or_null(found->output_ratio)},
                          {"low", found->low.empty() ? Json(nullptr) : Json(found->low)},
                          {"high", found->high.empty() ? Json(nullptr) : Json(found->high)}};
  json["source"] = kind.source;
  json["notes"] = json_of(weights.notes, language);
  return json;
}

} // namespace yindi
