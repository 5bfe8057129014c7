#include "engine/ranking/leaf_correlation.h"
#include "tests/catch.h"

namespace leaf_correlation_test {

using namespace yindi;

namespace {

/// One county, one row of u for each industry, over the leaves a, b, c.
Ranking ranking_of(const std::vector<std::vector<double>>& rows) {
  Assessment assessment;
  assessment.leaves = {"a", "b", "c"};
  CountyRanking county;
  county.used = {{"a", 0.2}, {"b", 0.3}, {"c", 0.5}};
  for (const auto& row : rows) {
    assessment.cells.emplace_back();
    for (const double u : row) {
      LeafValue value;
      value.u = u;
      assessment.cells.back().push_back(value);
    }
  }
  county.assessment = std::make_shared<const Assessment>(std::move(assessment));
  Ranking ranking;
  ranking.counties = {county};
  return ranking;
}

Case three_leaves() {
  Case c;
  for (const char* id : {"a", "b", "c"}) {
    Criterion leaf;
    leaf.id = id;
    leaf.measure = Measure{};
    c.model.edit().library.criteria.push_back(leaf);
  }
  return c;
}

} // namespace

TEST_CASE("two leaves in one order are found with their joint weight, opposite ones too", "[methods][correlation]") {
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 12; ++i) rows.push_back({0.05 * i, 0.001 * i * i, i % 2 == 0 ? 0.3 : 0.7});
  auto found = alike_leaves(three_leaves(), ranking_of(rows));
  REQUIRE(found.size() == 1);
  CHECK(found[0].a == "a");
  CHECK(found[0].b == "b");
  CHECK(found[0].spearman == Approx(1));
  CHECK(found[0].weight == Approx(0.5));
  for (auto& row : rows) row[1] = -row[1];
  CHECK(alike_leaves(three_leaves(), ranking_of(rows))[0].spearman == Approx(-1));
  rows.resize(9);
  CHECK(alike_leaves(three_leaves(), ranking_of(rows)).empty()); // too few to tell
}

TEST_CASE("a leaf that never varies is like none", "[methods][correlation]") {
  std::vector<std::vector<double>> rows(12, {0.5, 0.5, 0.5});
  CHECK(alike_leaves(three_leaves(), ranking_of(rows)).empty());
}

TEST_CASE("ties count at their mean place (Spearman 1904 with mid-ranks)", "[methods][correlation]") {
  // Places 1.5 1.5 3 … against 1 2 3 …: Pearson of the places by hand for n = 10 is √(82/82.5).
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 10; ++i) rows.push_back({i < 2 ? 0.1 : 0.1 * i, 0.1 * i, 0.5});
  CHECK(alike_leaves(three_leaves(), ranking_of(rows))[0].spearman == Approx(std::sqrt(82 / 82.5)));
}

} // namespace leaf_correlation_test
