#pragma once

// What the window is about, as one value: the case with its history, what was computed from it, and what is selected.
// Views read it and emit Intents; update() is the only place where it changes and where files are touched.

#include "engine/case/case.h"
#include "engine/case/diagnostic.h"
#include "engine/case/history.h"
#include "engine/methods/compare_methods.h"
#include "engine/methods/rank.h"
#include "engine/rationale/explanation.h"
#include "gui/widgets/look.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yindi::gui {

/// What was computed, stamped with the snapshot that it was computed from.
struct Results {
  std::shared_ptr<const Case> of;
  Ranking ranking;
  std::map<std::string, int> evidence; ///< numbers behind the rankings by quality, each counted once
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

/// One edit of the case: what stands at a path (engine/case/edit.h) becomes `text`.
struct Change {
  std::string path, text;
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

using Intent =
    std::variant<Open, Change, Save, Undo, Redo, ChoosePage, ChooseCounty, StepCounty, ChooseIndustry, CompareIndustry,
                 ChooseLanguage, ChooseTheme, SetProjector, TryWeights, ForgetWeights, ChooseMethod, CompareMethods>;
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

/// Opens a case that was made in memory; tests use it.
void open_case(Session& session, Case c);

} // namespace yindi::gui
