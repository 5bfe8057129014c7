#pragma once

// Why counties have no weights, as a person mends it: which items nobody compared with the others, and whose answers
// would do it.

#include "engine/weights/answers.h"

#include <string>
#include <vector>

namespace yindi {

/// A node whose judgements give no weights, because they leave items apart.
struct Unweighed {
  std::string node;
  std::vector<std::string> apart; ///< items outside the largest group that answers connect, in the library's order
  std::size_t of = 0;             ///< items of the node
  std::vector<Voice> voices;      ///< whose answers are too few: one a profile, or a participant for all
  bool operator==(const Unweighed&) const = default;
};

/// Of the counties that decide, over all their profiles and the parts of blends; the goal first, depth first. Empty
/// where all have weights, or have none for another reason.
std::vector<Unweighed> unweighed_nodes(const Case& c);

/// Whether an error of weighing says no more than unweighed_nodes() does, in groups of ids.
bool told_by_unweighed(const Diagnostic& d);

/// "Market access is not compared with the other criteria of Goal yet."
Sentence said_of_unweighed(const Case& c, const Unweighed& one);
/// "Profile Hilly, profile Plateau"
Text voices_of_unweighed(const Case& c, const Unweighed& one);

} // namespace yindi
