#pragma once

// How sure the shown county's ranking is, worked out in the background: one worker, the newest question wins, the one
// before is cancelled. Threads share nothing but the mailbox below.

#include "engine/robustness/across_methods.h"
#include "engine/robustness/information.h"
#include "engine/robustness/leave_out.h"
#include "engine/robustness/robustness.h"
#include "engine/robustness/tornado.h"
#include "engine/robustness/weight_graph.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace yindi::gui {

/// What a result belongs to; another snapshot of the case, another county or other weights make it stale.
struct SurenessKey {
  std::shared_ptr<const Case> of;
  std::string county;
  std::map<std::string, double> what_if; ///< weights tried for the groups; empty: the judged ones
  bool operator==(const SurenessKey&) const = default;
};

/// The answer. Where nothing is ranked only the key stands.
struct Sureness {
  SurenessKey key;
  CountyRobustness county;
  std::optional<CriticalWeight> critical;
  LeaveOut left_out;
  Tornado tornado;
  Information information;
  AcrossMethods methods;           ///< all that take values on the scales
  std::vector<WeightGraph> graphs; ///< in the order of county.stability
  SimulationOptions options;
  double seconds = 0;
};

/// All of it, in the calling thread; nothing where `progress` cancels, which it is asked between the parts too.
std::shared_ptr<const Sureness> assess_sureness(const SurenessKey& key, const CountyRanking& ranking,
                                                const Progress& progress = nullptr);

class SurenessWorker {
public:
  SurenessWorker();
  SurenessWorker(const SurenessWorker&) = delete;
  SurenessWorker& operator=(const SurenessWorker&) = delete;

  /// `wake` is called from the worker after each answer, to end the window's wait for events; nullptr: nobody waits.
  void on_answer(void (*wake)());
  /// Starts on this question in place of any other.
  void ask(SurenessKey key, CountyRanking ranking);
  void cancel();
  /// The answer to the newest question, once; nullptr while there is none.
  std::shared_ptr<const Sureness> take();
  /// Waits until nothing is under way.
  void wait();

  struct State {
    bool running = false;
    double share = 0;   ///< of the draws
    double seconds = 0; ///< since the question was asked
  };
  State state() const;

private:
  using Clock = std::chrono::steady_clock;
  struct Question {
    SurenessKey key;
    CountyRanking ranking;
    int number = 0;
  };
  void work(const std::stop_token& stop);
  bool goes_on(int number, double share, const std::stop_token& stop);

  mutable std::mutex mutex_; ///< guards all that follows but the thread
  std::condition_variable_any changed_;
  std::optional<Question> asked_;
  std::shared_ptr<const Sureness> answer_;
  int number_ = 0;      ///< of the newest question
  bool wanted_ = false; ///< whether its answer is still waited for
  double share_ = 0;
  Clock::time_point since_;
  void (*wake_)() = nullptr;
  std::jthread thread_; ///< last, so that it ends before what it uses
};

} // namespace yindi::gui
