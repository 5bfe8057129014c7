#pragma once

// Whether closed rounds are those that the journal saw closed.

#include "engine/casebook/read_casebook.h"
#include "engine/edit/journal.h"
#include "engine/workshop/rounds.h"

namespace yindi {

inline constexpr const char* aside_file = "aside.jsonl"; ///< in a round's folder: what came and does not count

/// The lines of a round's closing, once: a stop between closing and its lines is made good when it is closed again.
Diagnostics log_closing(const std::string& folder, const Round& closed, const std::string& digest, const Signed& by);

/// SHA-256 of a round's round.toml, which lists every ballot's hash.
std::string digest_of(const std::string& folder, int round);

/// Enters each line of rounds/N/aside.jsonl that the journal does not know yet, by its hash.
Diagnostics log_aside(const std::string& folder, int round, const std::string& lines, const Signed& by);

/// Whether the rounds are those that the journal saw opened and closed: a ballot that was changed, put in or taken out
/// with its hash in round.toml, something set aside that is gone or changed, a round that is gone, open again, or
/// closed without the journal after it saw it open or any other closed. `journal` may be broken: its lines count as
/// they stand.
Diagnostics check_seals(const std::string& folder, const Case& c, const Journal& journal);

/// The same with what reading the casebook found in its rounds: a ballot whose bytes are not those that were sealed.
Diagnostics broken_rounds(const std::string& folder, const Loaded<Casebook>& book, const Journal& journal);

} // namespace yindi
