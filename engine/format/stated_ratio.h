#pragma once

// A judgement as it is written: one number or fraction, or three, which say besides how sure somebody is of it.

#include "engine/format/fuzzy_number.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

/// "3", "1/3", or "2 3 4", "1/4 1/3 1/2": the least, the likeliest and the most, with blanks, commas or semicolons
/// between them, in brackets or not. Nothing where it is neither, or where the three are out of order.
std::optional<FuzzyNumber> stated_ratio(const std::string& text);
/// The numbers of such a text in any order and however many; none where one is none.
std::vector<double> stated_ratios(const std::string& text);

} // namespace yindi
