#pragma once

// Many draws of weights and values → how often each alternative takes each place.

#include "engine/ranking/rank.h"
#include "engine/robustness/acceptability.h"
#include "engine/robustness/scorer.h"
#include "engine/robustness/value_draws.h"
#include "engine/robustness/weight_draws.h"

namespace yindi {

struct SimulationOptions {
  int draws = 10000; ///< at most 2^31 − 1
  std::uint64_t seed = 1;
  int threads = 0;                    ///< 0: as many as the machine has
  std::string weights = "judgements"; ///< see weight_draw_kinds()
  /// Above 0: each county's draws end as soon as none of its acceptabilities is less sure than this. Looked at after
  /// every 4,096 draws, so that neither threads nor the other counties matter.
  double standard_error = 0;
  bool verdict_only = false; ///< leaves out what no verdict needs: confidence factors, reversal
  /// With `verdict_only`: who comes after the first is not told apart, which is several times as fast; who is first,
  /// and by how much, is the same.
  bool firsts_only = false;
  /// Shares of first places that make a difference, and then the lead's: a county's draws end as soon as more would not
  /// change anything (looked at after every 512). Empty: all draws are made.
  std::vector<double> settles_at = {};
};

/// Told how far it is, from 0 to 1, now and then, perhaps by several threads at once; false cancels.
using Progress = std::function<bool(double share)>;

/// Told now and then what the draws so far say of the county at `which` of the rankings, without confidence factors.
using Preview = std::function<void(std::size_t which, const Acceptability& so_far)>;

/// One problem ready for draws. Cells that are not known exactly need the frame, to be scored with other values.
struct Simulation {
  Scorer scorer;
  std::vector<DrawnCell> cells = {};
  std::optional<Frame> frame = {};
  Eigen::MatrixXd u = {};               ///< as `frame` takes it
  Eigen::Index first = -1, second = -1; ///< whose lead is told; −1: nobody's
  double lead = 0;                      ///< at the present weights and values
};

/// All of them under the same weights; nothing where cancelled. Confidence factors come from at most 2,000 draws of the
/// values (200 where the method must score them one by one).
std::optional<std::vector<Acceptability>> simulate(const std::vector<Simulation>&, const WeightSource&,
                                                   const SimulationOptions&, const Progress& = nullptr);

/// What a county needs for it; nothing where nothing ranks its industries.
std::optional<Simulation> simulation_of(const Case&, const CountyRanking&);

/// Each county of `rankings` (nullptr where nothing ranks it); counties with the same profile and the same leaves meet
/// the same weights. Nothing where cancelled.
struct CountyAcceptability {
  std::optional<Acceptability> acceptability;
  std::vector<Sentence> notes; ///< on how the weights were drawn
};
std::optional<std::vector<CountyAcceptability>> simulate(const Case&, const std::vector<const CountyRanking*>& rankings,
                                                         const SimulationOptions&, const Progress& = nullptr,
                                                         const Preview& = nullptr);

} // namespace yindi
