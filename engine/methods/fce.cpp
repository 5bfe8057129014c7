#include "engine/methods/fce.h"

#include "engine/methods/inputs.h"
#include "engine/methods/table_b.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;
using Lists = std::vector<std::vector<double>>;

constexpr std::size_t usual_grades = 5;

struct Grades {
  std::vector<double> values; ///< what each grade is worth, worst first
  Lists standards;            ///< where each grade stands on each criterion
};

std::vector<double> evenly(std::size_t count) {
  std::vector<double> values;
  for (std::size_t k = 0; k < count; ++k) values.push_back(static_cast<double>(k) / static_cast<double>(count - 1));
  return values;
}

Diagnostics refuse_standards(const DecisionMatrix& matrix, const Lists& standards) {
  const Sentence cure = say(mark("give the standards from the worst grade to the best, as many for each criterion, as "
                                 "in standards=[[0,50,100],[8,5,2]]"));
  if (standards.empty()) return {refusal(say(mark("fuzzy evaluation needs the standards of its grades")), cure)};
  for (std::size_t j = 0; j < standards.size(); ++j) {
    const std::vector<double>& row = standards[j];
    if (row.size() < 2 || row.size() != standards[0].size())
      return {refusal(say(mark("criterion \"{0}\" has {1} standards where {2} are needed"), matrix.criteria[j],
                          std::to_string(row.size()), std::to_string(std::max<std::size_t>(2, standards[0].size()))),
                      cure)};
    const bool falls = matrix.directions[j] == Direction::min;
    const auto wrong = std::adjacent_find(
        row.begin(), row.end(), [&](double worse, double better) { return falls ? worse <= better : worse >= better; });
    if (wrong != row.end())
      return {refusal(falls ? say(mark("the standards of criterion \"{}\" do not fall, and less is better there"),
                                  matrix.criteria[j])
                            : say(mark("the standards of criterion \"{}\" do not rise, and more is better there"),
                                  matrix.criteria[j]),
                      cure)};
  }
  return {};
}

Loaded<Grades> grades_of(const DecisionMatrix& matrix, bool frozen, const Settings& settings) {
  const std::size_t n = matrix.criteria.size();
  const auto* values = std::get_if<std::vector<double>>(&settings.at("grades"));
  Grades grades{values ? *values : std::vector<double>{}, {}};
  if (frozen) {
    if (grades.values.empty()) grades.values = evenly(usual_grades);
    if (grades.values.size() > 1) grades.standards.assign(n, evenly(grades.values.size()));
  } else {
    const Loaded<Lists> standards = lists_per_criterion(settings, "standards", n);
    if (!standards.value) return {std::nullopt, standards.diagnostics};
    if (Diagnostics wrong = refuse_standards(matrix, *standards.value); !wrong.empty()) return {std::nullopt, wrong};
    grades.standards = *standards.value;
    if (grades.values.empty()) grades.values = evenly(grades.standards[0].size());
  }
  const bool rise =
      std::adjacent_find(grades.values.begin(), grades.values.end(), std::greater_equal<>()) == grades.values.end();
  if (!rise || grades.standards.empty() || grades.values.size() != grades.standards[0].size())
    return {std::nullopt,
            {refusal(say(mark("the values of the grades do not rise, or are not as many as the grades")),
                     say(mark("give one value for each grade, from the worst to the best, as in grades=[0,60,100]")))}};
  return {grades, {}};
}

Loaded<Scores> fce_score(const DecisionMatrix& matrix, const std::vector<double>& weights,
                         const std::string& normalization, const Settings& settings) {
  Diagnostics wrong = refuse_input(matrix, weights, "fce", normalization);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const Loaded<Grades> grades = grades_of(matrix, normalization == frozen_frame, settings);
  if (!grades.value) return {std::nullopt, grades.diagnostics};
  const bool main_factor = word(settings, "operator") == "main-factor";
  if (main_factor && normalization == frozen_frame) // there a dominated industry never ranks above
    return {std::nullopt,
            {refusal(say(mark("by main factors a better value may lower a score, so a casebook does not take them")),
                     say(mark("use operator=weighted-average")))}};
  const VectorXd w = vector_of(weights), value = vector_of(grades.value->values);
  const Index m = matrix.values.rows(), n = matrix.values.cols();
  MatrixXd vectors(m, value.size()), worth(m, n);
  for (Index i = 0; i < m; ++i) {
    MatrixXd memberships(n, value.size());
    for (Index j = 0; j < n; ++j)
      memberships.row(j) = grade_memberships(matrix.values(i, j), grades.value->standards[static_cast<std::size_t>(j)]);
    vectors.row(i) =
        compose(w, memberships, main_factor ? FuzzyOperator::main_factor : FuzzyOperator::weighted_average);
    if (main_factor) vectors.row(i) /= vectors.row(i).sum();
    worth.row(i) = memberships * value;
  }
  Scores scores;
  if (main_factor) {
    scores.scores = list_of(vectors * value);
    scores.contributions_note = say(mark("by main factors one criterion decides a grade, so scores do not add up"));
    scores.notes.push_back(
        say(mark("by main factors a better value may lower a score; weighted-average is the safer operator")));
  } else {
    fill_additive(scores, worth * w.asDiagonal(), w);
  }
  scores.workings = [=]() -> nlohmann::ordered_json {
    return {{"grades", rows_of(vectors)}, {"grade_values", grades.value->values}};
  };
  return {scores, {}};
}

/// With evenly spaced grades the score is the weighted sum of u; other grades give it corners.
std::optional<RowVectorXd> fce_gradient(const Settings& settings, const RowVectorXd&, const RowVectorXd& weights) {
  const auto* values = std::get_if<std::vector<double>>(&settings.at("grades"));
  return values && values->empty() ? std::optional(weights) : std::nullopt;
}

} // namespace

RowVectorXd compose(const VectorXd& weights, const MatrixXd& memberships, FuzzyOperator by) {
  if (by == FuzzyOperator::weighted_average) return weights.transpose() * memberships;
  RowVectorXd result(memberships.cols());
  for (Index k = 0; k < memberships.cols(); ++k) result(k) = memberships.col(k).cwiseMin(weights).maxCoeff();
  return result;
}

RowVectorXd grade_memberships(double x, const std::vector<double>& standards) {
  RowVectorXd memberships = RowVectorXd::Zero(static_cast<Index>(standards.size()));
  const bool falls = standards.front() > standards.back();
  const auto reached = [&](std::size_t k) { return falls ? x <= standards[k] : x >= standards[k]; };
  std::size_t below = 0; // the best standard that x reaches
  while (below + 1 < standards.size() && reached(below + 1)) ++below;
  const auto at = static_cast<Index>(below);
  if (!reached(below) || below + 1 == standards.size()) {
    memberships(at) = 1;
    return memberships;
  }
  memberships(at + 1) = (x - standards[below]) / (standards[below + 1] - standards[below]);
  memberships(at) = 1 - memberships(at + 1);
  return memberships;
}

Method fce_method() {
  const std::vector<double> none;
  return {
      "fce",
      {"Fuzzy comprehensive evaluation", "模糊综合评价"},
      InputKind::scaled,
      Linearity::none,
      true,
      true,
      "",
      {{"standards",
        {"Standards of the grades", "分级标准"},
        Lists{},
        {},
        -1e300,
        1e300,
        {"Where each grade stands on each criterion, worst grade first, in its unit; a casebook spaces them evenly "
         "over its scales.",
         "各准则的分级标准值，由最差等级到最优等级，按其单位；案例中在标尺上等距划分。"},
        Takes::list_per_criterion},
       {"grades",
        {"Values of the grades", "等级分值"},
        none,
        {},
        -1e300,
        1e300,
        {"What each grade is worth, worst first; without it evenly from 0 to 1.",
         "各等级的分值，由最差到最优；未给出时在 0 与 1 之间等距取值。"},
        Takes::one_per_criterion},
       {"operator",
        {"Operator", "合成算子"},
        std::string("weighted-average"),
        {"weighted-average", "main-factor"},
        0,
        0,
        {"weighted-average M(·,+) lets every criterion count; main-factor M(min,max) only the deciding one.",
         "weighted-average 为加权平均型 M(·,+)，各准则均计入；main-factor 为主因素决定型 M(∧,∨)，仅由主因素决定。"}}},
      "Wang Peizhuang 1983, Fuzzy Set Theory and its Applications (汪培庄, 模糊集合论及其应用); Xie & Liu, Methods of "
      "Fuzzy Mathematics and their Applications (谢季坚、刘承平, 模糊数学方法及其应用)",
      fce_score,
      fce_gradient};
}

} // namespace yindi
