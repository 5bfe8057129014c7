#pragma once

// What the casebook's journal says, and what changed between two of its snapshots; both read in the background.

#include "engine/workshop/difference.h"
#include "engine/workshop/snapshots.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

struct RecordNow {
  std::string folder; ///< whose it is
  Journal journal;
  std::vector<Snapshot> snapshots;
  Diagnostics broken; ///< closed rounds and snapshots that are not as the journal saw them
};

struct DifferenceNow {
  std::string from, to;
  std::vector<Sentence> weights, places, changes;
  std::vector<int> rounds; ///< closed in between
  Diagnostics problems;    ///< why there is no difference
};

struct CaseRecord {
  std::shared_ptr<const RecordNow> now;
  std::shared_ptr<const DifferenceNow> difference;
};

struct Session;

/// The record of the casebook on show; nullptr until it is read.
const RecordNow* shown_record(const Session& session);
/// The states that are compared: those that were chosen, else the last snapshot and now; blank where there is none.
struct ComparedStates {
  std::string from, to;
};
ComparedStates compared_states(const Session& session);
/// The difference that is asked for; nullptr while it is worked out, or where none is.
const DifferenceNow* shown_difference(const Session& session);
/// Steps that the next save writes into the journal.
std::size_t untold_steps(const Session& session);

} // namespace yindi::gui
