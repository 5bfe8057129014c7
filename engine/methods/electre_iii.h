#pragma once

// ELECTRE III: fuzzy outranking with indifference, preference and veto thresholds, ranked by two distillations.
// Roy 1978, Cahiers du CERO 20:3–24; Figueira, Mousseau & Roy 2005, ELECTRE methods.

#include <Eigen/Core>
#include <vector>

namespace yindi {

/// Row a, column j: the threshold where a is tested against others on criterion j, in its own unit. Infinity in `v`:
/// no veto.
struct OutrankingThresholds {
  Eigen::MatrixXd q, p, v;
};

/// How credible "a is at least as good as b" is, 0 to 1 (m × m, [a][b]; 1 on the diagonal). `values`: better = larger.
Eigen::MatrixXd credibility(const Eigen::MatrixXd& values, const Eigen::VectorXd& weights,
                            const OutrankingThresholds& thresholds);

/// Classes of alternatives, best first, with s(λ) = 0.3 − 0.15 λ. Descending: the best are distilled one after the
/// other; ascending: the worst.
using Classes = std::vector<std::vector<int>>;
enum class Distillation { descending, ascending };
Classes distil(const Eigen::MatrixXd& credibility, Distillation direction);

} // namespace yindi
