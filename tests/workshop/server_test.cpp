#include "engine/workshop/phone_page.h"
#include "engine/workshop/server.h"

#include "engine/format/hash.h"
#include "tests/workshop/client.h"
#include "tests/workshop/room_case.h"

#include <chrono>
#include <thread>

namespace server_test {

using namespace yindi;
using namespace yindi::test;
using nlohmann::json;

namespace {

struct Served {
  std::unique_ptr<RoomServer> server;
  std::string a, set;
  int port = 0;

  explicit Served(double patience = 10, std::size_t most = 3000) {
    TestRoom room;
    room.room.hosts.clear();
    room.room.page.clear();
    a = room.a;
    set = room.room.sheet.set;
    ServeOptions options;
    options.patience = patience;
    options.most_connections = most;
    auto started = RoomServer::start(std::move(room.room), options);
    for (const Diagnostic& diagnostic : started.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(started.value);
    server = std::move(*started.value);
    port = server->port();
  }
  std::string ballot(int serial, const std::string& value) const {
    return json({{"token", a}, {"set", set}, {"serial", serial}, {"done", false}, {"answers", {{"0", {{"v", value}}}}}})
        .dump();
  }
  bool answers() const {
    Client client(port);
    client.send(post_text(port, "/api/state", json({{"token", a}}).dump()));
    return client.receive().starts_with("HTTP/1.1 200");
  }
};

} // namespace

TEST_CASE("the page is served with all that keeps it to itself", "[workshop][server]") {
  const Served served;
  CHECK(served.server->addresses() == std::vector<std::string>{"http://127.0.0.1:" + std::to_string(served.port)});
  Client client(served.port);
  client.send("GET /?t=abc HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(served.port) + "\r\n\r\n");
  const std::string page = client.receive();
  CHECK(page.starts_with("HTTP/1.1 200"));
  CHECK(page.find("Content-Security-Policy: default-src 'none'; connect-src 'self'") != std::string::npos);
  CHECK(page.find("Cache-Control: no-store") != std::string::npos);
  CHECK(page.find("X-Content-Type-Options: nosniff") != std::string::npos);
  CHECK(page.find("Server:") == std::string::npos);
  CHECK(page.find("哪一项从差到好更重要") == std::string::npos); // escaped, so that no old browser misreads it
  CHECK(page.find("\\u54ea\\u4e00\\u9879") != std::string::npos);
  CHECK(page.size() < 60000);
  CHECK(page.find("http://") == std::string::npos); // nothing is fetched from anywhere
  CHECK(page.find("https://") == std::string::npos);
}

TEST_CASE("the page's policy names its script and style", "[workshop][server]") {
  // SHA-256 of "alert(1)" and of "a{}" as base64.
  const std::string policy = page_policy("<style>a{}</style><script>alert(1)</script>");
  CHECK(policy.find("script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='") != std::string::npos);
  CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
}

TEST_CASE("a ballot over the network, on one connection", "[workshop][server]") {
  Served served;
  Client client(served.port);
  for (int serial = 1; serial <= 20; ++serial) {
    client.send(post_text(served.port, "/api/ballot", served.ballot(serial, std::to_string(serial % 9 + 1))));
    CHECK(client.receive().starts_with("HTTP/1.1 200"));
  }
  served.server->with_room([](Room& room) { CHECK(room.store.ballots()[0].serial == 20); });
  const auto room = served.server->stop();
  REQUIRE(room);
  CHECK_FALSE(served.server->stop());
  Client after(served.port);
  CHECK_FALSE(after.connected()); // off is off
}

TEST_CASE("what is no HTTP is told so and cut off", "[workshop][server]") {
  Served served;
  const std::pair<const char*, std::string> requests[] = {
      {"HTTP/1.1 400",
       "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a hand shake of TLS, sent to the wrong door\r\n\r\n"},
      {"HTTP/1.1 400", "GET\r\n\r\n"},
      {"HTTP/1.1 400", "GET / HTTP/9.9\r\n\r\n"},
      {"HTTP/1.1 400", "GET / HTTP/1.1\r\nHost : x\r\n\r\n"},
      {"HTTP/1.1 400", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"},
      {"HTTP/1.1 400", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"},
      {"HTTP/1.1 400", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc"},
      {"HTTP/1.1 400", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"},
      {"HTTP/1.1 413", "GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20000, 'a') + "\r\n\r\n"},
      {"HTTP/1.1 413", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n"},
  };
  for (const auto& [status, text] : requests) {
    CAPTURE(text.substr(0, 60));
    Client client(served.port);
    client.send(text);
    CHECK(client.receive().substr(0, 12) == status);
    CHECK(client.hung_up());
  }
  CHECK(served.answers());
}

TEST_CASE("slow and silent clients stop nobody else and are let go", "[workshop][server]") {
  Served served(2.0, 3000);
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 1000; ++i) silent.push_back(std::make_unique<Client>(served.port));
  Client slow(served.port);
  std::thread dripping([&] { // a byte every tenth of a second never becomes a request
    for (const char c : std::string("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: aaaaaaaaaa")) {
      if (!slow.send(std::string(1, c))) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  });
  for (int i = 0; i < 20; ++i) CHECK(served.answers());
  CHECK(slow.hung_up()); // at its deadline, however busy it looked
  dripping.join();
  CHECK(silent.front()->hung_up());
  CHECK(served.answers());
}

TEST_CASE("more connections than fit: who waits longest makes room", "[workshop][server]") {
  Served served(30, 20);
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 60; ++i) silent.push_back(std::make_unique<Client>(served.port));
  for (int i = 0; i < 5; ++i) CHECK(served.answers());
  CHECK(silent.front()->hung_up());
}

TEST_CASE("many phones at once, each ballot kept", "[workshop][server]") {
  Served served;
  std::vector<std::string> tokens;
  served.server->with_room([&](Room& room) {
    for (int i = 0; i < 40; ++i)
      tokens.push_back(personal_token(room, "p" + std::to_string(i), "p" + std::to_string(i), ""));
  });
  std::vector<std::thread> threads;
  std::atomic<int> acknowledged = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t k = static_cast<std::size_t>(t); k < tokens.size(); k += 4) {
        Client phone(served.port, "127.0.0." + std::to_string(2 + k));
        for (int serial = 1; serial <= 3; ++serial) {
          phone.send(post_text(served.port, "/api/ballot",
                               json({{"token", tokens[k]},
                                     {"set", served.set},
                                     {"serial", serial},
                                     {"done", serial == 3},
                                     {"answers", {{"0", {{"v", std::to_string(serial)}}}}}})
                                   .dump()));
          acknowledged += phone.receive().starts_with("HTTP/1.1 200") ? 1 : 0;
        }
      }
    });
  for (int i = 0; i < 50; ++i) served.server->with_room([](Room& room) { room_view(room); }); // the window looks on
  for (std::thread& thread : threads) thread.join();
  CHECK(acknowledged == 120);
  auto room = served.server->stop();
  CHECK(room_view(*room).done == 40);
}

TEST_CASE("an address that is not ours and a port that is taken are refused", "[workshop][server]") {
  const Served served;
  const auto refused = [](const std::string& address, int port) {
    TestRoom room;
    ServeOptions options;
    options.address = address;
    options.port = port;
    const auto started = RoomServer::start(std::move(room.room), options);
    REQUIRE_FALSE(started.value);
    REQUIRE(started.diagnostics.size() == 1);
    return started.diagnostics[0].message.in(Language::en);
  };
  CHECK(
      refused("127.0.0.1", served.port).starts_with("cannot listen on 127.0.0.1, port " + std::to_string(served.port)));
  CHECK(refused("203.0.113.7", 0).starts_with("cannot listen on 203.0.113.7"));
  CHECK(refused("everywhere", 0).starts_with("cannot listen on everywhere"));
}

} // namespace server_test
