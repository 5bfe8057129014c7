#include "engine/case/region_facts.h"

#include "engine/language/language.h"

#include <algorithm>

namespace yindi {

std::span<const RegionFact> region_facts() {
  static constexpr RegionFact facts[] = {
      {"similarity", mark("Similarity to neighbours"), "1", "UNIDO 1979", false},
      {"krugman", mark("Krugman index to the reference"), "1", "Krugman 1991", false},
      {"krugman_region", mark("Krugman index to the region"), "1", "Krugman 1991", false},
      {"herfindahl", mark("Concentration (Herfindahl)"), "1", "Herfindahl 1950", false},
      {"hachman", mark("Like the reference (Hachman)"), "1", "Hachman 1994", false},
      {"entropy", mark("Diversity (entropy)"), "bit", "Shannon 1948", false},
      {"complexity", mark("Economic complexity"), "1", "Hidalgo & Hausmann 2009", false},
      {"betweenness", mark("Shortest ways through it (betweenness)"), "1", "Freeman 1977; Brandes 2001", true},
      {"hub_hours", mark("Time to the nearest hub"), "h", "Dijkstra 1959", true},
      {"closure_hours", mark("Longer way if one stretch closes"), "h", "Jenelius, Petersen & Mattsson 2006", true},
      {"access_fragility", mark("Access fragility"), "1", "Menger 1927", true},
  };
  return facts;
}

const RegionFact* find_region_fact(std::string_view id) {
  const auto facts = region_facts();
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const RegionFact& fact) { return fact.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

} // namespace yindi
