#include "engine/methods/matrix_words.h"

#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

using Spellings = std::vector<std::string>;

bool is_one_of(const Spellings& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Without what people write differently: capitals, full-width signs, blanks around, a colon behind.
std::string folded_name(const std::string& text) {
  std::string result = lower(std::string(trim(half_width(text))));
  while (!result.empty() && (result.back() == ':' || result.back() == ' ')) result.pop_back();
  return result;
}

const Spellings& direction_rows() {
  static const Spellings words = {"direction",      "directions",    "objective", "objectives",
                                  "criterion type", "criteria type", "方向",      "指标方向",
                                  "优化方向",       "指标类型",      "指标属性",  "准则方向"};
  return words;
}

const Spellings& weight_rows() {
  static const Spellings words = {"weight", "weights", "weighting", "weightings", "criteria weights",
                                  "权重",   "权重值",  "权重系数",  "权数",       "指标权重"};
  return words;
}

} // namespace

MatrixRow row_named(const std::string& name) {
  const std::string word = folded_name(name);
  if (is_one_of(direction_rows(), word)) return MatrixRow::directions;
  if (is_one_of(weight_rows(), word)) return MatrixRow::weights;
  return MatrixRow::alternative;
}

std::optional<std::string> nearly_named(const std::string& name) {
  const std::string word = folded_name(name);
  for (const char* meant : {"weight", "weights", "direction", "directions"})
    if (letters_between(word, meant) == 1) return std::string(meant).starts_with("w") ? "weight" : "direction";
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
                                 "效益型",
                                 "效益",
                                 "极大型",
                                 "越大越好",
                                 "最大化",
                                 "最大",
                                 "higher is better",
                                 "more is better",
                                 "larger is better"};
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
                                 "负向指标",
                                 "成本型",
                                 "成本",
                                 "极小型",
                                 "越小越好",
                                 "最小化",
                                 "最小",
                                 "lower is better",
                                 "less is better",
                                 "smaller is better"};
  const std::string word = folded_name(text);
  if (is_one_of(more, word)) return Direction::max;
  if (is_one_of(less, word)) return Direction::min;
  return std::nullopt;
}

bool names_a_total(const std::string& name) {
  static const Spellings words = {"合计",  "总计",   "总和", "小计",        "共计",
                                  "total", "totals", "sum",  "grand total", "all"};
  return is_one_of(words, folded_name(name));
}

} // namespace yindi
