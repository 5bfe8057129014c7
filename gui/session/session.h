#pragma once

// What the window is about, as one value: the case with its history, what was computed from it, and what is selected.
// Views read it and emit Intents; update() is the only place where it changes and where files are touched.

#include "engine/case/case.h"
#include "engine/edit/history.h"
#include "engine/format/diagnostic.h"
#include "engine/ranking/compare_case.h"
#include "engine/ranking/rank.h"
#include "engine/rationale/explanation.h"
#include "gui/session/regional.h"
#include "gui/session/sureness.h"
#include "gui/widgets/look.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yindi::gui {

/// What was computed, stamped with the snapshot that it was computed from.
struct Results {
  std::shared_ptr<const Case> of;
  Assessments assessed;
  Ranking ranking;
  std::shared_ptr<const Ranking> ranking_of; ///< the same, made for who works on it elsewhere
  std::map<std::string, int> evidence;       ///< numbers behind the rankings by quality, each counted once
  bool held = false; ///< judgements give no weights just now: counties without any keep their ranking of before
};

struct Session {
  std::string folder; ///< as typed; blank: nothing is open
  Diagnostics diagnostics;
  std::optional<History<Case>> history; ///< none: nothing is open, or what is open cannot be computed with
  std::shared_ptr<const Case> saved;

  Results results;
  std::string page = "ranking"; ///< an id of pages()
  std::string county, industry, compared;
  std::map<std::string, double> what_if;   ///< group → weight in place of the judged one; empty: none
  std::optional<CountyRanking> tried;      ///< the county's ranking under what_if
  std::optional<Explanation> why;          ///< of industry against compared, as shown
  std::optional<Explanation> lead;         ///< of the first against the second, as shown
  bool compares_methods = false;           ///< whether somebody looks at them
  std::optional<MethodComparison> methods; ///< of the county as judged, while somebody looks at them
  std::string methods_of;                  ///< that county

  std::shared_ptr<const Sureness> sureness;        ///< the newest answer; may belong to what was shown before
  std::shared_ptr<const Sureness> sureness_so_far; ///< while its draws go on
  std::optional<SurenessKey> sureness_asked;       ///< the newest question, answered, under way or cancelled
  std::shared_ptr<SurenessWorker> sure_worker;     ///< made with the first question

  std::vector<std::shared_ptr<const Regional>> regionals; ///< answers about the region, newest first
  std::shared_ptr<const Case> regional_asked;             ///< the newest question, answered, under way or cancelled
  std::shared_ptr<RegionalWorker> region_worker;          ///< made with the first question
  void (*wake)() = nullptr;                               ///< ends the window's wait for events

  Language language = Language::en;
  Theme theme = Theme::light;
  bool projector = false;
  Sentence message; ///< the last thing to tell, in the status bar
};

struct Open {
  std::string folder;
};
struct Undo {};
struct Redo {};
struct ChoosePage {
  std::string id;
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
/// Other weights for the groups, to see what would happen; nothing is written to the case.
struct TryWeights {
  std::map<std::string, double> groups;
};
struct ForgetWeights {};

/// One edit of the case: what stands at a path (engine/edit/edit.h) becomes `text`.
struct Change {
  std::string path, text;
  std::uint64_t gesture = 0; ///< changes of one drag have the same number and are one step of the history
};
struct Save {};
/// Another method, with its parameters as its source gives them; one step of the history.
struct ChooseMethod {
  std::string id;
};
/// The methods side by side are worked out only while they are looked at.
struct CompareMethods {
  bool on;
};

/// How sure the ranking is follows what is shown by itself; this asks again after a cancel.
struct AskSureness {};
struct CancelSureness {};
/// The same for the region and its plan.
struct AskRegional {};
struct CancelRegional {};

using Intent = std::variant<Open, Change, Save, Undo, Redo, ChoosePage, ChooseCounty, StepCounty, ChooseIndustry,
                            CompareIndustry, ChooseLanguage, ChooseTheme, SetProjector, TryWeights, ForgetWeights,
                            ChooseMethod, CompareMethods, AskSureness, CancelSureness, AskRegional, CancelRegional>;
using Intents = std::vector<Intent>;

void update(Session& session, const Intent& intent);

/// The case on show; only where session.history stands.
const Case& shown_case(const Session& session);
/// The ranking of the chosen county as shown: under the tried weights where there are any. nullptr where none.
const CountyRanking* shown_county(const Session& session);
const RankedIndustry* ranked(const CountyRanking& county, const std::string& industry);

/// Weights of the groups as shown, over the groups that took part, in the library's order.
std::vector<std::pair<std::string, double>> group_weights(const Session& session);
/// The same for the judged weights, whatever is tried.
std::vector<std::pair<std::string, double>> judged_group_weights(const Session& session);

/// Takes over what the background has finished; whether something came in.
bool collect_sureness(Session& session);
/// Waits for the answer that is under way: pictures and tests.
void await_sureness(Session& session);
/// How sure the shown county's ranking is; nullptr where nothing was worked out for this county of this case. Where it
/// is not sureness_is_current() it belongs to other weights or to the case before the last edit.
const Sureness* shown_sureness(const Session& session);
bool sureness_is_current(const Session& session);
/// What the draws under way for what is shown say so far; nullptr before anybody notices that they take long.
const Sureness* sureness_so_far(const Session& session);
/// Not current for so long that it must be told: what is quicker changes under the hand without a word.
bool sureness_is_stale(const Session& session);
inline constexpr double noticed_after = 0.1; ///< seconds
SurenessWorker::State sureness_state(const Session& session);
/// The one worker of the session, made where there is none yet.
SurenessWorker& sureness_worker(Session& session);
/// Asks the worker where a page is open that shows the answer and what is shown has changed since; update() does it.
void follow_sureness(Session& session);

/// The region of the case on show, with or still without its plan; nullptr while there is none.
const Regional* shown_regional(const Session& session);
/// The same, or while its plan is under way the newest whole answer about the same counties and industries.
const Regional* latest_plan(const Session& session);
WorkerState regional_state(const Session& session);
void cancel_regional(Session& session);
bool collect_regional(Session& session);
void follow_regional(Session& session);

/// What the loop asks of all workers: to take over their answers, to wait for them, whether any runs, whom to wake.
bool collect_background(Session& session);
void await_background(Session& session);
bool works_in_background(const Session& session);
void wake_by(Session& session, void (*wake)());

/// Opens a case that was made in memory; tests use it.
void open_case(Session& session, Case c);

} // namespace yindi::gui
