#include "engine/workshop/consensus.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

/// −p ln p, which goes to 0 with p.
double surprise(double p) { return p > 0 ? -p * std::log(p) : 0; }

double entropy(const RowVectorXd& shares) {
  double sum = 0;
  for (Index i = 0; i < shares.size(); ++i) sum += surprise(shares(i));
  return sum;
}

/// Of one item among n that counts `most` times as much as each other.
double least_entropy(double n, double most) {
  const double all = n + most - 1;
  return surprise(most / all) + (n - 1) * surprise(1 / all);
}

/// 1/D_β stretched so that `least` becomes 0.
std::optional<double> stretched(const MatrixXd& opinions, const VectorXd& voices, double least) {
  if (opinions.cols() < 2 || !(voices.sum() > 0)) return std::nullopt;
  const double overlap = std::exp(-diversity(opinions, voices).beta);
  return std::clamp((overlap - least) / (1 - least), 0.0, 1.0);
}

} // namespace

Diversity diversity(const MatrixXd& opinions, const VectorXd& voices) {
  Diversity result;
  const double total = voices.sum();
  RowVectorXd mean = RowVectorXd::Zero(opinions.cols());
  for (Index k = 0; k < opinions.rows(); ++k) {
    if (!(voices(k) > 0)) continue;
    const double share = voices(k) / total;
    result.alpha += share * entropy(opinions.row(k));
    mean += share * opinions.row(k);
  }
  result.gamma = entropy(mean);
  result.beta = std::max(0.0, result.gamma - result.alpha); // equal opinions leave a rounding error of either sign
  return result;
}

std::optional<double> consensus(const MatrixXd& opinions, const VectorXd& voices, double most) {
  const auto n = static_cast<double>(opinions.cols());
  return stretched(opinions, voices, std::exp(least_entropy(n, most)) / n);
}

std::optional<double> homogeneity(const MatrixXd& opinions, const VectorXd& voices) {
  return stretched(opinions, voices, 1 / static_cast<double>(opinions.cols()));
}

MatrixXd opinion_distances(const MatrixXd& opinions) {
  const Index people = opinions.rows();
  VectorXd own(people);
  for (Index k = 0; k < people; ++k) own(k) = entropy(opinions.row(k));
  MatrixXd result = MatrixXd::Zero(people, people);
  for (Index k = 0; k < people; ++k)
    for (Index l = k + 1; l < people; ++l) {
      const double beta = entropy((opinions.row(k) + opinions.row(l)) / 2) - (own(k) + own(l)) / 2;
      result(k, l) = result(l, k) = beta > 1e-15 ? std::sqrt(beta) : 0; // below it is what rounding leaves
    }
  return result;
}

double moved_weight(const RowVectorXd& x, const RowVectorXd& y) { return (x - y).cwiseAbs().sum() / 2; }

} // namespace yindi
