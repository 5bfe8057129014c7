#include "engine/robustness/tornado.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

double lead(const RankingProblem& problem, const RowVectorXd& merits) {
  return merits(problem.first) - merits(problem.second);
}

void widest_first(std::vector<TornadoBar>& bars) {
  const auto width = [](const TornadoBar& bar) { return std::abs(bar.lead_high - bar.lead_low); };
  std::stable_sort(bars.begin(), bars.end(),
                   [&](const TornadoBar& a, const TornadoBar& b) { return width(a) > width(b); });
}

} // namespace

Tornado tornado(const RankingProblem& problem) {
  if (problem.first < 0 || problem.second < 0) return {};
  Tornado result{problem.alternatives[static_cast<std::size_t>(problem.first)],
                 problem.alternatives[static_cast<std::size_t>(problem.second)],
                 lead(problem, merits_under(problem, problem.weights)),
                 {},
                 {}};
  MatrixXd weights(2 * static_cast<Index>(problem.nodes.size()), problem.weights.size());
  for (const WeightNode& node : problem.nodes) {
    const WeightPath path = path_of(problem, node);
    if (!path.movable || node.weight <= 0) continue;
    TornadoBar bar{true, node.name, node.id, {}, {}, node.weight / 2, std::min(1.0, 2 * node.weight), 0, 0};
    const auto k = 2 * static_cast<Index>(result.weights.size());
    weights.row(k) = path.at(bar.low);
    weights.row(k + 1) = path.at(bar.high);
    result.weights.push_back(std::move(bar));
  }
  const MatrixXd met = merits(problem, weights.topRows(2 * static_cast<Index>(result.weights.size())));
  Index k = 0;
  for (TornadoBar& bar : result.weights) {
    bar.lead_low = lead(problem, met.row(k++));
    bar.lead_high = lead(problem, met.row(k++));
  }
  widest_first(result.weights);
  return result;
}

Tornado tornado(const CountyProblem& county, const std::vector<DoubtfulValue>& values) {
  Tornado result = tornado(county.ranking);
  if (result.second.empty()) return result;
  std::vector<std::vector<CellValue>> variants;
  for (const DoubtfulValue& value : values) {
    variants.push_back(cells_at(value, value.low));
    variants.push_back(cells_at(value, value.high));
  }
  const MatrixXd met = merits_with(county, variants);
  Index k = 0;
  for (const DoubtfulValue& value : values) {
    const double low = lead(county.ranking, met.row(k++)), high = lead(county.ranking, met.row(k++));
    // Where the library says what each quality may be off by, most values are here; those of others move no lead.
    if (value.doubt == Doubt::inexact && low == high) continue;
    result.values.push_back({false, value.label, value.leaf, value.industries.size() == 1 ? value.industries[0] : "",
                             value.quality, value.low, value.high, low, high});
  }
  widest_first(result.values);
  return result;
}

} // namespace yindi
