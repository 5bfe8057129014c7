#include "gui/pages/ranking/ranking_page.h"

#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr float row_height = 27;

struct Cell {
  std::string text;
  int rank = 0; ///< 0: excluded
};

Cell cell_of(const CountyRanking& county, const std::string& industry) {
  for (const RankedIndustry& entry : county.ranking) {
    if (entry.industry != industry) continue;
    const auto same = std::count_if(county.ranking.begin(), county.ranking.end(),
                                    [&](const RankedIndustry& e) { return e.rank == entry.rank; });
    return {std::to_string(entry.rank) + (same > 1 ? "=" : ""), entry.rank};
  }
  return {};
}

} // namespace

void place_cell(const Look& look, const Box& box, const std::string& text, int rank) {
  const Palette& p = look.colours;
  const Box own = inset(box, look.px(1));
  if (rank == 0) {
    icon(look, own.centre(), Icon::forbidden, p.line2, 12);
    return;
  }
  if (rank == 1) fill(own, p.accent);
  if (rank == 2 || rank == 3) fill(own, faded(p.accent, rank == 2 ? .34F : .18F));
  put_in(look, own, text, {TextSize::S, rank == 1},
         rank == 1   ? p.accent_text
         : rank <= 3 ? p.ink
                     : p.t3,
         Align::centre);
}

float all_counties_grid(const Session& session, UiState& ui, Intents& intents, Column column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const auto& industries = shown_case(session).model->industry_ids;
  const float names = std::min(look.px(170), column.w * .24F), begin = y;
  const Column grid{column.x + names, column.w - names};
  const float step = grid.w / static_cast<float>(std::max<std::size_t>(1, industries.size()));
  put_in(look, {column.x, y, names - look.px(8), look.px(20)}, tr(look.language, "Place of each industry"), {}, p.t3);
  put_in(look, {column.x, y + look.px(20), names - look.px(8), look.px(20)}, tr(look.language, "Click to go there"), {},
         p.t3);
  std::vector<std::string> heads;
  for (const std::string& id : industries) heads.push_back(industry_name(session, id));
  y += staggered_heads(look, heads, industry_name(session, session.selection.industry), grid, y);
  for (const CountyRanking& county : session.results.ranking.counties) {
    const std::string& id = county.assessment->county;
    const Box row{column.x - look.px(12), y, column.w + look.px(24), look.px(row_height)};
    ImGui::PushID(id.c_str());
    if (ImGui::IsRectVisible(row.min(), row.max())) {
      const Touch t = touch(look, "row", row);
      if (id == session.selection.county)
        fill(row, p.accent_tint, look.px(4));
      else if (t.hovered)
        fill(row, p.hover, look.px(4));
      put_in(look, {column.x, y, names - look.px(8), row.h}, county_name(session, id),
             {TextSize::S, id == session.selection.county}, p.ink);
      for (std::size_t i = 0; i < industries.size(); ++i) {
        const Cell cell = cell_of(county, industries[i]);
        place_cell(look, {grid.x + step * static_cast<float>(i), y, step, row.h}, cell.text, cell.rank);
      }
      if (t.clicked) {
        intents.push_back(ChooseCounty{id});
        intents.push_back(ChooseView{"ranking", "bars"});
        const auto at = static_cast<std::size_t>(std::max(0.F, (ImGui::GetMousePos().x - grid.x) / step));
        const bool on_cell = ImGui::GetMousePos().x >= grid.x && at < industries.size();
        if (on_cell && cell_of(county, industries[at]).rank > 0) intents.push_back(ChooseIndustry{industries[at]});
      }
    }
    ImGui::PopID();
    y += row.h;
  }
  return y - begin;
}

} // namespace yindi::gui
