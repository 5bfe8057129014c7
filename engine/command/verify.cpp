#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/shipped.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/results/check_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct VerifyOptions {
  std::vector<std::string> folder; ///< one or none
  OutputOptions output;
};

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

int run_verify(const VerifyOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  std::string folder = options.folder.empty() ? shipped_folder("casebooks/textbook") : options.folder.front();
  if (folder.empty())
    return refuse(err, say(mark("the shipped textbook is not where the program looks for it")),
                  say(mark("give its folder, or set YINDI_DATA to the folder that holds casebooks/")), language,
                  input_has_errors);
  const Verification result = verify(folder);
  const bool bad = report_problems(err, result.diagnostics, language);
  const bool missed = report_problems(err, result.differences, language);

  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows;
  for (const CheckedExample& example : result.examples)
    rows.push_back(table ? table_row_of(example, language) : csv_row_of(example));
  if (options.output.format == "json")
    print_json(out, verify_json(result));
  else if (!table)
    out << write_csv({"id", "source", "tolerance", "max_difference", "ok"}, rows);
  else {
    rows.insert(rows.begin(), heads(language, {mark("Example"), mark("Tolerance"), mark("Largest difference"),
                                               mark("As printed"), mark("Source")}));
    out << align(rows);
    const VerificationSummary summary = summary_of(result);
    out << say(mark("{0} of {1} examples give the published numbers: {2} methods, from {3} sources"),
               std::to_string(summary.ok), std::to_string(summary.examples), std::to_string(summary.subjects),
               std::to_string(summary.sources))
               .in(language)
        << "\n";
  }
  return bad || missed ? input_has_errors : done;
}

Action prepare_verify(Arguments& arguments) {
  const auto options = std::make_shared<VerifyOptions>();
  arguments.files("FOLDER", options->folder, mark("a folder of examples; the shipped textbook if not given"), 0, 1);
  add_output(arguments, options->output);
  return when_read(options, run_verify);
}

} // namespace

Command verify_command() {
  return {"verify", mark("recomputes published examples against what they print"),
          mark("A line for each example: its source, the tolerance and the largest difference; exit status 1 where one "
               "misses. csv: id, source, tolerance, max_difference, ok."),
          "yindi verify casebooks/textbook", prepare_verify};
}

} // namespace yindi
