// Borda, Copeland, Schulze and mean rank: the 45 voters of Schulze 2011 (Soc. Choice Welf. 36:267–303), and small
// ones by hand.

#include "engine/methods/combined_ranking.h"

#include "tests/methods/published.h"

namespace combined_ranking_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// `count` voters for an order such as "ACBED": competition ranks of A, B, C, …
void vote(Rankings& rankings, int count, const std::string& order) {
  std::vector<int> ranks(order.size());
  for (std::size_t place = 0; place < order.size(); ++place)
    ranks[static_cast<std::size_t>(order[place] - 'A')] = static_cast<int>(place) + 1;
  rankings.insert(rankings.end(), static_cast<std::size_t>(count), ranks);
}

Rankings schulze_2011() {
  Rankings rankings;
  vote(rankings, 5, "ACBED");
  vote(rankings, 5, "ADECB");
  vote(rankings, 8, "BEDAC");
  vote(rankings, 3, "CABED");
  vote(rankings, 7, "CAEBD");
  vote(rankings, 2, "CBADE");
  vote(rankings, 7, "DCEBA");
  vote(rankings, 8, "EBADC");
  return rankings;
}

} // namespace

TEST_CASE("Schulze ranks the published 45 voters E A C B D", "[combined]") {
  const CombinedRanking combined = schulze(schulze_2011());
  CHECK(combined.ranks == std::vector<int>{2, 4, 3, 5, 1}); // of A, B, C, D, E
  CHECK(combined.scores == std::vector<double>{3, 1, 2, 0, 4});
}

TEST_CASE("Schulze leaves ties where no path is stronger", "[combined]") {
  CHECK(schulze({{1, 2, 3}, {2, 1, 3}}).ranks == std::vector<int>{1, 1, 3});
  CHECK(schulze({{1, 2, 3}, {3, 1, 2}, {2, 3, 1}}).ranks == std::vector<int>{1, 1, 1}); // a circle
  CHECK(schulze({{1, 1, 3}, {1, 1, 3}, {1, 2, 3}}).ranks == std::vector<int>{1, 2, 3}); // tied voters abstain
}

TEST_CASE("the Borda count and the mean rank keep the order of the rank sums", "[combined]") {
  const Rankings rankings = {{1, 2, 3}, {2, 1, 3}, {3, 2, 1}}; // rank sums 6, 5, 7: the textbook's example
  CHECK(borda(rankings).scores == std::vector<double>{3, 4, 2});
  check_near(mean_rank(rankings).scores, {2, 5 / 3.0, 7 / 3.0}, 1e-15);
}

TEST_CASE("Copeland counts duels won minus lost", "[combined]") {
  // Majorities of the 45 voters: A beats B? no (20:25); A beats C 26:19, D 30:15; B beats D 33:12; C beats B 29:16, E
  // 24:21; D beats C 28:17; E beats A 23:22, B 27:18, D 31:14.
  CHECK(copeland(schulze_2011()).scores == std::vector<double>{0, 0, 0, -2, 2});
  CHECK(copeland({{1, 1}, {1, 1}}).ranks == std::vector<int>{1, 1});
}

TEST_CASE("rules that combine turn no unanimous order round", "[combined]") {
  for (const CombiningRule& rule : combining_rules()) {
    CAPTURE(rule.id);
    CHECK(rule.combine({{2, 1, 3, 3}, {2, 1, 3, 3}, {2, 1, 3, 3}}).ranks == std::vector<int>{2, 1, 3, 3});
  }
}

} // namespace combined_ranking_test
