#include "gui/session/keeping.h"

#include "gui/session/session.h"

#include <algorithm>

namespace yindi::gui {
namespace {

using Clock = std::chrono::steady_clock;

std::shared_ptr<WorkKeeper> keeper_of(Document& document) {
  Keeping& keeping = document.keeping;
  if (!keeping.keeper) keeping.keeper = std::make_shared<WorkKeeper>(document.folder);
  return keeping.keeper;
}

/// The number stands for the question: more changes meanwhile do not make it stale, they are the next one.
std::optional<Need> keeping_needs(const Session& session) {
  const Keeping& keeping = session.document.keeping;
  if (!session.live || !session.document.changed() || session.document.folder.empty()) return std::nullopt;
  return Need{{nullptr, std::to_string(keeping.number)}, keeping.due && Clock::now() >= *keeping.due, false};
}

struct KeptNow {
  std::shared_ptr<const Case> of;
  Diagnostics problems;
};

Work ask_keeping(Session& session) {
  return [keeper = keeper_of(session.document), c = session.document.now()](const GoesOn& goes_on, const Publish&) {
    return Found(std::make_shared<KeptNow>(KeptNow{c, keeper->keep(*c, [&] { return goes_on(0.5); })}));
  };
}

void take_keeping(Session& session, Found found, bool) {
  const auto kept = std::static_pointer_cast<const KeptNow>(found);
  Keeping& keeping = session.document.keeping;
  ++keeping.number;
  keeping.due.reset();
  keeping.kept = kept->of;
  const bool failed = !kept->problems.empty() || keeping.keeper->taken();
  if (failed && !keeping.told)
    session.message =
        keeping.keeper->taken()
            ? say(mark("Another window has this casebook open: a crash here would lose what is not saved."))
            : say(mark("Unsaved work cannot be kept beside the casebook: {}"), kept->problems.front().message);
  keeping.told = failed;
  follow_keeping(session);
}

} // namespace

JobRow keeping_job() {
  return {"keeping", mark("Keeping unsaved work"), keeping_needs, ask_keeping, take_keeping, true};
}

void follow_keeping(Session& session) {
  Document& document = session.document;
  Keeping& keeping = document.keeping;
  if (!document.changed()) {
    keeping.due.reset();
    if (keeping.kept && keeping.keeper) keeping.keeper->drop();
    keeping.kept.reset();
    return;
  }
  if (session.kept_work || keeping.due || keeping.kept == document.now()) return;
  keeping.due = Clock::now() + keeps_after;
}

std::optional<double> keeping_due(const Session& session) {
  const auto& due = session.document.keeping.due;
  if (!due || job_state(session, "keeping").running) return std::nullopt;
  return std::max(0.0, std::chrono::duration<double>(*due - Clock::now()).count());
}

void look_for_kept_work(Session& session) {
  session.kept_work.reset();
  Document& document = session.document;
  if (!session.live || !document.history || !has_kept_work(document.folder)) return;
  session.kept_work = keeper_of(document)->kept();
  if (session.kept_work) session.kept_work->value.record.journal = document.now()->record.journal; // no work of anybody
  if (session.kept_work && session.kept_work->value == *document.now()) drop_kept_work(session);   // nothing was lost
  session.kept_changes =
      session.kept_work ? changes_between(*document.now(), session.kept_work->value) : std::vector<Edit>();
}

void take_kept_work(Session& session) {
  if (!session.kept_work || !session.document.history) return;
  adopt(session.document, std::move(session.kept_work->value), "recovered");
  session.kept_work.reset();
  session.document.timeline.case_changed(true, session.selection.what_if, session.selection.what_if);
  session.document.keeping.kept = session.document.now(); // it stands beside the casebook already
  compute(session.document, session.selection, session.results);
}

void drop_kept_work(Session& session) {
  session.kept_work.reset();
  if (session.document.keeping.keeper) session.document.keeping.keeper->drop();
}

void end_keeping(Session& session) {
  Keeping& keeping = session.document.keeping;
  if (keeping.keeper && !session.kept_work) keeping.keeper->drop(); // what nobody decided about stays
  keeping.keeper.reset();
}

} // namespace yindi::gui
