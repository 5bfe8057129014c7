#include "engine/workshop/closing.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/journal_head.h"
#include "engine/format/folder.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/unfinished_save.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/closing_steps.h"
#include "engine/workshop/seals.h"
#include "engine/workshop/tokens.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace yindi {
namespace {

/// A ballot's file: who it is of where that is a name for a file, else what follows from it. A pseudonym with capitals
/// is none, because some folders do not tell Anna from anna, and neither is what looks like one that follows from
/// another.
std::string file_name(const std::string& who, bool named) {
  const bool follows = who.starts_with("p-") && who.size() == 14;
  const bool whole = is_id(who) && lower(who) != "round" && !follows && (named || lower(who) == who);
  return (whole ? who : "p-" + sha256(who).substr(0, 12)) + ".toml";
}

/// One JSON object a line with what earlier tries left there, sorted, so that the order tells nothing.
std::string aside_lines(const std::string& folder, Room& room) {
  std::set<std::string> lines;
  const std::string name = round_folder(room.sheet.round) + "/" + aside_file;
  if (has_file({folder, std::nullopt}, name))
    if (const auto earlier = read_file({folder, std::nullopt}, name); earlier.value)
      for (const std::string& line : split(*earlier.value, '\n'))
        if (!line.empty()) lines.insert(line + "\n");
  std::map<std::string, std::string> who; // by seat
  if (room.sheet.naming != "anonymous") {
    for (const auto& [id, name] : room.may_join) who[sha256("who " + id)] = id; // as ballots without a token have them
    for (const auto& [hash, seat] : room.seats) who[hash] = seat.who;
  }
  for (const SetAside& one : room.store.aside()) {
    nlohmann::json line = {{"reason", one.reason}, {"content", one.content}};
    if (const auto seat = who.find(one.seat); seat != who.end()) line["who"] = seat->second;
    lines.insert(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// Whether the casebook could be read with the ballots that lie in the round now; the errors that stand at them.
Diagnostics problems_of_ballots(const std::string& folder, int round) {
  Diagnostics problems = open_casebook(folder).diagnostics;
  const std::string place = round_folder(round) + "/";
  std::erase_if(problems, [&](const Diagnostic& one) {
    return one.severity != Severity::error || one.path.find(place) == std::string::npos;
  });
  return problems;
}

/// What lies in the store and is no ballot of this sheet, so that it is listed.
bool put_aside_unreadable(Room& room) {
  room.store.begin();
  for (const StoredBallot& stored : room.store.ballots())
    if (!answers_from_json(stored.answers, room.sheet, AnswersFrom::store))
      room.store.put(SetAside{stored.seat, "damaged", stored.answers});
  return room.store.commit();
}

/// Writes the ballots into the folder and closes the round there; the store is sealed meanwhile.
Diagnostics write_closed(const std::string& folder, const Round& before, Room& room) {
  if (const Loaded<Casebook> book = open_casebook(folder); book.value)
    if (Diagnostics problems = voters_who_left(folder, book.value->value, room); !problems.empty()) return problems;
  if (!put_aside_unreadable(room)) return {not_on_disk()};
  Diagnostics problems = add_ballots(folder, before, room);
  if (!has_errors(problems)) problems = problems_of_ballots(folder, before.number);
  if (!problems.empty()) return problems;
  return close_round(folder, before.number);
}

} // namespace

Loaded<int> write_aside(const std::string& folder, Room& room, const Signed& by) {
  const std::string place = round_folder(room.sheet.round);
  std::string lines;
  {
    const auto lock = FolderLock::within(folder + "/" + place, writing_patience); // several programs may keep something
    if (!lock) return {std::nullopt, {held_by_another(folder + "/" + place)}};
    lines = aside_lines(folder, room);
    if (lines.empty()) return {0, {}};
    const Diagnostics saved = save_files(folder, {{place + "/" + aside_file, lines}});
    if (has_errors(saved)) return {std::nullopt, saved};
  }
  const Diagnostics logged = log_aside(folder, room.sheet.round, lines, by);
  if (has_errors(logged)) return {std::nullopt, logged};
  return {static_cast<int>(std::count(lines.begin(), lines.end(), '\n')), {}};
}

Diagnostics voters_who_left(const std::string& folder, const Case& c, Room& room) {
  Diagnostics problems;
  if (room.sheet.naming != "named") return problems;
  for (const Ballot& ballot : ballots_of(room)) {
    const auto is = [&](const Participant& one) { return one.id == ballot.participant; };
    if (std::none_of(c.judging.participants.begin(), c.judging.participants.end(), is))
      problems.push_back({Severity::error, folder + "/casebook.toml", 0, 0,
                          say(mark("\"{0}\" has a ballot in round {1} and is no participant any more"),
                              ballot.participant, std::to_string(room.sheet.round)),
                          say(mark("put the participant back into casebook.toml, with weight = 0 where the ballot "
                                   "should not count"))});
  }
  return problems;
}

std::vector<Ballot> ballots_of(Room& room) {
  take_new_seats(room);
  std::vector<Ballot> result;
  for (const StoredBallot& stored : room.store.ballots()) {
    const auto answers = answers_from_json(stored.answers, room.sheet, AnswersFrom::store);
    if (!answers) continue; // see put_aside_unreadable()
    Ballot ballot;
    const auto seat = room.seats.find(stored.seat);
    const std::string who = seat == room.seats.end() ? "" : seat->second.who;
    if (room.sheet.naming == "anonymous") {
      ballot.token = anonymous_ballot_id(room, stored.seat);
      ballot.file = ballot.token + ".toml";
    } else {
      (room.sheet.naming == "named" ? ballot.participant : ballot.pseudonym) = who;
      ballot.file = file_name(who, room.sheet.naming == "named");
      ballot.submitted = stored.submitted;
    }
    ballot.judgements = judgements_of(*answers, room.sheet);
    if (ballot.judgements.empty() && !stored.done) continue; // opened and left alone: no ballot
    result.push_back(std::move(ballot));
  }
  std::sort(result.begin(), result.end(), [](const Ballot& x, const Ballot& y) { return x.file < y.file; });
  return result;
}

Loaded<Closed> seal_round(const std::string& folder, Room& room, const Signed& by) {
  const int number = room.sheet.round;
  const auto lock = FolderLock::within(folder + "/rounds", closing_patience); // who closes it second finds it closed
  if (!lock) return {std::nullopt, {being_closed(folder, number)}};
  if (Diagnostics problems = settle_held(folder, room); room.closing && !room.closed) {
    if (!has_errors(problems)) problems.push_back(being_closed(folder, number));
    return {std::nullopt, problems};
  }
  const Loaded<Round> before = read_round(folder, number);
  if (!before.value || has_errors(before.diagnostics)) return {std::nullopt, before.diagnostics};
  Closed result;
  if (before.value->state == "closed") { // by another program, or an earlier try came as far as that
    if ((!room.closed || !room.store.ballots().empty()) && !put_aside_late(room, *before.value))
      return {std::nullopt, {not_on_disk()}};
    if (const Loaded<int> aside = write_aside(folder, room, by); !aside.value) return {std::nullopt, aside.diagnostics};
    remember(room);
    Diagnostics notes = write_down(folder, number, result, by);
    result.digest.clear();
    return {result, std::move(notes)};
  }
  if (!set_sealing(room, sealing::closing)) return {std::nullopt, {not_on_disk()}};
  Diagnostics notes = write_closed(folder, *before.value, room);
  if (has_errors(notes)) {
    const Diagnostics undone = open_again(folder, room);
    notes.insert(notes.end(), undone.begin(), undone.end());
    return {std::nullopt, notes};
  }
  const Loaded<int> aside = write_aside(folder, room, by); // behind it: of a closing that is undone nothing is listed
  if (!aside.value) return {std::nullopt, aside.diagnostics};
  result.aside = *aside.value;
  remember(room);
  const Diagnostics logged = write_down(folder, number, result, by);
  notes.insert(notes.end(), logged.begin(), logged.end());
  return {result, notes};
}

void settle_closing(const std::string& folder, Room& room, std::chrono::milliseconds patience) {
  notice_closing(room);
  if (!room.closing || room.closed) return;
  // Where nothing can be locked it is not known whether somebody is at it: then closing it again settles it.
  const auto lock = FolderLock::within(folder + "/rounds", patience);
  if (lock && lock->held()) settle_held(folder, room);
}

bool end_closings(const std::string& folder, const Case& c) {
  bool any = false;
  for (const Round& round : c.judging.rounds) {
    const std::string path = store_path(folder, round.number);
    if (round.state == "open" || !std::filesystem::exists(path)) continue;
    Loaded<BallotStore> store = BallotStore::open(path);
    if (!store.value || store.value->get("sealed") != sealing::closing) continue; // else it is still being served
    store.value.reset();
    Loaded<Room> room = room_to_look(folder, c, round.number);
    if (!room.value || !room.value->closed) continue;
    finish_round(folder, std::move(*room.value));
    any = true;
  }
  return any;
}

Loaded<Closed> give_up_round(const std::string& folder, const Case& c, int number, const Signed& by) {
  const auto refused = [&](Sentence message, Sentence hint) -> Loaded<Closed> {
    return {std::nullopt, {{Severity::error, folder, 0, 0, std::move(message), std::move(hint)}}};
  };
  const auto not_open = [&] {
    return refused(say(mark("round {} is not open"), std::to_string(number)),
                   say(mark("only an open round can be given up")));
  };
  const Round* round = find_round(c, number);
  if (!round || (round->state != "open" && !std::filesystem::exists(store_path(folder, number)))) return not_open();
  if (round->state == "open" && room_to_look(folder, c, number).value)
    return refused(say(mark("round {} asks what it asked"), std::to_string(number)),
                   say(mark("close it with --close; it is given up only where its questions changed while it was "
                            "open")));
  auto lock = FolderLock::within(folder + "/rounds", closing_patience);
  if (!lock) return {std::nullopt, {being_closed(folder, number)}};
  const Loaded<Round> there = read_round(folder, number); // as it is by now
  if (!there.value) return {std::nullopt, there.diagnostics};
  if (there.value->state != "open" && !std::filesystem::exists(store_path(folder, number))) return not_open();
  Loaded<BallotStore> store = BallotStore::open(store_path(folder, number));
  if (!store.value) return {std::nullopt, store.diagnostics};
  Room room;
  room.sheet.round = number;
  room.sheet.naming = there.value->naming;
  room.store = std::move(*store.value);
  take_new_seats(room);
  if (there.value->state == "open") {
    notice_closing(room);
    if (room.closing) // one that was cut short: what it wrote does not count
      if (Diagnostics problems = open_again(folder, room); has_errors(problems)) return {std::nullopt, problems};
    const std::vector<std::string> questions = split(room.store.get("questions"), '\n');
    room.store.begin();
    for (const StoredBallot& ballot : room.store.ballots())
      room.store.put(SetAside{ballot.seat, given_up, answers_in_words(ballot.answers, questions)});
    room.store.set(given_up, "1");
    room.store.set("sealed", sealing::closing);
    if (!room.store.commit()) return {std::nullopt, {not_on_disk()}};
    if (Diagnostics failed = close_round(folder, number); has_errors(failed)) {
      const Diagnostics undone = open_again(folder, room);
      failed.insert(failed.end(), undone.begin(), undone.end());
      return {std::nullopt, failed};
    }
  } else if (room.store.get(given_up) != "1") { // else an earlier try came as far as that
    return not_open();
  }
  Closed result;
  const Loaded<int> aside = write_aside(folder, room, by);
  if (!aside.value) return {std::nullopt, aside.diagnostics};
  result.aside = *aside.value;
  remember(room);
  const JournalEntry told{by.who, by.when, "round." + std::to_string(number), "open", given_up, by.why};
  const std::vector<JournalEntry> lines = read_journal_of(folder, {}).lines;
  if (std::none_of(lines.begin(), lines.end(), [&](const JournalEntry& line) {
        return line.path == told.path && line.new_value == told.new_value;
      }))
    append_journal(folder, {told});
  Diagnostics notes = write_down(folder, number, result, by);
  lock.reset();
  const Diagnostics finished = finish_round(folder, std::move(room));
  notes.insert(notes.end(), finished.begin(), finished.end());
  return {result, notes};
}

std::vector<Sentence> said_of_closing(const Closed& closed, int round) {
  std::vector<Sentence> said = {say(mark("Round {0} is closed for good. Ballots that count: {1}. Seal {2}."),
                                    std::to_string(round), std::to_string(closed.counted),
                                    closed.digest.substr(0, 16))};
  if (closed.digest.empty())
    said = {say(mark("Round {0} was closed before. Ballots that count: {1}."), std::to_string(round),
                std::to_string(closed.counted))};
  if (closed.aside > 0)
    said.push_back(say(mark("Set aside and not counted: {0}, kept in rounds/{1}/aside.jsonl."),
                       std::to_string(closed.aside), std::to_string(round)));
  return said;
}

Diagnostics finish_round(const std::string& folder, Room room) {
  settle_closing(folder, room, closing_patience);
  const auto lock = room.closed ? FolderLock::within(folder + "/rounds", closing_patience) : std::nullopt;
  if (room.closed && !lock) return {being_closed(folder, room.sheet.round)};
  const Loaded<Round> round = room.closed ? read_round(folder, room.sheet.round) : Loaded<Round>{};
  const bool over = round.value && round.value->state == "closed";
  if (over) {
    for (const Seat& seat : room.store.seats()) room.seats[seat.token_hash] = seat;
    if (!put_aside_late(room, *round.value)) return {not_on_disk()}; // what the closed round lacks
    room.store.begin(); // so that nobody puts something aside between reading and removing
  }
  const Loaded<int> aside = write_aside(folder, room, signed_now());
  if (over && aside.value) room.store.clear();
  const bool kept = !over || room.store.commit();
  if (!aside.value) return aside.diagnostics;
  if (!kept) return {not_on_disk()};
  Diagnostics notes;
  if (over) {
    Closed told; // a closing that was cut short behind round.toml is not in the journal yet
    notes = write_down(folder, room.sheet.round, told, signed_now());
    room.store.destroy();
  }
  if (*aside.value > 0) {
    const Diagnostics head = record_journal_head(folder);
    notes.insert(notes.end(), head.begin(), head.end());
  }
  return notes;
}

} // namespace yindi
