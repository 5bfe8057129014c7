#include "engine/methods/fuzzy_topsis.h"

#include "engine/format/words.h"
#include "engine/methods/inputs.h"
#include "engine/methods/method.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Row = std::vector<FuzzyNumber>;

std::string in_words(const FuzzyNumber& t) { return shortest(t.low) + " " + shortest(t.mode) + " " + shortest(t.high); }

bool is_triangle(const FuzzyNumber& t) {
  return t.low >= 0 && t.low <= t.mode && t.mode <= t.high && t.high <= largest_value; // NaN fails all of them
}

Diagnostics refuse_fuzzy(const FuzzyMatrix& matrix, const Row& weights, FuzzyIdeal ideal) {
  Diagnostics wrong;
  const auto triangle = [&](const FuzzyNumber& t, const std::string& alternative, const std::string& criterion) {
    if (is_triangle(t)) return true;
    wrong.push_back(refusal(
        say(mark("\"{0}\" is no triangular number (alternative \"{1}\", criterion \"{2}\")"), in_words(t), alternative,
            criterion),
        say(mark("write three numbers from 0 to 1e100, the least, the likeliest and the most, in this order"))));
    return false;
  };
  double most = 0;
  for (std::size_t j = 0; j < weights.size(); ++j)
    if (triangle(weights[j], "weight", matrix.criteria[j])) most = std::max(most, weights[j].high);
  for (std::size_t i = 0; i < matrix.values.size(); ++i)
    for (std::size_t j = 0; j < matrix.criteria.size(); ++j)
      if (triangle(matrix.values[i][j], matrix.alternatives[i], matrix.criteria[j]) &&
          matrix.directions[j] == Direction::min && matrix.values[i][j].low < smallest_value)
        wrong.push_back(refusal(say(mark("where less is better fuzzy TOPSIS cannot take {0} (alternative \"{1}\", "
                                         "criterion \"{2}\")"),
                                    in_words(matrix.values[i][j]), matrix.alternatives[i], matrix.criteria[j]),
                                say(mark("it divides by the value: use a least value above 0, or turn the criterion "
                                         "round"))));
  if (wrong.empty() && most == 0)
    wrong.push_back(refusal(say(mark("all weights are zero")), say(mark("give at least one a weight above 0"))));
  if (wrong.empty() && ideal == FuzzyIdeal::fixed && most > 1)
    wrong.push_back(
        refusal(say(mark("a weight reaches {}, and the fixed ideals (1, 1, 1) and (0, 0, 0) are for weights "
                         "up to 1"),
                    shortest(most)),
                say(mark("give weights from 0 to 1, or take the ideals from the data: --ideal found"))));
  return wrong;
}

/// Column j on a scale up to 1, larger = better.
void normalize_column(const FuzzyMatrix& matrix, std::size_t j, std::vector<Row>& result) {
  double most = 0, least = largest_value;
  for (const Row& row : matrix.values) {
    most = std::max(most, row[j].high);
    least = std::min(least, row[j].low);
  }
  for (std::size_t i = 0; i < matrix.values.size(); ++i) {
    const FuzzyNumber& t = matrix.values[i][j];
    if (matrix.directions[j] == Direction::min)
      result[i][j] = {least / t.high, least / t.mode, least / t.low};
    else if (most > 0)
      result[i][j] = {t.low / most, t.mode / most, t.high / most};
  }
}

void find_ideals(FuzzyScores& scores, FuzzyIdeal ideal, std::size_t n) {
  scores.best.assign(n, crisp(1));
  scores.worst.assign(n, crisp(0));
  if (ideal == FuzzyIdeal::fixed) return;
  for (std::size_t j = 0; j < n; ++j) {
    double most = 0, least = largest_value;
    for (const Row& row : scores.weighted) {
      most = std::max(most, row[j].high);
      least = std::min(least, row[j].low);
    }
    scores.best[j] = crisp(most);
    scores.worst[j] = crisp(least);
  }
}

} // namespace

double vertex_distance(const FuzzyNumber& a, const FuzzyNumber& b) {
  const double low = a.low - b.low, mode = a.mode - b.mode, high = a.high - b.high;
  return std::sqrt((low * low + mode * mode + high * high) / 3);
}

Loaded<FuzzyScores> fuzzy_topsis(const FuzzyMatrix& matrix, const Row& weights, FuzzyIdeal ideal) {
  const Diagnostics wrong = refuse_fuzzy(matrix, weights, ideal);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const std::size_t m = matrix.alternatives.size(), n = matrix.criteria.size();
  FuzzyScores scores;
  scores.normalized.assign(m, Row(n));
  for (std::size_t j = 0; j < n; ++j) normalize_column(matrix, j, scores.normalized);
  scores.weighted = scores.normalized;
  for (Row& row : scores.weighted)
    for (std::size_t j = 0; j < n; ++j) row[j] = row[j] * weights[j];
  find_ideals(scores, ideal, n);
  for (const Row& row : scores.weighted) {
    double to_best = 0, to_worst = 0;
    for (std::size_t j = 0; j < n; ++j) {
      to_best += vertex_distance(row[j], scores.best[j]);
      to_worst += vertex_distance(row[j], scores.worst[j]);
    }
    scores.to_best.push_back(to_best);
    scores.to_worst.push_back(to_worst);
  }
  const auto same = [&](const Row& row) { return row == scores.weighted.front(); };
  if (std::all_of(scores.weighted.begin(), scores.weighted.end(), same)) {
    scores.ranks.assign(m, 1);
    return {scores, {}};
  }
  for (std::size_t i = 0; i < m; ++i)
    scores.closeness.push_back(scores.to_worst[i] / (scores.to_best[i] + scores.to_worst[i]));
  scores.ranks = competition_ranks(scores.closeness, true);
  return {scores, {}};
}

} // namespace yindi
