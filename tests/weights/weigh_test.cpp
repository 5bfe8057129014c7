#include "engine/weights/weigh.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>
#include <numeric>

namespace weigh_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Criterion criterion(const std::string& id, const std::string& parent, bool leaf) {
  Criterion result;
  result.id = id;
  result.parent = parent;
  if (leaf) {
    result.measure = Measure{};
    result.measure->kind = "given";
  }
  return result;
}

Judgement judgement(const std::string& who, const std::string& node, const std::string& a, const std::string& b,
                    const std::string& value, const std::string& profile = "") {
  Judgement result;
  result.participant = who;
  result.profile = profile;
  result.node = node;
  result.a = a;
  result.b = b;
  result.value = value;
  return result;
}

/// The minimal example's hierarchy, participants, judgements and round.
Case minimal() {
  Case c;
  c.model.edit().library.criteria = {
      criterion("nature", "", false),           criterion("terrain", "nature", true),
      criterion("disaster", "nature", true),    criterion("livelihood", "", false),
      criterion("income", "livelihood", true),  criterion("market_risk", "livelihood", true),
      criterion("services", "livelihood", true)};
  c.judging.participants = {{"agriculture", "", "", 1, "", {}}, {"herders", "", "", 1, "", {}}};
  c.judging.judgements = {judgement("agriculture", "goal", "nature", "livelihood", "2"),
                          judgement("agriculture", "nature", "terrain", "disaster", "1/2"),
                          judgement("agriculture", "livelihood", "income", "market_risk", "3"),
                          judgement("agriculture", "livelihood", "income", "services", "2"),
                          judgement("herders", "goal", "nature", "livelihood", "1/3"),
                          judgement("herders", "livelihood", "income", "market_risk", "1"),
                          judgement("herders", "livelihood", "market_risk", "services", "1")};
  c.judging.weighting.ri = "saaty1977";
  Round round;
  round.number = 1;
  round.naming = "pseudonymous";
  round.state = "closed";
  round.nodes = {"goal", "livelihood"};
  Ballot ballot;
  ballot.file = "p1.toml";
  ballot.pseudonym = "p1";
  ballot.judgements = {judgement("", "goal", "nature", "livelihood", "1/2"),
                       judgement("", "livelihood", "income", "services", "skip")};
  round.ballots = {ballot};
  c.judging.rounds = {round};
  return c;
}

const NodeWeights& node(const Weights& weights, const std::string& id) {
  for (const NodeWeights& found : weights.nodes)
    if (found.node == id) return found;
  throw std::runtime_error("no node " + id);
}

Weights weighed(const Case& c, const std::string& profile = "") {
  auto loaded = weigh(c, profile);
  for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(loaded.value);
  double sum = 0;
  for (const auto& [leaf, weight] : loaded.value->global) sum += weight;
  CHECK(std::abs(sum - 1) < 1e-12);
  return *loaded.value;
}

std::string refusal(const Case& c, const std::string& profile = "") {
  const auto loaded = weigh(c, profile);
  CHECK_FALSE(loaded.value);
  REQUIRE_FALSE(loaded.diagnostics.empty());
  return loaded.diagnostics.front().message.in(Language::en);
}

} // namespace

TEST_CASE("the minimal example: a round for the goal, participants elsewhere", "[weights]") {
  const Weights weights = weighed(minimal());
  REQUIRE(weights.nodes.size() == 3);
  CHECK(weights.nodes[0].node == "goal");
  CHECK(near(node(weights, "goal").weights, {1 / 3.0, 2 / 3.0}, 1e-15));
  CHECK(node(weights, "goal").origin.in(Language::en) == "round 1");
  CHECK(node(weights, "goal").members[0].id == "p1");
  CHECK(near(node(weights, "nature").weights, {1 / 3.0, 2 / 3.0}, 1e-15));

  const NodeWeights& livelihood = node(weights, "livelihood");
  CHECK(livelihood.origin.in(Language::en) == "participants");
  CHECK(std::round(*livelihood.cr * 1e4) == 20); // .0020
  CHECK(livelihood.ri_table == "saaty1977");
  // Complete 3 × 3 with √3, 2 and 1: the eigenvector is the row geometric means.
  const double income = std::cbrt(2 * std::sqrt(3)), risk = std::cbrt(1 / std::sqrt(3)), services = std::cbrt(0.5);
  const double sum = income + risk + services;
  CHECK(near(livelihood.weights, {income / sum, risk / sum, services / sum}, 1e-14));
  REQUIRE(livelihood.notes.size() == 1);
  CHECK(livelihood.notes[0].in(Language::en) ==
        "the ballots of round 1 do not connect all items, so earlier judgements stay");
  CHECK(livelihood.fewer_voices.size() == 2);
  CHECK_FALSE(livelihood.members[1].cr); // a spanning tree tests nothing

  CHECK(weights.global.at("terrain") == Approx(1 / 9.0));
  CHECK(weights.global.at("income") == Approx(2 / 3.0 * income / sum));
}

TEST_CASE("only closed rounds count, and the last that connects", "[weights]") {
  Case c = minimal();
  c.judging.rounds[0].state = "open";
  CHECK(node(weighed(c), "goal").origin.in(Language::en) == "participants");
  CHECK(near(node(weighed(c), "goal").weights,
             {std::sqrt(2 / 3.0) / (1 + std::sqrt(2 / 3.0)), 1 / (1 + std::sqrt(2 / 3.0))}, 1e-12));
  c = minimal();
  Round second = c.judging.rounds[0];
  second.number = 2;
  second.ballots[0].judgements = {judgement("", "goal", "nature", "livelihood", "4")};
  Round third = second;
  third.number = 3;
  third.ballots[0].judgements[0].value = "skip";
  c.judging.rounds = {third, second, c.judging.rounds[0]};
  const Weights weights = weighed(c);
  CHECK(node(weights, "goal").origin.in(Language::en) == "round 2");
  CHECK(near(node(weights, "goal").weights, {0.8, 0.2}, 1e-15));
}

TEST_CASE("a named ballot takes its participant's weight", "[weights]") {
  Case c = minimal();
  c.judging.participants[1].weight = 3;
  Ballot one = c.judging.rounds[0].ballots[0], two = one;
  one.pseudonym = two.pseudonym = "";
  one.participant = "agriculture";
  two.participant = "herders";
  two.judgements[0].value = "8";
  one.judgements[0].value = "1/8";
  c.judging.rounds[0].ballots = {one, two};
  c.judging.rounds[0].naming = "named";
  const double ratio = std::pow(8, 0.5); // 8^(3/4) · (1/8)^(1/4)
  CHECK(near(node(weighed(c), "goal").weights, {ratio / (1 + ratio), 1 / (1 + ratio)}, 1e-12));
  c.judging.rounds[0].naming = "pseudonymous";
  c.judging.rounds[0].ballots[0].pseudonym = "p1";
  c.judging.rounds[0].ballots[1].pseudonym = "p2";
  CHECK(near(node(weighed(c), "goal").weights, {0.5, 0.5}, 1e-12));
}

TEST_CASE("profiles: participants for it, participants for all, the library, equal weights", "[weights]") {
  Case c = minimal();
  c.judging.rounds.clear();
  c.judging.profiles = {{"hilly", {"Hilly", "丘陵"}, "", {}}, {"plateau", {}, "", {}}};
  c.judging.profile_judgements = {judgement("", "goal", "nature", "livelihood", "4", "hilly"),
                                  judgement("", "nature", "terrain", "disaster", "3", "hilly"),
                                  judgement("", "nature", "terrain", "disaster", "1/3", "plateau")};
  c.judging.judgements = {judgement("herders", "goal", "nature", "livelihood", "1"),
                          judgement("herders", "goal", "nature", "livelihood", "2", "plateau")};
  const Weights hilly = weighed(c, "hilly"), plateau = weighed(c, "plateau"), none = weighed(c);
  CHECK(near(node(hilly, "goal").weights, {0.5, 0.5}, 1e-15));
  CHECK(node(hilly, "goal").origin.in(Language::en) == "participants");
  CHECK(near(node(plateau, "goal").weights, {2 / 3.0, 1 / 3.0}, 1e-15));
  CHECK(node(plateau, "goal").origin.in(Language::en) == "participants, for profile plateau");
  CHECK(near(node(hilly, "nature").weights, {0.75, 0.25}, 1e-15));
  CHECK(node(hilly, "nature").origin.in(Language::zh).find("丘陵") != std::string::npos);
  CHECK(node(hilly, "nature").members.empty());
  CHECK(near(node(none, "nature").weights, {0.5, 0.5}, 0));
  CHECK_FALSE(node(none, "nature").judged);
  CHECK(node(none, "nature").origin.in(Language::en) == "equal weights");
  CHECK(node(none, "livelihood").notes.size() == 1);
  const auto origin = [](const NodeWeights& n) { return std::string(name(n.origin_kind)) + " " + n.origin_id; };
  CHECK(origin(node(hilly, "goal")) == "participants ");
  CHECK(origin(node(plateau, "goal")) == "participants plateau");
  CHECK(origin(node(hilly, "nature")) == "profile hilly");
  CHECK(origin(node(none, "nature")) == "equal ");
  // Nobody judged "livelihood" and "nature": the notes stand at those criteria.
  REQUIRE(none.notes.size() == 2);
  CHECK(none.notes[0].path == "criterion.0");
  CHECK(none.notes[1].path == "criterion.3");

  const Weights blend = weighed(c, "hilly:0.6;plateau:0.4");
  CHECK(origin(node(blend, "nature")) == "blend hilly:0.6;plateau:0.4");
  CHECK(origin(node(blend, "livelihood")) == "equal ");
  CHECK(near(node(blend, "goal").weights, {0.6 * 0.5 + 0.4 * 2 / 3, 0.6 * 0.5 + 0.4 / 3}, 1e-12));
  CHECK(near(node(blend, "nature").weights, {0.6 * 0.75 + 0.4 * 0.25, 0.6 * 0.25 + 0.4 * 0.75}, 1e-12));
  CHECK(node(blend, "nature").parts.size() == 2);
  CHECK(node(blend, "livelihood").parts.empty()); // the same for both
  CHECK(blend.global.at("terrain") ==
        Approx(node(blend, "goal").weights[0] * node(blend, "nature").weights[0]).epsilon(1e-14));
}

TEST_CASE("aggregated priorities in a node", "[weights]") {
  Case c = minimal();
  c.judging.rounds.clear();
  c.judging.weighting.aggregate = "priorities";
  c.judging.judgements.push_back(judgement("chamber", "livelihood", "income", "market_risk", "5"));
  const Weights weights = weighed(c);
  const NodeWeights& livelihood = node(weights, "livelihood");
  // agriculture: 6, 2, 3 of 11; herders: a third each
  CHECK(
      near(livelihood.weights, {(6 / 11.0 + 1 / 3.0) / 2, (2 / 11.0 + 1 / 3.0) / 2, (3 / 11.0 + 1 / 3.0) / 2}, 1e-12));
  REQUIRE(livelihood.notes.size() == 1);
  CHECK(livelihood.notes[0].in(Language::en) ==
        "left out, because their own judgements do not connect all items: chamber");
}

TEST_CASE("a node with one child needs no judgement", "[weights]") {
  Case c = minimal();
  c.model.edit().library.criteria = {criterion("nature", "", false), criterion("terrain", "nature", true)};
  c.judging.judgements.clear();
  c.judging.rounds.clear();
  const Weights weights = weighed(c);
  CHECK(weights.global == std::map<std::string, double>{{"terrain", 1.0}});
  CHECK(weights.notes.empty());
}

TEST_CASE("what cannot be weighed is refused by name", "[weights]") {
  Case c = minimal();
  c.judging.judgements.pop_back();
  c.judging.judgements.erase(c.judging.judgements.begin() + 3); // services is compared with nothing
  CHECK(refusal(c) ==
        "the judgements of livelihood leave groups that nobody compared: [income and market_risk] and [services]");
  c = minimal();
  c.judging.weighting.scale = "fibonacci";
  CHECK(refusal(c) == "no judgement scale \"fibonacci\"");
  c = minimal();
  c.judging.weighting.ri = "saaty";
  CHECK(refusal(c) == "no table of random indices \"saaty\"");
  c = minimal();
  c.judging.judgements[0].value = "-2";
  c.judging.rounds.clear();
  CHECK(refusal(c) == "\"-2\" is no judgement");
  CHECK(refusal(minimal(), "hilly:x") == "\"hilly:x\" is neither a profile nor a blend of profiles");
}

TEST_CASE("another scale maps the judgements, and the result says so", "[weights][scales]") {
  Case c = minimal();
  c.judging.rounds.clear();
  c.judging.weighting.scale = "power";
  c.judging.weighting.ri.clear();
  const Weights weights = weighed(c);
  const double ratio = std::sqrt(4 / 9.0); // 2² and (1/3)²
  CHECK(near(node(weights, "goal").weights, {ratio / (1 + ratio), 1 / (1 + ratio)}, 1e-12));
  CHECK(weights.notes.back().message.in(Language::en).find("another scale gives other weights") != std::string::npos);
  CHECK(node(weights, "livelihood").ri_label == "simulated");
  CHECK(weighed(minimal()).notes.back().message.in(Language::en).find("another scale") == std::string::npos);
  c.judging.judgements[2].value = "12";
  CHECK(refusal(c) == "income against market_risk is 12; the scale power has ratios for answers from 1/9 to 9");
}

TEST_CASE("the case's own weights stand above judgements outside rounds, below rounds", "[weights][weightings]") {
  Case c = minimal();
  c.judging.node_weightings = {{"nature", "points", {{"terrain", 30}, {"disaster", 90}}, {}, {}, "agreed in May", {}},
                               {"goal", "equal", {}, {}, {}, "", {}}};
  const Weights weights = weighed(c);
  CHECK(near(node(weights, "nature").weights, {.25, .75}, 1e-15));
  CHECK(node(weights, "nature").origin.in(Language::en) == "given: Points");
  CHECK(node(weights, "nature").judged);
  CHECK_FALSE(node(weights, "nature").cr);
  CHECK(node(weights, "goal").origin.in(Language::en) == "round 1");
  c.judging.rounds.clear();
  CHECK(near(node(weighed(c), "goal").weights, {.5, .5}, 0));
  CHECK_FALSE(node(weighed(c), "goal").judged);

  c.judging.node_weightings[0] = {"livelihood",
                                  "best-worst",
                                  {{"income", 1}, {"market_risk", 2}, {"services", 8}},
                                  {{"income", 8}, {"market_risk", 5}, {"services", 1}},
                                  {},
                                  "",
                                  {}};
  const Weights best = weighed(c);
  CHECK(near(node(best, "livelihood").weights, {17 / 28.0, 9 / 28.0, 2 / 28.0}, 1e-14));
  CHECK(node(best, "livelihood").notes.size() == 1);
  c.judging.node_weightings[0].kind = "points";
  for (auto& [id, points] : c.judging.node_weightings[0].values) points = 0;
  CHECK(refusal(c) == "the weights of livelihood: all numbers are 0, so nothing says which item counts more");
}

TEST_CASE("one aggregated judgement replaced: weights and consistency follow", "[weights]") {
  const Case c = minimal();
  const Weights before = weighed(c);
  const auto after = with_judgement(c, before, "livelihood", "services", "income", 4);
  REQUIRE(after);
  const Comparison expected = [&] {
    Comparison comparison = *node(before, "livelihood").aggregated;
    judge(comparison, 2, 0, 4);
    return comparison;
  }();
  CHECK(near(node(*after, "livelihood").weights, priorities(expected, {"eigenvector", "saaty1977"}).value->weights, 0));
  CHECK(*node(*after, "livelihood").cr > *node(before, "livelihood").cr);
  CHECK(after->global.at("services") > before.global.at("services"));
  CHECK(after->global.at("terrain") == before.global.at("terrain"));
  CHECK_FALSE(with_judgement(c, before, "livelihood", "services", "terrain", 4));
  CHECK_FALSE(with_judgement(c, before, "nowhere", "services", "income", 4));
  CHECK_FALSE(with_judgement(c, before, "livelihood", "services", "income", 0));
}

} // namespace weigh_test
