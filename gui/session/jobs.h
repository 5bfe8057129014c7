#pragma once

// What is worked out in the background: one row a job in jobs(), one thread a job. A job follows what is shown by
// itself; where its question went stale it is cancelled.

#include "gui/session/worker.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

struct Session;

/// What an answer hangs on: the snapshot that it is made of and what else is asked. Another stamp is another question.
struct Stamp {
  std::shared_ptr<const void> of;
  std::string rest;
  bool operator==(const Stamp&) const = default;
};

/// What a job would answer now.
struct Need {
  Stamp stamp;
  bool looked_at = false; ///< somebody sees the answer; else nothing is begun
  bool known = false;     ///< there is an answer already
};

struct JobRow {
  const char* id;
  const char* name; ///< in the status bar
  /// Nothing where there is nothing to ask.
  std::optional<Need> (*needs)(const Session&);
  /// The work, with all that it takes.
  Work (*ask)(Session&);
  /// Takes over what was found, whole or so far.
  void (*take)(Session&, Found, bool whole);
  bool quiet = false;      ///< the status bar does not tell of it
  bool to_the_end = false; ///< nobody can cancel it: it writes
};
/// In the order in which the status bar tells of them.
const std::vector<JobRow>& jobs();

/// The jobs' rows, in the files of their kind.
JobRow opening_job();
JobRow keeping_job();
JobRow reading_again_job();
JobRow regional_job();
JobRow sureness_job();
JobRow methods_job();
JobRow data_weights_job();
JobRow validity_job();
JobRow asking_on_job();
JobRow order_job();
JobRow room_job();
JobRow group_job();
JobRow document_job();
JobRow record_job();
JobRow difference_job();

struct Job {
  std::unique_ptr<Worker> worker; ///< made with the first question
  std::optional<Stamp> asked;     ///< the newest question, answered, under way or cancelled
  bool failed = false;            ///< an exception ended it
};

struct Jobs {
  std::map<std::string, Job> by_id;
  void (*wake)() = nullptr; ///< ends the window's wait for events
};

/// Begins what is needed, cancels what is stale; update() does it.
void follow_jobs(Session& session);
/// Takes over what the background has found, and begins what is needed now; whether something came in.
bool collect_jobs(Session& session);
/// Waits until nothing is under way: pictures and tests.
void await_jobs(Session& session);
WorkerState job_state(const Session& session, const char* id);
/// A cancelled job does not begin again by itself, until ask_again or another question.
void cancel_job(Session& session, const std::string& id);
void ask_again(Session& session, const std::string& id);
bool works_in_background(const Session& session);
void wake_by(Session& session, void (*wake)());
/// Ends all threads. Before the window system ends: nobody may wake a window that is gone.
void stop_jobs(Session& session);

inline constexpr double noticed_after = 0.1; ///< seconds of work before anybody needs to be told

} // namespace yindi::gui
