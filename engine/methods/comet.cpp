// COMET: an expert rates characteristic objects (all combinations of characteristic values); an alternative between
// them gets the ratings around it by triangular membership, so rivals never move its score. The matrix of expert
// judgements (objects × objects) is never made: with an expert that rates each object by itself the sum of a row is how
// many objects rate lower, half of those that rate alike with them, which sorting gives.
// Sałabun 2015, J. Multi-Crit. Decis. Anal. 22:37–50. The expert here is TOPSIS on minmax values, as in Paradowski,
// Bączkiewicz & Wątróbski 2021, Procedia Comput. Sci. 192:1347–1358.

#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::VectorXd;
using Lists = std::vector<std::vector<double>>;

/// A decision matrix is scored once; in a casebook thousands of draws each rate all objects anew.
constexpr double most_objects = 10'000'000, most_objects_of_a_casebook = 4096;
/// Beyond as many preferences workings only count the objects.
constexpr std::size_t most_preferences_shown = 4096;

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
  const double most = frozen ? most_objects_of_a_casebook : most_objects;
  if (objects > most)
    return {std::nullopt,
            {refusal(say(mark("COMET would rate {0} characteristic objects; it takes at most {1}"), shortest(objects),
                         shortest(most)),
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

/// Σⱼ of one part a criterion for every combination of characteristic values, the last criterion running fastest.
VectorXd sums_of_combinations(const std::vector<VectorXd>& parts) {
  VectorXd sums = VectorXd::Zero(1);
  for (const VectorXd& part : parts) {
    VectorXd next(sums.size() * part.size());
    for (Index k = 0; k < sums.size(); ++k) next.segment(k * part.size(), part.size()) = part.array() + sums(k);
    sums = std::move(next);
  }
  return sums;
}

/// What TOPSIS on minmax values, with squared weights, gives each object: D⁻ / (D⁺ + D⁻), both sums over the criteria.
VectorXd ratings(const Lists& values, const DecisionMatrix& matrix, const VectorXd& weights) {
  std::vector<VectorXd> to_ideal, to_anti_ideal;
  for (std::size_t j = 0; j < values.size(); ++j) {
    const auto& row = values[j];
    const double w = weights(static_cast<Index>(j));
    VectorXd r = (vector_of(row).array() - row.front()) / (row.back() - row.front());
    if (matrix.directions[j] == Direction::min) r = 1 - r.array();
    to_ideal.push_back(w * w * (1 - r.array()).square());
    to_anti_ideal.push_back(w * w * r.array().square());
  }
  const VectorXd plus = sums_of_combinations(to_ideal).cwiseSqrt(),
                 minus = sums_of_combinations(to_anti_ideal).cwiseSqrt();
  return minus.array() / (plus + minus).array();
}

/// Summed judgements of each object, twice: 2 for each that rates lower, 1 for each tie, its own included.
std::vector<std::uint32_t> summed_judgements(const VectorXd& ratings) {
  std::vector<double> rising = list_of(ratings);
  std::sort(rising.begin(), rising.end());
  const double tolerance = tie_tolerance({rising.front(), rising.back()});
  std::vector<std::uint32_t> sums;
  sums.reserve(rising.size());
  for (const double rating : ratings) {
    const auto low = std::lower_bound(rising.begin(), rising.end(), rating - tolerance);
    const auto high = std::upper_bound(low, rising.end(), rating + tolerance);
    sums.push_back(static_cast<std::uint32_t>((low - rising.begin()) + (high - rising.begin())));
  }
  return sums;
}

/// Preferences from 0 to 1, evenly spaced over the different sums.
VectorXd preferences(const std::vector<std::uint32_t>& sums) {
  std::vector<std::uint32_t> steps = sums;
  std::sort(steps.begin(), steps.end());
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  VectorXd result(static_cast<Index>(sums.size()));
  for (std::size_t k = 0; k < sums.size(); ++k) {
    const auto place = std::lower_bound(steps.begin(), steps.end(), sums[k]) - steps.begin();
    result(static_cast<Index>(k)) = static_cast<double>(place) / static_cast<double>(steps.size() - 1);
  }
  return result;
}

/// What the two characteristic values around x hold of it: the place of the lower one, and the share of the upper.
struct Held {
  Index lower;
  double share;
};

Held held(const std::vector<double>& values, double x) {
  const auto above = std::min(std::upper_bound(values.begin() + 1, values.end(), x), values.end() - 1);
  return {above - values.begin() - 1, (x - *(above - 1)) / (*above - *(above - 1))};
}

/// The preferences of the objects around the alternative, by what they hold of it: at most 2ⁿ of them.
double inferred(const Lists& values, const Eigen::RowVectorXd& alternative, const VectorXd& preference) {
  std::vector<std::pair<Index, double>> active = {{0, 1.0}};
  for (std::size_t j = 0; j < values.size(); ++j) {
    const Held part = held(values[j], alternative(static_cast<Index>(j)));
    const auto size = static_cast<Index>(values[j].size());
    std::vector<std::pair<Index, double>> next;
    for (const auto& [object, weight] : active) {
      if (part.share < 1) next.emplace_back(object * size + part.lower, weight * (1 - part.share));
      if (part.share > 0) next.emplace_back(object * size + part.lower + 1, weight * part.share);
    }
    active = std::move(next);
  }
  double sum = 0;
  for (const auto& [object, weight] : active) sum += weight * preference(object);
  return sum;
}

Loaded<Scores> comet_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                           const std::string& normalization, const Settings& settings) {
  const Diagnostics wrong = refuse_input(matrix, weights, "comet", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<Lists> values = characteristic_values(matrix, normalization == frozen_frame, settings);
  if (!values.value) return {std::nullopt, values.diagnostics};
  const VectorXd preference = preferences(summed_judgements(ratings(*values.value, matrix, vector_of(weights))));
  Scores scores;
  for (Index i = 0; i < matrix.values.rows(); ++i)
    scores.scores.push_back(inferred(*values.value, matrix.values.row(i), preference));
  scores.workings = [=]() -> nlohmann::ordered_json {
    nlohmann::ordered_json all = {{"characteristic_values", *values.value},
                                  {"characteristic_objects", preference.size()},
                                  {"preferences", nullptr}};
    if (static_cast<std::size_t>(preference.size()) <= most_preferences_shown) all["preferences"] = list_of(preference);
    return all;
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
          comet_score};
}

} // namespace yindi
