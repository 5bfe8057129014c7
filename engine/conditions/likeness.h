#pragma once

// How alike places are in their conditions, and what those that are alike say of one: the arithmetic of the measure
// `track_record`. Evidence of suitability by analogous sites: Jones et al. 2005 (Homologue), Ramírez-Villegas et al.
// 2011 (climate analogues, CCAFS Working Paper 12).

#include "engine/conditions/assessment.h"

#include <optional>
#include <vector>

namespace yindi {

/// A place's conditions in units of their scales; none where unknown.
using ScaledConditions = std::vector<std::optional<double>>;

/// (J/J') Σ (aⱼ − bⱼ)² over the J' of the J conditions that both have (Gower 1971, Biometrics 27:857–871: compared on
/// what both have); none where they have nothing in common.
std::optional<double> squared_distance(const ScaledConditions& a, const ScaledConditions& b);

/// exp(−D²/2).
double likeness(double squared_distance);

/// (Σ w·y + prior·p) / (Σ w + prior): a kernel regression (Nadaraya 1964; Watson 1964) drawn towards the share `p` of
/// all by `prior` places of no particular likeness (m-estimate, Cestnik 1990). None where nothing weighs.
std::optional<double> shrunk_share(const std::vector<double>& weights, const std::vector<double>& amounts, double p,
                                   double prior);

/// The score interval of a share that was seen in `n` cases, `z` standard errors wide (Wilson 1927, J. Am. Stat. Assoc.
/// 22:209–212). It holds the share; n > 0.
Interval score_interval(double share, double n, double z);

/// The conditions of all counties that one measure compares, in the order of the case.
std::vector<ScaledConditions> scaled_conditions(const Case& c, const std::vector<Likeness>& compared);

} // namespace yindi
