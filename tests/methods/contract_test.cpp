// What every row of methods() promises, whoever wrote it: order, copies, dominated alternatives and units do not
// disturb. Data are positive, so that every kind of method takes them.

#include "tests/methods/published.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

namespace contract_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::Index;

namespace {

struct Problem {
  DecisionMatrix matrix;
  std::vector<double> weights;
};

Problem random_problem(std::mt19937_64& random) {
  const auto size = [&](int low, int high) { return std::uniform_int_distribution<Index>(low, high)(random); };
  std::uniform_real_distribution<double> value(1, 10), weight(0.1, 1);
  Problem p;
  p.matrix.values.resize(size(3, 9), size(2, 6));
  for (Index k = 0; k < p.matrix.values.size(); ++k) p.matrix.values.data()[k] = value(random);
  for (Index i = 0; i < p.matrix.values.rows(); ++i) p.matrix.alternatives.push_back("a" + std::to_string(i));
  for (Index j = 0; j < p.matrix.values.cols(); ++j) {
    p.matrix.criteria.push_back("c" + std::to_string(j));
    p.matrix.directions.push_back(size(0, 2) == 0 ? Direction::min : Direction::max);
    p.weights.push_back(weight(random));
  }
  const double sum = std::accumulate(p.weights.begin(), p.weights.end(), 0.0);
  for (double& w : p.weights) w /= sum;
  return p;
}

struct Answer {
  std::vector<double> scores;
  std::vector<int> ranks;
};

/// Every method takes positive data; what needs bounds gets 0 and 20, which hold every value of these tests.
std::optional<Answer> answer(const Method& method, const Problem& p) {
  const Loaded<Scores> result = run(method.id, p.matrix, p.weights, told(method.id, p.matrix, 0, 20));
  if (!result.value) return std::nullopt;
  return Answer{result.value->scores, ranks_of(method, *result.value, p.matrix.alternatives.size())};
}

/// Adds `row` as an alternative.
Problem with(Problem p, const Eigen::RowVectorXd& row) {
  p.matrix.values.conservativeResize(p.matrix.values.rows() + 1, Eigen::NoChange);
  p.matrix.values.bottomRows(1) = row;
  p.matrix.alternatives.push_back("added");
  return p;
}

void check_same(const Answer& a, const Answer& b, double tolerance) {
  CHECK(a.ranks == b.ranks);
  REQUIRE(a.scores.size() == b.scores.size());
  double greatest = 1;
  for (double s : a.scores) greatest = std::max(greatest, std::abs(s));
  for (std::size_t i = 0; i < a.scores.size(); ++i) CHECK(std::abs(a.scores[i] - b.scores[i]) <= tolerance * greatest);
}

/// Calls `check` with each method and 200 problems that it takes.
template <class Check>
void each(Check check) {
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    std::mt19937_64 random(20);
    for (int round = 0; round < 200; ++round) {
      CAPTURE(round);
      const Problem p = random_problem(random);
      const auto base = answer(method, p);
      REQUIRE(base);
      check(method, p, *base, random);
    }
  }
}

template <class T>
std::vector<T> picked(const std::vector<T>& from, const std::vector<std::size_t>& order) {
  std::vector<T> result;
  for (std::size_t k : order) result.push_back(from[k]);
  return result;
}

std::vector<std::size_t> shuffled(std::size_t n, std::mt19937_64& random) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

} // namespace

TEST_CASE("the order of alternatives changes nothing", "[methods][contract]") {
  each([](const Method& method, const Problem& p, const Answer& base, std::mt19937_64& random) {
    const auto order = shuffled(p.matrix.alternatives.size(), random);
    Problem turned = p;
    turned.matrix.alternatives = picked(p.matrix.alternatives, order);
    for (std::size_t i = 0; i < order.size(); ++i)
      turned.matrix.values.row(static_cast<Index>(i)) = p.matrix.values.row(static_cast<Index>(order[i]));
    const Answer expected{base.scores.empty() ? base.scores : picked(base.scores, order), picked(base.ranks, order)};
    check_same(expected, *answer(method, turned), 1e-12);
  });
}

TEST_CASE("the order of criteria changes nothing", "[methods][contract]") {
  each([](const Method& method, const Problem& p, const Answer& base, std::mt19937_64& random) {
    const auto order = shuffled(p.matrix.criteria.size(), random);
    Problem turned = p;
    turned.matrix.criteria = picked(p.matrix.criteria, order);
    turned.matrix.directions = picked(p.matrix.directions, order);
    turned.weights = picked(p.weights, order);
    for (std::size_t j = 0; j < order.size(); ++j)
      turned.matrix.values.col(static_cast<Index>(j)) = p.matrix.values.col(static_cast<Index>(order[j]));
    check_same(base, *answer(method, turned), 1e-12);
  });
}

TEST_CASE("a copied alternative ties with its original", "[methods][contract]") {
  each([](const Method& method, const Problem& p, const Answer&, std::mt19937_64&) {
    const Index original = p.matrix.values.rows() / 2;
    const auto copied = answer(method, with(p, p.matrix.values.row(original)));
    REQUIRE(copied);
    CHECK(copied->ranks.back() == copied->ranks[static_cast<std::size_t>(original)]);
    if (!copied->scores.empty())
      CHECK(copied->scores.back() == Approx(copied->scores[static_cast<std::size_t>(original)]).epsilon(1e-12));
  });
}

TEST_CASE("a dominated alternative never ranks above the one that dominates it", "[methods][contract]") {
  // PROBID adds the distance to the average on whichever side (Wang, Rangaiah & Wang 2021, last step); its own test
  // shows a case, and its row of merits says it.
  const std::set<std::string> excepted = {"probid"};
  each([&](const Method& method, const Problem& p, const Answer&, std::mt19937_64& random) {
    if (excepted.count(method.id) > 0) return;
    const auto above = static_cast<std::size_t>(random() % static_cast<std::uint64_t>(p.matrix.values.rows()));
    Eigen::RowVectorXd worse = p.matrix.values.row(static_cast<Index>(above));
    for (Index j = 0; j < worse.size(); ++j) {
      if (random() % 2 == 0) continue;
      const double factor = 1 + 0.5 * static_cast<double>(random() % 100) / 100;
      worse(j) *= p.matrix.directions[static_cast<std::size_t>(j)] == Direction::min ? factor : 1 / factor;
    }
    const auto ranks = answer(method, with(p, worse))->ranks;
    CHECK(ranks.back() >= ranks[above]);
  });
}

TEST_CASE("the units of a column change nothing", "[methods][contract]") {
  const std::set<std::string> in_units = {"spotis", "comet", "rim", "rafsi",
                                          "fce"}; // have bounds or classes in the data's units
  each([&](const Method& method, const Problem& p, const Answer& base, std::mt19937_64& random) {
    if (in_units.count(method.id) > 0) return;
    Problem scaled = p;
    for (Index j = 0; j < scaled.matrix.values.cols(); ++j)
      scaled.matrix.values.col(j) *= std::pow(10, static_cast<double>(random() % 9) - 4);
    check_same(base, *answer(method, scaled), 1e-9);
  });
}

TEST_CASE("the frozen frame is scored or refused in words", "[methods][contract]") {
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    const DecisionMatrix u = matrix_of(Json::parse("[[0,1,0.5],[1,0,0.5],[1,1,1],[0,0,0]]"), {1, 1, 1});
    const auto result = method.score(u, {0.5, 0.3, 0.2}, frozen_frame, *complete_settings(method, {}).value);
    if (!result.value) {
      CHECK(has_errors(result.diagnostics));
      continue;
    }
    for (double s : result.value->scores) CHECK(std::isfinite(s));
    const std::vector<int> ranks = ranks_of(method, *result.value, 4);
    CHECK(ranks[2] == 1);
    CHECK(ranks[3] >= *std::max_element(ranks.begin(), ranks.end() - 1));
    if (result.value->contributions.empty()) continue;
    CHECK(result.value->shortfalls.size() == 4); // a county's explanation needs both
  }
}

} // namespace contract_test
