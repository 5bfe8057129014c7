#pragma once

// Rows of [[weight]] as edits write them (engine/edit/edit.h, weight.NODE): JSON objects.

#include "engine/case/case.h"

namespace yindi {

/// The row as it is.
std::string weighting_row(const NodeWeighting& row);

/// A row of a kind of weightings() that begins with the weights that hold now: points in per cent, swing with 100 for
/// the largest, places, whole ratios from 1 to 9 to the largest and the smallest, ratios to the largest in tenths,
/// steps in hundredths, both up to what 9 times more says. `weights` as `items`.
std::string start_weighting(const std::string& kind, const std::vector<std::string>& items,
                            const std::vector<double>& weights);

/// The row with one number changed: of `values`, or where `second` of the kind's other list, `worst` or `steps`. How
/// many times more the best counts than the worst stands in both lists and is changed in both. An item that takes
/// another's place in swara gives that one its own; the steps stay with the places.
std::string with_number(NodeWeighting row, const std::string& item, double number, bool second);

/// The row with two items in each other's place: who is best or worst.
std::string with_swapped(NodeWeighting row, const std::string& a, const std::string& b);

} // namespace yindi
