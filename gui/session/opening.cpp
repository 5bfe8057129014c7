#include "gui/session/opening.h"

#include "gui/session/session.h"

#include <algorithm>

namespace yindi::gui {
namespace {

void forget_case(Opened& o) {
  o.results = {};
  o.selection.what_if.clear();
  o.selection.asked = {};
  o.selection.round.reset();
}

/// The selection goes on while the case is being read: what was chosen meanwhile stays.
void install(Session& session, Opened found) {
  leave_room(session);
  const int orders = session.workshop.number + 1;
  session.workshop = {};
  session.workshop.number = orders;
  Selection now = std::move(session.selection);
  session.document = std::move(found.document);
  session.results = std::move(found.results);
  session.selection = std::move(found.selection);
  session.selection.language = now.language;
  session.selection.theme = now.theme;
  session.selection.projector = now.projector;
  session.message = {};
  follow_workshop(session);
  ++session.opened;
  keep_preferences(session);
}

std::optional<Need> opening_needs(const Session& session) {
  if (!session.opening) return std::nullopt;
  return Need{{nullptr, std::to_string(session.opening->number) + " " + session.opening->folder}, true, false};
}

Work ask_opening(Session& session) {
  return [folder = session.opening->folder, selection = session.selection](const GoesOn&, const Publish&) {
    return Found(std::make_shared<Opened>(opened(folder, selection)));
  };
}

void take_opening(Session& session, Found found, bool) {
  session.opening.reset();
  // Nobody else has it: it was made for this.
  install(session, std::move(*std::const_pointer_cast<Opened>(std::static_pointer_cast<const Opened>(found))));
  look_for_kept_work(session);
}

} // namespace

Opened opened(const std::string& folder, Selection selection) {
  Opened o;
  o.selection = std::move(selection);
  forget_case(o);
  const Places places = read_document(o.document, folder);
  compute(o.document, o.selection, o.results);
  const Diagnostics& found = o.results.ranking.diagnostics;
  const bool broken = std::any_of(found.begin(), found.end(), [](const Diagnostic& d) {
    return d.severity == Severity::error && !is_of_weights(d);
  });
  if (!o.document.history || !broken) return o;
  // What only ranking finds (a method's parameter, a formula that fails) is an error of the case all the same.
  // Judgements that do not connect yet, or data that give no weights, are not: the case opens without the rankings that
  // they keep from being made, says so among the problems, and somebody goes on where they stopped.
  refuse_document(o.document, placed(found, places, folder));
  forget_case(o);
  compute(o.document, o.selection, o.results);
  return o;
}

Opened opened(Case c, Selection selection) {
  Opened o;
  o.selection = std::move(selection);
  forget_case(o);
  open_case(o.document, std::move(c));
  compute(o.document, o.selection, o.results);
  return o;
}

JobRow opening_job() {
  return {"opening", mark("Opening the casebook"), opening_needs, ask_opening, take_opening, true};
}

void keep_preferences(Session& session) {
  if (!session.live) return;
  if (session.document.history) remember(session.preferences, session.document.folder, session.selection);
  session.preferences.language = session.selection.language;
  session.preferences.theme = session.selection.theme;
  if (!session.preferences_in.empty()) write_preferences(session.preferences, session.preferences_in);
}

void open_folder(Session& session, const std::string& folder) {
  if (session.live) {
    session.opening = Opening{folder, ++session.openings};
    return;
  }
  install(session, opened(folder, session.selection));
}

void open_case(Session& session, Case c) {
  install(session, opened(std::move(c), session.selection));
  follow_jobs(session);
}

} // namespace yindi::gui
