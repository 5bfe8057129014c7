// OCRA: how far each cost is below the greatest and each benefit above the least, as a share of the least.
// Parkan 1994, Manage. Decis. Econ. 15:201–221, in the form for a decision matrix of Işık & Adalı 2016: for a cost
// Σ w (max − x) / min, for a benefit Σ w (x − min) / min, each less its least, and their sum less its least.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

namespace yindi {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr const char* ocra_id = "ocra";

/// Weighted leads over the worst of each column, in units of the column's least value.
MatrixXd leads(const DecisionMatrix& matrix, const VectorXd& w) {
  MatrixXd result(matrix.values.rows(), matrix.values.cols());
  for (Eigen::Index j = 0; j < result.cols(); ++j) {
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    const double low = matrix.values.col(j).minCoeff(), high = matrix.values.col(j).maxCoeff();
    const Eigen::ArrayXd column = matrix.values.col(j);
    result.col(j) = (cost ? Eigen::ArrayXd(high - column) : Eigen::ArrayXd(column - low)) * (w(j) / low);
  }
  return result;
}

VectorXd above_least(const VectorXd& values) { return values.array() - values.minCoeff(); }

Loaded<Scores> ocra_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings&) {
  Diagnostics wrong = refuse_input(matrix, weights, ocra_id, normalization);
  if (wrong.empty()) wrong = refuse_natural(ocra_id, matrix, normalization, takes_positive);
  if (!wrong.empty()) return {std::nullopt, wrong};
  if (nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const MatrixXd lead = leads(matrix, vector_of(weights));
  VectorXd inputs = VectorXd::Zero(lead.rows()), outputs = inputs;
  for (Eigen::Index j = 0; j < lead.cols(); ++j)
    (matrix.directions[static_cast<std::size_t>(j)] == Direction::min ? inputs : outputs) += lead.col(j);
  const VectorXd input_rating = above_least(inputs), output_rating = above_least(outputs);
  Scores scores;
  scores.scores = list_of(above_least(input_rating + output_rating));
  scores.contributions_note = say(mark("the least of all is taken off three times, so the score does not split into "
                                       "summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"leads", rows_of(lead)}, {"costs", list_of(input_rating)}, {"benefits", list_of(output_rating)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method ocra_method() {
  return {ocra_id,
          {"OCRA", "OCRA（运营竞争力评级法）"},
          InputKind::natural,
          Linearity::products,
          true,
          false,
          "",
          {},
          "Parkan 1994, Manage. Decis. Econ. 15(3):201-221; Isik & Adali 2016, Int. J. Adv. Oper. Manag. 8(2):140-151",
          ocra_score};
}

} // namespace yindi
