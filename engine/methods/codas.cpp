// CODAS: how much farther than each other an alternative is from the worst; Euclidean distances first, and where they
// differ by the threshold tau, city-block distances as well.

#include "engine/methods/preparation.h"
#include "engine/methods/table.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

namespace yindi {
namespace {

constexpr const char* codas_id = "codas";
constexpr std::size_t few = 512; ///< alternatives whose pairs are gone through one by one

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

/// The same by sums over the sorted distances, for tables whose pairs would take seconds.
Eigen::VectorXd summed_scores(const Eigen::VectorXd& euclidean, const Eigen::VectorXd& taxicab, double tau) {
  const auto n = static_cast<std::size_t>(euclidean.size());
  std::vector<Eigen::Index> order(n);
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return euclidean(a) < euclidean(b); });
  std::vector<double> sum(n + 1, 0); // of the taxicab distances of the first k
  for (std::size_t k = 0; k < n; ++k) sum[k + 1] = sum[k] + taxicab(order[k]);
  const double all = euclidean.sum();
  Eigen::VectorXd h(euclidean.size());
  for (Eigen::Index i = 0; i < h.size(); ++i) {
    const auto far_below = [&](Eigen::Index k) { return euclidean(i) - euclidean(k) >= tau; };
    const auto near_above = [&](Eigen::Index k) { return euclidean(k) - euclidean(i) < tau; };
    const auto first = std::partition_point(order.begin(), order.end(), far_below);
    const auto last = tau > 0 ? std::partition_point(first, order.end(), near_above) : first;
    const auto from = static_cast<std::size_t>(first - order.begin()),
               to = static_cast<std::size_t>(last - order.begin());
    const double counted = static_cast<double>(n - (to - from));
    h(i) = static_cast<double>(n) * euclidean(i) - all + counted * taxicab(i) - (sum[n] - (sum[to] - sum[from]));
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

/// Who may be dominated by an alternative and yet score higher: everybody, or of many those that are not farther from
/// the worst and score higher.
struct Rivals {
  const std::vector<double>& scores;
  std::vector<Eigen::Index> all, order = {}; ///< order: by distance, the nearest to the worst first
  std::vector<std::size_t> place = {};       ///< in `order`
  std::vector<double> best = {};             ///< score among the first k + 1 of `order`

  Rivals(const std::vector<double>& s, const Eigen::VectorXd& euclidean) : scores(s), all(s.size()) {
    std::iota(all.begin(), all.end(), Eigen::Index{0});
    if (s.size() <= few) return;
    order = all;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return euclidean(a) < euclidean(b); });
    place.resize(s.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
      const double codas_score = s[static_cast<std::size_t>(order[k])];
      best.push_back(k > 0 ? std::max(best.back(), codas_score) : codas_score);
    }
    // Those as far away may be dominated, too, so each begins behind its equals.
    for (std::size_t first = 0, next = 0; first < order.size(); first = next) {
      while (next < order.size() && euclidean(order[next]) == euclidean(order[first])) ++next;
      for (std::size_t k = first; k < next; ++k) place[static_cast<std::size_t>(order[k])] = next - 1;
    }
  }

  std::vector<Eigen::Index> of(Eigen::Index a) const {
    if (order.empty()) return all;
    const double codas_score = scores[static_cast<std::size_t>(a)];
    std::vector<Eigen::Index> found;
    for (std::size_t k = place[static_cast<std::size_t>(a)] + 1; k-- > 0 && best[k] > codas_score;)
      if (scores[static_cast<std::size_t>(order[k])] > codas_score) found.push_back(order[k]);
    std::sort(found.begin(), found.end());
    return found;
  }
};

/// The threshold lets a dominated alternative score above the one that dominates it, about once in 10,000 random
/// problems. The scores stay as published; the ranks count the better one with the score of the worse.
/// `euclidean`: the distances from the worst, which a dominated alternative never has larger; of use where pairs are
/// many.
void rank_dominated(const DecisionMatrix& matrix, const Eigen::MatrixXd& weighted, const Eigen::VectorXd& euclidean,
                    Scores& scores) {
  std::vector<double> lifted = scores.scores;
  const Rivals rivals(scores.scores, euclidean);
  for (Eigen::Index a = 0; a < weighted.rows(); ++a)
    for (const Eigen::Index b : rivals.of(a)) {
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
  const double tau = number(settings, "tau");
  const bool many = static_cast<std::size_t>(euclidean.size()) > few;
  scores.scores = list_of(many ? summed_scores(euclidean, taxicab, tau) : assessment_scores(euclidean, taxicab, tau));
  scores.contributions_note = say(mark("the score compares distances with those of every other alternative, so it does "
                                       "not split into summands"));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"normalized", rows_of(normalized.value->values)},
            {"worst", list_of(worst)},
            {"euclidean", list_of(euclidean)},
            {"taxicab", list_of(taxicab)}};
  };
  rank_dominated(*normalized.value, weighted, euclidean, scores);
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
