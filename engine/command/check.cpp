#include "engine/casebook/read_casebook.h"
#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/results/check_json.h"
#include "engine/textbook/textbook.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/seals.h"
#include "engine/workshop/snapshots.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

std::string csv_of(const Diagnostics& diagnostics, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const Diagnostic& d : diagnostics)
    rows.push_back({name(d.severity), d.path, std::to_string(d.line), std::to_string(d.column), d.message.in(language),
                    d.hint.in(language)});
  return write_csv({"severity", "path", "line", "column", "message", "hint"}, rows);
}

long count(const Diagnostics& diagnostics, Severity severity) {
  return std::count_if(diagnostics.begin(), diagnostics.end(),
                       [severity](const Diagnostic& d) { return d.severity == severity; });
}

/// Nothing where --set, --method or --param cannot be put into it, which `err` then says.
std::optional<Diagnostics> check_casebook(const CasebookOptions& options, std::ostream& err) {
  Loaded<Casebook> loaded = open_casebook(options.casebook);
  if (loaded.value && end_closings(options.casebook, loaded.value->value)) loaded = open_casebook(options.casebook);
  Diagnostics all = std::move(loaded.diagnostics);
  if (loaded.value && !has_errors(all)) {
    if (!apply_arguments(options, *loaded.value, err)) return std::nullopt;
    const Diagnostics deep = deep_check(options.casebook, *loaded.value);
    all.insert(all.end(), deep.begin(), deep.end());
    const Journal journal = read_journal_of(options.casebook, loaded.value->value.record.journal);
    if (!journal.ok)
      all.push_back({Severity::error, options.casebook + "/" + journal_file, static_cast<int>(journal.first_bad), 1,
                     journal.why, say(mark("put back the journal as it was, from a copy"))});
    for (const Diagnostics& found :
         {check_seals(options.casebook, loaded.value->value, journal), check_snapshots(options.casebook, journal),
          check_open_rounds(options.casebook, loaded.value->value)})
      all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

/// Of a textbook it checks the form of every example; whether the numbers are met is for `verify`.
int run_check(const CasebookOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const auto found =
      is_textbook(options.casebook) ? verify(options.casebook).diagnostics : check_casebook(options, err);
  if (!found) return wrong_usage;
  const Diagnostics& all = *found;
  const int status = has_errors(all) ? input_has_errors : done;
  if (options.output.format == "json")
    print_json(out, check_json(all, language));
  else if (options.output.format == "csv")
    out << csv_of(all, language);
  else {
    // The list itself is the result, so it stands on standard output; errors also where scripts look for them.
    for (const Diagnostic& d : all) (d.severity == Severity::error ? err : out) << print(d, language);
    const Sentence sum = say(mark("{0}: errors {1}, warnings {2}, notes {3}"), options.casebook,
                             std::to_string(count(all, Severity::error)), std::to_string(count(all, Severity::warning)),
                             std::to_string(count(all, Severity::note)));
    out << sum.in(language) << "\n";
  }
  return status;
}

Action prepare_check(Arguments& arguments) {
  const auto options = std::make_shared<CasebookOptions>();
  add_casebook(arguments, *options);
  add_output(arguments, options->output);
  return when_read(options, run_check);
}

} // namespace

Command check_command() {
  return {
      "check", mark("reads everything and reports every problem with its place"),
      mark(
          "One line a problem with its place, path:line:column, and below it how to mend it; then how many there are."),
      "yindi check casebooks/sichuan-hilly --lang zh", prepare_check};
}

} // namespace yindi
