#pragma once

// A plain client on the loopback, so that the server is tested by bytes and not by a library's idea of them.

#include <arpa/inet.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace yindi::test {

/// A connection to 127.0.0.1, from another loopback address where one is given.
class Client {
public:
  explicit Client(int port, const std::string& from = {}) {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{15, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    if (!from.empty()) {
      ::inet_pton(AF_INET, from.c_str(), &address.sin_addr);
      if (::bind(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;
    }
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(descriptor_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  bool send(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t one = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (one <= 0) return false;
      sent += static_cast<std::size_t>(one);
    }
    return true;
  }
  /// One response: its head and body; blank where the server hung up before.
  std::string receive() {
    while (true) {
      const auto head = held_.find("\r\n\r\n");
      if (head != std::string::npos) {
        const auto field = held_.find("Content-Length: ");
        const std::size_t length = field < head ? std::stoul(held_.substr(field + 16)) : 0;
        if (held_.size() >= head + 4 + length) {
          std::string response = held_.substr(0, head + 4 + length);
          held_.erase(0, head + 4 + length);
          return response;
        }
      }
      char part[16384];
      const ssize_t got = ::recv(descriptor_, part, sizeof part, 0);
      if (got <= 0) return {};
      held_.append(part, static_cast<std::size_t>(got));
    }
  }
  /// Whether the server has hung up, waiting for it.
  bool hung_up() {
    char byte;
    return ::recv(descriptor_, &byte, 1, 0) == 0;
  }

private:
  int descriptor_ = -1;
  bool connected_ = false;
  std::string held_;
};

inline std::string post_text(int port, const std::string& target, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace yindi::test
