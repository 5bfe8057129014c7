#include "engine/ranking/what_if.h"

#include "engine/casebook/read_casebook.h"
#include "tests/catch.h"

#include <cmath>
#include <stdexcept>

namespace what_if_test {

using namespace yindi;

namespace {

Case minimal() {
  const auto loaded = read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal");
  REQUIRE(loaded.value);
  return *loaded.value;
}

const NodeWeights& node(const Weights& weights, const std::string& id) {
  for (const NodeWeights& found : weights.nodes)
    if (found.node == id) return found;
  throw std::runtime_error("no node " + id);
}

} // namespace

TEST_CASE("the effect of an edit is the difference of the two rankings", "[rank]") {
  const Case c = minimal();
  Edit edit;
  edit.path = "judgement.agriculture.nature.terrain.disaster";
  edit.old_value = "1/2";
  edit.new_value = "9";
  const auto effect = effect_of(c, "513334", edit);
  REQUIRE(effect.value);
  CHECK(effect.value->county == "513334");
  const Case changed = *apply(c, edit).value;
  const CountyRanking after = rank_case(changed, {"513334"}).ranking.counties.front();
  REQUIRE(effect.value->shifts.size() == 2); // tea is excluded
  for (const Shift& shift : effect.value->shifts)
    for (const RankedIndustry& entry : after.ranking)
      if (entry.industry == shift.industry) {
        CHECK(shift.rank_after == entry.rank);
        CHECK(*shift.score_after == *entry.score);
        CHECK(*shift.score_before != *shift.score_after);
      }
  CHECK(effect.value->first_before == std::vector<std::string>{"yak"});
  CHECK(effect.value->moves == (effect.value->shifts[0].rank_after != 1));

  edit.old_value = "3";
  CHECK_FALSE(effect_of(c, "513334", edit).value); // a conflict
}

TEST_CASE("following a suggestion in the aggregated judgements", "[rank]") {
  Case c = minimal();
  c.judging.rounds.clear();
  // Circular judgements of one participant on three criteria.
  c.judging.participants.resize(1);
  std::erase_if(c.judging.judgements, [](const Judgement& j) { return j.participant != "agriculture"; });
  for (const auto& [a, b] : {std::pair("market_risk", "services"), std::pair("services", "income")}) {
    Judgement added = c.judging.judgements.back();
    std::erase_if(c.judging.judgements,
                  [&, a = a, b = b](const Judgement& j) { return (j.a == a && j.b == b) || (j.a == b && j.b == a); });
    added.a = a, added.b = b, added.value = "5";
    c.judging.judgements.push_back(added);
  }
  const Weights weights = *weigh(c, "").value;
  const NodeWeights& livelihood = node(weights, "livelihood");
  REQUIRE(livelihood.aggregated);
  const PriorityOptions options = options_of(c.judging.weighting);
  const auto worst =
      worst_judgements(*livelihood.aggregated, *priorities(*livelihood.aggregated, options).value, options);
  REQUIRE_FALSE(worst.empty());
  const auto assessment = std::make_shared<const Assessment>(assess(c, "513334"));
  const auto effect = effect_of(c, assessment, weights, "livelihood", worst.front());
  REQUIRE(effect);
  // The same by an edit of the only participant's judgement.
  Edit edit;
  edit.path = "judgement.agriculture.livelihood." + worst.front().a + "." + worst.front().b;
  edit.old_value = *value_at(c, edit.path);
  edit.new_value = worst.front().suggested_answer >= 1
                       ? shortest(worst.front().suggested_answer)
                       : "1/" + shortest(std::round(1 / worst.front().suggested_answer));
  const auto by_edit = effect_of(c, "513334", edit);
  REQUIRE(by_edit.value);
  REQUIRE(by_edit.value->shifts.size() == effect->shifts.size());
  for (std::size_t i = 0; i < effect->shifts.size(); ++i)
    CHECK(*effect->shifts[i].score_after == Approx(*by_edit.value->shifts[i].score_after).epsilon(1e-12));
  CHECK_FALSE(effect_of(c, assessment, weights, "nowhere", worst.front()));
}

TEST_CASE("the probability that the first industry stays first", "[rank]") {
  Case c = minimal();
  const Weights weights = *weigh(c, "").value;
  const auto assessment = std::make_shared<const Assessment>(assess(c, "513334"));
  CHECK(*first_stays(c, assessment, weights, "goal") == 1); // no open pair
  c.judging.rounds.clear();
  std::erase_if(c.judging.judgements, [](const Judgement& j) {
    return j.node == "livelihood" && (j.participant == "herders" || j.b == "services");
  });
  Judgement tree = c.judging.judgements.back();
  tree.participant = "agriculture", tree.node = "livelihood", tree.a = "services", tree.b = "income", tree.value = "1";
  c.judging.judgements.push_back(tree);
  const Weights open = *weigh(c, "").value;
  const auto probability = first_stays(c, assessment, open, "livelihood", 200, 1);
  REQUIRE(probability);
  CHECK(*probability > 0);
  CHECK(*probability <= 1);
  CHECK(*first_stays(c, assessment, open, "livelihood", 200, 1) == *probability);
  c.judging.node_weightings = {{"livelihood", "equal", {}, {}, {}, "", {}}};
  CHECK_FALSE(first_stays(c, assessment, *weigh(c, "").value, "livelihood"));
}

TEST_CASE("the probability is that of whole rankings under each possible end", "[rank]") {
  const auto loaded = read_casebook(std::string(YINDI_SOURCE) + "/casebooks/sichuan-plateau");
  REQUIRE(loaded.value);
  Case c = *loaded.value;
  std::erase_if(c.judging.profile_judgements, [](const Judgement& j) {
    return j.node == "goal" && j.a != "nature" && j.b != "nature" && j.a != "disaster";
  });
  constexpr Eigen::Index draws = 12;
  for (const char* method : {"topsis", "saw", "vikor", "promethee-ii"}) {
    CAPTURE(method);
    c.method = {};
    c.method.id = method;
    const CountyRanking county = rank_case(c, {"513334"}).ranking.counties.at(0);
    const NodeWeights& open = node(county.weights, "goal");
    REQUIRE(open.missing > 0);
    const auto first = [](const CountyRanking& ranked) {
      std::vector<std::string> result;
      for (const RankedIndustry& entry : ranked.ranking)
        if (entry.rank == 1) result.push_back(entry.industry);
      return result;
    };
    const Eigen::MatrixXd ends = possible_weights(*open.aggregated, draws, 3, 9);
    int kept = 0;
    for (Eigen::Index draw = 0; draw < draws; ++draw) {
      Weights drawn = county.weights;
      for (Eigen::Index i = 0; i < ends.cols(); ++i)
        drawn.nodes.front().weights[static_cast<std::size_t>(i)] = ends(draw, i);
      drawn.global = global_weights(c.model->library, local_weights(drawn));
      kept += first(rank_county(c, county.assessment, drawn)) == first(county);
    }
    const auto probability = first_stays(c, county.assessment, county.weights, "goal", draws, 3);
    REQUIRE(probability);
    CHECK(*probability == Approx(kept / double(draws)).margin(1e-12));
    const auto nodes = open_nodes(c, county.assessment, county.weights);
    REQUIRE(nodes.size() == 1);
    CHECK(nodes[0].missing == open.missing);
    CHECK(said_of_open(c, "513334", nodes[0]).in(Language::en).find("first place in Litang stays") !=
          std::string::npos);
  }
}

} // namespace what_if_test
