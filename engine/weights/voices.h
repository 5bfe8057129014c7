#pragma once

// Whose judgements count for a node: rounds, the case's own [[weight]], participants, the library's profile, in this
// order (DESIGN §4).

#include "engine/weights/group.h"

namespace yindi {

/// Where a node's weights come from.
enum class Origin { round, given, participants, profile, blend, equal, single, data };

/// "round", "given" (the case's own [[weight]]), "participants", "profile", "blend", "equal", "single" (one item has
/// nothing to be weighed against), "data" (an objective weighting).
const char* name(Origin origin);

/// The members whose judgements weigh a node's items, where they come from, and what was passed over.
struct NodeVoices {
  std::vector<Member> members; ///< empty: nobody judged
  Origin origin_kind = Origin::equal;
  std::string origin_id; ///< of a round or a [[weight]] its number, of a profile its id
  Sentence origin;
  bool named = true;                     ///< false for the library's profile, which is no person
  const NodeWeighting* direct = nullptr; ///< of the case: it says the weights itself, and nobody is asked
  std::vector<Sentence> notes;           ///< those on rounds that were passed over stand first
  std::vector<int> passed_over;          ///< closed rounds whose ballots do not connect all items
};

/// For one node and one profile (an id or blank); the members' ratios are on the scale of the case's weighting.
/// Diagnostics are errors in single judgements.
Loaded<NodeVoices> voices_for(const Case&, const std::string& node, const std::vector<std::string>& items,
                              const std::string& profile);

/// The same from the ballots of one round, whatever stands above or below it.
Loaded<NodeVoices> voices_in_round(const Case&, const Round&, const std::string& node,
                                   const std::vector<std::string>& items, const std::string& profile);

/// A node's name in both languages; the goal has one too.
Text node_name(const Library&, const std::string& node);

} // namespace yindi
