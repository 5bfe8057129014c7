#include "engine/validity/figures.h"

#include "engine/region/homogenization.h"
#include "engine/robustness/random.h"

#include <algorithm>
#include <functional>

namespace yindi {
namespace {

/// Groups of equal merit, the best first: how many stand in each, and how many of them are known.
struct TieGroup {
  std::size_t size = 0, known = 0;
};

std::vector<TieGroup> tie_groups(const JudgedList& list) {
  std::map<double, TieGroup, std::greater<>> groups;
  for (const double merit : list.known) ++groups[merit].size, ++groups[merit].known;
  for (const auto* all : {&list.others, &list.aside})
    for (const double merit : *all) ++groups[merit].size;
  std::vector<TieGroup> result;
  for (const auto& [merit, group] : groups) result.push_back(group);
  return result;
}

/// Of `size` in any order with `known` among them, the probability that none of the known is among the first `places`.
double none_among(const TieGroup& group, std::size_t places) {
  double probability = 1;
  for (std::size_t k = 0; k < places; ++k) {
    const double left = static_cast<double>(group.size - k), unknown = left - static_cast<double>(group.known);
    probability *= std::max(0.0, unknown) / left;
  }
  return probability;
}

double share_below(double merit, const std::vector<double>& others) {
  double below = 0;
  for (const double other : others) below += other < merit ? 1 : other == merit ? 0.5 : 0;
  return below / static_cast<double>(others.size());
}

/// 2.5 % and 97.5 % of the resamples that have a value.
void put_ends(std::vector<double> values, Estimate& estimate) {
  estimate.low = quantile(values, 0.025);
  estimate.high = quantile(std::move(values), 0.975);
}

/// How often each of `counties` is drawn in a resample.
std::vector<double> multiplicities(std::size_t counties, std::uint64_t seed, int resample) {
  std::vector<double> times(counties, 0);
  DrawStream stream(seed, purpose("validity/counties"), static_cast<std::uint32_t>(resample));
  for (std::size_t k = 0; k < counties; ++k) {
    const auto drawn = static_cast<std::size_t>(stream.uniform() * static_cast<double>(counties));
    ++times[std::min(drawn, counties - 1)];
  }
  return times;
}

std::optional<double> weighted_mean(const std::vector<CountyPart>& parts, const std::vector<double>& times) {
  double sum = 0, count = 0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    sum += times[k] * parts[k].sum;
    count += times[k] * parts[k].count;
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// Whether the first beats the second: 1, ½ or 0.
double beats(const std::optional<double>& a, const std::optional<double>& b) {
  if (a && b) return *a > *b ? 1 : *a == *b ? 0.5 : 0;
  return a ? 1 : b ? 0 : 0.5;
}

std::optional<double> mean_within(const std::vector<AcrossCounties>& industries, const std::vector<double>& times) {
  double sum = 0, count = 0;
  for (const AcrossCounties& industry : industries) {
    double others = 0;
    for (const auto& [county, merit] : industry.others) others += times[county];
    if (others == 0) continue;
    for (const auto& [county, merit] : industry.known) {
      if (times[county] == 0) continue;
      double won = 0;
      for (const auto& [other, its] : industry.others) won += times[other] * beats(merit, its);
      sum += times[county] * won / others;
      count += times[county];
    }
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

Estimate resampled(std::size_t counties, std::uint64_t seed, int resamples,
                   const std::function<std::optional<double>(const std::vector<double>& times)>& figure) {
  Estimate result;
  result.value = figure(std::vector<double>(counties, 1));
  if (!result.value) return result;
  std::vector<double> values;
  for (int k = 0; k < resamples; ++k)
    if (const auto value = figure(multiplicities(counties, seed, k))) values.push_back(*value);
  put_ends(std::move(values), result);
  return result;
}

} // namespace

std::vector<double> shares_below(const JudgedList& list) {
  if (list.others.empty()) return {};
  std::vector<double> result;
  for (const double merit : list.known) result.push_back(share_below(merit, list.others));
  result.resize(result.size() + list.vetoed, 0);
  return result;
}

double hit(const JudgedList& list, std::size_t k) {
  std::size_t before = 0;
  for (const TieGroup& group : tie_groups(list)) {
    if (before >= k) return 0;
    if (group.known > 0) return 1 - none_among(group, std::min(group.size, k - before));
    before += group.size;
  }
  return 0;
}

double reciprocal_rank(const JudgedList& list) {
  std::size_t before = 0;
  for (const TieGroup& group : tie_groups(list)) {
    if (group.known > 0) {
      double expected = 0;
      for (std::size_t place = 0; place < group.size; ++place)
        expected += (none_among(group, place) - none_among(group, place + 1)) / static_cast<double>(before + place + 1);
      return expected;
    }
    before += group.size;
  }
  return 0;
}

Estimate mean_over_counties(const std::vector<CountyPart>& parts, std::uint64_t seed, int resamples) {
  return resampled(parts.size(), seed, resamples,
                   [&](const std::vector<double>& times) { return weighted_mean(parts, times); });
}

Estimate within_industries(const std::vector<AcrossCounties>& industries, std::size_t counties, std::uint64_t seed,
                           int resamples) {
  return resampled(counties, seed, resamples,
                   [&](const std::vector<double>& times) { return mean_within(industries, times); });
}

} // namespace yindi
