#include "engine/case/stated.h"

#include <algorithm>
#include <numeric>

namespace yindi {

StatedWeights stated_weights(const RobustnessSettings& settings, const std::string& node,
                             const std::vector<std::string>& items) {
  StatedWeights result{std::vector<double>(items.size(), 0.0), std::vector<double>(items.size(), 1.0), {}, false};
  const auto position = [&](const std::string& id) {
    return static_cast<std::size_t>(std::find(items.begin(), items.end(), id) - items.begin());
  };
  for (const StatedRange& range : settings.ranges) {
    const std::size_t at = position(range.criterion);
    if (at == items.size()) continue;
    result.low[at] = range.low;
    result.high[at] = range.high;
    result.stated = true;
  }
  for (const StatedOrder& order : settings.orders)
    if (order.node == node)
      for (const std::string& id : order.order)
        if (const std::size_t at = position(id); at < items.size()) result.order.push_back(at);
  if (result.order.size() < 2) return result;
  result.stated = true;
  for (std::size_t k = 1; k < result.order.size(); ++k) {
    double& high = result.high[result.order[k]];
    high = std::min(high, result.high[result.order[k - 1]]);
  }
  for (std::size_t k = result.order.size() - 1; k-- > 0;) {
    double& low = result.low[result.order[k]];
    low = std::max(low, result.low[result.order[k + 1]]);
  }
  return result;
}

bool possible(const StatedWeights& stated) {
  constexpr double rounding = 1e-12; // 0.1 + 0.2 + 0.7 is a little more than 1
  for (std::size_t i = 0; i < stated.low.size(); ++i)
    if (stated.low[i] > stated.high[i]) return false;
  return std::accumulate(stated.low.begin(), stated.low.end(), 0.0) <= 1 + rounding &&
         std::accumulate(stated.high.begin(), stated.high.end(), 0.0) >= 1 - rounding;
}

} // namespace yindi
