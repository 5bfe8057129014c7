#pragma once

// How sure a county's first place is, in words: clear, likely, no clear winner (DESIGN §6).

#include "engine/case/suspicious.h"
#include "engine/robustness/acceptability.h"
#include "engine/robustness/across_methods.h"
#include "engine/robustness/analysis_words.h"
#include "engine/robustness/doubtful.h"

#include <functional>

namespace yindi {

/// Shares of the draws in which the first industry must be first, and the methods that must put it first too for a
/// clear verdict (none: the share is enough); the rule is a setting and is printed.
struct VerdictRule {
  double clear = 0.8, likely = 0.5;
  std::vector<std::string> agree{"saw", "topsis", "vikor"};
};
/// "97 %"; whole per cent, never rounded up: 79.7 % is no 80 %. "over 99 %" for what is nearly all, "under 1 %" for
/// what is more than nothing.
Text share_of_draws(double share);
/// The rule in words.
Sentence rule_in_words(const VerdictRule&);

enum class Level { none, clear, likely, open, only }; ///< none: nothing is ranked; only: nothing to compare with

/// "clear", "likely", "no clear winner", "only one left"; blank for none.
const char* word(Level);
/// The same for people, in both languages.
Text verdict_word(Level);

/// What keeps a verdict from the word that its share alone would give it.
struct Gate {
  std::string id; ///< "assumption", "assessed", "lead", "doubtful": not clear; "methods": not likely
  Sentence sentence;
};

/// A value that, off by no more than its spread, puts another industry first.
struct Turned {
  Text label;
  double spread = 0; ///< of its scale
  std::string becomes_first;
};

/// Less than this share of the weight assessed, and no verdict is clear.
inline constexpr double least_assessed = 2.0 / 3;

/// What a verdict is held against beside its share.
/// A rival of which so little is known that it was not beaten, only not seen: its unknown values at their best would
/// put it first, and they are most of its score.
struct OpenRival {
  std::string industry;
  double open = 0; ///< the part of the score, 0 to 1, that is not known
};

struct Evidence {
  double assessed_weight = 1;
  bool library_only = false; ///< no judgement behind the weights is a person's: all are the library's template
  std::optional<OpenRival> open_rival = std::nullopt;
  /// Asked only where the verdict would be clear.
  std::function<std::optional<Turned>()> turned = nullptr;
};

/// Of the values that are assumed or inexact the one that turns first place the furthest; none where no one does alone.
std::optional<Turned> turned_by(const CountyProblem& county, const std::vector<DoubtfulValue>& values);

struct Verdict {
  Level level = Level::none;
  std::string first, rival; ///< industries; `rival` is first in most of the other draws, blank where there is none
  double share = 0, rival_share = 0;
  bool methods_agree = false;
  std::vector<Gate> gates;             ///< those that act
  double lead = 0;                     ///< of the first over the second, in the method's scores or places
  std::optional<double> lead_moves_by; ///< standard deviation of the lead over the draws
  Sentence sentence;                   ///< why, with its numbers
  Sentence rule;                       ///< the rule in words
  int assumed = 0, values = 0;         ///< cells of the decision matrix that rest on assumptions, and all of them
  Sentence assumptions;                ///< what that means for the draws; blank where nothing is assumed
};

/// Fills in what of the matrix is assumed, and how far the draws vary what may be off.
void count_assumptions(Verdict&, const Case&, const Assessment&);

/// A verdict that rests on numbers that are hardly what somebody meant is never clear, and says so.
void doubt_numbers(Verdict&, const std::vector<SuspiciousCell>& behind);

/// "◐ Likely, 70 %": the word and in how many of the draws it is first.
Text verdict_in_brief(const Verdict&);

/// "Likely: yak is first in 70 % of …"
Sentence verdict_line(const Verdict&);

/// The smallest move of one weight that changes first place, where there is one; asked only where a sentence tells it.
using AskCritical = std::function<std::optional<CriticalWeight>()>;

/// `weights`: how they were drawn (see weight_draw_kinds()).
Verdict verdict(const RankingProblem&, const Acceptability&, const AcrossMethods&, const AskCritical& critical,
                const std::string& weights, const VerdictRule& = {}, const Evidence& = {});

} // namespace yindi
