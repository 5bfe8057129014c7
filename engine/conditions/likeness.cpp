#include "engine/conditions/likeness.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

std::optional<double> scaled(const County& county, const Likeness& compared) {
  const auto found = county.conditions.find(compared.condition);
  const double* value = found == county.conditions.end() ? nullptr : std::get_if<double>(&found->second);
  if (!value || !(compared.scale > 0) || (compared.log && *value <= 0)) return std::nullopt;
  return (compared.log ? std::log(*value) : *value) / compared.scale;
}

} // namespace

std::optional<double> squared_distance(const ScaledConditions& a, const ScaledConditions& b) {
  double sum = 0, common = 0;
  for (std::size_t j = 0; j < a.size(); ++j) {
    if (!a[j] || !b[j]) continue;
    sum += (*a[j] - *b[j]) * (*a[j] - *b[j]);
    ++common;
  }
  if (common == 0) return std::nullopt;
  return static_cast<double>(a.size()) / common * sum;
}

double likeness(double squared_distance) { return std::exp(-squared_distance / 2); }

std::optional<double> shrunk_share(const std::vector<double>& weights, const std::vector<double>& amounts, double p,
                                   double prior) {
  double sum = prior * p, weight = prior;
  for (std::size_t d = 0; d < weights.size(); ++d) {
    sum += weights[d] * amounts[d];
    weight += weights[d];
  }
  return weight > 0 ? std::optional(sum / weight) : std::nullopt;
}

Interval score_interval(double share, double n, double z) {
  const double z2 = z * z, under = 1 + z2 / n;
  const double centre = (share + z2 / (2 * n)) / under;
  const double half = z * std::sqrt(std::max(0.0, share * (1 - share) / n + z2 / (4 * n * n))) / under;
  return {std::clamp(centre - half, 0.0, share),
          std::clamp(centre + half, share, 1.0)}; // rounding leaves no share below 0
}

std::vector<ScaledConditions> scaled_conditions(const Case& c, const std::vector<Likeness>& compared) {
  std::vector<ScaledConditions> result;
  for (const County& county : c.model->counties) {
    ScaledConditions& own = result.emplace_back();
    for (const Likeness& one : compared) own.push_back(scaled(county, one));
  }
  return result;
}

} // namespace yindi
