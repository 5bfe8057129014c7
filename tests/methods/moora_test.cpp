#include "tests/methods/published.h"

namespace moora_test {

using namespace yindi;
using namespace yindi::test;

// Kracka, Brauers & Zavadskas 2010: its published ranks, and the formula by hand for one alternative.
TEST_CASE("the full multiplicative form alone gives the ranks published as a part of MULTIMOORA", "[moora]") {
  const MatrixExample example = examples("multimoora")[0];
  const DecisionMatrix& m = example.matrix;
  const auto product = run("moora-fmf", m, example.weights);
  REQUIRE(product.value);
  CHECK(ranks("moora-fmf", product) == std::vector<int>{5, 1, 3, 6, 4, 2});
  double logarithm = 0;
  for (Eigen::Index j = 0; j < m.values.cols(); ++j)
    logarithm += (m.directions[static_cast<std::size_t>(j)] == Direction::min ? -1 : 1) *
                 std::log(m.values(0, j) / m.values.col(j).norm());
  CHECK(product.value->scores[0] == Approx(logarithm).epsilon(1e-12));
}

TEST_CASE("the full multiplicative form refuses what has no logarithm", "[moora]") {
  const auto m = matrix_of("[[1,2],[0,1],[3,3]]", "[1,-1]");
  CHECK(refused(run("moora-fmf", m, {0.5, 0.5})) ==
        "MOORA (full multiplicative form) cannot take 0 (alternative \"a1\", criterion \"c0\")");
  CHECK(refused(run("multimoora", m, {0.5, 0.5})) == "MULTIMOORA cannot take 0 (alternative \"a1\", criterion \"c0\")");
  CHECK(refused(run("moora-fmf", m, {0.5, 0.5}, {}, frozen_frame)) ==
        "MOORA (full multiplicative form) needs positive values in their own units, not values between 0 and 1");
  CHECK(refused(run("moora-fmf", matrix_of("[[1,2],[2,1],[3,3]]", "[1,-1]"), {0.5, 0.5}, {}, "minmax")) ==
        "normalisation \"Min–max\" turns 1 into 0, which MOORA (full multiplicative form) cannot take (alternative "
        "\"a0\", criterion \"c0\")");
}

} // namespace moora_test
