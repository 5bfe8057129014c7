#include "tests/methods/published.h"

namespace saw_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("SAW: summands sum to the score", "[saw]") {
  check_contributions("saw", [](double score) { return score; });
}

TEST_CASE("SAW on frozen scales is the sum of w u and ignores rivals", "[saw]") {
  const std::vector<double> w = {0.5, 0.3, 0.2};
  const auto both = run("saw", matrix_of(Json::parse("[[0.2,0,1],[0.9,0.5,0]]"), {1, 1, 1}), w, {}, "frozen");
  CHECK(both.value->scores[0] == Approx(0.3).margin(1e-15));
  CHECK(both.value->scores[1] == Approx(0.6).margin(1e-15));
  const auto alone = run("saw", matrix_of(Json::parse("[[0.2,0,1]]"), {1, 1, 1}), w, {}, "frozen");
  CHECK(alone.value->scores[0] == both.value->scores[0]);
  double rest = 0;
  for (double s : both.value->shortfalls[1]) rest += s;
  CHECK(rest == Approx(0.4).margin(1e-15));
  const Eigen::RowVectorXd weights = Eigen::Map<const Eigen::RowVectorXd>(w.data(), 3);
  CHECK(*find_method("saw")->gradient({}, Eigen::RowVectorXd::Zero(3), weights) == weights);
}

TEST_CASE("SAW does not add a cost as if it were a benefit", "[saw]") {
  const auto scores = run("saw", matrix_of(Json::parse("[[1,2],[2,5]]"), {1, -1}), {0.5, 0.5}, {}, "vector");
  CHECK(refused(scores) == "normalisation \"Vector\" leaves criterion \"c1\" a cost, which SAW (weighted sum) "
                           "would count as a benefit");
}

} // namespace saw_test
