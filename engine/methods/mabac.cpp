// MABAC: how far an alternative is above the border area, the geometric mean of all.

#include "engine/methods/normalization.h"
#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* mabac_id = "mabac";

Loaded<Scores> mabac_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings&) {
  if (Diagnostics refused = refuse_normalization(mabac_id, normalization); !refused.empty())
    return {std::nullopt, refused};
  const bool frozen = normalization == frozen_frame;
  const Loaded<DecisionMatrix> normalized = prepared_as_fixed(matrix, frozen ? frozen_frame : "minmax");
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::VectorXd w = vector_of(weights);
  const Eigen::ArrayXXd raised = normalized.value->values.array() + 1;
  const Eigen::RowVectorXd border =
      raised.log().colwise().mean().exp().matrix().cwiseProduct(w.transpose()); // the weight leaves the mean
  const Eigen::MatrixXd distance = (raised.matrix() * w.asDiagonal()).rowwise() - border;
  Scores scores;
  scores.scores = list_of(distance.rowwise().sum());
  if (frozen)
    scores.contributions_note = say(mark("the score compares with the mean of all alternatives and has no fixed best"));
  else
    scores.contributions = rows_of(distance);
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(normalized.value->values)}, {"border", list_of(border)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method mabac_method() {
  return {mabac_id,
          {"MABAC", "MABAC（多属性边界逼近区域比较法）"},
          InputKind::scaled,
          Linearity::linear,
          true,
          false,
          "",
          {},
          "Pamucar & Cirovic 2015, Expert Syst. Appl. 42(6):3016-3028",
          mabac_score};
}

} // namespace yindi
