#include "gui/session/jobs.h"

#include "gui/session/session.h"

#include <algorithm>

namespace yindi::gui {
namespace {

const Job* find_job(const Session& session, const std::string& id) {
  const auto found = session.jobs.by_id.find(id);
  return found == session.jobs.by_id.end() ? nullptr : &found->second;
}

void cancel(Job& job) {
  if (job.worker) job.worker->cancel();
}

void follow(Session& session, const JobRow& row) {
  Job& job = session.jobs.by_id[row.id];
  const std::optional<Need> need = row.needs(session);
  if (!need) {
    cancel(job);
    job.asked.reset();
    return;
  }
  if (job.asked == need->stamp) return;
  cancel(job); // what was asked is no longer the question
  job.asked.reset();
  if (!need->looked_at) return;
  job.asked = need->stamp;
  job.failed = false;
  if (need->known) return;
  if (!job.worker) {
    job.worker = std::make_unique<Worker>();
    job.worker->on_report(session.jobs.wake);
  }
  job.worker->ask(row.ask(session));
}

bool collect(Session& session, const JobRow& row) {
  Job& job = session.jobs.by_id[row.id];
  auto report = job.worker ? job.worker->take() : std::nullopt;
  if (!report) return false;
  if (!report->failed.empty()) {
    job.failed = true;
    session.message =
        say(mark("{0} failed: this should not happen, please report it: {1}"), both(row.name), report->failed);
    return true;
  }
  if (report->found) row.take(session, std::move(report->found), report->whole);
  return true;
}

} // namespace

const std::vector<JobRow>& jobs() {
  static const std::vector<JobRow> rows = {opening_job(),  order_job(),        regional_job(),     sureness_job(),
                                           methods_job(),  data_weights_job(), asking_on_job(),    group_job(),
                                           document_job(), room_job(),         record_job(),       difference_job(),
                                           validity_job(), keeping_job(),      reading_again_job()};
  return rows;
}

void follow_jobs(Session& session) {
  for (const JobRow& row : jobs()) follow(session, row);
}

bool collect_jobs(Session& session) {
  bool came = false;
  for (const JobRow& row : jobs()) came = collect(session, row) || came;
  if (came) follow_jobs(session);
  return came;
}

void await_jobs(Session& session) {
  do {
    for (const JobRow& row : jobs())
      if (const Job& job = session.jobs.by_id[row.id]; job.worker) job.worker->wait();
    collect_jobs(session);
  } while (works_in_background(session));
}

WorkerState job_state(const Session& session, const char* id) {
  const Job* job = find_job(session, id);
  return job && job->worker ? job->worker->state() : WorkerState{};
}

void cancel_job(Session& session, const std::string& id) {
  for (const JobRow& row : jobs())
    if (row.id == id && !row.to_the_end) cancel(session.jobs.by_id[id]);
}

void ask_again(Session& session, const std::string& id) { session.jobs.by_id[id].asked.reset(); }

bool works_in_background(const Session& session) {
  return std::any_of(session.jobs.by_id.begin(), session.jobs.by_id.end(),
                     [](const auto& job) { return job.second.worker && job.second.worker->state().running; });
}

void wake_by(Session& session, void (*wake)()) {
  session.jobs.wake = wake;
  for (auto& [id, job] : session.jobs.by_id)
    if (job.worker) job.worker->on_report(wake);
}

void stop_jobs(Session& session) {
  for (auto& [id, job] : session.jobs.by_id) {
    cancel(job);
    job.worker.reset();
    job.asked.reset();
  }
}

} // namespace yindi::gui
