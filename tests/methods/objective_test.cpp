// Objective weights: their answers to bad input. The published ones are in the textbook.

#include "engine/methods/objective.h"

#include "engine/casebook/read_casebook.h"
#include "tests/methods/bad_inputs.h"
#include "tests/methods/published.h"

#include <filesystem>
#include <limits>
#include <numeric>

namespace objective_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Loaded<ObjectiveWeights> weigh_by(const std::string& id, const DecisionMatrix& matrix, const Settings& given = {},
                                  const std::string& normalization = {}) {
  const ObjectiveWeighting* weighting = find_objective_weighting(id);
  REQUIRE(weighting);
  return objective_weights(*weighting, matrix, normalization, given);
}

std::string refused(const Loaded<ObjectiveWeights>& weights) {
  CHECK_FALSE(weights.value);
  return weights.diagnostics.empty() ? "" : weights.diagnostics.front().message.in(Language::en);
}

std::string answer(const ObjectiveWeighting& weighting, const DecisionMatrix& matrix) {
  const Loaded<ObjectiveWeights> result = objective_weights(weighting, matrix);
  if (!result.value) return "refused: " + said(result.diagnostics);
  std::string text = "weights";
  double sum = 0;
  for (double w : result.value->weights) {
    REQUIRE(std::isfinite(w));
    CHECK(w >= 0);
    sum += w;
    text += fmt::format(" {:.6g}", w);
  }
  CHECK(sum == Approx(1).margin(1e-12));
  for (const Sentence& note : result.value->notes) text += "; " + note.in(Language::en);
  return text;
}

} // namespace

TEST_CASE("every objective weighting has a published example", "[objective]") {
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    CAPTURE(weighting.id);
    bool published = false;
    for (const auto& file : std::filesystem::directory_iterator(YINDI_SOURCE "/casebooks/textbook/weigh"))
      published = published || file.path().stem().string().starts_with(weighting.id + std::string("-"));
    CHECK((published || std::string(weighting.id) == "equal"));
    CHECK_FALSE(weighting.name.zh.empty());
  }
}

TEST_CASE("objective weights answer bad input as documented", "[objective][documented]") {
  Answers answers;
  for (const auto& [name, text] : bad_inputs()) {
    const Loaded<MatrixFile> file = read_text(text);
    if (!file.value) {
      answers[name]["reading"] = "refused: " + said(file.diagnostics);
      continue;
    }
    for (const ObjectiveWeighting& weighting : objective_weightings()) {
      CAPTURE(name, weighting.id);
      answers[name][weighting.id] = answer(weighting, file.value->matrix);
    }
  }
  check_documented("bad_weighting", answers);
}

TEST_CASE("a number that is none is refused by its cell", "[objective]") {
  DecisionMatrix m = matrix_of("[[1,2],[2,1]]", "[1,1]");
  m.values(1, 0) = std::nan("");
  for (const ObjectiveWeighting& weighting : objective_weightings())
    CHECK(refused(objective_weights(weighting, m)) == "a blank cell (alternative \"a1\", criterion \"c0\")");
  m.values(1, 0) = std::numeric_limits<double>::infinity();
  for (const ObjectiveWeighting& weighting : objective_weightings())
    CHECK(refused(objective_weights(weighting, m)) ==
          "inf is no number up to 1e100 (alternative \"a1\", criterion \"c0\")");
}

TEST_CASE("the order of alternatives and criteria does not matter to objective weights", "[objective]") {
  // Two alternatives are best on the first criterion, so that CILOS has to choose.
  const auto m = matrix_of("[[9,3,5],[9,1,7],[4,8,2],[2,6,3]]", "[1,-1,1]");
  const auto turned = matrix_of("[[3,2,6],[2,4,8],[7,9,1],[5,9,3]]", "[1,1,-1]");
  for (const ObjectiveWeighting& weighting : objective_weightings()) {
    CAPTURE(weighting.id);
    const auto one = objective_weights(weighting, m), other = objective_weights(weighting, turned);
    REQUIRE((one.value && other.value));
    const std::vector<double>&a = one.value->weights, &b = other.value->weights;
    check_near({b[1], b[2], b[0]}, Json(a), 1e-12);
  }
}

TEST_CASE("a criterion that never differs changes no other weight by CRITIC and CILOS", "[objective]") {
  const auto m = matrix_of("[[9,3,5],[9,1,7],[4,8,2],[2,6,3]]", "[1,-1,1]");
  const auto more = matrix_of("[[9,7,3,5],[9,7,1,7],[4,7,8,2],[2,7,6,3]]", "[1,1,-1,1]");
  for (const char* id : {"critic", "cilos", "entropy", "std", "gini", "idocriw"}) {
    CAPTURE(id);
    const auto one = weigh_by(id, m), other = weigh_by(id, more);
    const std::vector<double>& w = other.value->weights;
    check_near({w[0], w[2], w[3]}, Json(one.value->weights), 1e-12);
    CHECK(w[1] == 0);
    CHECK(other.value->notes.back().in(Language::en) ==
          "criterion \"c1\" is the same for all alternatives and gets no weight");
  }
}

TEST_CASE("objective weights refuse what would be meaningless", "[objective]") {
  const auto mixed = matrix_of("[[-1,2],[3,1],[2,5]]", "[1,1]");
  CHECK(refused(weigh_by("entropy", mixed)) == "entropy cannot take -1 (alternative \"a0\", criterion \"c0\")");
  CHECK(weigh_by("entropy", mixed, {}, "minmax").value);
  CHECK(refused(weigh_by("merec", mixed, {}, "minmax")) == "MEREC takes no normalisation, and \"Min–max\" was given");
  CHECK(refused(weigh_by("critic", matrix_of("[[1,2],[2,4],[3,6]]", "[1,1]"))) ==
        "all criteria rise and fall together, so CRITIC finds no conflict to weigh");
  CHECK(refused(weigh_by("cilos", matrix_of("[[3,6],[2,4],[1,5]]", "[1,1]"))) ==
        "the same alternatives are best on several criteria, so CILOS has no single answer");
  CHECK(refused(weigh_by("std", mixed, {{"ddof", 2.0}})) == "parameter \"ddof\" is out of range");
  CHECK(refused(weigh_by("critic", mixed, {{"direction_aware", 1.0}})) ==
        "parameter \"direction_aware\" has no such choice");
  CHECK(refused(weigh_by("gini", mixed, {{"ddof", 1.0}})) == "weighting \"gini\" has no parameter \"ddof\"");
}

// Diakoulaki et al. 1995 with other coefficients of agreement; numbers of the formulas, reckoned with scipy and numpy.
TEST_CASE("CRITIC by Pearson's, absolute, Spearman's and distance correlations", "[objective]") {
  const auto m = matrix_of("[[3,10,7],[5,12,1],[9,15,4],[4,30,2],[8,11,9]]", "[1,1,1]");
  const std::map<std::string, std::vector<double>> expected = {
      {"pearson", {0.2900701541153735, 0.3855228056766344, 0.32440704020799216}},
      {"absolute", {0.3886165703914847, 0.3056386522563143, 0.30574477735220107}},
      {"spearman", {0.2564899406336058, 0.3531607216687328, 0.3903493376976615}},
      {"distance", {0.3652006219156874, 0.3276688316765924, 0.3071305464077203}},
  };
  for (const auto& [word, weights] : expected) {
    CAPTURE(word);
    check_near(weigh_by("critic", m, {{"correlation", word}}).value->weights, weights, 1e-12);
  }
  check_near(weigh_by("critic", m).value->weights, expected.at("pearson"), 1e-12);
  DecisionMatrix many;
  many.values = Eigen::MatrixXd::Random(5001, 2);
  many.criteria = {"c0", "c1"};
  many.directions = {Direction::max, Direction::max};
  many.alternatives.assign(5001, "a");
  CHECK(refused(weigh_by("critic", many, {{"correlation", std::string("distance")}})) ==
        "distance correlations of 5001 alternatives need 25010001 distances a criterion");
}

} // namespace objective_test
