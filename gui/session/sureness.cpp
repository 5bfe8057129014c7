#include "gui/session/sureness.h"

#include "engine/rationale/robustness_charts.h"
#include "engine/robustness/doubtful.h"
#include "gui/session/session.h"

#include <chrono>
#include <utility>

namespace yindi::gui {
namespace {

/// The analyses after the draws; false where cancelled between two of them.
bool analyse(Sureness& result, const CountyRanking& ranking, const Progress& progress) {
  const Case& c = *result.key.of;
  const CountyProblem& county = *result.county.problem;
  const RankingProblem& problem = county.ranking;
  const auto cancelled = [&] { return progress && !progress(1); };
  result.critical = critical_weight(problem, result.county.stability);
  const std::vector<DoubtfulValue> doubtful = doubtful_values(c, *ranking.assessment);
  result.tornado = tornado(county, doubtful);
  if (cancelled()) return false;
  result.left_out = leave_out(problem);
  if (cancelled()) return false;
  result.information = information(c, ranking, county, doubtful);
  if (cancelled()) return false;
  result.methods = across_methods(c, ranking, scaled_methods());
  const double up_to = weight_axis(result.county.stability);
  for (const Stability& stability : result.county.stability) {
    if (cancelled()) return false;
    for (const WeightNode& node : problem.nodes)
      if (node.id == stability.node) result.graphs.push_back(weight_graph(problem, node, 101, up_to));
  }
  return true;
}

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// The pages that show how sure the ranking is.
bool is_looked_at(const Selection& s) { return s.shows("robustness") || s.shows("ranking"); }

SurenessKey key_of(const Session& session) {
  return {session.document.now(), session.selection.county, session.selection.what_if};
}

std::optional<Need> sureness_needs(const Session& session) {
  if (!session.document.history || !shown_county(session)) return std::nullopt;
  std::string rest = session.selection.county;
  for (const auto& [group, weight] : session.selection.what_if) rest += "\n" + group + "=" + shortest(weight);
  return Need{{session.document.now(), rest}, is_looked_at(session.selection), false};
}

Work ask_sureness(Session& session) {
  return [key = key_of(session), ranking = *shown_county(session)](const GoesOn& goes_on, const Publish& publish) {
    return assess_sureness(key, ranking, goes_on, publish);
  };
}

void take_sureness(Session& session, Found found, bool whole) {
  auto answer = std::static_pointer_cast<const Sureness>(found);
  if (!whole) {
    session.results.sureness_so_far = std::move(answer);
    return;
  }
  session.results.sureness_so_far.reset();
  session.results.sureness = std::move(answer);
}

} // namespace

std::shared_ptr<const Sureness> assess_sureness(const SurenessKey& key, const CountyRanking& ranking,
                                                const Progress& progress,
                                                const std::function<void(std::shared_ptr<const Sureness>)>& publish) {
  constexpr double first_look = 0.25, between_looks = 0.1; // seconds
  const Clock::time_point begin = Clock::now();
  Clock::time_point looked = begin;
  auto result = std::make_shared<Sureness>();
  result->key = key;
  result->options = simulation_options(*key.of);
  std::optional<CountyProblem> problem;
  const Preview preview = [&](std::size_t, const Acceptability& so_far) {
    if (since(begin) < first_look || since(looked) < between_looks) return;
    looked = Clock::now();
    if (!problem) problem = county_problem(*key.of, ranking).value;
    if (!problem || problem->ranking.alternatives.empty()) return;
    auto part = std::make_shared<Sureness>(*result);
    part->filling = true;
    part->county.county = key.county;
    part->county.industries = problem->ranking.alternatives;
    part->county.problem = problem;
    part->county.acceptability = so_far;
    publish(std::move(part));
  };
  auto counties = robustness(*key.of, {ranking}, result->options, progress, publish ? preview : nullptr);
  if (!counties || counties->empty()) return nullptr;
  result->county = std::move(counties->front());
  if (result->county.problem && !analyse(*result, ranking, progress)) return nullptr;
  result->seconds = since(begin);
  return result;
}

JobRow sureness_job() { return {"sureness", mark("Robustness"), sureness_needs, ask_sureness, take_sureness}; }

const Sureness* shown_sureness(const Session& session) {
  const auto& newest = session.results.sureness;
  return session.document.history && newest && newest->key.county == session.selection.county ? newest.get() : nullptr;
}

const Sureness* sureness_so_far(const Session& session) {
  const auto& so_far = session.results.sureness_so_far;
  const bool stands =
      session.document.history && so_far && so_far->key == key_of(session) && sureness_state(session).running;
  return stands ? so_far.get() : nullptr;
}

bool sureness_is_current(const Session& session) {
  const Sureness* shown = shown_sureness(session);
  return shown && shown->key == key_of(session);
}

bool sureness_is_stale(const Session& session) {
  if (!shown_sureness(session) || sureness_is_current(session)) return false;
  const WorkerState state = sureness_state(session);
  return !state.running || state.seconds > noticed_after;
}

WorkerState sureness_state(const Session& session) { return job_state(session, "sureness"); }

} // namespace yindi::gui
