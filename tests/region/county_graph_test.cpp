#include "engine/region/county_graph.h"
#include "tests/catch.h"

namespace county_graph_test {

using namespace yindi;

namespace {

County county(const std::string& id, std::optional<double> lon = {}, std::optional<double> lat = {}) {
  County c;
  c.id = id;
  c.name = plain(id);
  c.lon = lon;
  c.lat = lat;
  return c;
}

/// a – b – c in a triangle with d hanging on c, and e alone.
Case small() {
  Case c;
  for (const char* id : {"a", "b", "c", "d", "e"}) c.model.edit().counties.push_back(county(id));
  const auto link = [&](const char* from, const char* to, double km) {
    c.model.edit().links.push_back({from, to, "adjacent", km, std::nullopt, "", {}});
  };
  link("a", "b", 10);
  link("b", "c", 20);
  link("a", "c", 40);
  link("c", "d", 50);
  return c;
}

} // namespace

TEST_CASE("neighbours are the ends of adjacent links, closeness 1/km", "[region][graph]") {
  Case c = small();
  c.model.edit().links.push_back({"a", "d", "road", 5.0, 4.0, "", {}}); // a road makes no neighbour
  const CountyGraph graph = county_graph(c);
  CHECK(graph.closeness == "km");
  REQUIRE(graph.neighbours[0].size() == 2);
  CHECK((graph.neighbours[0][0] == Neighbour{1, 0.1}));
  CHECK((graph.neighbours[0][1] == Neighbour{2, 1.0 / 40}));
  CHECK(graph.neighbours[4].empty());
  CHECK(components(graph) == std::vector<std::size_t>{0, 0, 0, 0, 1});
}

TEST_CASE("an island is allowed and said", "[region][graph]") {
  const CountyGraph graph = county_graph(small());
  const auto says = [&](const char* sentence) {
    return std::any_of(graph.notes.begin(), graph.notes.end(),
                       [&](const Sentence& note) { return note.in(Language::en) == sentence; });
  };
  CHECK(says("without neighbours: e"));
  CHECK(travel_minutes(graph, {0})[4] == unreachable);
}

TEST_CASE("a missing time comes from distance, detour and the terrain's speed", "[region][graph]") {
  Case c = small();
  c.model.edit().counties[0].conditions["rdls"] = 0.5;
  c.model.edit().counties[1].conditions["rdls"] = 0.7; // lowland: 60 km/h
  c.model.edit().counties[2].conditions["rdls"] = 5.5; // mean with d (unknown): highland, 40 km/h
  const CountyGraph graph = county_graph(c);
  CHECK(graph.links[0].minutes_computed);
  CHECK(*graph.links[0].minutes == Approx(10 * 1.48)); // 60 km/h is 1 km a minute
  CHECK(*graph.links[3].minutes == Approx(50 * 1.48 / 40 * 60));
  c.model.edit().links[0].minutes = 7;
  CHECK(*county_graph(c).links[0].minutes == 7);
  CHECK_FALSE(county_graph(c).links[0].minutes_computed);
}

TEST_CASE("closeness goes by minutes only where every link has them", "[region][graph]") {
  Case c = small();
  c.model.edit().region.closeness = "minutes";
  CHECK(county_graph(c).closeness == "km");
  for (Link& link : c.model.edit().links) link.minutes = 5;
  CHECK(county_graph(c).closeness == "minutes");
  CHECK(county_graph(c).neighbours[0][0].closeness == Approx(0.2));
}

TEST_CASE("a length that is missing is computed from positions, else the median stands in", "[region][graph]") {
  // One degree of latitude on a sphere of 6,371 km is 111.195 km.
  CHECK(great_circle_km(100, 30, 100, 31) == Approx(111.195).margin(0.001));
  Case c = small();
  c.model.edit().links[3].km.reset();
  CHECK(*county_graph(c).links[3].km == 20);
  c.model.edit().counties[2] = county("c", 100, 30);
  c.model.edit().counties[3] = county("d", 100, 31);
  const CountyGraph graph = county_graph(c);
  CHECK(graph.links[3].km_computed);
  CHECK(*graph.links[3].km == Approx(111.195).margin(0.001));
  for (Link& link : c.model.edit().links) link.km.reset();
  c.model.edit().counties[2] = county("c");
  CHECK(county_graph(c).closeness == "hops");
}

TEST_CASE("travel goes the shortest way, from one or many sources", "[region][graph]") {
  Case c = small();
  for (Link& link : c.model.edit().links) link.minutes = *link.km;
  const CountyGraph graph = county_graph(c);
  CHECK(travel_minutes(graph, {0}) == std::vector<double>{0, 10, 30, 80, unreachable}); // by b, not the 40 straight
  CHECK(travel_minutes(graph, {0, 3}) == std::vector<double>{0, 10, 30, 0, unreachable});
  CHECK(travel_minutes(graph, {3})[0] == 80);
}

TEST_CASE("weak points, betweenness and fragility of a small graph", "[region][graph]") {
  const CountyGraph graph = county_graph(small());
  const WeakPoints weak = weak_points(graph);
  CHECK(weak.counties == std::vector<std::size_t>{2});
  CHECK(weak.links == std::vector<std::size_t>{3});
  const auto between = betweenness(graph);
  // Of the 6 pairs of others c lies between a-d and b-d; a way over b is one border longer.
  CHECK(between[2] == Approx(2.0 / 6));
  CHECK(between[1] == 0);
  CHECK(between[0] == 0);
  const auto fragile = access_fragility(graph, {0});
  CHECK(fragile[3] == Approx(2.0 / 3)); // one way out
  CHECK(fragile[2] == Approx(1.0 / 3)); // two
  CHECK(fragile[4] == 1);               // cut off
  CHECK(fragile[0] == 0);
  // Without c, d is cut off; that a and b are more decides which part is the rest.
  CHECK(cut_off_without(graph, 2, {true, true, true, true, true}) == std::vector<std::size_t>{3});
  CHECK(cut_off_without(graph, 2, {false, false, true, true, true}) == std::vector<std::size_t>{0, 1});
  CHECK(cut_off_without(graph, 4, {true, true, true, true, true}).empty());
}

TEST_CASE("crowding can look several borders far, closeness is 1 over the shortest way", "[region][graph]") {
  const CountyGraph graph = county_graph(small());
  CHECK(neighbours_within(graph, 1) == graph.neighbours);
  const auto two = neighbours_within(graph, 2);
  REQUIRE(two[3].size() == 3); // a over c is 90 km with two borders; over b it would be 80 with three
  CHECK(two[3][0].county == 0);
  CHECK(two[3][0].closeness == Approx(1.0 / 90));
  CHECK(two[3][1].closeness == Approx(1.0 / 70));
  CHECK(two[3][2].closeness == Approx(1.0 / 50));
  CHECK(neighbours_within(graph, 3)[3][0].closeness == Approx(1.0 / 80));
  CHECK(two[4].empty());
  Case c = small();
  c.model.edit().region.closeness = "hops";
  const CountyGraph alike = county_graph(c);
  CHECK(alike.closeness == "hops");
  for (const Neighbour& n : alike.neighbours[2]) CHECK(n.closeness == 1);
  CHECK(neighbours_within(alike, 2)[3][0].closeness == Approx(0.5));
  for (const Sentence& note : alike.notes) // it was asked for, so nothing is missing
    CHECK(note.in(Language::en).find("has a length") == std::string::npos);
}

TEST_CASE("what the way to the hub grows by when the worst link closes", "[region][graph]") {
  Case c = small();
  for (Link& link : c.model.edit().links) link.minutes = *link.km;
  const auto longer = closure_minutes(county_graph(c), {0});
  CHECK(longer[0] == 0);
  CHECK(longer[1] == Approx(50));  // a-b is 10; round by c 60
  CHECK(longer[2] == Approx(10));  // by b 30, else 40
  CHECK(longer[3] == unreachable); // c-d is the only link
  CHECK(longer[4] == unreachable);
  c.model.edit().links.push_back({"c", "d", "road", 70.0, 70.0, "", {}}); // beside it
  CHECK(closure_minutes(county_graph(c), {0})[3] == Approx(20));
}

TEST_CASE("belts are neighbours with one label", "[region][graph]") {
  const auto found = belts(county_graph(small()), {7, 7, 3, 3, -1});
  REQUIRE(found.size() == 2);
  CHECK(found[0].label == 7);
  CHECK(found[0].counties == std::vector<std::size_t>{0, 1});
  CHECK(belts(county_graph(small()), {-1, -1, -1, -1, -1}).empty());
}

TEST_CASE("one county alone and none at all", "[region][graph]") {
  Case c;
  CHECK(components(county_graph(c)).empty());
  c.model.edit().counties = {county("a")};
  const CountyGraph graph = county_graph(c);
  CHECK(components(graph) == std::vector<std::size_t>{0});
  CHECK(betweenness(graph) == std::vector<double>{0});
  CHECK(weak_points(graph).counties.empty());
  CHECK(travel_minutes(graph, {0}) == std::vector<double>{0});
}

} // namespace county_graph_test
