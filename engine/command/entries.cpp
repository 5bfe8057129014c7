// `yindi entries`: how well relatedness of one year foretells what counties have entered by another.

#include "engine/region/entries.h"
#include "engine/format/words.h"
#include "engine/command/print.h"
#include "engine/command/program.h"

#include <algorithm>

namespace yindi {
namespace {

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

} // namespace

int run_entries(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
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
  for (const std::string& prefix : options.counties) all.emplace_back(prefix, test.among(prefix));
  if (options.format == "csv") {
    out << write_csv({"prefix", "counties", "absent", "entered", "auc"}, rows_of(all, true));
  } else if (options.format == "json") {
    Json groups = Json::array();
    for (const auto& [prefix, e] : all)
      groups.push_back({{"prefix", prefix},
                        {"counties", e.counties},
                        {"absent", e.open},
                        {"entered", e.entered},
                        {"auc", or_null(e.auc)}});
    print_json(out, {{"counties", test.counties.size()}, {"sectors", test.items}, {"groups", groups}});
  } else {
    print_entries(test, all, language, out);
  }
  return done;
}

} // namespace yindi
