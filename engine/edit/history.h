#pragma once

// Undo and redo by snapshots. Equal neighbours of a drag or of typing share one entry by their coalescing key.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace yindi {

template <class Value>
struct History {
  using Snapshot = std::shared_ptr<const Value>;
  static constexpr std::size_t most = 100; ///< undo steps that are kept

  Snapshot now;
  std::deque<Snapshot> past;
  std::vector<Snapshot> future;
  std::uint64_t last_key = 0;

  explicit History(Value first) : now(std::make_shared<const Value>(std::move(first))) {}

  /// A new state. Nothing where it is equal. Commits with the same `key` other than 0, with no seal between, are one
  /// undo step.
  void commit(Value next, std::uint64_t key = 0) {
    if (next == *now) return;
    if (key == 0 || key != last_key) past.push_back(now);
    if (past.size() > most) past.pop_front();
    future.clear();
    last_key = key;
    now = std::make_shared<const Value>(std::move(next));
  }

  /// Ends a drag: the next commit is a step of its own.
  void seal() { last_key = 0; }

  bool can_undo() const { return !past.empty(); }
  bool can_redo() const { return !future.empty(); }

  void undo() {
    if (past.empty()) return;
    future.push_back(now);
    now = past.back();
    past.pop_back();
    seal();
  }

  void redo() {
    if (future.empty()) return;
    past.push_back(now);
    now = future.back();
    future.pop_back();
    seal();
  }
};

} // namespace yindi
