#include "engine/results/json.h"

namespace yindi {

Json json_of(const Settings& settings) {
  Json json = Json::object();
  for (const auto& [key, value] : settings) std::visit([&json, &key = key](const auto& v) { json[key] = v; }, value);
  return json;
}

Json json_of(const std::vector<Sentence>& sentences, Language language) {
  Json json = Json::array();
  for (const Sentence& sentence : sentences) json.push_back(sentence.in(language));
  return json;
}

} // namespace yindi
