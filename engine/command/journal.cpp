#include "engine/edit/journal.h"

#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/results/json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct JournalCommandOptions : CasebookOptions {
  bool verify = false;
};

Json journal_json(const Journal& journal, Language language) {
  Json lines = Json::array();
  for (const JournalEntry& entry : journal.lines)
    lines.push_back({{"who", entry.who},
                     {"when", entry.when},
                     {"path", entry.path},
                     {"old", entry.old_value},
                     {"new", entry.new_value},
                     {"why", entry.why}});
  return {{"lines", lines},
          {"ok", journal.ok},
          {"first_bad", journal.ok ? Json(nullptr) : Json(journal.first_bad)},
          {"why", journal.ok ? Json(nullptr) : Json(journal.why.in(language))},
          {"head", {{"lines", journal.head.lines}, {"head", journal.head.head}}},
          {"beyond", journal.beyond}};
}

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

int run_journal(const JournalCommandOptions& options, std::ostream& out, std::ostream& err) {
  // A casebook with errors has a journal too, and nothing of it depends on them.
  const Loaded<Casebook> book = open_casebook(options.casebook);
  if (!book.value) {
    report_problems(err, book.diagnostics, options.language());
    return input_has_errors;
  }
  const Journal journal = read_journal_of(options.casebook, book.value->value.record.journal);
  if (options.output.format == "json")
    print_json(out, journal_json(journal, options.language()));
  else if (options.output.format == "csv")
    out << csv_of(journal);
  else
    print_table(out, journal, options.verify, options.language());
  if (!journal.ok)
    report_problems(err,
                    {{Severity::error, options.casebook + "/" + journal_file, static_cast<int>(journal.first_bad), 1,
                      journal.why, say(mark("put back the journal as it was, from a copy"))}},
                    options.language());
  return journal.ok ? done : input_has_errors;
}

Action prepare_journal(Arguments& arguments) {
  const auto options = std::make_shared<JournalCommandOptions>();
  arguments.text("CASEBOOK", options->casebook, mark("the casebook's folder"), Needed::yes);
  add_output(arguments, options->output);
  arguments.flag("--verify", options->verify, mark("say only whether the chain is unbroken, and where it breaks"));
  return when_read(options, run_journal);
}

} // namespace

Command journal_command() {
  return {"journal", mark("shows and checks the log of edits, imports and rounds"),
          mark("Who changed what, when, from what to what and why; whether each line follows the one before it and "
               "casebook.toml names the last one, else the first broken line and exit status 1. csv: when, who, path, "
               "old, new, why."),
          "yindi journal casebooks/sichuan-hilly --verify", prepare_journal};
}

} // namespace yindi
