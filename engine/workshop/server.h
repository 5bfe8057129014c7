#pragma once

// The room on the local network: HTTP/1.1 over TCP, one thread, off until start() and after stop().

#include "engine/workshop/room.h"

#include <functional>
#include <memory>

namespace yindi {

struct ServeOptions {
  std::string address = "127.0.0.1";   ///< an IPv4 or IPv6 address of this machine, or 0.0.0.0 for all of them
  int port = 0;                        ///< 0: any that is free
  double patience = 10;                ///< seconds that a whole request, or the wait for the next one, may take
  std::size_t most_connections = 3000; ///< beyond, whoever has been waiting longest is dropped
};

/// Requests are read side by side, so that a slow or silent client holds up nobody; those that have arrived are
/// answered together between one begin() and one commit() of the store, so that one write to the disk acknowledges many
/// ballots.
class RoomServer {
public:
  /// Sets the room's hosts and page. Errors: an address that is not this machine's, a port that is taken.
  static Loaded<std::unique_ptr<RoomServer>> start(Room room, const ServeOptions& options);
  ~RoomServer(); ///< as stop()

  int port() const;
  /// "http://192.168.1.5:8137" of every address that listens, the one to show first.
  std::vector<std::string> addresses() const;
  /// Runs `look` on the server's thread between two batches and waits for it. Not from within itself.
  void with_room(const std::function<void(Room&)>& look);
  /// Ends all connections and gives the room back; nothing where it was stopped before.
  std::optional<Room> stop();

  struct Work; ///< of the server's thread alone

private:
  explicit RoomServer(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

/// A request as it would be read from a connection that brings these bytes and then ends: for tests and fuzzers.
struct ParsedRequest {
  std::optional<Request> request;
  bool too_large = false; ///< more than the server takes, in its head or its body
};
ParsedRequest parse_request(const std::string& bytes);

/// Whether only this computer can reach it: 127.0.0.1 and its like, ::1, localhost.
bool is_loopback(const std::string& address);

} // namespace yindi
