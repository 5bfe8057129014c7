#include "gui/pages/region/region_page.h"

#include "gui/widgets/controls.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace yindi::gui {
namespace {

constexpr std::size_t most_listed = 6;

float block_title(const Look& look, const Column& column, float y, std::string_view text, std::string_view remark) {
  const float used = put(look, column.x, y, text, {TextSize::M, true}, look.colours.ink) + look.px(10);
  put_in(look, {column.x + used, y, column.w - used, look.px(25)}, remark, {}, look.colours.t3);
  return look.px(32);
}

/// One row of the index: what, a bar of the share, "192 of 488 (39 %)".
float index_row(const Look& look, const Column& column, float y, const std::string& what, std::size_t same,
                std::size_t pairs) {
  const Palette& p = look.colours;
  const float h = look.px(26), value = look.px(174);
  const bool above = column.w < look.px(440); // no room for all beside each other
  const float name = above ? 0 : column.w * .4F;
  put_in(look, {column.x, y, (above ? column.w : name) - look.px(10), h}, what, {}, p.ink);
  if (above) y += look.px(20);
  const double share = pairs ? static_cast<double>(same) / static_cast<double>(pairs) : 0;
  const Box track{column.x + name, y + look.px(6), column.w - name - value, h - look.px(12)};
  fill(track, p.line);
  fill({track.x, track.y, track.w * static_cast<float>(share), track.h}, p.n1);
  put_in(look, {track.right() + look.px(8), y, value - look.px(8), h},
         sentence(look, mark("{0} of {1} ({2})"), std::to_string(same), std::to_string(pairs), per_cent(share)),
         {TextSize::S, true}, p.ink);
  return above ? h + look.px(20) : h;
}

float index_block(const Look& look, const Regional& answer, const Column& column, float y) {
  const RegionResult& result = answer.result;
  const float begin = y;
  y += block_title(look, column, y, tr(look.language, "How alike neighbours are"),
                   tr(look.language, "pairs of neighbours that do the same"));
  const auto row = [&](const char* what, std::size_t same, std::size_t pairs) {
    y += index_row(look, column, y, std::string(tr(look.language, what)), same, pairs);
  };
  if (result.h.leads.pairs) row(mark("Today: one leading sector"), result.h.leads.same, result.h.leads.pairs);
  if (result.first_choices && result.first_choices->sectors.pairs)
    row(mark("Firsts of the rankings: one sector"), result.first_choices->sectors.same,
        result.first_choices->sectors.pairs);
  if (has_plan(answer)) {
    const Plan& plan = *result.plan;
    const std::size_t pairs = plan.problem.edges.size();
    row(mark("First choices: one industry"), rival_pairs(plan.problem, plan.alone.chosen), pairs);
    row(mark("Each answers its neighbours"), rival_pairs(plan.problem, plan.answered.chosen), pairs);
    row(mark("Planned together"), rival_pairs(plan.problem, plan.planned.chosen), pairs);
  }
  if (result.h.median)
    y +=
        look.px(4) +
        paragraph(
            look, column.x, y + look.px(4), column.w,
            sentence(look,
                     mark("UNIDO similarity of neighbours: median {0}; 5 % lie below {1}, 5 % above {2}; greatest {3}"),
                     decimal(*result.h.median, 3), decimal(*result.h.p5, 3), decimal(*result.h.p95, 3),
                     decimal(*result.h.greatest, 4)),
            {}, look.colours.t3);
  return y - begin;
}

/// Names that fit into two lines; how many more there are is said.
std::string some_names(const Look& look, const Case& c, const std::vector<std::size_t>& counties) {
  std::vector<Text> names;
  for (const std::size_t county : counties) names.push_back(c.model->counties[county].name);
  if (names.size() > 5) {
    const std::string more = std::to_string(names.size() - 5);
    names.resize(5);
    return sentence(look, mark("{0} and {1} more"), list(names), more);
  }
  return list(names).in(look.language);
}

float belts_block(const Look& look, const Regional& answer, const Column& column, float y) {
  const Palette& p = look.colours;
  const Region& region = answer.result.region;
  const float begin = y;
  y += block_title(look, column, y, tr(look.language, "Belts of one sector"),
                   tr(look.language, "neighbours that lead in the same today"));
  for (std::size_t i = 0; i < answer.result.h.belts.size() && i < most_listed; ++i) {
    const Belt& belt = answer.result.h.belts[i];
    const std::string head =
        sentence(look, mark("{0}, {1} counties"), region.item_names[static_cast<std::size_t>(belt.label)],
                 std::to_string(belt.counties.size()));
    put_in(look, {column.x, y, column.w, look.px(20)}, head, {TextSize::S, true}, p.ink);
    y += look.px(20);
    put_in(look, {column.x, y, column.w, look.px(20)}, some_names(look, *answer.of, belt.counties), {}, p.t2);
    y += look.px(25);
  }
  if (answer.result.h.belts.empty())
    y += paragraph(look, column.x, y, column.w, tr(look.language, "No neighbours lead in the same."), {}, p.t3);
  return y - begin;
}

float pairs_block(const Look& look, Intents& intents, const Regional& answer, const Column& column, float y) {
  const Palette& p = look.colours;
  const Case& c = *answer.of;
  const float begin = y, row = look.px(25);
  y += block_title(look, column, y, tr(look.language, "Most alike neighbours"),
                   tr(look.language, "UNIDO similarity of what they do"));
  std::vector<const LikePair*> pairs;
  for (const LikePair& pair : answer.result.h.pairs)
    if (pair.similarity) pairs.push_back(&pair);
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const LikePair* a, const LikePair* b) { return *a->similarity > *b->similarity; });
  for (std::size_t i = 0; i < pairs.size() && i < most_listed; ++i) {
    const Box box{column.x, y, column.w, row};
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "pair", inset(box, 1), 4);
    ImGui::PopID();
    if (t.hovered) fill(box, p.hover, look.px(4));
    put_in(look, {box.x, y, box.w - look.px(70), row},
           list({c.model->counties[pairs[i]->a].name, c.model->counties[pairs[i]->b].name}).in(look.language), {},
           p.ink);
    put_in(look, {box.x, y, box.w, row}, decimal(*pairs[i]->similarity, 4), {TextSize::S, true}, p.ink, Align::right);
    if (t.clicked) intents.push_back(ChooseCounty{c.model->counties[pairs[i]->a].id});
    y += row;
  }
  for (std::size_t i = 0; i < answer.result.h.clusters.size() && i < 3; ++i)
    y += paragraph(look, column.x, y + look.px(4), column.w,
                   sentence(look, mark("most alike: {}"), some_names(look, c, answer.result.h.clusters[i].counties)),
                   {}, p.t2) +
         look.px(4);
  if (pairs.empty())
    y += paragraph(
        look, column.x, y, column.w,
        tr(look.language, "What the counties do is not recorded (presence.csv), so how alike they are is not known."),
        {}, p.t3);
  return y - begin;
}

float crowded_block(const Look& look, const Regional& answer, const Column& column, float y) {
  const float begin = y;
  std::map<int, std::vector<std::size_t>> items;
  for (const Crowded& one : answer.result.h.crowded)
    if (one.with_context) items[one.item].push_back(one.county);
  if (items.empty()) return 0;
  y += block_title(look, column, y, tr(look.language, "All neighbours lead in it"), tr(look.language, "crowding 1.0"));
  for (const auto& [item, counties] : items)
    y += paragraph(look, column.x, y, column.w,
                   "**" + answer.result.region.item_names[static_cast<std::size_t>(item)].in(look.language) + "** " +
                       some_names(look, *answer.of, counties),
                   {}, look.colours.t2) +
         look.px(4);
  return y - begin;
}

} // namespace

float homogenization_block(const Session&, const Look& look, Intents& intents, const Regional& answer,
                           const Column& column, float y) {
  const float begin = y, gap = look.px(36), half = (column.w - gap) / 2;
  if (stacked(look, column)) {
    y += index_block(look, answer, column, y) + look.px(22);
    y += pairs_block(look, intents, answer, column, y) + look.px(22);
    y += belts_block(look, answer, column, y) + look.px(22);
    return y + crowded_block(look, answer, column, y) - begin;
  }
  const Column left{column.x, half}, right{column.x + half + gap, half};
  const float a = index_block(look, answer, left, y), b = pairs_block(look, intents, answer, right, y);
  y += std::max(a, b) + look.px(22);
  const float c = belts_block(look, answer, left, y), d = crowded_block(look, answer, right, y);
  return y + std::max(c, d) - begin;
}

namespace {

/// How many counties each item leads in, most first.
float leading_list(const Look& look, const Regional& answer, const Column& column, float y) {
  const Palette& p = look.colours;
  const Region& region = answer.result.region;
  const auto marks = item_marks(answer, look.language);
  std::vector<std::size_t> leads(region.items.size(), 0), order(region.items.size());
  std::size_t none = 0;
  for (const std::size_t county : answer.result.h.counties)
    region.leading[county] == no_lead ? ++none : ++leads[static_cast<std::size_t>(region.leading[county])];
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return leads[a] > leads[b]; });
  const float begin = y, row = look.px(25);
  put_in(look, {column.x, y, column.w, row}, tr(look.language, "counties in which it leads"), {}, p.t3);
  y += row;
  for (const std::size_t k : order) {
    if (leads[k] == 0) break;
    const float w = industry_tag(look, column.x, y + row / 2, marks[k]) + look.px(8);
    put_in(look, {column.x + w, y, column.w - w - look.px(36), row}, region.item_names[k].in(look.language), {}, p.ink);
    put_in(look, {column.x, y, column.w, row}, std::to_string(leads[k]), {TextSize::S, true}, p.ink, Align::right);
    y += row;
  }
  if (none > 0) {
    put_in(look, {column.x, y, column.w, row}, tr(look.language, "nothing leads, or nothing is recorded"), {}, p.t3);
    put_in(look, {column.x, y, column.w, row}, std::to_string(none), {}, p.t3, Align::right);
    y += row;
  }
  return y - begin;
}

/// What the loss of a county cuts off, in one line.
std::string cut_off_text(const Look& look, const Regional& answer, std::size_t county) {
  const RegionResult& result = answer.result;
  const auto found = std::find(result.weak.counties.begin(), result.weak.counties.end(), county);
  if (found == result.weak.counties.end()) return {};
  const auto i = static_cast<std::size_t>(found - result.weak.counties.begin());
  return sentence(look, result.only_context[i] ? mark("outside the case: {}") : mark("cuts off {}"),
                  some_names(look, *answer.of, result.cut_off[i]));
}

} // namespace

float measure_list(const Session& session, const UiState& ui, Intents& intents, const Regional& answer,
                   const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const RegionView view = region_view(session);
  if (view == RegionView::leading) return leading_list(look, answer, column, y);
  const auto values = map_values(answer, view, ui.region);
  const float begin = y, row = look.px(25);
  std::vector<std::size_t> order;
  for (const std::size_t county : answer.result.h.counties)
    if (values[county] && (view != RegionView::weak || *values[county] > 0)) order.push_back(county);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *values[a] > *values[b]; });
  if (order.empty())
    return paragraph(look, column.x, y, column.w,
                     tr(look.language, view == RegionView::weak
                                           ? mark("No county's loss cuts others off from each other.")
                                           : mark("Not known for any county.")),
                     {}, p.t3);
  for (std::size_t i = 0; i < order.size() && i < 14; ++i) {
    const std::size_t county = order[i];
    const Box box{column.x, y, column.w, row};
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "measured", inset(box, 1), 4);
    ImGui::PopID();
    const bool own = answer.of->model->counties[county].id == session.selection.county;
    if (own || t.hovered) fill(box, own ? p.accent_tint : p.hover, look.px(4));
    put_in(look, {box.x + look.px(6), y, box.w - look.px(80), row},
           answer.of->model->counties[county].name.in(look.language), {TextSize::S, own}, p.ink);
    if (t.clicked) intents.push_back(ChooseCounty{answer.of->model->counties[county].id});
    y += row;
    if (view == RegionView::weak) {
      put_in(look, {box.x + look.px(6), y, box.w - look.px(6), look.px(20)}, cut_off_text(look, answer, county), {},
             p.t3);
      y += look.px(24);
    } else {
      put_in(look, {box.x, box.y, box.w - look.px(6), row}, value_text(look, *values[county], view), {TextSize::S, own},
             p.ink, Align::right);
    }
  }
  if (order.size() > 14)
    y += paragraph(look, column.x, y + look.px(4), column.w,
                   sentence(look, mark("and {} more"), std::to_string(order.size() - 14)), {}, p.t3);
  return y - begin;
}

} // namespace yindi::gui
