#include "engine/ranking/leaf_correlation.h"

#include "engine/methods/agreement.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

namespace yindi {
namespace {

constexpr std::size_t least_pairs = 10;

std::optional<std::size_t> position(const Assessment& assessment, const std::string& leaf) {
  const auto found = std::find(assessment.leaves.begin(), assessment.leaves.end(), leaf);
  if (found == assessment.leaves.end()) return std::nullopt;
  return static_cast<std::size_t>(found - assessment.leaves.begin());
}

std::optional<AlikeLeaves> compare(const Ranking& ranking, const std::string& a, const std::string& b) {
  std::vector<double> x, y;
  double weight = 0, counties = 0;
  for (const CountyRanking& county : ranking.counties) {
    const auto i = position(*county.assessment, a), j = position(*county.assessment, b);
    if (!i || !j) continue;
    weight += county.used.at(a) + county.used.at(b);
    ++counties;
    for (const auto& row : county.assessment->cells)
      if (row[*i].u && row[*j].u) {
        x.push_back(*row[*i].u);
        y.push_back(*row[*j].u);
      }
  }
  if (x.size() < least_pairs) return std::nullopt;
  const auto rho = spearman(mid_places(x), mid_places(y));
  if (!rho) return std::nullopt;
  return AlikeLeaves{a, b, *rho, weight / counties};
}

} // namespace

std::vector<AlikeLeaves> alike_leaves(const Case& c, const Ranking& ranking, double limit) {
  std::vector<std::string> all = leaves(c.model->library);
  // What no county could be assessed by is like nothing.
  std::unordered_set<std::string_view> assessed;
  for (const CountyRanking& county : ranking.counties)
    assessed.insert(county.assessment->leaves.begin(), county.assessment->leaves.end());
  std::erase_if(all, [&](const std::string& leaf) { return !assessed.count(leaf); });
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
