#include "engine/workshop/rounds.h"

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/reading.h"
#include "engine/casebook/round_store.h"
#include "engine/format/disk.h"
#include "engine/format/folder.h"
#include "engine/format/folder_lock.h"
#include "engine/format/hash.h"
#include "engine/format/machine.h"
#include "engine/format/toml_read.h"
#include "engine/format/toml_text.h"
#include "engine/format/words.h"
#include "engine/workshop/answers.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/questionnaire.h"
#include "engine/workshop/tokens.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <set>

namespace yindi {
namespace {

const char* const store_file = "intake.sqlite";

Diagnostic refuse_round(const std::string& folder, Sentence message, Sentence hint) {
  return {Severity::error, folder, 0, 0, std::move(message), std::move(hint)};
}

/// The ballots that count in a closed round, to know them again: by the seats of who they are of, and by what a ballot
/// without a token has for one.
void know_counted(Room& room, const Round& round) {
  room.closed = true;
  for (const Ballot& ballot : round.ballots) {
    const std::string who = round.naming == "named" ? ballot.participant : ballot.pseudonym;
    int foreign = 0;
    const std::string answers = answers_to_json(answers_of(ballot.judgements, room.sheet, foreign));
    const auto counts = [&](const std::string& seat) { room.counted[seat] = {seat, 1, true, answers, {}}; };
    counts(sha256(round.naming == "anonymous" ? "mark " + ballot.token : "who " + who));
    for (const auto& [hash, seat] : room.seats)
      if (!who.empty() && seat.who == who) counts(hash);
  }
}

/// Ballots that somebody put into the folder of an open round count there: who has one has no other.
void know_laid_down(Room& room, const Round& round) {
  std::set<std::string> own; // an earlier try to close came as far as writing these
  if (!round.ballots.empty())
    for (const Ballot& ballot : ballots_of(room)) own.insert(ballot.file);
  for (const Ballot& ballot : round.ballots) {
    int foreign = 0;
    const std::string who = round.naming == "named" ? ballot.participant : ballot.pseudonym;
    if (!who.empty() && !own.contains(ballot.file))
      room.laid_down[who] = answers_to_json(answers_of(ballot.judgements, room.sheet, foreign));
  }
}

using OpenStore = Loaded<BallotStore> (*)(const std::string& path);

/// The room of a round over the store at a path.
Loaded<Room> room_over(OpenStore open, const std::string& store, const std::string& folder, const Case& c, int number) {
  Loaded<QuestionSheet> sheet = question_sheet(c, number);
  if (!sheet.value) return {std::nullopt, sheet.diagnostics};
  Loaded<BallotStore> ballots = open(store);
  if (!ballots.value) return {std::nullopt, ballots.diagnostics};
  Loaded<Room> room = open_room(std::move(*sheet.value), std::move(*ballots.value));
  if (!room.value) {
    for (Diagnostic& one : room.diagnostics) one.path = folder + "/" + round_folder(number);
    return room;
  }
  settle_closing(folder, *room.value, closing_patience);
  room.value->settle = [folder](Room& sealed) { settle_closing(folder, sealed, {}); };
  know_participants(*room.value, c);
  if (room.value->sheet.naming != "anonymous") // there a file's time would betray who was late
    room.value->keep_late = [folder](Room& late) { write_aside(folder, late, signed_now()); };
  const Round round = read_round(folder, number).value.value_or(*find_round(c, number)); // as it is by now
  if (round.state != "open")
    know_counted(*room.value, round);
  else
    know_stored(*room.value), know_laid_down(*room.value, round);
  return room;
}

/// Of a ballot file the judgements alone: whatever else stands there could say whose it is and when it was made.
std::string without_names(const std::string& bytes) {
  const std::vector<std::string> kept = {"node", "a", "b", "value", "comment"};
  std::string text;
  if (const Loaded<toml::table> table = parse_toml(bytes, ""); table.value) {
    if (const auto* judgements = (*table.value)["judgement"].as_array())
      for (const toml::node& judgement : *judgements) {
        text += "[[judgement]]\n";
        if (const auto* fields = judgement.as_table())
          for (const std::string& key : kept)
            if (const auto value = (*fields)[key].value<std::string>())
              text += key + " = " + toml_string(*value) + "\n";
      }
    return text;
  }
  for (const std::string& line : split(bytes, '\n')) { // it is damaged
    const std::string key(trim(line.substr(0, line.find('=')))), value(trim(line.substr(line.find('=') + 1)));
    const bool whole = value.size() > 1 && value.front() == '"' && value.find('"', 1) == value.size() - 1;
    if (key == "[[judgement]]" || (whole && std::find(kept.begin(), kept.end(), key) != kept.end()))
      text += std::string(trim(line)) + "\n";
  }
  return text;
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
  if (by.who.empty()) by.who = user_name();
  return by;
}

Loaded<int> begin_round(const std::string& folder, const Case& c, const RoundPlan& plan, const Signed& by) {
  Round round;
  round.number = 1;
  for (const Round& other : c.judging.rounds) round.number = std::max(round.number, other.number + 1);
  std::set<std::string> met;
  for (const std::string& node : plan.nodes)
    if (node.empty() || !met.insert(node).second)
      return {std::nullopt,
              {refuse_round(folder,
                            node.empty() ? say(mark("a blank among the nodes that are asked"))
                                         : say(mark("the node \"{}\" is asked twice"), node),
                            say(mark("name each node once, such as goal,livelihood")))}};
  for (const std::string& title : {plan.title.en, plan.title.zh})
    if (!is_plain_line(title, longest_comment))
      return {std::nullopt,
              {refuse_round(folder, say(mark("the round's title cannot be kept")),
                            say(mark("write one line of at most {} characters"), std::to_string(longest_comment)))}};
  const std::vector<std::string> namings = round_namings();
  if (std::find(namings.begin(), namings.end(), plan.naming) == namings.end())
    return {std::nullopt,
            {refuse_round(folder, say(mark("unknown naming \"{}\""), plan.naming),
                          did_you_mean(plan.naming, namings, say(mark("named, pseudonymous or anonymous"))))}};
  if (plan.naming == "named" && c.judging.participants.empty())
    return {std::nullopt,
            {refuse_round(folder, say(mark("a round by name needs participants")),
                          say(mark("add them to the casebook, or ask by pseudonym")))}};
  round.title = plan.title;
  round.naming = plan.naming;
  round.nodes = plan.nodes;
  const Loaded<QuestionSheet> sheet = question_sheet(c, round);
  if (!sheet.value) return {std::nullopt, sheet.diagnostics};
  if (sheet.value->questions.empty())
    return {std::nullopt,
            {refuse_round(folder, say(mark("the round asks nothing")),
                          say(mark("name the nodes whose criteria are compared, such as goal")))}};
  for (const JournalEntry& line : read_journal_of(folder, {}).lines) // a number is never used twice
    if (const auto parts = split(line.path, '.'); parts.size() == 2 && parts[0] == "round")
      round.number = std::max(round.number, round_number(parts[1]).value_or(0) + 1);
  Loaded<int> number = open_round(folder, round);
  if (!number.value) return number;
  const auto logged =
      append_journal(folder, {{by.who, by.when, "round." + std::to_string(*number.value), "", "open", by.why}});
  if (!logged.value) return {number.value, logged.diagnostics};
  // The secret is made now, so that copies of the casebook call the same ballot the same.
  round.number = *number.value;
  Case with = c;
  with.judging.rounds = {std::move(round)};
  return {number.value, room_of(folder, with, *number.value).diagnostics};
}

Diagnostics check_open_rounds(const std::string& folder, const Case& c) {
  Diagnostics problems;
  for (const Round& round : c.judging.rounds) {
    if (round.state != "open") continue;
    Loaded<Room> room = room_to_look(folder, c, round.number);
    const Diagnostics left = room.value ? voters_who_left(folder, c, *room.value) : Diagnostics{};
    for (const Diagnostics& found : {room.diagnostics, left})
      problems.insert(problems.end(), found.begin(), found.end());
  }
  return problems;
}

void know_participants(Room& room, const Case& c) {
  room.may_join.clear();
  for (const Participant& one : c.judging.participants)
    room.may_join[one.id] = one_line(one.name.empty() ? one.id : one.name);
}

std::string round_folder(int round) { return "rounds/" + std::to_string(round); }

std::string store_path(const std::string& folder, int round) {
  return folder + "/" + round_folder(round) + "/" + store_file;
}

Loaded<Room> room_of(const std::string& folder, const Case& c, int number) {
  const Round* known = find_round(c, number);
  const Loaded<Round> there = read_round(folder, number); // another program may have closed it since
  const Round* round = there.value ? &*there.value : known;
  if (known && round->state != "open" && !std::filesystem::exists(store_path(folder, number)))
    return {std::nullopt,
            {refuse_round(folder, say(mark("round {} is closed"), std::to_string(number)),
                          say(mark("a closed round never changes; a new vote is a new round")))}};
  return room_for_late(folder, c, number);
}

Loaded<Room> room_for_late(const std::string& folder, const Case& c, int number) {
  return room_over(BallotStore::open, store_path(folder, number), folder, c, number);
}

Loaded<Room> room_to_look(const std::string& folder, const Case& c, int number) {
  const std::string store = store_path(folder, number);
  if (!std::filesystem::exists(store)) return room_over(BallotStore::open, {}, folder, c, number);
  const bool writable = disk::may_write(store) && disk::may_write(std::filesystem::path(store).parent_path());
  return room_over(writable ? BallotStore::open : BallotStore::copy_of, store, folder, c, number);
}

std::vector<std::string> ballot_files(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name == "round.toml" || name == "casebook.toml" || name == "criteria.toml";
    if (entry.is_symlink(error) || !entry.is_regular_file(error)) continue;
    if (name.ends_with(".toml") && !name.starts_with('.') && !ours) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

IncomingBallot named_by_case(const Case& c, const QuestionSheet& sheet, IncomingBallot ballot) {
  if (sheet.naming != "named") return ballot;
  const auto& participants = c.judging.participants;
  const auto code = read_sheet_code(ballot.who);
  const auto one_where = [&](const auto& is) {
    const auto found = std::find_if(participants.begin(), participants.end(), is);
    if (found == participants.end() || std::any_of(std::next(found), participants.end(), is)) return false;
    ballot.who = found->id;
    return true;
  };
  // An id before a sheet, a sheet before a name: somebody may be called as another's id.
  one_where([&](const Participant& one) { return one.id == ballot.who; }) || one_where([&](const Participant& one) {
    return code && code->round == sheet.round && code->serial == 1 + (&one - participants.data());
  }) ||
      one_where([&](const Participant& one) { return one.name == ballot.who; });
  return ballot;
}

Taken take_ballot_file(const std::string& folder, Room& room, const std::string& path) {
  const Loaded<std::string> bytes = read_bytes(path, path);
  if (!bytes.value) return {{}, bytes.diagnostics};
  const std::string kept = room.sheet.naming == "anonymous" ? without_names(*bytes.value) : *bytes.value;
  if (altered_since(path, *bytes.value))
    return {{set_aside(room, "altered", path, kept,
                       say(mark("{}: not the ballot that was sealed there; it was altered since"), path))},
            bytes.diagnostics};
  ReadBallotFile read = read_ballot_file(folder, room.sheet, path, *bytes.value);
  if (!read.ballot) return {{set_aside(room, read.reason, path, kept, read.why)}, bytes.diagnostics};
  read.ballot->content = kept;
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

} // namespace yindi
