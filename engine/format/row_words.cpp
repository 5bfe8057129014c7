#include "engine/format/row_words.h"

#include "engine/format/alike.h"
#include "engine/format/slips.h"
#include "engine/format/words.h"

#include <algorithm>
#include <set>
#include <vector>

namespace yindi {
namespace {

using Spellings = std::vector<std::string>;

bool is_one_of(const Spellings& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_or_begins(const std::string& word, const Spellings& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return word.starts_with(part) || word.ends_with(part); });
}

/// Whether `word` has one of `words`, and nothing beside them but what goes with such words: grand total, total
/// général; Total Energies is a company.
bool made_of(std::string word, const Spellings& words) {
  static const Spellings beside = {"grand",      "sub",   "general", "général",  "générale", "overall",
                                   "of",         "all",   "the",     "national", "regional", "county",
                                   "provincial", "group", "value",   "values"};
  for (char& c : word)
    if (c == '-' || c == '/' || c == '.') c = ' ';
  bool any = false;
  for (const std::string& part : split(word, ' ')) {
    if (part.empty() || is_one_of(beside, part)) continue;
    if (!is_one_of(words, part)) return false;
    any = true;
  }
  return any;
}

} // namespace

std::string folded_name(const std::string& text) {
  std::string result = lower(with_ascii_letters(trim(half_width(without_odd_blanks(text)))));
  for (std::size_t at = 0; at + 1 < result.size(); ++at) { // Вес: А to Я, U+0410 to U+042F
    const auto second = static_cast<unsigned char>(result[at + 1]);
    if (result[at] != '\xd0' || second < 0x90 || second > 0xaf) continue;
    if (second > 0x9f) result[at] = '\xd1';
    result[at + 1] = static_cast<char>(second > 0x9f ? second - 0x20 : second + 0x20);
  }
  while (!result.empty() && (result.back() == ':' || result.back() == ' ')) result.pop_back();
  return result;
}

std::string bare_name(const std::string& text) {
  std::string result = folded_name(text);
  if (result.size() > 2 && result.front() == '(' && result.back() == ')') result = result.substr(1, result.size() - 2);
  std::replace(result.begin(), result.end(), '_', ' ');
  if (const auto bracket = result.find_first_of("(["); bracket != std::string::npos && bracket > 0)
    result = std::string(trim(result.substr(0, bracket)));
  for (auto at = result.find(' '); at != std::string::npos; at = result.find(' ', at + 1))
    if (at > 0 && (result[at - 1] & '\x80') != 0 && at + 1 < result.size() && (result[at + 1] & '\x80') != 0)
      result.erase(at--, 1);
  return result;
}

bool names_the_rows(const std::string& head) {
  static const std::set<std::string> words = {
      "alternative", "alternatives", "id",      "ids",        "no",      "no.",       "nr",       "nr.",     "number",
      "#",           "code",         "name",    "names",      "rank",    "index",     "year",     "years",   "item",
      "case",        "obs",          "row",     "unnamed: 0", "option",  "candidate", "county",   "region",  "alt",
      "rowname",     "rownames",     "sample",  "object",     "方案",    "编号",      "编码",     "代码",    "序号",
      "年份",        "年",           "县",      "名称",       "地区",    "区县",      "編號",     "編碼",    "代碼",
      "序號",        "縣",           "名稱",    "地區",       "區縣",    "排名",      "名次",     "代号",    "城市",
      "省份",        "企业",         "公司",    "产业",       "行业",    "项目",      "乡镇",     "对象",    "样本",
      "品种",        "供应商",       "ranking", "city",       "country", "province",  "supplier", "company", "firm"};
  const std::string word = lower(trim(half_width(without_odd_blanks(head))));
  if (words.count(word) > 0) return true;
  for (const std::string_view part : {"编号", "编码", "代码", "序号", "年份", "名称", "編號", "代碼", "序號", "名稱"})
    if (word.find(part) != std::string::npos) return true;
  for (const std::string_view end : {"_id", " id", "_code", " code", "_no", " no", "_name", " name"})
    if (word.ends_with(end)) return true;
  return false;
}

bool holds_codes(const std::string& head) {
  static const std::set<std::string> words = {"zip",  "zipcode", "zip code",   "postcode", "postal code", "fips",
                                              "date", "month",   "model year", "day",      "邮编",        "邮政编码",
                                              "日期", "月份",    "phone",      "电话",     "郵編",        "区划代码"};
  std::string word = lower(trim(half_width(without_odd_blanks(head))));
  std::replace(word.begin(), word.end(), '_', ' ');
  return words.count(word) > 0;
}

bool names_a_total(const std::string& name) {
  static const Spellings words = {"total",  "totals",    "sum",         "sums",  "subtotal", "summe",
                                  "gesamt", "insgesamt", "gesamtsumme", "somme", "suma",     "totale",
                                  "somma",  "итого",     "всего",       "Σ",     "σ",        "∑"},
                         whole = {"all",  "overall", "全县", "全市", "全省", "全国", "全州", "全区", "全乡", "全镇",
                                  "全部", "总数",    "总量", "全縣", "全國", "全區", "全鄉", "全鎮", "總數", "總量"},
                         chinese = {"合计", "总计", "总和", "小计", "共计", "累计", "汇总",
                                    "合計", "總計", "總和", "小計", "共計", "累計", "彙總"};
  const std::string word = bare_name(name);
  return is_one_of(whole, word) || ends_or_begins(word, chinese) || made_of(word, words);
}

bool names_a_mean(const std::string& name) {
  static const Spellings words = {"mean",     "means",     "average",  "averages",   "avg",    "median",
                                  "standard", "deviation", "std",      "stdev",      "sd",     "min",
                                  "max",      "minimum",   "maximum",  "mittelwert", "mittel", "durchschnitt",
                                  "moyenne",  "médiane",   "promedio", "mediana",    "среднее"},
                         chinese = {"平均",   "均值",   "均数",     "中位数", "标准差", "最大值", "最小值", "方差",
                                    "平均值", "平均数", "平均水平", "均數",   "中位數", "標準差", "平均數"};
  const std::string word = bare_name(name);
  return ends_or_begins(word, chinese) || made_of(word, words);
}

} // namespace yindi
