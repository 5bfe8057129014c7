// COMET: an expert rates characteristic objects (all combinations of characteristic values); an alternative between
// them gets the ratings around it by triangular membership, so rivals never move its score.
// Sałabun 2015, J. Multi-Crit. Decis. Anal. 22:37–50. The expert here is TOPSIS on minmax values, as in Paradowski,
// Bączkiewicz & Wątróbski 2021, Procedia Comput. Sci. 192:1347–1358.

#include "engine/methods/inputs.h"
#include "engine/methods/normalization.h"
#include "engine/methods/table_b.h"
#include "engine/methods/topsis.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Lists = std::vector<std::vector<double>>;

constexpr double most_objects = 4096;

Loaded<Lists> characteristic_values(const DecisionMatrix& matrix, bool frozen, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  Loaded<Lists> values = lists_per_criterion(settings, "cvalues", n);
  if (!values.value) return values;
  if (values.value->empty() && frozen) values.value->assign(n, {0, 1});
  const Sentence cure = say(mark("give two or more rising values for each criterion, as in cvalues=[[0,5,10],[2,5]]"));
  if (values.value->empty()) return {std::nullopt, {refusal(say(mark("COMET needs characteristic values")), cure)}};
  double objects = 1;
  for (std::size_t j = 0; j < n; ++j) {
    const std::vector<double>& row = (*values.value)[j];
    if (row.size() < 2 || std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) != row.end())
      return {
          std::nullopt,
          {refusal(say(mark("the characteristic values of criterion \"{}\" do not rise"), matrix.criteria[j]), cure)}};
    objects *= static_cast<double>(row.size());
  }
  if (objects > most_objects)
    return {std::nullopt,
            {refusal(say(mark("COMET would rate {0} characteristic objects; it takes at most {1}"), shortest(objects),
                         shortest(most_objects)),
                     say(mark("use fewer characteristic values, or another method")))}};
  for (Index i = 0; i < matrix.values.rows(); ++i)
    for (Index j = 0; j < matrix.values.cols(); ++j) {
      const std::vector<double>& row = (*values.value)[static_cast<std::size_t>(j)];
      if (matrix.values(i, j) >= row.front() && matrix.values(i, j) <= row.back()) continue;
      values.diagnostics.push_back(refusal(
          cell_refused(mark("{0} lies outside the characteristic values (alternative \"{1}\", criterion \"{2}\")"),
                       matrix, i, j),
          cure));
    }
  if (has_errors(values.diagnostics)) values.value.reset();
  return values;
}

/// All combinations (objects × n), the last criterion running fastest.
MatrixXd combinations(const Lists& values) {
  Index count = 1;
  for (const auto& row : values) count *= static_cast<Index>(row.size());
  MatrixXd objects(count, static_cast<Index>(values.size()));
  Index block = count;
  for (std::size_t j = 0; j < values.size(); ++j) {
    const auto size = static_cast<Index>(values[j].size());
    block /= size;
    for (Index k = 0; k < count; ++k)
      objects(k, static_cast<Index>(j)) = values[j][static_cast<std::size_t>(k / block % size)];
  }
  return objects;
}

/// Summed judgements of each object: 1 for each that rates lower, ½ for each tie, its own included.
std::vector<double> summed_judgements(const std::vector<double>& ratings) {
  const double tolerance = tie_tolerance(ratings);
  std::vector<double> rising = ratings;
  std::sort(rising.begin(), rising.end());
  std::vector<double> sums;
  for (const double rating : ratings) {
    const auto low = std::lower_bound(rising.begin(), rising.end(), rating - tolerance);
    const auto high = std::upper_bound(rising.begin(), rising.end(), rating + tolerance);
    sums.push_back(static_cast<double>(low - rising.begin()) + static_cast<double>(high - low) / 2);
  }
  return sums;
}

/// Preferences from 0 to 1, evenly spaced over the different sums.
VectorXd preferences(const std::vector<double>& sums) {
  std::vector<double> steps = sums;
  std::sort(steps.begin(), steps.end());
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  VectorXd result(static_cast<Index>(sums.size()));
  for (std::size_t k = 0; k < sums.size(); ++k) {
    const auto place = std::lower_bound(steps.begin(), steps.end(), sums[k]) - steps.begin();
    result(static_cast<Index>(k)) = static_cast<double>(place) / static_cast<double>(steps.size() - 1);
  }
  return result;
}

Loaded<std::vector<double>> ratings(const MatrixXd& objects, const DecisionMatrix& matrix, const VectorXd& weights) {
  DecisionMatrix rated = matrix;
  rated.values = objects;
  const Loaded<DecisionMatrix> normalized = normalize(rated, *find_normalization("minmax"));
  if (!normalized.value) return {std::nullopt, normalized.diagnostics};
  const Index n = objects.cols();
  const TopsisPrepared prepared = prepare_topsis(normalized.value->values, Eigen::RowVectorXd::Ones(n),
                                                 Eigen::RowVectorXd::Zero(n), Metric::euclidean, 2);
  return {list_of(score_topsis(prepared, weights).closeness), {}};
}

/// How much each characteristic value of a criterion holds of x: two neighbours share 1.
VectorXd membership(const std::vector<double>& values, double x) {
  VectorXd result = VectorXd::Zero(static_cast<Index>(values.size()));
  const auto above = std::min(std::upper_bound(values.begin() + 1, values.end(), x), values.end() - 1);
  const auto k = above - values.begin();
  const double share = (x - *(above - 1)) / (*above - *(above - 1));
  result(k) = share;
  result(k - 1) = 1 - share;
  return result;
}

double inferred(const Lists& values, const Eigen::RowVectorXd& alternative, const VectorXd& preference) {
  VectorXd active = VectorXd::Ones(1);
  for (std::size_t j = 0; j < values.size(); ++j) {
    const VectorXd held = membership(values[j], alternative(static_cast<Index>(j)));
    VectorXd next(active.size() * held.size());
    for (Index k = 0; k < active.size(); ++k) next.segment(k * held.size(), held.size()) = active(k) * held;
    active = std::move(next);
  }
  return active.dot(preference);
}

Loaded<Scores> score(const DecisionMatrix& matrix, const std::vector<double>& weights, const std::string& normalization,
                     const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, "comet", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<Lists> values = characteristic_values(matrix, normalization == frozen_frame, settings);
  if (!values.value) return {std::nullopt, values.diagnostics};
  const MatrixXd objects = combinations(*values.value);
  const Loaded<std::vector<double>> rated = ratings(objects, matrix, vector_of(weights));
  if (!rated.value) return {std::nullopt, rated.diagnostics};
  const VectorXd preference = preferences(summed_judgements(*rated.value));
  Scores scores;
  for (Index i = 0; i < matrix.values.rows(); ++i)
    scores.scores.push_back(inferred(*values.value, matrix.values.row(i), preference));
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"characteristic_values", *values.value},
            {"characteristic_objects", objects.rows()},
            {"preferences", list_of(preference)}};
  };
  scores.contributions_note = say(mark("COMET infers from rated objects, so scores do not split into criteria"));
  return {scores, {}};
}

} // namespace

Method comet_method() {
  return {"comet",
          {"COMET", "COMET（特征对象法）"},
          InputKind::scaled,
          Linearity::none,
          true,
          true,
          "",
          {{"cvalues",
            {"Characteristic values", "特征值"},
            Lists{},
            {},
            -1e300,
            1e300,
            {"Rising values of each criterion whose combinations are rated; on fixed scales 0 and 1.",
             "各准则由小到大的特征值，其组合作为特征对象；固定标尺下为 0 和 1。"},
            Takes::list_per_criterion},
           {"expert",
            {"Expert", "评判者"},
            std::string("TOPSIS_minmax"),
            {"TOPSIS_minmax"},
            0,
            0,
            {"What rates the characteristic objects.", "为特征对象评分的方法。"}}},
          "Salabun 2015, J. Multi-Crit. Decis. Anal. 22:37-50",
          score};
}

} // namespace yindi
