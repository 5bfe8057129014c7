#pragma once

// The whole case in few pages: counts instead of one county after the other, the graph, neighbours before and after,
// what flips it, levers, how to recompute it. Written from the same blocks as a county's sheet.

#include "engine/rationale/county_sheet.h"

namespace yindi {

/// Up to this many counties stand in one table; beyond, they are listed by their first choice.
inline constexpr std::size_t most_in_table = 60;

struct CaseMaterial {
  const Case& c;
  const RegionalFacts& facts;
  const std::vector<CountyRobustness>& sure; ///< one a county of facts.ranked.ranking, in its order
  const SimulationOptions& drawn;
};

/// Which document of a case is asked for.
struct CaseAsked {
  bool province = false; ///< a table by prefecture in place of one of counties, and what is known against it
  bool annex = false;    ///< the audit annex behind it
};
/// The most pages that each has on paper, its annex not counted.
inline constexpr int prefecture_pages = 8, province_pages = 6;

CountySheet compose_case(const CaseMaterial&, const Provenance&, Language, CaseAsked = {});

/// Pages of A4; `pages` is told how many there are without the annex, `points` the size of its text, which is that of
/// an official document unless even the tightest maps and tables leave too little room.
std::string write_case_pdf(const CountySheet&, int* pages = nullptr, double* points = nullptr);
std::vector<PagePicture> case_pictures(const CountySheet&, double pixels_a_millimetre);

} // namespace yindi
