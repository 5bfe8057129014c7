#include "engine/weights/eigenpair.h"

#include <Eigen/Dense>
#include <cmath>
#include <limits>
#include <vector>

namespace yindi {
namespace {

/// diag(1/s) A diag(s): the same eigenvalues; with s near the weights all entries come near 1.
Eigen::MatrixXd scaled(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& s) {
  return s.cwiseInverse().asDiagonal() * matrix * s.asDiagonal();
}

constexpr Eigen::Index large_matrix = 64; ///< from here on a solution costs more than a dozen steps of the power method

/// Goes on with the power method from `x` while it closes in at once, as it does for judgements that nearly fit;
/// whether it came as near as rounding allows.
bool by_powers(const Eigen::MatrixXd& matrix, Eigen::VectorXd& x, double rounding) {
  double last_gap = std::numeric_limits<double>::infinity();
  for (int step = 0; step < 100; ++step) {
    const Eigen::VectorXd y = matrix * x, bounds = y.cwiseQuotient(x);
    const double high = bounds.maxCoeff(), gap = high - bounds.minCoeff();
    if (gap <= rounding * high || (gap < 1e-10 * high && gap >= last_gap)) return true;
    if (!(gap < 0.7 * last_gap) || !y.allFinite() || y.minCoeff() <= 0) return false;
    last_gap = gap;
    x = y / y.sum();
  }
  return false;
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
  if (n >= large_matrix && by_powers(matrix, x, rounding)) return {(matrix * x).sum() / x.sum(), x};
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

/// Rows and columns `at` of the group inverse of λ − A, of which left and right are the eigenvectors (left · right =
/// 1). Few columns of a large matrix by its series, Σ (A − λ r lᵀ)ᵏ / λᵏ⁺¹, which fades quickly where judgements nearly
/// fit.
Eigen::MatrixXd resolvent_at(const Eigen::MatrixXd& matrix, double value, const Eigen::VectorXd& left,
                             const Eigen::VectorXd& right, const std::vector<Eigen::Index>& at) {
  const Eigen::Index n = matrix.rows(), k = static_cast<Eigen::Index>(at.size());
  if (n >= large_matrix && 4 * k < n) {
    Eigen::MatrixXd term = Eigen::MatrixXd::Zero(n, k);
    for (Eigen::Index c = 0; c < k; ++c) term(at[static_cast<std::size_t>(c)], c) = 1 / value;
    term -= right * (left.transpose() * term).eval();
    Eigen::MatrixXd sum = term;
    for (int step = 0; step < 100; ++step) {
      term = ((matrix * term - right * (value * (left.transpose() * term)).eval()) / value).eval();
      sum += term;
      if (term.cwiseAbs().maxCoeff() <= 1e-17 * sum.cwiseAbs().maxCoeff()) return sum(at, Eigen::all);
    }
  }
  const Eigen::MatrixXd all = (Eigen::MatrixXd::Identity(n, n) * value - matrix + right * left.transpose()).inverse() -
                              right * left.transpose();
  return all(at, at);
}

/// Value, slope and curvature of the principal eigenvalue in ζ of the items `at` that have missing entries, where these
/// are exp(ζᵢ − ζⱼ) (the second-order perturbation of a simple eigenvalue).
struct Shape {
  double value;
  Eigen::VectorXd slope;
  Eigen::MatrixXd curvature;
};

Shape shape_at(const Eigen::MatrixXd& matrix, const Eigen::MatrixXd& missing, const std::vector<Eigen::Index>& at) {
  const auto [value, all_right] = noda(matrix);
  Eigen::VectorXd all_left = noda(matrix.transpose()).vector;
  all_left /= all_left.dot(all_right);
  const Eigen::MatrixXd resolvent = resolvent_at(matrix, value, all_left, all_right, at), open = missing(at, at);
  const Eigen::VectorXd left = all_left(at), right = all_right(at);
  const Eigen::MatrixXd pulls = left.asDiagonal() * open * right.asDiagonal();
  const Eigen::VectorXd out = pulls.rowwise().sum(), in = pulls.colwise().sum().transpose();
  Eigen::MatrixXd on_right = -(open * right.asDiagonal());
  on_right.diagonal() += open * right;
  Eigen::MatrixXd on_left = left.asDiagonal() * open;
  on_left.diagonal() -= open.transpose() * left;
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
  std::vector<Eigen::Index> open; // the items with missing entries: the others' ζ change nothing
  for (Eigen::Index i = 0; i < n; ++i)
    if (missing.row(i).maxCoeff() > 0) open.push_back(i);
  const auto moved = [&](const Eigen::VectorXd& step) {
    Eigen::VectorXd next = z;
    next(open) = z(open).cwiseProduct(step.array().exp().matrix());
    return next;
  };
  Shape here = shape_at(filled(z), missing, open);
  double last_step = std::numeric_limits<double>::infinity();
  for (int round = 0; round < 100 && here.slope.cwiseAbs().maxCoeff() > 0; ++round) {
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> newton;
    newton.setThreshold(1e-11); // items that nobody left out, and the common factor, have no curvature
    newton.compute(here.curvature);
    Eigen::VectorXd step = newton.solve(-here.slope);
    if (!step.allFinite()) break;
    if (step.cwiseAbs().maxCoeff() > 2) step *= 2 / step.cwiseAbs().maxCoeff();
    const bool near = step.cwiseAbs().maxCoeff() < 1e-6;
    Eigen::VectorXd next = moved(step);
    Shape there = shape_at(filled(next), missing, open);
    for (int half = 0; half < 40 && !near && there.value > here.value; ++half) {
      step /= 2;
      next = moved(step);
      there = shape_at(filled(next), missing, open);
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
