#pragma once

// How sure a county's first place is, in words: clear, likely, no clear winner (DESIGN §6).

#include "engine/case/suspicious.h"
#include "engine/robustness/acceptability.h"
#include "engine/robustness/across_methods.h"
#include "engine/robustness/analysis_words.h"

namespace yindi {

/// Shares of the draws in which the first industry must be first, and the methods that must put it first too for a
/// clear verdict (none: the share is enough); the rule is a setting and is printed.
struct VerdictRule {
  double clear = 0.8, likely = 0.5;
  std::vector<std::string> agree{"saw", "topsis", "vikor"};
};
/// "97 %"; "over 99 %" for what would round to 100 but is less, "under 1 %" for what would round to 0 but is more.
Text share_of_draws(double share);
/// The rule in words.
Sentence rule_in_words(const VerdictRule&);

enum class Level { none, clear, likely, open }; ///< none: nothing is ranked

/// "clear", "likely", "no clear winner"; blank for none.
const char* word(Level);
/// The same for people, in both languages.
Text verdict_word(Level);

struct Verdict {
  Level level = Level::none;
  std::string first, rival; ///< industries; `rival` is first in most of the other draws, blank where there is none
  double share = 0, rival_share = 0;
  bool methods_agree = false;
  Sentence sentence;           ///< why, with its numbers
  Sentence rule;               ///< the rule in words
  int assumed = 0, values = 0; ///< cells of the decision matrix that rest on assumptions, and all of them
  Sentence assumptions;        ///< what that means for the draws; blank where nothing is assumed
};

/// Fills in what of the matrix is assumed, and whether the draws vary it (by `spread` of the scale; 0: they do not).
void count_assumptions(Verdict&, const Assessment&, double spread);

/// A verdict that rests on numbers that are hardly what somebody meant is never clear, and says so.
void doubt_numbers(Verdict&, const std::vector<SuspiciousCell>& behind);

/// "◐ Likely, 70 %": the word and in how many of the draws it is first.
Text verdict_in_brief(const Verdict&);

/// "Likely: yak is first in 70 % of …"
Sentence verdict_line(const Verdict&);

/// `critical`: the smallest move of one weight that changes first place, where there is one. `weights`: how they were
/// drawn (see weight_draw_kinds()).
Verdict verdict(const RankingProblem&, const Acceptability&, const AcrossMethods&,
                const std::optional<CriticalWeight>& critical, const std::string& weights, const VerdictRule& = {});

} // namespace yindi
