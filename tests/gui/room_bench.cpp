// The window's frames while 500 phones answer 21 questions each within a minute, in the same process as the window:
// gui_tests "[room-frames]". It prints and judges only that nothing is lost.

#include "tests/case/scratch.h"
#include "tests/catch.h"
#include "tests/gui/screen.h"

#include "engine/format/hash.h"
#include "gui/session/workshop.h"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace room_bench {

using namespace yindi;
using namespace yindi::gui;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int phones = 500, seconds = 60;

std::string token_of(int phone) { return fmt::format("{:032x}", phone + 1); }

/// A phone's connection, from a loopback address of its own: rates are limited by address.
int connection(int phone, int port) {
  const int made = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in from{}, to{};
  from.sin_family = to.sin_family = AF_INET;
  from.sin_addr.s_addr = htonl(0x7F000000U + static_cast<unsigned>((1 + phone / 250) * 256 + 1 + phone % 250));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  if (bind(made, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0 ||
      connect(made, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
    return -1;
  return made;
}

/// Whether the request was answered by 200.
bool ask(int to, int port, const std::string& body) {
  const std::string request = fmt::format("POST /api/ballot HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: "
                                          "application/json\r\nContent-Length: {}\r\n\r\n{}",
                                          port, body.size(), body);
  if (send(to, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) return false;
  char answer[4096];
  const auto got = recv(to, answer, sizeof answer, 0);
  return got > 12 && std::string_view(answer, static_cast<std::size_t>(got)).starts_with("HTTP/1.1 200");
}

} // namespace

TEST_CASE("frames while 500 phones answer", "[.][room-frames]") {
  const Scratch scratch(false);
  std::filesystem::copy(YINDI_SOURCE "/casebooks/sichuan-hilly", scratch.folder,
                        std::filesystem::copy_options::recursive);
  Screen screen(1600, 1000);
  screen.session.selection.page = "workshop";
  update(screen.session, Open{scratch.path()});
  REQUIRE(screen.session.document.history);
  OpenRound opened;
  opened.plan = {{"goal"}, "pseudonymous", {}};
  update(screen.session, RoomOrder(opened));
  await_jobs(screen.session);
  update(screen.session, RoomOrder(ServeRound{}));
  await_jobs(screen.session);
  REQUIRE(screen.session.workshop.served);
  const std::string address = screen.session.workshop.served->addresses.front();
  const int port = std::stoi(address.substr(address.rfind(':') + 1));
  std::string set;
  std::size_t questions = 0;
  screen.session.workshop.served->with([&](Room& room) {
    set = room.sheet.set, questions = room.sheet.questions.size();
    for (int k = 0; k < phones; ++k) {
      const std::string hash = sha256(token_of(k)), name = "P" + std::to_string(k);
      room.seats[hash] = Seat{hash, name, name, true};
    }
  });
  REQUIRE(questions == 21);

  std::atomic<bool> goes_on = true;
  std::atomic<int> answered = 0, lost = 0;
  std::thread crowd([&] {
    std::vector<int> made;
    for (int k = 0; k < phones; ++k) made.push_back(connection(k, port));
    const auto begin = Clock::now();
    const double step = static_cast<double>(seconds) / static_cast<double>(questions * phones);
    std::vector<std::string> answers(phones);
    int sent = 0;
    for (std::size_t q = 0; q < questions; ++q)
      for (int k = 0; k < phones; ++k, ++sent) {
        std::this_thread::sleep_until(begin + std::chrono::duration<double>(sent * step));
        std::string& all = answers[static_cast<std::size_t>(k)];
        all += fmt::format("{}\"{}\":{{\"v\":\"{}\"}}", all.empty() ? "" : ",", q, 1 + (k + static_cast<int>(q)) % 9);
        const std::string body = fmt::format(R"({{"token":"{}","set":"{}","serial":{},"done":{},"answers":{{{}}}}})",
                                             token_of(k), set, q + 1, q + 1 == questions ? "true" : "false", all);
        ++(ask(made[static_cast<std::size_t>(k)], port, body) ? answered : lost);
      }
    for (const int one : made) close(one);
    goes_on = false;
  });
  std::vector<double> frames;
  for (auto next = Clock::now(); goes_on; next += std::chrono::microseconds(16667)) {
    std::this_thread::sleep_until(next);
    const auto begin = Clock::now();
    collect_jobs(screen.session);
    screen.step();
    frames.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    next = std::max(next, Clock::now() - std::chrono::microseconds(16667));
  }
  crowd.join();
  stop_jobs(screen.session);
  leave_room(screen.session);
  std::sort(frames.begin(), frames.end());
  const auto at = [&](double share) { return frames[static_cast<std::size_t>(share * double(frames.size() - 1))]; };
  std::printf("%zu frames in %d s; one took %.2f ms in the middle, %.2f at 99 %%, %.2f at most; answers %d, lost %d\n",
              frames.size(), seconds, at(.5), at(.99), at(1), answered.load(), lost.load());
  CHECK(lost == 0);
}

} // namespace room_bench
