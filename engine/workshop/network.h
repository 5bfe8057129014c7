#pragma once

// How the room's computer is in its network.

#include <cstddef>
#include <string>
#include <vector>

namespace yindi {

/// IPv4 addresses of this computer's interfaces that are up, the loopback last.
std::vector<std::string> local_addresses();

/// Makes room for so many connections, as far as the system lets us; gives how many fit.
std::size_t make_room_for(std::size_t connections);

/// Whether a port may be taken that an ended program's connections still linger on. On Windows the same wish would
/// take it from a program that runs.
extern const bool port_may_be_left;

} // namespace yindi
