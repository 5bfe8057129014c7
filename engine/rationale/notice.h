#pragma once

// The public notice: one page in everybody's words, without scores, criteria or methods, on which people are asked
// what they think before it is decided.

#include "engine/rationale/county_sheet.h"

namespace yindi {

CountySheet compose_notice(const CountyMaterial& material, const CountyRationale& rationale, const Provenance& proof,
                           Language language);
/// One page of A4; `pages` is told how many.
std::string write_notice_pdf(const CountySheet& notice, int* pages = nullptr);
std::vector<PagePicture> notice_pictures(const CountySheet& notice, double pixels_a_millimetre);

} // namespace yindi
