#include "engine/robustness/scorer.h"

#include "engine/methods/normalization.h"
#include "engine/methods/preparation.h"
#include "engine/methods/topsis.h"

#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using WeightRows = Eigen::Ref<const MatrixXd>;

/// What every scorer starts from, so that a scorer outlives the matrix that it was made of.
struct Problem {
  const Method* method;
  Settings settings;
  std::string normalization;
  DecisionMatrix matrix;
};

Loaded<Scores> score(const Problem& problem, const RowVectorXd& weights) {
  return problem.method->score(problem.matrix, list_of(weights.transpose()), problem.normalization, problem.settings);
}

/// One weight vector after the other, by the method itself.
Scorer one_by_one(Problem problem, bool by_places) {
  Scorer scorer{problem.matrix.values.rows(), problem.matrix.values.cols(),
                by_places ? false : problem.method->higher_is_better, by_places};
  scorer.block = [problem = std::move(problem), by_places](const WeightRows& weights, Eigen::Ref<MatrixXd> scores) {
    for (Index d = 0; d < weights.rows(); ++d) {
      const Loaded<Scores> result = score(problem, weights.row(d));
      scores.row(d).setZero();
      if (!result.value) continue;
      const auto m = static_cast<std::size_t>(scores.cols());
      if (by_places) {
        const std::vector<int> ranks = ranks_of(*problem.method, *result.value, m);
        for (std::size_t i = 0; i < m; ++i) scores(d, static_cast<Index>(i)) = ranks[i];
      } else if (!result.value->scores.empty()) {
        scores.row(d) = vector_of(result.value->scores).transpose();
      }
    }
  };
  return scorer;
}

/// Whether the scores under an uneven weighting are the sum of these columns.
bool adds_up(const Problem& problem, const MatrixXd& columns, bool logarithms) {
  const Index n = problem.matrix.values.cols();
  RowVectorXd uneven = RowVectorXd::LinSpaced(n, 1, 2);
  uneven /= uneven.sum();
  const Loaded<Scores> together = score(problem, uneven);
  if (!together.value || together.value->scores.empty()) return false;
  Eigen::VectorXd sum = columns * uneven.transpose();
  if (logarithms) sum = sum.array().exp();
  const Eigen::VectorXd given = vector_of(together.value->scores);
  const double tolerance = 1e-12 * std::max(1.0, given.cwiseAbs().maxCoeff());
  return (sum - given).cwiseAbs().maxCoeff() <= tolerance;
}

/// The scores under each criterion alone, column by column; nothing where the method does not add these up.
std::optional<MatrixXd> parts(const Problem& problem, bool logarithms) {
  const Index m = problem.matrix.values.rows(), n = problem.matrix.values.cols();
  MatrixXd result(m, n);
  const auto under = [&](const RowVectorXd& weights, Eigen::Ref<Eigen::VectorXd> column) {
    const Loaded<Scores> found = score(problem, weights);
    if (!found.value || found.value->scores.empty()) return false;
    column = vector_of(found.value->scores);
    if (logarithms) column = column.array().log();
    return true;
  };
  std::vector<Index> alike; // a column without any difference ranks nobody under its weight alone
  Index telling = -1;
  for (Index j = 0; j < n; ++j)
    if (under(RowVectorXd::Unit(n, j), result.col(j)))
      telling = j;
    else
      alike.push_back(j);
  if (telling < 0) return std::nullopt;
  for (const Index j : alike) { // what it adds to all shows beside one that tells them apart
    Eigen::VectorXd both(m);
    if (!under((RowVectorXd::Unit(n, j) + RowVectorXd::Unit(n, telling)) / 2, both)) return std::nullopt;
    result.col(j) = 2 * both - result.col(telling);
  }
  return adds_up(problem, result, logarithms) ? std::optional(result) : std::nullopt;
}

/// The entries for values between: straight from the worst to the best, or none where the method bends.
std::vector<Entry> straight_entries(const Problem& problem, bool up) {
  if (problem.normalization != frozen_frame || !problem.method->own_and_rising) return {};
  Problem ends = problem;
  ends.matrix.alternatives = {"worst", "middle", "best"};
  ends.matrix.values.resize(3, problem.matrix.values.cols());
  for (Index i = 0; i < 3; ++i) ends.matrix.values.row(i).setConstant(static_cast<double>(i) / 2);
  const auto found = parts(ends, false);
  if (!found || ((found->row(0) + found->row(2)) / 2 - found->row(1)).cwiseAbs().maxCoeff() > 1e-12) return {};
  const double sign = up ? 1 : -1;
  std::vector<Entry> entries;
  for (Index j = 0; j < found->cols(); ++j) {
    const double worst = sign * (*found)(0, j), best = sign * (*found)(2, j);
    entries.push_back({{worst, best - worst, 0}, {}});
  }
  return entries;
}

/// The same columns as parts() from what each entry has at its two ends, which asks the method for three alternatives
/// in place of all; nothing where they do not add up.
std::optional<MatrixXd> from_entries(const Problem& problem, const std::vector<Entry>& entries, bool up) {
  if (entries.empty()) return std::nullopt;
  const MatrixXd& u = problem.matrix.values;
  MatrixXd result(u.rows(), u.cols());
  for (Index j = 0; j < u.cols(); ++j) {
    const auto& gain = entries[static_cast<std::size_t>(j)].gain;
    result.col(j) = (up ? 1 : -1) * (gain[0] + gain[1] * u.col(j).array());
  }
  return adds_up(problem, result, false) ? std::optional(result) : std::nullopt;
}

/// The parts are taken of a method only where they add up; everything else is scored one by one.
std::optional<Scorer> additive(const Problem& problem) {
  if (problem.method->linearity != Linearity::linear) return std::nullopt;
  const bool logarithms = std::string(problem.method->id) == "wpm";
  const bool up = problem.method->higher_is_better;
  const std::vector<Entry> entries = logarithms ? std::vector<Entry>() : straight_entries(problem, up);
  auto columns = from_entries(problem, entries, up);
  if (!columns) columns = parts(problem, logarithms);
  if (!columns) return std::nullopt;
  Scorer scorer{columns->rows(), columns->cols(), up};
  scorer.linear = up ? *columns : MatrixXd(-*columns);
  scorer.entries = logarithms ? straight_entries(problem, up) : entries;
  scorer.block = [transposed = MatrixXd(columns->transpose()), logarithms](const WeightRows& weights,
                                                                           Eigen::Ref<MatrixXd> scores) {
    scores.noalias() = weights * transposed;
    if (logarithms) scores = scores.array().exp();
  };
  return scorer;
}

/// VIKOR on the frozen scales, where regrets are 1 − u and no rival moves Q; as its own score, without the compromise
/// set that only one weighting asks for.
std::optional<Scorer> frozen_vikor(const Problem& problem) {
  if (std::string(problem.method->id) != "vikor" || problem.normalization != frozen_frame) return std::nullopt;
  const MatrixXd regret = 1 - problem.matrix.values.array();
  Scorer scorer{regret.rows(), regret.cols(), false};
  scorer.block = [regret, v = number(problem.settings, "v")](const WeightRows& weights, Eigen::Ref<MatrixXd> scores) {
    scores.noalias() = weights * regret.transpose();
    for (Index d = 0; d < weights.rows(); ++d) {
      const double sum = weights.row(d).sum(), most = weights.row(d).maxCoeff();
      for (Index i = 0; i < regret.rows(); ++i) {
        const double greatest = weights.row(d).cwiseProduct(regret.row(i)).maxCoeff();
        scores(d, i) = v * scores(d, i) / sum + (1 - v) * greatest / most;
      }
    }
  };
  return scorer;
}

} // namespace

std::optional<Scorer> distance_scorer(const Method& method, const Settings& settings, const std::string& normalization,
                                      const DecisionMatrix& matrix) {
  const std::string id = method.id;
  const Index n = matrix.values.cols();
  std::optional<TopsisPrepared> prepared;
  if (id == "topsis" && word(settings, "metric") != "chebyshev")
    prepared = prepare_topsis(matrix, normalization, settings).value;
  else if (id == "rim" && normalization == frozen_frame) // there it is TOPSIS with the classic power of the weights
    prepared = prepare_topsis(matrix.values, RowVectorXd::Ones(n), RowVectorXd::Zero(n), Metric::euclidean, 2);
  if (!prepared) return std::nullopt;
  const bool squares = id == "rim" || word(settings, "metric") == "euclidean";
  DistanceRatio ratio{prepared->to_anti_ideal, prepared->to_ideal, squares ? prepared->weight_power : 1.0, squares};
  Scorer scorer{ratio.gain.rows(), ratio.gain.cols(), true};
  scorer.block = [gain = MatrixXd(ratio.gain.transpose()), loss = MatrixXd(ratio.loss.transpose()), power = ratio.power,
                  squares](const Eigen::Ref<const MatrixXd>& weights, Eigen::Ref<MatrixXd> scores) {
    const MatrixXd effective = power == 1 ? MatrixXd(weights) : MatrixXd(weights.array().pow(power));
    MatrixXd far = effective * loss;
    scores.noalias() = effective * gain;
    if (squares) {
      far = far.cwiseSqrt();
      scores = scores.cwiseSqrt();
    }
    // An alternative that is ideal and anti-ideal at once is so because nothing that counts differs: all tie.
    scores = ((scores + far).array() > 0).select(scores.array() / (scores + far).array(), 0.0);
  };
  const Entry entry = squares ? Entry{{0, 0, 1}, {0, 0, 1}} : Entry{{0, 1, 0}, {0, 1, 0}};
  if (normalization == frozen_frame) scorer.entries.assign(static_cast<std::size_t>(n), entry);
  scorer.ratio = std::move(ratio);
  return scorer;
}

Loaded<Scorer> make_scorer(const Method& method, const Settings& settings, const std::string& normalization,
                           const DecisionMatrix& matrix) {
  if (auto scorer = distance_scorer(method, settings, normalization, matrix)) return {std::move(scorer), {}};
  Problem problem{&method, settings, normalization, matrix};
  const Index n = matrix.values.cols();
  const Loaded<Scores> flat = score(problem, RowVectorXd::Constant(n, 1 / static_cast<double>(n)));
  if (!flat.value) return {std::nullopt, flat.diagnostics};
  if (auto scorer = frozen_vikor(problem)) return {std::move(scorer), {}};
  if (auto scorer = additive(problem)) return {std::move(scorer), {}};
  const bool by_places = !flat.value->ranks.empty();
  return {one_by_one(std::move(problem), by_places), {}};
}

Loaded<Scorer> make_scorer(const Frame& frame, const MatrixXd& values) {
  return make_scorer(*frame.method, frame.settings, frame.normalization(), frame.matrix(values));
}

std::vector<int> ranks_under(const Scorer& scorer, const RowVectorXd& weights) {
  MatrixXd scores(1, scorer.alternatives);
  scorer.block(weights, scores);
  return competition_ranks(list_of(scores.row(0).transpose()), scorer.higher_is_better);
}

} // namespace yindi
