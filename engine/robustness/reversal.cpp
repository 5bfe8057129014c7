#include "engine/robustness/reversal.h"

#include "engine/methods/preparation.h"

#include <algorithm>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::RowVectorXd;

Loaded<std::vector<int>> ranks_in(const ReversalQuestion& question, const DecisionMatrix& matrix) {
  const auto quick = distance_scorer(*question.method, question.settings, question.normalization, matrix);
  if (quick) return {ranks_under(*quick, vector_of(question.weights).transpose()), {}};
  const Loaded<Scores> scores =
      question.method->score(matrix, question.weights, question.normalization, question.settings);
  if (!scores.value) return {std::nullopt, scores.diagnostics};
  return {ranks_of(*question.method, *scores.value, matrix.alternatives.size()), {}};
}

std::size_t first_of(const std::vector<int>& ranks, const std::vector<std::string>& alternatives) {
  std::size_t first = ranks.size();
  for (std::size_t i = 0; i < ranks.size(); ++i)
    if (ranks[i] == 1 && (first == ranks.size() || alternatives[i] < alternatives[first])) first = i;
  return first;
}

DecisionMatrix without(const DecisionMatrix& matrix, std::size_t gone) {
  DecisionMatrix result{{}, matrix.criteria, matrix.directions, {}};
  result.values.resize(matrix.values.rows() - 1, matrix.values.cols());
  for (std::size_t i = 0; i < matrix.alternatives.size(); ++i) {
    if (i == gone) continue;
    result.values.row(static_cast<Index>(result.alternatives.size())) = matrix.values.row(static_cast<Index>(i));
    result.alternatives.push_back(matrix.alternatives[i]);
  }
  return result;
}

DecisionMatrix with(DecisionMatrix matrix, const RowVectorXd& row) {
  matrix.values.conservativeResize(matrix.values.rows() + 1, Eigen::NoChange);
  matrix.values.bottomRows(1) = row;
  matrix.alternatives.emplace_back(); // blank: no id of a case is
  return matrix;
}

/// A row that alternative `i` dominates; nothing where `i` is the worst everywhere.
std::optional<RowVectorXd> dominated_by(const DecisionMatrix& matrix, std::size_t i) {
  RowVectorXd row = matrix.values.row(static_cast<Index>(i));
  bool worse = false;
  for (Index j = 0; j < row.size(); ++j) {
    const double low = matrix.values.col(j).minCoeff(), high = matrix.values.col(j).maxCoeff();
    const bool cost = matrix.directions[static_cast<std::size_t>(j)] == Direction::min;
    const double step = (high - low) / 10, before = row(j);
    row(j) = cost ? std::min(high, before + step) : std::max(low, before - step);
    worse = worse || row(j) != before;
  }
  if (!worse) return std::nullopt;
  return row;
}

struct Tester {
  const ReversalQuestion& question;
  std::size_t first;
  Reversal result;

  Text name(const std::string& id) const {
    const auto& ids = question.matrix.alternatives;
    const auto at = std::find(ids.begin(), ids.end(), id);
    return at == ids.end() ? plain(id) : question.names[static_cast<std::size_t>(at - ids.begin())];
  }

  Sentence sentence(const ReversedCase& changed) const {
    std::vector<Text> names;
    for (const std::string& id : changed.firsts) names.push_back(name(id));
    const Text own = name(changed.alternative), firsts = list(names);
    switch (changed.kind) {
    case ReversalCase::removed:
      return say(mark("Without {0}, first place goes to {1}."), own, firsts);
    case ReversalCase::copied:
      return say(mark("With a copy of {0}, first place goes to {1}."), own, firsts);
    case ReversalCase::dominated:
      return say(mark("With an industry added that is a little worse than {0} in everything, first place goes to {1}."),
                 own, firsts);
    }
    return {};
  }

  void test(ReversalCase kind, std::size_t of, const DecisionMatrix& matrix) {
    const auto ranks = ranks_in(question, matrix);
    if (!ranks.value) return;
    ++result.of;
    ReversedCase changed{kind, question.matrix.alternatives[of], {}, {}};
    for (std::size_t i = 0; i < ranks.value->size(); ++i) {
      if ((*ranks.value)[i] != 1) continue;
      // The added one stands last and, where it is a copy, speaks for the one that it copies.
      const bool added = matrix.alternatives[i].empty();
      const std::string id = added ? changed.alternative : matrix.alternatives[i];
      if (std::find(changed.firsts.begin(), changed.firsts.end(), id) == changed.firsts.end())
        changed.firsts.push_back(id);
    }
    const std::string& kept = question.matrix.alternatives[first];
    if (std::find(changed.firsts.begin(), changed.firsts.end(), kept) != changed.firsts.end()) {
      ++result.kept;
      return;
    }
    changed.sentence = sentence(changed);
    result.changed.push_back(std::move(changed));
  }
};

/// The best of the others, as the ranks say.
std::size_t second_of(const std::vector<int>& ranks, std::size_t first) {
  std::size_t second = ranks.size();
  for (std::size_t i = 0; i < ranks.size(); ++i)
    if (i != first && (second == ranks.size() || ranks[i] < ranks[second])) second = i;
  return second;
}

} // namespace

const char* name(ReversalCase kind) {
  switch (kind) {
  case ReversalCase::removed:
    return "removed";
  case ReversalCase::copied:
    return "copied";
  case ReversalCase::dominated:
    return "dominated";
  }
  return "";
}

Loaded<Reversal> reversal(const ReversalQuestion& question) {
  const DecisionMatrix& matrix = question.matrix;
  const auto ranks = ranks_in(question, matrix);
  if (!ranks.value) return {std::nullopt, ranks.diagnostics};
  Tester tester{question, first_of(*ranks.value, matrix.alternatives), {}};
  tester.result.normalization = question.normalization;
  tester.result.frozen = question.normalization == frozen_frame;
  const std::size_t m = matrix.alternatives.size();
  if (tester.first == m) return {tester.result, {}};
  tester.result.first = matrix.alternatives[tester.first];
  for (std::size_t i = 0; i < m; ++i)
    if (i != tester.first) tester.test(ReversalCase::removed, i, without(matrix, i));
  for (std::size_t i = 0; i < m; ++i)
    tester.test(ReversalCase::copied, i, with(matrix, matrix.values.row(static_cast<Index>(i))));
  if (const std::size_t second = second_of(*ranks.value, tester.first); second < m)
    if (const auto row = dominated_by(matrix, second)) tester.test(ReversalCase::dominated, second, with(matrix, *row));
  return {std::move(tester.result), {}};
}

Loaded<Reversal> reversal(const CountyProblem& county) {
  if (county.ranking.alternatives.empty()) return {Reversal{}, {}};
  const std::string& asked = county.frame.asked_normalization;
  ReversalQuestion question{county.frame.method,
                            county.frame.settings,
                            asked.empty() ? county.frame.method->normalization : asked,
                            {county.ranking.alternatives, county.frame.leaves, county.frame.directions, county.point},
                            county.frame.weights,
                            county.ranking.names};
  Loaded<Reversal> own = reversal(question);
  if (own.value) return own;
  // SPOTIS, COMET, RIM and fce ask for bounds or grades, which in a casebook are the frozen frame itself.
  question.normalization = frozen_frame;
  return reversal(question);
}

} // namespace yindi
