#pragma once

// What a group agrees on, node by node, and what it should talk about first: disagreement × weight.

#include "engine/workshop/consensus.h"
#include "engine/workshop/opinions.h"

namespace yindi {

/// One node for one profile, by every way to aggregate.
struct NodeAgreement {
  std::string node;
  std::string profile; ///< of a blend: whose part
  double weight = 1;   ///< of the node in the whole decision, as the group weighs it
  std::vector<std::string> items;
  std::optional<Eigen::VectorXd> judgements;           ///< weights of the aggregated judgements
  std::optional<double> cr;                            ///< of the aggregated judgements
  std::optional<Eigen::VectorXd> priorities;           ///< arithmetic mean of people's own priorities
  std::optional<Eigen::VectorXd> priorities_geometric; ///< geometric mean of the same, summing to 1
  Diversity diversity;
  std::optional<double> consensus;   ///< S* over those whose own judgements connect; none where nobody's do
  std::optional<double> homogeneity; ///< S of the same
  std::vector<Voices> fewer_voices;  ///< pairs that not everybody judged
};
std::vector<NodeAgreement> node_agreements(const Opinions& opinions);

/// In Goepel's words: very low below .5, low, moderate, high, very high from .875 (bpmsg.com, AHP consensus word
/// scale).
Text consensus_word(double consensus);

/// One pair on which answers differ.
struct AgendaItem {
  std::string node, profile, a, b;
  double disagreement = 0;               ///< standard deviation of ln(a over b), by voices
  double weight = 0;                     ///< of a and b together in the whole decision
  double score = 0;                      ///< disagreement × weight
  double low = 1, high = 1;              ///< the answers farthest apart, as a over b
  std::vector<std::size_t> for_b, for_a; ///< who gave them (places in Opinions::people)
  std::string group_for_b, group_for_a;  ///< the groups whose means are farthest apart; blank where fewer than two
};

/// Pairs that at least two people with a voice judged differently, the highest score first.
std::vector<AgendaItem> agenda(const Opinions& opinions);

/// One criterion on which own weights differ.
struct Topic {
  std::string node, profile, criterion;
  double weight = 0;        ///< in the whole decision, as the group weighs it
  double low = 0, high = 0; ///< the same with the local weight of whoever weighs it least and most
  double disagreement = 0;  ///< standard deviation of the ln of local weights, by voices
  double score = 0;         ///< disagreement × weight
};

/// Every criterion of the nodes that at least two people with a voice weighed, the highest score first.
std::vector<Topic> topics(const Opinions& opinions);

/// "Talk first about …": of the first item; that nothing differs where there is none.
Sentence said_of_agenda(const Library& library, const Opinions& opinions, const std::vector<AgendaItem>& agenda);

} // namespace yindi
