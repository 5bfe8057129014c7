#pragma once

// How sure the shown county's ranking is, worked out in the background.

#include "engine/robustness/across_methods.h"
#include "engine/robustness/information.h"
#include "engine/robustness/leave_out.h"
#include "engine/robustness/robustness.h"
#include "engine/robustness/tornado.h"
#include "engine/robustness/weight_graph.h"
#include "gui/session/jobs.h"

#include <map>
#include <memory>
#include <string>

namespace yindi::gui {

/// What a result belongs to; another snapshot of the case, another county or other weights make it stale.
struct SurenessKey {
  std::shared_ptr<const Case> of;
  std::string county;
  std::map<std::string, double> what_if; ///< weights tried for the groups; empty: the judged ones
  bool operator==(const SurenessKey&) const = default;
};

/// The answer. Where nothing is ranked only the key stands.
struct Sureness {
  SurenessKey key;
  bool filling = false; ///< of the county only the problem and the acceptabilities so far stand: draws go on
  CountyRobustness county;
  std::optional<CriticalWeight> critical;
  LeaveOut left_out;
  Tornado tornado;
  Information information;
  AcrossMethods methods;           ///< all that take values on the scales
  std::vector<WeightGraph> graphs; ///< in the order of county.stability
  SimulationOptions options;
  double seconds = 0;
};

/// All of it, in the calling thread; nothing where `progress` cancels, which it is asked between the parts too.
/// `publish` is given what stands so far, now and then, once it takes longer than people notice.
std::shared_ptr<const Sureness>
assess_sureness(const SurenessKey& key, const CountyRanking& ranking, const Progress& progress = nullptr,
                const std::function<void(std::shared_ptr<const Sureness>)>& publish = nullptr);

/// How sure the shown county's ranking is; nullptr where nothing was worked out for this county of this case. Where it
/// is not sureness_is_current() it belongs to other weights or to the case before the last edit.
const Sureness* shown_sureness(const Session& session);
bool sureness_is_current(const Session& session);
/// What the draws under way for what is shown say so far; nullptr before anybody notices that they take long.
const Sureness* sureness_so_far(const Session& session);
/// Not current for so long that it must be told: what is quicker changes under the hand without a word.
bool sureness_is_stale(const Session& session);
WorkerState sureness_state(const Session& session);

} // namespace yindi::gui
