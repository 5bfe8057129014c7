#include "engine/schema/domains.h"

#include "engine/format/slips.h"
#include "engine/format/words.h"

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

std::optional<std::string> Domain::called(const std::string& name) const {
  const std::string wanted = lower(trim(half_width(name)));
  std::optional<std::string> found;
  for (const Word& word : all) {
    const std::string& zh = word.name.zh;
    // A word of Chinese has two characters or more, of three bytes each.
    const bool begins = std::min(wanted.size(), zh.size()) >= 6 && (wanted.starts_with(zh) || zh.starts_with(wanted));
    if (wanted.empty() || (!begins && wanted != lower(word.name.en))) continue;
    if (found) return std::nullopt;
    found = word.id;
  }
  return found;
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
