#pragma once

// Numbers with something around them that is no unit: ~10, <5, 10*, (1,200), 100.270°E.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace yindi {

/// Digits with separators as a number that can be read: 1,299.00 → 1299.00, 12,5 → 12.5, 1.299,50 → 1299.50.
struct PlainDigits {
  std::string text;
  std::string other = {}; ///< where the comma may also be a decimal sign, as in 1,299: 1.299
};
/// Nothing where `text` is no number written so; a minus may stand in front.
std::optional<PlainDigits> plain_digits(std::string_view text);

/// What to write for a number that is said to be about so or a bound, has a mark of a footnote, a point of the compass
/// or brackets for minus around it, or a letter among its digits; `unit` is the column's as for unit_hint().
std::optional<Sentence> dressed_hint(std::string_view text, std::string_view unit);

} // namespace yindi
