#include "gui/session/validity.h"

#include "gui/session/session.h"

namespace yindi::gui {
namespace {

std::optional<Need> validity_needs(const Session& session) {
  if (!session.document.history || session.document.now()->known.empty()) return std::nullopt;
  return Need{{session.document.now(), {}}, session.selection.shows("case"), shown_agreement(session) != nullptr};
}

Work ask_validity(Session& session) {
  return [c = session.document.now()](const GoesOn& goes_on, const Publish&) {
    Loaded<Validity> loaded = validity(*c, c->known, {}, goes_on);
    if (!loaded.value && loaded.diagnostics.empty()) return Found(); // cancelled
    auto found = std::make_shared<Agreed>();
    found->of = c;
    found->found = std::move(loaded.value);
    if (!found->found) found->problem = loaded.diagnostics.front().message;
    return Found(found);
  };
}

void take_validity(Session& session, Found found, bool) {
  session.results.agreement = std::static_pointer_cast<const Agreed>(found);
}

} // namespace

JobRow validity_job() { return {"validity", mark("Known specialties"), validity_needs, ask_validity, take_validity}; }

const Agreed* shown_agreement(const Session& session) {
  const auto& kept = session.results.agreement;
  return kept && session.document.history && kept->of == session.document.now() ? kept.get() : nullptr;
}

} // namespace yindi::gui
