#pragma once

// What the Workshop page asks to be done to the rounds of the casebook on the disk; workshop.h does it.

#include "engine/workshop/rounds.h"

#include <string>
#include <variant>
#include <vector>

namespace yindi::gui {

/// Opens the next round, after a save where something is not saved.
struct OpenRound {
  RoundPlan plan;
  int minutes = 0; ///< that are given to answer; 0: as many as it takes
};
/// Closes the open round for good, which reveals it.
struct CloseRound {};
/// Lets phones in.
struct ServeRound {
  std::string address = "127.0.0.1";
  int port = 0; ///< 0: any that is free
};
struct StopServing {};
/// Takes over what lies there: another program opened a round, or closed the open one.
struct ReadRounds {};
/// A seat that waits, by the hash of its token; blank: all that wait.
struct AdmitSeat {
  std::string token_hash;
};
struct TurnSeatAway {
  std::string token_hash;
};
/// Ballot files and survey tables (.csv and what else is a table).
struct TakeFiles {
  std::vector<std::string> paths;
};
/// One that was typed in here.
struct TakeBallot {
  IncomingBallot ballot;
};
/// Sheets to fill in by hand, beside the casebook.
struct PrintSheets {
  Language language = Language::en;
  int copies = 0; ///< without names; in a named round 0: one a participant
};
/// Slips with the personal links, beside the casebook; only while phones are let in.
struct PrintSlips {
  Language language = Language::en;
  int seats = 0; ///< where the round is not named
};

/// Keeps the casebook as it stands on the disk under a name, after a save where something is not saved.
struct TakeSnapshot {
  std::string name, why;
};

using RoomOrder = std::variant<OpenRound, CloseRound, ServeRound, StopServing, AdmitSeat, TurnSeatAway, TakeFiles,
                               TakeBallot, PrintSheets, PrintSlips, TakeSnapshot, ReadRounds>;

} // namespace yindi::gui
