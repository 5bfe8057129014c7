#include "engine/weights/network.h"

#include "engine/format/words.h"
#include "engine/weights/eigenpair.h"

#include <Eigen/LU>
#include <algorithm>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Set = std::vector<Index>;

/// reach(i, j): a way of influence leads from column j to row i, or i = j.
Eigen::MatrixXi reach_of(const MatrixXd& w) {
  const Index n = w.rows();
  Eigen::MatrixXi reach = (w.array() > 0).cast<int>();
  reach.diagonal().setOnes();
  for (Index k = 0; k < n; ++k)
    for (Index j = 0; j < n; ++j)
      if (reach(k, j) > 0) reach.col(j) = reach.col(j).cwiseMax(reach.col(k));
  return reach;
}

/// The sets of elements that reach each other and nothing else.
std::vector<Set> final_sets(const Eigen::MatrixXi& reach) {
  std::vector<Set> sets;
  std::vector<bool> done(static_cast<std::size_t>(reach.rows()), false);
  for (Index j = 0; j < reach.rows(); ++j) {
    if (done[static_cast<std::size_t>(j)]) continue;
    Set set;
    bool leaves = false;
    for (Index i = 0; i < reach.rows(); ++i)
      if (reach(i, j) > 0) {
        set.push_back(i);
        leaves = leaves || reach(j, i) == 0;
      }
    if (leaves) continue;
    for (const Index i : set) done[static_cast<std::size_t>(i)] = true;
    sets.push_back(std::move(set));
  }
  return sets;
}

/// The greatest common divisor of the lengths of all circles in an irreducible matrix: of level(j) + 1 − level(i) over
/// its entries, with levels by breadth from the first element.
int period_of(const MatrixXd& w) {
  const Index n = w.rows();
  std::vector<int> level(static_cast<std::size_t>(n), -1);
  Set queue = {0};
  level[0] = 0;
  for (std::size_t at = 0; at < queue.size(); ++at)
    for (Index i = 0; i < n; ++i)
      if (w(i, queue[at]) > 0 && level[static_cast<std::size_t>(i)] < 0) {
        level[static_cast<std::size_t>(i)] = level[static_cast<std::size_t>(queue[at])] + 1;
        queue.push_back(i);
      }
  int divisor = 0;
  for (Index j = 0; j < n; ++j)
    for (Index i = 0; i < n; ++i)
      if (w(i, j) > 0)
        divisor = std::gcd(divisor, level[static_cast<std::size_t>(j)] + 1 - level[static_cast<std::size_t>(i)]);
  return std::max(divisor, 1);
}

/// limit(:, j) = Σ over the final sets of (how much of j ends there) × (the set's Perron vector).
MatrixXd limit_of(const MatrixXd& w, const std::vector<Set>& sets) {
  const Index n = w.rows();
  Set passing;
  std::vector<Index> set_of(static_cast<std::size_t>(n), -1);
  for (std::size_t k = 0; k < sets.size(); ++k)
    for (const Index i : sets[k]) set_of[static_cast<std::size_t>(i)] = static_cast<Index>(k);
  for (Index i = 0; i < n; ++i)
    if (set_of[static_cast<std::size_t>(i)] < 0) passing.push_back(i);
  const auto count = static_cast<Index>(sets.size()), rest = static_cast<Index>(passing.size());
  MatrixXd ends = MatrixXd::Zero(count, n), into = MatrixXd::Zero(count, rest);
  for (Index i = 0; i < n; ++i) {
    const Index set = set_of[static_cast<std::size_t>(i)];
    if (set < 0) continue;
    ends(set, i) = 1;
    into.row(set) += w(i, passing);
  }
  if (rest > 0) { // x = into + x T, T what stays among those that pass on
    const MatrixXd stays = MatrixXd::Identity(rest, rest) - MatrixXd(w(passing, passing));
    ends(Eigen::all, passing) = stays.transpose().partialPivLu().solve(into.transpose()).transpose();
  }
  MatrixXd vectors = MatrixXd::Zero(n, count);
  for (Index k = 0; k < count; ++k) {
    const Set& set = sets[static_cast<std::size_t>(k)];
    vectors(set, k) = principal_eigenpair(w(set, set)).vector;
  }
  return vectors * ends;
}

/// Blocks times cluster weights; each column then sums to 1, and one without any dependence keeps to itself.
/// An error for each element whose dependences all lie in clusters without weight.
Diagnostics fill_matrices(const Network& network, NetworkPriorities& result) {
  const auto n = static_cast<Index>(result.elements.size());
  result.unweighted = MatrixXd::Zero(n, n);
  const auto place = [&](const std::string& element) {
    const auto at = std::find(result.elements.begin(), result.elements.end(), element);
    return static_cast<Index>(at - result.elements.begin());
  };
  result.weighted = result.unweighted;
  for (const Influence& influence : network.influences) {
    const auto of = std::find_if(network.clusters.begin(), network.clusters.end(),
                                 [&](const Cluster& cluster) { return cluster.name == influence.of; });
    const Index column = place(influence.on), first = place(of->elements.front());
    const std::string& own = network.clusters[result.cluster_of[static_cast<std::size_t>(column)]].name;
    const auto given = std::find_if(network.cluster_influences.begin(), network.cluster_influences.end(),
                                    [&](const ClusterInfluence& influences) { return influences.on == own; });
    const auto cluster = static_cast<std::size_t>(of - network.clusters.begin());
    const double counts = given == network.cluster_influences.end() ? 1 : given->weights[cluster];
    for (std::size_t k = 0; k < influence.weights.size(); ++k) {
      result.unweighted(first + static_cast<Index>(k), column) = influence.weights[k];
      result.weighted(first + static_cast<Index>(k), column) = counts * influence.weights[k];
    }
  }
  Diagnostics wrong;
  for (Index j = 0; j < n; ++j) {
    const double sum = result.weighted.col(j).sum();
    if (sum > 0)
      result.weighted.col(j) /= sum;
    else if (result.unweighted.col(j).sum() > 0)
      wrong.push_back(
          refusal(say(mark("all that \"{0}\" depends on has the weight 0 in the cluster influence on \"{1}\""),
                      result.elements[static_cast<std::size_t>(j)],
                      network.clusters[result.cluster_of[static_cast<std::size_t>(j)]].name),
                  say(mark("give one of these clusters a weight, or take the influences out"))));
    else
      result.weighted(j, j) = 1;
  }
  return wrong;
}

void fill_shares(NetworkPriorities& result, std::size_t clusters) {
  std::vector<double> sums(clusters, 0.0);
  for (std::size_t i = 0; i < result.elements.size(); ++i) sums[result.cluster_of[i]] += result.priorities[i];
  for (std::size_t i = 0; i < result.elements.size(); ++i) {
    const double sum = sums[result.cluster_of[i]];
    result.within.push_back(sum > 0 ? result.priorities[i] / sum : 0);
  }
}

} // namespace

Loaded<NetworkPriorities> network_priorities(const Network& network) {
  NetworkPriorities result;
  for (std::size_t k = 0; k < network.clusters.size(); ++k)
    for (const std::string& element : network.clusters[k].elements) {
      result.elements.push_back(element);
      result.cluster_of.push_back(k);
    }
  if (result.elements.empty()) return {std::nullopt, {refusal(say(mark("a network without elements")))}};
  if (Diagnostics wrong = fill_matrices(network, result); !wrong.empty()) return {std::nullopt, std::move(wrong)};
  const std::vector<Set> sets = final_sets(reach_of(result.weighted));
  result.parts = static_cast<int>(sets.size());
  for (const Set& set : sets) result.period = std::max(result.period, period_of(result.weighted(set, set)));
  if (sets.size() > 1 && network.goal.empty())
    return {std::nullopt,
            {refusal(say(mark("the network ends in {} parts that do not depend on each other, so there is no one "
                              "priority"),
                         std::to_string(sets.size())),
                     say(mark("name with goal = \"…\" the element whose dependences count, as the goal of a hierarchy, "
                              "or add the influences that are missing")))}};
  result.limit = limit_of(result.weighted, sets);
  const auto goal = std::find(result.elements.begin(), result.elements.end(), network.goal);
  const Index column = network.goal.empty() ? 0 : static_cast<Index>(goal - result.elements.begin());
  const VectorXd priorities = result.limit.col(column);
  result.priorities.assign(priorities.begin(), priorities.end());
  fill_shares(result, network.clusters.size());
  if (result.period > 1)
    result.notes.push_back(say(mark("influences go round in circles of {}: powers of the matrix never settle, and the "
                                    "limit is the mean over one round"),
                               std::to_string(result.period)));
  const auto nothing = [](double priority) { return priority == 0; };
  if (std::any_of(result.priorities.begin(), result.priorities.end(), nothing))
    result.notes.push_back(say(mark("what nothing depends on in the end has the priority 0")));
  return {result, {}};
}

} // namespace yindi
