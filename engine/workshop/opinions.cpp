#include "engine/workshop/opinions.h"

#include "engine/weights/scales.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

/// Whose voices a node has, before everybody has a place in the list of people.
struct HeardNode {
  const TreeNode* node;
  std::vector<Member> members;
};

Person person_of(const Case& c, const Member& member, bool by_name) {
  Person person{member.id, member.id, {}, member.weight};
  for (const Participant& participant : c.judging.participants)
    if (by_name && participant.id == member.id) {
      if (!participant.name.empty()) person.name = participant.name;
      person.group = participant.group;
    }
  return person;
}

/// Participants in the case's order, then the others as they were met.
void sort_people(std::vector<Person>& people, const Case& c) {
  const auto place = [&](const Person& person) {
    return std::find_if(c.judging.participants.begin(), c.judging.participants.end(),
                        [&](const Participant& participant) { return participant.id == person.id; }) -
           c.judging.participants.begin();
  };
  std::stable_sort(people.begin(), people.end(), [&](const Person& x, const Person& y) { return place(x) < place(y); });
}

RowVectorXd logarithms(const Comparison& comparison) {
  const Index n = comparison.size();
  RowVectorXd result(n * (n - 1) / 2);
  Index pair = 0;
  for (Index i = 0; i < n; ++i)
    for (Index j = i + 1; j < n; ++j) result(pair++) = std::log(comparison.ratio(i, j)); // of NaN it is NaN
  return result;
}

NodeOpinions node_opinions(const HeardNode& heard, const std::vector<Person>& people, const PriorityOptions& how) {
  const TreeNode& node = *heard.node;
  NodeOpinions result{node.id, node.items, node.column, {}, {}};
  const Index pairs = node.size() * (node.size() - 1) / 2;
  result.answers = MatrixXd::Constant(static_cast<Index>(people.size()), pairs, std::nan(""));
  result.own.resize(people.size());
  for (const Member& member : heard.members) {
    const auto at = static_cast<std::size_t>(
        std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == member.id; }) -
        people.begin());
    result.answers.row(static_cast<Index>(at)) = logarithms(member.comparison);
    if (connected(member.comparison)) result.own[at] = priorities(member.comparison, how).value;
  }
  return result;
}

RowVectorXd local_row(const WeightTree& tree, const Weights& weights) {
  RowVectorXd row = RowVectorXd::Zero(tree.columns);
  for (const NodeWeights& node : weights.nodes)
    if (const TreeNode* place = tree.find(node.node))
      for (std::size_t i = 0; i < node.weights.size(); ++i)
        row(place->column + static_cast<Index>(i)) = node.weights[i];
  return row;
}

/// Nodes of the tree that people judged, by `voices_of(node)`; errors go to `problems`.
template <class VoicesOf>
std::vector<HeardNode> heard_nodes(const WeightTree& tree, VoicesOf voices_of, Diagnostics& problems) {
  std::vector<HeardNode> heard;
  for (const TreeNode& node : tree.nodes) {
    if (node.size() < 2) continue;
    Loaded<NodeVoices> voices = voices_of(node);
    problems.insert(problems.end(), voices.diagnostics.begin(), voices.diagnostics.end());
    if (voices.value && voices.value->named && !voices.value->members.empty())
      heard.push_back({&node, std::move(voices.value->members)});
  }
  return heard;
}

/// The round that was asked for; nothing, with the reason in `problems`, where it may not be shown.
const Round* closed_round(const Case& c, int number, Diagnostics& problems) {
  const auto found = std::find_if(c.judging.rounds.begin(), c.judging.rounds.end(),
                                  [&](const Round& round) { return round.number == number; });
  if (found == c.judging.rounds.end()) {
    std::vector<Text> numbers;
    for (const Round& round : c.judging.rounds) numbers.push_back(plain(std::to_string(round.number)));
    problems.push_back(refusal(say(mark("there is no round {}"), std::to_string(number)),
                               numbers.empty() ? say(mark("this casebook has no rounds"))
                                               : say(mark("its rounds are: {}"), list(numbers))));
    return nullptr;
  }
  if (found->state == "closed") return &*found;
  problems.push_back(refusal(say(mark("round {} is open, so its ballots are sealed"), std::to_string(number)),
                             say(mark("close the round first; nothing is shown or added up before"))));
  return nullptr;
}

/// The local weights of one part, and whether every node that people judged could be aggregated; the others keep
/// `rest`.
std::pair<RowVectorXd, bool> part_weights(const Opinions& opinions, const ProfileOpinions& part, const VectorXd& voices,
                                          const RowVectorXd& rest) {
  std::pair<RowVectorXd, bool> result{rest, true};
  const auto together = [&](const NodeOpinions& node, const VectorXd& heard) {
    return opinions.aggregate == "priorities" ? aggregated_priorities(node, heard, Mean::arithmetic)
                                              : aggregated_judgements(node, heard, opinions.how);
  };
  for (const NodeOpinions& node : part.nodes) {
    const auto weights = together(node, voices);
    if (weights) result.first.segment(node.column, weights->size()) = weights->transpose();
    // What all of them together do not connect counts as before, whoever is left out.
    result.second = result.second && (weights || !together(node, opinions.voices()));
  }
  return result;
}

} // namespace

VectorXd Opinions::voices() const {
  VectorXd result(static_cast<Index>(people.size()));
  for (std::size_t k = 0; k < people.size(); ++k) result(static_cast<Index>(k)) = people[k].voice;
  return result;
}

bool judged(const NodeOpinions& node, std::size_t person) {
  return !node.answers.row(static_cast<Index>(person)).array().isNaN().all();
}

Loaded<Opinions> opinions(const Case& c, std::optional<int> round, const std::string& profile) {
  Opinions result;
  Diagnostics problems;
  result.tree = weight_tree(c.model->library, c.judging.weighting.off);
  result.aggregate = c.judging.weighting.aggregate;
  result.how = options_of(c.judging.weighting);
  const Round* asked = round ? closed_round(c, *round, problems) : nullptr;
  auto shares = profile_blend(profile).value_or(std::vector<std::pair<std::string, double>>{});
  if (shares.empty()) shares.emplace_back(profile, 1.0); // weigh() says what is wrong with it
  std::vector<std::vector<HeardNode>> heard;
  if (asked) result.naming = asked->naming;
  for (const auto& [id, share] : shares) {
    const Loaded<Weights> weights = weigh(c, id);
    problems.insert(problems.end(), weights.diagnostics.begin(), weights.diagnostics.end());
    if (has_errors(problems)) return {std::nullopt, problems};
    heard.push_back(heard_nodes(
        result.tree,
        [&, &id = id](const TreeNode& node) {
          return asked ? voices_in_round(c, *asked, node.id, node.items, id) : voices_for(c, node.id, node.items, id);
        },
        problems));
    result.parts.push_back({id, share, {}, local_row(result.tree, *weights.value)});
  }
  for (const auto& nodes : heard)
    for (const HeardNode& node : nodes)
      for (const Member& member : node.members)
        if (std::none_of(result.people.begin(), result.people.end(),
                         [&](const Person& person) { return person.id == member.id; }))
          result.people.push_back(person_of(c, member, result.naming == "named"));
  sort_people(result.people, c);
  for (std::size_t p = 0; p < heard.size(); ++p)
    for (const HeardNode& node : heard[p])
      result.parts[p].nodes.push_back(node_opinions(node, result.people, result.how));
  if (has_errors(problems)) return {std::nullopt, problems};
  return {std::move(result), problems};
}

Comparison together_judged(const NodeOpinions& node, const VectorXd& voices) {
  Comparison together = no_judgements(node.items);
  Index pair = 0;
  for (Index i = 0; i < together.size(); ++i)
    for (Index j = i + 1; j < together.size(); ++j, ++pair) {
      double sum = 0, total = 0;
      for (Index k = 0; k < node.answers.rows(); ++k) {
        const double answer = node.answers(k, pair);
        if (!(voices(k) > 0) || std::isnan(answer)) continue;
        sum += voices(k) * answer;
        total += voices(k);
      }
      if (total > 0) judge(together, i, j, std::exp(sum / total));
    }
  return together;
}

std::optional<VectorXd> aggregated_judgements(const NodeOpinions& node, const VectorXd& voices,
                                              const PriorityOptions& how) {
  const Comparison together = together_judged(node, voices);
  const bool complete = missing_pairs(together) == 0;
  if (!complete && (how.prioritization == "column-mean" || !connected(together))) return std::nullopt;
  return priority_vector(together, how.prioritization);
}

std::optional<VectorXd> aggregated_priorities(const NodeOpinions& node, const VectorXd& voices, Mean mean) {
  VectorXd sum = VectorXd::Zero(static_cast<Index>(node.items.size()));
  double total = 0;
  for (std::size_t k = 0; k < node.own.size(); ++k) {
    const double voice = voices(static_cast<Index>(k));
    if (!(voice > 0) || !node.own[k]) continue;
    for (Index i = 0; i < sum.size(); ++i) {
      const double weight = node.own[k]->weights[static_cast<std::size_t>(i)];
      sum(i) += voice * (mean == Mean::geometric ? std::log(weight) : weight);
    }
    total += voice;
  }
  if (!(total > 0)) return std::nullopt;
  sum /= total;
  if (mean == Mean::geometric) sum = sum.array().exp();
  return sum / sum.sum();
}

RowVectorXd group_weights(const Opinions& opinions, const ProfileOpinions& part) {
  return part_weights(opinions, part, opinions.voices(), part.rest).first;
}

RowVectorXd group_weights(const Opinions& opinions) {
  RowVectorXd result = RowVectorXd::Zero(opinions.tree.columns);
  for (const ProfileOpinions& part : opinions.parts) result += part.share * group_weights(opinions, part);
  return result;
}

std::optional<RowVectorXd> group_weights(const Opinions& opinions, const VectorXd& voices) {
  RowVectorXd result = RowVectorXd::Zero(opinions.tree.columns);
  for (const ProfileOpinions& part : opinions.parts) {
    const auto [local, known] = part_weights(opinions, part, voices, part.rest);
    if (!known) return std::nullopt;
    result += part.share * local;
  }
  return result;
}

RowVectorXd weights_of_some(const Opinions& opinions, const VectorXd& voices) {
  RowVectorXd result = RowVectorXd::Zero(opinions.tree.columns);
  for (const ProfileOpinions& part : opinions.parts)
    result += part.share * part_weights(opinions, part, voices, group_weights(opinions, part)).first;
  return result;
}

MatrixXd local_opinions(const Opinions& opinions) {
  const auto people = static_cast<Index>(opinions.people.size());
  MatrixXd result = MatrixXd::Zero(people, opinions.tree.columns);
  for (const ProfileOpinions& part : opinions.parts) {
    MatrixXd local = group_weights(opinions, part).replicate(people, 1);
    for (const NodeOpinions& node : part.nodes)
      for (std::size_t k = 0; k < node.own.size(); ++k)
        for (std::size_t i = 0; node.own[k] && i < node.items.size(); ++i)
          local(static_cast<Index>(k), node.column + static_cast<Index>(i)) = node.own[k]->weights[i];
    result += part.share * local;
  }
  return result;
}

} // namespace yindi
