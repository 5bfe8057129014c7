#pragma once

// Ballots that come otherwise than by phone: files, survey tables, paper, the window. They go into the same store, so
// that all mix in one round and none counts twice.

#include "engine/casebook/read_casebook.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/room.h"

namespace yindi {

/// One ballot as it came.
struct IncomingBallot {
  std::string who;  ///< participant's id or pseudonym; blank in an anonymous round
  std::string mark; ///< in an anonymous round what tells the same ballot again: its token, sheet code or row's name
  Answers answers;
  std::string from;    ///< "p1.toml", "survey.csv:7", "R1-017-6"
  std::string content; ///< what is kept where it is set aside
};

/// What became of it. `counted` and `again` need nothing; what is set aside is kept in the store with its reason:
/// "late" (the round is closed), "double" (this voter's ballot is there, with other answers), "foreign" (another round,
/// other questions, nobody of this case), "damaged" (it cannot be read), "altered" (not the bytes that were sealed).
struct Received {
  enum class Fate { counted, again, aside } fate = Fate::counted;
  std::string from, reason;
  std::string twin; ///< whose ballot it collides with: a name, a pseudonym or a sheet; blank for none
  Sentence said;    ///< for a person
};

/// Takes one ballot into the room's store (see Room), in one write of its own. In a named round what is not of
/// `may_join` is foreign: a closed round that held it could not be read again.
Received receive(Room& room, const IncomingBallot& ballot, const std::string& submitted = {});
/// Keeps what is no ballot of this round.
Received set_aside(Room& room, const std::string& reason, const std::string& from, const std::string& content,
                   Sentence why);

/// The bytes of a ballot file, as they would be read in rounds/N of this casebook: a ballot of the round, or the reason
/// why it is none. Files of the same name in the round are left out of account.
struct ReadBallotFile {
  std::optional<IncomingBallot> ballot;
  std::string reason; ///< "foreign" or "damaged"
  Sentence why;
};
ReadBallotFile read_ballot_file(const std::string& folder, const QuestionSheet& sheet, const std::string& name,
                                const std::string& bytes);

/// A survey table: a row a respondent (the first column: id of a participant, pseudonym, or any mark), a column a pair
/// `a:b` of criteria of one node, or `a:b remark` with what was said beside the answer. Cells are 9 … 1/9 as a over b
/// (decimals of the scale's fractions too), blank for not asked, "skip", "?" or 不知道 for "don't know". Errors stand
/// at their cells; a negative number is one, with how to write it.
Loaded<std::vector<IncomingBallot>> read_survey_table(const std::string& path, const QuestionSheet& sheet);

/// Two typings of one sheet.
struct EntryDifference {
  std::size_t question = 0;
  std::string first, second; ///< values; blank where one typed nothing
  bool other_side = false;   ///< the same strength on the other side: one read the sheet from the wrong end
};
std::vector<EntryDifference> compare_entries(const Answers& first, const Answers& second);

} // namespace yindi
