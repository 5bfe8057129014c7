#include "gui/widgets/verdict.h"

#include "gui/widgets/text.h"

#include <numbers>

namespace yindi::gui {
namespace {

constexpr float glyph = 18, before = 14, between = 9, after = 16;

std::string text_of(const Look& look, Level level) { return verdict_word(level).in(look.language); }

/// A full disc, a half disc, a ring: the shape tells without the colour.
void shape(const Look& look, ImVec2 c, Level level, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  constexpr float pi = std::numbers::pi_v<float>;
  const float r = look.px(glyph / 2), line = look.px(2);
  if (level == Level::clear) {
    list.AddCircleFilled(c, r, colour);
    return;
  }
  list.AddCircle(c, r - line / 2, colour, 0, line);
  if (level != Level::likely) return;
  list.PathArcTo(c, r - line / 2, pi / 2, 3 * pi / 2, 20);
  list.PathFillConvex(colour);
}

} // namespace

float verdict_badge_width(const Look& look, Level level) {
  if (level == Level::none) return 0;
  return look.px(before + glyph + between + after) + width(look, text_of(look, level), {TextSize::M, true});
}

void verdict_badge(const Look& look, float x, float y, Level level) {
  if (level == Level::none) return;
  const Palette& p = look.colours;
  const ImU32 ink = level == Level::clear ? p.ok : level == Level::likely ? p.info : p.warn;
  const ImU32 tint = level == Level::clear ? p.ok_tint : level == Level::likely ? p.info_tint : p.warn_tint;
  const Box box{x, y, verdict_badge_width(look, level), look.px(badge_height)};
  fill(box, tint, box.h / 2);
  shape(look, {x + look.px(before + glyph / 2), box.centre().y}, level, ink);
  const float text = x + look.px(before + glyph + between);
  put_in(look, {text, y, box.right() - text, box.h}, text_of(look, level), {TextSize::M, true}, ink);
}

} // namespace yindi::gui
