// The session's side of gui/session/regional.h, and what the loop asks of all that works in the background.

#include "gui/session/session.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr std::size_t most_kept = 8; ///< answers, so that undo and redo have theirs at once

RegionalWorker& regional_worker(Session& session) {
  if (!session.region_worker) {
    session.region_worker = std::make_shared<RegionalWorker>(assess_region);
    session.region_worker->on_answer(session.wake);
  }
  return *session.region_worker;
}

} // namespace

void follow_regional(Session& session) {
  if (!session.history) {
    cancel_regional(session);
    session.regionals.clear();
    session.regional_asked.reset();
    return;
  }
  if (session.page != "region" || session.regional_asked == session.history->now) return;
  session.regional_asked = session.history->now;
  const Regional* kept = shown_regional(session);
  if (kept && kept->whole) {
    cancel_regional(session);
    return;
  }
  if (!session.results.ranking_of)
    session.results.ranking_of = std::make_shared<const Ranking>(session.results.ranking);
  regional_worker(session).ask({session.history->now, session.results.ranking_of});
}

void cancel_regional(Session& session) {
  if (session.region_worker) session.region_worker->cancel();
}

bool collect_regional(Session& session) {
  auto answer = session.region_worker ? session.region_worker->take() : nullptr;
  if (!answer) return false;
  std::erase_if(session.regionals, [&](const auto& kept) { return kept->of == answer->of; });
  session.regionals.insert(session.regionals.begin(), std::move(answer));
  if (session.regionals.size() > most_kept) session.regionals.pop_back();
  return true;
}

const Regional* shown_regional(const Session& session) {
  if (!session.history) return nullptr;
  for (const auto& kept : session.regionals)
    if (kept->of == session.history->now) return kept.get();
  return nullptr;
}

const Regional* latest_plan(const Session& session) {
  const Regional* shown = shown_regional(session);
  if (shown && (shown->whole || session.regionals.size() == 1)) return shown;
  for (const auto& kept : session.regionals)
    if (kept->whole && kept->of->model->county_ids == shown_case(session).model->county_ids &&
        kept->of->model->industry_ids == shown_case(session).model->industry_ids)
      return kept.get();
  return shown;
}

WorkerState regional_state(const Session& session) {
  return session.region_worker ? session.region_worker->state() : WorkerState{};
}

bool collect_background(Session& session) {
  const bool sureness = collect_sureness(session), region = collect_regional(session);
  return sureness || region;
}

void await_background(Session& session) {
  await_sureness(session);
  if (!session.region_worker) return;
  session.region_worker->wait();
  collect_regional(session);
}

bool works_in_background(const Session& session) {
  return sureness_state(session).running || regional_state(session).running;
}

void wake_by(Session& session, void (*wake)()) {
  session.wake = wake;
  sureness_worker(session).on_answer(wake);
  if (session.region_worker) session.region_worker->on_answer(wake);
}

} // namespace yindi::gui
