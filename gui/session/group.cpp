// What the people of a round say, worked out in the background for the county on show.

#include "gui/session/session.h"
#include "gui/session/workshop.h"

#include "engine/robustness/problem.h"

namespace yindi::gui {
namespace {

std::string asked_round(const Session& session) {
  const auto round = shown_round(session);
  return (round ? std::to_string(*round) : "now") + " " + session.selection.county;
}

std::optional<Need> group_needs(const Session& session) {
  if (!session.document.history || session.results.held) return std::nullopt;
  return Need{{session.document.now(), asked_round(session)},
              session.selection.shows("workshop"),
              shown_group(session) != nullptr};
}

Work ask_group(Session& session) {
  return [c = session.document.now(), ranking = shared_ranking(session.results), round = shown_round(session),
          county = session.selection.county](const GoesOn&, const Publish&) -> Found {
    auto answer = std::make_shared<GroupAnswer>();
    answer->of = c, answer->round = round, answer->county = county;
    std::vector<CountyInQuestion> counties;
    std::string profile;
    for (const CountyRanking& one : ranking->counties) {
      if (one.assessment->county != county) continue;
      profile = one.profile;
      if (Loaded<CountyProblem> problem = county_problem(*c, one);
          problem.value && !problem.value->ranking.alternatives.empty())
        counties.push_back({county, one.profile, std::move(problem.value->ranking)});
    }
    Loaded<GroupView> view = group_view(*c, round, profile, std::move(counties));
    answer->view = std::move(view.value);
    answer->problems = std::move(view.diagnostics);
    return answer;
  };
}

void take_group(Session& session, Found found, bool) {
  session.workshop.group = std::static_pointer_cast<const GroupAnswer>(found);
}

} // namespace

const GroupAnswer* shown_group(const Session& session) {
  const auto& answer = session.workshop.group;
  const bool fits = answer && answer->of == session.document.now() && answer->round == shown_round(session) &&
                    answer->county == session.selection.county;
  return fits ? answer.get() : nullptr;
}

JobRow group_job() { return {"group", mark("What the group says"), group_needs, ask_group, take_group}; }

} // namespace yindi::gui
