// Rows of [[weight]] as the window writes them.

#include "engine/weights/weighting_rows.h"
#include "tests/catch.h"

namespace weighting_rows_test {

using namespace yindi;

TEST_CASE("best and worst: one answer in two places stays one, and who is best can change") {
  NodeWeighting row;
  row.kind = "best-worst";
  row.values = {{"a", 1}, {"b", 3}, {"c", 6}};
  row.worst = {{"a", 6}, {"b", 2}, {"c", 1}};
  CHECK(with_number(row, "c", 8, false).find(R"("worst":{"a":8.0,)") != std::string::npos);
  CHECK(with_number(row, "a", 5, true).find(R"("c":5.0})") != std::string::npos);
  CHECK(with_swapped(row, "a", "b").find(R"("values":{"a":3.0,"b":1.0)") != std::string::npos);
}

TEST_CASE("swara: an item takes another's place, and the steps stay with the places") {
  NodeWeighting row;
  row.kind = "swara";
  row.values = {{"a", 1}, {"b", 2}, {"c", 3}};
  row.steps = {{"b", .15}, {"c", .5}};
  CHECK(with_number(row, "b", 1, false) ==
        R"({"kind":"swara","values":{"a":2.0,"b":1.0,"c":3.0},"steps":{"a":0.15,"c":0.5}})");
  CHECK(with_number(row, "b", 3, false) ==
        R"({"kind":"swara","values":{"a":1.0,"b":3.0,"c":2.0},"steps":{"b":0.5,"c":0.15}})");
  CHECK(with_number(row, "b", 4, false).find(R"("values":{"a":1.0,"b":4.0,"c":3.0})") != std::string::npos);
  CHECK(with_number(row, "b", .2, true).find(R"("steps":{"b":0.2,"c":0.5})") != std::string::npos);
}

TEST_CASE("a row begins with the weights that hold") {
  const std::vector<std::string> items = {"a", "b", "c"};
  const std::vector<double> weights = {.1, .6, .3};
  CHECK(start_weighting("points", items, weights) == R"({"kind":"points","values":{"a":10.0,"b":60.0,"c":30.0}})");
  CHECK(start_weighting("swing", items, weights) == R"({"kind":"swing","values":{"a":17.0,"b":100.0,"c":50.0}})");
  CHECK(start_weighting("rank-sum", items, weights) == R"({"kind":"rank-sum","values":{"a":3.0,"b":1.0,"c":2.0}})");
  CHECK(start_weighting("equal", items, weights) == R"({"kind":"equal"})");
  CHECK(start_weighting("best-worst", items, weights) ==
        R"({"kind":"best-worst","values":{"a":6.0,"b":1.0,"c":2.0},"worst":{"a":1.0,"b":6.0,"c":3.0}})");
  CHECK(start_weighting("fucom", items, weights) == R"({"kind":"fucom","values":{"a":6.0,"b":1.0,"c":2.0}})");
  CHECK(start_weighting("swara", items, weights) ==
        R"({"kind":"swara","values":{"a":3.0,"b":1.0,"c":2.0},"steps":{"a":2.0,"c":1.0}})");
  // A weight of 0 is no ratio of its own: as far as the answers go.
  CHECK(start_weighting("fucom", {"a", "b"}, {1, 0}) == R"({"kind":"fucom","values":{"a":1.0,"b":9.0}})");
  CHECK(start_weighting("swara", {"a", "b"}, {1, 0}) ==
        R"({"kind":"swara","values":{"a":1.0,"b":2.0},"steps":{"b":8.0}})");
}

} // namespace weighting_rows_test
