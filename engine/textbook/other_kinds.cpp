// Examples of fuzzy TOPSIS and fuzzy AHP, of sorting, of networks and of influences.

#include "engine/format/words.h"
#include "engine/methods/electre_tri.h"
#include "engine/methods/fuzzy_topsis.h"
#include "engine/methods/inputs.h"
#include "engine/textbook/kinds.h"
#include "engine/weights/dematel.h"
#include "engine/weights/fuzzy_ahp.h"
#include "engine/weights/network.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

using Kind = DataNode::Kind;
using Triangles = std::vector<FuzzyNumber>;

/// Triangles as lists of three numbers.
std::optional<Triangles> triangles_of(ExampleFile& file, const DataNode& list) {
  Triangles result;
  for (const DataNode& item : list.items) {
    const auto number = [](const DataNode& node) { return node.kind == Kind::number; };
    if (item.kind != Kind::list || item.items.size() != 3 ||
        !std::all_of(item.items.begin(), item.items.end(), number)) {
      file.section.problems.error(item.place, say(mark("a triangular number is a list of three: [1, 2, 3]")));
      return std::nullopt;
    }
    result.push_back({item.items[0].number, item.items[1].number, item.items[2].number});
  }
  return result;
}

Quantities list_of(const Triangles& triangles) {
  Quantities result = Quantities::array();
  for (const FuzzyNumber& t : triangles) result.push_back({t.low, t.mode, t.high});
  return result;
}

Quantities rows_of(const std::vector<Triangles>& rows) {
  Quantities result = Quantities::array();
  for (const Triangles& row : rows) result.push_back(list_of(row));
  return result;
}

/// A number, or a fraction written as text.
std::optional<double> fraction_of(const DataNode& node) {
  if (node.kind == Kind::number) return node.number;
  return node.kind == Kind::text ? ratio(node.text) : std::nullopt;
}

/// The rows of `pairwise`; a cell is a list of three, or "" where nothing stands.
std::optional<std::vector<std::vector<std::optional<FuzzyNumber>>>> fuzzy_cells(ExampleFile& file,
                                                                                const DataNode& list) {
  std::vector<std::vector<std::optional<FuzzyNumber>>> rows;
  for (const DataNode& row : list.items) {
    auto& cells = rows.emplace_back();
    for (const DataNode& item : row.items) {
      auto& cell = cells.emplace_back();
      if (item.kind == Kind::text && item.text.empty()) continue;
      std::vector<double> numbers;
      for (const DataNode& part : item.items) numbers.push_back(fraction_of(part).value_or(0));
      if (numbers.size() == 3) cell = FuzzyNumber{numbers[0], numbers[1], numbers[2]};
      if (cell) continue;
      file.section.problems.error(item.place, say(mark("a triangular number is a list of three: [1, 2, 3]")));
      return std::nullopt;
    }
    if (cells.size() == list.items.size()) continue;
    file.section.problems.error(row.place, say(mark("{0} rows for {1} elements"), std::to_string(list.items.size()),
                                               std::to_string(cells.size())));
    return std::nullopt;
  }
  return rows;
}

std::optional<FuzzyMatrix> fuzzy_matrix(ExampleFile& file) {
  Section& section = file.section;
  if (!section.need("matrix") || !section.need("directions")) return std::nullopt;
  FuzzyMatrix matrix;
  for (const std::string& word : section.texts("directions")) {
    if (word != "max" && word != "min")
      section.problems.error(section.key_place("directions"),
                             say(mark("direction \"{}\" is neither max nor min"), word));
    matrix.directions.push_back(word == "min" ? Direction::min : Direction::max);
  }
  for (const DataNode& row : file.tree.find("matrix")->items) {
    const auto read = triangles_of(file, row);
    if (!read) return std::nullopt;
    if (read->size() != matrix.directions.size())
      section.problems.error(row.place, say(mark("the rows have not as many values as there are directions, {}"),
                                            std::to_string(matrix.directions.size())));
    matrix.values.push_back(*read);
  }
  matrix.alternatives = read_names(section, "alternatives", "a", matrix.values.size());
  matrix.criteria = read_names(section, "criteria", "c", matrix.directions.size());
  if (has_errors(section.problems.list)) return std::nullopt;
  return matrix;
}

/// One number a criterion under `key`.
std::vector<double> of_criteria(Section& section, const char* key, std::size_t n) {
  section.need(key);
  std::vector<double> result = read_numbers(section, key);
  if (result.size() != n)
    section.problems.error(section.key_place(key), say(mark("\"{0}\" has {1} entries, and {2} are needed"), key,
                                                       std::to_string(result.size()), std::to_string(n)));
  return result;
}

Quantities by_name(const std::vector<std::string>& names, const std::vector<double>& values) {
  Quantities result = Quantities::object();
  for (std::size_t i = 0; i < names.size(); ++i) result[names[i]] = values[i];
  return result;
}

Quantities by_pair(const std::vector<std::string>& names, const Eigen::MatrixXd& matrix) {
  Quantities result = Quantities::object();
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = 0; j < names.size(); ++j)
      result[names[i] + "," + names[j]] = matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
  return result;
}

} // namespace

std::optional<Quantities> compute_fuzzy_topsis(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  section.need("weights");
  const std::string ideal = section.text("ideal");
  if (!ideal.empty() && ideal != "fixed" && ideal != "found") unknown_word(section, "ideal", ideal, {"fixed", "found"});
  const auto matrix = fuzzy_matrix(file);
  const DataNode* list = file.tree.find("weights");
  const auto weights = list ? triangles_of(file, *list) : std::nullopt;
  if (weights && matrix && weights->size() != matrix->criteria.size())
    section.problems.error(section.key_place("weights"),
                           say(mark("\"{0}\" has {1} entries, and {2} are needed"), "weights",
                               std::to_string(weights->size()), std::to_string(matrix->criteria.size())));
  if (!matrix || !weights || has_errors(section.problems.list)) return std::nullopt;
  const Loaded<FuzzyScores> scores =
      fuzzy_topsis(*matrix, *weights, ideal == "found" ? FuzzyIdeal::found : FuzzyIdeal::fixed);
  add_problems(file, scores.diagnostics);
  if (!scores.value) return std::nullopt;
  return Quantities{{"normalized", rows_of(scores.value->normalized)},
                    {"weighted", rows_of(scores.value->weighted)},
                    {"to_best", scores.value->to_best},
                    {"to_worst", scores.value->to_worst},
                    {"closeness", scores.value->closeness},
                    {"ranks", scores.value->ranks}};
}

std::optional<Quantities> compute_fuzzy_ahp(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  if (!section.need("by") || !section.need("pairwise")) return std::nullopt;
  const std::string by = section.text("by");
  if (by != "geometric-mean" && by != "extent") unknown_word(section, "by", by, {"geometric-mean", "extent"});
  const DataNode* list = file.tree.find("pairwise");
  const auto cells = list ? fuzzy_cells(file, *list) : std::nullopt;
  if (!cells || has_errors(section.problems.list)) return std::nullopt;
  const std::vector<std::string> names = read_names(section, "elements", "e", cells->size());
  if (has_errors(section.problems.list)) return std::nullopt;
  const Loaded<FuzzyComparison> comparison =
      fuzzy_comparison(names, *cells, [](std::size_t, std::size_t) { return Diagnostic{}; });
  add_problems(file, comparison.diagnostics);
  if (!comparison.value) return std::nullopt;
  const Loaded<FuzzyPriorities> result =
      fuzzy_priorities(*comparison.value, by == "extent" ? FuzzyWay::extent : FuzzyWay::geometric_mean);
  add_problems(file, result.diagnostics);
  if (!result.value) return std::nullopt;
  Quantities quantities = {{"rows", list_of(result.value->rows)},
                           {"fuzzy_weights", list_of(result.value->fuzzy)},
                           {"crisp", result.value->defuzzified},
                           {"weights", result.value->weights},
                           {"lambda_max", result.value->centre.lambda_max}};
  if (result.value->centre.cr) quantities["cr"] = *result.value->centre.cr;
  return quantities;
}

std::optional<Quantities> compute_sort(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  const auto matrix = read_example_matrix(section);
  const auto limits = read_rows(section, "limits");
  if (!matrix || !limits) return std::nullopt;
  const std::size_t n = matrix->criteria.size();
  const std::vector<double> weights = of_criteria(section, "weights", n);
  CategoryLimits between{read_names(section, "limit_names", "b", limits->size()),
                         Eigen::MatrixXd(static_cast<Eigen::Index>(limits->size()), static_cast<Eigen::Index>(n)),
                         of_criteria(section, "q", n), of_criteria(section, "p", n), of_criteria(section, "v", n)};
  if (limits->empty() || limits->front().size() != n)
    section.problems.error(
        section.key_place("limits"),
        say(mark("the rows have not as many values as there are directions, {}"), std::to_string(n)));
  section.need("cut");
  const double cut = section.number("cut").value_or(0);
  if (has_errors(section.problems.list)) return std::nullopt;
  for (std::size_t k = 0; k < limits->size(); ++k)
    for (std::size_t j = 0; j < n; ++j)
      between.values(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(j)) = (*limits)[k][j];
  for (double& veto : between.v)
    if (veto == 0) veto = std::numeric_limits<double>::infinity();
  const Loaded<Assignments> sorted = electre_tri(*matrix, weights, between, cut);
  add_problems(file, sorted.diagnostics);
  if (!sorted.value) return std::nullopt;
  const auto from_one = [](std::vector<int> categories) {
    for (int& category : categories) ++category;
    return categories;
  };
  return Quantities{{"pessimistic", from_one(sorted.value->pessimistic)},
                    {"optimistic", from_one(sorted.value->optimistic)},
                    {"over", rows_of(sorted.value->over)},
                    {"under", rows_of(sorted.value->under)},
                    {"relation", sorted.value->relation}};
}

std::optional<Quantities> compute_network(ExampleFile& file, const Settings&) {
  for (const char* key : {"cluster", "influence", "cluster_influence", "goal"}) file.section.find(key);
  const Loaded<Network> network = read_network(file.tree);
  file.section.problems.add(network.diagnostics);
  if (!network.value) return std::nullopt;
  const Loaded<NetworkPriorities> result = network_priorities(*network.value);
  add_problems(file, result.diagnostics);
  if (!result.value) return std::nullopt;
  return Quantities{{"priorities", by_name(result.value->elements, result.value->priorities)},
                    {"within", by_name(result.value->elements, result.value->within)},
                    {"limit", by_pair(result.value->elements, result.value->limit)},
                    {"parts", result.value->parts},
                    {"period", result.value->period}};
}

std::optional<Quantities> compute_dematel(ExampleFile& file, const Settings&) {
  Section& section = file.section;
  const auto rows = read_rows(section, "direct");
  if (!rows) return std::nullopt;
  const std::size_t n = rows->size();
  DirectInfluence influence{read_names(section, "factors", "f", n), {}};
  if (n == 0 || rows->front().size() != n)
    section.problems.error(section.key_place("direct"), say(mark("{0} rows for {1} elements"), std::to_string(n),
                                                            std::to_string(n == 0 ? 0 : rows->front().size())));
  if (has_errors(section.problems.list)) return std::nullopt;
  influence.direct.resize(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      influence.direct(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = (*rows)[i][j];
  const Loaded<Dematel> result = dematel(influence);
  add_problems(file, result.diagnostics);
  if (!result.value) return std::nullopt;
  return Quantities{{"given", by_name(influence.factors, result.value->given)},
                    {"received", by_name(influence.factors, result.value->received)},
                    {"prominence", by_name(influence.factors, result.value->prominence)},
                    {"relation", by_name(influence.factors, result.value->relation)},
                    {"weights", by_name(influence.factors, result.value->weights)},
                    {"normalized", by_pair(influence.factors, result.value->normalized)},
                    {"total", by_pair(influence.factors, result.value->total)},
                    {"threshold", result.value->threshold}};
}

} // namespace yindi
