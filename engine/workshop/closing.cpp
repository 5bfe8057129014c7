#include "engine/workshop/closing.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/edit/journal_head.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/seals.h"
#include "engine/workshop/tokens.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

namespace yindi {
namespace {

const char* const aside_file = "aside.jsonl";

Diagnostic not_on_disk() {
  return {Severity::error, {}, 0, 0, say(mark("the ballots cannot be written to the disk")), {}};
}

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

/// Adds the store's ballots to the round's folder. What was put there since with the same name is set aside.
Diagnostics add_ballots(const std::string& folder, const Round& there, Room& room) {
  for (const Ballot& ballot : ballots_of(room)) {
    const auto same = std::find_if(there.ballots.begin(), there.ballots.end(),
                                   [&](const Ballot& other) { return other.file == ballot.file; });
    if (same != there.ballots.end() && !(*same == ballot)) {
      // This one was acknowledged while the other was not there yet: a phone is told where one lies already.
      room.store.begin();
      room.store.put(SetAside{sha256(ballot.file), "double", compose_ballot(*same, there.number)});
      room.store.commit();
      const std::string place = round_folder(there.number) + "/" + ballot.file;
      if (const Diagnostics problems = save_files(folder, {{place, compose_ballot(ballot, there.number)}});
          has_errors(problems))
        return problems;
      continue;
    }
    if (const Diagnostics problems = add_ballot(folder, there.number, ballot); has_errors(problems)) return problems;
  }
  return {};
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

/// Keeps in the round's folder what was set aside; how many lines lie there.
Loaded<int> write_aside(const std::string& folder, Room& room) {
  const std::string lines = aside_lines(folder, room);
  if (lines.empty()) return {0, {}};
  const Diagnostics saved = save_files(folder, {{round_folder(room.sheet.round) + "/" + aside_file, lines}});
  if (has_errors(saved)) return {std::nullopt, saved};
  return {static_cast<int>(std::count(lines.begin(), lines.end(), '\n')), {}};
}

/// What counts is remembered to know it again when it comes once more, and forgotten on the disk.
void remember(Room& room) {
  for (const StoredBallot& ballot : room.store.ballots()) room.counted[ballot.seat] = ballot;
  room.closed = true;
  room.store.forget_ballots();
}

/// From now on no other program takes a ballot that counts.
bool seal_store(Room& room, const char* sealed) {
  room.store.begin();
  room.store.set("sealed", sealed);
  return room.store.commit();
}

/// Ballots that lie in the store of a round that another program closed: what the folder lacks is late.
void put_aside_late(Room& room, const Round& closed) {
  room.store.begin();
  for (const Ballot& ballot : ballots_of(room))
    if (std::find(closed.ballots.begin(), closed.ballots.end(), ballot) == closed.ballots.end())
      room.store.put(SetAside{sha256(ballot.file), "late", compose_ballot(ballot, closed.number)});
  room.store.commit();
}

/// Writes the ballots into the folder and closes the round there; the store is sealed meanwhile.
Diagnostics write_closed(const std::string& folder, const Round& before, Room& room, Closed& result) {
  if (Diagnostics problems = add_ballots(folder, before, room); has_errors(problems)) return problems;
  if (Diagnostics problems = problems_of_ballots(folder, before.number); !problems.empty()) return problems;
  const Loaded<int> aside = write_aside(folder, room);
  if (!aside.value) return aside.diagnostics;
  result.aside = *aside.value;
  return close_round(folder, before.number);
}

/// The journal's lines of a closing, and its head in casebook.toml.
Diagnostics write_down(const std::string& folder, int number, Closed& result, const Signed& by) {
  const Loaded<Round> after = read_round(folder, number);
  if (!after.value) return after.diagnostics;
  result.digest = digest_of(folder, number);
  result.counted = static_cast<int>(after.value->ballots.size());
  Diagnostics notes = log_closing(folder, *after.value, result.digest, by);
  if (has_errors(notes)) return notes;
  const Diagnostics head = record_journal_head(folder);
  notes.insert(notes.end(), head.begin(), head.end());
  return notes;
}

/// A ballot with what it was asked: "livelihood: nature : market = 3; …".
std::string told_ballot(const std::string& answers, const std::vector<std::string>& questions) {
  const nlohmann::json parsed = nlohmann::json::parse(answers, nullptr, false);
  std::string text;
  if (!parsed.is_object()) return answers;
  for (const auto& [number, answer] : parsed.items()) {
    const auto at = static_cast<std::size_t>(std::atoi(number.c_str()));
    text += (text.empty() ? "" : "; ") + (at < questions.size() ? questions[at] : number) + " = " +
            answer.value("v", std::string());
    for (const char* key : {"c", "k"})
      if (answer.contains(key)) text += " (" + answer.value(key, std::string()) + ")";
  }
  return text;
}

} // namespace

std::vector<Ballot> ballots_of(Room& room) {
  take_new_seats(room);
  std::vector<Ballot> result;
  for (const StoredBallot& stored : room.store.ballots()) {
    const auto answers = answers_from_json(stored.answers, room.sheet);
    if (!answers) continue; // only what passed this check was stored
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
  const Loaded<Round> before = read_round(folder, number);
  if (!before.value || has_errors(before.diagnostics)) return {std::nullopt, before.diagnostics};
  Closed result;
  if (before.value->state == "closed") { // by another program, or an earlier try came as far as that
    if (!room.closed || !room.store.ballots().empty()) put_aside_late(room, *before.value);
    if (const Loaded<int> aside = write_aside(folder, room); !aside.value) return {std::nullopt, aside.diagnostics};
    remember(room);
    Diagnostics notes = write_down(folder, number, result, by);
    result.digest.clear();
    return {result, std::move(notes)};
  }
  if (!seal_store(room, "1")) return {std::nullopt, {not_on_disk()}};
  Diagnostics notes = write_closed(folder, *before.value, room, result);
  if (has_errors(notes)) {
    seal_store(room, "0");
    return {std::nullopt, notes};
  }
  remember(room);
  const Diagnostics logged = write_down(folder, number, result, by);
  notes.insert(notes.end(), logged.begin(), logged.end());
  return {result, notes};
}

Loaded<Closed> give_up_round(const std::string& folder, const Case& c, int number, const Signed& by) {
  const Round* round = find_round(c, number);
  if (!round || round->state != "open")
    return {std::nullopt,
            {{Severity::error, folder, 0, 0, say(mark("round {} is not open"), std::to_string(number)),
              say(mark("only an open round can be given up"))}}};
  Loaded<BallotStore> store = BallotStore::open(store_path(folder, number));
  if (!store.value) return {std::nullopt, store.diagnostics};
  Room room;
  room.sheet.round = number;
  room.sheet.naming = round->naming;
  room.store = std::move(*store.value);
  take_new_seats(room);
  const std::vector<std::string> questions = split(room.store.get("questions"), '\n');
  room.store.begin();
  for (const StoredBallot& ballot : room.store.ballots())
    room.store.put(SetAside{ballot.seat, "given up", told_ballot(ballot.answers, questions)});
  room.store.set("sealed", "1");
  if (!room.store.commit()) return {std::nullopt, {not_on_disk()}};
  Closed result;
  const Loaded<int> aside = write_aside(folder, room);
  Diagnostics notes = aside.value ? close_round(folder, number) : aside.diagnostics;
  if (has_errors(notes)) {
    seal_store(room, "0");
    return {std::nullopt, notes};
  }
  result.aside = *aside.value;
  remember(room);
  const Diagnostics logged = write_down(folder, number, result, by);
  notes.insert(notes.end(), logged.begin(), logged.end());
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
  if (const Loaded<int> aside = write_aside(folder, room); !aside.value) return aside.diagnostics;
  if (room.closed) room.store.destroy();
  return {};
}

} // namespace yindi
