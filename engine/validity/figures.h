#pragma once

// How well orders of industries agree with what counties are known for: areas under the curve, hits, reciprocal ranks,
// each with a bootstrap over counties. Plain numbers; what they are made of is validity.h.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace yindi {

/// One county's industries in one order: merits, of which more is better. What a veto excludes has none.
struct JudgedList {
  std::vector<double> known;  ///< of the pairs that count, those that no veto excludes
  std::size_t vetoed = 0;     ///< pairs that count and that a veto excludes: below all others
  std::vector<double> others; ///< industries that the county is not known for
  std::vector<double> aside;  ///< known, but not counted; they take their places in the list
};

/// For each pair that counts the share of the others that rank below it, a tie counting half, 0 for one that a veto
/// excludes: its part of the area under the ROC curve (Hanley & McNeil 1982, Radiology 143:29–36). First those of
/// `known`, then the vetoed. Empty where there are no others.
std::vector<double> shares_below(const JudgedList& list);

/// The probability that one of the known is among the first k, where those that tie are put in order by chance (with
/// different merits 0 or 1).
double hit(const JudgedList& list, std::size_t k);

/// The expected 1/rank of the best known, in the same way; 0 where none is ranked.
double reciprocal_rank(const JudgedList& list);

/// A county's part in a mean: what it adds, and how many it counts for.
struct CountyPart {
  double sum = 0, count = 0;
};

struct Estimate {
  std::optional<double> value, low, high; ///< none where nothing counts
};

/// Σ sum / Σ count, with the 2.5 % and 97.5 % quantiles of the same over resamples of the counties with replacement
/// (Efron 1979, Ann. Stat. 7:1–26). Counties are drawn, not pairs, because pairs of a county hang together.
Estimate mean_over_counties(const std::vector<CountyPart>& parts, std::uint64_t seed, int resamples = 2000);

/// One industry across counties: those that are known for it, and the others; no merit: a veto excludes it there, which
/// is below all merits and ties with itself.
struct AcrossCounties {
  std::vector<std::pair<std::size_t, std::optional<double>>> known, others; ///< county and merit
};

/// The mean over the known pairs of all industries of the share of the industry's other counties that have a lower
/// merit (a tie counts half); industries without known or without others count nothing. Resampled over `counties`
/// counties, each as often as it was drawn.
Estimate within_industries(const std::vector<AcrossCounties>& industries, std::size_t counties, std::uint64_t seed,
                           int resamples = 2000);

} // namespace yindi
