#include "engine/workshop/answer.h"
#include "engine/workshop/intake.h"

#include "engine/format/hash.h"
#include "tests/workshop/room_case.h"

namespace answer_test {

using namespace yindi;
using namespace yindi::test;
using nlohmann::json;

TEST_CASE("a ballot from its link to its last change", "[workshop][answer]") {
  TestRoom room;
  const json opened = body_of(room.ask("/api/open", {{"token", room.a}}));
  CHECK(opened["state"] == "open");
  CHECK(opened["paper"]["who"] == "The a");
  REQUIRE(opened["paper"]["questions"].size() == 3);
  CHECK(opened["paper"]["nodes"][0]["items"][0]["name"]["zh"] == "组g0");
  CHECK(opened["paper"]["nodes"][0]["ratios"] == json({1, 2, 3, 4, 5, 6, 7, 8, 9}));
  CHECK(opened["paper"]["nodes"][0]["ri"][0] == 0.58);
  CHECK(opened["paper"]["nodes"][0]["ri"][1] == nullptr); // two answers about three things cannot contradict each other
  CHECK(opened["ballot"]["serial"] == 0);

  const json first = {{"0", {{"v", "3"}, {"c", "因为路"}}}};
  CHECK(room.ask("/api/ballot", room.ballot(room.a, 1, first)).status == 200);
  CHECK(room.ask("/api/ballot", room.ballot(room.a, 1, first)).status == 200); // twice is once
  const json second = {{"0", {{"v", "1/3"}}}, {"2", {{"v", "skip"}}}};
  CHECK(room.ask("/api/ballot", room.ballot(room.a, 5, second, true)).status == 200);
  const auto stored = room.room.store.ballots();
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].serial == 5);
  CHECK(stored[0].done);
  CHECK(stored[0].answers == R"({"0":{"v":"1/3"},"2":{"v":"skip"}})");
  CHECK(stored[0].submitted == "2024-05-10T09:30:00");
  CHECK(body_of(room.ask("/api/open", {{"token", room.a}}))["ballot"]["answers"] == second);

  const RoomView view = room_view(room.room);
  REQUIRE(view.people.size() == 3); // all who may answer, one of them without a link
  CHECK(view.people[0].done);
  CHECK_FALSE(view.people[1].begun);
  CHECK(view.done == 1);
}

TEST_CASE("an older or another state of a ballot is answered with what is there", "[workshop][answer]") {
  TestRoom room;
  room.ask("/api/ballot", room.ballot(room.a, 4, {{"0", {{"v", "3"}}}}));
  const Response older = room.ask("/api/ballot", room.ballot(room.a, 3, {{"0", {{"v", "9"}}}}));
  CHECK(older.status == 409);
  CHECK(body_of(older)["ballot"]["answers"]["0"]["v"] == "3");
  CHECK(room.ask("/api/ballot", room.ballot(room.a, 4, {{"0", {{"v", "9"}}}})).status == 409);
  CHECK(room.room.store.ballots()[0].answers == R"({"0":{"v":"3"}})");
  CHECK(room.room.refused.at("double") == 2);
}

TEST_CASE("whose ballot came on paper is told so and is not acknowledged a second one", "[workshop][answer]") {
  TestRoom room;
  IncomingBallot paper;
  paper.who = "a", paper.from = "R1-001", paper.answers[0].value = "5";
  REQUIRE(receive(room.room, paper).fate == Received::Fate::counted);
  const Response opened = room.ask("/api/open", {{"token", room.a}});
  CHECK(opened.status == 409);
  CHECK(opened.body == R"({"state":"elsewhere","why":"double"})"); // and none of its answers
  CHECK(room.ask("/api/ballot", room.ballot(room.a, 1, {{"0", {{"v", "3"}}}})).status == 409);
  CHECK(room.room.store.ballots().size() == 1);
  CHECK(room.ask("/api/open", {{"token", room.b}}).status == 200);
  // The other way round the phone's counts, and what comes on paper is set aside.
  REQUIRE(room.ask("/api/ballot", room.ballot(room.b, 1, {{"0", {{"v", "3"}}}})).status == 200);
  paper.who = "b";
  CHECK(receive(room.room, paper).reason == "double");
  CHECK(room.ask("/api/ballot", room.ballot(room.b, 2, {{"0", {{"v", "9"}}}})).status == 200);
}

TEST_CASE("no token opens another's ballot, and none a result", "[workshop][answer]") {
  TestRoom room;
  room.ask("/api/ballot", room.ballot(room.a, 1, {{"0", {{"v", "7"}}}}));
  const std::string seen = room.ask("/api/open", {{"token", room.b}}).body;
  CHECK(seen.find("\"7\"") == std::string::npos);
  CHECK(body_of(room.ask("/api/open", {{"token", room.b}}))["ballot"]["answers"].empty());
  CHECK(room.ask("/api/state", {{"token", room.b}}).body == R"({"state":"open"})");
}

TEST_CASE("closing: the same again is told, another is set aside as late", "[workshop][answer]") {
  TestRoom room;
  const json counted = {{"0", {{"v", "3"}}}};
  room.ask("/api/ballot", room.ballot(room.a, 1, counted));
  room.room.closed = true;
  CHECK(room.ask("/api/ballot", room.ballot(room.a, 1, counted)).status == 410);
  CHECK(room.room.store.aside().empty());
  const Response late = room.ask("/api/ballot", room.ballot(room.a, 2, {{"0", {{"v", "9"}}}}));
  CHECK(late.status == 410);
  CHECK(body_of(late)["state"] == "closed");
  room.ask("/api/ballot", room.ballot(room.b, 1, {{"0", {{"v", "1"}}}}));
  const auto aside = room.room.store.aside();
  REQUIRE(aside.size() == 2);
  CHECK(aside[0].reason == "late");
  REQUIRE(room.room.store.ballots().size() == 1);
  CHECK(room.room.store.ballots()[0].answers == R"({"0":{"v":"3"}})");
  for (int i = 0; i < 50; ++i) room.ask("/api/ballot", room.ballot(room.a, 3 + i, {{"1", {{"c", std::to_string(i)}}}}));
  CHECK(room.room.store.aside().size() == 21); // twenty of one seat at the most
}

TEST_CASE("joining: code, name, the facilitator's word", "[workshop][answer]") {
  TestRoom room;
  const std::string code = room.room.join_code;
  CHECK(code.size() == 4);
  CHECK(body_of(room.ask("/api/info", json::object()))["joining"] == true);
  CHECK(body_of(room.ask("/api/join", {{"code", "0000"}, {"name", "The c"}}))["why"] == "code");
  CHECK(body_of(room.ask("/api/join", {{"code", code}, {"name", "Somebody"}}))["why"] == "name");
  const json joined = body_of(room.ask("/api/join", {{"code", code}, {"name", " The c "}}));
  const std::string token = joined["token"];
  CHECK(token.size() == 22);
  CHECK(body_of(room.ask("/api/join", {{"code", code}, {"name", "The c"}}))["why"] == "taken");
  CHECK(body_of(room.ask("/api/open", {{"token", token}}))["state"] == "waiting");
  CHECK(body_of(room.ask("/api/ballot", room.ballot(token, 1, {{"0", {{"v", "3"}}}})))["state"] == "waiting");
  CHECK(room.room.store.ballots().empty());
  const RoomView view = room_view(room.room);
  CHECK(view.waiting == 1);
  CHECK(admit(room.room, sha256(token)));
  CHECK_FALSE(admit(room.room, sha256(token)));
  CHECK(body_of(room.ask("/api/open", {{"token", token}}))["state"] == "open");

  // Somebody without their slip is let in by name; the slip then opens nothing.
  const json again = body_of(room.ask("/api/join", {{"code", code}, {"name", "b"}}));
  CHECK(admit(room.room, sha256(again["token"].get<std::string>())));
  CHECK(room.ask("/api/open", {{"token", room.b}}).status == 403);
  const std::string hash =
      sha256(body_of(room.ask("/api/join", {{"code", code}, {"name", "a"}}))["token"].get<std::string>());
  CHECK(turn_away(room.room, hash));
  CHECK(room.ask("/api/open", {{"token", room.a}}).status == 200);
}

TEST_CASE("names are chosen in a pseudonymous round and not asked in an anonymous one", "[workshop][answer]") {
  TestRoom pseudonymous("pseudonymous");
  const std::string code = pseudonymous.room.join_code;
  CHECK(pseudonymous.ask("/api/join", {{"code", code}, {"name", "高山"}}).status == 200);
  CHECK(body_of(pseudonymous.ask("/api/join", {{"code", code}, {"name", "高山"}}))["why"] == "taken");
  CHECK(body_of(pseudonymous.ask("/api/join", {{"code", code}, {"name", "  "}}))["why"] == "name");
  CHECK(body_of(pseudonymous.ask("/api/join", {{"code", code}, {"name", std::string(41, 'x')}}))["why"] == "name");
  CHECK(body_of(pseudonymous.ask("/api/join", {{"code", code}, {"name", "a\nb"}}))["why"] == "name");

  TestRoom anonymous("anonymous");
  const json joined = body_of(anonymous.ask("/api/join", {{"code", anonymous.room.join_code}, {"name", "Wang Min"}}));
  const std::string token = joined["token"];
  REQUIRE(admit(anonymous.room, sha256(token)));
  anonymous.ask("/api/ballot", anonymous.ballot(token, 1, {{"0", {{"v", "3"}}}}, true));
  CHECK(anonymous.room.store.ballots()[0].submitted.empty()); // no time
  for (const Seat& seat : anonymous.room.store.seats()) {
    CHECK(seat.who.empty()); // no name
    CHECK(seat.shown != "Wang Min");
  }
  const json opened = body_of(anonymous.ask("/api/open", {{"token", token}}));
  CHECK(opened["paper"]["who"] == "");
}

namespace {

/// A request that must not pass: what is changed in a good one, and what is answered.
struct Hostile {
  const char* what;
  std::function<void(TestRoom&, Request&)> change;
  int status;
  const char* why; ///< the word that is counted
};

void body(Request& request, const std::string& text) { request.body = text; }

std::vector<Hostile> hostile_requests() {
  const auto header = [](const char* name, const char* value) {
    return [=](TestRoom&, Request& r) { r.headers[name] = value; };
  };
  const auto get = [](const char* target) {
    return [=](TestRoom&, Request& r) {
      r.method = "GET";
      r.target = target;
    };
  };
  const auto with = [](const char* key, json value) {
    return [=](TestRoom&, Request& r) {
      json changed = json::parse(r.body);
      changed[key] = value;
      r.body = changed.dump();
    };
  };
  const auto without = [](const char* key) {
    return [=](TestRoom&, Request& r) {
      json changed = json::parse(r.body);
      changed.erase(key);
      r.body = changed.dump();
    };
  };
  const auto raw = [](std::string text) { return [=](TestRoom&, Request& r) { body(r, text); }; };
  return {
      // paths
      {"climbing out of the folder", get("/../../etc/passwd"), 404, "path"},
      {"climbing, encoded", get("/%2e%2e/%2e%2e/etc/passwd"), 404, "path"},
      {"climbing with backslashes", get("/..\\..\\casebook.toml"), 404, "path"},
      {"an absolute file", get("//etc/passwd"), 404, "path"},
      {"a file of the casebook", get("/casebook.toml"), 404, "path"},
      {"the round's file", get("/rounds/1/round.toml"), 404, "path"},
      {"the store", get("/rounds/1/intake.sqlite"), 404, "path"},
      {"the page by another name", get("/index.html"), 404, "path"},
      {"an address of another server", get("http://evil.example/"), 404, "path"},
      {"results", get("/api/results"), 404, "path"},
      {"a state by GET", get("/api/state"), 404, "path"},
      {"an unknown call", [](TestRoom&, Request& r) { r.target = "/api/close"; }, 404, "path"},
      {"a call with a query", [](TestRoom&, Request& r) { r.target += "?token=x"; }, 404, "path"},
      {"a call with a NUL", [](TestRoom&, Request& r) { r.target += std::string("\0", 1); }, 404, "path"},
      {"a target without end", [](TestRoom&, Request& r) { r.target = "/" + std::string(600, 'a'); }, 414, "oversized"},
      // methods
      {"DELETE", [](TestRoom&, Request& r) { r.method = "DELETE"; }, 405, "method"},
      {"PUT", [](TestRoom&, Request& r) { r.method = "PUT"; }, 405, "method"},
      {"OPTIONS, as a cross-site request asks first", [](TestRoom&, Request& r) { r.method = "OPTIONS"; }, 405,
       "method"},
      {"TRACE", [](TestRoom&, Request& r) { r.method = "TRACE"; }, 405, "method"},
      {"CONNECT", [](TestRoom&, Request& r) { r.method = "CONNECT"; }, 405, "method"},
      // other sites
      {"another host (DNS rebinding)", header("host", "evil.example:8137"), 403, "site"},
      {"our address, another port", header("host", "192.168.1.5:80"), 403, "site"},
      {"no host", [](TestRoom&, Request& r) { r.headers.erase("host"); }, 403, "site"},
      {"two hosts", header("host", "192.168.1.5:8137, evil.example"), 403, "site"},
      {"another site's origin", header("origin", "http://evil.example"), 403, "site"},
      {"an origin that begins as ours", header("origin", "http://192.168.1.5:8137.evil.example"), 403, "site"},
      {"a hidden origin", header("origin", "null"), 403, "site"},
      {"ours by https", header("origin", "https://192.168.1.5:8137"), 403, "site"},
      {"another site, said by the browser", header("sec-fetch-site", "cross-site"), 403, "site"},
      {"a form of another site", header("content-type", "application/x-www-form-urlencoded"), 415, "type"},
      {"a form as text", header("content-type", "text/plain"), 415, "type"},
      {"no type", [](TestRoom&, Request& r) { r.headers.erase("content-type"); }, 415, "type"},
      // bodies
      {"no body", raw(""), 400, "malformed"},
      {"no JSON", raw("token=x"), 400, "malformed"},
      {"half a JSON", raw("{\"token\":\""), 400, "malformed"},
      {"a list", raw("[]"), 400, "malformed"},
      {"a number", raw("1e999"), 400, "malformed"},
      {"no UTF-8", raw("{\"token\":\"\xff\xfe\"}"), 400, "malformed"},
      {"half a character by escape", raw("{\"token\":\"\\ud800\"}"), 400, "malformed"},
      {"nested without end", raw(std::string(60000, '[')), 400, "malformed"},
      {"nested objects",
       [](TestRoom&, Request& r) {
         std::string deep;
         for (int i = 0; i < 9000; ++i) deep += "{\"a\":";
         r.body = deep;
       },
       400, "malformed"},
      {"too large", raw("{\"token\":\"" + std::string(largest_request, 'x') + "\"}"), 413, "oversized"},
      // tokens
      {"a forged token", with("token", "AAAAAAAAAAAAAAAAAAAAAA"), 403, "token"},
      {"no token", without("token"), 403, "token"},
      {"a token of another kind", with("token", 7), 403, "token"},
      {"a token that is a list", with("token", json::array({"x"})), 403, "token"},
      {"a blank token", with("token", ""), 403, "token"},
      {"a token with a quote", with("token", "' OR 1=1 --"), 403, "token"},
      {"the hash of a token instead",
       [](TestRoom& room, Request& r) {
         json changed = json::parse(r.body);
         changed["token"] = sha256(room.a);
         r.body = changed.dump();
       },
       403, "token"},
      // ballots
      {"questions of another round", with("set", "0123456789abcdef"), 409, "foreign"},
      {"no set", without("set"), 409, "foreign"},
      {"no serial", without("serial"), 400, "malformed"},
      {"a serial of 0", with("serial", 0), 400, "malformed"},
      {"a negative serial", with("serial", -1), 400, "malformed"},
      {"a serial beyond all", with("serial", 1e18), 400, "malformed"},
      {"a serial too large for any number", with("serial", 18446744073709551615ULL), 400, "malformed"},
      {"a broken serial", with("serial", 1.5), 400, "malformed"},
      {"done that is no yes or no", with("done", "yes"), 400, "malformed"},
      {"answers that are a list", with("answers", json::array()), 400, "malformed"},
      {"a question that is not asked", with("answers", {{"99", {{"v", "3"}}}}), 400, "malformed"},
      {"a question before the first", with("answers", {{"-1", {{"v", "3"}}}}), 400, "malformed"},
      {"the same question twice by another name", with("answers", {{"00", {{"v", "3"}}}}), 400, "malformed"},
      {"a question that is no number", with("answers", {{"__proto__", {{"v", "3"}}}}), 400, "malformed"},
      {"an answer beyond the scale", with("answers", {{"0", {{"v", "10"}}}}), 400, "malformed"},
      {"an answer of 0", with("answers", {{"0", {{"v", "0"}}}}), 400, "malformed"},
      {"a negative answer", with("answers", {{"0", {{"v", "-3"}}}}), 400, "malformed"},
      {"a division by zero", with("answers", {{"0", {{"v", "1/0"}}}}), 400, "malformed"},
      {"infinity", with("answers", {{"0", {{"v", "inf"}}}}), 400, "malformed"},
      {"an answer that is a number", with("answers", {{"0", {{"v", 3}}}}), 400, "malformed"},
      {"an answer with a key of its own", with("answers", {{"0", {{"v", "3"}, {"weight", "9"}}}}), 400, "malformed"},
      {"an answer that is nothing", with("answers", {{"0", json::object()}}), 400, "malformed"},
      {"a remark too long", with("answers", {{"0", {{"v", "3"}, {"c", std::string(501, 'x')}}}}), 400, "malformed"},
      {"a remark with control characters", with("answers", {{"0", {{"v", "3"}, {"c", "a\u001b[31m"}}}}), 400,
       "malformed"},
  };
}

} // namespace

TEST_CASE("hostile requests are refused, each with its answer, and counted", "[workshop][answer]") {
  const auto requests = hostile_requests();
  CHECK(requests.size() >= 40);
  for (const Hostile& hostile : requests) {
    CAPTURE(hostile.what);
    TestRoom room;
    const Response good = room.ask("/api/ballot", room.ballot(room.a, 1, {{"0", {{"v", "3"}}}}));
    REQUIRE(good.status == 200);
    Request request = room.request("/api/ballot", room.ballot(room.a, 2, {{"0", {{"v", "5"}}}}).dump());
    hostile.change(room, request);
    const Response response = room.ask(request);
    CHECK(response.status == hostile.status);
    CHECK(body_of(response)["why"] == hostile.why);
    CHECK(room.room.refused.at(hostile.why) == 1);
    REQUIRE(room.room.store.ballots().size() == 1); // nothing changed
    CHECK(room.room.store.ballots()[0].answers == R"({"0":{"v":"3"}})");
    CHECK(room.room.store.aside().empty());
  }
}

TEST_CASE("whoever guesses is slowed down, whoever is right never is", "[workshop][answer]") {
  TestRoom room;
  room.at = 0;
  int slow = 0;
  for (int i = 0; i < 60; ++i) {
    Request guess = room.request("/api/join", R"({"code":"0000","name":"a"})");
    guess.at = 1;
    slow += room.ask(guess).status == 429 ? 1 : 0;
  }
  CHECK(slow == 48); // twelve at once
  Request right = room.request("/api/join", json({{"code", room.room.join_code}, {"name", "The c"}}).dump());
  right.at = 1;
  CHECK(room.ask(right).status == 429);
  right.address = "192.168.1.10"; // another phone
  CHECK(room.ask(right).status == 200);
  Request token = room.request("/api/open", json({{"token", room.a}}).dump());
  token.at = 1;
  CHECK(room.ask(token).status == 200);
  Request later = room.request("/api/join", R"({"code":"0000","name":"a"})");
  later.at = 1 + 6.1;
  CHECK(room.ask(later).status == 403);
}

TEST_CASE("one address that floods is cut off for itself alone", "[workshop][answer]") {
  TestRoom room;
  room.at = 0;
  int served = 0;
  for (int i = 0; i < 1000; ++i) {
    Request request = room.request("/api/state", json({{"token", room.a}}).dump());
    request.at = 1;
    served += room.ask(request).status == 200 ? 1 : 0;
  }
  CHECK(served == 300);
  Request other = room.request("/api/state", json({{"token", room.b}}).dump());
  other.at = 1;
  other.address = "192.168.1.10";
  CHECK(room.ask(other).status == 200);
  for (int i = 0; i < 20000; ++i) room.room.requests.take(std::to_string(i), 1);
  CHECK(room.room.requests.buckets.size() <= 4096); // memory is bounded
}

TEST_CASE("the page is there, and a disk that is full acknowledges nothing", "[workshop][answer]") {
  TestRoom room;
  Request request = room.request("/", "");
  request.method = "GET";
  request.headers.erase("content-type");
  request.headers.erase("origin");
  CHECK(room.ask(request).body == "<!DOCTYPE html>");
  request.target = "/?t=abc";
  CHECK(room.ask(request).status == 200);
  CHECK(not_written().status == 503);
}

} // namespace answer_test
