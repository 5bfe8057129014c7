#include "engine/rationale/county_rationale.h"

namespace yindi {

const char* word(Stance stance) {
  switch (stance) {
  case Stance::start:
    return mark("start");
  case Stance::strengthen:
    return mark("strengthen");
  case Stance::keep:
    return mark("keep");
  case Stance::wind_down:
    return mark("wind down");
  case Stance::none:
    break;
  }
  return "–";
}

Sentence stance_rule() {
  return say(mark("Start: first, at least likely, not on record here. Strengthen: first or second and on record. Wind "
                  "down: on record, excluded or in the last third, more than {} of its income from "
                  "subsidies. Keep: on record otherwise."),
             per_cent(most_subsidy));
}

OnRecord on_record(const Case& c, const Region& region, const std::string& county, const std::string& industry) {
  const auto at = region.graph.index.find(county);
  const Industry* known = find_industry(c, industry);
  if (at == region.graph.index.end() || !known) return OnRecord::unknown;
  for (const auto& [unit, list] : region.registers)
    if (list.amount(at->second, industry) > 0) return OnRecord::yes;
  const auto item = item_of(region, *known);
  if (!item || !is_recorded(region, at->second)) return OnRecord::unknown;
  if (region.candidates_of_item[*item] > 1) return OnRecord::unknown;
  if (!region.compared[*item])
    return region.amounts(static_cast<Eigen::Index>(at->second), static_cast<Eigen::Index>(*item)) > 0
               ? OnRecord::unknown
               : OnRecord::no;
  return region.quotients(static_cast<Eigen::Index>(at->second), static_cast<Eigen::Index>(*item)) >= 1 ? OnRecord::yes
                                                                                                        : OnRecord::no;
}

Stance stance_of(const StanceQuestion& q) {
  const bool here = q.here == OnRecord::yes;
  const bool sure = q.level == Level::clear || q.level == Level::likely || q.level == Level::only;
  if (q.rank == 1 && q.alone_first && sure) return here ? Stance::strengthen : Stance::start;
  if (!here) return Stance::none;
  const bool low = q.rank == 0 || (q.ranked > 2 && 3 * q.rank > 2 * q.ranked);
  if (low && q.subsidy.value_or(0) > most_subsidy) return Stance::wind_down;
  if (q.rank == 1 || q.rank == 2) return Stance::strengthen;
  return Stance::keep;
}

} // namespace yindi
