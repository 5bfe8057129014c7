#pragma once

// What each person of a group weighs, and what they weigh together: the one value that consensus, agenda, blocs,
// movement and the question "would another group choose otherwise" start from.

#include "engine/format/diagnostic.h"
#include "engine/weights/weigh.h"
#include "engine/workshop/weight_tree.h"

namespace yindi {

/// Somebody who judged. In a pseudonymous or anonymous round there is no name, no group, and every voice is 1.
struct Person {
  std::string id;
  std::string name;  ///< of a participant; else the id
  std::string group; ///< may be blank
  double voice = 1;
  bool operator==(const Person&) const = default;
};

/// What people said of one node, for one profile; lists by person.
struct NodeOpinions {
  std::string node;
  std::vector<std::string> items;
  Eigen::Index column = 0; ///< of its first item in a row of local weights
  /// people × pairs (0,1), (0,2), … (1,2), …: ln of how many times more the first counts; NaN where nothing was said.
  Eigen::MatrixXd answers;
  std::vector<std::optional<Priorities>> own; ///< none: nothing, or their own judgements don't connect the items
};

/// The opinions for one profile, or for one part of a blend.
struct ProfileOpinions {
  std::string profile;
  double share = 1;
  std::vector<NodeOpinions> nodes; ///< those that somebody judged, in the order of the tree
  Eigen::RowVectorXd rest;         ///< the local weights that count now: those of nodes without people stay
};

struct Opinions {
  std::vector<Person> people; ///< in the case's order, else as they are first met
  WeightTree tree;
  std::vector<ProfileOpinions> parts; ///< one, or those of a blend; shares sum to 1
  std::string naming = "named";       ///< of the round; outside rounds judgements have names
  std::string aggregate;              ///< "judgements" or "priorities"
  PriorityOptions how;

  Eigen::VectorXd voices() const;
};

/// Whether a person said anything about a node.
bool judged(const NodeOpinions& node, std::size_t person);

/// The judgements that count now, or those of one round, for a profile (an id, a blend or blank). Errors: those of
/// weigh(), no such round, an open round, which is sealed.
Loaded<Opinions> opinions(const Case& c, std::optional<int> round, const std::string& profile);

/// The group's local weights, blended over the parts; a node whose judgements together don't connect keeps what counts
/// without them.
Eigen::RowVectorXd group_weights(const Opinions& opinions);
Eigen::RowVectorXd group_weights(const Opinions& opinions, const ProfileOpinions& part);

/// The same if the people's voices were these. Nothing where a node that all of them connect has no voice left, or what
/// is left does not connect its items: then nobody can tell what would count.
std::optional<Eigen::RowVectorXd> group_weights(const Opinions& opinions, const Eigen::VectorXd& voices);

/// The local weights of some people, whose voices these are: their own together, and where that is none the group's.
Eigen::RowVectorXd weights_of_some(const Opinions& opinions, const Eigen::VectorXd& voices);

/// people × columns of local weights: their own, and where they gave none the group's.
Eigen::MatrixXd local_opinions(const Opinions& opinions);

/// A node's judgements as one comparison: of each pair the geometric mean by voices over those who judged it.
Comparison together_judged(const NodeOpinions& node, const Eigen::VectorXd& voices);

/// One node as aggregated by either word of [weighting] aggregate, or by the geometric mean of priorities (Forman &
/// Peniwati 1998, Eur. J. Oper. Res. 108:165–169), each summing to 1. Nothing where judgements don't connect, or
/// nobody's own do.
std::optional<Eigen::VectorXd> aggregated_judgements(const NodeOpinions& node, const Eigen::VectorXd& voices,
                                                     const PriorityOptions& how);
enum class Mean { arithmetic, geometric };
std::optional<Eigen::VectorXd> aggregated_priorities(const NodeOpinions& node, const Eigen::VectorXd& voices,
                                                     Mean mean);

} // namespace yindi
