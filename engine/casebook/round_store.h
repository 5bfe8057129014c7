#pragma once

// rounds/N/ of a casebook as a store that only grows: a ballot that arrives is one new file, and nothing else of the
// casebook is read or written. Adding and closing lock the round's folder, so that two programs at the same time cannot
// lose a ballot or let one in after the count.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

#include <string>
#include <vector>

namespace yindi {

/// The numbers of the rounds that are there, rising.
std::vector<int> round_numbers(const std::string& casebook);

/// Makes the next round with its round.toml, open and without ballots; its number, which is not below `round.number`. A
/// round's number is never used twice.
Loaded<int> open_round(const std::string& casebook, Round round);

/// One round with its ballots, as reading a casebook reads it; what is wrong with it beyond its form is the check's.
Loaded<Round> read_round(const std::string& casebook, int number);

/// Adds one file, synced before it has its name. The same ballot again is no problem and nothing new; another one under
/// the same name is refused, as is any once the round is closed.
Diagnostics add_ballot(const std::string& casebook, int number, const Ballot& ballot);

/// Closes a round for good: one new round.toml, with `state = "closed"` and the SHA-256 of each ballot's bytes.
Diagnostics close_round(const std::string& casebook, int number);

} // namespace yindi
