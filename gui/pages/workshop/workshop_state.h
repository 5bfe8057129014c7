#pragma once

#include "engine/workshop/answers.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yindi::gui {

/// A ballot that is being typed in for a person in the room, or from paper.
struct BallotEntry {
  std::string who;    ///< a participant's id, a pseudonym, or the code of a sheet
  bool paper = false; ///< typed twice, the second time blind
  int typing = 0;     ///< 0 the first time, 1 the second, 2 both are there and are compared
  yindi::Answers typed[2];
  std::size_t at = 0; ///< the question that the keys answer
};

struct WorkshopState {
  // The next round.
  std::optional<std::set<std::string>> nodes; ///< that it asks; nothing: the groups alone
  int naming = 0;
  std::string title, minutes, people;
  std::string person; ///< the participant whose group, weight and reason are edited

  bool closing = false; ///< asked once more

  // Phones.
  std::vector<std::string> addresses; ///< of this computer, as they were looked up
  std::string address = "127.0.0.1", port, seats;

  BallotEntry entry;
  std::string files;

  std::string snapshot, reason; ///< as they are typed
  bool all_lines = false;       ///< of the journal; else the last ones

  std::string node; ///< whose weights the results list; blank: the goal
};

} // namespace yindi::gui
