// Texts that are kept once.

#include "engine/format/kept.h"
#include "engine/vectors/threads.h"
#include "tests/catch.h"

#include <vector>

namespace kept_test {

using namespace yindi;

TEST_CASE("a kept text is its text, and equal ones are one", "[kept]") {
  const Kept blank, population = "population", again = std::string("population"), area = "area";
  CHECK(blank.empty());
  CHECK(blank == "");
  CHECK(Kept(std::string()) == blank);
  CHECK(population == again);
  CHECK(&population.text() == &again.text());
  CHECK_FALSE(population == area);
  CHECK(population == std::string("population"));
  CHECK((population < area) != (area < population));
  const std::string& reads = population;
  CHECK(reads == "population");
}

TEST_CASE("several threads keep the same texts", "[kept]") {
  std::vector<Kept> kept(4000);
  for_each(
      static_cast<int>(kept.size()), 4,
      [&](int k) { kept[static_cast<std::size_t>(k)] = "kept " + std::to_string(k % 100); }, false);
  for (std::size_t k = 0; k < kept.size(); ++k) {
    CHECK(kept[k].text() == "kept " + std::to_string(k % 100));
    CHECK(kept[k] == kept[k % 100]);
  }
}

} // namespace kept_test
