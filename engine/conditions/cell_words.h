#pragma once

// What a person is told of a cell: the neighbours that it looked at, the numbers behind a veto.

#include "engine/conditions/assessment.h"

namespace yindi {

/// The neighbours that matter for one industry of a county, leaf by leaf; empty where no leaf looks at them.
std::vector<Sentence> neighbours_of(const Case& c, const Assessment& assessment, const std::string& industry);

/// What stands behind a veto: "needs 2,600 to 3,400 m, Litang has 3,950 m" where it is one band, else the limit.
Sentence behind_veto(const Case& c, const Assessment& assessment, const Exclusion& exclusion);

} // namespace yindi
