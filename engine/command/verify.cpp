#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/shipped.h"
#include "engine/textbook/textbook.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace yindi {
namespace {

Json json_of(const CheckedExample& example) {
  return {{"id", example.id},
          {"source", example.source},
          {"through", or_null(example.through)},
          {"provenance", or_null(example.provenance)},
          {"tolerance", example.tolerance},
          {"max_difference", std::isfinite(example.max_difference) ? Json(example.max_difference) : Json(nullptr)},
          {"ok", example.ok}};
}

std::vector<std::string> csv_row_of(const CheckedExample& example) {
  const double difference = example.max_difference;
  return {example.id, example.source, shortest(example.tolerance),
          std::isfinite(difference) ? shortest(difference) : "", example.ok ? "yes" : "NO"};
}

/// For people: the long citation last.
std::vector<std::string> table_row_of(const CheckedExample& example, Language language) {
  const double difference = example.max_difference;
  return {example.id, shortest(example.tolerance), std::isfinite(difference) ? fmt::format("{:.1e}", difference) : "–",
          std::string(example.ok ? tr(language, "yes") : tr(language, "NO")), example.source};
}

} // namespace

int run_verify(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  std::string folder = options.files.empty() ? shipped_folder("casebooks/textbook") : options.files.front();
  if (folder.empty())
    return refuse(err, say(mark("the shipped textbook is not where the program looks for it")),
                  say(mark("give its folder, or set YINDI_DATA to the folder that holds casebooks/")), language,
                  input_has_errors);
  const Verification result = verify(folder);
  const bool bad = report_problems(err, result.diagnostics, language);
  const bool missed = report_problems(err, result.differences, language);

  const bool table = options.format == "table";
  std::vector<std::vector<std::string>> rows;
  Json list = Json::array();
  for (const CheckedExample& example : result.examples) {
    rows.push_back(table ? table_row_of(example, language) : csv_row_of(example));
    list.push_back(json_of(example));
  }
  if (options.format == "json")
    print_json(out, {{"examples", list}});
  else if (!table)
    out << write_csv({"id", "source", "tolerance", "max_difference", "ok"}, rows);
  else {
    rows.insert(rows.begin(), heads(language, {mark("Example"), mark("Tolerance"), mark("Largest difference"),
                                               mark("As printed"), mark("Source")}));
    out << align(rows);
    const auto ok = std::count_if(result.examples.begin(), result.examples.end(), [](const auto& e) { return e.ok; });
    out << say(mark("{0} of {1} examples give the published numbers"), std::to_string(ok),
               std::to_string(result.examples.size()))
               .in(language)
        << "\n";
  }
  return bad || missed ? input_has_errors : done;
}

} // namespace yindi
