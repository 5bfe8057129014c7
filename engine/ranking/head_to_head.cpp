#include "engine/ranking/bounds.h"
#include "engine/ranking/rank.h"

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::RowVectorXd;

/// ∫ ∂score/∂uⱼ (aⱼ − bⱼ) dt from b (t = 0) to a (t = 1) over `panels` equal panels of 15 Gauss points.
RowVectorXd path_integral(const Frame& frame, const RowVectorXd& a, const RowVectorXd& b, int panels) {
  using Gauss = boost::math::quadrature::gauss<double, 15>;
  const RowVectorXd step = a - b;
  RowVectorXd sum = RowVectorXd::Zero(a.size());
  const double half = 0.5 / panels;
  for (int panel = 0; panel < panels; ++panel) {
    const double middle = (panel + 0.5) / panels;
    for (std::size_t k = 0; k < Gauss::abscissa().size(); ++k) {
      const double offset = half * Gauss::abscissa()[k], weight = half * Gauss::weights()[k];
      sum += weight * frame.gradient(b + (middle + offset) * step);
      if (offset != 0) sum += weight * frame.gradient(b + (middle - offset) * step);
    }
  }
  return sum.cwiseProduct(step);
}

RowVectorXd aumann_shapley(const Frame& frame, const RowVectorXd& a, const RowVectorXd& b) {
  if (a == b) return RowVectorXd::Zero(a.size());
  RowVectorXd coarse = path_integral(frame, a, b, 1);
  for (int panels = 2; panels <= 1024; panels *= 2) {
    const RowVectorXd fine = path_integral(frame, a, b, panels);
    const double change = (fine - coarse).cwiseAbs().maxCoeff();
    coarse = fine;
    if (change < 1e-13) break;
  }
  return coarse;
}

} // namespace

std::vector<double> head_to_head(const CountyRanking& county, const std::string& a, const std::string& b) {
  const Assessment& assessment = *county.assessment;
  const auto& industries = assessment.industries;
  const auto row_of = [&](const std::string& id) { return std::find(industries.begin(), industries.end(), id); };
  const auto at_a = row_of(a), at_b = row_of(b);
  const auto& frame = county.frame;
  if (at_a == industries.end() || at_b == industries.end() || !frame || !frame->has_gradient()) return {};

  // An entry without a point value scores the middle of its two ends, so its path is walked at both.
  const auto row = [&](End end, auto at) -> RowVectorXd {
    const auto& cells = assessment.cells[static_cast<std::size_t>(at - industries.begin())];
    const bool point = std::all_of(cells.begin(), cells.end(), [](const LeafValue& v) { return v.u.has_value(); });
    return matrix_of(assessment, point ? End::point : end).row(at - industries.begin());
  };
  const RowVectorXd low = aumann_shapley(*frame, row(End::low, at_a), row(End::low, at_b));
  const RowVectorXd high = aumann_shapley(*frame, row(End::high, at_a), row(End::high, at_b));
  std::vector<double> difference;
  for (Index j = 0; j < low.size(); ++j) difference.push_back((low(j) + high(j)) / 2);
  return difference;
}

} // namespace yindi
