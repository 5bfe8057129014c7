#include "engine/weights/dematel.h"

#include "engine/command/command.h"
#include "engine/command/picture.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "engine/rationale/plane_charts.h"
#include "engine/results/other_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct DematelOptions {
  std::vector<std::string> file; ///< one
  std::optional<double> threshold;
  std::string picture;
  OutputOptions output;
};

/// The ways of influence above the threshold, the mean of all unless another is asked for, the strongest first.
std::string arrows(const DirectInfluence& influence, const Dematel& result, const DematelOptions& options) {
  const double threshold = options.threshold.value_or(result.threshold);
  struct Arrow {
    double strength;
    std::size_t from, to;
  };
  std::vector<Arrow> found;
  for (std::size_t i = 0; i < influence.factors.size(); ++i)
    for (std::size_t j = 0; j < influence.factors.size(); ++j)
      if (const double t = result.total(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
          i != j && t > threshold)
        found.push_back({t, i, j});
  std::stable_sort(found.begin(), found.end(), [](const Arrow& a, const Arrow& b) { return a.strength > b.strength; });
  std::string text = (options.threshold ? say(mark("above {}:"), decimal(threshold, 4))
                                        : say(mark("above the mean of {}:"), decimal(threshold, 4)))
                         .in(options.output.language());
  for (const Arrow& arrow : found)
    text += "\n  " + influence.factors[arrow.from] + " → " + influence.factors[arrow.to] + "  " +
            decimal(arrow.strength, 4);
  return text + "\n";
}

int run_dematel(const DematelOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const std::string& path = options.file.front();
  const Loaded<DirectInfluence> influence = read_influence_file(path);
  if (report_problems(err, influence.diagnostics, language) || !influence.value) return input_has_errors;
  Loaded<Dematel> result = dematel(*influence.value);
  for (Diagnostic& diagnostic : result.diagnostics) diagnostic.path = path, diagnostic.line = diagnostic.column = 1;
  if (report_problems(err, result.diagnostics, language) || !result.value) return input_has_errors;
  ChartStyle style;
  style.language = language;
  const double threshold = options.threshold.value_or(result.value->threshold);
  if (!options.picture.empty() &&
      !save_picture(options.picture, dematel_chart(*influence.value, *result.value, threshold, style), language, err))
    return input_has_errors;
  if (options.output.format == "json") {
    print_json(out, dematel_json(*influence.value, *result.value));
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {
      {"factor", "given", "received", "prominence", "relation", "group", "weight"}};
  if (table)
    rows.front() = heads(language, {mark("Factor"), mark("Gives"), mark("Receives"), mark("Prominence"),
                                    mark("Relation"), mark("Cause or effect"), mark("Weight")});
  const auto number = [&](double x) { return table ? decimal(x, 4) : shortest(x); };
  for (std::size_t i = 0; i < influence.value->factors.size(); ++i) {
    const double relation = result.value->relation[i];
    std::string group = relation > 0 ? mark("cause") : relation < 0 ? mark("effect") : "";
    if (table && !group.empty()) group = tr(language, group);
    rows.push_back({influence.value->factors[i], number(result.value->given[i]), number(result.value->received[i]),
                    number(result.value->prominence[i]), number(relation), group, number(result.value->weights[i])});
  }
  if (table)
    out << align(rows) << "\n" << arrows(*influence.value, *result.value, options);
  else
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  return done;
}

Action prepare_dematel(Arguments& arguments) {
  const auto options = std::make_shared<DematelOptions>();
  arguments.one("FILE", options->file, mark("who influences whom how strongly, a CSV file"));
  arguments.number("--threshold", options->threshold,
                   mark("above which an influence gets an arrow; the mean of all if not given"), 0, 1e100);
  add_picture(arguments, options->picture);
  add_output(arguments, options->output);
  return when_read(options, run_dematel);
}

} // namespace

Command dematel_command() {
  return {"dematel", mark("which factors drive the others: DEMATEL"),
          mark("How much influence each factor gives and receives by all ways, whether it is a cause or an effect, a "
               "weight, and the ways above the mean or another threshold; json also gives the total influences. The "
               "file: names in the first "
               "row and the first column, and in row A, column B how strongly A influences B, from 0. csv: factor, "
               "given, received, prominence, relation, group, weight."),
          "yindi dematel influences.csv --picture influences.svg", prepare_dematel};
}

} // namespace yindi
