#include "engine/rationale/plane_charts.h"
#include "gui/pages/ranking/ranking_page.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/painter.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr float least_plane_height = 380;

} // namespace

float plane_view(const Session& session, UiState& ui, Intents& intents, Column column, float y, float room_below) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const CountyRanking& county = *shown_county(session);
  const Loaded<CountyPlane> found = county_plane(county);
  const float begin = y;
  if (!found.value) {
    for (const Diagnostic& d : found.diagnostics)
      y += paragraph(look, column.x, y, column.w, d.message.in(look.language), {}, p.ink) + look.px(6);
    return y - begin;
  }
  const CountyPlane& plane = *found.value;
  std::vector<Sentence> said = plane.plane.notes;
  said.insert(said.begin(), plane_worth(plane.plane));
  for (std::size_t i = 0; i < said.size(); ++i)
    y += paragraph(look, column.x, y, column.w, said[i].in(look.language), {i == 0 ? TextSize::M : TextSize::S},
                   i == 0 ? p.ink : p.t2);
  PlaneThings things = county_things(shown_case(session), county, plane, look.language);
  things.headed = false;
  for (PlaneThing& one : things.alternatives)
    one.picked = one.id == session.selection.industry || one.id == session.selection.compared;
  const ChartStyle style{column.w / look.type_scale(), 0, 0, look.language, text_width(look)};
  const float below = look.px(70); // how to read it
  const float height = std::clamp(room_below - (y - begin) - below, look.px(least_plane_height),
                                  std::max(look.px(least_plane_height), column.w * .75F));
  const Drawing chart = gaia_chart(plane.plane, things, style, height / look.type_scale());
  industry_clicks(session, look, intents, chart, "alternative:", column.x, y);
  paint(look, chart, column.x, y);
  if (const Target* region = region_at_pointer(look, chart, column.x, y)) tooltip(look, region->title);
  y += height + look.px(6);
  y += paragraph(look, column.x, y, column.w, gaia_legend(things.kind).in(look.language), {}, p.t3);
  const bool unsure = std::any_of(county.ranking.begin(), county.ranking.end(),
                                  [](const RankedIndustry& entry) { return entry.bounded; });
  if (unsure)
    y += paragraph(look, column.x, y, column.w,
                   tr(look.language, "What is not sure stands in the middle of its range here."), {}, p.t3);
  return y - begin;
}

} // namespace yindi::gui
