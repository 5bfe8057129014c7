#include "tests/workshop/open_round.h"

#include <set>

namespace closing_test {

using namespace workshop_fixture;

TEST_CASE("a program that serves a round notices that another closed it", "[workshop][closing]") {
  const OpenRound round("named");
  Room served = round.room(), other = round.room();
  const std::string token = personal_token(served, "herders", "herders", "Herders");
  REQUIRE(receive(other, incoming("agriculture", "3")).fate == Received::Fate::counted);
  REQUIRE(seal_round(round.scratch.path(), other, by).value);
  REQUIRE(finish_round(round.scratch.path(), std::move(other)).empty());

  const Response late = phone(served, token, "5");
  CHECK(late.status == 410);
  CHECK(room_view(served).closed);
  CHECK(receive(served, incoming("herders", "7")).reason == "late");
  REQUIRE(finish_round(round.scratch.path(), std::move(served)).empty());
  CHECK(round.aside().find("\"reason\":\"late\"") != std::string::npos);
  CHECK(round.read().judging.rounds[0].ballots.size() == 1);
  CHECK(round.verdict().empty());
}

TEST_CASE("of two programs that close a round the second keeps what came too late", "[workshop][closing]") {
  const OpenRound round("named");
  Room first = round.room(), second = round.room();
  REQUIRE(seal_round(round.scratch.path(), first, by).value);
  // As if it had been taken at the same moment, by a program that does not look.
  second.store.begin();
  second.store.put(Seat{"hash", "herders", "Herders", true});
  second.store.put(StoredBallot{"hash", 1, true, R"({"0":{"v":"7"}})", {}});
  REQUIRE(second.store.commit());
  const auto closed = seal_round(round.scratch.path(), second, by);
  REQUIRE(closed.value);
  CHECK(closed.value->digest.empty());
  CHECK(closed.value->counted == 0);
  CHECK(round.aside().find("late") != std::string::npos);
}

TEST_CASE("once a round is closed its store tells nothing, even if the program stops there", "[workshop][closing]") {
  const OpenRound round("anonymous");
  Room room = round.room();
  const std::string secret = room.store.get("secret"), token = personal_token(room, "slip-1", "", "slip-1");
  REQUIRE(phone(room, token, "1/7").status == 200);
  REQUIRE(receive(room, incoming("Wang Wu", "9")).fate == Received::Fate::counted);
  const std::filesystem::path store = store_path(round.scratch.path(), 1);
  CHECK_FALSE(holds(store, "Wang Wu")); // not while it is open either
  REQUIRE(seal_round(round.scratch.path(), room, by).value);
  for (const char* end : {"", "-wal", "-shm"})
    for (const std::string& told : {secret, std::string("slip-1"), std::string("1/7"), std::string("Wang Wu")}) {
      CAPTURE(end, told);
      if (std::filesystem::exists(store.string() + end)) CHECK_FALSE(holds(store.string() + end, told));
    }
  CHECK(round.verdict().empty());                 // casebook.toml counts the closing at once
  CHECK(phone(room, token, "1/7").status == 410); // the one that counts,
  CHECK(room.store.aside().empty());
  CHECK(phone(room, token, "1/5").status == 410); // and another
  CHECK(room.store.aside().size() == 1);
}

TEST_CASE("a round whose criteria changed is given up with its ballots kept", "[workshop][closing]") {
  const OpenRound round("named");
  {
    Room room = round.room();
    REQUIRE(receive(room, incoming("agriculture", "3")).fate == Received::Fate::counted);
  }
  std::string library = round.scratch.read("criteria.toml");
  const std::size_t scale = library.find("worst = 0,", library.find("id = \"services\"")); // which the round asks about
  REQUIRE(scale != std::string::npos);
  round.scratch.write("criteria.toml", library.replace(scale, 10, "worst = 0.01,"));
  const Case c = round.read();
  const auto refused = room_of(round.scratch.path(), c, 1);
  REQUIRE_FALSE(refused.value);
  CHECK(refused.diagnostics[0].hint.in(Language::en).find("--give-up") != std::string::npos);
  const auto closed = give_up_round(round.scratch.path(), c, 1, by);
  REQUIRE(closed.value);
  CHECK(closed.value->counted == 0);
  CHECK(closed.value->aside == 1);
  CHECK(round.aside() ==
        "{\"content\":\"goal: nature : livelihood = 3\",\"reason\":\"given up\",\"who\":\"agriculture\"}\n");
  CHECK(round.read().judging.rounds[0].state == "closed");
  CHECK(round.verdict().empty());
  CHECK_FALSE(give_up_round(round.scratch.path(), round.read(), 1, by).value);
}

TEST_CASE("no two pseudonyms share a file, and none takes the round's own", "[workshop][closing]") {
  const OpenRound round("pseudonymous");
  Room room = round.room();
  const std::string first = "\xE5\xBC\xA0\xE4\xB8\x89"; // 张三
  for (const std::string& who : {first, "p-" + sha256(first).substr(0, 12), std::string("Round"), std::string("anna"),
                                 std::string("Anna"), std::string("ROUND")})
    REQUIRE(receive(room, incoming(who, "3")).fate == Received::Fate::counted);
  std::set<std::string> names = {"round.toml"};
  for (const Ballot& ballot : ballots_of(room)) {
    CHECK(names.insert(ballot.file).second);
    CHECK(std::none_of(ballot.file.begin(), ballot.file.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  }
  CHECK(seal_round(round.scratch.path(), room, by).value->counted == 6);
}

TEST_CASE("what a casebook cannot hold is refused before it is acknowledged", "[workshop][closing]") {
  const OpenRound round("named");
  Room room = round.room();
  const std::string token = personal_token(room, "herders", "herders", "Herders");
  CHECK(phone(room, token, "5", "hm\xC2\x85").status == 400);         // U+0085
  CHECK(phone(room, token, "5", "hm\xE2\x80\xAEgnaw").status == 400); // U+202E turns the writing round
  CHECK(phone(room, token, "5", "well\tthen").status == 400);
  CHECK(phone(room, token, "5", "\xE5\x9B\xA0\xE4\xB8\xBA").status == 200);
  CHECK(seal_round(round.scratch.path(), room, by).value->counted == 1);
}

TEST_CASE("a ballot with a name in an anonymous round is kept without it", "[workshop][closing]") {
  const OpenRound round("anonymous");
  Room room = round.room();
  round.scratch.write("wang.toml",
                      "round = 1\nparticipant = \"herders\"\nsubmitted = 2026-11-30T09:10:00\n\n"
                      "[[judgement]]\nnode = \"goal\"\na = \"nature\"\nb = \"livelihood\"\nvalue = \"1/3\"\n");
  const Taken taken = take_ballot_file(round.scratch.path(), room, round.scratch.path() + "/wang.toml");
  REQUIRE(taken.received.size() == 1);
  CHECK(taken.received[0].fate == Received::Fate::aside);
  REQUIRE(seal_round(round.scratch.path(), room, by).value);
  CHECK(round.aside().find("1/3") != std::string::npos);
  CHECK(round.aside().find("herders") == std::string::npos);
  CHECK(round.aside().find("2026-11-30") == std::string::npos);
}

TEST_CASE("everybody who may answer is seen once, by name", "[workshop][closing]") {
  const OpenRound round("named");
  Room room = round.room();
  REQUIRE(room.may_join.size() == 2);
  CHECK(room_view(room).people.size() == 2); // nobody has begun
  const std::string token = personal_token(room, "herders", "herders", room.may_join.at("herders"));
  REQUIRE(receive(room, incoming("herders", "3")).fate == Received::Fate::counted); // on paper, beside the link
  const RoomView view = room_view(room);
  REQUIRE(view.people.size() == 2);
  CHECK(view.done == 1);
  CHECK(view.people[1].shown == room.may_join.at("herders"));
  CHECK(view.people[1].done);
  CHECK_FALSE(view.people[0].done);
}

TEST_CASE("changed ballots and rounds that the journal never saw are named", "[workshop][closing]") {
  const OpenRound round("named");
  {
    Room room = round.room();
    receive(room, incoming("herders", "3"));
    REQUIRE(seal_round(round.scratch.path(), room, by).value);
    REQUIRE(finish_round(round.scratch.path(), std::move(room)).empty());
  }
  CHECK(round.verdict().empty());
  const std::string ballot = round.scratch.read("rounds/1/herders.toml"),
                    sealed = round.scratch.read("rounds/1/round.toml");
  std::string altered = ballot;
  altered.replace(altered.find("\"3\""), 3, "\"9\"");
  round.scratch.write("rounds/1/herders.toml", altered);
  CHECK_FALSE(round.verdict().empty());
  round.scratch.write("rounds/1/herders.toml", ballot);
  CHECK(round.verdict().empty());

  std::string forged = ballot;
  for (std::size_t at; (at = forged.find("round = 1")) != std::string::npos;) forged.replace(at, 9, "round = 2");
  round.scratch.write("rounds/2/herders.toml", forged);
  std::string file = sealed;
  file.replace(file.find(sha256(ballot)), 64, sha256(forged));
  file.replace(file.find("number = 1"), 10, "number = 2");
  round.scratch.write("rounds/2/round.toml", file);
  CHECK(round.verdict() == "the journal knows nothing of round 2, which is closed; ");
}

TEST_CASE("a ballot that lies in the folder of an open round is the voter's one", "[workshop][closing]") {
  const OpenRound round("named");
  const std::string text = "format = 1\nround = 1\nparticipant = \"herders\"\n\n[[judgement]]\nnode = \"goal\"\n"
                           "a = \"nature\"\nb = \"livelihood\"\nvalue = \"9\"\n";
  SECTION("put there before: it counts, and a phone is told so") {
    round.scratch.write("rounds/1/herders.toml", text);
    Room room = round.room();
    CHECK(phone(room, personal_token(room, "herders", "herders", "Herders"), "3").status == 409);
    CHECK(receive(room, incoming("herders", "3")).reason == "double");
    CHECK(receive(room, incoming("herders", "9")).fate == Received::Fate::again);
    CHECK(seal_round(round.scratch.path(), room, by).value->counted == 1);
  }
  SECTION("put there after another was acknowledged: that one counts") {
    Room room = round.room();
    REQUIRE(receive(room, incoming("herders", "3")).fate == Received::Fate::counted);
    round.scratch.write("rounds/1/herders.toml", text);
    CHECK(seal_round(round.scratch.path(), room, by).value->counted == 1);
    CHECK(round.read().judging.rounds[0].ballots[0].judgements[0].value == "3");
    CHECK(round.aside().find("value = \\\"9\\\"") != std::string::npos);
  }
}

TEST_CASE("an anonymous ballot that comes back from a copy of the casebook counts once", "[workshop][closing]") {
  const OpenRound round("anonymous");
  Room room = round.room();
  REQUIRE(receive(room, incoming("sheet", "3")).fate == Received::Fate::counted);
  IncomingBallot copy = incoming(ballots_of(room).at(0).token, "3");
  CHECK(receive(room, copy).fate == Received::Fate::again);
  copy.answers[0].value = "5";
  CHECK(receive(room, copy).reason == "double");
  CHECK(seal_round(round.scratch.path(), room, by).value->counted == 1);
}

TEST_CASE("what people write beside an answer comes in with a survey table", "[workshop][closing]") {
  const OpenRound round("named");
  Room room = round.room();
  round.scratch.write("survey.csv",
                      "who,nature:livelihood,nature:livelihood \xE5\xA4\x87\xE6\xB3\xA8\nherders,1/3,floods in 2023\n");
  const Taken taken = take_survey_table(round.read(), room, round.scratch.path() + "/survey.csv");
  REQUIRE(taken.received.size() == 1);
  CHECK(taken.received[0].fate == Received::Fate::counted);
  const Judgement judgement = ballots_of(room).at(0).judgements.at(0);
  CHECK(judgement.value == "1/3");
  CHECK(judgement.comment == "floods in 2023");
}

TEST_CASE("who only looks at a store writes nothing into it", "[workshop][closing]") {
  const OpenRound round("named");
  const std::filesystem::path store = store_path(round.scratch.path(), 1);
  std::filesystem::remove(store); // as in a round that was opened by hand
  const auto looked = room_to_look(round.scratch.path(), round.read(), 1);
  REQUIRE(looked.value);
  CHECK_FALSE(std::filesystem::exists(store)); // none is made
  { Room room = round.room(); }
  const std::string before = slurp(store);
  {
    const auto again = room_to_look(round.scratch.path(), round.read(), 1);
    REQUIRE(again.value);
  }
  CHECK(slurp(store) == before);
}

TEST_CASE("what a new round asks can be read again", "[workshop][closing]") {
  const OpenRound round("named");
  const auto why_not = [&](const RoundPlan& plan) {
    const auto number = begin_round(round.scratch.path(), round.read(), plan, by);
    return number.value ? std::string() : number.diagnostics.at(0).message.in(Language::en);
  };
  CHECK(why_not({{"goal"}, "named", {}}) == "round 1 is open still");
  std::filesystem::remove_all(round.scratch.folder / "rounds");
  CHECK(why_not({{"goal", ""}, "named", {}}) == "a blank among the nodes that are asked");
  CHECK(why_not({{"goal", "goal"}, "named", {}}) == "the node \"goal\" is asked twice");
  CHECK(why_not({{"goal"}, "named", plain("a\xE2\x80\xAE")}) == "the round's title cannot be kept");
  CHECK(why_not({{"goal"}, "named", {}}).empty());
}

TEST_CASE("the naming that was promised cannot be changed under way", "[workshop][closing]") {
  const OpenRound round("anonymous");
  { Room room = round.room(); }
  REQUIRE(round.scratch.replace("rounds/1/round.toml", "anonymous", "named"));
  const auto refused = room_of(round.scratch.path(), round.read(), 1);
  REQUIRE_FALSE(refused.value);
  CHECK(refused.diagnostics[0].message.in(Language::en) ==
        "round 1 was opened as \"anonymous\" and says \"named\" now");
}

} // namespace closing_test
