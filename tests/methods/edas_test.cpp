#include "tests/methods/published.h"

namespace edas_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("EDAS: a column of zeros counts nothing, a negative value is refused", "[edas]") {
  const auto with = run("edas", matrix_of(Json::parse("[[0,2],[0,1],[0,3]]"), {1, 1}), {0.5, 0.5});
  const auto without = run("edas", matrix_of(Json::parse("[[2],[1],[3]]"), {1}), {0.5});
  CHECK(with.value->scores == without.value->scores);
  CHECK(refused(run("edas", matrix_of(Json::parse("[[1,-2],[2,5]]"), {1, 1}), {0.5, 0.5})) ==
        "EDAS cannot take -2 (alternative \"a0\", criterion \"c1\")");
}

TEST_CASE("EDAS takes no normalisation", "[edas]") {
  CHECK(refused(run("edas", matrix_of(Json::parse("[[1,2],[2,1]]"), {1, 1}), {0.5, 0.5}, {}, "minmax")) ==
        "EDAS takes no normalisation, and \"Min–max\" was given");
}

} // namespace edas_test
