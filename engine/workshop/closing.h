#pragma once

// Closing a round of a casebook on the disk, which reveals it.

#include "engine/workshop/rounds.h"

#include <chrono>

namespace yindi {

/// Ballots as they will lie in the casebook: in a named round by participant, in a pseudonymous one by pseudonym, in an
/// anonymous one without a time and under tokens that follow from the store's secret, which nobody has once it is
/// removed; sorted by name, which says nothing of the order in which they came.
std::vector<Ballot> ballots_of(Room& room);

/// People of a named round whose ballots lie there and who are no participants any more: the round cannot be closed so.
Diagnostics voters_who_left(const std::string& folder, const Case& c, Room& room);

/// Keeps what was set aside in rounds/N/aside.jsonl, each thing once and sorted; the journal knows each line by its
/// hash. How many lines lie there.
Loaded<int> write_aside(const std::string& folder, Room& room, const Signed& by);

/// What closing did.
struct Closed {
  int counted = 0, aside = 0;
  std::string digest; ///< SHA-256 of round.toml as it is written: it lists every ballot's hash
};

/// What closing did, in words.
std::vector<Sentence> said_of_closing(const Closed& closed, int round);

/// Writes every ballot into the round's folder and closes it there (see round_store.h), then the journal: a line a
/// ballot with its hash, by name, and one of the whole. Refused, and the round stays open, where the casebook could not
/// be read with these ballots. The room is closed then: what still arrives is late. Stopped half way it can be called
/// again: a ballot has the same name and bytes each time, so that what was written counts, and nothing twice. Programs
/// that serve the round meanwhile notice it (notice_closing()); what they still take is late. Once it is closed the
/// store holds no ballot, secret or name any more, and casebook.toml counts the journal's lines.
Loaded<Closed> seal_round(const std::string& folder, Room& room, const Signed& by);

/// How long one waits for another program that is closing the round.
inline constexpr std::chrono::milliseconds closing_patience{5000};

/// A closing that was cut short, by a power cut, left the store sealed. Waits for a program that is closing the round;
/// is there none, an open round takes ballots again and its folder is as it was before.
void settle_closing(const std::string& folder, Room& room, std::chrono::milliseconds patience);

/// Ends the closings that were cut short behind round.toml: what is left of them is done. Whether there was one, so
/// that the casebook has to be read again.
bool end_closings(const std::string& folder, const Case& c);

/// Closes an open round without counting anything, where its questions are no longer those that were asked. Its ballots
/// are kept in rounds/N/aside.jsonl with what they were asked. Stopped half way it can be called again. Errors: a round
/// that is not open.
Loaded<Closed> give_up_round(const std::string& folder, const Case& c, int round, const Signed& by);

/// Writes down what was set aside, so that nothing is lost; of a closed round it then removes the store. To be called
/// when no more ballots come.
Diagnostics finish_round(const std::string& folder, Room room);

} // namespace yindi
