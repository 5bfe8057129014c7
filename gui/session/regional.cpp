#include "gui/session/regional.h"

namespace yindi::gui {
namespace {

constexpr double region_share = 0.1; ///< of the whole work, for the progress

} // namespace

std::shared_ptr<const Regional> assess_region(const RegionalQuestion& question, const RegionalWorker::GoesOn& goes_on,
                                              const RegionalWorker::Publish& publish) {
  const auto begin = std::chrono::steady_clock::now();
  const Case& c = *question.of;
  Regional answer{question.of, look_at_region(c, make_region(c)), {}, false, 0};
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

} // namespace yindi::gui
