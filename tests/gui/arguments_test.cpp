#include "gui/arguments.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <sstream>

namespace arguments_test {

using namespace yindi;

namespace {

std::string refused(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  CHECK(gui::run_gui(arguments, out, err) == 2);
  return err.str();
}

} // namespace

TEST_CASE("yindi-gui refuses wrong usage in its own name", "[arguments]") {
  const std::string minimal = std::string(YINDI_SOURCE) + "/tests/data/minimal";
  CHECK(refused({"--page", "atlas", minimal}).find("--page") != std::string::npos);
  CHECK(refused({"--county", "999", "--screenshot", "x.png", minimal}) ==
        "yindi-gui: no county \"999\" in this casebook\n");
  CHECK(refused({"--screenshot", "x.jpg", minimal}).find("a picture is a .png file: name it FILE.png") !=
        std::string::npos);
  CHECK(refused({""}).find("a value is needed here, not a blank") != std::string::npos);
}

TEST_CASE("yindi-gui tells what only ranking finds at its place", "[arguments]") {
  const Scratch scratch;
  REQUIRE(scratch.replace("criteria.toml", "{ kind = \"industry\", requirement = \"price_cv\" }",
                          "{ kind = \"formula\", expression = \"1 / (county.elev_seat_m - 395)\" }"));
  std::ostringstream out, err;
  CHECK(gui::run_gui({scratch.path(), "--screenshot", scratch.path() + "/x.png"}, out, err) == 1);
  CHECK(err.str().starts_with(scratch.path() + "/criteria.toml:54:11: error: the formula of \"market_risk\" fails"));
}

} // namespace arguments_test
