// CODAS: how much farther than each other an alternative is from the worst; Euclidean distances first, and where they
// differ by the threshold tau, city-block distances as well.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

constexpr const char* codas_id = "codas";

/// The weighted worst of each column; 0 in the frozen frame.
Eigen::RowVectorXd worst_of(const Eigen::MatrixXd& weighted, const std::vector<Direction>& directions, bool frozen) {
  Eigen::RowVectorXd worst = Eigen::RowVectorXd::Zero(weighted.cols());
  for (Eigen::Index j = 0; j < worst.size() && !frozen; ++j)
    worst(j) = directions[static_cast<std::size_t>(j)] == Direction::min ? weighted.col(j).maxCoeff()
                                                                         : weighted.col(j).minCoeff();
  return worst;
}

/// Hᵢ = Σₖ (Eᵢ − Eₖ) + ψ(Eᵢ − Eₖ)(Tᵢ − Tₖ), ψ(x) = 1 where |x| ≥ tau, else 0.
Eigen::VectorXd assessment_scores(const Eigen::VectorXd& euclidean, const Eigen::VectorXd& taxicab, double tau) {
  Eigen::VectorXd h = Eigen::VectorXd::Zero(euclidean.size());
  for (Eigen::Index i = 0; i < h.size(); ++i)
    for (Eigen::Index k = 0; k < h.size(); ++k) {
      const double apart = euclidean(i) - euclidean(k);
      h(i) += apart + (std::abs(apart) >= tau ? taxicab(i) - taxicab(k) : 0);
    }
  return h;
}

/// Whether row a is nowhere worse than row b and somewhere better.
bool dominates(const DecisionMatrix& matrix, const Eigen::MatrixXd& weighted, Eigen::Index a, Eigen::Index b) {
  bool better = false;
  for (Eigen::Index j = 0; j < weighted.cols(); ++j) {
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    const double lead = cost ? weighted(b, j) - weighted(a, j) : weighted(a, j) - weighted(b, j);
    if (lead < 0) return false;
    better = better || lead > 0;
  }
  return better;
}

/// The threshold lets a dominated alternative score above the one that dominates it, about once in 10,000 random
/// problems. The scores stay as published; the ranks count the better one with the score of the worse.
void rank_dominated(const DecisionMatrix& matrix, const Eigen::MatrixXd& weighted, Scores& scores) {
  std::vector<double> lifted = scores.scores;
  for (Eigen::Index a = 0; a < weighted.rows(); ++a)
    for (Eigen::Index b = 0; b < weighted.rows(); ++b) {
      const auto at_a = static_cast<std::size_t>(a), at_b = static_cast<std::size_t>(b);
      if (!(scores.scores[at_b] > lifted[at_a]) || !dominates(matrix, weighted, a, b)) continue;
      lifted[at_a] = scores.scores[at_b];
      scores.notes.push_back(
          say(mark("alternative \"{0}\" is nowhere worse than \"{1}\", so it ranks no lower, although "
                   "the method scores it lower"),
              matrix.alternatives[at_a], matrix.alternatives[at_b]));
    }
  if (lifted != scores.scores) scores.ranks = competition_ranks(lifted, true);
}

Loaded<Scores> codas_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings& settings) {
  const Loaded<DecisionMatrix> normalized = prepared(matrix, normalization);
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const bool frozen = normalization == frozen_frame;
  if (!frozen && nothing_differs(matrix, weights)) return {nothing_to_compare(), {}};

  const Eigen::MatrixXd weighted = normalized.value->values * vector_of(weights).asDiagonal();
  const Eigen::RowVectorXd worst = worst_of(weighted, normalized.value->directions, frozen);
  const Eigen::MatrixXd apart = weighted.rowwise() - worst;
  const Eigen::VectorXd euclidean = apart.rowwise().norm(), taxicab = apart.rowwise().lpNorm<1>();
  Scores scores;
  scores.scores = list_of(assessment_scores(euclidean, taxicab, number(settings, "tau")));
  scores.contributions_note = say(mark("the score compares distances with those of every other alternative, so it does "
                                       "not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(normalized.value->values)},
            {"worst", list_of(worst)},
            {"euclidean", list_of(euclidean)},
            {"taxicab", list_of(taxicab)}};
  };
  rank_dominated(*normalized.value, weighted, scores);
  return finished(std::move(scores));
}

} // namespace

Method codas_method() {
  return {codas_id,
          {"CODAS", "CODAS（组合距离评估法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          false,
          "linear",
          {{"tau",
            {"Threshold", "阈值"},
            0.02,
            {},
            0,
            1,
            {"Euclidean distances that differ by less count as equal in the second look; 0.01 to 0.05 is usual.",
             "欧氏距离之差小于该值时不再比较城市街区距离；通常取 0.01 至 0.05。"}}},
          "Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016, Econ. Comput. Econ. Cybern. Stud. Res. "
          "50(3):25-44",
          codas_score};
}

} // namespace yindi
