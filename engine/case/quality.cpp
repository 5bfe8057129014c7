#include "engine/case/quality.h"

#include "engine/case/case.h"

#include <algorithm>

namespace yindi {

std::span<const Quality> quality_rows() {
  static constexpr Quality rows[] = {
      {"official", mark("official"), "■", QualityMark::square, false, false, &Spread::official},
      {"published", mark("published"), "●", QualityMark::disc, false, false, &Spread::published},
      {"computed", mark("computed"), "◆", QualityMark::diamond, false, false, &Spread::computed},
      {"estimate", mark("estimate"), "◐", QualityMark::half_disc, true, false, &Spread::estimate},
      {"assumption", mark("assumption"), "○", QualityMark::ring, true, true, &Spread::assumption},
      {"unknown", mark("unknown"), "⊠", QualityMark::crossed, false, false, nullptr},
  };
  return rows;
}

const Quality* find_quality(std::string_view id) {
  const auto rows = quality_rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Quality& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

bool is_assumed(std::string_view id) {
  const Quality* found = find_quality(id);
  return found && found->assumed;
}

bool is_doubtful(std::string_view id) {
  const Quality* found = find_quality(id);
  return found && found->doubtful;
}

Text quality_name(const std::string& id) {
  const Quality* found = find_quality(id);
  return found ? both(found->name) : plain(id);
}

} // namespace yindi
