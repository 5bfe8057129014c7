// [plan] of casebook.toml: read back as written, changed by edits, refused with its place.

#include "tests/case/scratch.h"
#include "tests/catch.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/edit.h"

namespace plan_settings_test {

using namespace yindi;

TEST_CASE("[plan] is written only where something is asked, and reads back as written", "[case][edit]") {
  const Scratch scratch;
  Case c = *read_casebook(scratch.path()).value;
  CHECK(compose(c).at("casebook.toml").find("[plan]") == std::string::npos);
  const std::string county = c.model->counties.front().id, industry = c.model->industries.front().id;
  const std::string pair = "[\"" + county + "=" + industry + "\"]";
  for (const auto& [path, text] : {std::pair<std::string, std::string>{"plan.lambda", "0.25"},
                                   {"plan.choices", "2"},
                                   {"plan.max_loss", "0.1"},
                                   {"plan.min_fit", "0.4"},
                                   {"plan.fixed", pair},
                                   {"plan.forbidden", pair},
                                   {"plan.at_most", "[\"" + industry + "=3\"]"}}) {
    CAPTURE(path);
    const Applied applied = set_key(c, path, text);
    REQUIRE(applied.value);
    CHECK(value_at(*applied.value, path) == text);
    REQUIRE(applied.inverse.size() == 1);
    const Applied back = apply(*applied.value, applied.inverse.front());
    REQUIRE(back.value);
    CHECK(*back.value == c);
    c = *applied.value;
  }
  CHECK(c.plan.at_most.at(industry) == 3);
  REQUIRE_FALSE(has_errors(write_casebook(c, scratch.path())));
  CHECK(*read_casebook(scratch.path()).value == c);
}

TEST_CASE("what the plan cannot be asked is refused", "[case][edit]") {
  const Scratch scratch;
  const Case c = *read_casebook(scratch.path()).value;
  for (const auto& [path, text] : {std::pair<std::string, std::string>{"plan.lambda", "-1"},
                                   {"plan.choices", "1.5"},
                                   {"plan.choices", "0"},
                                   {"plan.min_fit", "2"},
                                   {"plan.fixed", "[\"nowhere\"]"},
                                   {"plan.fixed", "[\"nowhere=nothing\"]"},
                                   {"plan.at_most", "[\"nothing=3\"]"},
                                   {"plan.at_most", "[\"" + c.model->industries.front().id + "=some\"]"},
                                   {"plan.what", "1"}}) {
    CAPTURE(path, text);
    CHECK_FALSE(set_key(c, path, text).value);
  }
}

} // namespace plan_settings_test
