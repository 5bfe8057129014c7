#include "gui/pages/ranking/ranking_page.h"

#include "engine/conditions/backing.h"
#include "engine/methods/method.h"
#include "engine/rationale/charts.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/painter.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

/// One leaf of one industry, ready to print.
struct Working {
  std::string value, u, contribution, quality;
};

std::size_t place_in(const std::vector<std::string>& ids, const std::string& id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

Working working(const Look& look, const CountyRanking& county, const std::string& industry, std::size_t leaf) {
  const std::size_t i = place_in(county.assessment->industries, industry);
  if (i >= county.assessment->cells.size()) return {};
  const LeafValue& cell = county.assessment->cells[i][leaf];
  Working w;
  w.quality = cell.quality;
  w.value = cell.x ? quantity(*cell.x).in(look.language)
            : cell.x_range
                ? sentence(look, mark("{0} to {1}"), quantity(cell.x_range->low), quantity(cell.x_range->high))
                : std::string(tr(look.language, "unknown"));
  w.u = cell.u ? decimal(*cell.u, 2) : decimal(cell.u_range.low, 2) + "–" + decimal(cell.u_range.high, 2);
  const RankedIndustry* entry = ranked(county, industry);
  w.contribution = entry && leaf < entry->contributions.size() ? decimal(entry->contributions[leaf], 3) : "–";
  return w;
}

/// Columns of the table in pixels; the source is left out where there is no room.
struct Columns {
  float name, weight, unit, pair[2], source, value_width, u_width, part_width;
};

Columns columns_for(const Look& look, const Column& column) {
  Columns c{};
  const bool wide = column.w > look.px(820);
  c.name = column.x;
  c.weight = column.x + column.w * (wide ? .2F : .26F);
  c.unit = c.weight + look.px(62);
  c.value_width = look.px(92), c.u_width = look.px(62), c.part_width = look.px(66);
  c.pair[0] = c.unit + look.px(90);
  c.pair[1] = c.pair[0] + c.value_width + c.u_width + c.part_width + look.px(24);
  c.source = c.pair[1] + c.value_width + c.u_width + c.part_width + look.px(16);
  return c;
}

void numbers(const Look& look, const Columns& c, float x, float y, float h, const Working& w) {
  const Palette& p = look.colours;
  const bool unknown = w.quality == "unknown";
  if (unknown)
    fill({x + look.px(6), y + look.px(3), c.value_width - look.px(2), h - look.px(6)}, p.unknown_tint, look.px(3));
  quality_mark(look, {x + look.px(14), y + h / 2}, w.quality);
  put_in(look, {x + look.px(22), y, c.value_width - look.px(22), h}, w.value, {TextSize::S, unknown},
         unknown ? p.err : p.ink, Align::right);
  put_in(look, {x + c.value_width, y, c.u_width, h}, w.u, {}, p.t2, Align::right);
  put_in(look, {x + c.value_width + c.u_width, y, c.part_width, h}, w.contribution, {TextSize::S, true}, p.ink,
         Align::right);
}

void heads(const Session& session, const Look& look, const Columns& c, float y) {
  const Palette& p = look.colours;
  const float h = look.px(20);
  put_in(look, {c.weight - look.px(16), y + h, look.px(60), h}, tr(look.language, "weight"), {}, p.t3, Align::right);
  put_in(look, {c.unit, y + h, look.px(70), h}, tr(look.language, "unit"), {}, p.t3);
  const std::string ids[2] = {session.selection.industry, session.selection.compared};
  for (int k = 0; k < 2; ++k) {
    if (ids[k].empty()) continue;
    const float x = c.pair[k], all = c.value_width + c.u_width + c.part_width;
    put_in(look, {x + look.px(10), y, all - look.px(10), h}, industry_name(session, ids[k]), {TextSize::S, true}, p.ink,
           Align::right);
    put_in(look, {x, y + h, c.value_width, h}, tr(look.language, "value"), {}, p.t3, Align::right);
    put_in(look, {x + c.value_width, y + h, c.u_width, h}, tr(look.language, "on scale"), {}, p.t3, Align::right);
    put_in(look, {x + c.value_width + c.u_width, y + h, c.part_width, h}, tr(look.language, "gives"), {}, p.t3,
           Align::right);
  }
}

/// Ids of the sources behind a leaf, each once.
std::vector<std::string> sources(const Session& session, const CountyRanking& county, std::size_t leaf) {
  std::vector<std::string> ids;
  for (const std::string& industry : {session.selection.industry, session.selection.compared}) {
    const std::size_t i = place_in(county.assessment->industries, industry);
    if (i >= county.assessment->cells.size()) continue;
    for (const Input& input : county.assessment->cells[i][leaf].inputs)
      if (std::string id = backing_of(shown_case(session), *county.assessment, input).source;
          !id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end())
        ids.push_back(std::move(id));
  }
  return ids;
}

void draw_sources(const Session& session, const Look& look, const std::vector<std::string>& ids, const Box& box) {
  std::string all, titles;
  for (const std::string& id : ids) {
    const Source* source = find_source(shown_case(session), id);
    all += (all.empty() ? "" : ", ") + id;
    titles += (titles.empty() ? "" : "\n") + id + ": " + (source ? source->title.in(look.language) : id);
  }
  put_in(look, box, shortened(look, all, box.w, {}), {}, look.colours.t3);
  if (!ids.empty() && ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered())
    tooltip(look, titles);
}

} // namespace

float workings_table(const Session& session, UiState& ui, Column column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const CountyRanking& county = *shown_county(session);
  const auto& leaves = county.assessment->leaves;
  const Columns c = columns_for(look, column);
  const float begin = y, row = look.px(31);
  const float source_room = column.x + column.w - c.source;
  put(look, column.x, y, tr(look.language, "Workings"), {TextSize::M, true}, p.ink);
  heads(session, look, c, y + look.px(4));
  if (source_room > look.px(60))
    put_in(look, {c.source, y + look.px(24), source_room, look.px(20)}, tr(look.language, "source"), {}, p.t3);
  y += look.px(50);
  horizontal(column.x, column.x + column.w, y, p.line2);
  for (std::size_t j = 0; j < leaves.size(); ++j) {
    const Criterion& leaf = *find_criterion(shown_case(session).model->library, leaves[j]);
    const Box line{column.x, y, column.w, row};
    if (ImGui::IsRectVisible(line.min(), line.max()) || look.transcript) {
      fill({column.x, y + look.px(8), look.px(5), row - look.px(16)},
           p.fill[group_place(shown_case(session).model->library, leaf.id) % 7], look.px(2));
      put_in(look, {c.name + look.px(14), y, c.weight - c.name - look.px(30), row}, leaf.name.in(look.language), {},
             p.ink);
      put_in(look, {c.weight - look.px(16), y, look.px(60), row}, decimal(county.used.at(leaf.id), 3), {}, p.t2,
             Align::right);
      put_in(look, {c.unit, y, look.px(92), row}, leaf.unit == "1" ? "0–1" : unit_name(leaf.unit).in(look.language), {},
             p.t3);
      numbers(look, c, c.pair[0], y, row, working(look, county, session.selection.industry, j));
      if (!session.selection.compared.empty())
        numbers(look, c, c.pair[1], y, row, working(look, county, session.selection.compared, j));
      if (source_room > look.px(60))
        draw_sources(session, look, sources(session, county, j), {c.source, y, source_room, row});
      if (ImGui::IsMouseHoveringRect({column.x, y}, {c.weight, y + row}) && ImGui::IsWindowHovered() &&
          !leaf.help.empty())
        tooltip(look, leaf.help.in(look.language));
    }
    y += row;
    horizontal(column.x, column.x + column.w, y, p.line);
  }
  return y - begin;
}

std::string nothing_to_share(const Session& session, const Look& look) {
  const Method* method = find_method(shown_case(session).method.id);
  return sentence(look,
                  mark("{} does not give a lead that criteria could share, so there is nothing to take apart. The "
                       "workings show both industries value by value."),
                  method ? method->name : plain(shown_case(session).method.id));
}

float head_to_head_view(const Session& session, UiState& ui, Intents&, Column column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Case& c = shown_case(session);
  if (!session.results.why || session.results.why->lead.empty()) {
    return paragraph(look, column.x, y, column.w, nothing_to_share(session, look), {TextSize::M}, p.t2);
  }
  const float begin = y;
  const ChartStyle wide{column.w / look.type_scale(), 36, 24, look.language, text_width(look)};
  put(look, column.x, y, tr(look.language, "By group"), {TextSize::M, true}, p.ink);
  y += look.px(34);
  const Drawing groups = head_to_head_chart(c, *session.results.why, wide);
  paint(look, groups, column.x, y);
  y += look.px(static_cast<float>(groups.height) + 24);
  put(look, column.x, y, tr(look.language, "Criterion by criterion"), {TextSize::M, true}, p.ink);
  y += look.px(34);
  const Drawing bars = criteria_head_to_head_chart(c, *session.results.why, wide);
  paint(look, bars, column.x, y);
  return y + look.px(static_cast<float>(bars.height)) - begin;
}

} // namespace yindi::gui
