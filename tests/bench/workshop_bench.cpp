// A group of 200 on 25 leaves, beside a plain loop in the same run: engine_tests "[!benchmark][workshop]".

#include "engine/workshop/blocs.h"
#include "engine/workshop/outcomes.h"

#include "tests/catch.h"
#include "tests/workshop/group_case.h"

#include <random>

using namespace yindi;
using namespace yindi::test;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace workshop_bench {
namespace {

/// Five groups of five leaves, 15 industries, 200 people in ten groups who judge every pair of every node.
Case large_group(std::size_t people) {
  std::mt19937_64 random(3);
  std::vector<std::vector<std::optional<double>>> u(15);
  for (auto& row : u)
    for (int j = 0; j < 25; ++j) row.emplace_back(uniform(random));
  Case c = synthetic_case({5, 5, 5, 5, 5}, u);
  for (std::size_t k = 0; k < people; ++k) {
    const std::string id = "p" + std::to_string(k);
    c.judging.participants.push_back(person(id, "g" + std::to_string(k % 10)));
    for (const std::string& node : weighted_nodes(c.model->library)) {
      const auto items = children(c.model->library, node);
      for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t j = i + 1; j < items.size(); ++j) {
          const std::string size = std::to_string(1 + random() % 9);
          c.judging.judgements.push_back(
              said(id, node, items[i], items[j], random() % 2 == 0 || size == "1" ? size : "1/" + size));
        }
    }
  }
  return c;
}

/// The plain way: for each person left out every node is aggregated anew pair by pair, weighed by power iteration,
/// multiplied down by maps, and every industry scored by a sum.
std::size_t plain_leave_one_out(const Opinions& opinions, const Case& c, const RankingProblem& problem) {
  std::size_t firsts = 0;
  for (std::size_t out = 0; out < opinions.people.size(); ++out) {
    LocalWeights local;
    for (const NodeOpinions& node : opinions.parts[0].nodes) {
      const std::size_t n = node.items.size();
      MatrixXd ratio = MatrixXd::Ones(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
      Eigen::Index pair = 0;
      for (Eigen::Index i = 0; i < ratio.rows(); ++i)
        for (Eigen::Index j = i + 1; j < ratio.cols(); ++j, ++pair) {
          double product = 1;
          for (std::size_t k = 0; k < opinions.people.size(); ++k)
            if (k != out)
              product *= std::pow(std::exp(node.answers(static_cast<Eigen::Index>(k), pair)),
                                  1 / static_cast<double>(opinions.people.size() - 1));
          ratio(i, j) = product;
          ratio(j, i) = 1 / product;
        }
      VectorXd x = VectorXd::Constant(ratio.rows(), 1.0 / static_cast<double>(n));
      for (int step = 0; step < 100; ++step) {
        const VectorXd y = ratio * x;
        x = y / y.sum();
      }
      for (std::size_t i = 0; i < n; ++i) local[node.node][node.items[i]] = x(static_cast<Eigen::Index>(i));
    }
    const auto global = redistribute(c.model->library, local, {});
    VectorXd weights(static_cast<Eigen::Index>(problem.criteria.size()));
    for (std::size_t j = 0; j < problem.criteria.size(); ++j)
      weights(static_cast<Eigen::Index>(j)) = global.at(problem.criteria[j]);
    const Eigen::RowVectorXd merit = merits_under(problem, weights.transpose());
    Eigen::Index first = 0;
    merit.maxCoeff(&first);
    firsts += static_cast<std::size_t>(first);
  }
  return firsts;
}

} // namespace

TEST_CASE("200 people on 25 leaves", "[!benchmark][workshop]") {
  const Case c = large_group(200);
  const Opinions group = opinions_of(c);
  const RankingProblem problem = problem_under(c);
  BENCHMARK("opinions: every person's weights and CR, node by node") { return opinions(c, std::nullopt, ""); };
  BENCHMARK("outcomes: everybody's choice, leave-one-out over 200 people and 10 groups, compromise") {
    return outcomes(group, problem);
  };
  BENCHMARK("blocs: distances, linkage, the criteria that separate") { return blocs(group); };
  BENCHMARK("outcomes and blocs together") {
    return outcomes(group, problem).kept + static_cast<int>(blocs(group).blocs.size());
  };
  BENCHMARK("plain loop: leave-one-out over the 200 people alone") { return plain_leave_one_out(group, c, problem); };
}

} // namespace workshop_bench
