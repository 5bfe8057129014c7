// The page Case on what counties are known for: what the comparison found, drawn in the order of what it says.

#include "gui/session/validity.h"
#include "tests/gui/weights_screen.h"

namespace page_case_test {

using namespace yindi;
using namespace yindi::gui;

namespace {

/// A result that nothing computed, so that each number on the screen has one place that it can come from.
Validity invented(const Case& c) {
  Validity found;
  found.counties = 2;
  found.auc = {.8125, .77, .85};
  found.hits[3] = {.58, .5, .6};
  found.baselines = {{"terrain", {"Terrain alone", "只看地形"}, {.66, .6, .7}, {{3, .33}}, {}},
                     {"common", {"The same list", "同一名单"}, {.72, .7, .75}, {{3, .51}}, {}}};
  found.criteria = {{"funding", .1, .8215, {}}, {"terrain", .1, .7785, {}}, {"climate", .1, .8126, {}}};
  found.verdicts = {{Level::clear, 34, 27}, {Level::none, 12, 3}};
  Exclusion veto;
  veto.limit = say("{0}: too high", "Terrain fit");
  found.pairs = {{c.model->county_ids[1], "yak", "high", {}, {}, 0, veto},
                 {c.model->county_ids[0], "ecotourism", "high", 1.0, 1, 24, {}}};
  found.left_out = {{c.model->county_ids[0], "yak", {}}};
  return found;
}

std::size_t place_of(const std::string& text, const std::string& piece, std::size_t from = 0) {
  const auto at = text.find(piece, from);
  CHECK(at != std::string::npos);
  return at;
}

} // namespace

TEST_CASE("the page Case shows how the rankings agree with what counties are known for", "[case]") {
  Screen screen(1600, 1400);
  open_plateau(screen, "case");
  REQUIRE_FALSE(now(screen).known.empty());
  auto agreed = std::make_shared<Agreed>();
  agreed->of = screen.session.document.now();
  agreed->found = invented(now(screen));
  screen.session.results.agreement = agreed;
  const std::string text = screen.read();
  // The model first, then the rules from the best down, each with its share among the first three.
  const std::size_t own = place_of(text, "This model"), // behind the sentence that names the best rule
      common = place_of(text, "The same list", own), terrain = place_of(text, "Terrain alone", own);
  CHECK((own < common && common < terrain));
  for (const char* number : {"0.81", "0.72", "0.66", "58 %", "51 %", "33 %"}) place_of(text, number);
  // What adds, then what takes away; what changes nothing is only counted.
  const std::size_t heading = place_of(text, "What each criterion adds or takes away");
  const std::size_t adds = text.find("+0.034", heading), takes = text.find("−0.009", heading);
  CHECK((adds != std::string::npos && takes != std::string::npos && adds < takes));
  place_of(text, "1 more changes it by less than 0.009");
  CHECK(text.find("+0.000", heading) == std::string::npos);
  // The words of the verdict, in the inspector.
  for (const char* words : {"79 %", "of 34", "25 %", "of 12", "2 pairs of 2 counties", "1 pair is left out"})
    place_of(text, words);
  place_of(text, "Terrain fit: too high");
  screen.click("excluded " + now(screen).model->county_ids[1] + " yak");
  CHECK(screen.session.selection.shows("ranking"));
  CHECK(screen.session.selection.county == now(screen).model->county_ids[1]);
}

TEST_CASE("a case without a list of what counties are known for says nothing of it", "[case]") {
  Screen screen;
  open_plateau(screen, "case");
  Case c = now(screen);
  c.known.clear();
  open_case(screen.session, c);
  screen.session.selection.page = "case";
  CHECK_FALSE(screen.shows("Does this model know the province?"));
  CHECK_FALSE(screen.shows("Has the verdict earned its word?"));
}

} // namespace page_case_test
