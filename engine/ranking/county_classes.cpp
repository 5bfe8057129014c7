#include "engine/ranking/county_classes.h"

#include "engine/case/names.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

constexpr std::size_t named_hindrances = 3;

/// A criterion that keeps an industry below a class: how it stands on its scale, and from where on it counts in full.
Text hindrance_text(const Case& c, const CountyClasses& classes, std::size_t industry, const Hindrance& by) {
  const Text criterion = criterion_name(c.model->library, classes.matrix.criteria[by.criterion]);
  const double stands =
      classes.matrix.values(static_cast<Eigen::Index>(industry), static_cast<Eigen::Index>(by.criterion));
  const Sentence said = say(by.against >= 1 ? mark("{0} ({1}, needs {2}; a veto)") : mark("{0} ({1}, needs {2})"),
                            criterion, decimal(stands, 2), decimal(by.full_from, 2));
  return {said.in(Language::en), said.in(Language::zh)};
}

std::vector<int> classes_at(const DecisionMatrix& matrix, const Eigen::MatrixXd& values,
                            const std::vector<double>& weights, const CategoryLimits& limits, double cut) {
  DecisionMatrix moved = matrix;
  moved.values = values;
  return electre_tri(moved, weights, limits, cut).value.value_or(Assignments{}).pessimistic;
}

} // namespace

Loaded<CategoryLimits> class_limits(const Sorting& sorting, const std::vector<std::string>& leaves) {
  const std::size_t count = sorting.limits.size(), n = leaves.size();
  if (count == 0)
    return {std::nullopt,
            {refusal(say(mark("sorting needs at least one limit between two categories")), {}, "sorting.limits")}};
  CategoryLimits limits;
  limits.values = Eigen::MatrixXd(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(n));
  for (std::size_t j = 0; j < n; ++j) {
    const auto own = sorting.by_criterion.find(leaves[j]);
    const auto* given = own == sorting.by_criterion.end() ? nullptr : std::get_if<std::vector<double>>(&own->second);
    const std::vector<double>& column = given && given->size() == count ? *given : sorting.limits;
    for (std::size_t k = 0; k < count; ++k)
      limits.values(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(j)) = column[k];
  }
  limits.q.assign(n, sorting.indifference);
  limits.p.assign(n, std::max(sorting.indifference, sorting.preference));
  limits.v.assign(n, sorting.veto > 0 ? sorting.veto : std::numeric_limits<double>::infinity());
  for (const Text& name : class_names(sorting)) limits.categories.push_back(name.en);
  limits.names.assign(limits.categories.begin() + 1, limits.categories.end());
  return {std::move(limits), {}};
}

CategoryLimits limits_in(const CategoryLimits& all, const std::vector<std::size_t>& columns) {
  CategoryLimits some{all.names, Eigen::MatrixXd(all.values.rows(), static_cast<Eigen::Index>(columns.size())),
                      {},        {},
                      {},        all.categories};
  for (std::size_t k = 0; k < columns.size(); ++k) {
    some.values.col(static_cast<Eigen::Index>(k)) = all.values.col(static_cast<Eigen::Index>(columns[k]));
    some.q.push_back(all.q[columns[k]]), some.p.push_back(all.p[columns[k]]), some.v.push_back(all.v[columns[k]]);
  }
  return some;
}

std::vector<Text> class_names(const Sorting& sorting) {
  const std::size_t count = sorting.limits.size() + 1;
  std::vector<Text> names;
  if (sorting.classes.size() == count) {
    for (const std::string& name : sorting.classes) names.push_back(plain(name));
    return names;
  }
  static const Text low{"low", "低"}, lower{"lower middle", "中低"}, middle{"middle", "中"},
      upper{"upper middle", "中高"}, high{"high", "高"};
  static const std::vector<std::vector<Text>> words = {
      {}, {low}, {low, high}, {low, middle, high}, {low, lower, upper, high}, {low, lower, middle, upper, high}};
  if (count < words.size()) return words[count];
  for (std::size_t k = 1; k <= count; ++k) {
    const std::string number = std::to_string(k);
    names.push_back({"class " + number, "第" + number + "类"});
  }
  return names;
}

Loaded<CountyClasses> county_classes(const CountyRanking& county, CategoryLimits limits, double cut) {
  const Assessment& assessment = *county.assessment;
  if (assessment.industries.empty() || assessment.leaves.empty())
    return {std::nullopt, {refusal(say(mark("nothing is assessed here, so there is nothing to sort")))}};
  CountyClasses result;
  result.matrix.alternatives = assessment.industries;
  result.matrix.criteria = assessment.leaves;
  result.matrix.directions.assign(assessment.leaves.size(), Direction::max);
  result.matrix.values = matrix_of(assessment, End::point);
  for (const std::string& leaf : assessment.leaves) {
    const auto used = county.used.find(leaf);
    result.weights.push_back(used == county.used.end() ? 0 : used->second);
  }
  result.limits = std::move(limits);
  result.cut = cut;
  Loaded<Assignments> assigned = electre_tri(result.matrix, result.weights, result.limits, cut);
  if (!assigned.value) return {std::nullopt, std::move(assigned.diagnostics)};
  result.assigned = std::move(*assigned.value);
  // A class never falls when a value rises, and no rival enters it, so the ends are exact.
  result.worst = classes_at(result.matrix, matrix_of(assessment, End::low), result.weights, result.limits, cut);
  result.best = classes_at(result.matrix, matrix_of(assessment, End::high), result.weights, result.limits, cut);
  return {std::move(result), {}};
}

Loaded<CountyClasses> county_classes(const Case& c, const CountyRanking& county) {
  Loaded<CategoryLimits> limits = class_limits(c.sorting, county.assessment->leaves);
  if (!limits.value) return {std::nullopt, std::move(limits.diagnostics)};
  return county_classes(county, std::move(*limits.value), c.sorting.cut);
}

Sentence missing_to_next(const Case& c, const CountyClasses& classes, std::size_t industry) {
  const std::optional<NextCategory>& next = classes.assigned.next[industry];
  if (!next) return {};
  std::vector<Text> by;
  for (const Hindrance& one : next->by) {
    if (by.size() == named_hindrances) break;
    by.push_back(hindrance_text(c, classes, industry, one));
  }
  const std::size_t more = next->by.size() - by.size();
  const Text name = classes.limits.categories.empty() ? plain(classes.assigned.categories[next->limit + 1])
                                                      : class_names(c.sorting)[next->limit + 1];
  const std::string reached = decimal(next->credibility, 2), needed = shortest(classes.cut);
  return more > 0
             ? say(mark("Not \"{0}\": {1} of the weights speak for it, {2} are needed. Below its limit: {3} and {4} "
                        "more."),
                   name, reached, needed, list(by), std::to_string(more))
             : say(mark("Not \"{0}\": {1} of the weights speak for it, {2} are needed. Below its limit: {3}."), name,
                   reached, needed, list(by));
}

} // namespace yindi
