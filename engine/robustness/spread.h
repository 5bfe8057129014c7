#pragma once

// By how much a number of some quality may be off, as a share of its leaf's scale, to both sides.

#include "engine/case/case.h"

#include <string>
#include <vector>

namespace yindi {

/// What assumptions may be off by where nobody says: there is nothing better to go by, so it is stated wherever it is
/// used.
inline constexpr double default_assumed_spread = 0.2;

/// Whether the library's [spread] says anything; then it holds for the draws without being asked for.
bool tells_spread(const Spread& spread);

/// By so much the draws vary an exact value of this quality; 0: they take it as it is. [robustness] assumed_spread
/// stands above what the library says of assumptions.
double drawn_spread(const Case& c, const std::string& quality);

/// By so much a value may be off where one asks what that would do: as drawn, and of an assumption that nobody says
/// anything of default_assumed_spread.
double possible_spread(const Case& c, const std::string& quality);

/// The qualities that the draws vary with their spreads, the widest last: "published" 0.05, …
std::vector<std::pair<std::string, double>> drawn_spreads(const Case& c);

} // namespace yindi
