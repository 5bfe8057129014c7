#include "engine/ranking/frame.h"

#include "engine/case/names.h"
#include "engine/format/words.h"
#include "engine/methods/normalization.h"
#include "engine/methods/preparation.h"
#include "engine/ranking/bounds.h"

#include <algorithm>

namespace yindi {

DecisionMatrix Frame::matrix(const Eigen::MatrixXd& values) const {
  DecisionMatrix matrix;
  matrix.values = values;
  matrix.criteria = leaves;
  matrix.directions = directions;
  matrix.alternatives = industries;
  if (static_cast<std::size_t>(values.rows()) != industries.size()) {
    matrix.alternatives.clear(); // a comparison of some of them
    for (Eigen::Index i = 0; i < values.rows(); ++i) matrix.alternatives.push_back(std::to_string(i));
  }
  return matrix;
}

std::string Frame::normalization() const {
  if (!asked_normalization.empty()) return asked_normalization;
  return method->input == InputKind::natural ? method->normalization : frozen_frame;
}

bool Frame::own_and_rising() const { return method->own_and_rising && asked_normalization.empty(); }

Loaded<Scores> Frame::score(const Eigen::MatrixXd& values) const {
  return method->score(matrix(values), weights, normalization(), settings);
}

bool Frame::has_gradient() const {
  return asked_normalization.empty() && method->gradient && method->gradient(settings, {}, {}).has_value();
}

Eigen::RowVectorXd Frame::gradient(const Eigen::RowVectorXd& u) const {
  const auto w = Eigen::Map<const Eigen::RowVectorXd>(weights.data(), static_cast<Eigen::Index>(weights.size()));
  return *method->gradient(settings, u, w);
}

namespace {

/// Why the case's normalisation cannot be had; blank where it can.
Diagnostics refuse_asked_normalization(const Method& method, const std::string& asked) {
  const std::string key = "method.normalization";
  if (const auto unknown = unknown_normalization(asked, key)) return {*unknown};
  if (asked.empty() || *method.normalization != '\0') return {};
  Diagnostics wrong = refuse_normalization(method.id, asked);
  for (Diagnostic& diagnostic : wrong) diagnostic.path = key;
  return wrong;
}

} // namespace

Loaded<Settings> casebook_settings(const MethodChoice& choice) {
  const Method* method = find_method(choice.id);
  if (!method) return {std::nullopt, {unknown_method(choice.id, "method.id")}};
  if (Diagnostics wrong = refuse_asked_normalization(*method, choice.normalization); !wrong.empty())
    return {std::nullopt, wrong};
  Settings given = choice.parameters;
  if (choice.id == "topsis") given.try_emplace("weight_power", 1.0);
  return complete_settings(*method, given);
}

Loaded<Settings> casebook_settings(const Case& c) {
  if (find_method(c.method.id))
    for (const std::string& id : c.robustness.agree)
      if (!find_method(id)) return {std::nullopt, {unknown_method(id, "robustness.agree")}};
  return casebook_settings(c.method);
}

Loaded<Frame> frame_of(const MethodChoice& choice, const Library& library, const Assessment& assessment,
                       const std::map<std::string, double>& weights) {
  const Loaded<Settings> settings = casebook_settings(choice);
  if (!settings.value) return {std::nullopt, settings.diagnostics};
  Frame frame{find_method(choice.id), *settings.value, assessment.industries, assessment.leaves, {}, {}};
  const bool natural = frame.method->input == InputKind::natural;
  for (const std::string& leaf : frame.leaves) {
    frame.weights.push_back(weights.at(leaf));
    const Criterion* criterion = natural ? find_criterion(library, leaf) : nullptr;
    frame.directions.push_back(criterion ? criterion->direction.value_or(Direction::max) : Direction::max);
  }
  frame.asked_normalization = choice.normalization;
  return {std::move(frame), {}};
}

namespace {

/// Where a measured value lies, from low to high in its unit; nothing where it is unknown.
std::optional<Interval> measured_range(const LeafValue& cell) {
  if (cell.x_range) return cell.x_range;
  if (cell.x) return Interval{*cell.x, *cell.x};
  return std::nullopt;
}

Ends measured_ends(const Frame& frame, const Assessment& assessment) {
  const auto rows = static_cast<Eigen::Index>(assessment.industries.size());
  const auto columns = static_cast<Eigen::Index>(assessment.leaves.size());
  Ends ends{Eigen::MatrixXd::Zero(rows, columns), Eigen::MatrixXd::Zero(rows, columns),
            Eigen::MatrixXd::Zero(rows, columns)};
  for (Eigen::Index i = 0; i < rows; ++i)
    for (Eigen::Index j = 0; j < columns; ++j) {
      const auto leaf = static_cast<std::size_t>(j);
      const LeafValue& cell = assessment.cells[static_cast<std::size_t>(i)][leaf];
      const Interval range = measured_range(cell).value_or(Interval{});
      const bool up = frame.directions[leaf] == Direction::max;
      ends.point(i, j) = cell.x.value_or((range.low + range.high) / 2);
      ends.worse(i, j) = up ? range.low : range.high;
      ends.better(i, j) = up ? range.high : range.low;
    }
  return ends;
}

} // namespace

Ends ends_of(const Frame& frame, const Assessment& assessment) {
  if (frame.method->input == InputKind::natural) return measured_ends(frame, assessment);
  return {matrix_of(assessment, End::point), matrix_of(assessment, End::low), matrix_of(assessment, End::high)};
}

std::vector<Sentence> refused_cells(const Case& c, const Method& method, const Assessment& assessment) {
  if (method.input != InputKind::natural) return {};
  const Text place = county_name(c, assessment.county);
  std::vector<Sentence> refused;
  for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
    const Criterion* leaf = find_criterion(c.model->library, assessment.leaves[j]);
    const Direction direction = leaf ? leaf->direction.value_or(Direction::max) : Direction::max;
    std::vector<Text> too_low, unknown;
    for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
      const Text name = industry_name(c, assessment.industries[i]);
      const std::optional<Interval> range = measured_range(assessment.cells[i][j]);
      if (!range)
        unknown.push_back(name);
      else if (!takes_cell(method, range->low, direction)) {
        const std::string value = " (" + shortest(range->low) + ")";
        too_low.push_back({name.en + value, name.zh + value});
      }
    }
    const Text criterion = criterion_name(c.model->library, assessment.leaves[j]);
    if (!too_low.empty())
      refused.push_back(
          say(takes_cell(method, 0, direction)
                  ? mark("{0} takes only values from 0 on and cannot rank {1}: \"{2}\" is below 0 for {3}")
                  : mark("{0} takes only values above 0 and cannot rank {1}: \"{2}\" is 0 or less for {3}"),
              method.name, place, criterion, list(too_low)));
    if (!unknown.empty())
      refused.push_back(say(mark("{0} takes only known values and cannot rank {1}: \"{2}\" is unknown for {3}"),
                            method.name, place, criterion, list(unknown)));
  }
  return refused;
}

} // namespace yindi
