#include "gui/widgets/evidence.h"

#include "engine/case/case.h"
#include "gui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {

std::string quality_name(const Look& look, const std::string& quality) {
  const char* name = quality == "official"     ? mark("official")
                     : quality == "published"  ? mark("published")
                     : quality == "computed"   ? mark("computed")
                     : quality == "estimate"   ? mark("estimate")
                     : quality == "assumption" ? mark("assumption")
                                               : mark("missing");
  return std::string(tr(look.language, name));
}

float evidence_counts(const Look& look, const std::map<std::string, int>& counts, int total, float x, float y,
                      float w) {
  auto kinds = qualities();
  kinds.push_back("unknown");
  float at = x;
  int place = 0;
  for (const std::string& kind : kinds) {
    const auto found = counts.find(kind);
    if (found == counts.end()) continue;
    const float part = w * static_cast<float>(found->second) / static_cast<float>(total);
    fill({std::round(at), y, std::max(2.F, std::round(part) - 1), look.px(10)}, quality_colour(look, kind));
    at += part;
    const float column = x + (place % 2 ? w / 2 : 0), row = y + look.px(20 + 25 * static_cast<float>(place / 2));
    quality_mark(look, {column + look.px(7), row + look.px(10)}, kind);
    const std::string text = std::to_string(found->second) + " " + quality_name(look, kind);
    put_in(look, {column + look.px(22), row, w / 2 - look.px(24), look.px(20)}, text, {}, look.colours.ink);
    ++place;
  }
  return look.px(20 + 25 * static_cast<float>((place + 1) / 2));
}

} // namespace yindi::gui
