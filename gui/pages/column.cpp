#include "gui/pages/column.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr int most_levels = 3;

/// Names above the columns stand in steps where they need more room than a column has: in as few as they fit in.
int levels_for(const Look& look, const std::vector<std::string>& names, const std::string& bold, float step) {
  for (int levels = 1; levels < most_levels; ++levels)
    if (std::all_of(names.begin(), names.end(), [&](const std::string& name) {
          return width(look, name, {TextSize::S, name == bold}) + look.px(8) <= step * static_cast<float>(levels);
        }))
      return levels;
  return most_levels;
}

} // namespace

float block_title(const Look& look, const Column& column, float y, const std::string& text, const std::string& remark) {
  const Palette& p = look.colours;
  const float h = paragraph(look, column.x, y, column.w, text, {TextSize::M, true}, p.ink);
  const float used = width(look, text, {TextSize::M, true}) + look.px(10);
  if (used + width(look, remark) <= column.w && h < look.px(30)) {
    put(look, column.x + used, y + look.px(3.5F), remark, {}, p.t3);
    return h + look.px(6);
  }
  return h + paragraph(look, column.x, y + h, column.w, remark, {}, p.t3) + look.px(6);
}

float staggered_heads(const Look& look, const std::vector<std::string>& names, const std::string& bold,
                      const Column& grid, float y) {
  const Palette& p = look.colours;
  const float step = grid.w / static_cast<float>(std::max<std::size_t>(1, names.size()));
  const int levels = levels_for(look, names, bold, step);
  const auto top_of = [&](std::size_t i) {
    return y + look.px(static_cast<float>(20 * (static_cast<int>(i) % levels)));
  };
  for (std::size_t i = 0; i < names.size(); ++i) // all lines first, so that they pass behind the names
    vertical(grid.x + step * (static_cast<float>(i) + .5F), top_of(i) + look.px(18),
             y + look.px(static_cast<float>(20 * levels + 4)), p.line2);
  float end[most_levels] = {};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float x = grid.x + step * (static_cast<float>(i) + .5F),
                room = step * static_cast<float>(levels) - look.px(8);
    const Style style{TextSize::S, names[i] == bold};
    // A name that the edge pushes back keeps clear of the one before it on its line.
    float& taken = end[i % static_cast<std::size_t>(levels)];
    std::string name = shortened(look, names[i], room, style);
    float w = width(look, name, style);
    const float left = std::max(taken, std::clamp(x - w / 2, grid.x, std::max(grid.x, grid.x + grid.w - w)));
    if (left + w > grid.x + grid.w + 1) {
      name = shortened(look, names[i], grid.x + grid.w - left, style);
      w = width(look, name, style);
    }
    taken = left + w + look.px(8);
    fill({left - look.px(2), top_of(i), w + look.px(4), look.px(20)}, p.page);
    put(look, left, top_of(i), name, style, style.bold ? p.ink : p.t2);
  }
  return look.px(static_cast<float>(20 * levels + 6));
}

} // namespace yindi::gui
