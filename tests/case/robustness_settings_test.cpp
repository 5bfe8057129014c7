// [robustness] of casebook.toml: read back as written, changed by edits, drawn in by orders.

#include "tests/case/scratch.h"
#include "tests/catch.h"

#include "engine/case/stated.h"
#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/edit.h"

namespace robustness_settings_test {

using namespace yindi;

TEST_CASE("[robustness] reads back as written, and its later keys are written only where asked", "[case][edit]") {
  const Scratch scratch;
  Case c = *read_casebook(scratch.path()).value;
  CHECK(compose(c).at("casebook.toml").find("assumed_spread") == std::string::npos);
  for (const auto& [path, text] : {std::pair<std::string, std::string>{"robustness.values", "normal"},
                                   {"robustness.standard_error", "0.002"},
                                   {"robustness.assumed_spread", "0.1"},
                                   {"robustness.clear", "0.9"},
                                   {"robustness.likely", "0.6"},
                                   {"robustness.agree", "[\"saw\"]"}}) {
    CAPTURE(path);
    const Applied applied = set_key(c, path, text);
    REQUIRE(applied.value);
    CHECK(value_at(*applied.value, path) == text);
    c = *applied.value;
  }
  c.robustness.ranges = {{"disaster", .1, .4, {}}, {"income", 0, .5, {}}};
  c.robustness.orders = {{"livelihood", {"income", "services"}, {}}};
  REQUIRE_FALSE(has_errors(write_casebook(c, scratch.path())));
  CHECK(*read_casebook(scratch.path()).value == c);
  for (const auto& [path, text] : {std::pair<std::string, std::string>{"robustness.values", "square"},
                                   {"robustness.draws", "100000001"},
                                   {"robustness.standard_error", "-0.1"},
                                   {"robustness.clear", "1.5"},
                                   {"robustness.likely", "0.95"},
                                   {"robustness.what", "1"}}) {
    CAPTURE(path);
    CHECK_FALSE(set_key(c, path, text).value);
  }
}

TEST_CASE("an order draws the ranges in, and shows where nothing is left", "[case]") {
  RobustnessSettings r;
  r.ranges = {{"a", 0, .4, {}}, {"c", .2, 1, {}}};
  r.orders = {{"goal", {"a", "b", "c"}, {}}};
  const StatedWeights stated = stated_weights(r, "goal", {"a", "b", "c"});
  CHECK(stated.low == std::vector<double>{.2, .2, .2});
  CHECK(stated.high == std::vector<double>{.4, .4, .4});
  CHECK(possible(stated));
  r.ranges.push_back({"b", .5, 1, {}});
  CHECK_FALSE(possible(stated_weights(r, "goal", {"a", "b", "c"})));
  r.ranges = {{"a", 0, .3, {}}};
  CHECK_FALSE(possible(stated_weights(r, "goal", {"a", "b", "c"}))); // 0.3 + 0.3 + 0.3
}

} // namespace robustness_settings_test
