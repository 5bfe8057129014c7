// What the published examples of the textbook do not say of normalisations.

#include "engine/methods/normalization.h"
#include "tests/methods/published.h"

namespace normalization_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Eigen::MatrixXd normalized(const DecisionMatrix& m, const std::string& id) {
  const auto result = normalize(m, *find_normalization(id));
  for (const Diagnostic& d : result.diagnostics) UNSCOPED_INFO(print(d));
  REQUIRE(result.value);
  return result.value->values;
}

std::string refused_by(const DecisionMatrix& m, const std::string& id) {
  const auto result = normalize(m, *find_normalization(id));
  CHECK_FALSE(result.value);
  return result.diagnostics.empty() ? "" : result.diagnostics.front().message.in(Language::en);
}

} // namespace

TEST_CASE("a normalisation is found in any writing", "[normalization]") {
  CHECK(find_normalization("z-score") == find_normalization("zscore"));
  CHECK(find_normalization("Z_Score") == find_normalization("zscore"));
  CHECK(find_normalization("zavadskas-turskis") == find_normalization("zavadskas_turskis"));
  CHECK(find_normalization("EnhancedAccuracy") == find_normalization("enhanced_accuracy"));
  CHECK(find_normalization("min-max") == find_normalization("minmax"));
  CHECK_FALSE(find_normalization("z"));
}

// By the formulas, reckoned with numpy.
TEST_CASE("z-scores by the column and by the whole matrix", "[normalization]") {
  const auto m = matrix_of("[[3,10,7],[5,12,1],[9,15,4],[4,30,2],[8,11,9]]", "[1,-1,1]");
  const Eigen::MatrixXd by_column = normalized(m, "zscore"), whole = normalized(m, "zscore_whole");
  CHECK(by_column(0, 0) == Approx(-1.2094157958139042).epsilon(1e-14));
  CHECK(by_column(3, 1) == Approx(-1.948081610696187).epsilon(1e-14)); // a cost: with its sign turned
  CHECK(by_column(4, 2) == Approx(1.4634182315230264).epsilon(1e-14));
  CHECK(whole(0, 0) == Approx(-0.8240396552250738).epsilon(1e-14));
  CHECK(whole(3, 1) == Approx(3.1022669373179257).epsilon(1e-14)); // keeps its direction
  CHECK(normalize(m, *find_normalization("zscore_whole")).value->directions[1] == Direction::min);
  CHECK(normalized(matrix_of("[[2],[2]]", "[1]"), "zscore").isZero());
}

TEST_CASE("one sum, length, range and largest value for the whole matrix", "[normalization]") {
  const auto m = matrix_of("[[1,2],[3,4]]", "[1,-1]");
  CHECK(normalized(m, "sum_whole")(1, 0) == Approx(3 / 10.0));
  CHECK(normalized(m, "vector_whole")(1, 0) == Approx(3 / std::sqrt(30)));
  CHECK(normalized(m, "minmax_whole")(1, 0) == Approx(2 / 3.0));
  CHECK(normalized(m, "minmax_whole")(0, 1) == Approx(1 / 3.0));
  CHECK(normalized(m, "max_whole")(0, 1) == Approx(2 / 4.0));
}

TEST_CASE("a normalisation without an answer says so of its criterion", "[normalization]") {
  CHECK(refused_by(matrix_of("[[2,1],[0.5,3]]", "[1,1]"), "logarithmic") ==
        "normalisation \"Logarithmic\" has no answer for criterion \"c0\": its formula divides by 0");
  CHECK(refused_by(matrix_of("[[2,0],[3,3]]", "[1,1]"), "logarithmic") ==
        "normalisation \"Logarithmic\" cannot take 0 (alternative \"a0\", criterion \"c1\")");
  CHECK(refused_by(matrix_of("[[0],[-3]]", "[1]"), "zavadskas_turskis") ==
        "normalisation \"Zavadskas–Turskis\" has no answer for criterion \"c0\": its formula divides by 0");
  CHECK(normalized(matrix_of("[[5],[5]]", "[1]"), "enhanced_accuracy").isOnes());
}

TEST_CASE("an ideal beside the matrix stands where a value of it would, and moves nothing", "[normalization]") {
  const auto m = matrix_of("[[3,10,7],[5,12,1],[9,15,4]]", "[1,-1,1]");
  for (const Normalization& row : normalizations()) {
    CAPTURE(row.id);
    const Eigen::RowVectorXd beside = normalize_beside(m.values.row(1), m, row);
    CHECK((beside - normalized(m, row.id).row(1)).cwiseAbs().maxCoeff() < 1e-15);
  }
}

} // namespace normalization_test
