#include "engine/robustness/analysis_words.h"

#include "engine/case/names.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

/// Decimals after the point with which two different weights look different: two at least, six at most.
int digits_for(double a, double b) {
  int digits = 2;
  while (digits < 6 && a != b && decimal(a, digits) == decimal(b, digits)) ++digits;
  return digits;
}

} // namespace

Sentence stays_first(const Stability& stability, const Text& industry) {
  if (!stability.movable) return say(mark("{} holds all the weight, so it has none to exchange."), stability.name);
  const StableInterval* interval = current_interval(stability);
  if (!interval && stability.intervals.empty())
    return say(mark("{0} is never first, whatever {1} weighs."), industry, stability.name);
  if (!interval) {
    const auto nearest = std::min_element(stability.intervals.begin(), stability.intervals.end(),
                                          [&](const StableInterval& a, const StableInterval& b) {
                                            const auto away = [&](const StableInterval& i) {
                                              return std::max(i.low - stability.weight, stability.weight - i.high);
                                            };
                                            return away(a) < away(b);
                                          });
    const int digits = digits_for(nearest->low > stability.weight ? nearest->low : nearest->high, stability.weight);
    return say(mark("{0} is first while {1} weighs between {2} and {3} (now {4})."), industry, stability.name,
               decimal(nearest->low, digits), decimal(nearest->high, digits), decimal(stability.weight, digits));
  }
  const bool below = interval->low > 0, above = interval->high < 1;
  const int digits = std::max(below ? digits_for(interval->low, stability.weight) : 2,
                              above ? digits_for(interval->high, stability.weight) : 2);
  const std::string low = decimal(interval->low, digits), high = decimal(interval->high, digits),
                    now = decimal(stability.weight, digits);
  if (below && above)
    return say(mark("{0} stays first while {1} weighs between {2} and {3} (now {4})."), industry, stability.name, low,
               high, now);
  if (below)
    return say(mark("{0} stays first while {1} weighs {2} or more (now {3})."), industry, stability.name, low, now);
  if (above)
    return say(mark("{0} stays first while {1} weighs {2} or less (now {3})."), industry, stability.name, high, now);
  return say(mark("{0} stays first whatever {1} weighs (now {2})."), industry, stability.name, now);
}

std::optional<CriticalWeight> critical_weight(const RankingProblem& problem, const std::vector<Stability>& stability) {
  std::optional<CriticalWeight> critical;
  const auto offer = [&](const Stability& node, double at, const std::string& taker, bool more) {
    if (taker.empty()) return;
    CriticalWeight offered{node.node, node.name, node.weight, at, taker, name_of(problem, taker), more};
    // Rounding must not let a leaf win over the group that it is alone in.
    if (!critical || offered.move() < critical->move() - 1e-12) critical = std::move(offered);
  };
  for (const Stability& node : stability) {
    const StableInterval* interval = current_interval(node);
    if (!interval) continue;
    offer(node, interval->low, interval->below, false);
    offer(node, interval->high, interval->above, true);
  }
  return critical;
}

Sentence takes_the_lead(const std::optional<CriticalWeight>& critical) {
  if (!critical) return say(mark("No change of a single criterion's weight changes first place."));
  const int digits = digits_for(critical->at, critical->now);
  const std::string at = decimal(critical->at, digits), now = decimal(critical->now, digits);
  const char* message = critical->more ? mark("{0} takes the lead once {1} weighs {2} or more (now {3}).")
                                       : mark("{0} takes the lead once {1} weighs {2} or less (now {3}).");
  return say(message, critical->taker_name, critical->name, at, now);
}

Sentence loses_to(const CriticalWeight& critical) {
  const int digits = digits_for(critical.at, critical.now);
  const char* message = critical.more ? mark("loses to {0} if {1} weighs more than {2} instead of {3}")
                                      : mark("loses to {0} if {1} weighs less than {2} instead of {3}");
  return say(message, critical.taker_name, critical.name, decimal(critical.at, digits), decimal(critical.now, digits));
}

std::string share_in_hundred(double share) {
  if (share <= 0) return {};
  if (share < .005) return "<1";
  return share < 1 && share >= .995 ? ">99" : decimal(100 * share, 0);
}

Sentence not_computed(const NotKnown& leaf) {
  return say(mark("{0} weighs {1} and was not assessed: what it would change cannot be computed."), leaf.name,
             decimal(leaf.weight, 2));
}

} // namespace yindi
