#include "engine/weights/group.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>

namespace group_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Comparison judged(std::size_t n, const std::vector<std::tuple<int, int, double>>& judgements) {
  Comparison result = no_judgements(letters(n));
  for (const auto& [i, j, value] : judgements) judge(result, i, j, value);
  return result;
}

} // namespace

TEST_CASE("aggregated judgements are geometric means over those who judged the pair", "[weights]") {
  const std::vector<Member> members = {{"x", 1, judged(3, {{0, 1, 8}, {0, 2, 2}})},
                                       {"y", 2, judged(3, {{0, 1, 1}, {1, 2, 3}})},
                                       {"z", 0, judged(3, {{1, 2, 9}})}};
  const auto group = group_priorities(members, "judgements");
  REQUIRE(group.value);
  const Eigen::MatrixXd& ratio = group.value->aggregated->ratio;
  CHECK(ratio(0, 1) == Approx(2)); // 8^(1/3) · 1^(2/3)
  CHECK(ratio(0, 2) == Approx(2));
  CHECK(ratio(1, 2) == Approx(3)); // weight 0 has no voice
  REQUIRE(group.value->fewer_voices.size() == 2);
  CHECK(group.value->fewer_voices[0].a == "a");
  CHECK(group.value->fewer_voices[0].b == "c");
  CHECK(group.value->fewer_voices[0].voices == 1);
  CHECK(group.value->fewer_voices[0].of == 2);
}

TEST_CASE("only the aggregate must be connected", "[weights]") {
  const std::vector<Member> members = {{"x", 1, judged(3, {{0, 1, 2}})}, {"y", 1, judged(3, {{1, 2, 2}})}};
  const auto group = group_priorities(members, "judgements");
  REQUIRE(group.value);
  CHECK(near(group.value->weights, {4 / 7.0, 2 / 7.0, 1 / 7.0}, 1e-12));
  CHECK_FALSE(group.value->members[0].own);

  const auto nobody = group_priorities(members, "priorities");
  CHECK_FALSE(nobody.value);
  REQUIRE(nobody.diagnostics.size() == 1);
}

TEST_CASE("priorities leave out whoever's judgements do not connect, and rescale", "[weights]") {
  const std::vector<Member> members = {{"x", 5, judged(3, {{0, 1, 2}})},
                                       {"y", 1, judged(3, {{0, 1, 2}, {1, 2, 2}})},
                                       {"z", 3, judged(3, {{0, 1, 1}, {1, 2, 1}})}};
  const auto group = group_priorities(members, "priorities");
  REQUIRE(group.value);
  CHECK(group.value->left_out == std::vector<std::string>{"x"});
  CHECK_FALSE(group.value->priorities);
  CHECK(near(group.value->weights, {(4 / 7.0 + 1) / 4, (2 / 7.0 + 1) / 4, (1 / 7.0 + 1) / 4}, 1e-12));
}

TEST_CASE("a group without a voice and unknown words are refused", "[weights]") {
  const std::vector<Member> silent = {{"x", 0, judged(2, {{0, 1, 2}})}};
  CHECK_FALSE(group_priorities(silent, "judgements").value);
  CHECK_FALSE(group_priorities({}, "judgements").value);
  const std::vector<Member> one = {{"x", 1, judged(2, {{0, 1, 2}})}};
  CHECK_FALSE(group_priorities(one, "votes").value);
}

TEST_CASE("weights beyond what sums can hold count by their shares", "[weights][group]") {
  const auto weighted = [](double first, double second) {
    std::vector<Member> members;
    for (const auto& [id, weight, ratio] : {std::tuple("x", first, 2.0), std::tuple("y", second, 8.0)}) {
      members.push_back({id, weight, no_judgements({"a", "b"})});
      judge(members.back().comparison, 0, 1, ratio);
    }
    tame_weights(members);
    return aggregate_judgements(members).ratio(0, 1);
  };
  CHECK(weighted(1, 1) == Approx(4));
  CHECK(weighted(1e308, 1e308) == Approx(4));
  CHECK(weighted(5e-324, 5e-324) == Approx(4));
  CHECK(weighted(1e308, 0) == Approx(2));
  CHECK(weighted(3e307, 1e307) == Approx(std::exp(0.75 * std::log(2) + 0.25 * std::log(8))));
}

} // namespace group_test
