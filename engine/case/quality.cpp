#include "engine/case/quality.h"

#include <algorithm>

namespace yindi {

std::span<const Quality> quality_rows() {
  static constexpr Quality rows[] = {
      {"official", mark("official"), "■"}, {"published", mark("published"), "●"},   {"computed", mark("computed"), "◆"},
      {"estimate", mark("estimate"), "◐"}, {"assumption", mark("assumption"), "○"}, {"unknown", mark("unknown"), "☒"},
  };
  return rows;
}

const Quality* find_quality(std::string_view id) {
  const auto rows = quality_rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Quality& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

Text quality_name(const std::string& id) {
  const Quality* found = find_quality(id);
  return found ? both(found->name) : plain(id);
}

} // namespace yindi
