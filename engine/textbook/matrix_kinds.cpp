// Examples that start from a decision matrix.

#include "engine/format/words.h"
#include "engine/methods/gaia.h"
#include "engine/methods/inputs.h"
#include "engine/methods/method.h"
#include "engine/methods/normalization.h"
#include "engine/methods/objective.h"
#include "engine/textbook/kinds.h"

#include <algorithm>

namespace yindi {
namespace {

using Rows = std::vector<std::vector<double>>;

} // namespace

std::vector<std::string> read_names(Section& section, const std::string& key, const char* letter, std::size_t count) {
  std::vector<std::string> names = section.texts(key);
  if (!section.table.contains(key))
    for (std::size_t i = 1; i <= count; ++i) names.push_back(letter + std::to_string(i));
  if (names.size() != count)
    section.problems.error(section.key_place(key), say(mark("\"{0}\" has {1} entries, and {2} are needed"), key,
                                                       std::to_string(names.size()), std::to_string(count)));
  return names;
}

void unknown_word(Section& section, const std::string& key, const std::string& word,
                  const std::vector<std::string>& known) {
  section.problems.error(section.key_place(key), say(mark("\"{0}\" does not know \"{1}\""), key, word),
                         did_you_mean(word, known, say(mark("it takes one of: {}"), joined(known))));
}

std::optional<Rows> read_rows(Section& section, const std::string& key) {
  const toml::node* node = section.need(key);
  if (!node) return std::nullopt;
  auto setting = setting_of(*node);
  auto* rows = setting ? std::get_if<Rows>(&*setting) : nullptr;
  if (rows &&
      std::all_of(rows->begin(), rows->end(), [&](const auto& row) { return row.size() == rows->at(0).size(); }))
    return std::move(*rows);
  section.wrong_type(*node, key, mark("\"{}\" is a list of equally long rows of numbers: [[1, 2], [3, 4]]"));
  return std::nullopt;
}

std::vector<double> read_numbers(Section& section, const std::string& key) {
  const toml::node* node = section.find(key);
  if (!node) return {};
  auto setting = setting_of(*node);
  if (setting && std::holds_alternative<std::vector<double>>(*setting))
    return std::get<std::vector<double>>(std::move(*setting));
  section.wrong_type(*node, key, mark("\"{}\" is a list of numbers: [1, 2]"));
  return {};
}

std::optional<DecisionMatrix> read_example_matrix(Section& section) {
  const auto rows = read_rows(section, "matrix");
  if (!section.need("directions") || !rows) return std::nullopt;
  const std::vector<std::string> directions = section.texts("directions");
  const std::size_t m = rows->size(), n = directions.size();
  DecisionMatrix matrix;
  matrix.alternatives = read_names(section, "alternatives", "a", m);
  matrix.criteria = read_names(section, "criteria", "c", n);
  matrix.values.resize(static_cast<Eigen::Index>(m), static_cast<Eigen::Index>(n));
  for (const std::string& word : directions) {
    if (word != "max" && word != "min")
      section.problems.error(section.key_place("directions"),
                             say(mark("direction \"{}\" is neither max nor min"), word));
    matrix.directions.push_back(word == "min" ? Direction::min : Direction::max);
  }
  if (m == 0 || rows->at(0).size() != n)
    section.problems.error(
        section.key_place("matrix"),
        say(mark("the rows have not as many values as there are directions, {}"), std::to_string(n)));
  if (has_errors(section.problems.list)) return std::nullopt;
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j)
      matrix.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = (*rows)[i][j];
  return matrix;
}

std::optional<MatrixExample> read_matrix_example(ExampleFile& file, const Settings& parameters) {
  Section& section = file.section;
  section.need("method");
  MatrixExample example;
  example.method = section.text("method");
  example.normalization = section.text("normalization");
  example.weights = read_numbers(section, "weights");
  auto matrix = read_example_matrix(section);
  const Method* method = known_row(section, "method", methods(), example.method);
  if (method && example.normalization.empty()) example.normalization = method->normalization;
  if (!example.normalization.empty()) known_row(section, "normalization", normalizations(), example.normalization);
  if (!method || !matrix) return std::nullopt;
  example.matrix = std::move(*matrix);
  const std::size_t n = example.matrix.criteria.size();
  if (!section.table.contains("weights")) example.weights.assign(n, 1 / static_cast<double>(n));
  Loaded<Settings> settings = complete_settings(*method, parameters);
  add_problems(file, settings.diagnostics);
  if (has_errors(section.problems.list)) return std::nullopt;
  example.parameters = std::move(*settings.value);
  return example;
}

std::optional<Quantities> compute_matrix(ExampleFile& file, const Settings& parameters) {
  const auto example = read_matrix_example(file, parameters);
  if (!example) return std::nullopt;
  const Method& method = *find_method(example->method);
  const Loaded<Scores> scores =
      method.score(example->matrix, example->weights, example->normalization, example->parameters);
  add_problems(file, scores.diagnostics);
  if (!scores.value) return std::nullopt;
  return Quantities{{"scores", scores.value->scores},
                    {"ranks", ranks_of(method, *scores.value, example->matrix.alternatives.size())},
                    {"workings", workings_of(*scores.value)}};
}

std::optional<Quantities> compute_gaia(ExampleFile& file, const Settings& parameters) {
  Section& section = file.section;
  section.need("weights");
  const std::vector<double> weights = read_numbers(section, "weights");
  const auto matrix = read_example_matrix(section);
  const Loaded<Settings> settings = complete_settings(*find_method("promethee-ii"), parameters);
  add_problems(file, settings.diagnostics);
  if (!matrix || !settings.value) return std::nullopt;
  const Loaded<GaiaPlane> plane = gaia(*matrix, weights, *settings.value);
  add_problems(file, plane.diagnostics);
  if (!plane.value) return std::nullopt;
  return Quantities{{"explained", plane.value->explained},
                    {"axes", plane.value->shares},
                    {"alternatives", rows_of(plane.value->alternatives)},
                    {"criteria", rows_of(plane.value->criteria)},
                    {"decision", std::vector<double>{plane.value->decision(0), plane.value->decision(1)}},
                    {"net_flows", plane.value->net},
                    {"ranks", plane.value->ranks}};
}

std::optional<Quantities> compute_normalization(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  section.need("normalization");
  const std::string word = section.text("normalization");
  const auto matrix = read_example_matrix(section);
  const Normalization* row = known_row(section, "normalization", normalizations(), word);
  if (!matrix || !row) return std::nullopt;
  const Loaded<DecisionMatrix> result = normalize(*matrix, *row);
  add_problems(file, result.diagnostics);
  if (!result.value) return std::nullopt;
  Quantities rows = Quantities::array();
  for (Eigen::Index i = 0; i < result.value->values.rows(); ++i) {
    const Eigen::VectorXd values = result.value->values.row(i);
    rows.push_back(std::vector<double>(values.begin(), values.end()));
  }
  return Quantities{{"matrix", rows}};
}

std::optional<Quantities> compute_weigh(ExampleFile& file, const Settings& parameters) {
  Section& section = file.section;
  section.need("by");
  const std::string by = section.text("by"), normalization = section.text("normalization");
  const auto matrix = read_example_matrix(section);
  const ObjectiveWeighting* weighting = known_row(section, "by", objective_weightings(), by);
  if (!normalization.empty()) known_row(section, "normalization", normalizations(), normalization);
  if (!matrix || !weighting || has_errors(section.problems.list)) return std::nullopt;
  const Loaded<ObjectiveWeights> result = objective_weights(*weighting, *matrix, normalization, parameters);
  add_problems(file, result.diagnostics);
  if (!result.value) return std::nullopt;
  return Quantities{{"weights", result.value->weights}, {"workings", workings_of(*result.value)}};
}

} // namespace yindi
