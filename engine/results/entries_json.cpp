#include "engine/results/entries_json.h"

#include "engine/results/json.h"

namespace yindi {

Json entries_json(const EntryTest& test, const std::vector<std::pair<std::string, Entries>>& groups) {
  Json list = Json::array();
  for (const auto& [prefix, e] : groups)
    list.push_back({{"prefix", prefix},
                    {"counties", e.counties},
                    {"absent", e.open},
                    {"entered", e.entered},
                    {"auc", or_null(e.auc)}});
  return {{"counties", test.counties.size()}, {"sectors", test.items}, {"groups", list}};
}

} // namespace yindi
