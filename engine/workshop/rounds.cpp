#include "engine/workshop/rounds.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/reading.h"
#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/toml_read.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/questionnaire.h"
#include "engine/workshop/tokens.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <set>
#include <unistd.h>

namespace yindi {
namespace {

const char* const store_file = "intake.sqlite";
const char* const aside_file = "aside.jsonl";

std::string round_folder(int round) { return "rounds/" + std::to_string(round); }

Diagnostic refuse_round(Sentence message, Sentence hint = {}) {
  return {Severity::error, {}, 0, 0, std::move(message), std::move(hint)};
}

/// A pseudonym as a file's name, where it is none by itself.
std::string file_name(const std::string& who) {
  return (is_id(who) && who != "round" ? who : "p-" + sha256(who).substr(0, 12)) + ".toml";
}

/// The id of an anonymous ballot: hexadecimal, because some folders do not tell small letters from capitals.
std::string anonymous_id(Room& room, const std::string& seat) {
  return sha256(derived_token(room.store.get("secret"), "ballot " + seat)).substr(0, 24);
}

/// One JSON object a line with what earlier tries left there, sorted, so that the order tells nothing.
std::string aside_lines(const std::string& folder, Room& room) {
  std::set<std::string> lines;
  const std::string name = round_folder(room.sheet.round) + "/" + aside_file;
  if (has_file({folder, std::nullopt}, name))
    if (const auto earlier = read_file({folder, std::nullopt}, name); earlier.value)
      for (const std::string& line : split(*earlier.value, '\n'))
        if (!line.empty()) lines.insert(line + "\n");
  for (const SetAside& one : room.store.aside()) {
    nlohmann::json line = {{"reason", one.reason}, {"content", one.content}};
    const auto seat = room.seats.find(one.seat);
    if (room.sheet.naming != "anonymous" && seat != room.seats.end()) line["who"] = seat->second.who;
    lines.insert(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// Adds the store's ballots to the round's folder. Of one voter's the one that lay there first counts; the other is set
/// aside.
Diagnostics add_ballots(const std::string& folder, const Round& there, Room& room) {
  for (const Ballot& ballot : ballots_of(room)) {
    const auto same = std::find_if(there.ballots.begin(), there.ballots.end(),
                                   [&](const Ballot& other) { return other.file == ballot.file; });
    if (same != there.ballots.end() && !(*same == ballot)) {
      room.store.begin();
      room.store.put(SetAside{sha256(ballot.file), "double", compose_ballot(ballot, there.number)});
      room.store.commit();
      continue;
    }
    if (const Diagnostics problems = add_ballot(folder, there.number, ballot); has_errors(problems)) return problems;
  }
  return {};
}

/// Whether the round.toml beside a ballot file lists it with the hash of other bytes.
bool altered_since(const std::string& path, const std::string& bytes) {
  const std::filesystem::path file(path);
  const std::string round = (file.parent_path() / "round.toml").string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(round, error)) return false;
  const Loaded<std::string> text = read_bytes(round, round);
  const Loaded<toml::table> table = text.value ? parse_toml(*text.value, round) : Loaded<toml::table>{};
  if (!table.value) return false;
  const auto* listed = (*table.value)["ballots"].as_table();
  const auto hash = listed ? (*listed)[file.filename().string()].value<std::string>() : std::nullopt;
  return hash && *hash != sha256(bytes);
}

std::string ballot_key(int round, const std::string& file) {
  return "round." + std::to_string(round) + ".ballot." + file;
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

/// The lines of a round's closing, once: a stop between closing and its lines is made good when it is closed again.
Diagnostics log_closing(const std::string& folder, const Round& closed, const std::string& digest, const Signed& by) {
  const std::string path = "round." + std::to_string(closed.number);
  for (const JournalEntry& line : read_journal_of(folder, {}).lines)
    if (line.path == path && line.new_value == "closed " + digest) return {};
  std::vector<JournalEntry> entries;
  for (const auto& [file, hash] : closed.hashes)
    entries.push_back({by.who, by.when, ballot_key(closed.number, file), "", hash, by.why});
  entries.push_back({by.who, by.when, path, "open", "closed " + digest, by.why});
  return append_journal(folder, entries).diagnostics;
}

/// SHA-256 of a round's round.toml.
std::string digest_of(const std::string& folder, int round) {
  return sha256(read_file({folder, std::nullopt}, round_folder(round) + "/round.toml").value.value_or(""));
}

/// Keeps in the round's folder what was set aside; how many lines lie there.
Loaded<int> write_aside(const std::string& folder, Room& room) {
  const std::string lines = aside_lines(folder, room);
  if (lines.empty()) return {0, {}};
  const Diagnostics saved = save_files(folder, {{round_folder(room.sheet.round) + "/" + aside_file, lines}});
  if (has_errors(saved)) return {std::nullopt, saved};
  return {static_cast<int>(std::count(lines.begin(), lines.end(), '\n')), {}};
}

} // namespace

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

Signed signed_now(std::string who, std::string why) {
  Signed by{std::move(who), time_now(), std::move(why)};
  const passwd* user = by.who.empty() ? getpwuid(geteuid()) : nullptr;
  if (user) by.who = user->pw_name;
  return by;
}

Loaded<int> begin_round(const std::string& folder, const Case& c, const RoundPlan& plan, const Signed& by) {
  Round round;
  round.number = 1;
  for (const Round& other : c.judging.rounds) round.number = std::max(round.number, other.number + 1);
  for (const Round& other : c.judging.rounds)
    if (other.state == "open")
      return {std::nullopt,
              {refuse_round(say(mark("round {} is open still"), std::to_string(other.number)),
                            say(mark("close it first; what was asked before stays on record")))}};
  const std::vector<std::string> namings = {"named", "pseudonymous", "anonymous"};
  if (std::find(namings.begin(), namings.end(), plan.naming) == namings.end())
    return {std::nullopt,
            {refuse_round(say(mark("unknown naming \"{}\""), plan.naming),
                          did_you_mean(plan.naming, namings, say(mark("named, pseudonymous or anonymous"))))}};
  round.title = plan.title;
  round.naming = plan.naming;
  round.nodes = plan.nodes;
  Case with = c;
  with.judging.rounds = {round};
  const Loaded<QuestionSheet> sheet = question_sheet(with, round.number);
  if (!sheet.value) return {std::nullopt, sheet.diagnostics};
  if (sheet.value->questions.empty())
    return {std::nullopt,
            {refuse_round(say(mark("the round asks nothing")),
                          say(mark("name the nodes whose criteria are compared, such as goal")))}};
  Loaded<int> number = open_round(folder, round);
  if (!number.value) return number;
  const auto logged =
      append_journal(folder, {{by.who, by.when, "round." + std::to_string(*number.value), "", "open", by.why}});
  return {number.value, logged.diagnostics};
}

std::string store_path(const std::string& folder, int round) {
  return folder + "/" + round_folder(round) + "/" + store_file;
}

Loaded<Room> room_of(const std::string& folder, const Case& c, int number) {
  const Round* round = find_round(c, number);
  Loaded<QuestionSheet> sheet = question_sheet(c, number);
  if (!sheet.value) return {std::nullopt, sheet.diagnostics};
  const std::string path = store_path(folder, number);
  const bool closed = round->state != "open";
  if (closed && !std::filesystem::exists(path))
    return {std::nullopt,
            {refuse_round(say(mark("round {} is closed"), std::to_string(number)),
                          say(mark("a closed round never changes; a new vote is a new round")))}};
  Loaded<BallotStore> store = BallotStore::open(path);
  if (!store.value) return {std::nullopt, store.diagnostics};
  Loaded<Room> room = open_room(std::move(*sheet.value), std::move(*store.value));
  if (!room.value) return room;
  room.value->closed = closed;
  for (const Participant& participant : c.judging.participants)
    room.value->may_join[participant.id] = participant.name.empty() ? participant.id : participant.name;
  return room;
}

Loaded<Room> room_for_late(const std::string& folder, const Case& c, int number) {
  const Round* round = find_round(c, number);
  if (!round || round->state == "open" || std::filesystem::exists(store_path(folder, number)))
    return room_of(folder, c, number);
  if (const Loaded<QuestionSheet> sheet = question_sheet(c, number); !sheet.value)
    return {std::nullopt, sheet.diagnostics};
  if (Loaded<BallotStore> made = BallotStore::open(store_path(folder, number)); !made.value)
    return {std::nullopt, made.diagnostics};
  Loaded<Room> room = room_of(folder, c, number);
  if (!room.value) return room;
  BallotStore& store = room.value->store;
  store.begin();
  for (const Ballot& ballot : round->ballots) {
    const std::string who = round->naming == "named" ? ballot.participant : ballot.pseudonym;
    const std::string mark_of = round->naming == "anonymous" ? "mark " + ballot.token : "who " + who;
    const Seat seat{sha256(mark_of), who, who, true};
    int foreign = 0;
    room.value->seats[seat.token_hash] = seat;
    store.put(seat);
    store.put(StoredBallot{
        seat.token_hash, 1, true, answers_to_json(answers_of(ballot.judgements, room.value->sheet, foreign)), {}});
  }
  if (!store.commit()) return {std::nullopt, {refuse_round(say(mark("the ballots cannot be written to the disk")))}};
  return room;
}

std::vector<std::string> ballot_files(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name == "round.toml" || name == "casebook.toml" || name == "criteria.toml";
    if (name.ends_with(".toml") && !name.starts_with('.') && !ours) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

IncomingBallot named_by_case(const Case& c, const QuestionSheet& sheet, IncomingBallot ballot) {
  if (sheet.naming != "named") return ballot;
  const auto& participants = c.judging.participants;
  const auto code = read_sheet_code(ballot.who);
  for (std::size_t k = 0; k < participants.size(); ++k)
    if ((code && code->round == sheet.round && static_cast<std::size_t>(code->serial) == k + 1) ||
        participants[k].name == ballot.who)
      ballot.who = participants[k].id;
  return ballot;
}

Taken take_ballot_file(const std::string& folder, Room& room, const std::string& path) {
  const Loaded<std::string> bytes = read_bytes(path, path);
  if (!bytes.value) return {{}, bytes.diagnostics};
  if (altered_since(path, *bytes.value))
    return {{set_aside(room, "altered", path, *bytes.value,
                       say(mark("{}: not the ballot that was sealed there; it was altered since"), path))},
            bytes.diagnostics};
  const ReadBallotFile read = read_ballot_file(folder, room.sheet, path, *bytes.value);
  if (!read.ballot) return {{set_aside(room, read.reason, path, *bytes.value, read.why)}, bytes.diagnostics};
  return {{receive(room, *read.ballot, time_now())}, bytes.diagnostics};
}

Taken take_survey_table(const Case& c, Room& room, const std::string& path) {
  const Loaded<std::vector<IncomingBallot>> ballots = read_survey_table(path, room.sheet);
  Taken taken{{}, ballots.diagnostics};
  if (ballots.value && !has_errors(ballots.diagnostics))
    for (const IncomingBallot& ballot : *ballots.value)
      taken.received.push_back(receive(room, named_by_case(c, room.sheet, ballot), time_now()));
  return taken;
}

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
      ballot.token = anonymous_id(room, stored.seat);
      ballot.file = ballot.token + ".toml";
    } else {
      (room.sheet.naming == "named" ? ballot.participant : ballot.pseudonym) = who;
      ballot.file = file_name(who);
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
  if (before.value->state == "closed") { // an earlier try came as far as that
    room.closed = true;
    result.counted = static_cast<int>(before.value->ballots.size());
    return {result, log_closing(folder, *before.value, digest_of(folder, number), by)};
  }
  if (const Diagnostics problems = add_ballots(folder, *before.value, room); has_errors(problems))
    return {std::nullopt, problems};
  if (const Diagnostics problems = problems_of_ballots(folder, number); !problems.empty())
    return {std::nullopt, problems};
  const Loaded<int> aside = write_aside(folder, room);
  if (!aside.value) return {std::nullopt, aside.diagnostics};
  Diagnostics notes = close_round(folder, number);
  if (has_errors(notes)) return {std::nullopt, notes};
  room.closed = true;
  const Loaded<Round> after = read_round(folder, number);
  result.digest = digest_of(folder, number);
  result.counted = after.value ? static_cast<int>(after.value->ballots.size()) : 0;
  result.aside = *aside.value;
  const Diagnostics logged = after.value ? log_closing(folder, *after.value, result.digest, by) : after.diagnostics;
  notes.insert(notes.end(), logged.begin(), logged.end());
  return {result, notes};
}

std::vector<Sentence> said_of_closing(const Closed& closed, int round) {
  std::vector<Sentence> said = {say(mark("Round {0} is closed for good: {1} ballots count. Seal {2}."),
                                    std::to_string(round), std::to_string(closed.counted),
                                    closed.digest.substr(0, 16))};
  if (closed.digest.empty())
    said = {say(mark("Round {0} was closed before: {1} ballots count."), std::to_string(round),
                std::to_string(closed.counted))};
  if (closed.aside > 0)
    said.push_back(say(mark("Set aside and not counted: {0}, kept in rounds/{1}/aside.jsonl."),
                       std::to_string(closed.aside), std::to_string(round)));
  return said;
}

Diagnostics log_taken(const std::string& folder, const Room& room, const std::string& from,
                      const std::vector<Received>& received, const Signed& by) {
  if (received.empty() || room.sheet.naming == "anonymous") return {};
  const auto fate = [&](Received::Fate one) {
    return std::to_string(
        std::count_if(received.begin(), received.end(), [&](const Received& r) { return r.fate == one; }));
  };
  const std::string file = std::filesystem::path(from).filename().string(); // not where it lay
  const std::string told = file + ": counted " + fate(Received::Fate::counted) + ", again " +
                           fate(Received::Fate::again) + ", aside " + fate(Received::Fate::aside);
  return append_journal(folder,
                        {{by.who, by.when, "round." + std::to_string(room.sheet.round) + ".import", "", told, by.why}})
      .diagnostics;
}

Diagnostics check_seals(const std::string& folder, const Case& c, const Journal& journal) {
  std::map<int, std::string> seals;                         // round → the digest of its round.toml
  std::map<int, std::map<std::string, std::string>> hashes; // round → file → hash
  for (const JournalEntry& entry : journal.lines) {
    const std::vector<std::string> parts = split(entry.path, '.');
    const auto number = parts.size() > 1 && parts[0] == "round" ? round_number(parts[1]) : std::nullopt;
    if (!number) continue;
    if (parts.size() == 2 && entry.new_value.starts_with("closed ")) seals[*number] = entry.new_value.substr(7);
    if (const std::string key = ballot_key(*number, ""); entry.path.starts_with(key))
      hashes[*number][entry.path.substr(key.size())] = entry.new_value;
  }
  Diagnostics problems;
  const Sentence cure = say(mark("a closed round never changes: put the files back as they were"));
  for (const auto& [number, seal] : seals) {
    const std::string place = folder + "/" + round_folder(number) + "/", shown = std::to_string(number);
    const auto broken = [&](const std::string& file, Sentence what) {
      problems.push_back({Severity::error, place + file, 1, 1, std::move(what), cure});
    };
    const Round* round = find_round(c, number);
    if (!round) {
      broken("round.toml", say(mark("round {} is gone; the journal saw it closed"), shown));
      continue;
    }
    if (round->state != "closed") {
      broken("round.toml", say(mark("round {} is open again; the journal saw it closed"), shown));
      continue;
    }
    const std::size_t before = problems.size();
    for (const auto& [file, hash] : hashes[number]) {
      const auto listed = round->hashes.find(file);
      if (listed == round->hashes.end())
        broken(file, say(mark("this ballot was taken out of round {} after it was closed"), shown));
      else if (listed->second != hash)
        broken(file, say(mark("this ballot of round {} is not the one that was sealed, and its hash was changed with "
                              "it"),
                         shown));
    }
    if (!hashes[number].empty())
      for (const auto& [file, hash] : round->hashes)
        if (!hashes[number].contains(file))
          broken(file, say(mark("this ballot was put into round {} after it was closed"), shown));
    if (problems.size() == before && digest_of(folder, number) != seal)
      broken("round.toml", say(mark("round {} is not as it was sealed"), shown));
  }
  return problems;
}

Diagnostics finish_round(const std::string& folder, Room room) {
  if (const Loaded<int> aside = write_aside(folder, room); !aside.value) return aside.diagnostics;
  if (room.closed) room.store.destroy();
  return {};
}

} // namespace yindi
