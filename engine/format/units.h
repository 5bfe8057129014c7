#pragma once

// Units as people write them behind a number or into a column's head, and what a number with a unit is in the unit of
// its column: 3.95km is 3950 in m, 12.3万 is 12.3 in 万人.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace yindi {

/// "%", "％", "per cent" …
bool is_per_cent(std::string_view unit);

/// Two spellings of one unit: capitals, full-width signs, blanks and brackets of either width apart.
std::string plain_unit(std::string_view unit);

/// Whether two spellings mean one unit: t and 吨, 10 000 persons and 万人.
bool is_same_unit(std::string_view a, std::string_view b);

/// The unit that a head names in brackets, where it is a known one: 人口（万人） → 万人; blank: none.
std::string unit_in_head(std::string_view head);

/// "write 0.4" for 40 %, where no column has a unit: a weight, a parameter; nothing for any other text.
std::optional<Sentence> share_hint(std::string_view text);

/// Of a number with a unit or a multiple behind it, or money before it (65.05%, 46.8万, 3.95km, ¥10, 3950½) what to
/// write in a column whose unit is `unit`, blank where nobody knows it. Where `unit` is known and the two can't be
/// compared, which unit the number is to be in.
std::optional<Sentence> unit_hint(std::string_view text, std::string_view unit);

} // namespace yindi
