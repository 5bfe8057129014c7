// What the report does not rest on: the consolidated list and the methods without scores.

#include "engine/methods/method.h"
#include "engine/rationale/collect.h"
#include "tests/catch.h"
#include "tests/rationale/example.h"

#include <algorithm>

namespace collect_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Case plateau() {
  auto book = read_casebook(YINDI_SOURCE "/casebooks/sichuan-plateau");
  return book.value.value();
}

} // namespace

TEST_CASE("what is to be collected stands once a criterion, with its counties and weight, weightiest first") {
  const Case c = plateau();
  const Ranking ranking = rank_case(c, {"513201", "513221"}).ranking;
  const auto all = to_collect(c, ranking);
  REQUIRE_FALSE(all.empty());
  for (std::size_t k = 0; k < all.size(); ++k) {
    CAPTURE(all[k].criterion);
    CHECK_FALSE(all[k].counties.empty());
    CHECK(all[k].least_weight <= all[k].weight);
    if (k > 0) CHECK(all[k].weight <= all[k - 1].weight);
    for (const CountyRanking& county : ranking.counties) {
      const auto& missing = county.assessment->not_assessed;
      const bool lacks = std::any_of(missing.begin(), missing.end(), [&](const NotAssessed& leaf) {
        return leaf.criterion == all[k].criterion && leaf.to_collect;
      });
      const auto& listed = all[k].counties;
      CHECK(lacks == (std::find(listed.begin(), listed.end(), county.assessment->county) != listed.end()));
    }
  }
}

TEST_CASE("the conclusion says how much of the weight it rests on") {
  const Rationale r = make_rationale(plateau(), {"513201"});
  const std::string share = per_cent(r.ranking.counties.at(0).assessed_weight).en;
  const std::string html = write_html(r, Language::en);
  CHECK(has(html, "The conclusion rests on " + share + " of the weight"));
  CHECK(has(html, "Whole criteria that nobody could assess"));
  CHECK(has(html, "How sure"));
  CHECK(has(html, "Places (unknowns only)")); // what registers do not list is unknown there
  const Case minimal = *read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal").value;
  const std::string moved = write_html(make_rationale(minimal), Language::en); // an income there is unknown
  CHECK(has(moved, "Places (unknowns only)"));
  CHECK(has(moved, "They say nothing of other weights"));
}

TEST_CASE("the report of a method without scores has no columns for them, that of any names method and source") {
  Case c = plateau();
  for (const char* id : {"promethee-i", "electre-iii", "vikor", "promethee-ii", "spotis"}) {
    CAPTURE(id);
    c.method = {id, {}, {}, {}};
    const Method& method = *find_method(id);
    const std::string markdown = write_markdown(make_rationale(c, {"513221"}), Language::en);
    CHECK(has(markdown, "Method: " + method.name.en));
    const bool scored = id != std::string("promethee-i") && id != std::string("electre-iii");
    CHECK(has(markdown, "| Industry | Rank | Score |") == scored);
    CHECK(has(markdown, "| Industry | Rank | places |") == !scored);
    CHECK(has(markdown, "a lower score is better") == !method.higher_is_better);
  }
}

TEST_CASE("Markdown has no captions of charts that it does not show") {
  const std::string markdown = write_markdown(make_rationale(plateau(), {"513221"}), Language::en);
  CHECK_FALSE(has(markdown, "numbers in the bars"));
  CHECK_FALSE(has(markdown, "light: limits"));
  CHECK(has(markdown, "Difference of the scores by criterion"));
}

} // namespace collect_test
