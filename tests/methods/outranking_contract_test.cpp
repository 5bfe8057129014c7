// What outranking, MOORA, SPOTIS, COMET, grey relational analysis and the rank-sum ratio promise for any input: order
// and copies do not disturb, the dominated never rank above, and bad input gets a score or a refusal, never a NaN.

#include "tests/methods/published.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace outranking_contract_test {

using namespace yindi;
using namespace yindi::test;

namespace {

using Lists = std::vector<std::vector<double>>;

const std::vector<std::string> ids = {"promethee-i",    "promethee-ii", "electre-i",   "electre-i-veto",
                                      "electre-ii",     "electre-iii",  "electre-net", "moora",
                                      "moora-refpoint", "moora-fmf",    "multimoora",  "spotis",
                                      "comet",          "gra",          "rsr"};

/// What a method must be told for values from −10 to 10 on each criterion.
Settings settings_for(const std::string& id, const DecisionMatrix& m) {
  if (id.starts_with("promethee")) return {{"functions", std::string("linear")}, {"q", 0.5}, {"p", 3.0}};
  if (id == "electre-i-veto") return {{"veto", 4.0}};
  if (id == "electre-iii") return {{"q", 0.5}, {"p", 1.0}, {"v", 6.0}};
  if (id == "comet") return {{"cvalues", Lists(m.criteria.size(), {-10, 0, 10})}};
  return told(id, m, -10, 10);
}

Loaded<Scores> score(const std::string& id, const DecisionMatrix& m, const std::vector<double>& w) {
  return run(id, m, w, settings_for(id, m));
}

std::vector<int> ranks_in(const std::string& id, const DecisionMatrix& m, const Scores& scores) {
  return ranks_of(*find_method(id), scores, m.alternatives.size());
}

DecisionMatrix random_matrix(std::mt19937_64& random, Eigen::Index rows) {
  std::uniform_int_distribution<int> value(1, 9);
  DecisionMatrix m;
  m.values.resize(rows, 3);
  for (Eigen::Index k = 0; k < m.values.size(); ++k) m.values.data()[k] = value(random);
  for (Eigen::Index i = 0; i < rows; ++i) m.alternatives.push_back("a" + std::to_string(i));
  m.criteria = {"c0", "c1", "c2"};
  m.directions = {Direction::max, Direction::min, Direction::max};
  return m;
}

bool all_finite(const Scores& scores) {
  for (const double x : scores.scores)
    if (!std::isfinite(x)) return false;
  for (const auto& row : scores.contributions)
    for (const double x : row)
      if (!std::isfinite(x)) return false;
  return workings_of(scores).dump().find("null") == std::string::npos; // how JSON writes what is no number
}

} // namespace

TEST_CASE("rows and columns in another order change nothing", "[contract]") {
  std::mt19937_64 random(11);
  const std::vector<double> w = {0.2, 0.5, 0.3};
  for (const std::string& id : ids)
    for (int round = 0; round < 15; ++round) {
      CAPTURE(id, round);
      const DecisionMatrix m = random_matrix(random, 6);
      const std::vector<Eigen::Index> rows = {3, 0, 5, 1, 4, 2}, columns = {2, 0, 1};
      DecisionMatrix turned = m;
      std::vector<double> turned_w;
      for (std::size_t j = 0; j < 3; ++j) {
        turned.directions[j] = m.directions[static_cast<std::size_t>(columns[j])];
        turned_w.push_back(w[static_cast<std::size_t>(columns[j])]);
        for (std::size_t i = 0; i < 6; ++i)
          turned.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = m.values(rows[i], columns[j]);
      }
      const auto before = score(id, m, w), after = score(id, turned, turned_w);
      REQUIRE(before.value);
      REQUIRE(after.value);
      const auto first = ranks_in(id, m, *before.value), second = ranks_in(id, turned, *after.value);
      for (std::size_t i = 0; i < 6; ++i) {
        const auto from = static_cast<std::size_t>(rows[i]);
        CHECK(second[i] == first[from]);
        if (!before.value->scores.empty())
          CHECK(std::abs(after.value->scores[i] - before.value->scores[from]) <= 1e-12);
      }
    }
}

TEST_CASE("a copy ties with its original, and the dominated never rank above", "[contract]") {
  std::mt19937_64 random(12);
  for (const std::string& id : ids)
    for (int round = 0; round < 30; ++round) {
      CAPTURE(id, round);
      DecisionMatrix m = random_matrix(random, 6);
      m.values.row(4) = m.values.row(1);
      m.values.row(5) = m.values.row(2);
      m.values(5, 1) += 1; // more of a cost
      const auto scores = score(id, m, {0.2, 0.5, 0.3});
      REQUIRE(scores.value);
      const auto places = ranks_in(id, m, *scores.value);
      CHECK(places[4] == places[1]);
      CHECK(places[5] >= places[2]);
    }
}

TEST_CASE("summands sum to the score and shortfalls to the rest", "[contract]") {
  std::mt19937_64 random(13);
  for (const std::string& id : ids) {
    CAPTURE(id);
    const auto scores = score(id, random_matrix(random, 5), {0.2, 0.5, 0.3});
    REQUIRE(scores.value);
    CHECK(scores.value->contributions.empty() == !scores.value->contributions_note.empty());
    for (std::size_t i = 0; i < scores.value->contributions.size(); ++i) {
      const auto& parts = scores.value->contributions[i];
      CHECK(std::abs(std::accumulate(parts.begin(), parts.end(), 0.0) - scores.value->scores[i]) < 1e-12);
      if (scores.value->shortfalls.empty()) continue;
      const auto& rest = scores.value->shortfalls[i];
      CHECK(std::abs(std::accumulate(rest.begin(), rest.end(), 0.0) - 1 + scores.value->scores[i]) < 1e-12);
    }
  }
}

TEST_CASE("bad input is refused by name in every method", "[contract]") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  for (const std::string& id : ids) {
    CAPTURE(id);
    DecisionMatrix m = matrix_of("[[1,2],[2,1],[3,3]]", "[1,-1]");
    CHECK(refused(score(id, m, {0.5, 0.5, 0.5})) == "weights given: 3, criteria: 2");
    CHECK(refused(score(id, m, {0.5, -0.5})) == "the weight -0.5 of criterion \"c1\" is negative or no number");
    CHECK_FALSE(score(id, m, {0.5, nan}).value);
    CHECK(refused(score(id, m, {0, 0})) == "all weights are zero");
    for (const double bad : {nan, infinity, -1e308}) {
      m.values(1, 0) = bad;
      if (std::isnan(bad) && find_method(id)->takes_blanks) continue; // a blank cell, which it has an answer to
      CHECK(refused(score(id, m, {0.5, 0.5})).find("(alternative \"a1\", criterion \"c0\")") != std::string::npos);
    }
  }
}

TEST_CASE("odd input has one answer in every method: scores, ranks alone, or a refusal with the cell", "[contract]") {
  const struct {
    const char* name;
    const char* rows;
    const char* directions;
    std::vector<double> weights;
    std::vector<std::string> refusing;
  } inputs[] = {
      {"zero column", "[[0,2],[0,1],[0,3]]", "[1,-1]", {0.5, 0.5}, {"moora-fmf", "multimoora"}},
      {"zero in a cost column", "[[1,0],[2,1],[3,3]]", "[1,-1]", {0.5, 0.5}, {"moora-fmf", "multimoora"}},
      {"negative benefit column",
       "[[-1,2],[-2,1],[-3,3]]",
       "[1,-1]",
       {0.5, 0.5},
       {"electre-i", "electre-ii", "moora-fmf", "multimoora"}},
      {"mixed signs",
       "[[-1,2],[2,1],[3,3]]",
       "[1,-1]",
       {0.5, 0.5},
       {"electre-i", "electre-ii", "moora-fmf", "multimoora"}},
      {"weights that sum to 2", "[[1,2],[2,1],[3,3]]", "[1,-1]", {1, 1}, {}},
      {"one equal column", "[[5,2],[5,1],[5,3]]", "[1,-1]", {0.5, 0.5}, {}},
      {"one alternative", "[[1,2]]", "[1,-1]", {0.5, 0.5}, {}},
      {"identical alternatives", "[[1,2],[1,2],[1,2]]", "[1,-1]", {0.5, 0.5}, {}},
  };
  for (const auto& input : inputs)
    for (const std::string& id : ids) {
      CAPTURE(input.name, id);
      const DecisionMatrix m = matrix_of(input.rows, input.directions);
      const auto scores = score(id, m, input.weights);
      const bool refuses = std::find(input.refusing.begin(), input.refusing.end(), id) != input.refusing.end();
      CHECK(scores.value.has_value() == !refuses);
      if (refuses) CHECK(refused(scores).find("alternative \"a") != std::string::npos);
      if (!scores.value) continue;
      CHECK(all_finite(*scores.value));
      const auto places = ranks_in(id, m, *scores.value);
      CHECK(places.size() == m.alternatives.size());
      // No score is made up where nothing differs; fixed references tell of one alternative too.
      const bool nothing = std::string(input.name) == "identical alternatives" || m.alternatives.size() == 1;
      if (nothing) CHECK(scores.value->scores.empty() == (id != "spotis" && id != "comet"));
      if (std::string(input.name) == "identical alternatives") CHECK(places == std::vector<int>{1, 1, 1});
      if (std::string(input.name) == "one alternative") CHECK(places == std::vector<int>{1});
    }
}

TEST_CASE("negative values are not ranked the wrong way round", "[contract]") {
  const DecisionMatrix m = matrix_of("[[-1],[-5],[-9]]", "[1]");
  for (const char* id : {"promethee-ii", "electre-net", "moora", "moora-refpoint", "spotis", "comet", "gra", "rsr"}) {
    CAPTURE(id);
    const auto scores = score(id, m, {1});
    REQUIRE(scores.value);
    CHECK(ranks_in(id, m, *scores.value) == std::vector<int>{1, 2, 3});
  }
}

TEST_CASE("a method whose source fixes the normalisation refuses another", "[contract]") {
  const DecisionMatrix m = matrix_of("[[1,2],[2,1]]", "[1,-1]");
  for (const std::string& id : ids) {
    if (*find_method(id)->normalization != '\0') continue;
    CAPTURE(id);
    CHECK(refused(run(id, m, {0.5, 0.5}, settings_for(id, m), "vector")) ==
          find_method(id)->name.en + " takes no normalisation, and \"Vector\" was given");
  }
}

TEST_CASE("in the frozen frame no rival moves a score of the methods that say so", "[contract]") {
  const DecisionMatrix few = matrix_of("[[0.2,0.9],[0.6,0.4]]", "[1,1]"),
                       more = matrix_of("[[0.2,0.9],[0.6,0.4],[1,0],[0.1,0.3]]", "[1,1]");
  for (const std::string& id : ids) {
    const Method& method = *find_method(id);
    if (!method.own_and_rising) continue;
    CAPTURE(id);
    const auto one = run(id, few, {0.3, 0.7}, {}, frozen_frame), other = run(id, more, {0.3, 0.7}, {}, frozen_frame);
    REQUIRE(one.value);
    for (std::size_t i = 0; i < 2; ++i) CHECK(std::abs(one.value->scores[i] - other.value->scores[i]) < 1e-15);
    if (!method.gradient) continue;
    const Settings settings = *complete_settings(method, {}).value;
    const Eigen::RowVectorXd w = Eigen::RowVector2d(0.3, 0.7), u = few.values.row(0);
    const auto slope = method.gradient(settings, u, w);
    REQUIRE(slope);
    for (Eigen::Index j = 0; j < 2; ++j) {
      DecisionMatrix moved = few;
      moved.values(0, j) += 1e-6;
      const double step = run(id, moved, {0.3, 0.7}, {}, frozen_frame).value->scores[0] - one.value->scores[0];
      CHECK((*slope)(j) == Approx(step / 1e-6).epsilon(1e-4));
    }
  }
}

} // namespace outranking_contract_test
