// ROV: the middle between the utility that the benefits give and the one that the costs give.
// Yakowitz, Lane & Szidarovszky 1993; Hajkowicz & Higgins 2008; in the form of Madić & Radovanović 2015:
// u⁺ = Σ w r over benefits, u⁻ = Σ w r over costs, r by min and max, u = (u⁻ + u⁺) / 2.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::VectorXd;

constexpr const char* rov_id = "rov";

Loaded<Scores> rov_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings&) {
  const Diagnostics wrong = refuse_input(matrix, weights, rov_id, normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const Loaded<DecisionMatrix> r = prepared_as_fixed(matrix, frozen ? frozen_frame : "minmax");
  if (!r.value) return {std::nullopt, r.diagnostics};
  const Eigen::MatrixXd halves = r.value->values * (vector_of(weights) / 2).asDiagonal();
  VectorXd benefits = VectorXd::Zero(halves.rows()), costs = benefits;
  for (Eigen::Index j = 0; j < halves.cols(); ++j)
    (matrix.directions[static_cast<std::size_t>(j)] == Direction::min ? costs : benefits) += 2 * halves.col(j);
  Scores scores;
  scores.scores = list_of(halves.rowwise().sum());
  if (frozen)
    scores.contributions_note = say(mark("the best score is one half, so what is missing to it is not told: SAW says "
                                         "the same of the whole"));
  else
    scores.contributions = rows_of(halves);
  scores.workings = [=, values = r.value->values]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(values)}, {"u_plus", list_of(benefits)}, {"u_minus", list_of(costs)}};
  };
  return finished(std::move(scores));
}

std::optional<Eigen::RowVectorXd> rov_gradient(const Settings&, const Eigen::RowVectorXd&,
                                               const Eigen::RowVectorXd& weights) {
  return Eigen::RowVectorXd(weights / 2);
}

} // namespace

Method rov_method() {
  return {rov_id,
          {"ROV", "ROV（值域法）"},
          InputKind::scaled,
          Linearity::linear,
          true,
          true,
          "",
          {},
          "Yakowitz, Lane & Szidarovszky 1993, Appl. Math. Comput. 54:167-181; Hajkowicz & Higgins 2008, Eur. J. Oper. "
          "Res. 184:255-265",
          rov_score,
          rov_gradient};
}

} // namespace yindi
