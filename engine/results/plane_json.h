#pragma once

// The result of `gaia` as JSON.

#include "engine/methods/gaia.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/json_fwd.h"

namespace yindi {

Json gaia_json(const MatrixFile& file, const GaiaPlane& plane, const Settings& settings, Language language);

} // namespace yindi
