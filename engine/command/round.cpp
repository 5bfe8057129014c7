#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/signing.h"
#include "engine/edit/journal_head.h"
#include "engine/format/folder.h"
#include "engine/format/words.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/host.h"
#include "engine/workshop/questionnaire.h"

#include <map>

namespace yindi {
namespace {

struct RoundCommandOptions : CasebookOptions, SignOptions {
  bool open = false, close = false, give_up = false;
  std::string nodes = "goal", naming = "named", title, paper, again;
  std::optional<int> round;
  std::vector<std::string> files, tables;
};

/// One run of the command on a casebook that could be read.
class RoundWork {
public:
  RoundWork(const RoundCommandOptions& options, Casebook book, std::ostream& out, std::ostream& err)
      : options_(options), book_(std::move(book)), out_(out), err_(err) {}

  int run() {
    if (end_closings(options_.casebook, book_.value))
      if (Loaded<Casebook> again = open_casebook(options_.casebook); again.value) book_ = std::move(*again.value);
    if (options_.open && !begin()) return input_has_errors;
    const bool brings = !options_.files.empty() || !options_.tables.empty() || !options_.paper.empty();
    if (!brings && !options_.close && !options_.give_up) return show();
    const int number = options_.round.value_or(open_one());
    if (number == 0) {
      problems({{Severity::error, options_.casebook, 0, 0, say(mark("no round is open")),
                 say(mark("open one with --open; --round names a closed one that ballots came too late for"))}});
      return input_has_errors;
    }
    if (options_.give_up) return give_up(number);
    Loaded<Room> room = options_.close ? room_of(options_.casebook, book_.value, number)
                                       : room_for_late(options_.casebook, book_.value, number);
    if (problems(room.diagnostics) || !room.value) return input_has_errors;
    bool well = true;
    for (const std::string& path : options_.files) {
      const std::vector<std::string> files = ballot_files(path);
      if (files.empty()) tell(say(mark("{}: there is no ballot file in this folder"), path));
      well = !files.empty() && well;
      for (const std::string& file : files) well = take_file(*room.value, file) && well;
    }
    for (const std::string& table : options_.tables) well = take_table(*room.value, table) && well;
    if (!options_.paper.empty()) well = take_paper(*room.value) && well;
    if (brings && !options_.close && problems(record_journal_head(options_.casebook))) return input_has_errors;
    if (options_.close) well = close(*room.value) && well;
    const bool closed = room.value->closed;
    if (closed && problems(finish_round(options_.casebook, std::move(*room.value)))) return input_has_errors;
    return well ? done : input_has_errors;
  }

private:
  void tell(const Sentence& sentence) { out_ << sentence.in(options_.language()) << "\n"; }
  /// Whether there are errors; what was told before is not told again.
  bool problems(const Diagnostics& diagnostics) {
    Diagnostics fresh = diagnostics;
    std::erase_if(fresh, [&](const Diagnostic& d) { return std::find(told_.begin(), told_.end(), d) != told_.end(); });
    told_.insert(told_.end(), fresh.begin(), fresh.end());
    report_problems(err_, fresh, options_.language());
    return has_errors(diagnostics);
  }

  /// The round that is open; 0 where none is.
  int open_one() const {
    for (const Round& round : book_.value.judging.rounds)
      if (round.state == "open") return round.number;
    return 0;
  }

  bool begin() {
    RoundPlan plan;
    for (const std::string& node : split(options_.nodes, ',')) plan.nodes.push_back(node);
    plan.naming = options_.naming;
    plan.title = plain(options_.title);
    const Loaded<int> number = begin_round(options_.casebook, book_.value, plan, signed_by(options_));
    if (problems(number.diagnostics) || !number.value) return false;
    problems(record_journal_head(options_.casebook));
    tell(say(mark("Round {0} is open ({1})."), std::to_string(*number.value), options_.naming));
    Loaded<Casebook> again = open_casebook(options_.casebook);
    if (again.value) book_ = std::move(*again.value);
    return true;
  }

  int show() {
    bool well = true;
    for (const Round& round : book_.value.judging.rounds) {
      tell(say(mark("Round {0}: {1}, {2}, ballots: {3}"), std::to_string(round.number), round.state, round.naming,
               std::to_string(round.ballots.size())));
      if (round.state != "open") continue;
      Loaded<Room> room = room_to_look(options_.casebook, book_.value, round.number);
      if (problems(room.diagnostics) || !room.value) {
        well = false;
        continue;
      }
      for (const Sentence& sentence : said_of_people(room_view(*room.value), round.naming)) tell(sentence);
    }
    if (book_.value.judging.rounds.empty()) tell(say(mark("this casebook has no rounds")));
    return well ? done : input_has_errors;
  }

  bool told(const Received& received) {
    tell(received.said);
    return received.fate != Received::Fate::aside;
  }

  bool told(const Room& room, const std::string& from, const Taken& taken) {
    problems(log_taken(options_.casebook, room, from, taken.received, signed_by(options_)));
    const bool bad = problems(taken.problems);
    bool well = !bad && !taken.received.empty();
    for (const Received& received : taken.received) well = told(received) && well;
    return well;
  }

  bool take_file(Room& room, const std::string& path) {
    return told(room, path, take_ballot_file(options_.casebook, room, path));
  }

  bool take_table(Room& room, const std::string& path) {
    return told(room, path, take_survey_table(book_.value, room, path));
  }

  bool take_paper(Room& room) {
    const auto first = read_survey_table(options_.paper, room.sheet),
               second = read_survey_table(options_.again, room.sheet);
    const bool first_bad = problems(first.diagnostics), second_bad = problems(second.diagnostics);
    if (first_bad || second_bad || !first.value || !second.value) return false;
    std::map<std::string, std::vector<const IncomingBallot*>> sheets[2];
    for (int typing = 0; typing < 2; ++typing)
      for (const IncomingBallot& one : typing == 0 ? *first.value : *second.value)
        sheets[typing][sheet_named(one.who)].push_back(&one);
    bool well = true;
    std::vector<Received> received;
    for (const auto& [who, typed] : sheets[0]) {
      const IncomingBallot& one = *typed.front();
      const auto again = sheets[1].find(who);
      if (again == sheets[1].end()) {
        tell(say(mark("sheet {}: typed only once"), who));
        well = false;
      } else if (typed.size() > 1 || again->second.size() > 1) {
        tell(say(mark("sheet {0}: stands twice in {1}; which of the two it is nobody knows"), who,
                 typed.size() > 1 ? options_.paper : options_.again));
        well = false;
      } else if (const Sentence misread = misread_code(one.who, room.sheet.round); !misread.empty()) {
        received.push_back(set_aside(room, "foreign", one.from, one.content, misread));
        well = told(received.back()) && well;
      } else if (const auto differences = compare_entries(one.answers, again->second.front()->answers);
                 !differences.empty()) {
        for (const EntryDifference& difference : differences) tell(said_of(room.sheet, who, difference));
        well = false;
      } else {
        received.push_back(receive(room, named_by_case(book_.value, room.sheet, one), time_now()));
        well = told(received.back()) && well;
      }
    }
    problems(log_taken(options_.casebook, room, options_.paper, received, signed_by(options_)));
    for (const auto& [who, typed] : sheets[1])
      if (!sheets[0].contains(who)) {
        tell(say(mark("sheet {}: typed only once"), who));
        well = false;
      }
    return well;
  }

  /// A sheet's code in capitals, as it is printed; anything else as it was typed.
  static std::string sheet_named(const std::string& who) {
    std::string code = who;
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return read_sheet_code(code) ? code : who;
  }

  static Sentence said_of(const QuestionSheet& sheet, const std::string& who, const EntryDifference& difference) {
    const SheetQuestion& question = sheet.questions[difference.question];
    const SheetNode& node = sheet.nodes[question.node];
    const auto typed = [](const std::string& value) { return value.empty() ? std::string("–") : value; };
    return say(
        difference.other_side
            ? mark("sheet {0}, number {1} ({2} against {3}): {4} and {5}; one of the two read it from the wrong end")
            : mark("sheet {0}, number {1} ({2} against {3}): {4} and {5}; the sheet decides"),
        who, std::to_string(difference.question + 1), node.items[question.a].name, node.items[question.b].name,
        typed(difference.first), typed(difference.second));
  }

  int give_up(int number) {
    const Loaded<Closed> closed = give_up_round(options_.casebook, book_.value, number, signed_by(options_));
    const bool well = !problems(closed.diagnostics) && closed.value;
    if (closed.value)
      for (const Sentence& sentence : said_of_closing(*closed.value, number)) tell(sentence);
    return well ? done : input_has_errors;
  }

  bool close(Room& room) {
    const Loaded<Closed> closed = seal_round(options_.casebook, room, signed_by(options_));
    const bool well = !problems(closed.diagnostics) && closed.value;
    if (closed.value)
      for (const Sentence& sentence : said_of_closing(*closed.value, room.sheet.round)) tell(sentence);
    return well;
  }

  const RoundCommandOptions& options_;
  Casebook book_;
  std::ostream &out_, &err_;
  Diagnostics told_;
};

int run_round(const RoundCommandOptions& options, std::ostream& out, std::ostream& err) {
  int status = done;
  auto book = open_for(options, err, status);
  if (!book) return status;
  return RoundWork(options, std::move(*book), out, err).run();
}

Action prepare_round(Arguments& arguments) {
  const auto options = std::make_shared<RoundCommandOptions>();
  arguments.text("CASEBOOK", options->casebook, mark("the casebook's folder"), Needed::yes);
  add_language(arguments, options->output);
  arguments.flag("--open", options->open, mark("open the next round"));
  arguments.text("--nodes", options->nodes, mark("what it asks: groups of criteria, a,b,…; goal if not given"));
  arguments.word("--naming", options->naming, mark("what ballots carry"), round_namings());
  arguments.text("--title", options->title, mark("the round's title"));
  arguments.go_with({"--nodes", "--naming", "--title"}, "--open");
  arguments.number("--round", options->round, mark("which round; the open one if not given"), 1, 1'000'000);
  arguments.several("--collect", options->files, mark("a ballot file from another computer, or a folder of them"));
  arguments.several("--table", options->tables, mark("a survey table: a row a person, a column a pair a:b"));
  arguments.text("--paper", options->paper, mark("sheets as typed once, a survey table by sheet code"));
  arguments.text("--again", options->again, mark("the same sheets typed a second time"));
  arguments.go_with({"--paper"}, "--again");
  arguments.go_with({"--again"}, "--paper");
  arguments.flag("--give-up", options->give_up,
                 mark("close it without counting: its criteria changed while it was open; ballots are kept aside"));
  arguments.flag("--close", options->close, mark("close it for good, which reveals it"));
  add_signature(arguments, *options);
  return when_read(options, run_round);
}

} // namespace

Command round_command() {
  return {
      "round", mark("opens a round, takes ballots from files, tables and paper, closes it"),
      mark("One line a ballot: counted, there already, or set aside and why. Without anything to do the rounds, and of "
           "an open one who is done. Exit status 1 where a ballot was set aside or two entries of a sheet differ."),
      "yindi round casebooks/sichuan-hilly --table survey.csv --close", prepare_round};
}

} // namespace yindi
