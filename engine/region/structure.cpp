#include "engine/region/structure.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

/// Shares of one structure; none where there is nothing.
std::optional<Eigen::VectorXd> share_of(const Eigen::VectorXd& amounts) {
  const double total = amounts.sum();
  if (!(total > 0)) return std::nullopt;
  return Eigen::VectorXd(amounts / total);
}

} // namespace

Eigen::MatrixXd shares(const Eigen::MatrixXd& amounts) {
  Eigen::MatrixXd result = amounts;
  if (result.size() == 0) return result; // a row of nothing has no address
  for (Eigen::Index c = 0; c < result.rows(); ++c) {
    const double total = result.row(c).sum();
    if (total > 0)
      result.row(c) /= total;
    else
      result.row(c).setZero();
  }
  return result;
}

Eigen::MatrixXd location_quotients(const Eigen::MatrixXd& amounts, const Eigen::VectorXd& reference,
                                   const std::vector<bool>& counts) {
  Eigen::MatrixXd counted = amounts;
  Eigen::VectorXd compared = reference;
  for (Eigen::Index p = 0; p < amounts.cols(); ++p)
    if (!counts[static_cast<std::size_t>(p)] || !(reference(p) > 0)) {
      counted.col(p).setZero();
      compared(p) = 0;
    }
  Eigen::MatrixXd result = shares(counted);
  const double total = compared.sum();
  for (Eigen::Index p = 0; p < result.cols(); ++p)
    if (compared(p) > 0) result.col(p) /= compared(p) / total;
  return result;
}

Eigen::MatrixXd location_quotients(const Eigen::MatrixXd& amounts) {
  return location_quotients(amounts, amounts.colwise().sum().transpose(),
                            std::vector<bool>(static_cast<std::size_t>(amounts.cols()), true));
}

std::optional<double> krugman(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  const auto one = share_of(a), other = share_of(b);
  if (!one || !other) return std::nullopt;
  return (*one - *other).cwiseAbs().sum();
}

std::optional<double> structural_similarity(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  const auto one = share_of(a), other = share_of(b);
  if (!one || !other) return std::nullopt;
  return std::min(1.0, one->dot(*other) / std::sqrt(one->squaredNorm() * other->squaredNorm()));
}

std::optional<double> herfindahl(const Eigen::VectorXd& amounts) {
  const auto share = share_of(amounts);
  return share ? std::optional(share->squaredNorm()) : std::nullopt;
}

std::optional<double> hachman(const Eigen::VectorXd& amounts, const Eigen::VectorXd& reference) {
  const auto share = share_of(amounts), normal = share_of(reference);
  if (!share || !normal) return std::nullopt;
  double sum = 0;
  for (Eigen::Index p = 0; p < share->size(); ++p) {
    if ((*share)(p) <= 0) continue;
    if (!((*normal)(p) > 0)) return 0;
    sum += (*share)(p) / (*normal)(p) * (*share)(p);
  }
  return 1 / sum;
}

std::optional<double> entropy_bits(const Eigen::VectorXd& amounts) {
  const auto share = share_of(amounts);
  if (!share) return std::nullopt;
  double bits = 0;
  for (const double s : *share)
    if (s > 0) bits -= s * std::log2(s);
  return bits;
}

} // namespace yindi
