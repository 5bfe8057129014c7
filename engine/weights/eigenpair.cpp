#include "engine/weights/eigenpair.h"

#include <Eigen/Dense>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

/// diag(1/s) A diag(s): the same eigenvalues; with s near the weights all entries come near 1.
Eigen::MatrixXd scaled(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& s) {
  return s.cwiseInverse().asDiagonal() * matrix * s.asDiagonal();
}

Eigenpair noda(const Eigen::MatrixXd& matrix) {
  const Eigen::Index n = matrix.rows();
  Eigen::VectorXd x = Eigen::VectorXd::Constant(n, 1.0 / static_cast<double>(n));
  const double rounding = std::numeric_limits<double>::epsilon() * static_cast<double>(n);
  // A few steps of the power method cost less than one solution and save about two.
  for (int step = 0; step < 6; ++step) {
    const Eigen::VectorXd y = matrix * x;
    if (!y.allFinite() || y.minCoeff() <= 0) break;
    x = y / y.sum();
  }
  double last_gap = std::numeric_limits<double>::infinity();
  for (int step = 0; step < 100; ++step) {
    const Eigen::VectorXd bounds = (matrix * x).cwiseQuotient(x);
    const double high = bounds.maxCoeff(), gap = high - bounds.minCoeff();
    // Close in as far as rounding allows: stop at its level, or where a further step no longer helps.
    if (gap <= rounding * high || (gap < 1e-10 * high && gap >= last_gap)) break;
    last_gap = gap;
    Eigen::VectorXd y = (Eigen::MatrixXd::Identity(n, n) * high - matrix).partialPivLu().solve(x);
    y = y.cwiseAbs() / y.cwiseAbs().sum();
    if (!y.allFinite() || y.minCoeff() <= 0) break;
    x = y;
  }
  return {(matrix * x).sum() / x.sum(), x};
}

/// Value, slope and curvature of the principal eigenvalue in ζ, where the missing entries of `matrix` are
/// exp(ζᵢ − ζⱼ) (the second-order perturbation of a simple eigenvalue).
struct Shape {
  double value;
  Eigen::VectorXd slope;
  Eigen::MatrixXd curvature;
};

Shape shape_at(const Eigen::MatrixXd& matrix, const Eigen::MatrixXd& missing) {
  const Eigen::Index n = matrix.rows();
  const auto [value, right] = noda(matrix);
  Eigen::VectorXd left = noda(matrix.transpose()).vector;
  left /= left.dot(right);
  const Eigen::MatrixXd pulls = left.asDiagonal() * missing * right.asDiagonal();
  const Eigen::VectorXd out = pulls.rowwise().sum(), in = pulls.colwise().sum().transpose();
  const Eigen::MatrixXd resolvent =
      (Eigen::MatrixXd::Identity(n, n) * value - matrix + right * left.transpose()).inverse() -
      right * left.transpose();
  Eigen::MatrixXd on_right = -(missing * right.asDiagonal());
  on_right.diagonal() += missing * right;
  Eigen::MatrixXd on_left = left.asDiagonal() * missing;
  on_left.diagonal() -= missing.transpose() * left;
  const Eigen::MatrixXd mixed = on_left * resolvent * on_right;
  Eigen::MatrixXd curvature = mixed + mixed.transpose() - pulls - pulls.transpose();
  curvature.diagonal() += out + in;
  return {value, out - in, curvature};
}

} // namespace

Eigenpair principal_eigenpair(const Eigen::MatrixXd& matrix) {
  // Row geometric means over the positive entries are near the weights; scaling by them keeps huge ratios harmless.
  Eigen::VectorXd start(matrix.rows());
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    double sum = 0;
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) sum += matrix(i, j) > 0 ? std::log(matrix(i, j)) : 0;
    start(i) = std::exp(sum / static_cast<double>(matrix.cols()));
  }
  auto [value, vector] = noda(scaled(matrix, start));
  vector = vector.cwiseProduct(start);
  return {value, vector / vector.sum()};
}

Eigen::VectorXd least_squares_weights(const Comparison& comparison) {
  const Eigen::Index n = comparison.size();
  Eigen::MatrixXd laplacian = Eigen::MatrixXd::Ones(n, n); // lifts the constant vector out of the null space
  Eigen::VectorXd pull = Eigen::VectorXd::Zero(n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      if (i != j && comparison.judged(i, j)) {
        laplacian(i, i) += 1;
        laplacian(i, j) -= 1;
        pull(i) += std::log(comparison.ratio(i, j));
      }
  const Eigen::VectorXd logarithms = laplacian.ldlt().solve(pull);
  const Eigen::VectorXd weights = (logarithms.array() - logarithms.maxCoeff()).exp();
  return weights / weights.sum();
}

Eigen::MatrixXd least_eigenvalue_completion(const Comparison& comparison) {
  const Eigen::Index n = comparison.size();
  if (missing_pairs(comparison) == 0) return comparison.ratio;
  // The first-order condition, left × entry × right equal in both directions, says that the missing entries of the
  // minimum are zᵢ/zⱼ. So n logarithms ζ = ln z are enough, and the eigenvalue is convex in them (Kingman 1961).
  Eigen::VectorXd z = least_squares_weights(comparison);
  const auto filled = [&](const Eigen::VectorXd& at) {
    Eigen::MatrixXd matrix = scaled(comparison.ratio, at);
    return Eigen::MatrixXd(matrix.array().isNaN().select(1.0, matrix));
  };
  const Eigen::MatrixXd missing =
      comparison.ratio.array().isNaN().select(Eigen::MatrixXd::Ones(n, n), Eigen::MatrixXd::Zero(n, n));
  Shape here = shape_at(filled(z), missing);
  double last_step = std::numeric_limits<double>::infinity();
  for (int round = 0; round < 100 && here.slope.cwiseAbs().maxCoeff() > 0; ++round) {
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> newton;
    newton.setThreshold(1e-11); // items that nobody left out, and the common factor, have no curvature
    newton.compute(here.curvature);
    Eigen::VectorXd step = newton.solve(-here.slope);
    if (!step.allFinite()) break;
    if (step.cwiseAbs().maxCoeff() > 2) step *= 2 / step.cwiseAbs().maxCoeff();
    const bool near = step.cwiseAbs().maxCoeff() < 1e-6;
    Eigen::VectorXd next = z.cwiseProduct(step.array().exp().matrix());
    Shape there = shape_at(filled(next), missing);
    for (int half = 0; half < 40 && !near && there.value > here.value; ++half) {
      step /= 2;
      next = z.cwiseProduct(step.array().exp().matrix());
      there = shape_at(filled(next), missing);
    }
    z = next;
    here = there;
    const double size = step.cwiseAbs().maxCoeff();
    if (size < 1e-15 || (near && size >= last_step)) break;
    last_step = size;
  }
  Eigen::MatrixXd result = comparison.ratio;
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      if (!comparison.judged(i, j)) result(i, j) = z(i) / z(j);
  return result;
}

} // namespace yindi
