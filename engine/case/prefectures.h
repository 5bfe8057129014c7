#pragma once

// Prefectures by the codes of their counties (GB/T 2260).

#include "engine/language/language.h"

#include <string>

namespace yindi {

/// The first four digits of a county's code; blank where its id is none of six digits.
std::string prefecture_of(const std::string& county);
/// Of such four digits; the digits themselves where no prefecture of that code is known here.
Text prefecture_name(const std::string& code);
bool is_known_prefecture(const std::string& code);

} // namespace yindi
