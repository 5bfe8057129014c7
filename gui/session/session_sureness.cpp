// The session's side of gui/session/sureness.h: when to ask, what came back, whether it is still what is shown.

#include "gui/session/session.h"

namespace yindi::gui {
namespace {

/// The pages that show how sure the ranking is.
bool is_looked_at(const Session& session) { return session.page == "robustness" || session.page == "ranking"; }

SurenessKey key_of(const Session& session) { return {session.history->now, session.county, session.what_if}; }

} // namespace

SurenessWorker& sureness_worker(Session& session) {
  if (!session.sure_worker)
    session.sure_worker =
        std::make_shared<SurenessWorker>([](const SurenessQuestion& question, const SurenessWorker::GoesOn& goes_on,
                                            const SurenessWorker::Publish& publish) {
          return assess_sureness(question.key, question.ranking, goes_on, publish);
        });
  return *session.sure_worker;
}

void follow_sureness(Session& session) {
  const CountyRanking* county = session.history ? shown_county(session) : nullptr;
  if (!county) {
    if (session.sure_worker) session.sure_worker->cancel();
    session.sureness.reset();
    session.sureness_asked.reset();
    return;
  }
  if (!is_looked_at(session)) return;
  SurenessKey key = key_of(session);
  if (session.sureness_asked == key) return;
  session.sureness_asked = key;
  sureness_worker(session).ask({std::move(key), *county});
}

bool collect_sureness(Session& session) {
  auto answer = session.sure_worker ? session.sure_worker->take() : nullptr;
  if (!answer) return false;
  if (answer->filling) {
    session.sureness_so_far = std::move(answer);
    return true;
  }
  session.sureness_so_far.reset();
  session.sureness = std::move(answer);
  return true;
}

void await_sureness(Session& session) {
  if (!session.sure_worker) return;
  session.sure_worker->wait();
  collect_sureness(session);
}

const Sureness* shown_sureness(const Session& session) {
  return session.history && session.sureness && session.sureness->key.county == session.county ? session.sureness.get()
                                                                                               : nullptr;
}

const Sureness* sureness_so_far(const Session& session) {
  const bool stands = session.history && session.sureness_so_far && session.sureness_so_far->key == key_of(session) &&
                      sureness_state(session).running;
  return stands ? session.sureness_so_far.get() : nullptr;
}

bool sureness_is_current(const Session& session) {
  return shown_sureness(session) && session.sureness->key == key_of(session);
}

bool sureness_is_stale(const Session& session) {
  if (!shown_sureness(session) || sureness_is_current(session)) return false;
  const SurenessWorker::State state = sureness_state(session);
  return !state.running || state.seconds > noticed_after;
}

SurenessWorker::State sureness_state(const Session& session) {
  return session.sure_worker ? session.sure_worker->state() : SurenessWorker::State{};
}

} // namespace yindi::gui
