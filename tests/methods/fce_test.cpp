// Fuzzy comprehensive evaluation: five slope designs of an open-pit mine and two garments, printed in Chinese courses
// of mathematical modelling (sources in tests/data/reference/fce.json).

#include "engine/methods/fce.h"

#include "tests/methods/vectors.h"

using namespace yindi;
using namespace yindi::test;

using Lists = std::vector<std::vector<double>>;

TEST_CASE("fuzzy evaluation gives the published memberships and scores", "[fce]") {
  for (const Json& example : vectors("fce")) {
    if (example["method"] != "FCE") continue;
    const auto standards = example["parameters"]["standards"].get<Lists>();
    check_vector("fce", example, {{"standards", standards}});
    for (std::size_t i = 0; i < example["matrix"].size(); ++i)
      for (std::size_t j = 0; j < standards.size(); ++j)
        CHECK(std::abs(grade_memberships(example["matrix"][i][j].get<double>(), standards[j])(1) -
                       example["expected_memberships"][i][j].get<double>()) <= 5.1e-5);
  }
}

TEST_CASE("memberships are put together as published", "[fce]") {
  for (const Json& example : vectors("fce")) {
    if (example["method"] != "FCE_composition") continue;
    CAPTURE(example["id"], example["source"]["cites"]);
    const auto rows = example["memberships"].get<Lists>();
    Eigen::MatrixXd memberships(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows[0].size()));
    for (std::size_t j = 0; j < rows.size(); ++j)
      for (std::size_t k = 0; k < rows[j].size(); ++k)
        memberships(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(k)) = rows[j][k];
    for (std::size_t v = 0; v < example["weights"].size(); ++v) {
      const auto w = example["weights"][v].get<std::vector<double>>();
      const Eigen::VectorXd weights = Eigen::Map<const Eigen::VectorXd>(w.data(), memberships.rows());
      const Eigen::RowVectorXd b = compose(weights, memberships, FuzzyOperator::main_factor);
      check_near({b.data(), b.data() + b.size()}, example["expected"][v], example["tolerance"].get<double>());
      if (!example.contains("expected_normalised")) continue;
      const Eigen::RowVectorXd share = b / b.sum();
      check_near({share.data(), share.data() + share.size()}, example["expected_normalised"][v], 0.005);
    }
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
