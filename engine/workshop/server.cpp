#include "engine/workshop/server.h"

#include "engine/workshop/answer.h"
#include "engine/workshop/network.h"
#include "engine/workshop/phone_page.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <future>
#include <list>
#include <thread>

namespace yindi {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

constexpr std::uint32_t largest_header = 8 * 1024;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Request request_from(const http::request<http::string_body>& message, const std::string& address) {
  Request request;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  request.body = message.body();
  request.address = address;
  request.at = seconds_now();
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string& value = request.headers[name];
    value += (value.empty() ? "" : ", ") + std::string(field.value());
  }
  return request;
}

Diagnostic cannot_listen(const ServeOptions& options, const std::string& why) {
  std::vector<Text> own;
  for (const std::string& address : local_addresses()) own.push_back(plain(address));
  return {Severity::error,
          {},
          0,
          0,
          say(mark("cannot listen on {0}, port {1}: {2}"), options.address, std::to_string(options.port), why),
          say(mark("choose another port, or one of this computer's addresses: {}"), list(own))};
}

} // namespace

class Connection;

/// Everything that belongs to the server's thread. What connections touch stands before the context, which lets the
/// last of them go when it ends.
struct RoomServer::Work {
  Room room;
  ServeOptions options;
  std::string policy;             ///< Content-Security-Policy of the page
  std::list<Connection*> waiting; ///< for their next request, the longest first
  std::size_t connections = 0, most = 0;
  asio::io_context context{1};
  Tcp::acceptor acceptor{context};
  std::vector<std::pair<std::shared_ptr<Connection>, Request>> arrived;
  bool flushing = false;
  double settled = 0; ///< when it was last looked whether a closing was cut short, in seconds_now()
  std::thread thread;

  void accept();
  void take(std::shared_ptr<Connection> from, Request request);
  void flush();
  bool drop_longest_waiting();
};

/// One client: reads a request, hands it over, writes the response, reads the next.
class Connection : public std::enable_shared_from_this<Connection> {
public:
  Connection(Tcp::socket socket, RoomServer::Work& work) : stream_(std::move(socket)), work_(work) {
    boost::system::error_code error;
    const auto peer = stream_.socket().remote_endpoint(error);
    if (!error) address_ = peer.address().to_string();
    ++work_.connections;
  }
  ~Connection() {
    leave_line();
    --work_.connections;
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(largest_header);
    parser_->body_limit(largest_request);
    place_ = work_.waiting.insert(work_.waiting.end(), this);
    in_line_ = true;
    // One deadline for the whole request: a byte a second does not move it.
    stream_.expires_after(std::chrono::milliseconds(static_cast<long>(work_.options.patience * 1000)));
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) { self->arrived(error); });
  }

  void write(const Response& response) {
    message_ = {};
    message_.result(static_cast<unsigned>(response.status));
    message_.version(11);
    message_.set(http::field::content_type, response.type);
    message_.set(http::field::cache_control, "no-store");
    message_.set("X-Content-Type-Options", "nosniff");
    message_.set("Referrer-Policy", "no-referrer");
    message_.set("Cross-Origin-Resource-Policy", "same-origin");
    if (response.type.starts_with("text/html")) message_.set("Content-Security-Policy", work_.policy);
    message_.keep_alive(keep_open_);
    if (!head_only_) message_.body() = response.body;
    message_.prepare_payload();
    stream_.expires_after(std::chrono::milliseconds(static_cast<long>(work_.options.patience * 1000)));
    http::async_write(stream_, message_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (error || !self->keep_open_) return self->close();
      self->read();
    });
  }

  void close() {
    boost::system::error_code ignored;
    stream_.socket().shutdown(Tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

  /// Its read ends with an error, which lets it go.
  void drop() {
    leave_line();
    close();
  }

private:
  void leave_line() {
    if (in_line_) work_.waiting.erase(place_);
    in_line_ = false;
  }

  void arrived(beast::error_code error) {
    leave_line();
    if (!error) {
      const auto message = parser_->release();
      keep_open_ = message.keep_alive();
      head_only_ = message.method() == http::verb::head;
      work_.take(shared_from_this(), request_from(message, address_));
      return;
    }
    // Silence, a hang-up or a time-out is nobody's request; what is no HTTP, or too much of it, is told so and cut off.
    keep_open_ = false;
    const bool too_large = error == http::error::body_limit || error == http::error::header_limit;
    const bool no_http = error.category() == http::make_error_code(http::error::end_of_stream).category() &&
                         error != http::error::end_of_stream && error != http::error::partial_message;
    if (!too_large && !no_http) return close();
    ++work_.room.refused[too_large ? "oversized" : "malformed"];
    write({too_large ? 413 : 400, "application/json", too_large ? R"({"why":"oversized"})" : R"({"why":"malformed"})"});
  }

  beast::tcp_stream stream_;
  RoomServer::Work& work_;
  beast::flat_buffer buffer_{largest_header + largest_request + 1024};
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> message_;
  std::string address_;
  std::list<Connection*>::iterator place_;
  bool in_line_ = false, keep_open_ = false, head_only_ = false;
};

void RoomServer::Work::accept() {
  acceptor.async_accept([this](boost::system::error_code error, Tcp::socket socket) {
    if (!acceptor.is_open()) return;
    const bool full = connections >= most, room_made = full && drop_longest_waiting();
    if (!error && (!full || room_made)) std::make_shared<Connection>(std::move(socket), *this)->read();
    accept();
  });
}

bool RoomServer::Work::drop_longest_waiting() {
  if (waiting.empty()) return false;
  waiting.front()->drop();
  return true;
}

void RoomServer::Work::take(std::shared_ptr<Connection> from, Request request) {
  arrived.emplace_back(std::move(from), std::move(request));
  if (flushing) return;
  flushing = true;
  asio::post(context, [this] { flush(); }); // behind what else is ready now: that is answered in the same write
}

void RoomServer::Work::flush() {
  flushing = false;
  auto batch = std::move(arrived);
  arrived.clear();
  std::vector<Response> responses;
  if (room.closing && !room.closed && room.settle && seconds_now() >= settled + 1) {
    room.settle(room);
    settled = seconds_now();
  }
  room.store.begin();
  notice_closing(room);
  for (const auto& [from, request] : batch) responses.push_back(answer(room, request));
  const bool kept = room.store.commit();
  if (!kept && !room.closed) know_stored(room); // nothing of this batch is acknowledged
  for (std::size_t i = 0; i < batch.size(); ++i)
    batch[i].first->write(kept || batch[i].second.method != "POST" ? responses[i] : not_written());
}

RoomServer::RoomServer(std::unique_ptr<Work> work) : work_(std::move(work)) {}

RoomServer::~RoomServer() { stop(); }

Loaded<std::unique_ptr<RoomServer>> RoomServer::start(Room room, const ServeOptions& options) {
  auto work = std::make_unique<Work>();
  work->room = std::move(room);
  work->options = options;
  work->most = make_room_for(options.most_connections);
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error) return {std::nullopt, {cannot_listen(options, error.message())}};
  const Tcp::endpoint endpoint(address, static_cast<unsigned short>(options.port));
  work->acceptor.open(endpoint.protocol(), error);
  if (!error) work->acceptor.set_option(asio::socket_base::reuse_address(port_may_be_left), error);
  if (!error) work->acceptor.bind(endpoint, error);
  if (!error) work->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return {std::nullopt, {cannot_listen(options, error.message())}};
  std::unique_ptr<RoomServer> server(new RoomServer(std::move(work)));
  Work& inside = *server->work_;
  const std::string port = ":" + std::to_string(server->port());
  for (const std::string& shown : server->addresses()) inside.room.hosts.insert(shown.substr(7));
  if (address.is_loopback() || address.is_unspecified()) {
    inside.room.hosts.insert("localhost" + port);
    inside.room.hosts.insert("127.0.0.1" + port);
  }
  if (inside.room.page.empty()) inside.room.page = phone_page();
  inside.policy = page_policy(inside.room.page);
  inside.accept();
  inside.thread = std::thread([&inside] { inside.context.run(); });
  return {std::move(server), {}};
}

int RoomServer::port() const { return work_ ? work_->acceptor.local_endpoint().port() : 0; }

bool is_loopback(const std::string& address) {
  boost::system::error_code error;
  const auto parsed = asio::ip::make_address(address, error);
  return address == "localhost" || (!error && parsed.is_loopback());
}

std::vector<std::string> RoomServer::addresses() const {
  if (!work_) return {};
  const auto address = work_->acceptor.local_endpoint().address();
  std::vector<std::string> hosts = {address.to_string()};
  if (address.is_unspecified()) hosts = local_addresses();
  std::vector<std::string> result;
  for (const std::string& host : hosts)
    result.push_back("http://" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" +
                     std::to_string(port()));
  return result;
}

void RoomServer::with_room(const std::function<void(Room&)>& look) {
  if (!work_) return;
  std::promise<void> done;
  asio::post(work_->context, [&] {
    look(work_->room);
    done.set_value();
  });
  done.get_future().wait();
}

std::optional<Room> RoomServer::stop() {
  if (!work_) return std::nullopt;
  work_->context.stop();
  if (work_->thread.joinable()) work_->thread.join();
  Room room = std::move(work_->room);
  boost::system::error_code ignored;
  work_->acceptor.close(ignored);
  work_->arrived.clear(); // connections before the context that they belong to
  work_.reset();
  return room;
}

ParsedRequest parse_request(const std::string& bytes) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(largest_header);
  parser.body_limit(largest_request);
  parser.eager(true);
  beast::error_code error;
  std::size_t used = 0;
  while (used < bytes.size() && !parser.is_done() && !error) {
    const std::size_t taken = parser.put(asio::buffer(bytes.data() + used, bytes.size() - used), error);
    if (error == http::error::need_more) break;
    used += taken;
    if (taken == 0) break;
  }
  const bool too_large = error == http::error::body_limit || error == http::error::header_limit;
  if (error || !parser.is_done()) return {std::nullopt, too_large};
  return {request_from(parser.get(), "127.0.0.1"), false};
}

} // namespace yindi
