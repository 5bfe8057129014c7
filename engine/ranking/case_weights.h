#pragma once

// The weights of a case: people's (weigh.h), where [weighting] kind names an objective weighting the data's, and where
// [weighting] combine says so both made one.

#include "engine/conditions/assessment.h"
#include "engine/methods/objective.h"
#include "engine/weights/weigh.h"

namespace yindi {

/// The objective weighting that the case asks for; nullptr where people weigh (or the kind is unknown).
const ObjectiveWeighting* data_weighting(const Case& c);

/// What the case's objective weighting makes of all its counties (see pooled_matrix). Leaves that take part in no
/// ranking get no weight, and a note names them. Errors stand at the keys of [weighting].
Loaded<DataShares> data_shares(const Case& c, const Assessments& assessed);

/// The weights for a profile (see weigh()); `data` where the data weigh, else nullptr. The data alone give every
/// profile the same: each item of a node has the share of its leaves; items that all have none share equally.
/// Combined, the leaves' weights are those of multiplied_weights() or game_weights(); the nodes keep what is said of
/// their judgements (consistency, who judged). Errors: those of weigh() and of the combination.
Loaded<Weights> case_weights(const Case& c, const std::string& profile, const DataShares* data);

/// The weights that some counties need: one entry a profile, and one for each part of a blend. Where the data give none
/// it is empty, and `diagnostics` say why.
struct ProfileWeights {
  std::optional<DataShares> data; ///< where the data weigh
  std::map<std::string, Loaded<Weights>> by_profile;
  Diagnostics diagnostics;
};
/// Of `counties` (all that decide where it is empty). `assessed`: all deciding counties where the data weigh, else it
/// does not matter.
ProfileWeights weigh_counties(const Case& c, const Assessments& assessed,
                              const std::vector<std::string>& counties = {});

/// What a reader is told beside every ranking by such weights; nothing where people alone weigh.
std::vector<Sentence> said_of_weights(const Case& c, const Weights& weights);
/// The first of these, without the numbers of one profile; blank where people alone weigh.
Sentence said_of_data_weights(const Case& c);

} // namespace yindi
