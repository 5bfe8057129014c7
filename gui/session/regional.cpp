#include "gui/session/regional.h"

#include "gui/session/session.h"

namespace yindi::gui {
namespace {

constexpr double region_share = 0.1; ///< of the whole work, for the progress
constexpr std::size_t most_kept = 8; ///< answers, so that undo and redo have theirs at once

std::optional<Need> region_needs(const Session& session) {
  if (!session.document.history) return std::nullopt;
  const Regional* kept = shown_regional(session);
  return Need{{session.document.now(), {}}, session.selection.shows("region"), kept && kept->whole};
}

Work ask_region(Session& session) {
  return [question = RegionalQuestion{session.document.now(), session.results.assessed.region,
                                      shared_ranking(session.results)}](const GoesOn& goes_on, const Publish& publish) {
    return assess_region(question, goes_on, publish);
  };
}

void take_region(Session& session, Found found, bool) {
  auto answer = std::static_pointer_cast<const Regional>(found);
  auto& kept = session.results.regionals;
  std::erase_if(kept, [&](const auto& one) { return one->of == answer->of; });
  kept.insert(kept.begin(), std::move(answer));
  if (kept.size() > most_kept) kept.pop_back();
}

} // namespace

std::shared_ptr<const Regional> assess_region(const RegionalQuestion& question, const GoesOn& goes_on,
                                              const Publish& publish) {
  const auto begin = std::chrono::steady_clock::now();
  const Case& c = *question.of;
  Regional answer{question.of, look_at_region(c, *question.region), {}, false, 0};
  RegionResult& result = answer.result;
  result.first_choices = first_choices(c, result, *question.ranking);
  if (goes_on && !goes_on(region_share)) return nullptr;
  if (publish) publish(std::make_shared<const Regional>(answer));
  const auto problem = plan_problem(c, result.region, *question.ranking, c.plan);
  for (const Diagnostic& d : problem.diagnostics) {
    if (d.severity != Severity::error)
      result.region.notes.push_back(d.message);
    else if (answer.no_plan.empty())
      answer.no_plan = d.message;
  }
  if (problem.value) {
    result.plan = make_plan(*problem.value, {}, [&](double share) {
      return !goes_on || goes_on(region_share + (1 - region_share) * share);
    });
    if (goes_on && !goes_on(1)) return nullptr;
    if (!result.plan->problem_with.empty()) answer.no_plan = result.plan->problem_with;
    result.chains = chain_links(c, *result.plan);
  }
  answer.whole = true;
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return std::make_shared<const Regional>(std::move(answer));
}

JobRow regional_job() { return {"region", mark("Coordinated plan"), region_needs, ask_region, take_region}; }

const Regional* shown_regional(const Session& session) {
  if (!session.document.history) return nullptr;
  for (const auto& kept : session.results.regionals)
    if (kept->of == session.document.now()) return kept.get();
  return nullptr;
}

const Regional* latest_plan(const Session& session) {
  const auto& regionals = session.results.regionals;
  const Regional* shown = shown_regional(session);
  if (shown && (shown->whole || regionals.size() == 1)) return shown;
  for (const auto& kept : regionals)
    if (kept->whole && kept->of->model->county_ids == shown_case(session).model->county_ids &&
        kept->of->model->industry_ids == shown_case(session).model->industry_ids)
      return kept.get();
  return shown;
}

WorkerState regional_state(const Session& session) { return job_state(session, "region"); }

} // namespace yindi::gui
