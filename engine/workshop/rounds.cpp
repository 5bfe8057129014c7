#include "engine/workshop/rounds.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/folder.h"
#include "engine/format/hash.h"
#include "engine/format/save_files.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/tokens.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

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

/// A random id for an anonymous ballot: hexadecimal, because some folders do not tell small letters from capitals.
std::string random_id() { return sha256(random_token(32)).substr(0, 24); }

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

/// The ballots of the round's folder and of the store as they will lie there, with their hashes; of one voter's the one
/// that lay there first.
std::map<std::string, std::string> sealed_files(const std::string& folder, Round& round, Room& room) {
  const std::string place = round_folder(round.number) + "/";
  std::map<std::string, std::string> files;
  for (const Ballot& ballot : round.ballots)
    if (const auto bytes = read_file({folder, std::nullopt}, place + ballot.file); bytes.value)
      round.hashes[ballot.file] = sha256(*bytes.value);
  for (const Ballot& ballot : ballots_of(room)) {
    const std::string text = compose_ballot(ballot, round.number);
    if (round.hashes.contains(ballot.file)) {
      room.store.begin();
      room.store.put(SetAside{sha256(ballot.file), "double", text});
      room.store.commit();
      continue;
    }
    files[place + ballot.file] = text;
    round.hashes[ballot.file] = sha256(text);
  }
  return files;
}

} // namespace

Loaded<int> open_round(const std::string& folder, const Case& c, const RoundPlan& plan, const Signed& by) {
  Round round;
  round.number = 1;
  for (const Round& other : c.rounds) {
    round.number = std::max(round.number, other.number + 1);
    if (other.state == "open")
      return {std::nullopt,
              {refuse_round(say(mark("round {} is open still"), std::to_string(other.number)),
                            say(mark("close it first; what was asked before stays on record")))}};
  }
  round.title = plan.title;
  round.naming = plan.naming;
  round.nodes = plan.nodes;
  Case with = c;
  with.rounds.push_back(round);
  const Loaded<QuestionSheet> sheet = question_sheet(with, round.number);
  if (!sheet.value) return {std::nullopt, sheet.diagnostics};
  if (sheet.value->questions.empty())
    return {std::nullopt,
            {refuse_round(say(mark("the round asks nothing")),
                          say(mark("name the nodes whose criteria are compared, such as goal")))}};
  const std::vector<std::string> namings = {"named", "pseudonymous", "anonymous"};
  if (std::find(namings.begin(), namings.end(), plan.naming) == namings.end())
    return {std::nullopt,
            {refuse_round(say(mark("unknown naming \"{}\""), plan.naming),
                          did_you_mean(plan.naming, namings, say(mark("named, pseudonymous or anonymous"))))}};
  const Diagnostics saved = save_files(folder, {{round_folder(round.number) + "/round.toml", compose_round(round)}});
  if (has_errors(saved)) return {std::nullopt, saved};
  const auto logged =
      append_journal(folder, {{by.who, by.when, "round." + std::to_string(round.number), "", "open", by.why}});
  return {round.number, logged.diagnostics};
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
  for (const Participant& participant : c.participants)
    room.value->may_join[participant.id] = participant.name.empty() ? participant.id : participant.name;
  return room;
}

std::vector<Ballot> ballots_of(Room& room) {
  std::vector<Ballot> result;
  for (const StoredBallot& stored : room.store.ballots()) {
    const auto answers = answers_from_json(stored.answers, room.sheet);
    if (!answers) continue; // only what passed this check was stored
    Ballot ballot;
    const auto seat = room.seats.find(stored.seat);
    const std::string who = seat == room.seats.end() ? "" : seat->second.who;
    if (room.sheet.naming == "anonymous") {
      ballot.token = random_id();
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

Loaded<Closed> close_round(const std::string& folder, const Case& c, Room& room, const Signed& by) {
  const int number = room.sheet.round;
  const Round* before = find_round(c, number);
  if (!before) return {std::nullopt, {refuse_round(say(mark("there is no round {}"), std::to_string(number)))}};
  Closed result;
  room.closed = true;
  if (before->state == "closed") { // an earlier try came as far as the files
    result.counted = static_cast<int>(before->ballots.size());
    return {result, {}};
  }
  Round round = *before;
  std::map<std::string, std::string> files = sealed_files(folder, round, room);
  const std::string place = round_folder(number) + "/", aside = aside_lines(folder, room);
  if (!aside.empty()) files[place + aside_file] = aside;
  round.state = "closed";
  files[place + "round.toml"] = compose_round(round);
  result.counted = static_cast<int>(round.hashes.size());
  result.aside = static_cast<int>(std::count(aside.begin(), aside.end(), '\n'));
  result.digest = sha256(files[place + "round.toml"]);
  const Diagnostics saved = save_files(folder, files);
  if (has_errors(saved)) {
    room.closed = false;
    return {std::nullopt, saved};
  }
  const auto logged = append_journal(
      folder, {{by.who, by.when, "round." + std::to_string(number), "open", "closed " + result.digest, by.why}});
  return {result, logged.diagnostics};
}

Diagnostics finish_round(const std::string& folder, Room room) {
  const std::string aside = aside_lines(folder, room);
  if (!aside.empty())
    if (const Diagnostics saved = save_files(folder, {{round_folder(room.sheet.round) + "/" + aside_file, aside}});
        has_errors(saved))
      return saved;
  if (room.closed) room.store.destroy();
  return {};
}

Diagnostics record_journal_head(const std::string& folder) {
  Loaded<Casebook> book = open_casebook(folder);
  if (!book.value || has_errors(book.diagnostics)) return {};
  Case c = std::move(book.value->value);
  const Journal journal = read_journal_of(folder, c.journal);
  if (!journal.ok) return {};
  c.journal.lines = journal.head.lines;
  c.journal.head = journal.head.head;
  return write_casebook(c, folder);
}

} // namespace yindi
