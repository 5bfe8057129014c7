#include "gui/session/told_steps.h"

#include "engine/edit/changes.h"
#include "engine/edit/edit_words.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace yindi::gui {
namespace {

Sentence told_moment(const Session& session, const Moment& moment, bool back) {
  if (!moment.of_case) return say(mark("Weights tried for the groups"));
  const History<Case>& history = *session.document.history;
  if (back && !history.past.empty())
    return step_in_words(*history.past.back().value, *history.now, history.past.back().step);
  if (!back && !history.future.empty())
    return step_in_words(*history.now, *history.future.back().value, history.future.back().step);
  return {};
}

} // namespace

Sentence undo_in_words(const Session& session) {
  const Moment* moment = session.document.history ? session.document.timeline.to_undo() : nullptr;
  return moment ? told_moment(session, *moment, true) : Sentence{};
}

Sentence redo_in_words(const Session& session) {
  const Moment* moment = session.document.history ? session.document.timeline.to_redo() : nullptr;
  return moment ? told_moment(session, *moment, false) : Sentence{};
}

ToldSteps unsaved_steps(const Session& session, std::size_t most) {
  ToldSteps told;
  if (!session.document.changed()) return told;
  const History<Case>& history = *session.document.history;
  const auto& past = history.past;
  const auto saved =
      std::find_if(past.begin(), past.end(), [&](const auto& entry) { return entry.value == session.document.saved; });
  if (saved == past.end()) { // steps before the save were taken back, or it lies too far behind: what differs
    const std::vector<Edit> edits = changes_between(*session.document.saved, *history.now);
    told.count = edits.size();
    for (std::size_t i = 0; i < std::min(most, edits.size()); ++i)
      told.newest.push_back(edit_in_words(*session.document.saved, *history.now, edits[i]));
    return told;
  }
  told.count = static_cast<std::size_t>(past.end() - saved);
  for (std::size_t back = 0; back < std::min(most, told.count); ++back) {
    const std::size_t at = past.size() - 1 - back;
    const Case& after = back == 0 ? *history.now : *past[at + 1].value;
    told.newest.push_back(step_in_words(*past[at].value, after, past[at].step));
  }
  return told;
}

ToldSteps kept_steps(const Session& session, std::size_t most) {
  ToldSteps told;
  if (!session.kept_work || !session.document.history) return told;
  told.count = session.kept_changes.size();
  for (std::size_t i = 0; i < std::min(most, told.count); ++i)
    told.newest.push_back(edit_in_words(*session.document.now(), session.kept_work->value, session.kept_changes[i]));
  return told;
}

std::string local_moment(const std::string& utc) {
  std::tm parts{};
  if (std::sscanf(utc.c_str(), "%d-%d-%dT%d:%d:%d", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour,
                  &parts.tm_min, &parts.tm_sec) != 6)
    return utc;
  using namespace std::chrono;
  const year_month_day date{year(parts.tm_year), month(static_cast<unsigned>(parts.tm_mon)),
                            day(static_cast<unsigned>(parts.tm_mday))};
  if (!date.ok()) return utc;
  const std::time_t moment =
      system_clock::to_time_t(sys_days(date) + hours(parts.tm_hour) + minutes(parts.tm_min) + seconds(parts.tm_sec));
  std::tm local{};
  char text[32];
  if (moment == -1 || !localtime_r(&moment, &local)) return utc;
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local)};
}

} // namespace yindi::gui
