#include "engine/weights/questions.h"

#include "engine/weights/eigenpair.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <cmath>

namespace yindi {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

Graph judged_graph(const Comparison& comparison) {
  Graph graph(comparison.items.size());
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) add_edge(static_cast<std::size_t>(i), static_cast<std::size_t>(j), graph);
  return graph;
}

/// The item of a group from which the farthest other one is nearest (the first of several).
std::size_t middle(const Graph& graph, const std::vector<std::size_t>& group) {
  std::size_t best = group.front(), least = group.size();
  for (const std::size_t item : group) {
    std::vector<std::size_t> steps(num_vertices(graph), 0);
    boost::breadth_first_search(
        graph, item,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(steps.data(), boost::on_tree_edge()))));
    std::size_t farthest = 0;
    for (const std::size_t other : group) farthest = std::max(farthest, steps[other]);
    if (farthest < least) {
      least = farthest;
      best = item;
    }
  }
  return best;
}

Question connecting(const Comparison& comparison, std::vector<std::vector<std::string>> groups) {
  std::stable_sort(groups.begin(), groups.end(), [](const auto& x, const auto& y) { return x.size() > y.size(); });
  const Graph graph = judged_graph(comparison);
  const auto middle_of = [&](const std::vector<std::string>& names) {
    std::vector<std::size_t> group;
    for (std::size_t i = 0; i < comparison.items.size(); ++i)
      if (std::find(names.begin(), names.end(), comparison.items[i]) != names.end()) group.push_back(i);
    return middle(graph, group);
  };
  const auto [first, second] = std::minmax({middle_of(groups[0]), middle_of(groups[1])});
  return {comparison.items[first], comparison.items[second], true, 0};
}

/// The pseudo-inverse of the Laplacian of the judged pairs, which are connected.
Eigen::MatrixXd pseudo_inverse(const Comparison& comparison) {
  const Eigen::Index n = comparison.size();
  const double share = 1 / static_cast<double>(n);
  Eigen::MatrixXd laplacian = Eigen::MatrixXd::Constant(n, n, share);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      if (i != j && comparison.judged(i, j)) {
        laplacian(i, i) += 1;
        laplacian(i, j) -= 1;
      }
  return laplacian.llt().solve(Eigen::MatrixXd::Identity(n, n)) - Eigen::MatrixXd::Constant(n, n, share);
}

/// One more edge changes the pseudo-inverse by one rank (Sherman & Morrison), so each gain is one short product.
Question most_telling(const Comparison& comparison) {
  const Eigen::MatrixXd spread = pseudo_inverse(comparison);
  const double before = spread.trace();
  Question best;
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j) {
      if (comparison.judged(i, j)) continue;
      const Eigen::VectorXd difference = spread.col(i) - spread.col(j);
      const double gain = difference.squaredNorm() / (1 + difference(i) - difference(j)) / before;
      if (gain > best.gain * (1 + 1e-9))
        best = {comparison.items[static_cast<std::size_t>(i)], comparison.items[static_cast<std::size_t>(j)], false,
                gain};
    }
  return best;
}

} // namespace

std::optional<Question> next_question(const Comparison& comparison) {
  if (missing_pairs(comparison) == 0) return std::nullopt;
  auto groups = connected_groups(comparison);
  if (groups.size() > 1) return connecting(comparison, std::move(groups));
  return most_telling(comparison);
}

std::vector<Question> next_questions(const Comparison& comparison, std::size_t count) {
  Comparison answered = comparison;
  const auto position = [&](const std::string& item) {
    return std::find(answered.items.begin(), answered.items.end(), item) - answered.items.begin();
  };
  std::vector<Question> result;
  while (result.size() < count) {
    const auto question = next_question(answered);
    if (!question) break;
    judge(answered, position(question->a), position(question->b), 1); // the gain doesn't depend on the answer
    result.push_back(*question);
  }
  return result;
}

Lead lead(const Comparison& comparison, double limit) {
  const Eigen::Index n = comparison.size();
  const Eigen::VectorXd weights = least_squares_weights(comparison);
  Eigen::Index top = 0;
  weights.maxCoeff(&top);
  // ln w_top/w_k = (1/n) Σ_j (ln a_top,j − ln a_kj): each open pair of one of the two rows swings ± ln limit, the open
  // pair of both counts twice.
  const auto known_sum = [&](Eigen::Index row) {
    double sum = 0;
    for (Eigen::Index j = 0; j < n; ++j) sum += comparison.judged(row, j) ? std::log(comparison.ratio(row, j)) : 0;
    return sum;
  };
  const auto open = [&](Eigen::Index row) {
    int count = 0;
    for (Eigen::Index j = 0; j < n; ++j) count += !comparison.judged(row, j);
    return count;
  };
  Lead result{comparison.items[static_cast<std::size_t>(top)], true, {}};
  for (Eigen::Index k = 0; k < n; ++k) {
    if (k == top) continue;
    const double centre = known_sum(top) - known_sum(k), swing = (open(top) + open(k)) * std::log(limit);
    const double low = std::exp((centre - swing) / static_cast<double>(n));
    result.over.push_back(
        {comparison.items[static_cast<std::size_t>(k)], low, std::exp((centre + swing) / static_cast<double>(n))});
    result.settled = result.settled && low >= 1 - 1e-12;
  }
  return result;
}

} // namespace yindi
