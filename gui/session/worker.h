#pragma once

// Work in the background: one thread a kind of question, the newest question wins, the one before is cancelled. Threads
// share nothing but the mailbox below.

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace yindi::gui {

struct WorkerState {
  bool running = false;
  double share = 0;   ///< of the work
  double seconds = 0; ///< since the question was asked
};

template <class Question, class Answer>
class Worker {
public:
  using State = WorkerState;
  using Snapshot = std::shared_ptr<const Answer>;
  using GoesOn = std::function<bool(double share)>;
  using Publish = std::function<void(Snapshot)>;
  /// Answers in the worker's thread; nothing where `goes_on` cancels. What is published stands until the answer comes.
  using Work = std::function<Snapshot(const Question&, const GoesOn& goes_on, const Publish& publish)>;

  explicit Worker(Work work)
      : answer_it_(std::move(work)), thread_([this](const std::stop_token& stop) { work_on(stop); }) {}
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// `wake` is called from the worker after each answer, to end the window's wait for events; nullptr: nobody waits.
  void on_answer(void (*wake)()) {
    const std::lock_guard lock(mutex_);
    wake_ = wake;
  }
  /// Starts on this question in place of any other.
  void ask(Question question) {
    const std::lock_guard lock(mutex_);
    asked_ = Numbered{std::move(question), ++number_};
    answer_.reset();
    wanted_ = true;
    share_ = 0;
    since_ = Clock::now();
    changed_.notify_all();
  }
  void cancel() {
    const std::lock_guard lock(mutex_);
    ++number_;
    asked_.reset();
    answer_.reset();
    wanted_ = false;
    changed_.notify_all();
  }
  /// The answer to the newest question, once; nullptr while there is none.
  Snapshot take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answer_, nullptr);
  }
  /// Waits until nothing is under way.
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !wanted_; });
  }
  State state() const {
    const std::lock_guard lock(mutex_);
    if (!wanted_) return {};
    return {true, share_, std::chrono::duration<double>(Clock::now() - since_).count()};
  }

private:
  using Clock = std::chrono::steady_clock;
  struct Numbered {
    Question question;
    int number = 0;
  };

  bool goes_on(int number, double share, const std::stop_token& stop) {
    const std::lock_guard lock(mutex_);
    if (number == number_) share_ = std::max(share_, std::clamp(share, 0.0, 1.0));
    return number == number_ && !stop.stop_requested();
  }
  void put(int number, Snapshot answer, bool last) {
    void (*wake)() = nullptr;
    {
      const std::lock_guard lock(mutex_);
      if (number != number_) return;
      wake = wake_;
      answer_ = std::move(answer);
      if (last) wanted_ = false;
      changed_.notify_all();
    }
    if (wake) wake();
  }
  void work_on(const std::stop_token& stop) {
    while (true) {
      Numbered next;
      {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [&] { return asked_.has_value(); })) return;
        next = *std::exchange(asked_, std::nullopt);
      }
      const int number = next.number;
      Snapshot answer = answer_it_(
          next.question, [&](double share) { return goes_on(number, share, stop); },
          [&](Snapshot part) { put(number, std::move(part), false); });
      put(number, std::move(answer), true);
    }
  }

  const Work answer_it_;
  mutable std::mutex mutex_; ///< guards all that follows but the thread
  std::condition_variable_any changed_;
  std::optional<Numbered> asked_;
  Snapshot answer_;
  int number_ = 0;      ///< of the newest question
  bool wanted_ = false; ///< whether its answer is still waited for
  double share_ = 0;
  Clock::time_point since_;
  void (*wake_)() = nullptr;
  std::jthread thread_; ///< last, so that it ends before what it uses
};

} // namespace yindi::gui
