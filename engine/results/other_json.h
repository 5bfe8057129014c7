#pragma once

// The results of `fuzzy`, `fuzzy-ahp`, `sort`, `network` and `dematel` as JSON.

#include "engine/methods/electre_tri.h"
#include "engine/methods/fuzzy_file.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/json_fwd.h"
#include "engine/weights/dematel.h"
#include "engine/weights/fuzzy_ahp.h"
#include "engine/weights/network.h"

namespace yindi {

Json fuzzy_json(const FuzzyFile& file, const FuzzyScores& scores, const std::string& ideal);

Json fuzzy_ahp_json(const FuzzyComparison& comparison, const FuzzyPriorities& result, const std::string& by,
                    double spread, Language language);

Json sort_json(const MatrixFile& file, const CategoryLimits& limits, const Assignments& sorted, double cut);

Json network_json(const Network& network, const NetworkPriorities& result, Language language);

Json dematel_json(const DirectInfluence& influence, const Dematel& result);

} // namespace yindi
