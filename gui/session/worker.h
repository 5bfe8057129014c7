#pragma once

// Work in the background: one thread, the newest question wins, the one before is cancelled. The thread shares nothing
// but the mailbox below.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace yindi::gui {

/// Whether to go on, told the share of the work that is done.
using GoesOn = std::function<bool(double share)>;
/// What was found: a value of the kind that the job's row knows.
using Found = std::shared_ptr<const void>;
/// Shows what stands so far; it stands until the answer comes.
using Publish = std::function<void(Found)>;
/// Answers in the worker's thread; nothing where `goes_on` cancels. It owns all that it needs.
using Work = std::function<Found(const GoesOn& goes_on, const Publish& publish)>;

struct WorkerState {
  bool running = false;
  double share = 0;   ///< of the work
  double seconds = 0; ///< since the question was asked
};

class Worker {
public:
  struct Report {
    Found found;
    bool whole = true;  ///< else it was published on the way
    std::string failed; ///< what an exception said; then nothing was found
  };

  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// `wake` is called from the worker after each report, to end the window's wait for events; nullptr: nobody waits.
  void on_report(void (*wake)());
  /// Starts on this in place of any other.
  void ask(Work work);
  void cancel();
  /// The newest report of the newest question, once.
  std::optional<Report> take();
  /// Waits until nothing is under way.
  void wait();
  WorkerState state() const;

private:
  using Clock = std::chrono::steady_clock;
  struct Numbered {
    Work work;
    int number = 0;
  };

  bool goes_on(int number, double share, const std::stop_token& stop);
  void put(int number, Report report);
  void work_on(const std::stop_token& stop);
  Report answer(const Numbered& next, const std::stop_token& stop);

  mutable std::mutex mutex_; ///< guards all that follows but the thread
  std::condition_variable_any changed_;
  std::optional<Numbered> asked_;
  std::optional<Report> report_;
  int number_ = 0;      ///< of the newest question
  bool wanted_ = false; ///< whether its answer is still waited for
  double share_ = 0;
  Clock::time_point since_;
  void (*wake_)() = nullptr;
  std::jthread thread_; ///< last, so that it ends before what it uses
};

} // namespace yindi::gui
