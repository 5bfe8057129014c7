#include "engine/methods/matrix_words.h"

#include "engine/format/row_words.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

using Spellings = std::vector<std::string>;

bool is_one_of(const Spellings& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const Spellings& direction_rows() {
  static const Spellings words = {"direction",     "directions", "objective", "objectives", "criterion type",
                                  "criteria type", "方向",       "指标方向",  "指標方向",   "指標類型",
                                  "指標屬性",      "優化方向",   "準則方向",  "优化方向",   "指标类型",
                                  "指标属性",      "准则方向"};
  return words;
}

/// What may be an alternative, too: directions only where the cells say so.
const Spellings& words_for_directions() {
  static const Spellings words = {"type",
                                  "types",
                                  "criteria types",
                                  "criterion types",
                                  "impact",
                                  "impacts",
                                  "optimum",
                                  "optimal",
                                  "optimization",
                                  "optimisation",
                                  "goal",
                                  "goals",
                                  "sense",
                                  "sign",
                                  "signs",
                                  "polarity",
                                  "preference",
                                  "preferences",
                                  "preference direction",
                                  "min/max",
                                  "max/min",
                                  "min-max",
                                  "minmax",
                                  "maxmin",
                                  "benefit/cost",
                                  "cost/benefit",
                                  "dir",
                                  "target",
                                  "kind",
                                  "richtung",
                                  "sens",
                                  "属性",
                                  "性质",
                                  "类型",
                                  "方向性",
                                  "极性",
                                  "指标性质",
                                  "正负",
                                  "正负向",
                                  "目标",
                                  "优化目标",
                                  "属性类型",
                                  "criteria",
                                  "criteria direction",
                                  "criterion direction",
                                  "屬性",
                                  "性質",
                                  "類型",
                                  "極性",
                                  "目標"};
  return words;
}

const Spellings& weight_rows() {
  static const Spellings words = {"weight",
                                  "weights",
                                  "weighting",
                                  "weightage",
                                  "weightages",
                                  "权系数",
                                  "weightings",
                                  "criteria weights",
                                  "criteria weight",
                                  "criterion weight",
                                  "criterion weights",
                                  "weight vector",
                                  "importance",
                                  "importances",
                                  "relative importance",
                                  "gewicht",
                                  "gewichte",
                                  "gewichtung",
                                  "poids",
                                  "peso",
                                  "pesos",
                                  "pondération",
                                  "вес",
                                  "веса",
                                  "重み",
                                  "가중치",
                                  "权重",
                                  "权重值",
                                  "权重系数",
                                  "权数",
                                  "权值",
                                  "权重向量",
                                  "指标权重",
                                  "比重",
                                  "重要性",
                                  "重要程度",
                                  "重要度",
                                  "coefficient",
                                  "coefficients",
                                  "coef",
                                  "coefs",
                                  "占比",
                                  "影响系数",
                                  "係數",
                                  "系数",
                                  "權重",
                                  "權重係數",
                                  "權數",
                                  "權值",
                                  "指標權重"};
  return words;
}

const Spellings& unit_rows() {
  static const Spellings words = {"unit",     "units", "unit of measurement", "单位", "计量单位", "量纲", "單位",
                                  "計量單位", "量綱"};
  return words;
}

} // namespace

MatrixRow row_named(const std::string& name) {
  const std::string word = bare_name(name);
  if (is_one_of(direction_rows(), word)) return MatrixRow::directions;
  if (is_one_of(weight_rows(), word)) return MatrixRow::weights;
  if (is_one_of(unit_rows(), word)) return MatrixRow::units;
  return MatrixRow::alternative;
}

bool is_usual_name(const std::string& name) {
  static const Spellings words = {"direction", "weight", "方向", "权重"};
  return is_one_of(words, name);
}

namespace {

/// Rows that ask by yes and no: max where yes says so.
std::optional<Direction> asked_direction(const std::string& name) {
  static const Spellings more = {"beneficial",  "is beneficial",    "isbeneficial",   "benefit",          "is benefit",
                                 "isbenefit",   "benefits",         "maximize",       "maximise",         "is max",
                                 "is maximize", "higher is better", "more is better", "larger is better", "is positive",
                                 "是否效益型",  "是否正向",         "是否效益"},
                         less = {"is cost",     "iscost",          "is min",         "minimize",          "minimise",
                                 "is minimize", "lower is better", "less is better", "smaller is better", "is negative",
                                 "是否成本型",  "是否逆向",        "是否负向",       "是否成本"};
  const std::string word = bare_name(name);
  if (is_one_of(more, word)) return Direction::max;
  if (is_one_of(less, word)) return Direction::min;
  return std::nullopt;
}

} // namespace

bool asks_for_direction(const std::string& row) { return asked_direction(row).has_value(); }

bool may_name_directions(const std::string& name) {
  return is_one_of(words_for_directions(), bare_name(name)) || asks_for_direction(name);
}

std::optional<Direction> direction_in(const std::string& row, const std::string& text) {
  static const Spellings yes = {"yes", "y", "true", "t", "1", "是", "对", "√", "✓"},
                         no = {"no", "n", "false", "f", "0", "-1", "否", "不是", "×", "✗", "x"};
  const std::string word = folded_name(text);
  const bool answers = is_one_of(yes, word), denies = is_one_of(no, word), letter = word == "b" || word == "c";
  if (answers || denies)
    if (const auto asked = asked_direction(row))
      return answers == (*asked == Direction::max) ? Direction::max : Direction::min;
  if (letter && (may_name_directions(row) || row_named(row) == MatrixRow::directions))
    return word == "b" ? Direction::max : Direction::min;
  return direction_of(text);
}

Sentence direction_hint(const std::string& text) {
  static const Spellings between = {"中间型",          "居中型",   "适度",     "适度指标", "适中型",
                                    "区间型",          "区间",     "中性",     "固定型",   "望目",
                                    "望目型",          "适中",     "target",   "nominal",  "nominal the best",
                                    "nominal is best", "moderate", "interval", "middle",   "mid",
                                    "适度型",          "固定"};
  const std::string word = folded_name(text);
  if (is_one_of(between, word))
    return say(mark("a best in between: --method rim takes it as ref_ideal; or write the column as its distance from "
                    "the best, with min"));
  if (word == "0" || word == "1" || word == "yes" || word == "no" || word == "true" || word == "false")
    return say(
        mark("1 and 0, yes and no say what they mean only in a row \"is_benefit\" or \"is_cost\": write max where "
             "more is better, min where less is better"));
  return say(mark("write max where more is better, min where less is better"));
}

bool names_weights_in_short(const std::string& name) {
  const Spellings parts = split(bare_name(name), ' ');
  if (is_one_of(parts, "weight") || is_one_of(parts, "weights")) return true; // AHP weights
  if (parts.back().size() > 3 && parts.back().ends_with("权")) return true;   // 熵权
  static const Spellings words = {"w", "wt", "wts", "wj", "w j", "wi", "w i", "wgt"};
  return is_one_of(words, bare_name(name));
}

std::optional<std::string> nearly_named(const std::string& name) {
  const std::string word = bare_name(name);
  if (word.size() > 40) return std::nullopt; // a text, no slip
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & '\x80') != 0; };
  if (word.find("权重") != std::string::npos) return "weight";
  for (const std::string meant : {"weights", "weight"})
    if (word.starts_with(meant) && word.size() > meant.size() && !letter(word[meant.size()])) return "weight";
  for (const std::string_view meant : {"weight", "weights", "direction", "directions"})
    if (word.size() <= meant.size() + 1 && meant.size() <= word.size() + 1 && letters_between(word, meant) == 1)
      return meant.starts_with("w") ? "weight" : "direction";
  return std::nullopt;
}

std::optional<Direction> direction_of(const std::string& text) {
  static const Spellings more = {"max",
                                 "maximum",
                                 "maximize",
                                 "maximise",
                                 "maximal",
                                 "benefit",
                                 "profit",
                                 "gain",
                                 "higher",
                                 "more",
                                 "up",
                                 "positive",
                                 "1",
                                 "+1",
                                 "+",
                                 "↑",
                                 "正向",
                                 "正",
                                 "正指标",
                                 "正向指标",
                                 "效益类",
                                 "高优",
                                 "越大越优",
                                 "效益型",
                                 "效益",
                                 "极大型",
                                 "越大越好",
                                 "最大化",
                                 "最大",
                                 "higher is better",
                                 "more is better",
                                 "larger is better",
                                 "max.",
                                 "望大",
                                 "收益",
                                 "收益型",
                                 "正嚮",
                                 "極大型",
                                 "越大越優",
                                 "越高越好",
                                 "越多越好",
                                 "越高越优",
                                 "愈大愈好",
                                 "高优指标",
                                 "高优型",
                                 "望大型",
                                 "望大特性",
                                 "效益指标",
                                 "收益类",
                                 "增益型",
                                 "正向型",
                                 "正类",
                                 "maximization",
                                 "maximisation",
                                 "maximizing",
                                 "bigger is better",
                                 "the higher the better",
                                 "the larger the better",
                                 "the more the better",
                                 "larger the better",
                                 "higher the better",
                                 "larger-the-better",
                                 "higher-the-better",
                                 "beneficial",
                                 "benefit type",
                                 "benefit-type",
                                 "benefits",
                                 "positive indicator",
                                 "maximieren",
                                 "maximiser",
                                 "макс",
                                 "максимум",
                                 "效益類"};
  static const Spellings less = {"min",
                                 "minimum",
                                 "minimize",
                                 "minimise",
                                 "minimal",
                                 "cost",
                                 "loss",
                                 "lower",
                                 "less",
                                 "down",
                                 "negative",
                                 "-1",
                                 "−1",
                                 "-",
                                 "−",
                                 "–",
                                 "↓",
                                 "逆向",
                                 "逆",
                                 "逆指标",
                                 "逆向指标",
                                 "负向",
                                 "负",
                                 "负指标",
                                 "反向",
                                 "成本类",
                                 "低优",
                                 "越小越优",
                                 "负向指标",
                                 "成本型",
                                 "成本",
                                 "极小型",
                                 "越小越好",
                                 "最小化",
                                 "最小",
                                 "lower is better",
                                 "less is better",
                                 "smaller is better",
                                 "min.",
                                 "望小",
                                 "费用",
                                 "费用型",
                                 "成本類",
                                 "負向",
                                 "逆嚮",
                                 "費用",
                                 "極小型",
                                 "越小越優",
                                 "越低越好",
                                 "越少越好",
                                 "越低越优",
                                 "愈小愈好",
                                 "低优指标",
                                 "低优型",
                                 "望小型",
                                 "望小特性",
                                 "成本指标",
                                 "费用类",
                                 "负嚮",
                                 "逆向型",
                                 "负向型",
                                 "反向指标",
                                 "minimization",
                                 "minimisation",
                                 "the lower the better",
                                 "the smaller the better",
                                 "the less the better",
                                 "smaller the better",
                                 "lower the better",
                                 "smaller-the-better",
                                 "lower-the-better",
                                 "non-beneficial",
                                 "nonbeneficial",
                                 "non beneficial",
                                 "not beneficial",
                                 "cost type",
                                 "cost-type",
                                 "costs",
                                 "negative indicator",
                                 "minimieren",
                                 "minimiser",
                                 "мин",
                                 "минимум"};
  const std::string word = folded_name(text);
  if (word.size() > 1 && word.front() >= '0' && word.front() <= '9') return std::nullopt; // a number
  if (is_one_of(more, word)) return Direction::max;
  if (is_one_of(less, word)) return Direction::min;
  return std::nullopt;
}

} // namespace yindi
