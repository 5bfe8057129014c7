// WISP: differences and ratios of weighted sums and weighted products, each against the largest, and their mean.
// Stanujkic, Popovic, Karabasevic, Meidute-Kavaliauskiene & Ulutaş 2023, IEEE Trans. Eng. Manag. 70(5):1933–1944:
// r = x / max, sums and products of w r over benefits and over costs, their difference and ratio,
// ū = (1 + u) / (1 + max u), u the mean of the four.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr const char* wisp_id = "wisp";

/// Sum and product over the columns of one direction; `any`: whether there are such columns.
struct Side {
  VectorXd sum, product;
  bool any = false;
};

Side side_of(const MatrixXd& weighted, const std::vector<Direction>& directions, const VectorXd& w, Direction wanted) {
  Side side{VectorXd::Zero(weighted.rows()), VectorXd::Ones(weighted.rows())};
  for (Eigen::Index j = 0; j < weighted.cols(); ++j) {
    if (w(j) == 0 || directions[static_cast<std::size_t>(j)] != wanted) continue; // no weight: it does not count
    side.any = true;
    side.sum += weighted.col(j);
    side.product = side.product.cwiseProduct(weighted.col(j));
  }
  return side;
}

/// Benefits over costs; where one side is missing, the other alone, as the source has it.
VectorXd over(const VectorXd& benefits, const VectorXd& costs, const Side& up, const Side& down) {
  if (!down.any) return benefits;
  return up.any ? VectorXd(benefits.cwiseQuotient(costs)) : VectorXd(costs.cwiseInverse());
}

/// Benefits less costs; a missing side counts 0.
VectorXd less(const VectorXd& benefits, const VectorXd& costs, const Side& up, const Side& down) {
  if (!down.any) return benefits;
  return up.any ? VectorXd(benefits - costs) : VectorXd(-costs);
}

VectorXd against_largest(const VectorXd& u) { return (1 + u.array()) / (1 + u.maxCoeff()); }

Loaded<Scores> wisp_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings&) {
  Diagnostics wrong = refuse_input(matrix, weights, wisp_id, normalization);
  if (wrong.empty()) wrong = refuse_natural(wisp_id, matrix, normalization, takes_zero_benefit);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  VectorXd w = vector_of(weights);
  w /= w.sum(); // else 1 + u could be 0 or less
  MatrixXd weighted = matrix.values * w.asDiagonal();
  for (Eigen::Index j = 0; j < weighted.cols(); ++j)
    if (const double high = matrix.values.col(j).maxCoeff(); high > 0) weighted.col(j) /= high;
  const Side up = side_of(weighted, matrix.directions, w, Direction::max),
             down = side_of(weighted, matrix.directions, w, Direction::min);
  const VectorXd sd = less(up.sum, down.sum, up, down), pd = less(up.product, down.product, up, down),
                 sr = over(up.sum, down.sum, up, down), pr = over(up.product, down.product, up, down);
  Scores scores;
  scores.scores = list_of((against_largest(sd) + against_largest(pd) + against_largest(sr) + against_largest(pr)) / 4);
  scores.contributions_note = say(mark("sums, products and ratios make the score, so it does not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"u_wsd", list_of(sd)}, {"u_wpd", list_of(pd)}, {"u_wsr", list_of(sr)}, {"u_wpr", list_of(pr)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method wisp_method() {
  return {wisp_id,
          {"WISP", "WISP（综合简单加权和积法）"},
          InputKind::natural,
          Linearity::none,
          true,
          false,
          "",
          {},
          "Stanujkic, Popovic, Karabasevic, Meidute-Kavaliauskiene & Ulutas 2023, IEEE Trans. Eng. Manag. "
          "70(5):1933-1944",
          wisp_score};
}

} // namespace yindi
