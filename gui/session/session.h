#pragma once

// What the window is about, as one value: the document, what is selected, what was computed of both, and the work that
// goes on in the background. Views read it and emit Intents; update() is the only place where it changes.

#include "gui/session/beside.h"
#include "gui/session/document.h"
#include "gui/session/intents.h"
#include "gui/session/jobs.h"
#include "gui/session/keeping.h"
#include "gui/session/opening.h"
#include "gui/session/preferences.h"
#include "gui/session/record.h"
#include "gui/session/results.h"
#include "gui/session/selection.h"
#include "gui/session/workshop.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yindi::gui {

/// A casebook that is being read in the background.
struct Opening {
  std::string folder;
  int number = 0;
};

/// Where somebody wants to go although something is not saved: to another casebook, or out.
struct Leaving {
  std::string to; ///< blank: the window is to be closed
};

struct Session {
  Document document;
  Selection selection;
  Results results;
  Workshop workshop;
  CaseRecord record;
  Jobs jobs;                      ///< after what its threads use
  Sentence message;               ///< the last thing to tell, in the status bar
  std::set<std::string> exported; ///< files that this window wrote documents into
  std::string last_exported;

  Preferences preferences;
  std::string preferences_in;        ///< their file; blank: they are not kept
  bool cannot_save_here = false;     ///< a save failed because nothing may be written into the folder
  bool live = false;                 ///< in a window: casebooks open in the background, unsaved work is kept
  std::optional<Opening> opening;    ///< until it is read
  int openings = 0, opened = 0;      ///< so far: begun, done
  std::optional<Leaving> leaving;    ///< a question: save, don't save, stay?
  std::optional<KeptWork> kept_work; ///< a question: what an earlier window did not save, take it or let it go?
  std::vector<Edit> kept_changes;    ///< what it changed, while it is asked about
  std::optional<Conflict> conflict;  ///< a question: another program changed what is to be saved, what to keep?
  Watch watch;                       ///< of the folder, while it is open in a window
  bool closed = false;               ///< the window may go
};

void update(Session& session, const Intent& intent);

/// The case on show; only where session.document.history stands.
const Case& shown_case(const Session& session);
/// The ranking of the chosen county as shown: under the tried weights where there are any. nullptr where none.
const CountyRanking* shown_county(const Session& session);

/// Weights of the groups as shown, over the groups that took part, in the library's order.
std::vector<std::pair<std::string, double>> group_weights(const Session& session);
/// The same for the judged weights, whatever is tried.
std::vector<std::pair<std::string, double>> judged_group_weights(const Session& session);

/// Writes down which casebook is open, its place and the language: at once, since a window may end by an accident.
void keep_preferences(Session& session);
/// Opens a folder without asking, in the background where the session is live.
void open_folder(Session& session, const std::string& folder);
/// Opens a case that was made in memory; tests use it.
void open_case(Session& session, Case c);

} // namespace yindi::gui
