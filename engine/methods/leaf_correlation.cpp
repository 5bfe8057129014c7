#include "engine/methods/leaf_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yindi {
namespace {

constexpr std::size_t least_pairs = 10;

/// Places from the smallest, ties at the mean of those that they take up.
std::vector<double> places(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> result(values.size());
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
    for (std::size_t i = from; i < to; ++i) result[order[i]] = static_cast<double>(from + to + 1) / 2;
  }
  return result;
}

/// Spearman 1904: Pearson's correlation of the places; nothing where one never varies.
std::optional<double> rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const std::vector<double> a = places(x), b = places(y);
  const double middle = static_cast<double>(a.size() + 1) / 2;
  double both = 0, one = 0, other = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both += (a[i] - middle) * (b[i] - middle);
    one += (a[i] - middle) * (a[i] - middle);
    other += (b[i] - middle) * (b[i] - middle);
  }
  if (!(one > 0) || !(other > 0)) return std::nullopt;
  return both / std::sqrt(one * other);
}

std::optional<std::size_t> position(const Assessment& assessment, const std::string& leaf) {
  const auto found = std::find(assessment.leaves.begin(), assessment.leaves.end(), leaf);
  if (found == assessment.leaves.end()) return std::nullopt;
  return static_cast<std::size_t>(found - assessment.leaves.begin());
}

std::optional<AlikeLeaves> compare(const Ranking& ranking, const std::string& a, const std::string& b) {
  std::vector<double> x, y;
  double weight = 0, counties = 0;
  for (const CountyRanking& county : ranking.counties) {
    const auto i = position(county.assessment, a), j = position(county.assessment, b);
    if (!i || !j) continue;
    weight += county.used.at(a) + county.used.at(b);
    ++counties;
    for (const auto& row : county.assessment.cells)
      if (row[*i].u && row[*j].u) {
        x.push_back(*row[*i].u);
        y.push_back(*row[*j].u);
      }
  }
  if (x.size() < least_pairs) return std::nullopt;
  const auto rho = rank_correlation(x, y);
  if (!rho) return std::nullopt;
  return AlikeLeaves{a, b, *rho, weight / counties};
}

} // namespace

std::vector<AlikeLeaves> alike_leaves(const Case& c, const Ranking& ranking, double limit) {
  const std::vector<std::string> all = leaves(c.library);
  std::vector<AlikeLeaves> result;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (const auto pair = compare(ranking, all[i], all[j]); pair && std::abs(pair->spearman) > limit)
        result.push_back(*pair);
  std::stable_sort(result.begin(), result.end(), [](const AlikeLeaves& x, const AlikeLeaves& y) {
    return std::abs(x.spearman) > std::abs(y.spearman);
  });
  return result;
}

} // namespace yindi
