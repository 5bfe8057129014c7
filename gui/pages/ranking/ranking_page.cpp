#include "gui/pages/ranking/ranking_page.h"

#include "engine/methods/method.h"
#include "engine/ranking/county_plane.h"
#include "engine/rationale/charts.h"
#include "gui/pages/no_ranking.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/painter.h"
#include "gui/widgets/verdict.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yindi::gui {
namespace {

/// "It leads Medicinal herbs by 0.013, most of it in Linkage & market (+0.022)."
std::string lead_sentence(const Session& session, const Look& look) {
  const CountyRanking& county = *shown_county(session);
  const auto& ranking = county.ranking;
  if (!county.refused.empty()) {
    const Method* method = find_method(shown_case(session).method.id);
    return sentence(look, mark("{} cannot rank this county with the values that it has; the reasons are below."),
                    method ? method->name : plain(shown_case(session).method.id));
  }
  if (ranking.empty()) return sentence(look, mark("Every industry is excluded by a veto; the reasons are below."));
  if (ranking.size() == 1) return sentence(look, mark("It is the only industry that no veto excludes."));
  const auto next = std::find_if(ranking.begin(), ranking.end(), [](const RankedIndustry& e) { return e.rank > 1; });
  const std::string first = industry_name(session, ranking.front().industry);
  if (!has_scores(county)) {
    if (county.contributions_note.empty()) // nothing tells the industries apart; the note says why
      return county.notes.empty() ? std::string() : county.notes.front().in(look.language);
    const Method* method = find_method(shown_case(session).method.id);
    return sentence(look, mark("{} orders without scores, so there is a place but no lead."),
                    method ? method->name : plain(shown_case(session).method.id));
  }
  if (next == ranking.end() || !ranking.front().score || !next->score) return {};
  const std::string other = industry_name(session, next->industry), score = decimal(*ranking.front().score, 3);
  const double distance = std::abs(*ranking.front().score - *next->score);
  const std::string lead = decimal(distance, 3);
  if (next - ranking.begin() > 1)
    return sentence(look, mark("They score **{0}**, **{1}** ahead of {2}."), score, lead, other);
  if (distance < 0.0005) return sentence(look, mark("Its lead over {} is below 0.001."), other);
  if (!session.results.lead || session.results.lead->lead.empty())
    return sentence(look, mark("It leads {0} by **{1}**."), other, lead);
  auto groups = by_group(shown_case(session), session.results.lead->lead);
  const auto most =
      std::max_element(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.sum < b.sum; });
  return sentence(look, mark("It leads {0} by **{1}**; the biggest reason is {2} (**{3}**)."), other, lead, most->name,
                  signed_decimal(most->sum, 3));
}

/// How many counties each industry leads, most first.
std::vector<std::pair<std::string, int>> firsts(const Session& session) {
  std::map<std::string, int> counts;
  for (const CountyRanking& county : session.results.ranking.counties)
    for (const std::string& leader : leaders(county)) ++counts[leader];
  std::vector<std::pair<std::string, int>> result(counts.begin(), counts.end());
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return result;
}

std::string all_headline(const Session& session, const Look& look) {
  const auto all = firsts(session);
  const std::string counties = std::to_string(session.results.ranking.counties.size());
  if (all.empty()) return sentence(look, mark("Nothing is ranked: every industry is excluded."));
  return sentence(look, mark("{0} comes first in {1} of {2} counties"), industry_name(session, all.front().first),
                  std::to_string(all.front().second), counties);
}

std::string all_sentence(const Session& session, const Look& look) {
  std::vector<Text> others;
  for (const auto& [industry, count] : firsts(session))
    others.push_back(plain(industry_name(session, industry) + " " + std::to_string(count)));
  if (others.size() < 2) return {};
  others.erase(others.begin());
  if (others.size() > 5) others.resize(5);
  return sentence(look, mark("Then {}."), list(others));
}

/// Headline, sentence and the switch between the views. Returns the height.
float heading(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  std::vector<ViewRow> views = ranking_views();
  std::erase_if(views, [&](const ViewRow& view) { return view.offered && !view.offered(session); });
  std::vector<std::string> names;
  int chosen = 0;
  for (std::size_t i = 0; i < views.size(); ++i) {
    names.emplace_back(tr(look.language, views[i].name));
    if (session.selection.shows("ranking", views[i].id)) chosen = static_cast<int>(i);
  }
  const float switch_width = std::min(column.w, segments_width(look, names));
  const bool all = ranking_view(session) == RankingView::all_counties;
  const std::string headline_text =
      all ? all_headline(session, look) : headline(shown_case(session), *shown_county(session)).in(look.language);
  const std::string below = all ? all_sentence(session, look) : lead_sentence(session, look);
  const Sureness* sure = all || sureness_is_stale(session) ? nullptr : shown_sureness(session);
  const Level level = sure ? sure->county.verdict.level : Level::none;
  const float text_width = width(look, headline_text, {TextSize::L, true});
  const float badge = level == Level::none ? 0 : look.px(16) + verdict_badge_width(look, level);
  const bool beside = text_width + badge + switch_width + look.px(16) <= column.w;
  const Box place{column.x + column.w - switch_width, y + look.px(3), switch_width, look.px(control_height)};
  float height = look.px(44);
  if (beside) {
    put(look, column.x, y, headline_text, {TextSize::L, true}, p.ink);
    verdict_badge(look, column.x + text_width + look.px(16), y + look.px(3), level);
  } else {
    // A long answer keeps its size and goes below the switch.
    const bool room_for_badge = text_width + badge <= column.w;
    if (room_for_badge) verdict_badge(look, column.x + text_width + look.px(16), y + height + look.px(3), level);
    height += paragraph(look, column.x, y + height, column.w, headline_text, {TextSize::L, true}, p.ink);
    if (!room_for_badge) {
      verdict_badge(look, column.x, y + height, level);
      height += look.px(badge_height + 6);
    }
  }
  if (const auto part = segments(look, "view", place, names, chosen)) {
    intents.push_back(ChooseView{"ranking", views[static_cast<std::size_t>(*part)].id});
    ui.ranking.workings = false;
  }
  height += paragraph(look, column.x, y + height, column.w, below, {TextSize::M}, p.t2);
  if (level == Level::none) return height;
  // The badge never stands without its sentence.
  const std::string why =
      sure->county.verdict.sentence.in(look.language) + (look.language == Language::zh ? "。" : ".");
  return height + paragraph(look, column.x, y + height, column.w, why, {TextSize::M}, p.t2);
}

bool ranks_by_promethee(const Session& session) { return session.document.history && has_plane(shown_case(session)); }

} // namespace

std::vector<ViewRow> ranking_views() {
  return {{"bars", mark("Bars")},
          {"head-to-head", mark("Head-to-head")},
          {"plane", mark("GAIA plane"), ranks_by_promethee},
          {"classes", mark("Classes")},
          {"methods", mark("Methods")},
          {"all-counties", mark("All counties")}};
}

RankingView ranking_view(const Session& session) {
  const std::size_t chosen = chosen_view(session.selection, "ranking");
  const ViewRow row = ranking_views()[chosen];
  return row.offered && !row.offered(session) ? RankingView::bars : static_cast<RankingView>(chosen);
}

float names_end(const Session& session, const Look& look, const Column& column) {
  const Assessment& a = *shown_county(session)->assessment;
  float widest = 0;
  const auto grow = [&](const std::string& id) {
    widest = std::max(widest, width(look, industry_name(session, id), {TextSize::M, true}));
  };
  for (const std::string& id : a.industries) grow(id);
  for (const Exclusion& exclusion : a.excluded) grow(exclusion.industry);
  return std::min(std::clamp(look.px(70) + widest, look.px(190), look.px(290)), column.w * .36F);
}

void industry_clicks(const Session& session, const Look& look, Intents& intents, const Drawing& drawing,
                     const std::string& prefix, float x, float y) {
  for (const Target& region : drawing.regions) {
    if (!region.id.starts_with(prefix)) continue;
    const std::string id = region.id.substr(prefix.size());
    const Box box{x + look.px(static_cast<float>(region.at.x)), y + look.px(static_cast<float>(region.at.y)),
                  look.px(static_cast<float>(region.width)), look.px(static_cast<float>(region.height))};
    const Touch t = touch(look, id.c_str(), inset(box, 1));
    if (t.hovered && id != session.selection.industry && id != session.selection.compared)
      fill(inset(box, 1), look.colours.hover, look.px(6));
    if (t.right_clicked || (t.clicked && ImGui::GetIO().KeyCtrl))
      intents.push_back(CompareIndustry{id});
    else if (t.clicked)
      intents.push_back(ChooseIndustry{id});
  }
}

float ranking_bars(const Session& session, UiState& ui, Intents& intents, Column column, float y, float room_below) {
  const Look& look = ui.look;
  const CountyRanking& county = *shown_county(session);
  const float outset = look.px(12); // rows reach out of the column, their words stand in it
  const float x = column.x - outset;
  // Tall rows as long as all of them fit, else the rows of a small window.
  const bool tall = look.px(56 * static_cast<float>(county.ranking.size()) + 60) <= room_below && !ui.frame.narrow;
  const ChartStyle style{(column.w + 2 * outset) / look.type_scale(), tall ? 56.0 : 40.0, tall ? 31.0 : 22.0,
                         look.language, text_width(look)};
  // Their room is kept while they are worked out, so that nothing jumps.
  const Sureness* sure = sureness_is_stale(session) ? nullptr : shown_sureness(session);
  DrawnPlaces places{static_cast<double>(shown_case(session).robustness.draws), {}};
  if (sure && sure->county.acceptability) places = drawn_places(sure->county);
  const Drawing chart =
      ranking_chart(shown_case(session), county, style, session.selection.industry, session.selection.compared, places);
  industry_clicks(session, look, intents, chart, "row:", x, y);
  paint(look, chart, x, y);
  const Target* region = region_at_pointer(look, chart, x, y);
  if (region && !ui.ranking.dragged_edge) tooltip(look, region->title);
  return look.px(static_cast<float>(chart.height));
}

void ranking_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  const float bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
  float y = page.y + look.px(18);
  if (!shown_county(session)) {
    no_ranking(session, look, intents, column, y);
    return;
  }
  y += heading(session, ui, intents, column, y) + look.px(16);
  if (ranking_view(session) == RankingView::all_counties) {
    y += all_counties_grid(session, ui, intents, column, y);
  } else {
    if (ranking_view(session) == RankingView::methods) {
      y += methods_view(session, ui, intents, column, y);
    } else if (!shown_county(session)->refused.empty()) {
      for (const Sentence& refusal : shown_county(session)->refused)
        y += paragraph(look, column.x, y, column.w, refusal.in(look.language), {}, look.colours.ink) + look.px(6);
      const std::string choose(tr(look.language, "Choose another method"));
      if (button(look, "choose method", {column.x, y + look.px(8), button_width(look, choose), look.px(control_height)},
                 choose))
        intents.push_back(ChooseView{"ranking", "methods"});
      y += look.px(8 + control_height);
    } else if (!shown_county(session)->ranking.empty()) {
      // In a low window, as a projector's large type makes it, the order comes before the weights.
      const bool low = bottom - page.y < look.px(560);
      if (!low) y += weights_ruler(session, ui, intents, column, y) + look.px(18);
      if (ui.ranking.workings)
        y += workings_table(session, ui, column, y);
      else if (ranking_view(session) == RankingView::head_to_head)
        y += head_to_head_view(session, ui, intents, column, y);
      else if (ranking_view(session) == RankingView::plane)
        y += plane_view(session, ui, intents, column, y, bottom - y);
      else if (ranking_view(session) == RankingView::classes)
        y += classes_view(session, ui, intents, column, y);
      else
        y += ranking_bars(session, ui, intents, column, y, bottom - y);
      if (low) y += look.px(18) + weights_ruler(session, ui, intents, column, y + look.px(18));
    }
    y += look.px(20);
    if (!ui.ranking.workings && ranking_view(session) != RankingView::methods)
      y += excluded_industries(session, ui, column, y);
  }
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState ranking_state(const Session& session) {
  const std::size_t decide = session.document.history ? shown_case(session).model->county_ids.size() : 0;
  const std::size_t ranked = session.results.ranking.counties.size();
  int missing = static_cast<int>(decide - std::min(decide, ranked)); // what blocks is said on the page
  for (const CountyRanking& county : session.results.ranking.counties) missing += county.ranking.empty() ? 1 : 0;
  return {missing || decide == 0 || session.results.held ? State::attention : State::done, missing};
}

} // namespace yindi::gui
