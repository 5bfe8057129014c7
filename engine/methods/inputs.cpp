#include "engine/methods/inputs.h"

#include "engine/methods/preparation.h"

#include <cmath>

namespace yindi {

Sentence cell_refused(const char* message, const DecisionMatrix& matrix, Eigen::Index i, Eigen::Index j) {
  return {message,
          {plain(shortest(matrix.values(i, j))), plain(matrix.alternatives[static_cast<std::size_t>(i)]),
           plain(matrix.criteria[static_cast<std::size_t>(j)])}};
}

Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights) {
  Diagnostics result;
  for (Eigen::Index i = 0; i < matrix.values.rows(); ++i)
    for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
      if (!(std::abs(matrix.values(i, j)) <= largest_value))
        result.push_back(refusal(
            cell_refused(mark("{0} is no number up to 1e100 (alternative \"{1}\", criterion \"{2}\")"), matrix, i, j),
            say(mark("give the value, or leave the alternative out"))));
  if (static_cast<Eigen::Index>(weights.size()) != matrix.values.cols()) {
    result.push_back(refusal(say(mark("weights given: {0}, criteria: {1}"), std::to_string(weights.size()),
                                 std::to_string(matrix.values.cols()))));
    return result;
  }
  double sum = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (!(weights[j] >= 0) || !std::isfinite(weights[j]))
      result.push_back(refusal(say(mark("the weight {0} of criterion \"{1}\" is negative or no number"),
                                   shortest(weights[j]), matrix.criteria[j])));
    sum += weights[j];
  }
  if (sum == 0) result.push_back(refusal(say(mark("all weights are zero"))));
  return result;
}

Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights, const char* method,
                         const std::string& normalization) {
  Diagnostics result = refuse_input(matrix, weights);
  const Diagnostics fixed = refuse_normalization(method, normalization);
  result.insert(result.end(), fixed.begin(), fixed.end());
  return result;
}

Eigen::MatrixXd oriented(const DecisionMatrix& matrix) {
  Eigen::MatrixXd values = matrix.values;
  for (Eigen::Index j = 0; j < values.cols(); ++j)
    if (matrix.directions[static_cast<std::size_t>(j)] == Direction::min) values.col(j) *= -1;
  return values;
}

namespace {

template <class Value>
Loaded<std::vector<Value>> spread(const Settings& settings, const std::string& id, std::size_t n) {
  const Setting& setting = settings.at(id);
  if (const auto* one = std::get_if<Value>(&setting)) return {std::vector<Value>(n, *one), {}};
  const auto* list = std::get_if<std::vector<Value>>(&setting);
  if (list && list->size() == n) return {*list, {}};
  return {std::nullopt,
          {refusal(say(mark("values given for parameter \"{0}\": {1}, criteria: {2}"), id,
                       std::to_string(list ? list->size() : 0), std::to_string(n)),
                   say(mark("give one value for all, or a list with one for each criterion")))}};
}

} // namespace

Loaded<std::vector<double>> numbers_per_criterion(const Settings& settings, const std::string& id, std::size_t n) {
  return spread<double>(settings, id, n);
}

Loaded<std::vector<std::string>> words_per_criterion(const Settings& settings, const std::string& id, std::size_t n) {
  return spread<std::string>(settings, id, n);
}

Loaded<std::vector<std::vector<double>>> lists_per_criterion(const Settings& settings, const std::string& id,
                                                             std::size_t n) {
  const auto* lists = std::get_if<std::vector<std::vector<double>>>(&settings.at(id));
  if (!lists || lists->empty()) return {std::vector<std::vector<double>>{}, {}};
  if (lists->size() == n) return {*lists, {}};
  return {std::nullopt,
          {refusal(say(mark("lists given for parameter \"{0}\": {1}, criteria: {2}"), id, std::to_string(lists->size()),
                       std::to_string(n)),
                   say(mark("it takes one list for each criterion, as in [[0,10],[2,5]]")))}};
}

Eigen::VectorXd vector_of(const std::vector<double>& list) {
  return Eigen::Map<const Eigen::VectorXd>(list.data(), static_cast<Eigen::Index>(list.size()));
}

std::vector<double> list_of(const Eigen::VectorXd& vector) { return {vector.data(), vector.data() + vector.size()}; }

std::vector<std::vector<double>> rows_of(const Eigen::MatrixXd& matrix) {
  std::vector<std::vector<double>> rows;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) rows.push_back(list_of(matrix.row(i).transpose()));
  return rows;
}

void fill_additive(Scores& scores, const Eigen::MatrixXd& summands, const Eigen::VectorXd& weights) {
  scores.scores = list_of(summands.rowwise().sum());
  scores.contributions = rows_of(summands);
  if (std::abs(weights.sum() - 1) < 1e-9) scores.shortfalls = rows_of((-summands).rowwise() + weights.transpose());
}

bool nothing_differs(const DecisionMatrix& matrix, const std::vector<double>& weights) {
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
    if (weights[static_cast<std::size_t>(j)] > 0 && (matrix.values.col(j).array() != matrix.values(0, j)).any())
      return false;
  return true;
}

Scores nothing_to_compare() {
  Scores scores;
  scores.notes.push_back(say(mark("the alternatives do not differ where weights count, so nothing ranks them")));
  return scores;
}

} // namespace yindi
