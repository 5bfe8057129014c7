#pragma once

// What the region says of a county, by the name under which a formula asks for it: `region.krugman`.

#include <span>
#include <string_view>

namespace yindi {

struct RegionFact {
  const char* id;
  const char* name; ///< marked
  const char* unit;
  const char* source; ///< of the formula
  bool of_ways;       ///< asks how far places are, not what is produced there
};
std::span<const RegionFact> region_facts();
const RegionFact* find_region_fact(std::string_view id);

} // namespace yindi
