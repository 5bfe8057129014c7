#include "gui/session/worker.h"

#include "engine/format/machine.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace yindi::gui {
namespace {

/// What takes that long also used much memory on the way.
constexpr std::chrono::milliseconds large_work{500};

} // namespace

Worker::Worker() : thread_([this](const std::stop_token& stop) { work_on(stop); }) {}
Worker::~Worker() = default;

void Worker::on_report(void (*wake)()) {
  const std::lock_guard lock(mutex_);
  wake_ = wake;
}

void Worker::ask(Work work) {
  const std::lock_guard lock(mutex_);
  asked_ = Numbered{std::move(work), ++number_};
  report_.reset();
  wanted_ = true;
  share_ = 0;
  since_ = Clock::now();
  changed_.notify_all();
}

void Worker::cancel() {
  const std::lock_guard lock(mutex_);
  ++number_;
  asked_.reset();
  report_.reset();
  wanted_ = false;
  changed_.notify_all();
}

std::optional<Worker::Report> Worker::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(report_, std::nullopt);
}

void Worker::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !wanted_; });
}

WorkerState Worker::state() const {
  const std::lock_guard lock(mutex_);
  if (!wanted_) return {};
  return {true, share_, std::chrono::duration<double>(Clock::now() - since_).count()};
}

bool Worker::goes_on(int number, double share, const std::stop_token& stop) {
  const std::lock_guard lock(mutex_);
  if (number == number_) share_ = std::max(share_, std::clamp(share, 0.0, 1.0));
  return number == number_ && !stop.stop_requested();
}

void Worker::put(int number, Report report) {
  void (*wake)() = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (number != number_) return;
    wake = wake_;
    if (report.whole) wanted_ = false;
    report_ = std::move(report);
    changed_.notify_all();
  }
  if (wake) wake();
}

Worker::Report Worker::answer(const Numbered& next, const std::stop_token& stop) {
  try {
    return {next.work([&](double share) { return goes_on(next.number, share, stop); },
                      [&](Found part) {
                        put(next.number, {std::move(part), false, {}});
                      }),
            true,
            {}};
  } catch (const std::exception& broken) {
    return {nullptr, true, broken.what()};
  }
}

void Worker::work_on(const std::stop_token& stop) {
  while (true) {
    Numbered next;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [&] { return asked_.has_value(); })) return;
      next = *std::exchange(asked_, std::nullopt);
    }
    const auto begun = Clock::now();
    Report report = answer(next, stop);
    next.work = nullptr; // what it owned may be large, and the next question may be long in coming
    put(next.number, std::move(report));
    if (Clock::now() - begun > large_work) give_memory_back();
  }
}

} // namespace yindi::gui
