#include "engine/case/prefectures.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace yindi {
namespace {

/// Those of Sichuan.
const std::vector<std::pair<std::string, Text>>& prefecture_names() {
  static const std::vector<std::pair<std::string, Text>> all = {
      {"5101", {"Chengdu", "成都市"}},   {"5103", {"Zigong", "自贡市"}},   {"5104", {"Panzhihua", "攀枝花市"}},
      {"5105", {"Luzhou", "泸州市"}},    {"5106", {"Deyang", "德阳市"}},   {"5107", {"Mianyang", "绵阳市"}},
      {"5108", {"Guangyuan", "广元市"}}, {"5109", {"Suining", "遂宁市"}},  {"5110", {"Neijiang", "内江市"}},
      {"5111", {"Leshan", "乐山市"}},    {"5113", {"Nanchong", "南充市"}}, {"5114", {"Meishan", "眉山市"}},
      {"5115", {"Yibin", "宜宾市"}},     {"5116", {"Guang'an", "广安市"}}, {"5117", {"Dazhou", "达州市"}},
      {"5118", {"Ya'an", "雅安市"}},     {"5119", {"Bazhong", "巴中市"}},  {"5120", {"Ziyang", "资阳市"}},
      {"5132", {"Aba", "阿坝州"}},       {"5133", {"Ganzi", "甘孜州"}},    {"5134", {"Liangshan", "凉山州"}}};
  return all;
}

const Text* known_name(const std::string& code) {
  for (const auto& [known, name] : prefecture_names())
    if (known == code) return &name;
  return nullptr;
}

} // namespace

std::string prefecture_of(const std::string& county) {
  const bool code = county.size() == 6 && county.find_first_not_of("0123456789") == std::string::npos;
  return code ? county.substr(0, 4) : std::string();
}

Text prefecture_name(const std::string& code) {
  const Text* known = known_name(code);
  return known ? *known : plain(code);
}

bool is_known_prefecture(const std::string& code) { return known_name(code) != nullptr; }

} // namespace yindi
