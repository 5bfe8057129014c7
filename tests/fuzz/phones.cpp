// Phones, a window that looks on, and somebody who admits, closes and stops, all at once: for the thread sanitizer
// (tests/fuzz/run.sh). phones [SECONDS]; fails where a ballot that was acknowledged is not there.

#include "engine/workshop/server.h"
#include "tests/fuzz/small_room.h"
#include "tests/workshop/client.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

using namespace yindi;
using nlohmann::json;

int main(int count, char** arguments) {
  const double seconds = count > 1 ? std::atof(arguments[1]) : 20;
  Room room = test::small_room();
  room.hosts.clear();
  const std::string set = room.sheet.set;
  auto started = RoomServer::start(std::move(room), {});
  if (!started.value) return 2;
  RoomServer& server = **started.value;
  constexpr int phones = 40, threads = 8;
  std::vector<std::string> tokens;
  server.with_room([&](Room& inside) {
    for (int i = 0; i < phones; ++i) {
      const std::string id = "p" + std::to_string(i);
      tokens.push_back(personal_token(inside, id, id, id));
    }
  });
  std::vector<std::atomic<int>> acknowledged(phones);
  std::atomic<bool> over = false;
  std::atomic<long> answered = 0, looks = 0;
  std::vector<std::thread> all;
  for (int t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      for (int serial = 1; !over; ++serial)
        for (int k = t; k < phones && !over; k += threads) {
          test::Client phone(server.port(), "127.0.1." + std::to_string(1 + k));
          phone.send(test::post_text(server.port(), "/api/ballot",
                                     json({{"token", tokens[static_cast<std::size_t>(k)]},
                                           {"set", set},
                                           {"serial", serial},
                                           {"done", serial % 2 == 0},
                                           {"answers", {{"0", {{"v", std::to_string(serial % 9 + 1)}}}}}})
                                         .dump()));
          if (phone.receive().starts_with("HTTP/1.1 200")) {
            acknowledged[static_cast<std::size_t>(k)] = serial;
            ++answered;
          }
        }
    });
  all.emplace_back([&] { // somebody silent, somebody who hangs up in the middle
    while (!over) {
      test::Client silent(server.port()), half(server.port());
      half.send("POST /api/ballot HTTP/1.1\r\nContent-Le");
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  for (int w = 0; w < 2; ++w)
    all.emplace_back([&] { // the window
      while (!over) {
        server.with_room([](Room& inside) { room_view(inside); });
        ++looks;
      }
    });
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  over = true;
  for (std::thread& thread : all) thread.join();
  std::optional<Room> after = server.stop();
  int lost = 0;
  for (int k = 0; k < phones; ++k) {
    const Seat* seat = seat_of(*after, tokens[static_cast<std::size_t>(k)]);
    const auto ballot = seat ? after->store.ballot(seat->token_hash) : std::nullopt;
    const int known = acknowledged[static_cast<std::size_t>(k)];
    lost += known > 0 && (!ballot || ballot->serial < known) ? 1 : 0;
  }
  std::printf("%ld ballots acknowledged, %ld looks, %d lost\n", answered.load(), looks.load(), lost);
  return lost == 0 && answered > 0 ? 0 : 1;
}
