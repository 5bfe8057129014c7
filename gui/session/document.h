#pragma once

// The case that is open, with its folder and its history. The only place of the window where files are touched.

#include "engine/case/case.h"
#include "engine/casebook/recovery.h"
#include "engine/edit/history.h"
#include "engine/format/diagnostic.h"
#include "engine/format/place.h"
#include "gui/session/timeline.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

/// One edit of the case: what stands at a path (engine/edit/edit.h) becomes `text`.
struct Change {
  std::string path, text;
  std::uint64_t gesture = 0;          ///< changes of one drag have the same number and are one step of the history
  std::optional<std::size_t> at = {}; ///< where a new row goes; the end if absent
};

/// Unsaved work that is kept beside the casebook, see keeping.h.
struct Keeping {
  std::shared_ptr<WorkKeeper> keeper;                       ///< made when there is something to keep or to find
  std::shared_ptr<const Case> kept;                         ///< the newest snapshot that stands there
  std::optional<std::chrono::steady_clock::time_point> due; ///< when the next is to be kept
  int number = 0;                                           ///< of the next
  bool told = false;                                        ///< that it cannot be kept
};

struct Document {
  std::string folder; ///< as typed; blank: nothing is open
  Diagnostics diagnostics;
  std::optional<History<Case>> history; ///< none: nothing is open, or what is open cannot be computed with
  std::shared_ptr<const Case> saved;
  Timeline timeline; ///< what undo takes back
  std::string who;   ///< whose name the journal gets; blank: this computer's user
  std::string why;   ///< that goes with what is saved next, where a step has no reason of its own
  Keeping keeping;

  /// The case as it stands; nullptr where nothing is open.
  std::shared_ptr<const Case> now() const { return history ? history->now : nullptr; }
  bool changed() const { return history && saved != history->now; }
};

/// The folder of a path that was typed or dropped: a file stands for the folder that it lies in.
std::string casebook_folder(const std::string& path);

/// A case that was made in memory, as if it had just been saved.
void open_case(Document& document, Case c);
/// Reads a folder; its problems are in `diagnostics`, and with errors nothing is open. Gives where each part was read.
Places read_document(Document& document, const std::string& folder);
/// Closes what cannot be computed with after all, and keeps saying why.
void refuse_document(Document& document, Diagnostics why);

/// Makes the changes one step of the history, or none of them.
struct Changed {
  Sentence refused;      ///< why not; blank where nothing refuses them
  bool own_step = false; ///< a step of its own, not more of the drag that goes on
};
Changed change(Document& document, const std::vector<Change>& wanted);
/// Whose step it is, and when: now.
void sign(const Document& document, Step& step);
/// What something else than edits led to (a merge, recovered work) becomes the case, as one step with this reason.
void adopt(Document& document, Case state, const char* why);
/// The same for what somebody else wrote into the folder, whose journal tells it.
void adopt_theirs(Document& document, Case theirs);
/// What makes `method` the case's, with the parameters of its source.
std::vector<Change> changes_to_method(const Case& c, const std::string& method);

/// Writes a new casebook into a folder that is not there yet or empty; gives why it could not be, else blank.
Sentence create_casebook(const Case& c, const std::string& folder);
/// Writes the folder, and before it the journal: a line for each edit since the last save, undone ones and their
/// undoing too. Gives what is to be told, an error or a remark; blank where there is nothing to tell.
Sentence save(Document& document);
/// Into another folder, which becomes the document's where it could be written.
Sentence save_as(Document& document, const std::string& folder);

} // namespace yindi::gui
