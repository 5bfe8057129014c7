#include "tests/methods/vectors.h"

using namespace yindi;
using namespace yindi::test;

TEST_CASE("MOORA's ratio system and reference point give the published scores", "[moora]") {
  for (const Json& example : vectors("moora")) {
    if (example["method"] == "MOORA_ratio") check_vector("moora", example, {});
    if (example["method"] == "MOORA_refpoint") check_vector("moora-refpoint", example, {});
  }
}

TEST_CASE("MULTIMOORA gives the published ranks of its parts and its dominance counts", "[moora]") {
  for (const Json& example : vectors("moora")) {
    if (example["method"] != "MULTIMOORA") continue;
    const auto m = matrix_of(example["matrix"], example["directions"]);
    const auto w = example["weights"].get<std::vector<double>>();
    const auto scores = run("multimoora", m, w);
    REQUIRE(scores.value);
    check_near(scores.value->scores, example["expected_score_dominance_count"], 0);
    CHECK(scores.value->workings["ranks"] == example["expected_rank_matrix_columns_ratio_refpoint_fmf"]);
    CHECK(ranks("multimoora", scores) == example["expected_ranking"].get<std::vector<int>>());

    // The full multiplicative form alone: its published ranks, and the formula by hand for one alternative.
    const auto product = run("moora-fmf", m, w);
    CHECK(ranks("moora-fmf", product) == std::vector<int>{5, 1, 3, 6, 4, 2});
    double logarithm = 0;
    for (Eigen::Index j = 0; j < m.values.cols(); ++j)
      logarithm += (m.directions[static_cast<std::size_t>(j)] == Direction::min ? -1 : 1) *
                   std::log(m.values(0, j) / m.values.col(j).norm());
    CHECK(product.value->scores[0] == Approx(logarithm).epsilon(1e-12));
  }
}

TEST_CASE("the full multiplicative form refuses what has no logarithm", "[moora]") {
  const auto m = matrix_of("[[1,2],[0,1],[3,3]]", "[1,-1]");
  CHECK(refused(run("moora-fmf", m, {0.5, 0.5})) ==
        "the full multiplicative form cannot take 0 (alternative \"a1\", criterion \"c0\")");
  CHECK(refused(run("multimoora", m, {0.5, 0.5})) ==
        "the full multiplicative form cannot take 0 (alternative \"a1\", criterion \"c0\")");
  CHECK(refused(run("moora-fmf", m, {0.5, 0.5}, {}, frozen_frame)) ==
        "method \"moora-fmf\" multiplies ratios, so it has no form on fixed scales from 0 to 1");
}
