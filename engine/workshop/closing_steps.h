#pragma once

// The steps of closing a round, each of which can be undone or done again.

#include "engine/workshop/closing.h"

namespace yindi {

inline constexpr const char* given_up = "given up"; ///< a reason of SetAside, and the key of a round being given up

Diagnostic not_on_disk();

/// Another program holds the rounds for longer than a closing takes.
Diagnostic being_closed(const std::string& folder, int round);

/// Adds the store's ballots to the round's folder, all of them or none. What was put there since with the same name is
/// set aside: the store's was acknowledged while the other was not there yet, since a phone is told where one lies.
Diagnostics add_ballots(const std::string& folder, const Round& there, Room& room);

/// Takes what a closing wrote into a round that stays open out of its folder again, puts back what it replaced, and the
/// round takes ballots again. Of what was changed there since nothing is touched. It knows all that from the store,
/// also where the round's questions are others by now.
Diagnostics open_again(const std::string& folder, Room& room);

/// What counts is remembered to know it again when it comes once more, and forgotten on the disk.
void remember(Room& room);

/// Ballots that lie in the store of a round that another program closed: what the folder lacks is late.
bool put_aside_late(Room& room, const Round& closed);

/// The journal's lines of a closing, and its head in casebook.toml.
Diagnostics write_down(const std::string& folder, int number, Closed& result, const Signed& by);

/// Ends a closing that nobody is at any more, by who holds the rounds: where round.toml says that it is closed what is
/// left of it is done, else it is undone.
Diagnostics settle_held(const std::string& folder, Room& room);

} // namespace yindi
