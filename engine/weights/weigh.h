#pragma once

// From the judgements of a case to the weights of every node and leaf, with where each came from.

#include "engine/weights/group.h"
#include "engine/weights/hierarchy.h"
#include "engine/weights/voices.h"

namespace yindi {

/// One voice in a node: a participant or a ballot, and the consistency of their own judgements where they connect.
struct NodeMember {
  std::string id;
  double weight = 1;
  std::optional<double> cr;
};

/// The weights of one node's children. Consistency is none where nothing was compared (equal weights, one child), in a
/// blend of different weights (its `parts` have theirs), and where consistency cannot be tested.
struct NodeWeights {
  std::string node;
  std::vector<std::string> items;
  std::vector<double> weights; ///< sum to 1
  Origin origin_kind = Origin::equal;
  std::string origin_id; ///< the round's number or the profile's id; of a blend the whole blend; else blank
  Sentence origin;       ///< "round 1", "participants", "profile Hilly", "equal weights" …
  bool judged = false;   ///< somebody's judgements stand behind it
  std::optional<double> lambda_max, ci, ri, cr, gci;
  std::string ri_table, ri_label; ///< see RandomIndex; blank where nothing was compared
  int missing = 0;                ///< pairs that nobody judged
  std::vector<NodeMember> members;
  std::vector<Voices> fewer_voices;
  std::optional<Comparison> aggregated; ///< what the weights were taken from, where judgements were aggregated
  std::vector<Sentence> notes;          ///< those on rounds that were passed over stand first
  std::vector<int> passed_over;         ///< closed rounds whose ballots do not connect all items
  std::string profile;                  ///< in a part of a blend: whose
  double share = 1;                     ///< in a part of a blend: how much
  std::vector<NodeWeights> parts;       ///< of a blend whose profiles differ in this node
};

/// What the data say of the leaves, where [weighting] kind asks them (engine/ranking/case_weights.h).
struct DataShares {
  std::map<std::string, double> by_leaf; ///< of the leaves that take part in a ranking; sums to 1
  Diagnostics notes;
};

/// People's weights and the data's made one, where [weighting] combine asks for it.
struct Combination {
  std::map<std::string, double> judged; ///< what people give the same leaves; sums to 1
  std::vector<double> shares;           ///< how much people and the data count; empty where they are multiplied
  std::optional<double> correlation;    ///< of the two; none where one of them is constant
};

struct Weights {
  std::string profile;
  std::vector<NodeWeights> nodes;       ///< goal first, depth first in the library's order
  std::map<std::string, double> global; ///< leaf → weight, over all leaves; sums to 1
  Diagnostics notes;                    ///< those of the nodes, each led by its node's name, at its key (see Places)
  std::optional<DataShares> data;       ///< where the data weigh, alone or too
  std::optional<Combination> combination;
};

/// People's weights, whatever [weighting] kind says, for one profile: its id, a blend `hilly:0.6;plateau:0.4` (weights
/// blended in each node) or blank. In each node the first of these that says something counts: the last closed round
/// that asked for the node and whose ballots together connect it; the case's own [[weight]]; participants' judgements
/// for this profile; their judgements for all; the library's profile; equal weights. Errors (at their keys, see
/// Places): a weighting, scale, or word that this version does not know, a malformed profile, judgements that don't
/// connect a node's items, numbers that give no weights.
Loaded<Weights> weigh(const Case&, const std::string& profile);

/// The words of [weighting] that priorities() takes.
PriorityOptions options_of(const Weighting&);

/// The weights if the judgement of a over b in one node, as aggregated, were `ratio`: what following a suggestion would
/// do. In a blend every part that has the pair changes. Nothing where no aggregated judgements stand behind the node or
/// they have no such pair.
std::optional<Weights> with_judgement(const Case&, const Weights&, const std::string& node, const std::string& a,
                                      const std::string& b, double ratio);

/// Takes away what those that are off have of their nodes; the others share it as they stand. Errors: a node in which
/// no other has any weight.
std::optional<Diagnostic> drop_off(const Case&, Weights&);

/// The local weights of every node, as hierarchy.h takes them.
LocalWeights local_weights(const Weights&);

} // namespace yindi
