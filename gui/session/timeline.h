#pragma once

// What undo takes back, one after the other: steps of the case, and weights that were only tried.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

/// Weights tried for the groups; empty: the judged ones.
using TriedWeights = std::map<std::string, double>;

struct Moment {
  bool of_case = false; ///< the history of the case has a step for it
  TriedWeights before, after;
  std::uint64_t gesture = 0; ///< that goes on while somebody drags
};

class Timeline {
public:
  static constexpr std::size_t most = 300; ///< moments that are kept

  /// The case went on by a step of its own, or (else) by more of the step before.
  void case_changed(bool own_step, const TriedWeights& before, const TriedWeights& after);
  void tried(const TriedWeights& before, const TriedWeights& after, std::uint64_t gesture);
  /// Tried weights belong to a county: another one is shown.
  void forget_trials();

  bool can_undo() const { return !done_.empty(); }
  bool can_redo() const { return !undone_.empty(); }
  /// What undo would take back and redo would do again; nullptr: nothing.
  const Moment* to_undo() const { return done_.empty() ? nullptr : &done_.back(); }
  const Moment* to_redo() const { return undone_.empty() ? nullptr : &undone_.back(); }
  /// The newest moment, which is to be taken back.
  std::optional<Moment> undo();
  /// The moment that is to be done again.
  std::optional<Moment> redo();

private:
  void push(Moment moment);

  std::deque<Moment> done_;
  std::vector<Moment> undone_;
};

} // namespace yindi::gui
