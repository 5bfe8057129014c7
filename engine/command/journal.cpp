#include "engine/edit/journal.h"

#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/signing.h"
#include "engine/format/csv.h"
#include "engine/format/place.h"
#include "engine/results/difference_json.h"
#include "engine/results/journal_json.h"
#include "engine/results/json.h"
#include "engine/workshop/seals.h"
#include "engine/workshop/snapshots.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct JournalCommandOptions : CasebookOptions, SignOptions {
  bool verify = false;
  std::string snapshot, from, to = snapshot_now;
};

constexpr std::size_t most_changes = 30; ///< in words; all of them are in json and csv

std::string csv_of(const Journal& journal) {
  std::vector<std::vector<std::string>> rows;
  for (const JournalEntry& entry : journal.lines)
    rows.push_back({entry.when, entry.who, entry.path, entry.old_value, entry.new_value, entry.why});
  return write_csv({"when", "who", "path", "old", "new", "why"}, rows);
}

void print_table(std::ostream& out, const Journal& journal, bool verify, Language language) {
  std::vector<std::vector<std::string>> rows = {
      heads(language, {mark("When"), mark("Who"), mark("What"), mark("Before"), mark("After"), mark("Why")})};
  for (const JournalEntry& entry : journal.lines)
    rows.push_back({entry.when, one_line(entry.who), entry.path, one_line(entry.old_value), one_line(entry.new_value),
                    one_line(entry.why)});
  if (!journal.lines.empty() && !verify) out << align(rows) << "\n";
  out << (journal.ok ? say(mark("Journal: {0} lines, unbroken; head {1}"), std::to_string(journal.head.lines),
                           journal.head.head)
                     : say(mark("Journal: broken at line {0}: {1}"), std::to_string(journal.first_bad), journal.why))
             .in(language)
      << "\n";
  if (journal.beyond > 0)
    out << say(mark(
                   "casebook.toml does not count the last {} yet: a save was cut short, or another program wrote them"),
               std::to_string(journal.beyond))
               .in(language)
        << "\n";
}

std::string csv_of(const CaseDifference& difference) {
  std::vector<std::vector<std::string>> rows;
  for (const CaseChange& one : difference.changes)
    rows.push_back({"change", one.edit.path, one.edit.old_value, one.edit.new_value, one.who, one.when, one.why});
  for (const WeightDifference& one : difference.weights)
    rows.push_back({"weight", (one.profile.empty() ? "" : one.profile + ":") + one.node + "." + one.criterion,
                    shortest(one.before), shortest(one.after), one.by.in(Language::en), "", one.why});
  const auto rank = [](const std::optional<int>& place) { return place ? std::to_string(*place) : std::string(); };
  for (const PlaceDifference& one : difference.places)
    rows.push_back({"place", one.county + "." + one.industry, rank(one.before), rank(one.after), "", "", ""});
  return write_csv({"kind", "what", "before", "after", "who", "when", "why"}, rows);
}

/// A state that can be ranked; nothing, with the reasons on `err`, where it cannot.
std::optional<std::pair<Case, RankedCase>> state_of(const JournalCommandOptions& options, const std::string& name,
                                                    std::ostream& err) {
  Loaded<Casebook> book = open_snapshot(options.casebook, name);
  if (report_problems(err, book.diagnostics, options.language()) || !book.value) return std::nullopt;
  RankedCase ranked = rank_case(book.value->value);
  const std::string place = name == snapshot_now ? options.casebook : snapshot_folder(options.casebook, name);
  if (report_problems(err, placed(ranked.ranking.diagnostics, book.value->places, place), options.language()))
    return std::nullopt;
  return std::pair{std::move(book.value->value), std::move(ranked)};
}

int show_difference(const JournalCommandOptions& options, const Journal& journal, std::ostream& out,
                    std::ostream& err) {
  const Language language = options.language();
  const auto before = state_of(options, options.from, err);
  if (!before) return input_has_errors;
  const auto after = state_of(options, options.to, err);
  if (!after) return input_has_errors;
  const CaseDifference found = difference(before->first, before->second, after->first, after->second,
                                          lines_between(journal, options.from, options.to));
  const auto weights = told_weights(found, after->first), places = told_places(found, before->first, after->first),
             changes = told_changes(found, most_changes);
  if (options.output.format == "csv") {
    out << csv_of(found);
    return done;
  }
  if (options.output.format == "json") {
    std::vector<Sentence> all = weights;
    all.insert(all.end(), places.begin(), places.end());
    print_json(out, difference_json(options.from, options.to, found, all, language));
    return done;
  }
  const auto print_all = [&](const Sentence& head, const std::vector<Sentence>& sentences) {
    if (sentences.empty()) return;
    out << head.in(language) << "\n";
    for (const Sentence& sentence : sentences) out << "  " << one_line(sentence.in(language)) << "\n";
  };
  out << say(mark("From {0} to {1}"), options.from, options.to).in(language) << "\n";
  for (const int round : found.rounds)
    out << say(mark("Round {} was closed in between."), std::to_string(round)).in(language) << "\n";
  print_all(say(mark("Weights")), weights);
  print_all(say(mark("Rankings")), places);
  print_all(say(mark("What was changed")), changes);
  if (found.changes.empty() && found.rounds.empty() && weights.empty() && places.empty())
    out << say(mark("nothing differs")).in(language) << "\n";
  return done;
}

int snapshot(const JournalCommandOptions& options, std::ostream& out, std::ostream& err) {
  const Diagnostics problems = take_snapshot(options.casebook, options.snapshot, signed_by(options));
  if (report_problems(err, problems, options.language())) return input_has_errors;
  out << say(mark("Snapshot \"{0}\" taken: {1}"), options.snapshot, snapshot_folder(options.casebook, options.snapshot))
             .in(options.language())
      << "\n";
  return done;
}

int run_journal(const JournalCommandOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.snapshot.empty()) return snapshot(options, out, err);
  // A casebook with errors has a journal too, and nothing of it depends on them.
  const Loaded<Casebook> book = open_casebook(options.casebook);
  if (!book.value) {
    report_problems(err, book.diagnostics, options.language());
    return input_has_errors;
  }
  const Journal journal = read_journal_of(options.casebook, book.value->value.record.journal);
  if (!options.from.empty()) return show_difference(options, journal, out, err);
  Diagnostics broken = broken_rounds(options.casebook, book, journal);
  for (Diagnostic& one : check_snapshots(options.casebook, journal)) broken.push_back(std::move(one));
  if (options.output.format == "json")
    print_json(out, journal_json(journal, broken, options.language()));
  else if (options.output.format == "csv")
    out << csv_of(journal);
  else
    print_table(out, journal, options.verify, options.language());
  if (!journal.ok)
    report_problems(err,
                    {{Severity::error, options.casebook + "/" + journal_file, static_cast<int>(journal.first_bad), 1,
                      journal.why, say(mark("put back the journal as it was, from a copy"))}},
                    options.language());
  const bool bad = report_problems(err, broken, options.language());
  return journal.ok && !bad ? done : input_has_errors;
}

Action prepare_journal(Arguments& arguments) {
  const auto options = std::make_shared<JournalCommandOptions>();
  arguments.text("CASEBOOK", options->casebook, mark("the casebook's folder"), Needed::yes);
  add_output(arguments, options->output);
  arguments.flag("--verify", options->verify, mark("say only whether the chain is unbroken, and where it breaks"));
  arguments.text("--snapshot", options->snapshot, mark("keep the casebook as it stands under this name"));
  arguments.text("--difference", options->from, mark("what changed since this snapshot, or since \"now\""));
  arguments.text("--to", options->to, mark("until this snapshot; how the casebook stands now if not given"));
  arguments.go_with({"--to"}, "--difference");
  add_signature(arguments, *options);
  arguments.go_with({"--who", "--why"}, "--snapshot");
  return when_read(options, run_journal);
}

} // namespace

Command journal_command() {
  return {"journal", mark("shows and checks the log of edits, imports and rounds"),
          mark("Who changed what, when, from what to what and why; whether each line follows the one before it, "
               "casebook.toml names the last one, and closed rounds and snapshots are those that it saw, else what is "
               "broken and exit status 1. csv: when, who, path, old, new, why. With --difference the weights that "
               "changed, by whom and why, what moved in the rankings, and each change."),
          "yindi journal casebooks/sichuan-hilly --verify", prepare_journal};
}

} // namespace yindi
