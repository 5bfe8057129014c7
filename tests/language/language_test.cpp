#include "engine/language/language.h"
#include "tests/catch.h"

namespace language_test {

using namespace yindi;

TEST_CASE("a name falls back to the other language", "[language]") {
  CHECK(Text{"Tea", "茶叶"}.in(Language::zh) == "茶叶");
  CHECK(Text{"Tea", ""}.in(Language::zh) == "Tea");
  CHECK(Text{"", "茶叶"}.in(Language::en) == "茶叶");
}

TEST_CASE("the catalogue is carried inside the program", "[language]") {
  CHECK(tr(Language::en, "Ranking") == "Ranking");
  CHECK(tr(Language::zh, "Ranking") == "排序");
}

TEST_CASE("numbers are written the same everywhere", "[language]") {
  CHECK(decimal(0.5741, 3) == "0.574");
  CHECK(decimal(-0.5741, 3) == "−0.574");
  CHECK(decimal(-0.0001, 2) == "0.00");
  CHECK(shortest(0.2) == "0.2");
  CHECK(shortest(500000) == "500000");
  CHECK(shortest(3950) == "3950");
  CHECK(per_cent(0.7).en == "70 %");
  CHECK(per_cent(0.7).zh == "70%");
}

TEST_CASE("a list is joined as people write it", "[language]") {
  const Text three = list({plain("a"), plain("b"), {"c", "丙"}});
  CHECK(three.en == "a, b and c");
  CHECK(three.zh == "a、b和丙");
}

TEST_CASE("units are said in both languages", "[language]") {
  CHECK(quantity(3950, "m").en == "3,950 m");
  CHECK(quantity(3950, "m").zh == "3950 米");
  CHECK(quantity(13950, "m").zh == "13,950 米");
  CHECK(quantity(3, "a").en == "3 years");
  CHECK(quantity(45, "%").en == "45 %");
  CHECK(quantity(45, "%").zh == "45%");
  CHECK(quantity(0.15, "CV").zh == "0.15（变异系数）");
  CHECK(quantity(0.5, "1").en == "0.5");
  CHECK(quantity(-2.5, "furlong").en == "−2.5 furlong");
}

} // namespace language_test
