#include "engine/schema/domains.h"

#include <algorithm>

namespace yindi {

bool Domain::has(const std::string& word) const {
  return std::any_of(all.begin(), all.end(), [&](const Word& one) { return one.id == word; });
}

std::vector<std::string> Domain::ids() const {
  std::vector<std::string> result;
  for (const Word& word : all) result.push_back(word.id);
  return result;
}

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
