// Broken requests by chance: none crashes, none changes a ballot that it has no token for, each is answered. The same
// function is what tests/fuzz gives to a fuzzer; YINDI_FUZZ=1000000 lets it run longer here.

#include "engine/workshop/answer.h"
#include "engine/workshop/server.h"

#include "tests/workshop/room_case.h"

#include <cstdlib>
#include <random>

namespace fuzz_test {

using namespace yindi;
using namespace yindi::test;
using nlohmann::json;

namespace {

std::string request_text(const std::string& target, const std::string& body) {
  return "POST " + target +
         " HTTP/1.1\r\nHost: 192.168.1.5:8137\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// One to eight changes: a byte turned, cut, doubled, put in, or a piece of another request.
std::string mutated(std::string text, const std::vector<std::string>& all, std::mt19937_64& random) {
  static const std::string words[] = {"\r\n",
                                      "{",
                                      "}",
                                      "[",
                                      "\"",
                                      ":",
                                      "\\u0000",
                                      "1/3",
                                      "1e308",
                                      "-1",
                                      "../",
                                      "%00",
                                      "Content-Length: 5\r\n",
                                      "Transfer-Encoding: chunked\r\n",
                                      "Host: x\r\n",
                                      "null"};
  for (std::uint64_t n = 1 + random() % 8; n > 0 && !text.empty(); --n) {
    const std::size_t at = random() % text.size();
    switch (random() % 6) {
    case 0:
      text[at] = static_cast<char>(random());
      break;
    case 1:
      text.erase(at, 1 + random() % 20);
      break;
    case 2:
      text.insert(at, text.substr(random() % text.size(), random() % 40));
      break;
    case 3:
      text.insert(at, words[random() % std::size(words)]);
      break;
    case 4:
      text.insert(at, all[random() % all.size()].substr(0, random() % 200));
      break;
    default:
      text[at] = static_cast<char>(text[at] ^ (1 << (random() % 8)));
    }
  }
  return text;
}

} // namespace

TEST_CASE("a million broken requests find nothing", "[workshop][fuzz]") {
  const char* asked = std::getenv("YINDI_FUZZ");
  const long rounds = asked ? std::atol(asked) : 20000;
  TestRoom room;
  const std::string code = room.room.join_code;
  const std::vector<std::string> seeds = {
      request_text("/api/ballot",
                   room.ballot(room.b, 1, {{"0", {{"v", "1/3"}, {"c", "因为"}}}, {"1", {{"v", "skip"}}}}).dump()),
      request_text("/api/open", json({{"token", room.b}}).dump()),
      request_text("/api/join", json({{"code", code}, {"name", "The c"}}).dump()),
      request_text("/api/info", "{}"),
      "GET /?t=abc HTTP/1.1\r\nHost: 192.168.1.5:8137\r\n\r\n",
      "POST /api/state HTTP/1.1\r\nHost: 192.168.1.5:8137\r\nContent-Type: application/json\r\nTransfer-Encoding: "
      "chunked\r\n\r\n5\r\n{\"tok\r\n4\r\nen\":\r\n3\r\n\"\"}\r\n0\r\n\r\n"};
  REQUIRE(room.ask("/api/ballot", room.ballot(room.a, 7, {{"0", {{"v", "9"}}}})).status == 200);
  const auto before = room.room.store.ballot(room.room.store.ballots()[0].seat);
  std::mt19937_64 random(20);
  long parsed = 0, kept = 0;
  for (long i = 0; i < rounds; ++i) {
    ParsedRequest read = parse_request(mutated(seeds[random() % seeds.size()], seeds, random));
    if (!read.request) continue;
    ++parsed;
    read.request->at = static_cast<double>(i);
    room.room.store.begin();
    const Response response = answer(room.room, *read.request);
    kept += room.room.store.commit() ? 1 : 0;
    if (response.status < 200 || response.status >= 600) FAIL("status " << response.status);
    if (response.body.find(room.a) != std::string::npos) FAIL("a token was given away");
    if (i % 1000 == 0) std::erase_if(room.room.seats, [](const auto& seat) { return !seat.second.admitted; });
  }
  CHECK(parsed > rounds / 20); // the changes are gentle enough to reach what lies behind the parser
  CHECK(kept == parsed);
  CHECK(*room.room.store.ballot(before->seat) == *before); // nobody else's ballot moved
  CHECK(room.room.store.ballots().size() <= 2);
}

} // namespace fuzz_test
