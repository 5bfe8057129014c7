#include "engine/robustness/problem.h"

#include "engine/case/names.h"
#include "engine/methods/preparation.h"
#include "engine/ranking/bounds.h"

#include <algorithm>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

/// The share of each chosen column in their sum; equal shares where they weigh nothing.
RowVectorXd shares(const RowVectorXd& weights, const std::vector<bool>& chosen) {
  RowVectorXd result = RowVectorXd::Zero(weights.size());
  Index count = 0;
  for (Index j = 0; j < weights.size(); ++j)
    if (chosen[static_cast<std::size_t>(j)]) {
      result(j) = weights(j);
      ++count;
    }
  const double sum = result.sum();
  if (sum > 0) return result / sum;
  for (Index j = 0; j < weights.size() && count > 0; ++j)
    if (chosen[static_cast<std::size_t>(j)]) result(j) = 1 / static_cast<double>(count);
  return result;
}

/// Scores, ranks, first and second under the problem's weights.
void complete(RankingProblem& problem) {
  MatrixXd scores(1, problem.scorer.alternatives);
  problem.scorer.block(problem.weights, scores);
  problem.scores = scores.row(0);
  problem.ranks = competition_ranks(list_of(problem.scores.transpose()), problem.scorer.higher_is_better);
  problem.first = -1;
  for (std::size_t i = 0; i < problem.ranks.size(); ++i) {
    const bool earlier =
        problem.first < 0 || problem.alternatives[i] < problem.alternatives[static_cast<std::size_t>(problem.first)];
    if (problem.ranks[i] == 1 && earlier) problem.first = static_cast<Index>(i);
  }
  put_first(problem, problem.first);
}

void add_nodes(const Case& c, const std::string& parent, RankingProblem& problem) {
  for (const std::string& id : children(c.model->library, parent)) {
    const Criterion& criterion = *find_criterion(c.model->library, id);
    WeightNode node{id, criterion.name, {}, is_leaf(criterion), 0};
    for (const std::string& leaf : node.leaf ? std::vector<std::string>{id} : leaves(c.model->library, id)) {
      const auto found = std::find(problem.criteria.begin(), problem.criteria.end(), leaf);
      if (found == problem.criteria.end()) continue;
      node.columns.push_back(static_cast<Index>(found - problem.criteria.begin()));
      node.weight += problem.weights(node.columns.back());
    }
    if (node.columns.empty()) continue;
    const bool group = !node.leaf;
    problem.nodes.push_back(std::move(node));
    if (group) add_nodes(c, id, problem);
  }
}

/// The mean of two scorers, so that what lacks a point value scores the middle of its two ends.
Scorer middle_of(Scorer low, Scorer high) {
  Scorer result{low.alternatives, low.criteria, low.higher_is_better};
  if (low.linear && high.linear) result.linear = (*low.linear + *high.linear) / 2;
  result.ends = std::make_shared<const std::pair<Scorer, Scorer>>(std::move(low), std::move(high));
  result.block = [ends = result.ends](const Eigen::Ref<const MatrixXd>& weights, Eigen::Ref<MatrixXd> scores) {
    MatrixXd other(scores.rows(), scores.cols());
    ends->first.block(weights, scores);
    ends->second.block(weights, other);
    scores = (scores + other) / 2;
  };
  return result;
}

Loaded<Scorer> scorer_of(const CountyProblem& county) {
  if ((county.unknown.array() == 0).all() || !county.frame.own_and_rising())
    return make_scorer(county.frame, county.point);
  MatrixXd low = county.point, high = county.point;
  for (Index i = 0; i < low.rows(); ++i)
    if (county.unknown.row(i).any()) {
      low.row(i) = county.low.row(i);
      high.row(i) = county.high.row(i);
    }
  Loaded<Scorer> at_low = make_scorer(county.frame, low), at_high = make_scorer(county.frame, high);
  if (!at_low.value || !at_high.value) return at_low.value ? at_high : at_low;
  return {middle_of(std::move(*at_low.value), std::move(*at_high.value)), {}};
}

/// Merits of the rows of u by a method whose scores ignore rivals; empty where it refuses.
std::vector<double> own_merits(const Frame& frame, const MatrixXd& rows) {
  std::vector<double> result = frame.scores(rows).scores;
  if (!frame.method->higher_is_better)
    for (double& score : result) score = -score;
  return result;
}

RowVectorXd merits_of_matrix(const CountyProblem& county, const MatrixXd& u) {
  const Scores scores = county.frame.scores(u);
  if (!scores.ranks.empty()) {
    RowVectorXd places(u.rows());
    for (Index i = 0; i < u.rows(); ++i) places(i) = -scores.ranks[static_cast<std::size_t>(i)];
    return places;
  }
  if (scores.scores.empty()) return RowVectorXd::Zero(u.rows());
  return (county.frame.method->higher_is_better ? 1.0 : -1.0) * vector_of(scores.scores).transpose();
}

/// A row of u that a variant needs the score of, and how much of the alternative's merit that score is.
struct NeededRow {
  Index variant, alternative;
  double share;
};

/// The rows that some cells lie in, each once.
std::vector<Index> rows_in(const std::vector<CellValue>& cells) {
  std::vector<Index> rows;
  for (const CellValue& cell : cells)
    if (rows.empty() || rows.back() != cell.row) rows.push_back(cell.row);
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

/// Only the rows that a variant touches are scored again, all variants' rows as one matrix.
MatrixXd own_merits_with(const CountyProblem& county, const std::vector<std::vector<CellValue>>& variants,
                         MatrixXd result) {
  std::vector<NeededRow> needed;
  std::vector<RowVectorXd> rows;
  for (std::size_t v = 0; v < variants.size(); ++v)
    for (const Index i : rows_in(variants[v])) {
      const Index variant = static_cast<Index>(v);
      Eigen::RowVectorXi unknown = county.unknown.row(i);
      RowVectorXd point = county.point.row(i), low = county.low.row(i), high = county.high.row(i);
      for (const CellValue& cell : variants[v]) {
        if (cell.row != i) continue;
        point(cell.column) = low(cell.column) = high(cell.column) = cell.u;
        unknown(cell.column) = 0;
      }
      if (!unknown.any()) {
        needed.push_back({variant, i, 1});
        rows.push_back(point);
      } else {
        needed.insert(needed.end(), 2, {variant, i, 0.5});
        rows.insert(rows.end(), {low, high});
      }
    }
  if (rows.empty()) return result;
  MatrixXd u(static_cast<Index>(rows.size()), county.point.cols());
  for (std::size_t k = 0; k < rows.size(); ++k) u.row(static_cast<Index>(k)) = rows[k];
  const std::vector<double> scores = own_merits(county.frame, u);
  if (scores.size() != rows.size()) return result;
  for (const NeededRow& row : needed) result(row.variant, row.alternative) = 0;
  for (std::size_t k = 0; k < rows.size(); ++k)
    result(needed[k].variant, needed[k].alternative) += needed[k].share * scores[k];
  return result;
}

} // namespace

Text name_of(const RankingProblem& problem, const std::string& id) {
  const auto found = std::find(problem.alternatives.begin(), problem.alternatives.end(), id);
  return found == problem.alternatives.end()
             ? plain(id)
             : problem.names[static_cast<std::size_t>(found - problem.alternatives.begin())];
}

WeightPath path_of(const RankingProblem& problem, const WeightNode& node) {
  std::vector<bool> inside(static_cast<std::size_t>(problem.weights.size()), false);
  for (Index j : node.columns) inside[static_cast<std::size_t>(j)] = true;
  std::vector<bool> outside = inside;
  outside.flip();
  return {shares(problem.weights, inside), shares(problem.weights, outside),
          static_cast<Index>(node.columns.size()) < problem.weights.size()};
}

MatrixXd merits(const RankingProblem& problem, const MatrixXd& weights) {
  MatrixXd scores(weights.rows(), problem.scorer.alternatives);
  problem.scorer.block(weights, scores);
  return problem.scorer.higher_is_better ? scores : MatrixXd(-scores);
}

RowVectorXd merits_under(const RankingProblem& problem, const RowVectorXd& weights) {
  return merits(problem, MatrixXd(weights)).row(0);
}

bool leads(const RowVectorXd& merits, Index i) {
  return merits.maxCoeff() - merits(i) <= 1e-9 * merits.cwiseAbs().maxCoeff();
}

void put_first(RankingProblem& problem, Index first) {
  problem.first = first;
  problem.second = best_of(problem.scorer.higher_is_better ? problem.scores : RowVectorXd(-problem.scores), first);
}

void put_first(RankingProblem& problem, const Eigen::VectorXd& shares) {
  Index most = problem.first;
  for (Index i = 0; i < shares.size(); ++i)
    if (problem.ranks[static_cast<std::size_t>(i)] == 1 && shares(i) > shares(most)) most = i;
  put_first(problem, most);
}

Index best_of(const RowVectorXd& merits, Index but) {
  Index best = -1;
  for (Index i = 0; i < merits.size(); ++i)
    if (i != but && (best < 0 || merits(i) > merits(best))) best = i;
  return best;
}

Loaded<CountyProblem> county_problem(const Case& c, const CountyRanking& county, const Frame& frame) {
  const Assessment& assessment = *county.assessment;
  Ends ends = ends_of(frame, assessment);
  CountyProblem result{{}, frame, std::move(ends.worse), std::move(ends.point), std::move(ends.better), {}};
  result.ranking.criteria = frame.leaves;
  result.ranking.weights = vector_of(frame.weights).transpose();
  if (assessment.industries.empty() || frame.leaves.empty()) return {result, {}};
  result.unknown = Eigen::MatrixXi::Zero(result.point.rows(), result.point.cols());
  for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
    result.ranking.alternatives.push_back(assessment.industries[i]);
    result.ranking.names.push_back(industry_name(c, assessment.industries[i]));
    for (std::size_t j = 0; j < assessment.cells[i].size(); ++j)
      result.unknown(static_cast<Index>(i), static_cast<Index>(j)) = assessment.cells[i][j].u ? 0 : 1;
  }
  Loaded<Scorer> scorer = scorer_of(result);
  if (!scorer.value) return {std::nullopt, scorer.diagnostics};
  result.ranking.scorer = std::move(*scorer.value);
  add_nodes(c, goal, result.ranking);
  complete(result.ranking);
  return {std::move(result), {}};
}

Loaded<CountyProblem> county_problem(const Case& c, const CountyRanking& county) {
  if (!county.frame) return {CountyProblem{}, {}};
  return county_problem(c, county, *county.frame);
}

Loaded<RankingProblem> matrix_problem(const Method& method, const Settings& settings, const std::string& normalization,
                                      const DecisionMatrix& matrix, const std::vector<double>& weights) {
  RankingProblem problem;
  problem.alternatives = matrix.alternatives;
  for (const std::string& id : matrix.alternatives) problem.names.push_back(plain(id));
  problem.criteria = matrix.criteria;
  problem.weights = vector_of(weights).transpose();
  problem.weights /= problem.weights.sum();
  for (std::size_t j = 0; j < matrix.criteria.size(); ++j) {
    const auto column = static_cast<Index>(j);
    problem.nodes.push_back({matrix.criteria[j], plain(matrix.criteria[j]), {column}, true, problem.weights(column)});
  }
  Loaded<Scorer> scorer = make_scorer(method, settings, normalization, matrix);
  if (!scorer.value) return {std::nullopt, scorer.diagnostics};
  problem.scorer = std::move(*scorer.value);
  complete(problem);
  return {std::move(problem), {}};
}

MatrixXd merits_with(const CountyProblem& county, const std::vector<std::vector<CellValue>>& variants) {
  const auto count = static_cast<Index>(variants.size());
  if (county.frame.own_and_rising())
    return own_merits_with(county, variants, merits_under(county.ranking, county.ranking.weights).replicate(count, 1));
  MatrixXd result(count, county.ranking.scorer.alternatives);
  for (Index v = 0; v < count; ++v) {
    MatrixXd u = county.point;
    for (const CellValue& cell : variants[static_cast<std::size_t>(v)]) u(cell.row, cell.column) = cell.u;
    result.row(v) = merits_of_matrix(county, u);
  }
  return result;
}

} // namespace yindi
