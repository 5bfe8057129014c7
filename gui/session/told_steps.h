#pragma once

// The steps that undo and redo, a question about unsaved work and the work of an earlier window are about, in words.

#include "gui/session/session.h"

namespace yindi::gui {

/// What undo takes back and redo does again; blank where nothing is.
Sentence undo_in_words(const Session&);
Sentence redo_in_words(const Session&);

/// Steps since the last save, the newest first, at most `most` told.
struct ToldSteps {
  std::size_t count = 0;
  std::vector<Sentence> newest;
};
ToldSteps unsaved_steps(const Session&, std::size_t most);
/// Changes that an earlier window kept and did not save, in the order of the files.
ToldSteps kept_steps(const Session&, std::size_t most);

/// "2024-05-01 17:30" of "2024-05-01T09:30:00Z", by the clock of this computer; the text itself where it is no moment.
std::string local_moment(const std::string& utc);

} // namespace yindi::gui
