#include "gui/session/record.h"

#include "gui/session/session.h"

#include "engine/workshop/seals.h"

#include <algorithm>
#include <utility>

namespace yindi::gui {
namespace {

/// More are in the command's csv and json.
constexpr std::size_t most_changes = 20;

/// The record changes with each save and each order to a round.
std::string of_the_disk(const Session& session) { return std::to_string(session.workshop.number); }

std::optional<Need> record_needs(const Session& session) {
  if (!session.document.history || session.document.folder.empty() || !session.workshop.orders.empty())
    return std::nullopt;
  return Need{{session.document.saved, of_the_disk(session)}, session.selection.shows("workshop", "record"), false};
}

Work ask_record(Session& session) {
  return [folder = session.document.folder](const GoesOn&, const Publish&) {
    auto found = std::make_shared<RecordNow>();
    found->folder = folder;
    const Loaded<Casebook> book = open_casebook(folder);
    if (book.value) {
      found->journal = read_journal_of(folder, book.value->value.record.journal);
      found->snapshots = snapshots_of(found->journal);
      found->broken = broken_rounds(folder, book, found->journal);
      for (Diagnostic& one : check_snapshots(folder, found->journal)) found->broken.push_back(std::move(one));
    }
    return Found(std::move(found));
  };
}

void take_record(Session& session, Found found, bool) {
  session.record.now = std::static_pointer_cast<const RecordNow>(found);
}

std::optional<Need> difference_needs(const Session& session) {
  const ComparedStates states = compared_states(session);
  if (states.from.empty() || states.to.empty() || !record_needs(session)) return std::nullopt;
  return Need{{session.document.saved, states.from + "\n" + states.to + "\n" + of_the_disk(session)},
              session.selection.shows("workshop", "record"),
              false};
}

struct State {
  Case c;
  RankedCase ranked;
};

std::optional<State> state_of(const std::string& folder, const std::string& name, Diagnostics& problems) {
  Loaded<Casebook> book = open_snapshot(folder, name);
  if (!book.value || has_errors(book.diagnostics)) {
    problems.insert(problems.end(), book.diagnostics.begin(), book.diagnostics.end());
    return std::nullopt;
  }
  RankedCase ranked = rank_case(book.value->value);
  if (has_errors(ranked.ranking.diagnostics)) {
    problems.insert(problems.end(), ranked.ranking.diagnostics.begin(), ranked.ranking.diagnostics.end());
    return std::nullopt;
  }
  return State{std::move(book.value->value), std::move(ranked)};
}

Work ask_difference(Session& session) {
  const ComparedStates states = compared_states(session);
  return [folder = session.document.folder, from = states.from, to = states.to](const GoesOn& goes_on, const Publish&) {
    auto found = std::make_shared<DifferenceNow>();
    found->from = from, found->to = to;
    const auto before = state_of(folder, from, found->problems);
    if (!goes_on(.5)) return Found();
    const auto after = before ? state_of(folder, to, found->problems) : std::nullopt;
    if (!after) return Found(std::move(found));
    const CaseDifference difference_of = difference(before->c, before->ranked, after->c, after->ranked,
                                                    lines_between(read_journal_of(folder, {}), from, to));
    found->weights = told_weights(difference_of, after->c);
    found->places = told_places(difference_of, before->c, after->c);
    found->changes = told_changes(difference_of, most_changes);
    found->rounds = difference_of.rounds;
    return Found(std::move(found));
  };
}

void take_difference(Session& session, Found found, bool) {
  session.record.difference = std::static_pointer_cast<const DifferenceNow>(found);
}

} // namespace

const RecordNow* shown_record(const Session& session) {
  const auto& found = session.record.now;
  return found && found->folder == session.document.folder ? found.get() : nullptr;
}

ComparedStates compared_states(const Session& session) {
  const Selection& s = session.selection;
  const RecordNow* record = shown_record(session);
  if (!record || record->snapshots.empty()) return {};
  const auto is_there = [&](const std::string& name) {
    return name == snapshot_now || std::any_of(record->snapshots.begin(), record->snapshots.end(),
                                               [&](const Snapshot& one) { return one.name == name; });
  };
  if (is_there(s.from) && is_there(s.to)) return {s.from, s.to};
  return {record->snapshots.back().name, snapshot_now};
}

const DifferenceNow* shown_difference(const Session& session) {
  const auto& found = session.record.difference;
  const ComparedStates states = compared_states(session);
  return found && found->from == states.from && found->to == states.to ? found.get() : nullptr;
}

std::size_t untold_steps(const Session& session) {
  return session.document.history ? session.document.history->steps.size() : 0;
}

JobRow record_job() { return {"record", mark("The record"), record_needs, ask_record, take_record, true}; }
JobRow difference_job() {
  return {"difference", mark("What changed"), difference_needs, ask_difference, take_difference};
}

} // namespace yindi::gui
