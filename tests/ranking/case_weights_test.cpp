// People's weights and the data's made one, as a casebook asks for it.

#include "engine/ranking/case_weights.h"

#include "engine/casebook/read_casebook.h"
#include "engine/ranking/pooled.h"
#include "engine/ranking/rank.h"
#include "engine/robustness/robustness.h"
#include "engine/weights/combined_weights.h"
#include "tests/catch.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace case_weights_test {

using namespace yindi;

namespace {

Case minimal_case() {
  const auto loaded = read_casebook(std::string(YINDI_SOURCE) + "/tests/data/minimal");
  REQUIRE(loaded.value);
  return *loaded.value;
}

std::vector<double> values_of(const std::map<std::string, double>& weights) {
  std::vector<double> result;
  for (const auto& [leaf, weight] : weights) result.push_back(weight);
  return result;
}

} // namespace

TEST_CASE("[weighting] combine makes people's weights and the data's one, and says so", "[methods][data_weights]") {
  Case c = minimal_case();
  const Ranking judged = rank_case(c).ranking;
  c.judging.weighting.kind = "std";
  const Ranking data = rank_case(c).ranking;
  for (const char* how : {"multiplicative", "game"}) {
    CAPTURE(how);
    c.judging.weighting.combine = how;
    const Ranking both = rank_case(c).ranking;
    REQUIRE(both.counties.size() == 2);
    for (std::size_t k = 0; k < 2; ++k) {
      const Weights& weights = both.counties[k].weights;
      REQUIRE(weights.combination);
      CHECK(weights.data->by_leaf == data.counties[k].weights.data->by_leaf);
      const Combination& made = *weights.combination;
      const auto people = values_of(made.judged), values = values_of(weights.data->by_leaf);
      REQUIRE(people.size() == values.size());
      const auto expected =
          std::string(how) == "game" ? game_weights(people, values) : multiplied_weights(people, values);
      REQUIRE(expected.value);
      std::size_t i = 0;
      for (const auto& [leaf, share] : weights.data->by_leaf)
        CHECK(weights.global.at(leaf) == Approx(expected.value->weights[i++]).epsilon(1e-12));
      std::set<std::string> out; // what the data do not weigh
      for (const std::string& leaf : leaves(c.model->library))
        if (!weights.data->by_leaf.count(leaf)) out.insert(leaf);
      CHECK(made.judged == redistribute(c.model->library, local_weights(judged.counties[k].weights), out));
      CHECK(made.correlation == correlation(people, values));
      CHECK(made.shares.size() == (std::string(how) == "game" ? 2U : 0U));
      const NodeWeights& node = weights.nodes.front();
      CHECK(node.origin.in(Language::en) == "round 1, combined with the data by Standard deviation");
      CHECK(node.members.size() == judged.counties[k].weights.nodes.front().members.size());
      CHECK_FALSE(node.aggregated);
      std::string notes;
      for (const Sentence& note : both.counties[k].notes) notes += note.in(Language::en);
      CHECK(notes.find("correlation") != std::string::npos);
      CHECK((notes.find("Judgements count") != std::string::npos) == (std::string(how) == "game"));
    }
    CHECK(rank_case(c, assess_counties(c)).ranking.counties.at(1).used == both.counties[1].used);
    CHECK(robustness(c, both.counties, simulation_options(c))->size() == 2);
  }
}

TEST_CASE("multiplied by equal weights people's weights stay what they are", "[methods][data_weights]") {
  Case c = minimal_case();
  const auto judged = rank_case(c).ranking.counties.at(0).used;
  c.judging.weighting.kind = "equal", c.judging.weighting.combine = "multiplicative";
  const Ranking both = rank_case(c).ranking;
  for (const auto& [leaf, weight] : both.counties.at(0).used) CHECK(weight == Approx(judged.at(leaf)).epsilon(1e-12));
  CHECK_FALSE(both.counties.at(0).weights.combination->correlation);
}

TEST_CASE("judgements alone leave combine without effect, an unknown weighting is refused", "[methods][data_weights]") {
  Case c = minimal_case();
  const auto judged = rank_case(c).ranking.counties.at(0).used;
  c.judging.weighting.combine = "game";
  CHECK(rank_case(c).ranking.counties.at(0).used == judged);
  c.judging.weighting.kind = "astrology";
  const Ranking refused = rank_case(c).ranking;
  CHECK(refused.counties.empty());
  CHECK(refused.diagnostics.at(0).message.in(Language::en) == "weighting \"astrology\" is not in this version");
  CHECK(refused.diagnostics.at(0).path == "weighting.kind");
  c.judging.weighting.kind = "std";
  c.judging.judgements.pop_back();
  c.judging.judgements.erase(c.judging.judgements.begin() + 3); // services is compared with nothing
  CHECK(rank_case(c).ranking.counties.empty());
}

TEST_CASE("the data's matrix holds the pairs of all counties that are known on every criterion", "[rank]") {
  const Case c = *read_casebook(YINDI_SOURCE "/tests/data/minimal").value;
  const auto pooled = pooled_matrix(c, assess_counties(c));
  REQUIRE(pooled.value);
  const DecisionMatrix& m = pooled.value->matrix;
  CHECK(m.values.minCoeff() >= 0);
  CHECK(m.values.maxCoeff() <= 1);
  CHECK(static_cast<std::size_t>(m.values.rows()) == m.alternatives.size());
  CHECK(std::find(m.alternatives.begin(), m.alternatives.end(), "513334/yak") != m.alternatives.end());
  CHECK(std::find(m.alternatives.begin(), m.alternatives.end(), "513334/highland_barley") == m.alternatives.end());
  const auto weights = objective_weights(*find_objective_weighting("entropy"), m);
  REQUIRE(weights.value);
  CHECK(weights.value->weights.size() == m.criteria.size());
  CHECK(std::accumulate(weights.value->weights.begin(), weights.value->weights.end(), 0.0) == Approx(1));
}

} // namespace case_weights_test
