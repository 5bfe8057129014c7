// EDAS: how far an alternative is above and below the average of all.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* edas_id = "edas";

/// (x − average) / average, turned round for a cost; 0 in a column of zeros.
Eigen::MatrixXd distance_from_average(const DecisionMatrix& matrix, const Eigen::RowVectorXd& average) {
  Eigen::MatrixXd distance = Eigen::MatrixXd::Zero(matrix.values.rows(), matrix.values.cols());
  for (Eigen::Index j = 0; j < distance.cols(); ++j) {
    if (average(j) <= 0) continue;
    const double sign = matrix.directions[static_cast<std::size_t>(j)] == Direction::min ? -1 : 1;
    distance.col(j) = sign * (matrix.values.col(j).array() - average(j)) / average(j);
  }
  return distance;
}

/// Shares of the largest; zeros where there is none.
Eigen::VectorXd of_largest(const Eigen::VectorXd& values) {
  const double largest = values.maxCoeff();
  return largest > 0 ? Eigen::VectorXd(values / largest) : Eigen::VectorXd(Eigen::VectorXd::Zero(values.size()));
}

Loaded<Scores> edas_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings&) {
  if (Diagnostics refused = refuse_normalization(edas_id, normalization); !refused.empty())
    return {std::nullopt, refused};
  if (Diagnostics refused = refuse_cells(edas_id, matrix, takes_not_negative); !refused.empty())
    return {std::nullopt, refused};
  if (normalization != frozen_frame && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::VectorXd w = vector_of(weights);
  const Eigen::RowVectorXd average = matrix.values.colwise().mean();
  const Eigen::MatrixXd distance = distance_from_average(matrix, average);
  const Eigen::VectorXd above = distance.cwiseMax(0) * w, below = (-distance).cwiseMax(0) * w;
  const Eigen::VectorXd nsp = of_largest(above), nsn = 1 - of_largest(below).array();
  Scores scores;
  scores.scores = list_of((nsp + nsn) / 2);
  scores.contributions_note =
      say(mark("what is above and what is below the average are scaled apart, so the score does "
               "not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"average", list_of(average)},
            {"sp", list_of(above)},
            {"sn", list_of(below)},
            {"nsp", list_of(nsp)},
            {"nsn", list_of(nsn)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method edas_method() {
  return {edas_id,
          {"EDAS", "EDAS（距平均解评估法）"},
          InputKind::scaled,
          Linearity::products,
          true,
          false,
          "",
          {},
          "Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis 2015, Informatica 26(3):435-451",
          edas_score};
}

} // namespace yindi
