#include "engine/region/product_space.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double tie = 1e-9;

/// Rows and columns of `m` that hold anything.
struct Filled {
  std::vector<Eigen::Index> counties, industries;
  Eigen::MatrixXd m;
};

Filled filled(const Eigen::MatrixXd& m) {
  Filled result;
  for (Eigen::Index c = 0; c < m.rows(); ++c)
    if (m.row(c).sum() > 0) result.counties.push_back(c);
  for (Eigen::Index p = 0; p < m.cols(); ++p)
    if (m.col(p).sum() > 0) result.industries.push_back(p);
  result.m = m(result.counties, result.industries);
  return result;
}

/// `eigenvalues` ascending; those that are left out are 0.
Sentence why_none(const Eigen::VectorXd& eigenvalues) {
  const Eigen::Index n = eigenvalues.size();
  const double third = n > 2 ? eigenvalues(n - 3) : 0;
  if (eigenvalues(n - 2) > 1 - tie)
    return say(mark("the counties split into groups that share no industry, so complexity cannot compare them"));
  if (eigenvalues(n - 2) < tie) return say(mark("all counties have the same structure, so none is more complex"));
  if (eigenvalues(n - 2) - third < tie) return say(mark("two orders of complexity fit equally well, so there is none"));
  return {};
}

} // namespace

Eigen::MatrixXd present(const Eigen::MatrixXd& quotients, const Eigen::MatrixXd& amounts, double minimum) {
  // A quotient of exactly 1 may come out a rounding below it.
  return ((quotients.array() >= 1 - 1e-12) && (amounts.array() >= minimum) && (amounts.array() > 0))
      .cast<double>()
      .matrix();
}

Eigen::MatrixXd proximity(const Eigen::MatrixXd& m) {
  const Eigen::RowVectorXd ubiquity = m.colwise().sum();
  Eigen::MatrixXd result = m.transpose() * m;
  for (Eigen::Index p = 0; p < result.rows(); ++p)
    for (Eigen::Index q = 0; q < result.cols(); ++q) {
      const double greater = std::max(ubiquity(p), ubiquity(q));
      result(p, q) = greater > 0 ? result(p, q) / greater : 0;
    }
  return result;
}

Eigen::MatrixXd relatedness_density(const Eigen::MatrixXd& m, const Eigen::MatrixXd& proximity) {
  Eigen::MatrixXd result = m * proximity;
  const Eigen::RowVectorXd total = proximity.colwise().sum();
  for (Eigen::Index p = 0; p < result.cols(); ++p)
    if (total(p) > 0) result.col(p) /= total(p);
  return result;
}

Eigen::MatrixXd cooccurrence(const Eigen::MatrixXd& m) {
  Eigen::MatrixXd result = m.transpose() * m;
  result.diagonal().setZero();
  return result;
}

Eigen::MatrixXd relatedness(const Eigen::MatrixXd& c, Relatedness how) {
  const Eigen::VectorXd s = c.rowwise().sum();
  const double total = s.sum();
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(c.rows(), c.cols());
  for (Eigen::Index i = 0; i < c.rows(); ++i)
    for (Eigen::Index j = 0; j < c.cols(); ++j) {
      if (i == j || !(c(i, j) > 0)) continue;
      switch (how) {
      case Relatedness::association:
        result(i, j) = c(i, j) * total / (s(i) * s(j));
        break;
      case Relatedness::cosine:
        result(i, j) = c(i, j) / std::sqrt(s(i) * s(j));
        break;
      case Relatedness::jaccard:
        result(i, j) = c(i, j) / (s(i) + s(j) - c(i, j));
        break;
      case Relatedness::probability: {
        // Two industries alone: each drawn second for certain once the other is drawn.
        const double i_then_j = total > s(i) ? s(i) / total * s(j) / (total - s(i)) : 0;
        const double j_then_i = total > s(j) ? s(j) / total * s(i) / (total - s(j)) : 0;
        result(i, j) = c(i, j) / ((i_then_j + j_then_i) * total / 2);
        break;
      }
      }
    }
  return result;
}

Complexity economic_complexity(const Eigen::MatrixXd& m) {
  Complexity result;
  const Filled part = filled(m);
  if (part.counties.size() < 3 || part.industries.size() < 2) {
    result.refusal = say(mark("fewer than three counties or two industries: too few for complexity"));
    return result;
  }
  const Eigen::VectorXd diversity = part.m.rowwise().sum();
  const Eigen::RowVectorXd ubiquity = part.m.colwise().sum();
  // Similar to (M/k_c)(M/k_p)ᵀ and symmetric, so that its eigenvectors are real and sure.
  const Eigen::VectorXd root = diversity.cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd scaled =
      root.asDiagonal() * part.m * ubiquity.transpose().cwiseSqrt().cwiseInverse().asDiagonal();
  // Counties × counties or industries × industries have the same eigenvalues above 0: the smaller is solved.
  const bool by_industry = scaled.cols() < scaled.rows();
  const Eigen::MatrixXd symmetric =
      by_industry ? Eigen::MatrixXd(scaled.transpose() * scaled) : Eigen::MatrixXd(scaled * scaled.transpose());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
  result.refusal = why_none(solver.eigenvalues());
  if (!result.refusal.empty()) return result;

  const Eigen::VectorXd second = solver.eigenvectors().col(symmetric.cols() - 2);
  Eigen::VectorXd k = root.cwiseProduct(by_industry ? Eigen::VectorXd(scaled * second) : second);
  k.array() -= k.mean();
  k /= std::sqrt(k.squaredNorm() / static_cast<double>(k.size()));
  if (k.dot(diversity) < 0) k = -k;
  result.counties.resize(static_cast<std::size_t>(m.rows()));
  result.industries.resize(static_cast<std::size_t>(m.cols()));
  for (std::size_t i = 0; i < part.counties.size(); ++i)
    result.counties[static_cast<std::size_t>(part.counties[i])] = k(static_cast<Eigen::Index>(i));
  const Eigen::VectorXd of_industries = (part.m.transpose() * k).cwiseQuotient(ubiquity.transpose());
  for (std::size_t i = 0; i < part.industries.size(); ++i)
    result.industries[static_cast<std::size_t>(part.industries[i])] = of_industries(static_cast<Eigen::Index>(i));
  return result;
}

} // namespace yindi
