#pragma once

// How sure a ranking is: draws of weights and values, the weights at which first place changes, reversal, the verdict.

#include "engine/robustness/reversal.h"
#include "engine/robustness/simulate.h"
#include "engine/robustness/stability.h"
#include "engine/robustness/verdict.h"

namespace yindi {

struct CountyRobustness {
  std::string county;
  std::vector<std::string> industries;  ///< of the rows of all that follows; empty where nothing is ranked
  std::optional<CountyProblem> problem; ///< what further analyses start from
  std::optional<Acceptability> acceptability;
  std::vector<Stability> stability;
  std::optional<Reversal> reversal;
  AcrossMethods methods;
  Verdict verdict;
  std::vector<Sentence> notes;
};

/// The options that the case asks for in [robustness].
SimulationOptions simulation_options(const Case&);
/// The same for who only wants the verdicts.
SimulationOptions options_for_verdicts(const Case&);
VerdictRule verdict_rule(const Case&);

/// That the standard error asked for was not met; blank where it was, or where none was asked for.
Sentence not_sure_enough(const SimulationOptions&, const Acceptability&);

/// Everything for one county, from its draws. Where `goes_on`, asked between and inside the slow parts, says no, what
/// comes back is not whole and of no use.
CountyRobustness robustness(const Case&, const CountyRanking&, const CountyAcceptability&, const SimulationOptions&,
                            const std::function<bool()>& goes_on = nullptr);

/// Each county of the ranking; nothing where cancelled.
std::optional<std::vector<CountyRobustness>> robustness(const Case&, const std::vector<CountyRanking>&,
                                                        const SimulationOptions&, const Progress& = nullptr,
                                                        const Preview& = nullptr);

} // namespace yindi
