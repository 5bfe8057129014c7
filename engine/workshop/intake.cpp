#include "engine/workshop/intake.h"

#include "engine/casebook/round_store.h"
#include "engine/casebook/write_casebook.h"
#include "engine/format/csv.h"
#include "engine/format/hash.h"
#include "engine/format/plausible.h"
#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <thread>

namespace yindi {
namespace {

const char* const incoming = "incoming.toml";

/// The seat of a ballot that has no token: the same voter, or the same sheet or file, has the same one.
std::string seat_for(const Room& room, const IncomingBallot& ballot) {
  const bool anonymous = room.sheet.naming == "anonymous";
  return sha256((anonymous ? "mark " : "who ") + (anonymous ? ballot.mark : ballot.who));
}

/// The voter's ballot, wherever it came from.
std::optional<StoredBallot> present(Room& room, const IncomingBallot& ballot, const std::string& seat) {
  const auto of_seat = [&](const std::string& hash) -> std::optional<StoredBallot> {
    if (!room.closed) return room.store.ballot(hash);
    const auto known = room.counted.find(hash);
    return known == room.counted.end() ? std::nullopt : std::optional(known->second);
  };
  if (auto own = of_seat(seat)) return own;
  if (room.sheet.naming == "anonymous") { // as a copy of the casebook that was closed elsewhere calls it
    if (!room.closed && ballot.mark.size() == anonymous_id_length)
      for (const StoredBallot& known : room.store.ballots())
        if (anonymous_ballot_id(room, known.seat) == ballot.mark) return known;
    return std::nullopt;
  }
  if (const auto lies = room.laid_down.find(ballot.who); !room.closed && lies != room.laid_down.end())
    return StoredBallot{seat, 1, true, lies->second, {}};
  for (const auto& [hash, known] : room.seats)
    if (known.who == ballot.who)
      if (auto theirs = of_seat(hash)) return theirs;
  return std::nullopt;
}

Received aside(Room& room, const std::string& seat, Received received, const std::string& content) {
  received.fate = Received::Fate::aside;
  room.store.put(SetAside{seat, received.reason, content});
  return received;
}

/// The files of the casebook with the ballot among those of the round, in memory.
Folder with_ballot(const std::string& folder, int round, const std::string& bytes) {
  Folder disk{folder, std::nullopt}, memory{folder, std::map<std::string, std::string>()};
  Problems problems;
  const std::string place = "rounds/" + std::to_string(round);
  const auto take = [&](const std::string& name) {
    if (auto read = read_file(disk, name); read.value) (*memory.memory)[name] = std::move(*read.value);
  };
  for (const std::string& name : list(disk, ".", problems)) take(name);
  if (Loaded<Round> there = read_round(folder, round); there.value) { // as it was open, so that a late one is read
    there.value->state = "open";
    there.value->hashes.clear();
    (*memory.memory)[place + "/round.toml"] = compose_round(*there.value);
  }
  (*memory.memory)[place + "/" + incoming] = bytes;
  return memory;
}

/// Of an error in a ballot that could be taken apart: whether it belongs elsewhere.
bool belongs_elsewhere(const Ballot& ballot, const QuestionSheet& sheet, const Case& c) {
  int foreign = 0;
  std::vector<Judgement> whole = ballot.judgements; // of a file that was cut off the last one names nothing
  std::erase_if(whole, [](const Judgement& one) { return one.node.empty() || one.a.empty() || one.b.empty(); });
  answers_of(whole, sheet, foreign);
  const bool known = std::any_of(c.judging.participants.begin(), c.judging.participants.end(),
                                 [&](const Participant& p) { return p.id == ballot.participant; });
  const bool voter = sheet.naming == "named" ? known : ballot.participant.empty();
  return foreign > 0 || !voter;
}

Sentence not_of_the_scale() {
  return say(mark("an answer is a whole number from 1 to 9, a fraction from 1/2 to 1/9, or \"skip\""));
}

/// A cell's answer; nothing, with `hint`, where it is none.
std::optional<std::string> survey_answer(const std::string& cell, Sentence& hint) {
  const std::string text = lower(trim(cell));
  for (const char* word : {"skip", "?", "？", "不知道", "don't know"})
    if (text == word) return "skip";
  if (is_answer(text)) return text;
  if (text == "1/1" || text == "1.0") return "1";
  const auto number = read_number(text);
  if (!number.value) {
    // A fraction that is none of the scale, as 1/99; one with 1 below is the number above.
    std::string fraction = half_width(text);
    std::replace(fraction.begin(), fraction.end(), ':', '/');
    const auto size = ratio(fraction);
    if (size && *size >= 1 && *size <= 9 && *size == std::floor(*size))
      hint = say(mark("write {0} for {1}"), shortest(*size), std::string(trim(cell)));
    else if (size && !is_answer(fraction))
      hint = not_of_the_scale();
    else if (const auto slip = slip_in_judgement(cell))
      hint = *slip;
    else
      hint = number.hint;
    return std::nullopt;
  }
  const double value = *number.value;
  if (const auto typed = fraction_of_day_number(value)) {
    hint = made_a_date_of(*typed);
    return std::nullopt;
  }
  if (value <= -1 && value >= -9) {
    const std::string size = shortest(-value);
    hint = say(mark("in surveys from -9 to 9 it means that the second counts {0} times as much: write 1/{0}"), size);
    return std::nullopt;
  }
  if (is_no_data_code(value)) {
    hint = say(mark("leave the cell empty for a missing judgement"));
    return std::nullopt;
  }
  for (int size = 1; size <= 9; ++size) {
    if (std::abs(value - size) < 1e-9) return std::to_string(size);
    // As spreadsheets round a third: two digits tell all fractions of the scale apart.
    if (size > 1 && std::abs(value - 1.0 / size) < 0.0051) return "1/" + std::to_string(size);
  }
  hint = not_of_the_scale();
  return std::nullopt;
}

/// A row below the answers that sums them up; Max and All may be people.
bool sums_up(const std::string& who) {
  const std::string word = lower(trim(who));
  return word != "max" && word != "min" && word != "all" && (names_a_total(who) || names_a_mean(who));
}

/// The question that a head `a:b` asks, and whether it names the pair the other way round. `remark`: the column holds
/// what was said beside the answers, `a:b remark`.
struct HeadQuestion {
  std::size_t question = 0;
  bool turned = false, remark = false;
};
std::optional<HeadQuestion> pair_of(std::string text, const QuestionSheet& sheet) {
  for (std::size_t at; (at = text.find("：")) != std::string::npos;) text.replace(at, 3, ":");
  const std::vector<std::string> parts = split(text, ':');
  if (parts.size() != 2) return std::nullopt;
  for (std::size_t k = 0; k < sheet.questions.size(); ++k) {
    const SheetNode& node = sheet.nodes[sheet.questions[k].node];
    const std::string &a = node.items[sheet.questions[k].a].id, &b = node.items[sheet.questions[k].b].id;
    if (parts[0] == a && parts[1] == b) return HeadQuestion{k, false};
    if (parts[0] == b && parts[1] == a) return HeadQuestion{k, true};
  }
  return std::nullopt;
}

std::optional<HeadQuestion> question_of(const std::string& head, const QuestionSheet& sheet) {
  if (const auto pair = pair_of(head, sheet)) return pair; // a criterion's id may end in such a word, too
  const std::string_view text = trim(head);
  for (const std::string_view word : {"remark", "comment", "备注", "说明", "理由"})
    if (text.ends_with(word))
      if (auto pair = pair_of(std::string(trim(text.substr(0, text.size() - word.size()))), sheet)) {
        pair->remark = true;
        return pair;
      }
  return std::nullopt;
}

Diagnostic at(const Place& place, Sentence message, Sentence hint) {
  return {Severity::error, place.path, place.line, place.column, std::move(message), std::move(hint)};
}

/// Each column's question; columns that ask nothing of this round are errors, as are two of the same pair.
std::vector<std::optional<HeadQuestion>> heads_of(const CsvTable& table, const QuestionSheet& sheet,
                                                  Diagnostics& problems) {
  std::vector<std::optional<HeadQuestion>> heads(table.columns());
  std::set<std::pair<std::size_t, bool>> met;
  for (std::size_t column = 1; column < table.columns(); ++column) {
    heads[column] = question_of(table.header[column], sheet);
    if (!heads[column])
      problems.push_back(
          at(table.header_place(column),
             say(mark("\"{0}\" is no pair that round {1} asks for"), table.header[column], std::to_string(sheet.round)),
             say(mark("a column is headed a:b with two criteria of one node of the round, or a:b remark"))));
    else if (!met.emplace(heads[column]->question, heads[column]->remark).second)
      problems.push_back(at(table.header_place(column),
                            say(mark("the pair \"{}\" has two columns"), table.header[column]),
                            say(mark("keep one of them"))));
  }
  return heads;
}

} // namespace

namespace {

Received not_kept(const std::string& from) {
  return {Received::Fate::aside, from, "disk", {}, say(mark("the ballots cannot be written to the disk"))};
}

} // namespace

Received set_aside(Room& room, const std::string& reason, const std::string& from, const std::string& content,
                   Sentence why) {
  room.store.begin();
  notice_closing(room);
  Received received =
      aside(room, sha256("from " + from), {Received::Fate::aside, from, reason, {}, std::move(why)}, content);
  return room.store.commit() ? received : not_kept(from);
}

namespace {

/// Begins a write of the store. While another program is closing the round it is not known yet what a ballot is: that
/// takes a moment, and may be refused.
void begin_when_settled(Room& room) {
  using namespace std::chrono_literals;
  for (int looks = 0;; ++looks) {
    room.store.begin();
    notice_closing(room);
    if (room.closed || !room.closing) room.waited_in_vain = false;
    if (room.closed || !room.closing || room.waited_in_vain) return;
    if (looks == 200) {
      room.waited_in_vain = true;
      return;
    }
    room.store.commit();
    if (room.settle && looks % 20 == 0) room.settle(room);
    std::this_thread::sleep_for(50ms);
  }
}

} // namespace

Received receive(Room& room, const IncomingBallot& ballot, const std::string& submitted) {
  const bool anonymous = room.sheet.naming == "anonymous";
  if (room.sheet.naming == "named" && !room.may_join.contains(ballot.who))
    return set_aside(room, "foreign", ballot.from, ballot.content,
                     say(mark("{0}: \"{1}\" is no participant of this case"), ballot.from, ballot.who));
  if (room.sheet.naming == "pseudonymous" && !is_pseudonym(ballot.who))
    return set_aside(room, "foreign", ballot.from, ballot.content,
                     say(mark("{0}: \"{1}\" is no pseudonym: one line of at most {2} characters"), ballot.from,
                         ballot.who, std::to_string(longest_pseudonym)));
  const auto known = room.may_join.find(ballot.who);
  const std::string seat = seat_for(room, ballot), answers = answers_to_json(ballot.answers),
                    shown = anonymous                      ? ballot.mark
                            : known == room.may_join.end() ? ballot.who
                                                           : known->second;
  Received received{Received::Fate::counted, ballot.from, {}, {}, {}};
  begin_when_settled(room);
  take_new_seats(room);
  const auto there = present(room, ballot, seat);
  if (there && there->answers == answers) {
    received.fate = Received::Fate::again;
    received.twin = shown;
    received.said = say(mark("{0}: this is the ballot of {1} that is there already"), ballot.from, shown);
  } else if (room.closing && !room.closed) {
    received.reason = "late";
    received.said = say(mark("{}: another program has been closing the round for a while, so this ballot is set aside; "
                             "hand it in again where the round stays open"),
                        ballot.from);
    received = aside(room, seat, std::move(received), ballot.content);
  } else if (room.closed) {
    received.reason = "late";
    received.twin = there ? shown : "";
    received.said = say(mark("{0}: the round is closed, so this ballot came too late"), ballot.from);
    received = aside(room, seat, std::move(received), ballot.content);
  } else if (there) {
    received.reason = "double";
    received.twin = shown;
    received.said =
        say(mark("{0}: {1} has a ballot already, with other answers; the first one counts"), ballot.from, shown);
    received = aside(room, seat, std::move(received), ballot.content);
  } else {
    // Beside the answers of an anonymous ballot nothing is kept of what it was called.
    const Seat entered{seat, anonymous ? "" : ballot.who, anonymous ? "" : shown, true};
    room.seats[seat] = entered;
    room.store.put(entered);
    room.store.put(StoredBallot{seat, 1, true, answers, anonymous ? "" : submitted});
    received.said = anonymous ? say(mark("{}: counted"), ballot.from)
                              : say(mark("{0}: counted as the ballot of {1}"), ballot.from, shown);
  }
  return room.store.commit() ? received : not_kept(ballot.from);
}

ReadBallotFile read_ballot_file(const std::string& folder, const QuestionSheet& sheet, const std::string& name,
                                const std::string& bytes) {
  const Loaded<Casebook> book = open_casebook(with_ballot(folder, sheet.round, bytes));
  ReadBallotFile result;
  const std::string place = "rounds/" + std::to_string(sheet.round) + "/" + incoming;
  const Diagnostic* error = nullptr;
  for (const Diagnostic& diagnostic : book.diagnostics)
    if (diagnostic.severity == Severity::error && diagnostic.path.ends_with(place) && !error) error = &diagnostic;
  const Ballot* ballot = nullptr;
  if (book.value)
    for (const Round& round : book.value->value.judging.rounds)
      for (const Ballot& one : round.ballots)
        if (round.number == sheet.round && one.file == incoming) ballot = &one;
  // An anonymous ballot lies under its token; here it has another name for a moment.
  const bool named_otherwise = error && ballot && sheet.naming == "anonymous" && !ballot->token.empty() &&
                               error->message.message == "the ballot of the token \"{0}\" lies in \"{1}\"";
  if (named_otherwise) error = nullptr;
  if (!ballot || error) {
    const bool elsewhere = ballot && belongs_elsewhere(*ballot, sheet, book.value->value);
    const bool other_round = error && error->message.message == "the ballot is of round {0} but lies in round {1}";
    result.reason = elsewhere || other_round ? "foreign" : "damaged";
    result.why = error ? say(mark("{0}: {1}"), name, error->message)
                       : say(mark("{}: the file cannot be read as a ballot"), name);
    return result;
  }
  int foreign = 0;
  IncomingBallot read;
  read.answers = answers_of(ballot->judgements, sheet, foreign);
  read.who = sheet.naming == "named" ? ballot->participant : ballot->pseudonym;
  read.mark = ballot->token;
  read.from = name;
  read.content = bytes;
  result.ballot = std::move(read);
  return result;
}

Loaded<std::vector<IncomingBallot>> read_survey_table(const std::string& path, const QuestionSheet& sheet) {
  Loaded<CsvTable> table = read_csv(path, {{}, true});
  if (!table.value) return {std::nullopt, table.diagnostics};
  Diagnostics problems = table.diagnostics;
  const auto heads = heads_of(*table.value, sheet, problems);
  std::vector<IncomingBallot> ballots;
  std::map<std::string, std::string> alike; // without capitals → as the first row wrote it
  for (std::size_t row = 0; row < table.value->rows(); ++row) {
    IncomingBallot ballot;
    ballot.who = ballot.mark = std::string(trim(table.value->at(row, 0)));
    ballot.from = path + ":" + std::to_string(table.value->place(row, 0).line);
    if (ballot.who.empty())
      problems.push_back(at(table.value->place(row, 0), say(mark("nobody is named in this row")),
                            say(mark("the first column says whose answers these are"))));
    const auto first = alike.emplace(lower(ballot.who), ballot.who).first;
    if (first->second != ballot.who)
      problems.push_back(at(table.value->place(row, 0),
                            say(mark("\"{0}\" and \"{1}\" differ in capitals only"), first->second, ballot.who),
                            say(mark("keep one row where they are one person; else name them apart"))));
    if (sums_up(ballot.who))
      problems.push_back(at(table.value->place(row, 0),
                            say(mark("{} sums up the others: it is nobody's answers"), ballot.who),
                            say(mark("take the row out"))));
    // In an anonymous round the mark tells two rows apart and is not kept beside answers.
    ballot.content = sheet.naming == "anonymous" ? "" : ballot.who;
    for (std::size_t column = 1; column < table.value->columns(); ++column) {
      const std::string cell = table.value->at(row, column);
      ballot.content += (ballot.content.empty() ? "" : "; ") + table.value->header[column] + " = " + cell;
      if (!heads[column] || trim(cell).empty()) continue;
      if (heads[column]->remark) {
        if (is_plain_line(cell, longest_comment))
          ballot.answers[heads[column]->question].comment = std::string(trim(cell));
        else
          problems.push_back(at(table.value->place(row, column), say(mark("a remark that cannot be kept")),
                                say(mark("write one line of at most {} characters"), std::to_string(longest_comment))));
        continue;
      }
      Sentence hint;
      const auto value = survey_answer(cell, hint);
      if (value)
        ballot.answers[heads[column]->question].value = heads[column]->turned ? reciprocal(*value) : *value;
      else
        problems.push_back(at(table.value->place(row, column), say(mark("\"{}\" is no answer"), cell), hint));
    }
    if (ballot.answers.empty())
      problems.push_back({Severity::note,
                          path,
                          table.value->place(row, 0).line,
                          1,
                          say(mark("{} answers nothing here: no ballot"), ballot.who),
                          {}});
    else
      ballots.push_back(std::move(ballot));
  }
  if (table.value->columns() < 2)
    problems.push_back(at(table.value->header_place(0), say(mark("a survey table without a pair")),
                          say(mark("beside the column of names stands a column a:b for each question"))));
  if (table.value->rows() == 0)
    problems.push_back(at(table.value->header_place(0), say(mark("a survey table without rows")),
                          say(mark("below its head stands a row for each person"))));
  if (has_errors(problems)) return {std::nullopt, problems};
  return {std::move(ballots), problems};
}

std::vector<EntryDifference> compare_entries(const Answers& first, const Answers& second) {
  std::set<std::size_t> questions;
  for (const auto& [question, answer] : first) questions.insert(question);
  for (const auto& [question, answer] : second) questions.insert(question);
  std::vector<EntryDifference> differences;
  for (const std::size_t question : questions) {
    const auto value = [&](const Answers& answers) {
      const auto found = answers.find(question);
      return found == answers.end() ? std::string() : found->second.value;
    };
    const std::string x = value(first), y = value(second);
    if (x != y) differences.push_back({question, x, y, !x.empty() && x == reciprocal(y) && x != "skip"});
  }
  return differences;
}

} // namespace yindi
