#include "engine/case/stated.h"
#include "engine/casebook/checking.h"
#include "engine/format/words.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace yindi {
namespace {

void check_ranges(const Checking& check) {
  std::set<std::string> seen;
  const auto& ranges = check.c.robustness.ranges;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const StatedRange& range = ranges[i];
    const std::string key = indexed("robustness.weight", i);
    if (!range.criterion.empty() && !seen.insert(range.criterion).second)
      check.error(key + ".criterion", say(mark("a second range for the weight of \"{}\""), range.criterion));
    if (range.low > range.high)
      check.error(key + ".low",
                  say(mark("the low end {0} is above the high end {1}"), shortest(range.low), shortest(range.high)));
  }
}

void check_orders(const Checking& check) {
  std::set<std::string> seen;
  const auto& orders = check.c.robustness.orders;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const StatedOrder& stated = orders[i];
    const std::string key = indexed("robustness.order", i);
    if (!stated.node.empty() && !seen.insert(stated.node).second)
      check.error(key + ".node", say(mark("a second order of \"{}\""), stated.node));
    if (check.criteria.empty() || stated.node.empty()) continue;
    const std::vector<std::string> items = children(check.c.model->library, stated.node);
    if (items.empty()) {
      check.error(key + ".node", say(mark("\"{}\" is no group of criteria"), stated.node),
                  did_you_mean(stated.node, groups_of(check)));
      continue;
    }
    for (const std::string& id : stated.order)
      if (std::find(items.begin(), items.end(), id) == items.end())
        check.error(key + ".order", say(mark("\"{0}\" is not directly below \"{1}\""), id, stated.node),
                    did_you_mean(id, items));
  }
}

/// The key of what was stated of a child of `node`: its range, else the order.
std::string key_of(const RobustnessSettings& r, const std::string& node, const std::vector<std::string>& items) {
  for (std::size_t i = 0; i < r.ranges.size(); ++i)
    if (std::find(items.begin(), items.end(), r.ranges[i].criterion) != items.end())
      return indexed("robustness.weight", i);
  for (std::size_t i = 0; i < r.orders.size(); ++i)
    if (r.orders[i].node == node) return indexed("robustness.order", i);
  return "robustness";
}

/// Whether weights exist that keep to all that is stated of a node.
void check_possible(const Checking& check, const std::string& node) {
  const RobustnessSettings& r = check.c.robustness;
  const std::vector<std::string> items = children(check.c.model->library, node);
  const StatedWeights stated = stated_weights(r, node, items);
  if (!stated.stated || possible(stated)) return;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (stated.low[i] <= stated.high[i]) continue;
    check.error(key_of(r, node, {items[i]}),
                say(mark("no weight of \"{0}\" keeps to its range and to the order of \"{1}\""), items[i], node),
                say(mark("the order leaves it from {0} to {1}"), shortest(stated.low[i]), shortest(stated.high[i])));
    return;
  }
  const double low = std::accumulate(stated.low.begin(), stated.low.end(), 0.0);
  const double high = std::accumulate(stated.high.begin(), stated.high.end(), 0.0);
  check.error(key_of(r, node, items),
              low > 1 ? say(mark("the ranges of \"{0}\" leave no weights that sum to 1: the low ends sum to {1}"), node,
                            shortest(low))
                      : say(mark("the ranges of \"{0}\" leave no weights that sum to 1: the high ends sum to {1}"),
                            node, shortest(high)));
}

} // namespace

void check_robustness(const Checking& check) {
  const RobustnessSettings& r = check.c.robustness;
  if (r.likely > r.clear)
    check.error("robustness.likely", say(mark("what is likely cannot ask for more than what is clear")));
  const std::size_t errors = check.problems.list.size();
  check_ranges(check);
  check_orders(check);
  if (check.criteria.empty() || check.problems.list.size() > errors || (r.ranges.empty() && r.orders.empty())) return;
  check_possible(check, goal);
  for (const Criterion& criterion : check.c.model->library.criteria)
    if (!is_leaf(criterion)) check_possible(check, criterion.id);
}

} // namespace yindi
