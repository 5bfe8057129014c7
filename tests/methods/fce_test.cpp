// Fuzzy comprehensive evaluation: five slope designs of an open-pit mine and two garments, printed in Chinese courses
// of mathematical modelling (see casebooks/textbook/fce).

#include "engine/methods/fce.h"

#include "tests/methods/published.h"

namespace fce_test {

using namespace yindi;
using namespace yindi::test;

using Lists = std::vector<std::vector<double>>;

// To four decimals, but for 0.448, which is 0.4483.
TEST_CASE("fuzzy evaluation gives the published memberships", "[fce]") {
  const MatrixExample example = examples("fce")[0];
  const Lists standards = std::get<Lists>(example.parameters.at("standards"));
  const Lists printed = {{0.5341, 0.375, 1, 0.85, 1},
                         {0.7614, 0.3125, 0.76, 0.75, 0.448},
                         {0.6705, 0.3375, 1, 0.8, 0.6552},
                         {1, 0.15, 0.4, 0, 0},
                         {0.8636, 0.25, 0.48, 0.2, 0.0345}};
  for (std::size_t i = 0; i < printed.size(); ++i)
    for (std::size_t j = 0; j < standards.size(); ++j) {
      const double x = example.matrix.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
      CHECK(grade_memberships(x, standards[j])(1) == Approx(printed[i][j]).margin(3e-4));
    }
}

TEST_CASE("a value belongs to the two grades around it, and beyond the ends to one", "[fce]") {
  const auto grades = [](double x, const std::vector<double>& standards) {
    const Eigen::RowVectorXd r = grade_memberships(x, standards);
    return std::vector<double>(r.data(), r.data() + r.size());
  };
  CHECK(grades(30, {0, 50, 100}) == std::vector<double>{0.4, 0.6, 0});
  CHECK(grades(50, {0, 50, 100}) == std::vector<double>{0, 1, 0});
  CHECK(grades(-5, {0, 50, 100}) == std::vector<double>{1, 0, 0});
  CHECK(grades(120, {0, 50, 100}) == std::vector<double>{0, 0, 1});
  CHECK(grades(6, {8, 4, 0}) == std::vector<double>{0.5, 0.5, 0});
  CHECK(grades(9, {8, 4, 0}) == std::vector<double>{1, 0, 0});
  CHECK(grades(-1, {8, 4, 0}) == std::vector<double>{0, 0, 1});
}

TEST_CASE("fuzzy evaluation refuses standards that go the wrong way", "[fce]") {
  const auto m = matrix_of("[[1,2],[2,1]]", "[1,-1]");
  const auto with = [&](const Lists& standards, const Settings& more = {}) {
    Settings settings = more;
    settings["standards"] = standards;
    return run("fce", m, {0.5, 0.5}, settings);
  };
  CHECK(refused(run("fce", m, {0.5, 0.5})) == "fuzzy evaluation needs the standards of its grades");
  CHECK(refused(with({{0, 5}, {0, 5}})) == "the standards of criterion \"c1\" do not fall, and less is better there");
  CHECK(refused(with({{5, 0}, {5, 0}})) == "the standards of criterion \"c0\" do not rise, and more is better there");
  CHECK(refused(with({{0, 5, 9}, {5, 0}})) == "criterion \"c1\" has 2 standards where 3 are needed");
  CHECK(refused(with({{0, 5}, {5, 0}}, {{"grades", std::vector<double>{0, 60, 100}}})) ==
        "the values of the grades do not rise, or are not as many as the grades");
  const auto scores = with({{0, 5}, {5, 0}}, {{"grades", std::vector<double>{0, 100}}});
  check_near(scores.value->scores, Json::parse("[40, 60]"), 1e-12);
}

TEST_CASE("by main factors a casebook is refused and a matrix is warned", "[fce]") {
  const auto u = matrix_of("[[0.2,0.9],[0.7,0.1]]", "[1,1]");
  const Settings main = {{"operator", std::string("main-factor")}};
  CHECK(refused(run("fce", u, {0.5, 0.5}, main, frozen_frame)) ==
        "by main factors a better value may lower a score, so a casebook does not take them");
  Settings settings = main;
  settings["standards"] = Lists{{0, 1}, {0, 1}};
  const auto scores = run("fce", u, {0.5, 0.5}, settings);
  CHECK(scores.value->notes.size() == 1);
  const auto sums = run("saw", u, {0.5, 0.5}, {}, frozen_frame);
  check_near(run("fce", u, {0.5, 0.5}, {}, frozen_frame).value->scores, Json(sums.value->scores), 1e-15);
}

} // namespace fce_test
