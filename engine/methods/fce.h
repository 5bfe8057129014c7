#pragma once

// Fuzzy comprehensive evaluation (模糊综合评价): how far an alternative belongs to each grade on each criterion, and
// put together with the weights. Wang Peizhuang 1983; Xie Jijian & Liu Chengping, Fuzzy Mathematics and its
// Applications.

#include <Eigen/Core>
#include <vector>

namespace yindi {

/// B = W∘R. weighted_average M(·,⊕): bₖ = Σ wⱼ rⱼₖ. main_factor M(∧,∨): bₖ = maxⱼ min(wⱼ, rⱼₖ).
enum class FuzzyOperator { weighted_average, main_factor };

/// `memberships`: criteria × grades; `weights`: one a criterion. One number a grade, not normalised.
Eigen::RowVectorXd compose(const Eigen::VectorXd& weights, const Eigen::MatrixXd& memberships, FuzzyOperator by);

/// Membership of x in the grades whose standards (worst to best, rising or falling) are given: triangles between
/// neighbouring standards, full membership beyond the first and the last. Sums to 1.
Eigen::RowVectorXd grade_memberships(double x, const std::vector<double>& standards);

} // namespace yindi
