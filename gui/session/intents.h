#pragma once

// What a page asks for; update() of session.h does it.

#include "engine/edit/merge.h"
#include "engine/weights/answers.h"
#include "gui/session/document.h"
#include "gui/session/document_shape.h"
#include "gui/session/room_orders.h"
#include "gui/session/selection.h"
#include "gui/session/theme.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace yindi::gui {

// The document.

struct Open {
  std::string folder;
};
struct Save {};
/// Into another folder, which becomes the case's.
struct SaveAs {
  std::string folder;
};
/// A case that was made in the window: written into a new folder, then opened there.
struct Create {
  std::shared_ptr<const Case> made;
  std::string folder;
};
/// The window is to be closed. Where something is not saved, this and Open ask first; see Session::leaving.
struct Close {};
struct SaveAndLeave {};
struct LeaveUnsaved {};
struct Stay {};
/// Of work that an earlier window did not save; see Session::kept_work.
struct TakeKeptWork {};
struct DropKeptWork {};
/// What another program saved meanwhile; see Session::conflict. Stay ends the question without an answer.
struct SettleConflict {
  Keep keep = Keep::both;
  std::set<std::string> theirs_wins; ///< paths of clashes
};
struct Undo {};
struct Redo {};
/// Another method, with its parameters as its source gives them; one step of the history.
struct ChooseMethod {
  std::string id;
};
/// Several edits that are one step of the history, or none where one is refused.
struct Changes {
  std::vector<Change> all;
};

// What is looked at.

/// Why nothing came of what was pressed, in the status bar.
struct Tell {
  Sentence what;
};
struct ChoosePage {
  std::string id;
};
struct ChooseView {
  std::string page, id;
};
struct ChooseCounty {
  std::string id;
};
struct StepCounty {
  int by = 1;
};
struct ChooseIndustry {
  std::string id;
};
struct CompareIndustry {
  std::string id;
};
struct ChooseLanguage {
  Language language;
};
struct ChooseTheme {
  Theme theme;
};
struct SetProjector {
  bool on;
};
/// Other weights for the groups, to see what would happen; nothing is written to the case, but undo takes it back.
struct TryWeights {
  std::map<std::string, double> groups;
  std::uint64_t gesture = 0; ///< of one drag, as in Change
};
struct ForgetWeights {};
/// The node that is weighed; its first question follows.
struct ChooseNode {
  std::string id;
};
/// Whose answers are shown and given; the first question follows.
struct ChooseVoice {
  Voice voice;
};
struct AskPair {
  std::string a, b;
};
/// An answer to the asked pair, to see what it would do.
struct TryAnswer {
  std::optional<double> answer;
};
/// Another way to weigh the asked node, to see what it would give: the row of [[weight]] as edits write it, blank for
/// comparisons. Nothing, or the way that counts: no more looking. The case stays as it is until ApplyWay.
struct LookAtWay {
  std::optional<std::string> row;
};
/// What is looked at becomes the case's; one step of the history.
struct ApplyWay {};
/// What the data would weigh is worked out only while somebody looks at it.
struct LookAtDataWeights {
  bool on;
};

// The workshop; what is done to a round is a RoomOrder.

/// The closed round whose results are shown; 0: the judgements that count now.
struct ChooseRound {
  int number = 0;
};
/// Minutes from now on; 0 takes the time away.
struct SetTimer {
  int minutes = 0;
};
struct AddTime {
  int minutes = 0;
};

// The document; see documents.h.

/// Which document, and in which language.
struct ChooseDocument {
  DocumentShape shape = DocumentShape::county;
  Language language = Language::en;
};
struct ExportDocument {
  std::string ending; ///< ".pdf"
};
/// The folder of the last export, in the desktop's own program.
struct ShowExported {};
/// The pages of the manual, in the language of the window, in the desktop's own browser.
struct OpenManual {};

// The record: the journal, and what is kept under a name.

/// Whose name the journal gets; blank: this computer's user.
struct SignAs {
  std::string who;
};
/// Why, for what is saved next.
struct GiveReason {
  std::string why;
};
/// Two snapshots, or "now", whose difference is shown; blank names show none.
struct CompareSnapshots {
  std::string from, to;
};

// Work in the background (jobs.h): it follows what is shown by itself; AskJob asks again after a cancel.

struct AskJob {
  std::string id;
};
struct CancelJob {
  std::string id;
};

using Intent =
    std::variant<Open, Create, Save, SaveAs, Close, SaveAndLeave, LeaveUnsaved, Stay, TakeKeptWork, DropKeptWork,
                 SettleConflict, Undo, Redo, Change, Changes, ChooseMethod, Tell, ChoosePage, ChooseView, ChooseCounty,
                 StepCounty, ChooseIndustry, CompareIndustry, ChooseLanguage, ChooseTheme, SetProjector, TryWeights,
                 ForgetWeights, ChooseNode, ChooseVoice, AskPair, TryAnswer, LookAtWay, ApplyWay, LookAtDataWeights,
                 RoomOrder, ChooseRound, SetTimer, AddTime, SignAs, GiveReason, CompareSnapshots, ChooseDocument,
                 ExportDocument, ShowExported, OpenManual, AskJob, CancelJob>;
using Intents = std::vector<Intent>;

} // namespace yindi::gui
