#include "engine/weights/priorities.h"

#include "engine/schema/domains.h"
#include "engine/weights/eigenpair.h"
#include "engine/weights/scales.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

bool known(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Text either_of(const std::vector<std::string>& words) {
  std::vector<Text> texts;
  for (const std::string& word : words) texts.push_back(plain(word));
  return list(texts);
}

Eigen::VectorXd column_mean(const Eigen::MatrixXd& ratio) {
  const Eigen::RowVectorXd sums = ratio.colwise().sum();
  return (ratio.array().rowwise() / sums.array()).rowwise().mean();
}

/// Harker 1987: a missing entry is taken as wᵢ/wⱼ, which moves 1 to the diagonal.
Eigen::VectorXd harker(const Comparison& comparison) {
  Eigen::MatrixXd matrix = comparison.ratio;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i)
    for (Eigen::Index j = 0; j < matrix.cols(); ++j)
      if (!comparison.judged(i, j)) {
        matrix(i, j) = 0;
        matrix(i, i) += 1;
      }
  return principal_eigenpair(matrix).vector;
}

Eigen::VectorXd weights_by(const Comparison& comparison, const Eigenpair& completed,
                           const std::string& prioritization) {
  if (prioritization == "geometric-mean") return least_squares_weights(comparison);
  if (prioritization == "column-mean") return column_mean(comparison.ratio);
  if (prioritization == "harker") return harker(comparison);
  return completed.vector;
}

/// Squared logarithmic residuals of the least-squares weights over (judged pairs − (n − 1)); for a complete matrix
/// this is 2/((n−1)(n−2)) Σ ln² eᵢⱼ, the geometric consistency index.
std::optional<double> geometric_index(const Comparison& comparison) {
  const int freedom = judged_pairs(comparison) - (static_cast<int>(comparison.size()) - 1);
  if (freedom <= 0) return std::nullopt;
  const Eigen::VectorXd weights = least_squares_weights(comparison);
  double sum = 0;
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) sum += std::pow(std::log(comparison.ratio(i, j) * weights(j) / weights(i)), 2);
  return sum / freedom;
}

} // namespace

const std::vector<std::string>& prioritizations() {
  static const std::vector<std::string> ids = ids_of(prioritization_words());
  return ids;
}

std::optional<ByHand> by_hand(const Comparison& comparison, const Priorities& priorities) {
  if (priorities.missing > 0) return std::nullopt;
  const Eigen::Index n = comparison.size();
  const Eigen::Map<const Eigen::VectorXd> w(priorities.weights.data(), n);
  ByHand result;
  result.lambda_max = ((comparison.ratio * w).array() / w.array()).mean();
  if (n >= 2) result.ci = (result.lambda_max - static_cast<double>(n)) / static_cast<double>(n - 1);
  if (result.ci && priorities.ri.value) result.cr = *result.ci / *priorities.ri.value;
  return result;
}

Diagnostics check(const PriorityOptions& options) {
  Diagnostics problems;
  if (!known(prioritizations(), options.prioritization))
    problems.push_back(refusal(say(mark("no prioritization \"{}\""), options.prioritization),
                               say(mark("one of {}"), either_of(prioritizations()))));
  if (!options.ri.empty() && !known(random_index_tables(), options.ri))
    problems.push_back(refusal(say(mark("no table of random indices \"{}\""), options.ri),
                               say(mark("one of {}"), either_of(random_index_tables()))));
  if (!find_scale(options.scale))
    problems.push_back(
        refusal(say(mark("no judgement scale \"{}\""), options.scale), say(mark("one of {}"), either_of(scale_ids()))));
  return problems;
}

Eigen::VectorXd priority_vector(const Comparison& comparison, const std::string& prioritization) {
  if (prioritization == "eigenvector") return principal_eigenpair(least_eigenvalue_completion(comparison)).vector;
  return weights_by(comparison, {}, prioritization);
}

Loaded<Priorities> priorities(const Comparison& comparison, const PriorityOptions& options, const Text& what,
                              const std::vector<Text>& names) {
  Diagnostics problems = check(options);
  if (has_errors(problems)) return {std::nullopt, problems};
  if (!connected(comparison)) return {std::nullopt, {unconnected(comparison, what, names)}};
  const auto n = static_cast<int>(comparison.size());
  Priorities result;
  result.items = comparison.items;
  result.missing = missing_pairs(comparison);
  if (options.prioritization == "column-mean" && result.missing > 0)
    return {
        std::nullopt,
        {refusal(say(mark("column-mean needs every pair judged; pairs missing: {}"), std::to_string(result.missing)),
                 say(mark("eigenvector, geometric-mean and harker take missing judgements")))}};
  const Eigenpair completed = principal_eigenpair(least_eigenvalue_completion(comparison));
  const Eigen::VectorXd weights = weights_by(comparison, completed, options.prioritization);
  result.weights.assign(weights.begin(), weights.end());
  // A reciprocal matrix has λ ≥ n (Saaty 1977); what falls below is rounding.
  result.lambda_max = std::max<double>(completed.value, n);
  if (n >= 2) result.ci = (result.lambda_max - n) / (n - 1);
  result.ri = random_index(options.ri, n, result.missing, options.scale);
  if (result.ri.value) result.cr = *result.ci / *result.ri.value;
  result.gci = geometric_index(comparison);
  return {std::move(result), {}};
}

Text prioritization_name(const std::string& id) { return name_of_word(prioritization_words(), id); }

Words prioritization_words() {
  return {{"eigenvector", both(mark("principal eigenvector"))},
          {"geometric-mean", both(mark("geometric mean of the rows"))},
          {"column-mean", both(mark("mean of the normalised columns"))},
          {"harker", both(mark("Harker's eigenvector"))}};
}

} // namespace yindi
