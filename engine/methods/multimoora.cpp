// MULTIMOORA: the rankings of MOORA's three parts, put together by dominance.
// Brauers & Zavadskas 2010, Technol. Econ. Dev. Econ. 16:5–24; example: Kracka, Brauers & Zavadskas 2010, Inz. Ekon.
// 21:352–359.

#include "engine/methods/inputs.h"
#include "engine/methods/moora.h"
#include "engine/methods/table_b.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

/// How many others an alternative precedes in more of the three rankings than they precede it. `places`: one list a
/// ranking.
std::vector<double> dominance_counts(const std::vector<std::vector<int>>& places) {
  const std::vector<int>&x = places[0], &y = places[1], &z = places[2];
  std::vector<double> counts;
  for (std::size_t a = 0; a < x.size(); ++a) {
    int count = 0;
    for (std::size_t b = 0; b < x.size(); ++b) {
      const int lead = (x[a] < x[b]) - (x[a] > x[b]) + (y[a] < y[b]) - (y[a] > y[b]) + (z[a] < z[b]) - (z[a] > z[b]);
      count += lead > 0;
    }
    counts.push_back(count);
  }
  return counts;
}

Loaded<Scores> multimoora_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                const std::string& normalization, const Settings&) {
  const Loaded<DecisionMatrix> normalized = normalized_positive(matrix, weights, normalization, "multimoora");
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const std::vector<double> all_count(weights.size(), 1); // the multiplicative form uses no weights
  if (nothing_differs(matrix, all_count)) return {nothing_to_compare(), {}};
  const DecisionMatrix& r = *normalized.value;
  const Eigen::VectorXd w = vector_of(weights);
  const std::vector<double> ratio = list_of(moora_summands(r, w).rowwise().sum());
  const std::vector<double> distance = list_of(moora_distances(r, moora_reference(r), w).rowwise().maxCoeff());
  const std::vector<double> product = list_of(moora_logarithms(r).rowwise().sum());
  const std::vector<int> first = competition_ranks(ratio, true), second = competition_ranks(distance, false),
                         third = competition_ranks(product, true);
  std::vector<std::vector<int>> ranks;
  for (std::size_t i = 0; i < first.size(); ++i) ranks.push_back({first[i], second[i], third[i]});
  Scores scores;
  scores.scores = dominance_counts({first, second, third});
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"ratio", ratio}, {"reference_point", distance}, {"full_multiplicative", product}, {"ranks", ranks}};
  };
  scores.contributions_note = say(mark("the score counts rivals, so it does not split into criteria"));
  return {scores, {}};
}

} // namespace

Method multimoora_method() {
  return {"multimoora",
          {"MULTIMOORA", "MULTIMOORA（多重 MOORA）"},
          InputKind::natural,
          Linearity::none,
          true,
          false,
          "vector",
          {},
          "Brauers & Zavadskas 2010, Technol. Econ. Dev. Econ. 16:5-24",
          multimoora_score};
}

} // namespace yindi
