#include "gui/session/side_by_side.h"

#include "engine/methods/method.h"
#include "gui/session/session.h"

namespace yindi::gui {
namespace {

bool methods_are_current(const Session& session) {
  const auto& kept = session.results.methods;
  return kept && kept->of == session.document.now() && kept->county == session.selection.county;
}

std::optional<Need> methods_needs(const Session& session) {
  if (!session.document.history || !judged_county(session.results, session.selection.county)) return std::nullopt;
  return Need{{session.document.now(), session.selection.county},
              session.selection.shows("ranking", "methods"),
              methods_are_current(session)};
}

Work ask_methods(Session& session) {
  return [of = session.document.now(),
          county = *judged_county(session.results, session.selection.county)](const GoesOn&, const Publish&) {
    std::vector<std::string> all;
    for (const Method& method : methods()) all.emplace_back(method.id);
    return Found(std::make_shared<SideBySide>(
        SideBySide{of, county.assessment->county, compare_methods(*of, county.assessment, county.weights, all)}));
  };
}

void take_methods(Session& session, Found found, bool) {
  session.results.methods = std::static_pointer_cast<const SideBySide>(found);
}

} // namespace

JobRow methods_job() { return {"methods", mark("Methods"), methods_needs, ask_methods, take_methods}; }

const MethodComparison* shown_methods(const Session& session) {
  const auto& kept = session.results.methods;
  const bool same_county = kept && session.document.history && kept->county == session.selection.county;
  return same_county && (methods_are_current(session) || job_state(session, "methods").running) ? &kept->methods
                                                                                                : nullptr;
}

} // namespace yindi::gui
