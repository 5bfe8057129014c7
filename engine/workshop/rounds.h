#pragma once

// Opening a round of a casebook on the disk, and what comes into it.

#include "engine/edit/journal.h"
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

/// "rounds/3", below the casebook's folder.
std::string round_folder(int round);
/// The file that holds a round's ballots while it is open, beside its round.toml.
std::string store_path(const std::string& folder, int round);

/// The room of an open round over the store in its folder (made if there is none). Errors: no such round, a closed one,
/// a store of other questions.
Loaded<Room> room_of(const std::string& folder, const Case& c, int round);

/// The room of a closed round for what still arrives: each ballot is found to be one that counts, or set aside as late
/// with its twin. finish_round() then keeps what was set aside and takes the store away again.
Loaded<Room> room_for_late(const std::string& folder, const Case& c, int round);

/// A round's room to look at only: where there is no store yet, none is made in the folder; where nothing may be
/// written it is looked at in memory.
Loaded<Room> room_to_look(const std::string& folder, const Case& c, int round);

/// Whether the open rounds still ask what they asked when they were opened.
Diagnostics check_open_rounds(const std::string& folder, const Case& c);

/// Who may answer in a named round, as the case has them now.
void know_participants(Room& room, const Case& c);

/// What became of the ballots that a file held; none where it could not be read at all.
struct Taken {
  std::vector<Received> received;
  Diagnostics problems;
};
/// The ballot files of a path: itself, or where it is a folder (a USB stick, a round's folder of another computer) the
/// TOML files in it that are not the round's or the casebook's own, by name; no links to elsewhere.
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

} // namespace yindi
