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
                                  "beneficial",
                                  "is beneficial",
                                  "benefit",
                                  "is benefit",
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

bool may_name_directions(const std::string& name) { return is_one_of(words_for_directions(), bare_name(name)); }

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
                                 "b",
                                 "yes",
                                 "true",
                                 "max.",
                                 "望大",
                                 "收益",
                                 "收益型",
                                 "正嚮",
                                 "極大型",
                                 "越大越優",
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
                                 "c",
                                 "no",
                                 "false",
                                 "min.",
                                 "望小",
                                 "费用",
                                 "费用型",
                                 "成本類",
                                 "負向",
                                 "逆嚮",
                                 "費用",
                                 "極小型",
                                 "越小越優"};
  const std::string word = folded_name(text);
  if (is_one_of(more, word)) return Direction::max;
  if (is_one_of(less, word)) return Direction::min;
  return std::nullopt;
}

} // namespace yindi
