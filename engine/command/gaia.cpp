#include "engine/methods/gaia.h"

#include "engine/command/command.h"
#include "engine/command/picture.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_file.h"
#include "engine/rationale/plane_charts.h"
#include "engine/results/plane_json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct GaiaOptions {
  std::vector<std::string> file; ///< one
  TableOptions table;
  std::vector<std::string> parameters;
  std::string picture;
  OutputOptions output;
};

std::string at_two(const Eigen::MatrixXd& points, std::size_t row, int column) {
  return decimal(points(static_cast<Eigen::Index>(row), column), 4);
}

/// Alternatives, then criteria, then what the plane is worth.
std::string in_tables(const MatrixFile& file, const GaiaPlane& plane, Language language) {
  std::vector<std::vector<std::string>> points = {
      heads(language, {mark("Alternative"), mark("To the right"), mark("Upwards"), mark("Kept"), mark("Net flow"),
                       mark("Rank")})};
  for (std::size_t i = 0; i < plane.net.size(); ++i)
    points.push_back({file.matrix.alternatives[i], at_two(plane.alternatives, i, 0), at_two(plane.alternatives, i, 1),
                      decimal(plane.shown[i], 3), decimal(plane.net[i], 4), std::to_string(plane.ranks[i])});
  std::vector<std::vector<std::string>> spokes = {
      heads(language, {mark("Criterion"), mark("To the right"), mark("Upwards"), mark("Length"), mark("Weight")})};
  for (std::size_t j = 0; j < file.matrix.criteria.size(); ++j)
    spokes.push_back({file.matrix.criteria[j], at_two(plane.criteria, j, 0), at_two(plane.criteria, j, 1),
                      decimal(plane.criteria.row(static_cast<Eigen::Index>(j)).norm(), 4), shortest(file.weights[j])});
  const std::string kept = decimal(100 * plane.explained, 1);
  return align(points) + "\n" + align(spokes) +
         say(mark("the plane keeps {0} of what tells the alternatives apart; decision axis ({1}, {2}), length {3} of "
                  "1: the longer, the more the plane says of the ranking"),
             Text{kept + " %", kept + "%"}, decimal(plane.decision(0), 4), decimal(plane.decision(1), 4),
             decimal(plane.decision.norm(), 4))
             .in(language) +
         "\n";
}

int run_gaia(const GaiaOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const Method& promethee = *find_method("promethee-ii");
  const auto given = given_parameters(options.parameters, language, err);
  if (!given) return wrong_usage;
  const Loaded<Settings> settings = complete_settings(promethee, *given);
  for (const Diagnostic& d : settings.diagnostics) refuse(err, d.message, d.hint, language, wrong_usage);
  if (!settings.value) return wrong_usage;
  const Loaded<MatrixFile> file =
      read_matrix_file(options.file.front(), reading_of(options.table, promethee.takes_blanks));
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<GaiaPlane> plane = gaia(file.value->matrix, file.value->weights, *settings.value);
  plane.diagnostics = at_their_cells(std::move(plane.diagnostics), *file.value);
  if (report_problems(err, plane.diagnostics, language) || !plane.value) return input_has_errors;
  for (const Sentence& note : plane_notes(*plane.value))
    err << options.file.front() << ":1:1: note: " << note.in(language) << "\n";
  ChartStyle style;
  style.language = language;
  if (!options.picture.empty() &&
      !save_picture(options.picture, gaia_chart(*plane.value, plane_things(file.value->matrix, *plane.value), style),
                    language, err))
    return input_has_errors;
  if (options.output.format == "json") {
    print_json(out, gaia_json(*file.value, *plane.value, *settings.value, language));
    return done;
  }
  if (options.output.format == "table") {
    out << in_tables(*file.value, *plane.value, language);
    return done;
  }
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < plane.value->net.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    rows.push_back({file.value->matrix.alternatives[i], shortest(plane.value->alternatives(row, 0)),
                    shortest(plane.value->alternatives(row, 1)), shortest(plane.value->net[i]),
                    std::to_string(plane.value->ranks[i])});
  }
  out << write_csv({"alternative", "u", "v", "net_flow", "rank"}, rows);
  return done;
}

Action prepare_gaia(Arguments& arguments) {
  const auto options = std::make_shared<GaiaOptions>();
  arguments.one("FILE", options->file, mark("the decision matrix, a CSV file, or - for standard input"));
  add_table(arguments, options->table);
  arguments.several("--param", options->parameters, mark("a parameter of promethee-ii, key=value"));
  add_picture(arguments, options->picture);
  add_output(arguments, options->output);
  return when_read(options, run_gaia);
}

} // namespace

Command gaia_command() {
  return {"gaia", mark("alternatives, criteria and weights in one plane: PROMETHEE GAIA"),
          mark("The plane in which the alternatives differ most by their net flows on each criterion: where they and "
               "the criteria stand, the decision axis, and how much the plane keeps; json also gives the flows. The "
               "file is that of matrix. csv: alternative, u, v, net_flow, rank."),
          "yindi gaia matrix.csv --param functions=linear --param q=1 --param p=5 --picture plane.svg", prepare_gaia};
}

} // namespace yindi
