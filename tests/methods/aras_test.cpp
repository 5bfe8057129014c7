#include "tests/methods/published.h"

namespace aras_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("ARAS: summands sum to the score", "[aras]") {
  check_contributions("aras", [](double score) { return score; });
}

TEST_CASE("ARAS against an optimum: the best of the alternatives where none is given", "[aras]") {
  const auto m = matrix_of("[[4,10],[2,5]]", "[1,-1]");
  const std::vector<double> w = {0.5, 0.5};
  CHECK(run("aras", m, w, {{"optimum", std::vector<double>{4, 5}}}).value->scores == run("aras", m, w).value->scores);
  CHECK(refused(run("aras", m, w, {{"optimum", std::vector<double>{4, 0}}})) ==
        "the optimum 0 of criterion \"c1\" is not above 0");
  CHECK(refused(run("aras", m, w, {{"optimum", std::vector<double>{4}}})) ==
        "values given for parameter \"optimum\": 1, criteria: 2");
}

} // namespace aras_test
