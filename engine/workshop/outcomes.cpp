#include "engine/workshop/outcomes.h"

#include "engine/methods/agreement.h"
#include "engine/methods/preparation.h"
#include "engine/workshop/consensus.h"

#include <algorithm>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

constexpr double as_good = 1e-9; ///< regrets this near are equal

Choice choice_from(const RowVectorXd& merits) {
  Choice choice;
  choice.ranks = competition_ranks(list_of(merits.transpose()), true);
  for (std::size_t i = 0; i < choice.ranks.size(); ++i)
    if (choice.ranks[i] == 1) choice.firsts.push_back(i);
  return choice;
}

/// Groups with a voice, in the order of their people.
std::vector<std::string> groups_of(const std::vector<Person>& people) {
  std::vector<std::string> groups;
  for (const Person& person : people)
    if (person.voice > 0 && !person.group.empty() &&
        std::find(groups.begin(), groups.end(), person.group) == groups.end())
      groups.push_back(person.group);
  return groups;
}

/// Everybody's voices but those of the person or the group.
VectorXd voices_without(const Opinions& opinions, const Without& out) {
  VectorXd voices = opinions.voices();
  for (std::size_t k = 0; k < opinions.people.size(); ++k) {
    const Person& person = opinions.people[k];
    if (out.is_group ? person.group == out.id : person.id == out.id) voices(static_cast<Index>(k)) = 0;
  }
  return voices;
}

std::vector<Without> leaving_out(const Opinions& opinions) {
  std::vector<Without> result;
  for (const Person& person : opinions.people)
    if (person.voice > 0) result.push_back({person.id, false, std::nullopt, true});
  for (const std::string& group : groups_of(opinions.people)) result.push_back({group, true, std::nullopt, true});
  return result;
}

/// The group's choice without each; all weights are scored as one block.
void leave_out_each(Outcomes& result, const Opinions& opinions, const RankingProblem& problem) {
  result.without = leaving_out(opinions);
  MatrixXd local(static_cast<Index>(result.without.size()), opinions.tree.columns);
  std::vector<std::size_t> told;
  for (std::size_t k = 0; k < result.without.size(); ++k)
    if (const auto weights = group_weights(opinions, voices_without(opinions, result.without[k]))) {
      local.row(static_cast<Index>(told.size())) = *weights;
      told.push_back(k);
    }
  local.conservativeResize(static_cast<Index>(told.size()), Eigen::NoChange);
  const MatrixXd met = merits(problem, leaf_weights(opinions.tree, local, problem.criteria));
  for (std::size_t row = 0; row < told.size(); ++row) {
    Without& without = result.without[told[row]];
    without.choice = choice_from(met.row(static_cast<Index>(row)));
    without.kept = without.choice->firsts == result.group.firsts;
    result.kept += without.kept ? 1 : 0;
  }
  result.of = static_cast<int>(told.size());
}

/// For each industry the greatest regret among those with a voice, and who has it.
struct Regret {
  double greatest = 0;
  std::vector<std::size_t> who;
};
std::vector<Regret> regrets(const Opinions& opinions, const MatrixXd& merits) {
  std::vector<Regret> result(static_cast<std::size_t>(merits.cols()));
  for (std::size_t i = 0; i < result.size(); ++i)
    for (std::size_t k = 0; k < opinions.people.size(); ++k) {
      if (!(opinions.people[k].voice > 0)) continue;
      const auto row = static_cast<Index>(k);
      const double regret = merits.row(row).maxCoeff() - merits(row, static_cast<Index>(i));
      if (regret > result[i].greatest + as_good) result[i] = {regret, {}};
      if (regret >= result[i].greatest - as_good) result[i].who.push_back(k);
    }
  return result;
}

Compromise compromise(const Opinions& opinions, const RankingProblem& problem, const MatrixXd& merits,
                      const Choice& group) {
  const std::vector<Regret> all = regrets(opinions, merits);
  const auto less = [](const Regret& x, const Regret& y) { return x.greatest < y.greatest; };
  const auto best = std::min_element(all.begin(), all.end(), less);
  Compromise result;
  result.in_places = problem.scorer.by_places;
  result.regret = best->greatest;
  result.who = best->who;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].greatest <= best->greatest + as_good) result.industries.push_back(i);
  const Regret* first = nullptr; // of several firsts the one that hurts least
  for (const std::size_t i : group.firsts)
    if (!first || less(all[i], *first)) first = &all[i];
  if (first) {
    result.regret_of_first = first->greatest;
    result.who_of_first = first->who;
  }
  return result;
}

Text names_of(const RankingProblem& problem, const std::vector<std::size_t>& industries) {
  std::vector<Text> names;
  for (const std::size_t i : industries) names.push_back(problem.names[i]);
  return list(names);
}

/// At most three by name.
Text people_named(const Opinions& opinions, const std::vector<std::size_t>& people) {
  std::vector<Text> names;
  for (const std::size_t k : people) {
    if (names.size() == 3) {
      const Sentence more = say(mark("{} more people"), std::to_string(people.size() - 3));
      names.push_back(both(more));
      break;
    }
    names.push_back(plain(opinions.people[k].name));
  }
  return list(names);
}

std::string amount(const Compromise& compromise, double regret) {
  return decimal(regret, compromise.in_places ? 0 : 3);
}

} // namespace

std::optional<Choice> choice_of(const Opinions& opinions, const RankingProblem& problem,
                                const std::vector<std::size_t>& people) {
  VectorXd voices = VectorXd::Zero(static_cast<Index>(opinions.people.size()));
  for (const std::size_t k : people) voices(static_cast<Index>(k)) = opinions.people[k].voice;
  const auto speaks = [&](std::size_t k) {
    return opinions.people[k].voice > 0 &&
           std::any_of(opinions.parts.begin(), opinions.parts.end(), [&](const ProfileOpinions& part) {
             return std::any_of(part.nodes.begin(), part.nodes.end(),
                                [&](const NodeOpinions& node) { return judged(node, k); });
           });
  };
  if (problem.alternatives.empty() || std::none_of(people.begin(), people.end(), speaks)) return std::nullopt;
  const RowVectorXd weights = weights_of_some(opinions, voices);
  return choice_from(merits(problem, leaf_weights(opinions.tree, weights, problem.criteria)).row(0));
}

Outcomes outcomes(const Opinions& opinions, const RankingProblem& problem) {
  Outcomes result;
  const RowVectorXd group = group_weights(opinions);
  const MatrixXd local = local_opinions(opinions);
  const RowVectorXd group_leaves = leaf_weights(opinions.tree, group).row(0);
  const MatrixXd leaves = leaf_weights(opinions.tree, local);
  for (Index k = 0; k < leaves.rows(); ++k) result.distance.push_back(moved_weight(leaves.row(k), group_leaves));
  if (problem.alternatives.empty()) return result;

  result.group = choice_from(merits(problem, leaf_weights(opinions.tree, group, problem.criteria)).row(0));
  const MatrixXd met = merits(problem, leaf_weights(opinions.tree, local, problem.criteria));
  std::vector<Ranks> rankings;
  for (std::size_t k = 0; k < opinions.people.size(); ++k) {
    result.people.push_back(choice_from(met.row(static_cast<Index>(k))));
    if (opinions.people[k].voice > 0) rankings.push_back(mid_ranks(result.people.back().ranks));
  }
  if (rankings.size() > 1) result.concordance = kendall_w(rankings);
  leave_out_each(result, opinions, problem);
  if (!rankings.empty()) result.compromise = compromise(opinions, problem, met, result.group);
  return result;
}

Sentence said_of_without(const Opinions& opinions, const RankingProblem& problem, const Outcomes& found) {
  if (opinions.people.empty()) return {};
  if (found.of == 0) return say(mark("Nobody can be left out: the others' judgements would not do."));
  const auto changed = std::find_if(found.without.begin(), found.without.end(),
                                    [](const Without& without) { return without.choice && !without.kept; });
  const Text first = names_of(problem, found.group.firsts);
  const std::size_t untold = found.without.size() - static_cast<std::size_t>(found.of);
  if (changed == found.without.end())
    return untold == 0
               ? say(mark("Whoever is left out, {} stays first."), first)
               : say(mark("{0} stays first in all {1} cases that can be told; without {2} others the judgements "
                          "left would not do."),
                     first, std::to_string(found.of), std::to_string(untold));
  Text who = plain(changed->id);
  for (const Person& person : opinions.people)
    if (!changed->is_group && person.id == changed->id) who = plain(person.name);
  return say(mark("Without {0} the first would be {1}, not {2}; it stays in {3} of {4} cases."), who,
             names_of(problem, changed->choice->firsts), first, std::to_string(found.kept), std::to_string(found.of));
}

Sentence said_of_compromise(const Opinions& opinions, const RankingProblem& problem, const Outcomes& found) {
  if (!found.compromise) return {};
  const Compromise& best = *found.compromise;
  const Text industries = names_of(problem, best.industries);
  if (best.regret <= as_good) return say(mark("Everybody puts {} first."), industries);
  const Text unit = best.in_places ? Text{std::string(" places"), std::string(" 位")} : Text{};
  const std::string least = amount(best, best.regret);
  const bool first_too = std::any_of(best.industries.begin(), best.industries.end(), [&](std::size_t i) {
    return std::find(found.group.firsts.begin(), found.group.firsts.end(), i) != found.group.firsts.end();
  });
  if (first_too)
    return say(mark("{0} costs nobody more than {1}{2}, less than any other; most it costs {3}."), industries, least,
               unit, people_named(opinions, best.who));
  return say(mark("{0} costs nobody more than {1}{2}; {3}, first for the group, costs {4} {5}{2}."), industries, least,
             unit, names_of(problem, found.group.firsts), people_named(opinions, best.who_of_first),
             amount(best, best.regret_of_first));
}

} // namespace yindi
