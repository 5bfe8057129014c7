#include "engine/workshop/agenda.h"

#include "engine/weights/scales.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

constexpr double equal_enough = 1e-9; ///< below it answers differ by rounding only

/// The largest ratio that an answer on 1–9 stands for.
double largest_ratio(const std::string& scale, Index items) {
  const JudgementScale* found = find_scale(scale);
  return found ? ratio_on(*found, 9, items) : 9;
}

/// The share of a node in the whole decision.
double node_weight(const WeightTree& tree, const RowVectorXd& criteria, const std::string& node) {
  const TreeNode* found = tree.find(node);
  return found && found->parent >= 0 ? criteria(found->parent) : 1;
}

/// Own weights and voices of those who have both.
struct Heard {
  MatrixXd weights; ///< people × items
  VectorXd voices;
};
Heard heard(const NodeOpinions& node, const VectorXd& voices) {
  Heard result{MatrixXd(static_cast<Index>(node.own.size()), static_cast<Index>(node.items.size())), voices};
  Index count = 0;
  for (std::size_t k = 0; k < node.own.size(); ++k) {
    if (!node.own[k] || !(voices(static_cast<Index>(k)) > 0)) continue;
    for (std::size_t i = 0; i < node.items.size(); ++i)
      result.weights(count, static_cast<Index>(i)) = node.own[k]->weights[i];
    result.voices(count++) = voices(static_cast<Index>(k));
  }
  result.weights.conservativeResize(count, Eigen::NoChange);
  result.voices.conservativeResize(count);
  return result;
}

/// Standard deviation of those that are no NaN, by voices above 0; nothing for fewer than two.
std::optional<double> spread(const VectorXd& values, const VectorXd& voices) {
  double sum = 0, total = 0, squares = 0;
  int count = 0;
  for (Index k = 0; k < values.size(); ++k)
    if (voices(k) > 0 && !std::isnan(values(k))) {
      sum += voices(k) * values(k);
      total += voices(k);
      ++count;
    }
  if (count < 2) return std::nullopt;
  for (Index k = 0; k < values.size(); ++k)
    if (voices(k) > 0 && !std::isnan(values(k))) squares += voices(k) * std::pow(values(k) - sum / total, 2);
  return std::sqrt(squares / total);
}

/// How many with a voice judged each pair, where not all did.
std::vector<Voices> fewer(const NodeOpinions& node, const VectorXd& voices) {
  int all = 0;
  for (std::size_t k = 0; k < node.own.size(); ++k) all += voices(static_cast<Index>(k)) > 0 && judged(node, k) ? 1 : 0;
  std::vector<Voices> result;
  Index pair = 0;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    for (std::size_t j = i + 1; j < node.items.size(); ++j, ++pair) {
      int said = 0;
      for (Index k = 0; k < node.answers.rows(); ++k)
        said += voices(k) > 0 && !std::isnan(node.answers(k, pair)) ? 1 : 0;
      if (said < all) result.push_back({node.items[i], node.items[j], said, all});
    }
  return result;
}

NodeAgreement agreement(const Opinions& opinions, const NodeOpinions& node, const VectorXd& voices) {
  NodeAgreement result;
  result.node = node.node;
  result.items = node.items;
  result.priorities = aggregated_priorities(node, voices, Mean::arithmetic);
  result.priorities_geometric = aggregated_priorities(node, voices, Mean::geometric);
  if (const auto weights = priorities(together_judged(node, voices), opinions.how).value) {
    result.judgements =
        Eigen::Map<const VectorXd>(weights->weights.data(), static_cast<Index>(weights->weights.size()));
    result.cr = weights->cr;
  }
  const Heard own = heard(node, voices);
  if (own.voices.size() > 0) result.diversity = diversity(own.weights, own.voices);
  const auto n = static_cast<Index>(node.items.size());
  if (own.voices.size() > 0) {
    result.consensus = consensus(own.weights, own.voices, largest_ratio(opinions.how.scale, n));
    result.homogeneity = homogeneity(own.weights, own.voices);
  }
  result.fewer_voices = fewer(node, voices);
  return result;
}

/// Who gave the least and the greatest answer, and which groups lie farthest apart.
void name_sides(AgendaItem& item, const Opinions& opinions, const VectorXd& answers, const VectorXd& voices) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  std::map<std::string, std::pair<double, double>> sums; // group → Σ voice · answer, Σ voice
  for (Index k = 0; k < answers.size(); ++k) {
    if (!(voices(k) > 0) || std::isnan(answers(k))) continue;
    low = std::min(low, answers(k));
    high = std::max(high, answers(k));
    const std::string& group = opinions.people[static_cast<std::size_t>(k)].group;
    if (group.empty()) continue;
    sums[group].first += voices(k) * answers(k);
    sums[group].second += voices(k);
  }
  item.low = std::exp(low);
  item.high = std::exp(high);
  for (Index k = 0; k < answers.size(); ++k) {
    if (!(voices(k) > 0) || std::isnan(answers(k))) continue;
    if (answers(k) <= low + equal_enough) item.for_b.push_back(static_cast<std::size_t>(k));
    if (answers(k) >= high - equal_enough) item.for_a.push_back(static_cast<std::size_t>(k));
  }
  if (sums.size() < 2) return;
  const auto mean = [](const auto& entry) { return entry.second.first / entry.second.second; };
  const auto [least, most] =
      std::minmax_element(sums.begin(), sums.end(), [&](const auto& x, const auto& y) { return mean(x) < mean(y); });
  if (mean(*most) - mean(*least) <= equal_enough) return;
  item.group_for_b = least->first;
  item.group_for_a = most->first;
}

/// "3", "2.5", "1/3".
std::string ratio_text(double ratio) {
  const auto rounded = [](double value) { return shortest(std::round(value * 10) / 10); };
  return ratio >= 1 - equal_enough ? rounded(ratio) : "1/" + rounded(1 / ratio);
}

} // namespace

std::vector<NodeAgreement> node_agreements(const Opinions& opinions) {
  std::vector<NodeAgreement> result;
  const VectorXd voices = opinions.voices();
  for (const ProfileOpinions& part : opinions.parts) {
    const RowVectorXd criteria = criterion_weights(opinions.tree, group_weights(opinions, part));
    for (const NodeOpinions& node : part.nodes) {
      result.push_back(agreement(opinions, node, voices));
      result.back().profile = part.profile;
      result.back().weight = node_weight(opinions.tree, criteria, node.node);
    }
  }
  return result;
}

Text consensus_word(double consensus) {
  static const std::pair<double, const char*> words[] = {{0.875, mark("very high")},
                                                         {0.75, mark("high")},
                                                         {0.625, mark("moderate")},
                                                         {0.5, mark("low")},
                                                         {-1, mark("very low")}};
  const auto found =
      std::find_if(std::begin(words), std::end(words), [&](const auto& word) { return consensus >= word.first; });
  return both(found->second);
}

std::vector<AgendaItem> agenda(const Opinions& opinions) {
  std::vector<AgendaItem> result;
  const VectorXd voices = opinions.voices();
  for (const ProfileOpinions& part : opinions.parts) {
    const RowVectorXd criteria = criterion_weights(opinions.tree, group_weights(opinions, part));
    for (const NodeOpinions& node : part.nodes) {
      Index pair = 0;
      for (std::size_t i = 0; i < node.items.size(); ++i)
        for (std::size_t j = i + 1; j < node.items.size(); ++j, ++pair) {
          const auto differ = spread(node.answers.col(pair), voices);
          if (!differ || *differ <= equal_enough) continue;
          AgendaItem item;
          item.node = node.node;
          item.profile = part.profile;
          item.a = node.items[i];
          item.b = node.items[j];
          item.disagreement = *differ;
          item.weight = criteria(node.column + static_cast<Index>(i)) + criteria(node.column + static_cast<Index>(j));
          item.score = item.disagreement * item.weight;
          name_sides(item, opinions, node.answers.col(pair), voices);
          result.push_back(std::move(item));
        }
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const AgendaItem& x, const AgendaItem& y) { return x.score > y.score; });
  return result;
}

std::vector<Topic> topics(const Opinions& opinions) {
  std::vector<Topic> result;
  const VectorXd voices = opinions.voices();
  for (const ProfileOpinions& part : opinions.parts) {
    const RowVectorXd criteria = criterion_weights(opinions.tree, group_weights(opinions, part));
    for (const NodeOpinions& node : part.nodes) {
      const Heard own = heard(node, voices);
      if (own.voices.size() < 2) continue;
      const double above = node_weight(opinions.tree, criteria, node.node);
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        const VectorXd weights = own.weights.col(static_cast<Index>(i));
        Topic topic;
        topic.node = node.node;
        topic.profile = part.profile;
        topic.criterion = node.items[i];
        topic.weight = criteria(node.column + static_cast<Index>(i));
        topic.low = above * weights.minCoeff();
        topic.high = above * weights.maxCoeff();
        topic.disagreement = *spread(weights.array().log().matrix(), own.voices);
        topic.score = topic.disagreement * topic.weight;
        result.push_back(std::move(topic));
      }
    }
  }
  constexpr double rounding = 1e-12; // equal scores keep the library's order
  std::stable_sort(result.begin(), result.end(), [](const Topic& x, const Topic& y) {
    return std::round(x.score / rounding) > std::round(y.score / rounding);
  });
  return result;
}

Sentence said_of_agenda(const Library& library, const Opinions& opinions, const std::vector<AgendaItem>& agenda) {
  if (opinions.people.empty()) return say(mark("Nobody judged, so there is nothing to disagree about."));
  if (opinions.people.size() < 2) return say(mark("Only one person judged, so there is nothing to disagree about."));
  if (agenda.empty()) return say(mark("Nobody's answers differ."));
  const AgendaItem& first = agenda.front();
  return say(mark("Talk first about {0} against {1}: answers run from {2} to {3}, and the two weigh {4} of the "
                  "decision."),
             node_name(library, first.a), node_name(library, first.b), ratio_text(first.low), ratio_text(first.high),
             per_cent(first.weight));
}

} // namespace yindi
