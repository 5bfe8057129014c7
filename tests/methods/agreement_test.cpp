// Kendall's W against Siegel 1956 (Nonparametric Statistics, pp. 229–238), and the places on which methods agree. The
// published rank correlations are in the textbook.

#include "engine/methods/agreement.h"

#include "tests/methods/published.h"

namespace agreement_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("Kendall's W is Siegel's", "[agreement]") {
  CHECK(*kendall_w({{1, 6, 3, 2, 5, 4}, {1, 5, 6, 4, 2, 3}, {6, 3, 2, 5, 4, 1}}) == Approx(0.16).margin(0.005));
  const std::vector<Ranks> tied = {{1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10},
                                   {2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5},
                                   {2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10}};
  CHECK(*kendall_w(tied) == Approx(0.828).margin(0.0005));
  CHECK(*kendall_w({{1, 2, 3}, {1, 2, 3}}) == Approx(1));
}

TEST_CASE("ties share the mean of the places that they take up", "[agreement]") {
  CHECK(mid_ranks({1, 2, 2, 4}) == Ranks{1, 2.5, 2.5, 4});
  CHECK(mid_ranks({1, 1, 1}) == Ranks{2, 2, 2});
}

TEST_CASE("a ranking that tells nothing apart correlates with nothing", "[agreement]") {
  CHECK_FALSE(spearman({2, 2, 2}, {1, 2, 3}));
  CHECK_FALSE(kendall_tau_b({2, 2, 2}, {1, 2, 3}));
  CHECK_FALSE(kendall_w({{2, 2, 2}, {2, 2, 2}}));
  CHECK_FALSE(spearman({1}, {1}));
  CHECK_FALSE(kendall_tau_a({1}, {1}));
  CHECK(*kendall_tau_a({2, 2, 2}, {1, 2, 3}) == 0);
}

TEST_CASE("the methods agree up to the place where one puts another in front", "[agreement]") {
  const auto said = [](const std::vector<std::vector<int>>& rankings) {
    return agreed_places(rankings).sentence.in(Language::en);
  };
  CHECK(said({{1, 2, 3, 4, 5}, {1, 2, 3, 5, 4}}) == "The methods agree on places 1–3 and differ from place 4.");
  CHECK(agreed_places({{1, 2, 3, 4, 5}, {1, 2, 3, 5, 4}}).sentence.in(Language::zh) ==
        "各方法对第1至第3名的判断一致，自第4名起出现分歧。");
  CHECK(said({{1, 2, 3}, {1, 3, 2}}) == "The methods agree on the first place and differ from place 2.");
  CHECK(said({{1, 2, 3}, {2, 1, 3}}) == "The methods differ from the first place on.");
  CHECK(said({{1, 2, 3}, {1, 2, 3}}) == "The methods agree on every place.");
  CHECK(said({{1, 2, 3}}) == "Fewer than two methods rank, so there is nothing to compare.");
}

TEST_CASE("a tie contradicts no order, a kernel does where it leaves out who is in front", "[agreement]") {
  CHECK(agreed_places({{1, 2, 3, 4}, {1, 1, 3, 3}}).places == 4);
  CHECK(agreed_places({{1, 2, 3, 4}, {1, 4, 1, 1}}).places == 1);
  CHECK(agreed_places({{1, 1, 3}, {1, 1, 3}}).places == 3);
}

} // namespace agreement_test
