// WASPAS: λ times the weighted sum and 1 − λ times the weighted product of normalised values.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* waspas_id = "waspas";

Loaded<Scores> waspas_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings& settings) {
  if (Diagnostics refused = refuse_natural(waspas_id, matrix, normalization, takes_positive); !refused.empty())
    return {std::nullopt, refused};
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  if (Diagnostics refused = refuse_costs(waspas_id, normalization, *normalized.value); !refused.empty())
    return {std::nullopt, refused};
  const Eigen::MatrixXd& v = normalized.value->values;
  if (normalization != "none" && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  if (Diagnostics refused = refuse_normalized(waspas_id, normalization, matrix, v); !refused.empty())
    return {std::nullopt, refused};

  const Eigen::VectorXd w = vector_of(weights);
  const double lambda = number(settings, "lam");
  const Eigen::VectorXd sum = v * w;
  const Eigen::VectorXd product = (v.array().log().matrix() * w).array().exp();
  Scores scores;
  scores.scores = list_of(lambda * sum + (1 - lambda) * product);
  scores.contributions_note = say(mark("part of the score is a product, so it does not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(v)}, {"weighted_sum", list_of(sum)}, {"weighted_product", list_of(product)}};
  };
  return finished(std::move(scores));
}

} // namespace

Method waspas_method() {
  return {waspas_id,
          {"WASPAS", "WASPAS（加权聚合和积评估法）"},
          InputKind::natural,
          Linearity::products,
          true,
          false,
          "linear",
          {{"lam",
            {"Share of the sum", "加权和所占比重"},
            0.5,
            {},
            0,
            1,
            {"1 is the weighted sum, 0 the weighted product.", "1 为加权和，0 为加权积。"}}},
          "Zavadskas, Turskis, Antucheviciene & Zakarevicius 2012, Elektron. Elektrotech. 122(6):3-6",
          waspas_score};
}

} // namespace yindi
