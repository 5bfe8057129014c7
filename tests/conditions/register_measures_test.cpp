// What is on record of the industries themselves: here, at the neighbours, at places like this one.

#include "engine/conditions/backing.h"
#include "engine/conditions/cell_words.h"
#include "engine/region/region.h"
#include "tests/catch.h"

#include <cmath>

namespace register_measures_test {

using namespace yindi;

namespace {

/// Four counties: `a` borders on b, c and d at closeness 2, 1, 1. b is known for tea, c for rice; d is not surveyed.
struct Register4 {
  Case c;
  Criterion leaf;

  explicit Register4(const char* kind) {
    for (const char* id : {"a", "b", "c", "d"}) {
      County county;
      county.id = id;
      county.name = plain(id);
      c.model.edit().counties.push_back(county);
    }
    c.model.edit().links = {{"a", "b", "adjacent", 0.5, {}, "", {}},
                            {"a", "c", "adjacent", 1.0, {}, "", {}},
                            {"a", "d", "adjacent", 1.0, {}, "", {}}};
    for (const char* id : {"tea", "rice", "pigs"}) {
      Industry industry;
      industry.id = id;
      industry.name = plain(id);
      industry.sector = "farms";
      industry.requirements["market_shared"] = 0.3;
      c.model.edit().industries.push_back(industry);
      c.model.edit().industry_ids.emplace_back(id);
    }
    c.model.edit().sectors = {{"farms", plain("farms"), false, {}}, {"mines", plain("mines"), false, {}}};
    c.model.edit().presence = {{"b", "tea", 1.0, "standing", "", "register", {}},
                               {"c", "rice", 1.0, "standing", "", "register", {}},
                               {"b", "tea", 0.5, "standing", "", "second", {}}};
    leaf.id = "leaf";
    leaf.name = plain("Leaf");
    leaf.scale = Scale{0, 1};
    leaf.direction = Direction::max;
    leaf.measure = Measure{};
    leaf.measure->kind = kind;
    leaf.measure->unit = "standing";
  }
  Model& model() { return c.model.edit(); }
  Measure& measure_of() { return *leaf.measure; }
  LeafValue value(std::size_t county, std::size_t industry = 0) {
    c.model.edit().library.criteria = {leaf};
    Diagnostics diagnostics;
    LeafValue met =
        measure(c, c.model->library.criteria[0], c.model->counties[county], c.model->industries[industry], diagnostics);
    CHECK(diagnostics.empty());
    return met;
  }
};

std::string why(const LeafValue& value) { return value.unknown_because.in(Language::en); }

} // namespace

TEST_CASE("presence reads the register and knows that registers list no absences", "[measures][register]") {
  Register4 place("presence");
  CHECK(place.value(1).x == 1.0); // the larger of two rows
  CHECK(place.value(1, 1).unknown());
  CHECK(why(place.value(1, 1)) == "the registers that were read do not list rice for b");
  place.measure_of().absent = {0, 0.5};
  CHECK_FALSE(place.value(1, 1).x);
  CHECK((place.value(1, 1).x_range == Interval{0, 0.5}));
  CHECK(place.value(3).unknown());
  CHECK(why(place.value(3)) == "no register of the products of d has been read");
  // Other units are not looked at.
  place.model().presence.push_back({"d", "tea", 700.0, "tons", "", "yearbook", {}});
  CHECK(place.value(3).unknown());
  place.model().presence[1].amount.reset();
  CHECK(why(place.value(2, 1)) == "presence.csv leaves the amount of rice blank");

  place.model().columns = {{"presence", "amount", "", "s", "published", {}, {}, {}}};
  const LeafValue listed = place.value(1);
  CHECK(listed.quality == "published");
  REQUIRE(listed.inputs.size() == 1);
  CHECK(listed.inputs[0].table == InputTable::presence);
  CHECK(listed.inputs[0].column == "tea");
  const Assessment here = assess(place.c, "b");
  CHECK(backing_of(place.c, here, listed.inputs[0]).source == "register");
  CHECK(backing_of(place.c, here, listed.inputs[0]).unit == "standing");
}

TEST_CASE("what is on record is no quantity", "[region][register]") {
  Register4 place("presence");
  place.value(0);
  const Case c = place.c; // with the leaf
  CHECK(make_region(c).items.empty());
  Case with_sectors = c;
  with_sectors.model.edit().presence.push_back({"a", "farms", 80.0, "persons", "", "census", {}});
  with_sectors.model.edit().presence.push_back({"a", "mines", 20.0, "persons", "", "census", {}});
  const Region region = make_region(with_sectors);
  CHECK(region.items == std::vector<std::string>{"farms", "mines"});
  CHECK(region.leading_industries.empty());
  CHECK(region.structure_source == "census");
  CHECK(region.register_source == "register;second");
  CHECK(region.candidates_of_item == std::vector<int>{3, 0});
}

TEST_CASE("track record: do places like this one live from it", "[measures][register]") {
  Register4 place("track_record");
  place.measure_of().likeness = {{"height", 500, false}, {"warmth", 2, false}};
  // D² of a from b, c, d: (0.5, 0.5)², (1, 1)², (1.5, 1.5)² → 0.5, 2, 4.5.
  for (std::size_t d = 0; d < 4; ++d) {
    place.model().counties[d].conditions["height"] = 1000.0 + 250 * static_cast<double>(d);
    place.model().counties[d].conditions["warmth"] = 10.0 + static_cast<double>(d);
  }
  place.model().presence.push_back({"d", "tea", 0.5, "standing", "", "register", {}});
  place.model().presence.push_back({"a", "tea", 1.0, "standing", "", "register", {}}); // never looked at from a
  const LeafValue value = place.value(0);
  CHECK(*value.x == Approx(0.5912315376169474).epsilon(1e-12));
  CHECK_FALSE(value.x_range);
  CHECK(value.neighbours.in(Language::en) == "most alike of those known for it: b and d");
  place.measure_of().interval = 1;
  CHECK(place.value(0).x_range->low == Approx(0.2891316557671978).epsilon(1e-12));
  CHECK(place.value(0).x_range->high == Approx(0.8372248334787814).epsilon(1e-12));
  place.measure_of().interval = 0;
  // What a lacks is left out, and what b lacks counts the rest for both.
  place.model().counties[1].conditions["warmth"] = Cell{};
  CHECK(*place.value(0).x == Approx(0.5912315376169474).epsilon(1e-12)); // 2/1 · 0.25 is 0.5 again
  place.model().counties[1].conditions["height"] = Cell{};               // nothing in common: left out
  const double rest = std::exp(-2.25) * 0.5 + 0.25, weight = std::exp(-1.0) + std::exp(-2.25) + 1;
  CHECK(*place.value(0).x == Approx(rest / weight));
  // Logarithms: a tenth and ten times are as far.
  place.measure_of().likeness = {{"price", std::log(10.0), true}};
  for (std::size_t d = 0; d < 4; ++d)
    place.model().counties[d].conditions["price"] = std::pow(10.0, static_cast<double>(d));
  const double w1 = std::exp(-0.5), w2 = std::exp(-2.0), w3 = std::exp(-4.5);
  CHECK(*place.value(0).x == Approx((w1 + 0.5 * w3 + 0.5) / (w1 + w2 + w3 + 1)));
  place.model().counties[0].conditions["price"] = 0.0; // has no logarithm
  CHECK(place.value(0).unknown());
  CHECK(why(place.value(0)) == "no other county of which the products are on record can be compared with a");
}

TEST_CASE("neighbours crowd a local market and make a belt for a distant one", "[measures][register]") {
  Register4 crowd("crowding"), belt("belt");
  crowd.measure_of().market = belt.measure_of().market = "market_shared";
  CHECK(*crowd.value(0).x == Approx(0.2));
  CHECK(*belt.value(0).x == Approx(0.4666666667));
  CHECK(crowd.value(0).neighbours.in(Language::en) ==
        "1 of the 2 counties around of which the products are on record are known for tea: b");
  CHECK(crowd.value(0, 2).x == 0.0);
  CHECK(crowd.value(3).unknown()); // a is not surveyed
  CHECK(why(crowd.value(3)) == "for none of the neighbours of d are the products on record");
  crowd.measure_of().hops = 2; // through a, at 1/(1 + 1/2) and 1/2
  CHECK(*crowd.value(3).x == Approx(0.3 * (2.0 / 3) / (2.0 / 3 + 0.5)));
  crowd.model().industries[0].requirements["market_shared"] = Cell{};
  belt.model().industries[0].requirements["market_shared"] = Cell{};
  CHECK(*crowd.value(0).x == Approx(2.0 / 3)); // blank counts as wholly shared
  CHECK(*belt.value(0).x == 0);
}

TEST_CASE("relatedness on record leaves the industry itself out", "[measures][register]") {
  Register4 place("relatedness");
  // a: tea, pigs; b: tea, pigs; c: rice, tea; d not surveyed. u: tea 3, pigs 2, rice 1.
  place.model().presence = {{"a", "tea", 1.0, "standing", "", "", {}},  {"a", "pigs", 0.5, "standing", "", "", {}},
                            {"b", "tea", 1.0, "standing", "", "", {}},  {"b", "pigs", 1.0, "standing", "", "", {}},
                            {"c", "rice", 1.0, "standing", "", "", {}}, {"c", "tea", 0.5, "standing", "", "", {}},
                            {"c", "pigs", 0.4, "standing", "", "", {}}}; // below a half is not present
  // φ(tea, pigs) = 2/3, φ(tea, rice) = 1/3, φ(pigs, rice) = 0.
  CHECK(*place.value(0, 0).x == Approx((2.0 / 3) / (2.0 / 3 + 1.0 / 3))); // tea: pigs are there
  CHECK(*place.value(2, 0).x == Approx((1.0 / 3) / 1));                   // rice is there
  CHECK(*place.value(2, 2).x == Approx(1));                               // pigs: tea is there
  CHECK(*place.value(0, 1).x == Approx(1));
  CHECK(place.value(3, 0).unknown());
  place.model().presence.resize(2); // only a: nothing else is known
  place.model().presence.erase(place.model().presence.begin());
  CHECK(place.value(0, 2).unknown());
  CHECK(place.value(0, 1).unknown());
}

TEST_CASE("what only the sector tells is unknown where the product is asked", "[measures][register]") {
  Register4 place("specialisation");
  place.measure_of().unit.clear();
  place.model().presence = {{"a", "farms", 80.0, "persons", "", "", {}},
                            {"a", "mines", 20.0, "persons", "", "", {}},
                            {"b", "farms", 50.0, "persons", "", "", {}},
                            {"b", "mines", 50.0, "persons", "", "", {}}};
  CHECK(*place.value(0).x == Approx(0.8 / 0.65));
  place.measure_of().by = "industry";
  CHECK(place.value(0).unknown());
  CHECK(why(place.value(0)) == "only the sector \"farms\" is on record, and it is the same for all 3 industries in it");
  place.model().industry_ids = {"tea"}; // alone in its sector
  CHECK(*place.value(0).x == Approx(0.8 / 0.65));
}

} // namespace register_measures_test
