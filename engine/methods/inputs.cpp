#include "engine/methods/inputs.h"

#include "engine/methods/preparation.h"

#include <cmath>
#include <limits>

namespace yindi {

Sentence cell_refused(const char* message, const DecisionMatrix& matrix, Eigen::Index i, Eigen::Index j) {
  return {message,
          {plain(shortest(matrix.values(i, j))), plain(matrix.alternatives[static_cast<std::size_t>(i)]),
           plain(matrix.criteria[static_cast<std::size_t>(j)])}};
}

Sentence blank_cell(const DecisionMatrix& matrix, Eigen::Index i, Eigen::Index j) {
  return {
      mark("a blank cell (alternative \"{0}\", criterion \"{1}\")"),
      {plain(matrix.alternatives[static_cast<std::size_t>(i)]), plain(matrix.criteria[static_cast<std::size_t>(j)])}};
}

double rounding_of(const Eigen::Ref<const Eigen::VectorXd>& column) {
  double largest = 0;
  for (const double x : column)
    if (std::abs(x) > largest) largest = std::abs(x);
  return 16 * std::numeric_limits<double>::epsilon() * largest;
}

Diagnostics refuse_input(const DecisionMatrix& matrix, const std::vector<double>& weights, Blanks blanks) {
  Diagnostics result;
  for (Eigen::Index i = 0; i < matrix.values.rows(); ++i)
    for (Eigen::Index j = 0; j < matrix.values.cols(); ++j)
      if (std::isnan(matrix.values(i, j))) {
        if (blanks == Blanks::refused)
          result.push_back(refusal(blank_cell(matrix, i, j),
                                   say(mark("give the value, leave the alternative out, or use promethee-ii, which "
                                            "takes blank cells"))));
      } else if (!(std::abs(matrix.values(i, j)) <= largest_value))
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
                         const std::string& normalization, Blanks blanks) {
  Diagnostics result = refuse_input(matrix, weights, blanks);
  const Diagnostics fixed = refuse_normalization(method, normalization);
  result.insert(result.end(), fixed.begin(), fixed.end());
  return result;
}

namespace {

/// Tables of 16 million pairs stay below 130 MB each.
constexpr Eigen::Index most_compared = 4000;

/// 400,000,000
std::string grouped(Eigen::Index number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

} // namespace

Diagnostics refuse_pairs(const DecisionMatrix& matrix) {
  const Eigen::Index m = matrix.values.rows();
  if (m <= most_compared) return {};
  return {
      refusal(say(mark("{0} alternatives are {1} pairs; methods that compare by pairs take at most {2} alternatives"),
                  std::to_string(m), grouped(m * m), std::to_string(most_compared)),
              say(mark("leave alternatives out, or use a method that scores each by itself, such as topsis, saw or "
                       "promethee-ii")))};
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

Parameter given_point(const char* id, Text label, Text help) {
  return {id, std::move(label), std::vector<double>{}, {}, -1e100, 1e100, std::move(help), Takes::one_per_criterion};
}

bool is_given(const Settings& settings, const std::string& id) {
  const auto* list = std::get_if<std::vector<double>>(&settings.at(id));
  return !list || !list->empty();
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
