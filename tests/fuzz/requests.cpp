// The bytes of one connection, from the parser to the answer: libFuzzer calls it with what it makes of its seeds
// (clang -fsanitize=fuzzer,address,undefined), or this program makes them itself (-DYINDI_OWN_LOOP, any compiler):
// requests COUNT. tests/fuzz/run.sh builds and runs it. It ends with abort() where a ballot of somebody else moved, a
// token was given away or an answer is no HTTP.

#include "engine/workshop/server.h"
#include "tests/fuzz/small_room.h"

#include <cstdint>
#include <cstdio>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

using namespace yindi;

namespace {

using nlohmann::json;

/// One room for all inputs; its second seat is nobody's business.
struct Fuzzed {
  Room room = test::small_room();
  std::string mine = personal_token(room, "mine", "mine", "mine"), other = personal_token(room, "other", "other", "");
  StoredBallot before;
  double at = 0;

  Fuzzed() {
    Request request{"POST",
                    "/api/ballot",
                    {{"host", "192.168.1.5:8137"}, {"content-type", "application/json"}},
                    ballot(other, 7).dump(),
                    "192.168.1.9",
                    at};
    room.store.begin();
    if (answer(room, request).status != 200 || !room.store.commit()) std::abort();
    before = room.store.ballots().at(0);
  }

  json ballot(const std::string& token, int serial) const {
    return {{"token", token},
            {"set", room.sheet.set},
            {"serial", serial},
            {"done", false},
            {"answers", {{"0", {{"v", "1/3"}, {"c", "因为"}}}, {"1", {{"v", "skip"}}}}}};
  }

  void run(const std::string& bytes) {
    ParsedRequest read = parse_request(bytes);
    if (!read.request) return;
    read.request->at = at += 0.05; // so that some of it is slowed down and most is not
    room.store.begin();
    const Response response = answer(room, *read.request);
    if (!room.store.commit()) std::abort();
    if (response.status < 200 || response.status > 599) std::abort();
    if (response.body.find(other) != std::string::npos) std::abort();
    if (response.type == "application/json" && json::parse(response.body, nullptr, false).is_discarded()) std::abort();
    if (*room.store.ballot(before.seat) != before) std::abort();
    if (room.seats.size() > 1000) std::erase_if(room.seats, [](const auto& seat) { return !seat.second.admitted; });
    room.signs.clear();
  }
};

Fuzzed& fuzzed() {
  static Fuzzed one;
  return one;
}

std::string post(const std::string& target, const std::string& body) {
  return "POST " + target +
         " HTTP/1.1\r\nHost: 192.168.1.5:8137\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::vector<std::string> seeds() {
  const Fuzzed& f = fuzzed();
  return {post("/api/ballot", f.ballot(f.mine, 1).dump()),
          post("/api/open", json({{"token", f.mine}}).dump()),
          post("/api/state", json({{"token", f.mine}}).dump()),
          post("/api/join", json({{"code", f.room.join_code}, {"name", "高山"}}).dump()),
          post("/api/info", "{}"),
          "GET /?t=abc HTTP/1.1\r\nHost: 192.168.1.5:8137\r\nOrigin: http://192.168.1.5:8137\r\n\r\n",
          "POST /api/info HTTP/1.1\r\nHost: 192.168.1.5:8137\r\nContent-Type: application/json\r\nTransfer-Encoding: "
          "chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzed().run({reinterpret_cast<const char*>(data), size});
  return 0;
}

#ifdef YINDI_OWN_LOOP

namespace {

/// One to eight changes: a byte turned, cut, doubled, put in, or a piece of another request; now and then a body whose
/// length is put right again, so that what lies behind the parser is reached.
std::string changed(std::string text, const std::vector<std::string>& all, std::mt19937_64& random) {
  static const char* const words[] = {
      "\r\n",        "{",    "}",    "[",      "\"",          ":",        "\\u0000",
      "\\ud800",     "1/3",  "-1",   "../",    "%00",         "1e308",    "Content-Length: 5\r\n",
      "Host: x\r\n", "null", "skip", "\"99\"", "\"answers\"", "\"token\""};
  const auto head = text.find("\r\n\r\n");
  const bool mend = head != std::string::npos && random() % 2 == 0;
  std::string body = mend ? text.substr(head + 4) : text;
  for (std::uint64_t n = 1 + random() % 8; n > 0 && !body.empty(); --n) {
    const std::size_t at = random() % body.size();
    switch (random() % 6) {
    case 0:
      body[at] = static_cast<char>(random());
      break;
    case 1:
      body.erase(at, 1 + random() % 20);
      break;
    case 2:
      body.insert(at, body.substr(random() % body.size(), random() % 40));
      break;
    case 3:
      body.insert(at, words[random() % std::size(words)]);
      break;
    case 4:
      body.insert(at, all[random() % all.size()].substr(0, random() % 200));
      break;
    default:
      body[at] = static_cast<char>(body[at] ^ (1 << (random() % 8)));
    }
  }
  if (!mend) return body;
  const auto line = text.find(" HTTP/1.1");
  return post(text.substr(5, line - 5), body);
}

} // namespace

int main(int count, char** arguments) {
  const long inputs = count > 1 ? std::atol(arguments[1]) : 1'000'000;
  const auto all = seeds();
  std::mt19937_64 random(20);
  long parsed = 0;
  for (long i = 0; i < inputs; ++i) {
    const std::string bytes = changed(all[random() % all.size()], all, random);
    parsed += parse_request(bytes).request ? 1 : 0;
    fuzzed().run(bytes);
  }
  std::printf("%ld inputs, %ld of them read as requests, nothing found; refused:", inputs, parsed);
  for (const auto& [why, times] : fuzzed().room.refused) std::printf(" %s %ld", why.c_str(), times);
  std::printf("\n");
  return parsed > inputs / 20 ? 0 : 1;
}

#else

/// libFuzzer begins with what a phone says.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed);
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
  if (seed % 50 == 0 || size < 4) {
    const auto all = seeds();
    const std::string& one = all[seed / 50 % all.size()];
    size = std::min(one.size(), most);
    std::copy_n(one.begin(), size, data);
  }
  return LLVMFuzzerMutate(data, size, most);
}

#endif
