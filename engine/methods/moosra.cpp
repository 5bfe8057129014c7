// MOOSRA: the weighted benefits of an alternative over its weighted costs.
// Das, Sarkar & Ray 2012, Int. J. Appl. Decis. Sci. 5(2):142–162: y = Σ w r over benefits / Σ w r over costs.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::VectorXd;

constexpr const char* moosra_id = "moosra";

Loaded<Scores> moosra_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings&) {
  Diagnostics wrong = refuse_input(matrix, weights);
  if (wrong.empty()) wrong = refuse_natural(moosra_id, matrix, normalization, takes_zero_benefit);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<DecisionMatrix> r = prepared(matrix, normalization);
  if (!r.value) return {std::nullopt, r.diagnostics};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const Eigen::MatrixXd weighted = r.value->values * vector_of(weights).asDiagonal();
  VectorXd benefits = VectorXd::Zero(weighted.rows()), costs = benefits;
  for (Eigen::Index j = 0; j < weighted.cols(); ++j)
    (r.value->directions[static_cast<std::size_t>(j)] == Direction::min ? costs : benefits) += weighted.col(j);
  Scores scores;
  // Where one side is missing the other stands alone: benefits as they are, costs by their inverse.
  const bool no_costs = !(costs.maxCoeff() > 0), no_benefits = !(benefits.maxCoeff() > 0);
  scores.scores = list_of(no_costs      ? benefits
                          : no_benefits ? VectorXd(costs.cwiseInverse())
                                        : VectorXd(benefits.cwiseQuotient(costs)));
  if (no_costs || no_benefits)
    scores.notes.push_back(no_costs ? say(mark("no cost counts, so the score is the sum of the benefits"))
                                    : say(mark("no benefit counts, so the score is one over the sum of the costs")));
  scores.contributions_note = say(mark("a ratio of two sums does not split into summands"));
  scores.workings = [=, values = r.value->values]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(values)}, {"benefits", list_of(benefits)}, {"costs", list_of(costs)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method moosra_method() {
  return {moosra_id,
          {"MOOSRA", "MOOSRA（简单比率分析多目标优化法）"},
          InputKind::natural,
          Linearity::products,
          true,
          false,
          "vector",
          {},
          "Das, Sarkar & Ray 2012, Int. J. Appl. Decis. Sci. 5(2):142-162",
          moosra_score};
}

} // namespace yindi
