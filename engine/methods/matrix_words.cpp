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
  std::string result = lower(std::string(trim(half_width(without_odd_blanks(text)))));
  while (!result.empty() && (result.back() == ':' || result.back() == ' ')) result.pop_back();
  return result;
}

/// The same without blanks between Chinese characters (权　重) and without what stands in brackets behind: weight (%).
std::string bare(const std::string& text) {
  std::string result = folded_name(text);
  if (const auto bracket = result.find_first_of("(["); bracket != std::string::npos && bracket > 0)
    result = std::string(trim(result.substr(0, bracket)));
  for (auto at = result.find(' '); at != std::string::npos; at = result.find(' ', at + 1))
    if (at > 0 && (result[at - 1] & '\x80') != 0 && at + 1 < result.size() && (result[at + 1] & '\x80') != 0)
      result.erase(at--, 1);
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

const Spellings& unit_rows() {
  static const Spellings words = {"unit", "units", "unit of measurement", "单位", "计量单位", "量纲"};
  return words;
}

} // namespace

MatrixRow row_named(const std::string& name) {
  const std::string word = bare(name);
  if (is_one_of(direction_rows(), word)) return MatrixRow::directions;
  if (is_one_of(weight_rows(), word)) return MatrixRow::weights;
  if (is_one_of(unit_rows(), word)) return MatrixRow::units;
  return MatrixRow::alternative;
}

bool is_usual_name(const std::string& name) {
  static const Spellings words = {"direction", "weight", "方向", "权重"};
  return is_one_of(words, name);
}

bool names_weights_in_short(const std::string& name) {
  static const Spellings words = {"w", "wt", "wts", "wj", "w_j", "wi", "w_i", "wgt"};
  return is_one_of(words, bare(name));
}

std::optional<std::string> nearly_named(const std::string& name) {
  const std::string word = bare(name);
  if (word.size() > 40) return std::nullopt; // a text, no slip
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & '\x80') != 0; };
  if (word.find("权重") != std::string::npos) return "weight";
  for (const std::string meant : {"weights", "weight"})
    if (word.starts_with(meant) && word.size() > meant.size() && !letter(word[meant.size()])) return "weight";
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
  return is_one_of(words, bare(name));
}

bool names_a_mean(const std::string& name) {
  static const Spellings words = {"平均",    "平均值",   "均值",   "平均数", "mean",   "means",
                                  "average", "averages", "avg",    "median", "中位数", "standard deviation",
                                  "标准差",  "std",      "最大值", "最小值"};
  return is_one_of(words, bare(name));
}

} // namespace yindi
