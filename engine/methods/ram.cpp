// RAM: the root of the benefits whose order is the costs, so that a good alternative is not carried by benefits alone.
// Sotoudeh-Anvari 2023, J. Clean. Prod. 423:138695: shares x / Σx, S₊ and S₋ the weighted sums over benefits and costs,
// RI = (2 + S₊)^(1 / (2 + S₋)).

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

#include <cmath>

namespace yindi {
namespace {

using Eigen::VectorXd;

constexpr const char* ram_id = "ram";

Loaded<Scores> ram_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  Diagnostics wrong = refuse_input(matrix, weights, ram_id, normalization);
  if (wrong.empty()) wrong = refuse_natural(ram_id, matrix, normalization, takes_not_negative);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const Loaded<DecisionMatrix> shares = prepared_as_fixed(matrix, "sum_plain");
  if (!shares.value) return {std::nullopt, shares.diagnostics};
  const Eigen::MatrixXd weighted = shares.value->values * vector_of(weights).asDiagonal();
  VectorXd benefits = VectorXd::Zero(weighted.rows()), costs = benefits;
  for (Eigen::Index j = 0; j < weighted.cols(); ++j)
    (matrix.directions[static_cast<std::size_t>(j)] == Direction::min ? costs : benefits) += weighted.col(j);
  const VectorXd ri = ((2 + benefits.array()).log() / (2 + costs.array())).exp();
  Scores scores;
  scores.scores = list_of(ri);
  scores.contributions_note = say(mark("a root of one sum by another does not split into summands"));
  scores.workings = [=, values = shares.value->values]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(values)}, {"s_plus", list_of(benefits)}, {"s_minus", list_of(costs)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method ram_method() {
  return {ram_id,
          {"RAM", "RAM（开方评估法）"},
          InputKind::natural,
          Linearity::none,
          true,
          false,
          "",
          {},
          "Sotoudeh-Anvari 2023, J. Clean. Prod. 423:138695",
          ram_score};
}

} // namespace yindi
