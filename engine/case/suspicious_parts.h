#pragma once

// What the parts of suspicious_cells() share.

#include "engine/case/suspicious.h"
#include "engine/format/plausible.h"

namespace yindi {

/// "leave the cell blank if the number is unknown"
const Sentence& leave_blank();

/// One column of a table with whose row each number is.
struct Numbers {
  Column values;
  std::vector<SuspiciousCell> cells; ///< with everything but what is said
  std::vector<Text> names;
};

/// Codes for "no data"; `low`, `high`: what makes sense, where it is known.
void tell_codes(const Numbers& numbers, std::optional<double> low, std::optional<double> high,
                std::vector<SuspiciousCell>& found);

/// 2020 of 2020年.
std::string plain_year(const std::string& year);

/// A share of 1 among per cents, persons among ten thousands: one row, or some. `any_factor`: also where no factor
/// mends it.
void tell_other_unit(const Numbers& numbers, const Text& what, const std::string& unit, bool any_factor,
                     std::vector<SuspiciousCell>& found);

/// A county whose lon and lat are far from those of the others, or the other way round.
void tell_places(const Case& c, std::vector<SuspiciousCell>& found);
/// A row of counties that sums up the others, by its numbers or its name.
void tell_total_counties(const Case& c, std::vector<SuspiciousCell>& found);
/// Of presence and reference: codes, amounts without a unit beside others, amounts of different years, more than the
/// reference has, a sector that is the sum of the others.
void tell_amounts(const Case& c, std::vector<SuspiciousCell>& found);
/// Codes among lengths and times, and lengths that no neighbours are apart.
void tell_links(const Case& c, std::vector<SuspiciousCell>& found);

} // namespace yindi
