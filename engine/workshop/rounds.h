#pragma once

// Opening, collecting and closing a round of a casebook on the disk.

#include "engine/edit/journal.h"
#include "engine/edit/journal_head.h"
#include "engine/workshop/intake.h"
#include "engine/workshop/room.h"

namespace yindi {

/// What a new round asks.
struct RoundPlan {
  std::vector<std::string> nodes;
  std::string naming = "named";
  Text title;
};

/// Who does it, when and why, for the journal.
struct Signed {
  std::string who, when, why;
};

/// "2024-05-10T09:30:00Z"
std::string time_now();
/// Now, by the name of this computer's user where `who` is blank.
Signed signed_now(std::string who = {}, std::string why = {});

/// Opens the next round (see round_store.h) and writes a line of the journal; gives its number. Errors: a round that is
/// open still, nodes that ask nothing, an unknown naming.
Loaded<int> begin_round(const std::string& folder, const Case& c, const RoundPlan& plan, const Signed& by);

/// The file that holds a round's ballots while it is open, beside its round.toml.
std::string store_path(const std::string& folder, int round);

/// The room of an open round over the store in its folder (made if there is none). Errors: no such round, a closed one,
/// a store of other questions.
Loaded<Room> room_of(const std::string& folder, const Case& c, int round);

/// The room of a closed round for what still arrives: each ballot is found to be one that counts, or set aside as late
/// with its twin. finish_round() then keeps what was set aside and takes the store away again.
Loaded<Room> room_for_late(const std::string& folder, const Case& c, int round);

/// What became of the ballots that a file held; none where it could not be read at all.
struct Taken {
  std::vector<Received> received;
  Diagnostics problems;
};
/// The ballot files of a path: itself, or where it is a folder (a USB stick, a round's folder of another computer) the
/// TOML files in it that are not the round's or the casebook's own, by name.
std::vector<std::string> ballot_files(const std::string& path);
/// A ballot file, from another computer. Where a round.toml beside it lists the file with another hash, the ballot was
/// altered after it was sealed there.
Taken take_ballot_file(const std::string& folder, Room& room, const std::string& path);
/// A survey table (see read_survey_table()).
Taken take_survey_table(const Case& c, Room& room, const std::string& path);
/// In a named round whose a row or a sheet is: a participant by id or name, or the sheet that was printed for one.
IncomingBallot named_by_case(const Case& c, const QuestionSheet& sheet, IncomingBallot ballot);

/// Writes a line of the journal about ballots that came in otherwise than by phone: `from` is their file, or how they
/// came. Nothing of an anonymous round, where a moment and a name could betray somebody.
Diagnostics log_taken(const std::string& folder, const Room& room, const std::string& from,
                      const std::vector<Received>& received, const Signed& by);

/// Ballots as they will lie in the casebook: in a named round by participant, in a pseudonymous one by pseudonym, in an
/// anonymous one without a time and under tokens that follow from the store's secret, which nobody has once it is
/// removed; sorted by name, which says nothing of the order in which they came.
std::vector<Ballot> ballots_of(Room& room);

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
/// again: a ballot has the same name and bytes each time, so that what was written counts, and nothing twice.
Loaded<Closed> seal_round(const std::string& folder, Room& room, const Signed& by);

/// Whether the closed rounds are those that the journal saw closed: a ballot that was changed, put in or taken out with
/// its hash in round.toml, a round that is gone or open again. `journal` may be broken: its lines count as they stand.
Diagnostics check_seals(const std::string& folder, const Case& c, const Journal& journal);

/// Writes what was set aside into rounds/N/aside.jsonl, sorted, so that nothing is lost; of a closed round it then
/// removes the store. To be called when no more ballots come.
Diagnostics finish_round(const std::string& folder, Room room);

} // namespace yindi
