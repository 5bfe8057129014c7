#include "gui/pages/report/report_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

const std::vector<PagePicture>& pages_of(const Session& session) {
  static const std::vector<PagePicture> none;
  const ShownDocument* shown = shown_document(session);
  return shown ? shown->pages : none;
}

/// The picture of the shown page, renewed where the document or the page is another.
const Texture& picture(const Session& session, ReportState& state) {
  const auto& document = session.results.document;
  if (state.picture_of == document && state.picture_page == state.page) return state.picture;
  state.picture_of = document, state.picture_page = state.page;
  const PagePicture& page = document->pages[state.page];
  state.picture = Texture(page.rgba.data(), page.width, page.height);
  return state.picture;
}

} // namespace

void turn_page(const Session& session, UiState& ui, int by) {
  const auto count = static_cast<int>(pages_of(session).size());
  ui.report.page =
      static_cast<std::size_t>(std::clamp(static_cast<int>(ui.report.page) + by, 0, std::max(0, count - 1)));
}

float document_preview(const Session& session, UiState& ui, const Column& column, float y, float h) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  turn_page(session, ui, 0); // a shorter document than before
  const auto& pages = pages_of(session);
  const float side = look.px(60), gap = look.px(12);
  const float w = std::min(column.w - side - gap - look.px(10), h * 210 / 297);
  const Box sheet{column.x + look.px(10), y, w, w * 297 / 210};
  fill(inset(sheet, -look.px(10)), p.bg, look.px(4));
  fill(sheet, IM_COL32_WHITE);
  if (pages.empty()) {
    paragraph(look, sheet.x + look.px(24), sheet.y + look.px(24), sheet.w - look.px(48),
              tr(look.language, "The page appears here as it will print."), {}, IM_COL32(90, 90, 90, 255));
    return sheet.h;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (const Texture& shown = picture(session, ui.report); shown) list->AddImage(shown.id(), sheet.min(), sheet.max());
  outline(sheet, p.line2);
  if (!document_is_current(session)) fill(sheet, faded(IM_COL32_WHITE, 0.6F));
  const float x = sheet.right() + look.px(10) + gap / 2, button_h = look.px(control_height);
  if (button(look, "page before", {x, y, side, button_h}, "",
             {.enabled = ui.report.page > 0,
              .icon = Icon::chevron_up,
              .hint = std::string(tr(look.language, "The page before"))}))
    turn_page(session, ui, -1);
  put_in(look, {x, y + button_h, side, look.px(36)},
         sentence(look, mark("{0} of {1}"), std::to_string(ui.report.page + 1), std::to_string(pages.size())),
         {TextSize::S, true}, p.ink, Align::centre);
  if (button(look, "next page", {x, y + button_h + look.px(36), side, button_h}, "",
             {.enabled = ui.report.page + 1 < pages.size(),
              .icon = Icon::chevron_down,
              .hint = std::string(tr(look.language, "The next page"))}))
    turn_page(session, ui, 1);
  return sheet.h;
}

} // namespace yindi::gui
