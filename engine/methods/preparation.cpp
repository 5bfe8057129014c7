#include "engine/methods/preparation.h"

#include "engine/methods/inputs.h"
#include "engine/methods/normalization.h"

#include <cmath>
#include <map>

namespace yindi {
namespace {

/// What a person reads for the method's id.
const Text& spoken(const char* method) { return find_method(method)->name; }

Diagnostic error(Sentence message, Sentence hint) { return {Severity::error, "", 0, 0, message, hint}; }

Sentence any_number_hint() {
  return say(mark("shift the column yourself, or use a method that takes any number, such as TOPSIS or VIKOR"));
}

const std::string& alternative(const DecisionMatrix& matrix, Eigen::Index i) {
  return matrix.alternatives[static_cast<std::size_t>(i)];
}

const std::string& criterion(const DecisionMatrix& matrix, Eigen::Index j) {
  return matrix.criteria[static_cast<std::size_t>(j)];
}

} // namespace

Loaded<DecisionMatrix> prepared(const DecisionMatrix& matrix, const std::string& normalization) {
  if (normalization == frozen_frame) return {matrix, {}};
  for (Eigen::Index i = 0; i < matrix.values.rows(); ++i)
    for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
      if (std::isnan(matrix.values(i, j)))
        return {std::nullopt,
                {error(blank_cell(matrix, i, j), say(mark("give the value, leave the alternative out, or use "
                                                          "promethee-ii, which takes blank cells")))}};
  return normalize(matrix, *find_normalization(normalization));
}

Loaded<DecisionMatrix> prepared_as_fixed(const DecisionMatrix& matrix, const std::string& normalization) {
  Loaded<DecisionMatrix> result = prepared(matrix, normalization);
  const bool blank = matrix.values.hasNaN(); // whose hint is right
  for (Diagnostic& d : result.diagnostics)
    if (d.severity == Severity::error && !blank) d.hint = any_number_hint();
  return result;
}

Diagnostics refuse_normalization(const char* method, const std::string& normalization) {
  if (normalization.empty() || normalization == frozen_frame) return {};
  return {error(say(mark("{0} takes no normalisation, and \"{1}\" was given"), spoken(method),
                    find_normalization(normalization)->name),
                say(mark("leave it out: the method's source fixes how columns are made comparable")))};
}

Diagnostics refuse_natural(const char* method, const DecisionMatrix& matrix, const std::string& normalization,
                           bool (*takes)(double, Direction)) {
  if (normalization != frozen_frame) return refuse_cells(method, matrix, takes);
  return {error(say(mark("{} needs positive values in their own units, not values between 0 and 1"), spoken(method)),
                say(mark("choose a method that takes values on the scales; yindi methods shows which do")))};
}

Diagnostics refuse_cells(const char* method, const DecisionMatrix& matrix, bool (*takes)(double, Direction)) {
  Diagnostics refused;
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
    for (Eigen::Index i = 0; i < matrix.values.rows(); ++i) {
      const double x = matrix.values(i, j);
      if (takes(x, matrix.directions[static_cast<std::size_t>(j)])) continue;
      refused.push_back(error(say(mark("{0} cannot take {1} (alternative \"{2}\", criterion \"{3}\")"), spoken(method),
                                  shortest(x), alternative(matrix, i), criterion(matrix, j)),
                              any_number_hint()));
    }
  return refused;
}

bool takes_positive(double x, Direction) { return x > 0; }
bool takes_not_negative(double x, Direction) { return x >= 0; }
bool takes_zero_benefit(double x, Direction direction) { return x > 0 || (x == 0 && direction == Direction::max); }

bool takes_cell(const Method& method, double x, Direction direction) {
  if (method.input != InputKind::natural) return true;
  static const std::map<std::string, bool (*)(double, Direction)> wider = {{"ram", takes_not_negative},
                                                                           {"moosra", takes_zero_benefit},
                                                                           {"wisp", takes_zero_benefit},
                                                                           {"copras", takes_zero_benefit}};
  const auto found = wider.find(method.id);
  return found == wider.end() ? takes_positive(x, direction) : found->second(x, direction);
}

Diagnostics refuse_normalized(const char* method, const std::string& normalization, const DecisionMatrix& matrix,
                              const Eigen::MatrixXd& normalized) {
  Diagnostics refused;
  for (Eigen::Index j = 0; j < normalized.cols(); ++j)
    for (Eigen::Index i = 0; i < normalized.rows(); ++i) {
      if (normalized(i, j) > 0) continue;
      refused.push_back(
          error(say(mark("normalisation \"{0}\" turns {1} into {2}, which {3} cannot take "
                         "(alternative \"{4}\", criterion \"{5}\")"),
                    find_normalization(normalization)->name, shortest(matrix.values(i, j)), shortest(normalized(i, j)),
                    spoken(method), alternative(matrix, i), criterion(matrix, j)),
                say(mark("use --normalization linear or sum, which keep positive values positive"))));
    }
  return refused;
}

Diagnostics refuse_costs(const char* method, const std::string& normalization, const DecisionMatrix& normalized) {
  Diagnostics refused;
  for (std::size_t j = 0; j < normalized.directions.size(); ++j)
    if (normalized.directions[j] == Direction::min)
      refused.push_back(
          error(say(mark("normalisation \"{0}\" leaves criterion \"{1}\" a cost, which {2} would count as "
                         "a benefit"),
                    find_normalization(normalization)->name, normalized.criteria[j], spoken(method)),
                say(mark("use --normalization linear, sum, max, minmax or vector_inverted, which turn "
                         "costs round"))));
  return refused;
}

Loaded<Scores> finished(Scores scores) {
  for (double score : scores.scores)
    if (!std::isfinite(score))
      return {std::nullopt,
              {error(say(mark("the values are too large or too small to reckon with")),
                     say(mark("give the columns in larger or smaller units, so that values stay near 1")))}};
  return {std::move(scores), {}};
}

} // namespace yindi
