#pragma once

// Several people's judgements on one node become one set of weights.

#include "engine/weights/priorities.h"

namespace yindi {

/// One voice: a participant, a ballot or a file. All members of a group have the same items in the same order.
struct Member {
  std::string id;
  double weight = 1;
  Comparison comparison;
};

/// Weights that sums and products can be made of: divided by the largest where that leaves the safe range of doubles
/// (1e-100 to 1e100), so that two voices of 1e308 count alike; else as they are.
void tame_weights(std::vector<Member>& members);

/// A pair that not every member judged.
struct Voices {
  std::string a, b;
  int voices = 0; ///< members who judged it
  int of = 0;     ///< members with a weight above 0
};

struct MemberPriorities {
  std::string id;
  double weight = 1;
  std::optional<Priorities> own; ///< none where their own judgements don't connect the items
};

struct GroupPriorities {
  std::string aggregate; ///< "judgements" or "priorities"
  std::vector<std::string> items;
  std::vector<double> weights;          ///< sum to 1
  std::optional<Comparison> aggregated; ///< the group's judgements; none when priorities are aggregated
  std::optional<Priorities> priorities; ///< of `aggregated`
  std::vector<MemberPriorities> members;
  std::vector<Voices> fewer_voices;
  std::vector<std::string> left_out; ///< members whose own judgements don't connect, when priorities are aggregated
};

/// The words of `[weighting] aggregate`.
const std::vector<std::string>& aggregations();
Text aggregation_name(const std::string& id);

/// Each pair's geometric mean over those who judged it, by their weights (Aczél & Saaty 1983). Members of weight 0
/// have no voice. `members` is not empty, its weights tame.
Comparison aggregate_judgements(const std::vector<Member>&);

/// Pairs that some member with a weight above 0 left unjudged.
std::vector<Voices> fewer_voices(const std::vector<Member>&);

/// `judgements`: the priorities of the aggregated judgements, which must be connected. `priorities`: the arithmetic
/// mean of the members' own priorities by their weights (Forman & Peniwati 1998), of those whose own judgements are
/// connected. Weights are tame. Errors: no member with a weight above 0, unknown words, nothing connected, and those of
/// priorities().
Loaded<GroupPriorities> group_priorities(const std::vector<Member>&, const std::string& aggregate,
                                         const PriorityOptions& = {}, const Text& what = {},
                                         const std::vector<Text>& names = {});

} // namespace yindi
