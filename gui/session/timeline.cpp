#include "gui/session/timeline.h"

#include <utility>

namespace yindi::gui {

void Timeline::push(Moment moment) {
  undone_.clear();
  done_.push_back(std::move(moment));
  if (done_.size() > most) done_.pop_front();
}

void Timeline::case_changed(bool own_step, const TriedWeights& before, const TriedWeights& after) {
  if (own_step || done_.empty() || !done_.back().of_case)
    push({true, before, after, 0});
  else
    done_.back().after = after;
}

void Timeline::tried(const TriedWeights& before, const TriedWeights& after, std::uint64_t gesture) {
  if (before == after) return;
  const bool goes_on = gesture != 0 && !done_.empty() && !done_.back().of_case && done_.back().gesture == gesture;
  if (goes_on)
    done_.back().after = after;
  else
    push({false, before, after, gesture});
}

void Timeline::forget_trials() {
  std::erase_if(done_, [](const Moment& moment) { return !moment.of_case; });
  std::erase_if(undone_, [](const Moment& moment) { return !moment.of_case; });
  for (Moment& moment : done_) moment.before.clear(), moment.after.clear();
  for (Moment& moment : undone_) moment.before.clear(), moment.after.clear();
}

std::optional<Moment> Timeline::undo() {
  if (done_.empty()) return std::nullopt;
  Moment moment = std::move(done_.back());
  done_.pop_back();
  moment.gesture = 0; // what is dragged afterwards is a moment of its own
  undone_.push_back(moment);
  return moment;
}

std::optional<Moment> Timeline::redo() {
  if (undone_.empty()) return std::nullopt;
  Moment moment = std::move(undone_.back());
  undone_.pop_back();
  done_.push_back(moment);
  return moment;
}

} // namespace yindi::gui
