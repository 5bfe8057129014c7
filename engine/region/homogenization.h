#pragma once

// How alike neighbouring counties are: what `yindi region` reports and the Region page draws.

#include "engine/region/region.h"

namespace yindi {

/// Two neighbouring counties of the plan-makers; none where one of them has no recorded structure.
struct LikePair {
  std::size_t a = 0, b = 0;
  std::optional<double> similarity, krugman; ///< UNIDO; Σ|s − s′|
};

/// Neighbours that have the same: the share of pairs, and the mean over counties of the share of its neighbours, by
/// closeness, that have what the county itself has. None where no pair is known.
struct Sameness {
  std::size_t pairs = 0, same = 0;
  std::optional<double> share() const {
    return pairs ? std::optional(static_cast<double>(same) / static_cast<double>(pairs)) : std::nullopt;
  }
  std::optional<double> crowding;
};

/// Labels by county; a label below 0 is like no other.
Sameness sameness(const Region& region, const std::vector<int>& labels, const std::vector<bool>& among);

/// A county all of whose neighbours (of which it is known) lead in one item.
struct Crowded {
  std::size_t county = 0;
  int item = no_lead;
  bool with_context = false; ///< also when the neighbours outside [case] counties are counted
};

struct Homogenization {
  std::vector<std::size_t> counties;                     ///< those that decide, in the order of the case
  std::vector<bool> among;                               ///< by county of the region: whether it decides
  std::vector<LikePair> pairs;                           ///< by a, then b
  std::optional<double> median, mean, p5, p95, greatest; ///< of the pairs' similarity
  Sameness leads;                                        ///< of what leads today
  std::vector<Crowded> crowded;
  std::vector<Belt> belts;    ///< neighbouring deciding counties with one lead
  std::vector<Belt> clusters; ///< the most alike: joined by pairs whose similarity is at least p95
};

/// `deciding` are the ids of [case] counties; where empty, every county with a recorded structure decides.
Homogenization homogenization(const Region& region, const std::vector<std::string>& deciding);

/// The value below which a share `p` of the sorted values lies, between the two nearest (R's type 7).
std::optional<double> quantile(std::vector<double> values, double p);

} // namespace yindi
