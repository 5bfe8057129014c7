#include "gui/pages/ranking.h"
#include "gui/widgets/text.h"

namespace yindi::gui {

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

} // namespace yindi::gui
