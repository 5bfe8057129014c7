#pragma once

// Opening, collecting and closing a round of a casebook on the disk.

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

/// The file that holds a round's ballots while it is open, beside its round.toml.
std::string store_path(const std::string& folder, int round);

/// The room of an open round over the store in its folder (made if there is none). Errors: no such round, a closed one,
/// a store of other questions.
Loaded<Room> room_of(const std::string& folder, const Case& c, int round);

/// What became of the ballots that a file held; none where it could not be read at all.
struct Taken {
  std::vector<Received> received;
  Diagnostics problems;
};
/// A ballot file, from another computer.
Taken take_ballot_file(const std::string& folder, Room& room, const std::string& path);
/// A survey table (see read_survey_table()).
Taken take_survey_table(const Case& c, Room& room, const std::string& path);
/// In a named round whose a row or a sheet is: a participant by id or name, or the sheet that was printed for one.
IncomingBallot named_by_case(const Case& c, const QuestionSheet& sheet, IncomingBallot ballot);

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

/// Writes every ballot into the round's folder and closes it there (see round_store.h), then the journal. The room is
/// closed then: what still arrives is late. Stopped half way it can be called again: a ballot has the same name and
/// bytes each time, so that what was written counts, and nothing twice.
Loaded<Closed> seal_round(const std::string& folder, Room& room, const Signed& by);

/// Writes what was set aside into rounds/N/aside.jsonl, sorted, so that nothing is lost; of a closed round it then
/// removes the store. To be called when no more ballots come.
Diagnostics finish_round(const std::string& folder, Room room);

/// Enters where the journal stands into casebook.toml. Nothing is written where the casebook has errors.
Diagnostics record_journal_head(const std::string& folder);

} // namespace yindi
