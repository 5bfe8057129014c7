// Ordered classes of a county's industries: against the limits of the case, whoever else is there.

#include "engine/ranking/county_classes.h"

#include "engine/casebook/read_casebook.h"
#include "engine/edit/edit.h"
#include "tests/catch.h"

#include <algorithm>

namespace county_classes_test {

using namespace yindi;

namespace {

Case minimal() {
  const Loaded<Case> read = read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal");
  REQUIRE(read.value);
  return *read.value;
}

Case with(const Case& c, const std::string& key, const std::string& text) {
  const Applied applied = set_key(c, key, text);
  INFO((applied.diagnostics.empty() ? "" : applied.diagnostics.front().message.in(Language::en)));
  REQUIRE(applied.value);
  return *applied.value;
}

std::string refused(const Case& c, const std::string& key, const std::string& text) {
  const Applied applied = set_key(c, key, text);
  CHECK_FALSE(applied.value);
  return applied.diagnostics.empty() ? "" : applied.diagnostics.front().message.in(Language::en);
}

CountyClasses classes_of(const Case& c, std::size_t county = 0) {
  const RankedCase ranked = rank_case(c);
  REQUIRE(county < ranked.ranking.counties.size());
  const auto classes = county_classes(c, ranked.ranking.counties[county]);
  REQUIRE(classes.value);
  return *classes.value;
}

} // namespace

TEST_CASE("an industry is in the best class whose limit enough of the weights reach", "[classes]") {
  const Case c = minimal();
  const CountyClasses classes = classes_of(c);
  REQUIRE(classes.assigned.categories == std::vector<std::string>{"low", "middle", "high"});
  for (std::size_t i = 0; i < classes.matrix.alternatives.size(); ++i) {
    int expected = 0; // by hand: without thresholds the credibility is the weight of what is at the limit or above
    for (std::size_t k = 0; k < c.sorting.limits.size(); ++k) {
      double reached = 0;
      for (std::size_t j = 0; j < classes.weights.size(); ++j)
        if (classes.matrix.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) >= c.sorting.limits[k])
          reached += classes.weights[j];
      if (reached >= 0.75) expected = static_cast<int>(k) + 1;
    }
    CHECK(classes.assigned.pessimistic[i] == expected);
    CHECK(classes.worst[i] <= expected);
    CHECK(classes.best[i] >= expected);
    CHECK(missing_to_next(c, classes, i).empty() == (expected == 2));
  }
  // Limits at the worst end are reached by all, limits at the best by hardly anybody.
  const CountyClasses all = classes_of(with(c, "sorting.limits", "[0]"));
  CHECK(std::all_of(all.assigned.pessimistic.begin(), all.assigned.pessimistic.end(), [](int k) { return k == 1; }));
  const CountyClasses none = classes_of(with(c, "sorting.limits", "[0.9999]"));
  CHECK(std::all_of(none.assigned.pessimistic.begin(), none.assigned.pessimistic.end(), [](int k) { return k == 0; }));
}

TEST_CASE("no rival and no method moves anybody's class", "[classes]") {
  const Case c = minimal();
  const CountyClasses before = classes_of(c);
  const CountyClasses fewer = classes_of(with(c, "case.industries", "[\"tea\", \"yak\"]"));
  for (std::size_t i = 0; i < fewer.matrix.alternatives.size(); ++i) {
    const auto& ids = before.matrix.alternatives;
    const auto at =
        static_cast<std::size_t>(std::find(ids.begin(), ids.end(), fewer.matrix.alternatives[i]) - ids.begin());
    REQUIRE(at < ids.size());
    CHECK(fewer.assigned.pessimistic[i] == before.assigned.pessimistic[at]);
  }
  Case other = c;
  other.method = {"vikor", {}, {}, {}};
  CHECK(classes_of(other).assigned.pessimistic == before.assigned.pessimistic);
}

TEST_CASE("a criterion may have limits of its own, and what keeps an industry from the next class names it",
          "[classes]") {
  const Case c = minimal();
  const std::string leaf = classes_of(c).matrix.criteria.front();
  const Case own = with(with(c, "sorting.limits", "[0]"), "sorting.by_criterion." + leaf, "[1]");
  const CountyClasses classes = classes_of(own);
  CHECK(classes.limits.values(0, 0) == 1);
  CHECK(classes.limits.values(0, 1) == 0);
  const Case vetoed = with(own, "sorting.veto", "0.05");
  const CountyClasses strict = classes_of(vetoed);
  std::size_t kept_back = 0;
  for (std::size_t i = 0; i < strict.matrix.alternatives.size(); ++i) {
    if (strict.matrix.values(static_cast<Eigen::Index>(i), 0) > 0.95) continue;
    CHECK(strict.assigned.pessimistic[i] == 0);
    const std::string said = missing_to_next(vetoed, strict, i).in(Language::en);
    CHECK(said.find("needs 1.00; a veto") != std::string::npos);
    CHECK(missing_to_next(vetoed, strict, i).in(Language::zh).find("一票否决") != std::string::npos);
    ++kept_back;
  }
  CHECK(kept_back > 0);
}

TEST_CASE("[sorting] is refused where it makes no classes, with its key", "[classes]") {
  const Case c = minimal();
  CHECK(refused(c, "sorting.limits", "[0.6, 0.3]") == "the limits do not rise");
  CHECK(refused(c, "sorting.limits", "[0.3, 0.3]") == "two limits are the same, so nothing could be between them");
  CHECK(refused(c, "sorting.limits", "[]") == "sorting takes from 1 to 9 limits, here there are 0");
  CHECK(refused(c, "sorting.limits", "[0.5, 1.5]") == "a limit of 1.5 is not on the scale");
  CHECK(refused(c, "sorting.classes", "[\"a\", \"b\"]") == "2 names for 3 classes");
  CHECK(refused(c, "sorting.by_criterion.nothing", "[0.1, 0.2]") == "\"nothing\" is no criterion that is measured");
  CHECK(refused(c, "sorting.cut", "0.4").find("cut") != std::string::npos);
  const std::string leaf = classes_of(c).matrix.criteria.front();
  CHECK(refused(c, "sorting.by_criterion." + leaf, "[0.1]") == "\"" + leaf + "\" needs its own 2 limits");
  CHECK(refused(with(c, "sorting.indifference", "0.2"), "sorting.preference", "0.1") ==
        "preference is below indifference");
  CHECK(refused(with(c, "sorting.indifference", "0.2"), "sorting.veto", "0.1") == "veto is below preference");
}

TEST_CASE("classes have the names of the case, else words for up to five and numbers beyond", "[classes]") {
  Sorting sorting;
  CHECK(class_names(sorting)[2] == Text{"high", "高"});
  sorting.limits = {0.5};
  CHECK(class_names(sorting) == std::vector<Text>{{"low", "低"}, {"high", "高"}});
  sorting.classes = {"bad", "good"};
  CHECK(class_names(sorting)[1] == Text{"good", "good"});
  sorting = {};
  sorting.limits = {0.1, 0.2, 0.3, 0.4, 0.5};
  CHECK(class_names(sorting).size() == 6);
  CHECK(class_names(sorting)[5] == Text{"class 6", "第6类"});
}

} // namespace county_classes_test
