#pragma once

// The two reads of TOPSIS over a large matrix: what each column holds, and how far each row is from the ideals.

#include <Eigen/Core>

namespace yindi {

/// A column in one read: Σ x², min x and max x.
struct ColumnExtent {
  double squares = 0, least = 0, greatest = 0;
};
ColumnExtent extent_of(const Eigen::Ref<const Eigen::VectorXd>& column);

/// Σⱼ factorⱼ (xᵢⱼ − idealⱼ)² and Σⱼ factorⱼ (xᵢⱼ − anti_idealⱼ)² of each row i, in one read. `values`: m × n; `plus`,
/// `minus`: m.
void squared_distances(const Eigen::MatrixXd& values, const Eigen::RowVectorXd& factors,
                       const Eigen::RowVectorXd& ideal, const Eigen::RowVectorXd& anti_ideal, Eigen::VectorXd& plus,
                       Eigen::VectorXd& minus);

} // namespace yindi
