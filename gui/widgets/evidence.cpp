#include "gui/widgets/evidence.h"

#include "engine/case/case.h"
#include "engine/case/quality.h"
#include "gui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {

float evidence_counts(const Look& look, const std::map<std::string, int>& counts, int total, float x, float y,
                      float w) {
  auto kinds = qualities();
  kinds.push_back("unknown");
  // Two columns where every count fits into half the room, else one.
  const auto said = [&](const std::string& kind, int count) {
    return std::to_string(count) + " " + quality_name(kind).in(look.language);
  };
  int columns = 2;
  for (const auto& [kind, count] : counts)
    if (width(look, said(kind, count)) > w / 2 - look.px(24)) columns = 1;
  float at = x;
  int place = 0;
  for (const std::string& kind : kinds) {
    const auto found = counts.find(kind);
    if (found == counts.end()) continue;
    const float part = w * static_cast<float>(found->second) / static_cast<float>(total);
    fill({std::round(at), y, std::max(2.F, std::round(part) - 1), look.px(10)}, quality_colour(look, kind));
    at += part;
    const float column = x + (place % columns ? w / 2 : 0);
    const float row = y + look.px(20 + 25 * static_cast<float>(place / columns));
    quality_mark(look, {column + look.px(7), row + look.px(10)}, kind);
    put_in(look, {column + look.px(22), row, w / static_cast<float>(columns) - look.px(24), look.px(20)},
           said(kind, found->second), {}, look.colours.ink);
    ++place;
  }
  return look.px(20 + 25 * static_cast<float>((place + columns - 1) / columns));
}

} // namespace yindi::gui
