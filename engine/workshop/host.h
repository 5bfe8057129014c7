#pragma once

// What a facilitator says and sees while a room is served: one line a command, one line a piece of news.

#include "engine/workshop/rounds.h"
#include "engine/workshop/server.h"

namespace yindi {

/// "admit 4821", "admit all", "away 4821", "who", "close", "stop", "help"; nothing else.
struct HostOrder {
  enum class Kind { admit, admit_all, turn_away, who, close, stop, help, unknown } kind = Kind::unknown;
  std::string sign;
};
HostOrder read_order(const std::string& line);

/// What changed between two looks: who waits with which sign, how many are done, when a ballot was set aside or
/// requests were refused. Never what anybody answered, and in an anonymous round nobody's name.
std::vector<Sentence> news(const RoomView& before, const RoomView& now, const Room& room);

/// Who is done, has begun, has not begun, waits: by name where the round is named, else by numbers alone.
std::vector<Sentence> said_of_people(const RoomView& view, const std::string& naming);

/// The waiting seat with this sign; blank where nobody waits so.
std::string waiting_with(const Room& room, const std::string& sign);

} // namespace yindi
