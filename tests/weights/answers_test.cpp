#include "engine/weights/answers.h"

#include "engine/edit/edit.h"
#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>

namespace answers_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// Saaty (1990), Eur. J. Oper. Res. 48:9-26, the choice of a school: six criteria, learning, friends, school life,
/// vocational training, college preparation, music classes, as one participant's judgements.
const char* const school[] = {"learning", "friends", "life", "vocational", "college", "music"};
const char* const answers[6][6] = {{"1", "4", "3", "1", "3", "4"},           {"1/4", "1", "7", "3", "1/5", "1"},
                                   {"1/3", "1/7", "1", "1/5", "1/5", "1/6"}, {"1", "1/3", "5", "1", "1", "1/3"},
                                   {"1/3", "5", "5", "1", "1", "3"},         {"1/4", "1", "6", "3", "1/3", "1"}};

Case school_case() {
  Case c;
  for (const char* id : school) {
    Criterion leaf;
    leaf.id = id;
    leaf.measure = Measure{};
    leaf.measure->kind = "given";
    c.model.edit().library.criteria.push_back(leaf);
  }
  c.judging.participants.push_back({"parent", "A parent", "", 1, "", {}});
  for (int i = 0; i < 6; ++i)
    for (int j = i + 1; j < 6; ++j)
      c.judging.judgements.push_back({"parent", "", "goal", school[i], school[j], answers[i][j], "", "", false, {}});
  return c;
}

Judgement& judged(Case& c, const std::string& a, const std::string& b) {
  for (Judgement& j : c.judging.judgements)
    if (j.a == a && j.b == b) return j;
  throw std::runtime_error("no such pair");
}

const Voice parent{"parent", ""};

Weighing weighed(const Case& c) { return weigh_answers(c, nullptr, "goal", parent); }

} // namespace

TEST_CASE("one person's answers weigh what Saaty printed of them", "[answers]") {
  const Weighing w = weighed(school_case());
  CHECK(w.pairs.size() == 15);
  CHECK(w.answered == 15);
  REQUIRE(w.own);
  CHECK(near(w.own->weights, {.32, .14, .03, .13, .24, .14}, .006));
  // The paper prints 7.49 and 0.24; the matrix that it prints has 7.42 (its weights agree).
  CHECK(w.own->lambda_max == Approx(7.42).margin(.005));
  CHECK(*w.own->cr == Approx((7.42 - 6) / 5 / 1.24).margin(.005));
  CHECK(contradictory(w));
  CHECK_FALSE(w.next);
  CHECK_FALSE(w.counts); // no county's weights were given
}

TEST_CASE("a pair is found whichever stands first, and an answer is written in the direction of the judgement",
          "[answers]") {
  Case c = school_case();
  judged(c, "friends", "music") = {"parent", "", "goal", "music", "friends", "1/3", "", "", false, {}};
  const Weighing w = weighed(c);
  const AnsweredPair& pair = w.of("music", "friends");
  CHECK(&pair == &w.of("friends", "music"));
  CHECK(*pair.value == Approx(3)); // friends over music
  CHECK(answer_edit(w, pair, 5) == std::pair<std::string, std::string>("judgement.parent.goal.music.friends", "1/5"));
  CHECK(answer_edit(w, w.of("learning", "life"), 1.0 / 7) ==
        std::pair<std::string, std::string>("judgement.parent.goal.learning.life", "1/7"));
}

TEST_CASE("where answers contradict each other the worst is asked first, unless it is kept on purpose", "[answers]") {
  Case c = school_case();
  const Weighing w = weighed(c);
  REQUIRE_FALSE(w.worst.empty());
  const std::size_t first = first_question(w);
  CHECK(first == w.place_of(w.worst[0].a, w.worst[0].b));
  const Suspect* suspect = suspect_of(w, w.pairs[first]);
  REQUIRE(suspect);
  // What is suggested is what makes the ratio of all fall to what it says.
  const double suggested = suggested_answer(w, w.pairs[first], *suspect);
  const auto [path, text] = answer_edit(w, w.pairs[first], suggested);
  const Applied better = set_key(c, path, text);
  REQUIRE(better.value);
  const OwnConsequence then = own_consequence(*better.value, w);
  CHECK(*then.cr == Approx(*suspect->cr_after).margin(1e-12));
  CHECK(*then.cr < *w.own->cr);
  CHECK(then.weights == weighed(*better.value).own->weights);

  judged(c, w.worst[0].a, w.worst[0].b).kept_because = "we know this school";
  const Weighing kept = weighed(c);
  CHECK_FALSE(suspect_of(kept, kept.pairs[first]));
  CHECK(first_question(kept) == kept.place_of(kept.worst[1].a, kept.worst[1].b));
}

TEST_CASE("an open pair is asked before all, and its answer is what the others imply", "[answers]") {
  Case c = school_case();
  std::erase_if(c.judging.judgements, [](const Judgement& j) { return j.a == "vocational" && j.b == "music"; });
  const Weighing w = weighed(c);
  CHECK(w.answered == 14);
  REQUIRE(w.next);
  CHECK(first_question(w) == w.place_of("vocational", "music"));
  CHECK_FALSE(w.pairs[first_question(w)].value);
  REQUIRE(w.of("vocational", "music").implied);
  // The least squares of logarithms over the 14 others: the ratio of the weights that they give.
  PriorityOptions by_means;
  by_means.prioritization = "geometric-mean";
  const auto others = priorities(w.comparison, by_means);
  REQUIRE(others.value);
  const double ratio = others.value->weights[3] / others.value->weights[5];
  CHECK(*w.of("vocational", "music").implied == Approx(ratio).margin(.002));
}

TEST_CASE("a circle of three is marked on its three pairs", "[answers]") {
  Case c = school_case();
  judged(c, "learning", "friends").value = "3";
  judged(c, "friends", "college").value = "3";
  judged(c, "learning", "college").value = "1/3";
  const Weighing w = weighed(c);
  REQUIRE_FALSE(w.cycles.empty());
  for (const auto& [a, b] :
       {std::pair("learning", "friends"), std::pair("friends", "college"), std::pair("learning", "college")})
    CHECK(w.of(a, b).in_cycle);
  CHECK_FALSE(w.of("life", "music").in_cycle);
}

TEST_CASE("voices that spoke on the node come first, the one behind the weights is found", "[answers]") {
  Case c = school_case();
  c.judging.profiles.push_back({"hilly", {"Hilly", "丘陵"}, "", {}});
  c.judging.participants.insert(c.judging.participants.begin(), {"p1", "", "", 1, "", {}});
  const auto all = voices(c, "goal");
  REQUIRE(all.size() == 3);
  CHECK(all[0] == parent);
  CHECK(voice_name(c, all[0]).en == "A parent");
  CHECK(voice_name(c, {"p1", ""}).en == "p1");
  CHECK(voice_name(c, {"", "hilly"}).zh.find("丘陵") != std::string::npos);
  CHECK(new_participant(c) == "p2");
  c.judging.judgements.push_back({"parent", "hilly", "goal", "learning", "life", "2", "", "", false, {}});
  const auto weights = weigh(c, "");
  REQUIRE(weights.value);
  CHECK(voice_behind(c, *weights.value, "goal") == parent);
  CHECK(weigh_answers(c, &*weights.value, "goal", parent).counts);
  CHECK_FALSE(weigh_answers(c, &*weights.value, "goal", Voice{"p1", ""}).counts);
}

TEST_CASE("how a node stands is said of its weights", "[answers]") {
  Case c = school_case();
  const auto stand = [&] {
    const auto weights = weigh(c, "");
    REQUIRE(weights.value);
    return node_stand(c, *node_weights(*weights.value, "goal"));
  };
  CHECK(stand().standing == Standing::attention);
  CHECK(stand().words.in(Language::en) == "CR 0.229 above 0.10");
  judged(c, "friends", "college").value = "1";
  judged(c, "learning", "vocational").value = "3";
  judged(c, "friends", "vocational").value = "1";
  judged(c, "college", "music").value = "2";
  judged(c, "vocational", "music").value = "1";
  judged(c, "friends", "life").value = "4";
  judged(c, "learning", "life").value = "7";
  CHECK(stand().standing == Standing::done);
  judged(c, "life", "music").stale = true;
  CHECK(stand().standing == Standing::attention);
  judged(c, "life", "music").stale = false;
  std::erase_if(c.judging.judgements, [](const Judgement& j) { return j.a == "friends" && j.b == "music"; });
  CHECK(stand().standing == Standing::open);
  c.judging.judgements.clear();
  CHECK(stand().standing == Standing::equal);
  CHECK(nodes_to_weigh(c.model->library) == std::vector<std::string>{"goal"});
}

} // namespace answers_test
