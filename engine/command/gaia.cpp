#include "engine/methods/gaia.h"

#include "engine/case/names.h"
#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/picture.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/words.h"
#include "engine/methods/matrix_file.h"
#include "engine/rationale/plane_charts.h"
#include "engine/results/json.h"
#include "engine/results/plane_json.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace yindi {
namespace {

struct GaiaOptions : CasebookOptions {
  TableOptions table;
  std::string picture;
};

std::string at_two(const Eigen::MatrixXd& points, std::size_t row, int column) {
  return decimal(points(static_cast<Eigen::Index>(row), column), 4);
}

/// Alternatives, then criteria, then what the plane is worth.
std::string in_tables(const GaiaPlane& plane, const PlaneThings& things, const std::vector<double>& weights,
                      const char* head, Language language) {
  std::vector<std::vector<std::string>> points = {
      heads(language, {head, mark("To the right"), mark("Upwards"), mark("Kept"), mark("Net flow"), mark("Rank")})};
  for (std::size_t i = 0; i < plane.net.size(); ++i)
    points.push_back({things.alternatives[i].name, at_two(plane.alternatives, i, 0), at_two(plane.alternatives, i, 1),
                      decimal(plane.shown[i], 3), decimal(plane.net[i], 4),
                      std::to_string(things.alternatives[i].place)});
  std::vector<std::vector<std::string>> spokes = {
      heads(language, {mark("Criterion"), mark("To the right"), mark("Upwards"), mark("Length"), mark("Weight")})};
  for (std::size_t j = 0; j < things.criteria.size(); ++j)
    spokes.push_back({things.criteria[j].name, at_two(plane.criteria, j, 0), at_two(plane.criteria, j, 1),
                      decimal(plane.criteria.row(static_cast<Eigen::Index>(j)).norm(), 4), shortest(weights[j])});
  const std::string kept = decimal(100 * plane.explained, 1);
  return align(points) + "\n" + align(spokes) +
         say(mark("the plane keeps {0} of what tells the alternatives apart; decision axis ({1}, {2}), length {3} of "
                  "1: the longer, the more the plane says of the ranking"),
             Text{kept + " %", kept + "%"}, decimal(plane.decision(0), 4), decimal(plane.decision(1), 4),
             decimal(plane.decision.norm(), 4))
             .in(language) +
         "\n";
}

/// A row an alternative.
std::vector<std::vector<std::string>> in_rows(const GaiaPlane& plane, const std::vector<std::string>& names) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    rows.push_back({names[i], shortest(plane.alternatives(row, 0)), shortest(plane.alternatives(row, 1)),
                    shortest(plane.net[i]), std::to_string(plane.ranks[i])});
  }
  return rows;
}

int gaia_of_file(const GaiaOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const Method& promethee = *find_method("promethee-ii");
  const auto given = given_parameters(options.parameters, language, err);
  if (!given) return wrong_usage;
  const Loaded<Settings> settings = complete_settings(promethee, *given);
  for (const Diagnostic& d : settings.diagnostics) refuse(err, d.message, d.hint, language, wrong_usage);
  if (!settings.value) return wrong_usage;
  const Loaded<MatrixFile> file = read_matrix_file(options.casebook, reading_of(options.table, promethee.takes_blanks));
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<GaiaPlane> plane = gaia(file.value->matrix, file.value->weights, *settings.value);
  plane.diagnostics = at_their_cells(std::move(plane.diagnostics), *file.value);
  if (report_problems(err, plane.diagnostics, language) || !plane.value) return input_has_errors;
  for (const Sentence& note : plane_notes(*plane.value))
    err << options.casebook << ":1:1: note: " << note.in(language) << "\n";
  ChartStyle style;
  style.language = language;
  const PlaneThings things = plane_things(file.value->matrix, *plane.value);
  if (!options.picture.empty() &&
      !save_picture(options.picture, gaia_chart(*plane.value, things, style), language, err))
    return input_has_errors;
  if (options.output.format == "json")
    print_json(out, gaia_json(*file.value, *plane.value, *settings.value, language));
  else if (options.output.format == "table")
    out << in_tables(*plane.value, things, file.value->weights, mark("Alternative"), language);
  else
    out << write_csv({"alternative", "u", "v", "net_flow", "rank"},
                     in_rows(*plane.value, file.value->matrix.alternatives));
  return done;
}

/// The casebook's counties by PROMETHEE: by its own parameters where it ranks so, else by PROMETHEE II.
int gaia_of_casebook(const GaiaOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  CasebookOptions asked = options;
  asked.parameters.clear();
  int status = done;
  const auto as_it_is = open_for(asked, err, status);
  if (!as_it_is) return status;
  asked.parameters = options.parameters;
  if (!has_plane(as_it_is->value)) asked.method = "promethee-ii";
  std::ostringstream told; // what is wrong with the casebook has been said
  const auto book = open_for(asked, options.parameters.empty() ? told : err, status);
  if (!book) return status;
  const auto ranked = rank_for(asked, *book, err, status);
  if (!ranked) return status;
  const Case& c = book->value;
  if (!options.picture.empty() && ranked->ranking.counties.size() != 1) {
    refuse(err,
           say(mark("a picture shows one county, and here are {}"), std::to_string(ranked->ranking.counties.size())),
           say(mark("name it with --county")), language, wrong_usage);
    return wrong_usage;
  }
  Json counties = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const CountyRanking& county : ranked->ranking.counties) {
    const Text name = county_name(c, county.assessment->county);
    const Loaded<CountyPlane> found = county_plane(county);
    for (const Diagnostic& d : found.diagnostics)
      err << options.casebook << ": note: " << say(mark("{0}: {1}"), name, both(d.message)).in(language) << "\n";
    if (!found.value) continue;
    const GaiaPlane& plane = found.value->plane;
    for (const Sentence& note : plane_notes(plane))
      err << options.casebook << ": note: " << say(mark("{0}: {1}"), name, both(note)).in(language) << "\n";
    ChartStyle style;
    style.language = language;
    const PlaneThings things = county_things(c, county, *found.value, language);
    if (!options.picture.empty() && !save_picture(options.picture, gaia_chart(plane, things, style), language, err))
      return input_has_errors;
    MatrixFile file;
    file.matrix = found.value->matrix, file.weights = county.frame->weights;
    if (options.output.format == "json") {
      Json json = gaia_json(file, plane, county.frame->settings, language);
      json["county"] = county.assessment->county;
      counties.push_back(std::move(json));
    } else if (options.output.format == "table") {
      out << name.in(language) << "\n" << in_tables(plane, things, file.weights, mark("Industry"), language) << "\n";
    } else {
      for (std::vector<std::string>& row : in_rows(plane, file.matrix.alternatives)) {
        row.insert(row.begin(), county.assessment->county);
        rows.push_back(std::move(row));
      }
    }
  }
  if (options.output.format == "json") print_json(out, {{"case", c.head.id}, {"counties", counties}});
  if (options.output.format == "csv") out << write_csv({"county", "industry", "u", "v", "net_flow", "rank"}, rows);
  return done;
}

int run_gaia(const GaiaOptions& options, std::ostream& out, std::ostream& err) {
  if (!is_casebook(options.casebook)) return gaia_of_file(options, out, err);
  if (refuse_for_casebook(options.table, options.language(), err)) return wrong_usage;
  return gaia_of_casebook(options, out, err);
}

Action prepare_gaia(Arguments& arguments) {
  const auto options = std::make_shared<GaiaOptions>();
  arguments.text("CASEBOOK|FILE", options->casebook, mark("the casebook's folder, or a decision matrix as a CSV file"),
                 Needed::yes);
  add_counties(arguments, *options);
  arguments.several("--set", options->settings, mark("a key of casebook.toml, such as weighting.ri=saaty2005"));
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
               "file is that of matrix; of a casebook each county has its plane, on the fixed scales and by the "
               "casebook's own parameters where it ranks by PROMETHEE. csv: alternative (or county, industry), u, v, "
               "net_flow, rank."),
          "yindi gaia matrix.csv --param functions=linear --param q=1 --param p=5 --picture plane.svg", prepare_gaia};
}

} // namespace yindi
