#pragma once

// Undo by snapshots: past and future states as shared values. Neighbours share nothing but the pointer, so "changed
// since saving" is a comparison of pointers.

#include <memory>
#include <vector>

namespace yindi::gui {

template <class Value>
struct History {
  using Snapshot = std::shared_ptr<const Value>;
  static constexpr std::size_t most = 100; ///< snapshots kept

  std::vector<Snapshot> past, future;
  Snapshot now;
  unsigned key = 0; ///< edits in a row with the same key, not 0, are one step back

  void start(Value value) {
    past.clear();
    future.clear();
    now = std::make_shared<const Value>(std::move(value));
    key = 0;
  }
  void commit(Value next, unsigned with_key = 0) {
    if (next == *now) return;
    if (with_key == 0 || with_key != key) past.push_back(now);
    if (past.size() > most) past.erase(past.begin());
    future.clear();
    now = std::make_shared<const Value>(std::move(next));
    key = with_key;
  }
  /// The next edit is a step of its own.
  void seal() { key = 0; }
  bool undo() { return move(past, future); }
  bool redo() { return move(future, past); }

private:
  bool move(std::vector<Snapshot>& from, std::vector<Snapshot>& to) {
    if (from.empty()) return false;
    to.push_back(now);
    now = from.back();
    from.pop_back();
    key = 0;
    return true;
  }
};

} // namespace yindi::gui
