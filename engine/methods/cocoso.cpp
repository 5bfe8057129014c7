// CoCoSo: a weighted sum S and a sum of powers P, looked at as a share of all, against the least and against the
// greatest, and the three put together.
// Yazdani, Zaraté, Zavadskas & Turskis 2019, Manag. Decis. 57(9):2501–2519, equations 3 to 9: S = Σ wⱼ rᵢⱼ,
// P = Σ rᵢⱼ^wⱼ, ka = (P + S) / Σ(P + S), kb = S / min S + P / min P, kc = (λS + (1 − λ)P) / (λ max S + (1 − λ) max P),
// k = ∛(ka kb kc) + (ka + kb + kc) / 3.

#include "engine/methods/preparation.h"
#include "engine/methods/table_c.h"

#include <cmath>

namespace yindi {
namespace {

using Eigen::VectorXd;

constexpr const char* cocoso_id = "cocoso";

struct Sequences {
  VectorXd s, p;
};

/// A criterion without weight does not count, where r⁰ = 1 would add to every P.
Sequences sequences(const Eigen::MatrixXd& r, const VectorXd& w) {
  Sequences result{r * w, VectorXd::Zero(r.rows())};
  for (Eigen::Index j = 0; j < r.cols(); ++j)
    if (w(j) > 0) result.p.array() += r.col(j).array().pow(w(j));
  return result;
}

/// The score of each alternative, with its three parts. Where somebody is worst on everything the least S and P are 0
/// and kb does not exist: then the other two are put together alone.
Scores put_together(const Sequences& q, double lambda) {
  const VectorXd both = q.s + q.p, mixed = lambda * q.s + (1 - lambda) * q.p;
  const double greatest = lambda * q.s.maxCoeff() + (1 - lambda) * q.p.maxCoeff();
  const bool least_is_zero = !(q.s.minCoeff() > 0 && q.p.minCoeff() > 0);
  const VectorXd ka = both / both.sum(), kc = mixed / greatest;
  const VectorXd kb = least_is_zero ? VectorXd() : VectorXd(q.s / q.s.minCoeff() + q.p / q.p.minCoeff());
  Scores scores;
  VectorXd k;
  if (least_is_zero) {
    k = (ka.array() * kc.array()).sqrt() + (ka + kc).array() / 2;
    scores.notes.push_back(say(mark("an alternative is worst on every criterion, so nothing can be compared with the "
                                    "least: k_b is left out for all")));
  } else {
    k = (ka.array() * kb.array() * kc.array()).pow(1.0 / 3) + (ka + kb + kc).array() / 3;
  }
  scores.scores = list_of(k);
  scores.workings = [=]() -> nlohmann::ordered_json {
    nlohmann::ordered_json json = {{"s", list_of(q.s)}, {"p", list_of(q.p)}, {"k_a", list_of(ka)}};
    json["k_b"] = least_is_zero ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(list_of(kb));
    json["k_c"] = list_of(kc);
    return json;
  };
  return scores;
}

Loaded<Scores> cocoso_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                            const std::string& normalization, const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, cocoso_id, normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const bool frozen = normalization == frozen_frame;
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};
  const Loaded<DecisionMatrix> r = prepared_as_fixed(matrix, frozen ? frozen_frame : "minmax");
  if (!r.value) return {std::nullopt, r.diagnostics};
  const Sequences q = sequences(r.value->values, vector_of(weights));
  if (!(q.s.maxCoeff() > 0)) return {nothing_to_compare(), {}}; // everybody is worst on everything
  Scores scores = put_together(q, number(settings, "lambda"));
  scores.contributions_note =
      say(mark("powers, products and ratios to the least and the greatest make the score, so it does not split into "
               "summands"));
  return finished(std::move(scores));
}

} // namespace

Method cocoso_method() {
  return {cocoso_id,
          {"CoCoSo", "CoCoSo（组合妥协解法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "",
          {{"lambda",
            {"Share of the sum", "加权和占比"},
            0.5,
            {},
            0,
            1,
            {"How much the weighted sum counts beside the sum of powers in the balanced compromise.",
             "折中策略中加权和相对于幂和所占的比重。"}}},
          "Yazdani, Zarate, Zavadskas & Turskis 2019, Manag. Decis. 57(9):2501-2519",
          cocoso_score};
}

} // namespace yindi
