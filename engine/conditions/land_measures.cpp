// The measures that ask where a county's land lies: at one point, over the heights of its land, or by shares of
// classes.

#include "engine/conditions/heights.h"
#include "engine/conditions/measures.h"
#include "engine/conditions/value_function.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace yindi {
namespace {

/// The heights that the measure looks at; without `at` they are also where the values are known. Herds and what is
/// gathered use the land above the fields: for those the range may end higher.
std::optional<HeightRange> heights_of(const Measure& measure, Workings& workings) {
  const bool above = !measure.high_for.empty() && workings.requirement(measure.high_for).value_or(0) > 0;
  const std::string& to = above ? measure.to_high : measure.to;
  const auto low = workings.condition(measure.from), high = workings.condition(to);
  const auto at = measure.at.empty() ? low : workings.condition(measure.at);
  if (!low || !high || !at) return std::nullopt;
  if (*low > *high) {
    workings.unknown(say(mark("\"{0}\" ({1}) lies above \"{2}\" ({3}) in {4}"), measure.from, shortest(*low), to,
                         shortest(*high), workings.county.name));
    return std::nullopt;
  }
  return HeightRange{*low, *high, *at};
}

Measured by_shares(const Measure& measure, Workings& workings) {
  const std::vector<double> shares = workings.condition_numbers(measure.shares);
  const auto corners = workings.corners(measure.requirement);
  if (shares.empty() || !corners) return std::nullopt;
  const bool good = shares.size() + 1 == measure.classes.size() &&
                    std::all_of(shares.begin(), shares.end(), [](double share) { return share >= 0; }) &&
                    std::accumulate(shares.begin(), shares.end(), 0.0) > 0;
  if (!good)
    return workings.unknown(
        say(mark("\"{0}\" of {1} does not hold a share for each class"), measure.shares, workings.county.name));
  return mean_membership(*corners, shares, measure.classes);
}

/// A band of a `limiting` measure as far as it is known.
struct KnownFactor {
  bool counts = true; ///< a blank requirement that is no limit does not
  std::optional<Factor> factor;
};

KnownFactor factor_of(const Band& part, Workings& workings) {
  if (part.blank_is_open && !workings.corners(part.requirement)) return {false, std::nullopt};
  const auto value = workings.condition(part.condition);
  const auto corners = workings.corners(part.requirement);
  if (!value || !corners) return {true, std::nullopt};
  constexpr double errors_either_side = 2; // of a standard error: about 95 %
  const double error = part.error.empty() ? 0 : workings.condition_or_zero(part.error);
  return {true, Factor{*corners, *value, part.per_km, errors_either_side * std::max(0.0, error)}};
}

} // namespace

/// Membership of the county's condition in the industry's band, or its mean over the county's land.
Measured band(const Measure& measure, Workings& workings) {
  if (!measure.shares.empty()) return by_shares(measure, workings);
  if (!measure.from.empty()) {
    const auto heights = heights_of(measure, workings);
    const auto corners = workings.corners(measure.requirement);
    if (!heights || !corners) return std::nullopt;
    return mean_membership(*corners, heights->low, heights->high);
  }
  const auto x = workings.condition(measure.condition);
  const auto corners = workings.corners(measure.requirement);
  if (!x || !corners) return std::nullopt;
  return trapezoid(*x, *corners);
}

/// The scarcest factor limits (Liebig 1840), or the geometric mean. A zero decides, whatever the others are. Where
/// heights or errors are looked at, known factors bound from above what others leave unknown.
Measured limiting(const Measure& measure, Workings& workings) {
  const bool over_heights = !measure.from.empty();
  bool bounds = over_heights; // what is unknown still lies between
  std::optional<HeightRange> heights = HeightRange{};
  if (over_heights) heights = heights_of(measure, workings);
  std::vector<Factor> known;
  std::size_t counting = 0;
  for (const Band& part : measure.bands) {
    KnownFactor found = factor_of(part, workings);
    bounds = bounds || !part.error.empty();
    counting += found.counts ? 1 : 0;
    if (found.factor) known.push_back(std::move(*found.factor));
  }
  if (!heights || counting == 0 || known.empty()) return std::nullopt;
  const Combine combine = measure.combine == "geometric" ? Combine::geometric : Combine::min;
  const bool all_known = known.size() == counting;
  const bool decided = std::any_of(known.begin(), known.end(), [&](const Factor& factor) {
    return mean_of_least({factor}, *heights, Combine::min).between.high == 0;
  });
  if (decided) return 0;
  if (!all_known && !bounds) return std::nullopt;
  constexpr double far = std::numeric_limits<double>::infinity();
  known.resize(counting, Factor{{-far, -far, far, far}, 0, 0, 0}); // what is unknown may not limit at all
  const MeanOfLeast mean = mean_of_least(known, *heights, combine);
  if (!all_known) return {std::nullopt, Interval{0, mean.between.high}};
  if (mean.between.low == mean.between.high) return mean.point;
  return {mean.point, mean.between};
}

} // namespace yindi
