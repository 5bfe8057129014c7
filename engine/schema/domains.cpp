#include "engine/schema/domains.h"

#include <algorithm>

namespace yindi {

bool Domain::has(const std::string& word) const {
  return std::any_of(all.begin(), all.end(), [&](const Word& one) { return one.id == word; });
}

std::vector<std::string> ids_of(const Words& words) {
  std::vector<std::string> ids;
  for (const Word& word : words) ids.push_back(word.id);
  return ids;
}

Text name_of_word(const Words& words, const std::string& id) {
  for (const Word& word : words)
    if (word.id == id && !word.name.empty()) return word.name;
  return plain(id);
}

std::vector<std::string> Domain::ids() const { return ids_of(all); }

Domain domain(Words all) {
  Domain result;
  result.all = std::move(all);
  result.open = false;
  return result;
}

Domain words(const std::vector<std::string>& ids) {
  Words all;
  for (const std::string& id : ids) all.push_back({id, {}});
  return domain(std::move(all));
}

Domain or_blank(Domain domain) {
  domain.may_be_blank = true;
  return domain;
}

} // namespace yindi
