// `yindi entries`: how well relatedness of one year foretells what counties have entered by another.

#include "engine/region/entries.h"
#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "engine/results/entries_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct EntriesOptions {
  std::vector<std::string> files; ///< the earlier and the later
  std::vector<std::string> prefixes, without;
  OutputOptions output;
};

std::optional<AmountTable> amounts_at(const std::string& path, Language language, std::ostream& err) {
  const Loaded<CsvTable> csv = read_csv(path);
  if (report_problems(err, csv.diagnostics, language) || !csv.value) return std::nullopt;
  Loaded<AmountTable> table = read_amounts(*csv.value);
  if (report_problems(err, table.diagnostics, language)) return std::nullopt;
  return std::move(table.value);
}

std::vector<std::vector<std::string>> rows_of(const std::vector<std::pair<std::string, Entries>>& all, bool exact) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, e] : all)
    rows.push_back({name, std::to_string(e.counties), std::to_string(e.open), std::to_string(e.entered),
                    !e.auc  ? (exact ? "" : "–")
                    : exact ? shortest(*e.auc)
                            : decimal(*e.auc, 3)});
  return rows;
}

void print_entries(const EntryTest& test, const std::vector<std::pair<std::string, Entries>>& all, Language language,
                   std::ostream& out) {
  const auto word = [&](const char* text) { return std::string(tr(language, text)); };
  std::vector<std::vector<std::string>> rows = {{word(mark("ids begin with")), word(mark("counties")),
                                                 word(mark("absent before")), word(mark("entered since")), "AUC"}};
  auto numbers = rows_of(all, false);
  if (numbers.front().front().empty()) numbers.front().front() = word(mark("any"));
  rows.insert(rows.end(), numbers.begin(), numbers.end());
  out << say(mark("Counties and sectors in both tables: {0} and {1}."), std::to_string(test.counties.size()),
             std::to_string(test.items.size()))
             .in(language)
      << "\n"
      << align(rows)
      << word(mark("AUC: how often a sector that was entered had been closer to what the county did (relatedness "
                   "density) than one that was not; 0.5 is chance, 1 always."))
      << "\n";
}

int run_entries(const EntriesOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const auto earlier = amounts_at(options.files[0], language, err);
  const auto later = amounts_at(options.files[1], language, err);
  if (!earlier || !later) return input_has_errors;
  for (const std::string& id : options.without)
    if (std::find(earlier->items.begin(), earlier->items.end(), id) == earlier->items.end())
      return refuse(err, say(mark("there is no sector \"{}\" to leave out"), id), did_you_mean(id, earlier->items),
                    language, wrong_usage);
  const EntryTest test = test_entries(*earlier, *later, options.without);
  if (test.counties.empty() || test.items.empty())
    return refuse(err, say(mark("the two tables have no county or no sector in common")), {}, language,
                  input_has_errors);
  std::vector<std::pair<std::string, Entries>> all = {{"", test.among("")}};
  for (const std::string& prefix : options.prefixes) all.emplace_back(prefix, test.among(prefix));
  if (options.output.format == "csv") {
    out << write_csv({"prefix", "counties", "absent", "entered", "auc"}, rows_of(all, true));
  } else if (options.output.format == "json") {
    print_json(out, entries_json(test, all));
  } else {
    print_entries(test, all, language, out);
  }
  return done;
}

Action prepare_entries(Arguments& arguments) {
  const auto options = std::make_shared<EntriesOptions>();
  arguments.files("FILES", options->files,
                  mark("two tables of amounts, the earlier and the later: county,<sector>,… or as presence.csv"), 2, 2);
  arguments.several("--county", options->prefixes, mark("also of the counties whose id begins so, such as 51"));
  arguments.several("--without", options->without, mark("a sector that does not count"));
  add_output(arguments, options->output);
  arguments.footer(mark(
      "A sector is present where its location quotient against all counties of the table is at least 1. Each pair\n"
      "of a county and a sector absent in the earlier table is scored by its relatedness density there (Hidalgo "
      "and\nothers 2007); the AUC says how often a pair that was entered by the later table stands above one that "
      "was not."));
  return when_read(options, run_entries);
}

} // namespace

Command entries_command() {
  return {
      "entries", mark("how well relatedness foretells what counties enter, from two years of amounts"),
      mark("For the nation and each prefix how many pairs were open, how many were entered, and the AUC. csv: prefix, "
           "counties, absent, entered, auc."),
      "yindi entries casebooks/textbook/entries/employment_2010.csv "
      "casebooks/textbook/entries/employment_2020.csv --county 51",
      prepare_entries};
}

} // namespace yindi
