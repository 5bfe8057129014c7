#include "engine/methods/method_words.h"

#include "engine/methods/preparation.h"

#include <map>

namespace yindi {
namespace {

std::string before(const std::string& text, const std::string& bracket) { return text.substr(0, text.find(bracket)); }

} // namespace

Text brief_name(const Method& method) {
  // Names that are alike before their brackets, or too long for a column.
  static const std::map<std::string, Text> others = {
      {"moora-refpoint", {"MOORA ref.", "MOORA 参考点"}},
      {"moora-fmf", {"MOORA product", "MOORA 全乘"}},
      {"electre-net", {"ELECTRE net", "ELECTRE 净值"}},
      {"electre-i-veto", {"ELECTRE I veto", "ELECTRE I 否决"}},
      {"fce", {"Fuzzy", "模糊评价"}},
      {"gra", {"Grey", "灰色关联"}},
      {"rsr", {"Rank sum", "秩和比"}},
  };
  if (const auto found = others.find(method.id); found != others.end()) return found->second;
  return {before(method.name.en, " ("), before(method.name.zh, "（")};
}

Text choice_name(const std::string& choice) {
  static const std::map<std::string, Text> names = {
      {"true", {"yes", "是"}},
      {"false", {"no", "否"}},
      {"euclidean", {"Euclidean", "欧氏距离"}},
      {"cityblock", {"city block", "曼哈顿距离"}},
      {"chebyshev", {"Chebyshev", "切比雪夫距离"}},
      {"usual", {"usual", "通常型"}},
      {"ushape", {"U-shape", "U 型"}},
      {"vshape", {"V-shape", "V 型"}},
      {"level", {"level", "水平型"}},
      {"linear", {"linear", "线性型"}},
      {"gaussian", {"Gaussian", "高斯型"}},
      {"weighted-average", {"weighted average", "加权平均型"}},
      {"main-factor", {"main factor", "主因素决定型"}},
      {"pearson", {"Pearson", "皮尔逊"}},
      {"absolute", {"Pearson, absolute", "皮尔逊（绝对值）"}},
      {"spearman", {"Spearman", "斯皮尔曼"}},
      {"distance", {"distance correlation", "距离相关"}},
      {">=", {"reaches it (≥)", "达到（≥）"}},
      {">", {"passes it (>)", "超过（>）"}},
      {"max |v_i-v_j| over all criteria of the pair",
       {"the pair's largest weighted difference", "该对方案的最大加权差"}},
      {"TOPSIS_minmax", {"TOPSIS on min–max values", "极差归一化后的 TOPSIS"}},
  };
  const auto found = names.find(choice);
  return found == names.end() ? plain(choice) : found->second;
}

Text setting_in_words(const Setting& setting) {
  Text text;
  const auto add = [&text](const Text& part, const char* between) {
    text.en += (text.en.empty() ? "" : between) + part.en;
    text.zh += (text.zh.empty() ? "" : between) + part.zh;
  };
  if (const auto* truth = std::get_if<bool>(&setting)) return choice_name(*truth ? "true" : "false");
  if (const auto* number = std::get_if<double>(&setting)) return plain(shortest(*number));
  if (const auto* word = std::get_if<std::string>(&setting)) return choice_name(*word);
  if (const auto* numbers = std::get_if<std::vector<double>>(&setting))
    for (const double number : *numbers) add(plain(shortest(number)), "; ");
  else if (const auto* words = std::get_if<std::vector<std::string>>(&setting))
    for (const std::string& word : *words) add(choice_name(word), "; ");
  else
    for (const auto& row : std::get<std::vector<std::vector<double>>>(setting)) {
      std::string list;
      for (const double number : row) list += (list.empty() ? "" : " ") + shortest(number);
      add(plain(list), "; ");
    }
  return text;
}

Text in_words(InputKind kind) {
  return kind == InputKind::natural ? Text{"measured values above 0", "取大于 0 的测量值"}
                                    : Text{"values on the scales", "取标尺值"};
}

Text input_in_words(const Method& method) {
  if (method.input != InputKind::natural || !takes_cell(method, 0, Direction::max)) return in_words(method.input);
  return takes_cell(method, 0, Direction::min)
             ? Text{"measured values from 0 on", "取不小于 0 的测量值"}
             : Text{"measured values above 0, benefits also 0", "取大于 0 的测量值，效益型可为 0"};
}

Text in_words(Linearity linearity) {
  switch (linearity) {
  case Linearity::linear:
    return {"linear", "线性"};
  case Linearity::quadratic:
    return {"quadratic", "二次"};
  case Linearity::products:
    return {"products", "乘积型"};
  case Linearity::none:
    break;
  }
  return {"none", "无"};
}

} // namespace yindi
