#pragma once

// How far rankings of the same alternatives agree. A ranking is one place an alternative; 1 is best. Nothing where a
// coefficient does not exist: fewer than two alternatives, or a ranking that tells nothing apart.

#include "engine/language/language.h"

#include <optional>
#include <vector>

namespace yindi {

using Ranks = std::vector<double>;

/// Competition ranks (ties share the smallest place) with ties at the mean of the places that they take up.
Ranks mid_ranks(const std::vector<int>& competition_ranks);
/// The places of any values, the smallest first, ties at the mean of the places that they take up.
Ranks mid_places(const std::vector<double>& values);

/// (concordant − discordant) / all pairs (Kendall 1938, Biometrika 30:81–93).
std::optional<double> kendall_tau_a(const Ranks& x, const Ranks& y);
/// The same over √((pairs not tied in x)(pairs not tied in y)) (Kendall 1945, Biometrika 33:239–251).
std::optional<double> kendall_tau_b(const Ranks& x, const Ranks& y);
/// Pearson's correlation of the places, which is right with ties where they are mid-ranks (Spearman 1904).
std::optional<double> spearman(const Ranks& x, const Ranks& y);
/// Differences at the top count more (Dancelli, Manisera & Vezzoli 2013; Sałabun & Urbaniak 2020, LNCS 12138).
std::optional<double> weighted_spearman(const Ranks& x, const Ranks& y);
/// 1 − Σ 2^(−xᵢ) |xᵢ − yᵢ| / max(|1 − xᵢ|, |n − xᵢ|); not symmetric (Sałabun & Urbaniak 2020, LNCS 12138).
std::optional<double> ws_coefficient(const Ranks& reference, const Ranks& y);
/// Distance correlation of values or places, 0 to 1: 0 only where they are independent (Székely, Rizzo & Bakirov 2007,
/// Ann. Stat. 35:2769–2794). Takes at most `most_by_distance`, since each pair of items has a distance.
std::optional<double> distance_correlation(const Ranks& x, const Ranks& y);
inline constexpr std::size_t most_by_distance = 5000;
/// Concordance of several rankings at once, corrected for ties; 0 to 1 (Kendall & Babington Smith 1939; Kendall 1948).
/// Takes mid-ranks.
std::optional<double> kendall_w(const std::vector<Ranks>& rankings);

/// Up to which place the rankings agree: place k is agreed on where no ranking puts an alternative from below before
/// one of the first k. A tie contradicts no order, so methods that only split good from bad disturb nobody.
struct AgreedPlaces {
  std::size_t places = 0; ///< all of them where the rankings never differ
  Sentence sentence;      ///< "The methods agree on places 1–3 and differ from place 4."
};
AgreedPlaces agreed_places(const std::vector<std::vector<int>>& competition_ranks);

} // namespace yindi
