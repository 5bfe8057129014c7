#include "engine/robustness/reversal.h"
#include "tests/robustness/synthetic.h"

namespace reversal_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::Index;

namespace {

ReversalQuestion question(const std::string& method, const std::string& normalization,
                          const std::vector<std::vector<double>>& rows, const std::vector<double>& weights) {
  const Method* found = find_method(method);
  ReversalQuestion asked{found, *complete_settings(*found, {}).value, normalization, {}, weights, {}};
  asked.matrix.values.resize(static_cast<Index>(rows.size()), static_cast<Index>(weights.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    asked.matrix.alternatives.push_back("a" + std::to_string(i));
    asked.names.push_back({"A" + std::to_string(i), "甲" + std::to_string(i)});
    for (std::size_t j = 0; j < weights.size(); ++j)
      asked.matrix.values(static_cast<Index>(i), static_cast<Index>(j)) = rows[i][j];
  }
  for (std::size_t j = 0; j < weights.size(); ++j) {
    asked.matrix.criteria.push_back("c" + std::to_string(j));
    asked.matrix.directions.push_back(Direction::max);
  }
  return asked;
}

} // namespace

TEST_CASE("without the alternative that stretches a scale another is first", "[robustness][reversal]") {
  // minmax, weights 0.45 and 0.55. With all, c0 runs from 1 to 10: a0 0.45/9 + 0.55·0.9 = 0.545, a1 0.55, a2 0.45.
  // Without a2 it runs from 1 to 2, so a0 has all of its 0.45 and leads with 0.945. The second (a0) a tenth of the
  // ranges worse, (1.1, 4), moves no end.
  const auto result = reversal(question("saw", "minmax", {{2, 4.5}, {1, 5}, {10, 0}, {1, 0}}, {0.45, 0.55}));
  REQUIRE(result.value);
  CHECK(result.value->first == "a1");
  CHECK(result.value->normalization == "minmax");
  CHECK(result.value->of == 3 + 4 + 1);
  CHECK(result.value->kept == 7);
  REQUIRE(result.value->changed.size() == 1);
  CHECK(result.value->changed[0].kind == ReversalCase::removed);
  CHECK(result.value->changed[0].alternative == "a2");
  CHECK(result.value->changed[0].firsts == std::vector<std::string>{"a0"});
  CHECK(result.value->changed[0].sentence.in(Language::en) == "Without A2, first place goes to A0.");
  CHECK(result.value->changed[0].sentence.in(Language::zh) == "去掉甲2后，甲0居首。");
}

TEST_CASE("each case is what the method says of the changed matrix", "[robustness][reversal]") {
  std::mt19937_64 random(14);
  int changed = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<double>> rows(4, std::vector<double>(3));
    for (auto& row : rows)
      for (double& x : row) x = 1 + 9 * uniform(random);
    const auto asked = question("topsis", "vector", rows, {0.3, 0.3, 0.4});
    const auto result = reversal(asked);
    REQUIRE(result.value);
    CHECK(result.value->of == 3 + 4 + 1);
    CHECK(result.value->kept + static_cast<int>(result.value->changed.size()) == result.value->of);
    for (const ReversedCase& one : result.value->changed) {
      ++changed;
      CHECK(std::find(one.firsts.begin(), one.firsts.end(), result.value->first) == one.firsts.end());
      if (one.kind != ReversalCase::removed) continue;
      auto fewer = rows;
      const std::size_t gone = static_cast<std::size_t>(one.alternative[1] - '0');
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(gone));
      const auto smaller = question("topsis", "vector", fewer, {0.3, 0.3, 0.4});
      const auto scores =
          smaller.method->score(smaller.matrix, smaller.weights, "vector", smaller.settings).value->scores;
      std::size_t best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      if (best >= gone) ++best;
      CHECK(one.firsts.front() == "a" + std::to_string(best));
      CHECK(one.sentence.in(Language::en) ==
            "Without A" + std::to_string(gone) + ", first place goes to A" + std::to_string(best) + ".");
    }
  }
  CHECK(changed > 30); // TOPSIS is known for it
}

TEST_CASE("in the frozen frame nothing reverses", "[robustness][reversal]") {
  std::mt19937_64 random(15);
  for (const char* method : {"saw", "topsis", "spotis", "vikor"})
    for (int round = 0; round < 50; ++round) {
      std::vector<std::vector<double>> rows(5, std::vector<double>(3));
      for (auto& row : rows)
        for (double& x : row) x = uniform(random);
      const auto result = reversal(question(method, frozen_frame, rows, {0.3, 0.3, 0.4}));
      REQUIRE(result.value);
      CHECK(result.value->frozen);
      CHECK(result.value->kept == result.value->of);
    }
}

TEST_CASE("a county is asked in every method's own frame", "[robustness][reversal]") {
  std::mt19937_64 random(16);
  for (const Method& method : methods()) {
    if (method.input != InputKind::scaled) continue;
    CAPTURE(method.id);
    const auto county = synthetic_county(random, {2, 2}, 5, method.id, {}, true);
    const auto problem = county_problem(county.c, county.ranked);
    if (!problem.value) continue; // asks for parameters
    const auto result = reversal(*problem.value);
    REQUIRE(result.value);
    CHECK(result.value->of == 10);
    if (result.value->frozen) CHECK(std::string(method.normalization).empty()); // asks for bounds
    if (method.id == std::string("spotis")) CHECK(result.value->frozen);
    if (method.id == std::string("topsis")) CHECK(result.value->normalization == "vector");
  }
  const auto alone = made_county({1, 1}, {{0.4, 0.2}}, {}, "topsis");
  const auto result = reversal(problem_of(alone));
  CHECK(result.value->of == 1); // its copy
  CHECK(result.value->kept == 1);
}

} // namespace reversal_test
