#pragma once

// What the region says of each county as one number (region_facts.h): how its structure differs and how it is reached.

#include "engine/region/region.h"

#include <set>

namespace yindi {

/// The facts that formulas of the library ask for.
std::set<std::string> facts_in_formulas(const Case& c);

/// Computes those of `ids` that the region does not hold yet. The region that the Krugman index compares with is that
/// of the deciding counties, or of all that are recorded where none is named. What cannot be told of a county is none.
void tell_facts(const Case& c, const std::set<std::string>& ids, Region& region);

} // namespace yindi
