#pragma once

// Undo and redo: snapshots, which share what did not change, each with the step that led to the next. What was done,
// undo and redo included, is kept in order for whoever writes a journal.

#include "engine/edit/edit.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace yindi {

template <class Value>
struct History {
  using Snapshot = std::shared_ptr<const Value>;
  struct Entry {
    Snapshot value; ///< before the step where it can be undone, after it where it can be done again
    Step step;
  };
  static constexpr std::size_t most = 100; ///< undo steps that are kept

  Snapshot now;
  std::deque<Entry> past;
  std::vector<Entry> future;
  std::vector<Step> steps; ///< since the last take_steps()
  std::uint64_t last_key = 0;

  explicit History(Value first) : now(std::make_shared<const Value>(std::move(first))) {}

  /// A new state and the step that leads to it. Nothing where it is equal. Commits with the same `key` other than 0,
  /// with no seal between, are one step.
  void commit(Value next, Step step, std::uint64_t key = 0) {
    if (next == *now) return;
    const bool goes_on = key != 0 && key == last_key && !past.empty();
    if (goes_on)
      past.back().step = joined(std::move(past.back().step), step);
    else
      past.push_back({now, step});
    if (goes_on && untold_goes_on)
      steps.back() = joined(std::move(steps.back()), step);
    else
      steps.push_back(std::move(step));
    untold_goes_on = true;
    if (past.size() > most) past.pop_front();
    future.clear();
    last_key = key;
    now = std::make_shared<const Value>(std::move(next));
  }

  /// Ends a drag: the next commit is a step of its own.
  void seal() { last_key = 0; }

  bool can_undo() const { return !past.empty(); }
  bool can_redo() const { return !future.empty(); }

  /// `by`: who undoes it and when.
  void undo(const Step& by = {}) {
    if (past.empty()) return;
    Entry entry = std::move(past.back());
    past.pop_back();
    tell(inverted(entry.step), by);
    future.push_back({std::exchange(now, entry.value), std::move(entry.step)});
  }

  void redo(const Step& by = {}) {
    if (future.empty()) return;
    Entry entry = std::move(future.back());
    future.pop_back();
    tell(entry.step, by);
    past.push_back({std::exchange(now, entry.value), std::move(entry.step)});
  }

  /// What was done since the last time that it was asked, in order.
  std::vector<Step> take_steps() {
    untold_goes_on = false;
    return std::exchange(steps, {});
  }

private:
  bool untold_goes_on = false; ///< the last step of `steps` is still the one that a drag goes on with

  void tell(Step step, const Step& by) {
    step.who = by.who, step.when = by.when, step.why = by.why;
    steps.push_back(std::move(step));
    untold_goes_on = true;
    seal();
  }
};

} // namespace yindi
