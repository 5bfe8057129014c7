#include "gui/pages/column.h"
#include "gui/pages/region/region_page.h"

#include "engine/case/region_facts.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// What one industry would be to the county beside the neighbours' planned choices.
struct Option {
  std::size_t industry = 0;
  double fit = 0, loss = 0; ///< points of fit; what its collisions cost
  int rivals = 0;
  bool chosen = false;
};

std::vector<Option> options_of(const Plan& plan, std::size_t county) {
  const PlanProblem& p = plan.problem;
  std::vector<Option> result;
  const auto row = static_cast<Eigen::Index>(county);
  for (std::size_t k = 0; k < p.industries.size(); ++k) {
    if (!p.possible(row, static_cast<Eigen::Index>(k))) continue;
    Option option{k, p.fit(row, static_cast<Eigen::Index>(k)), 0, 0, false};
    const auto has = [&](std::size_t c) {
      const auto& some = plan.planned.chosen[c];
      return std::find(some.begin(), some.end(), k) != some.end();
    };
    option.chosen = has(county);
    for (const PlanEdge& edge : p.edges)
      if ((edge.a == county && has(edge.b)) || (edge.b == county && has(edge.a))) {
        ++option.rivals;
        option.loss += 2 * p.lambda * edge.s * p.market_shared[k];
      }
    result.push_back(option);
  }
  std::stable_sort(result.begin(), result.end(), [](const Option& a, const Option& b) {
    return a.chosen != b.chosen ? a.chosen : a.fit - a.loss > b.fit - b.loss;
  });
  return result;
}

Text names_of(const Plan& plan, const std::vector<std::size_t>& chosen) {
  std::vector<Text> names;
  for (const std::size_t k : chosen) names.push_back(industry_name(plan.problem, k));
  return list(names);
}

/// Whom the ranking puts first where the first choice by fit is another; nullptr where they agree.
const RankedIndustry* other_first(const Session& session, const Plan& plan, std::size_t county) {
  for (const CountyRanking& ranked : session.results.ranking.counties) {
    if (ranked.assessment->county != plan.problem.counties[county] || ranked.ranking.empty()) continue;
    for (const std::size_t k : plan.alone.chosen[county])
      if (plan.problem.industries[k] == ranked.ranking.front().industry) return nullptr;
    return &ranked.ranking.front();
  }
  return nullptr;
}

void why_so(const Session& session, const Plan& plan, std::size_t county, Cursor& at) {
  const Look& look = at.look;
  const auto &alone = plan.alone.chosen[county], &planned = plan.planned.chosen[county];
  at.title(sentence(look, mark("{0} for {1}"), names_of(plan, planned), county_name(plan.problem, county)));
  at.gap(4);
  int same = 0, neighbours = 0;
  for (const PlanEdge& edge : plan.problem.edges) {
    if (edge.a != county && edge.b != county) continue;
    ++neighbours;
    const auto& other = plan.alone.chosen[edge.a == county ? edge.b : edge.a];
    same += std::any_of(other.begin(), other.end(),
                        [&](std::size_t k) { return std::find(alone.begin(), alone.end(), k) != alone.end(); });
  }
  if (neighbours > 0)
    at.say(sentence(look, mark("Alone it would take {0}, and so would **{1} of its {2}** neighbours."),
                    names_of(plan, alone), std::to_string(same), std::to_string(neighbours)),
           look.colours.t2);
  if (const RankedIndustry* first = other_first(session, plan, county))
    at.say(sentence(look, mark("By the ranking, whose score counts crowding and does not add up, {} is first."),
                    industry_name(session, first->industry)),
           look.colours.t2);
  at.say(alone == planned
             ? std::string(tr(look.language, "The plan keeps its own first choice."))
             : sentence(look, mark("The plan's choice costs it **{}** of fit."), decimal(plan.loss[county], 3)),
         look.colours.t2);
}

void option_table(const Session& session, const Plan& plan, std::size_t county, const std::vector<IndustryMark>& marks,
                  Intents& intents, Cursor& at) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const float row = look.px(27), c1 = at.w - look.px(108), c2 = at.w - look.px(58);
  const auto cells = [&](float y, const std::string& a, const std::string& b, const std::string& c, bool bold,
                         ImU32 ink) {
    put_in(look, {at.x, y, c1, row}, a, {TextSize::S, bold}, ink, Align::right);
    put_in(look, {at.x, y, c2, row}, b, {TextSize::S, bold}, ink, Align::right);
    put_in(look, {at.x, y, at.w, row}, c, {TextSize::S, bold}, ink, Align::right);
  };
  put_in(look, {at.x, at.y, at.w, row}, tr(look.language, "Options"), {}, p.t3);
  cells(at.y, std::string(tr(look.language, "fit")), std::string(tr(look.language, "rivals")),
        std::string(tr(look.language, "net")), false, p.t3);
  at.y += row;
  const auto options = options_of(plan, county);
  for (std::size_t i = 0; i < options.size() && i < 7; ++i) {
    const Option& option = options[i];
    const std::string& id = plan.problem.industries[option.industry];
    horizontal(at.x, at.x + at.w, at.y, p.line);
    const Box box{at.x, at.y, at.w, row};
    const Touch t = touch(look, id.c_str(), inset(box, 1), 4);
    if (session.selection.industry == id || t.hovered)
      fill(inset(box, 1), session.selection.industry == id ? p.accent_tint : p.hover);
    const float w = industry_tag(look, at.x + look.px(2), box.centre().y, marks[option.industry]) + look.px(8);
    put_in(look, {at.x + w, at.y, c1 - w - look.px(44), row},
           industry_name(plan.problem, option.industry).in(look.language), {TextSize::S, option.chosen}, p.ink);
    cells(at.y, decimal(option.fit, 3), option.rivals ? std::to_string(option.rivals) : "–",
          decimal(option.fit - option.loss, 3), option.chosen, p.ink);
    if (t.clicked && session.selection.industry != id) intents.push_back(ChooseIndustry{id});
    at.y += row;
  }
  at.gap(4);
  at.say(tr(look.language, "net = fit − what its rivals next door cost all; click one to fix or forbid it"), p.t3);
}

/// Fixes or forbids the chosen industry for the county, or takes that back.
void by_hand(const Session& session, Intents& intents, Cursor& at) {
  const Look& look = at.look;
  const Case& c = shown_case(session);
  if (session.selection.industry.empty()) return;
  at.rule();
  at.title(tr(look.language, "Decide by hand"));
  at.gap(6);
  at.say(industry_name(session, session.selection.industry), look.colours.t2);
  at.gap(4);
  const std::pair<std::string, std::string> pair{session.selection.county, session.selection.industry};
  float x = at.x;
  const auto toggle = [&](const char* key, const PlanPairs& pairs, const char* add, const char* back, Kind kind) {
    const auto found = std::find(pairs.begin(), pairs.end(), pair);
    const std::string label(tr(look.language, found == pairs.end() ? add : back));
    const float w = button_width(look, label, {kind});
    if (button(look, key, {x, at.y, w, look.px(control_height)}, label, {kind})) {
      PlanPairs next = pairs;
      if (found == pairs.end())
        next.push_back(pair);
      else
        next.erase(next.begin() + (found - pairs.begin()));
      intents.push_back(plan_list_change(key, plan_texts(next)));
    }
    x += w + look.px(8);
  };
  toggle("fixed", c.plan.fixed, mark("Fix it here"), mark("No longer fixed"), Kind::primary);
  toggle("forbidden", c.plan.forbidden, mark("Forbid it here"), mark("No longer forbidden"), Kind::plain);
  at.gap(control_height);
}

void neighbour_table(const Regional& answer, std::size_t county, const std::vector<IndustryMark>& marks,
                     Intents& intents, Cursor& at) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const RegionResult& result = answer.result;
  const CountyGraph& graph = result.region.graph;
  at.rule();
  at.title(tr(look.language, "Neighbours"));
  if (graph.neighbours[county].empty()) {
    at.say(tr(look.language, "None are known: no adjacent link leads here."), p.t3);
    return;
  }
  const float row = look.px(25), km = at.w - look.px(116), minutes = at.w - look.px(72);
  put_in(look, {at.x, at.y, km, row}, "km", {}, p.t3, Align::right);
  put_in(look, {at.x, at.y, minutes, row}, tr(look.language, "min"), {}, p.t3, Align::right);
  put_in(look, {at.x, at.y, at.w, row}, tr(look.language, "similarity"), {}, p.t3, Align::right);
  at.y += row;
  bool computed = false;
  for (const Neighbour& n : graph.neighbours[county]) {
    const auto link = std::find_if(graph.links.begin(), graph.links.end(), [&](const CountyLink& l) {
      return l.kind == "adjacent" && ((l.a == county && l.b == n.county) || (l.b == county && l.a == n.county));
    });
    const County& other = answer.of->model->counties[n.county];
    const Box box{at.x, at.y, at.w, row};
    ImGui::PushID(static_cast<int>(n.county));
    const Touch t = touch(look, "neighbour", inset(box, 1), 4);
    ImGui::PopID();
    if (t.hovered) fill(box, p.hover, look.px(4));
    float x = at.x;
    const auto place = has_plan(answer) ? place_in_plan(*result.plan, other.id) : std::nullopt;
    if (place) x += industry_tags(look, x, box.centre().y, marks, result.plan->planned.chosen[*place]) + look.px(6);
    put_in(look, {x, at.y, at.x + km - look.px(26) - x, row}, other.name.in(look.language), {}, p.ink);
    if (link != graph.links.end()) {
      computed = computed || link->minutes_computed || link->km_computed;
      put_in(look, {at.x, at.y, km, row}, link->km ? decimal(*link->km, 0) : "–", {}, p.t2, Align::right);
      put_in(look, {at.x, at.y, minutes, row}, link->minutes ? decimal(*link->minutes, 0) : "–", {}, p.t2,
             Align::right);
    }
    const auto alike = similarity_of(result.region, county, n.county);
    put_in(look, {at.x, at.y, at.w, row}, alike ? decimal(*alike, 3) : "–", {}, p.ink, Align::right);
    if (t.clicked && place) intents.push_back(ChooseCounty{other.id});
    at.y += row;
  }
  if (computed) at.say(tr(look.language, "Minutes that nobody gave are computed from distance and terrain."), p.t3);
}

void access_of(const Regional& answer, std::size_t county, Cursor& at) {
  const Look& look = at.look;
  const RegionResult& result = answer.result;
  const auto& weak = result.weak.counties;
  std::vector<Text> bridges;
  for (const std::size_t link : result.weak.links) {
    const CountyLink& l = result.region.graph.links[link];
    if (l.a == county || l.b == county) bridges.push_back(answer.of->model->counties[l.a == county ? l.b : l.a].name);
  }
  at.rule();
  at.title(tr(look.language, "Access"));
  if (const auto between = fact_of(result.region, "betweenness", county))
    at.say(sentence(look, mark("{} of the shortest ways between other counties pass through here."),
                    Text{decimal(100 * *between, 1) + " %", decimal(100 * *between, 1) + "%"}),
           look.colours.t2);
  if (const auto found = std::find(weak.begin(), weak.end(), county); found != weak.end()) {
    const auto i = static_cast<std::size_t>(found - weak.begin());
    std::vector<Text> names;
    for (const std::size_t other : result.cut_off[i]) names.push_back(answer.of->model->counties[other].name);
    at.say(sentence(look,
                    result.only_context[i] ? mark("Its loss cuts off only counties outside the case: {}.")
                                           : mark("Its loss cuts off {}."),
                    list(names)),
           result.only_context[i] ? look.colours.t2 : look.colours.warn);
  }
  if (!bridges.empty())
    at.say(sentence(look, mark("The only way to {} is one link."), list(bridges)), look.colours.warn);
}

/// What its structure is like, as the table of `yindi region` has it.
void structure_of(const Regional& answer, std::size_t county, Cursor& at) {
  const Look& look = at.look;
  const Region& region = answer.result.region;
  bool headed = false;
  for (const RegionFact& fact : region_facts()) {
    const auto value = fact_of(region, fact.id, county);
    if (!value || std::string_view(fact.id) == "betweenness") continue;
    if (!headed) {
      at.rule();
      at.title(tr(look.language, "Structure and access"));
      headed = true;
    }
    const float row = look.px(25);
    put_in(look, {at.x, at.y, at.w - look.px(74), row}, tr(look.language, fact.name), {}, look.colours.t2);
    const bool share = std::string_view(fact.unit) == "1"; // three decimals, as all shares and scores
    put_in(look, {at.x, at.y, at.w, row}, share ? decimal(*value, 3) : quantity(*value, fact.unit).in(look.language),
           {TextSize::S, true}, look.colours.ink, Align::right);
    at.y += row;
  }
  if (!region.no_complexity.empty())
    at.say(sentence(look, mark("no complexity: {}"),
                    Text{region.no_complexity.in(Language::en), region.no_complexity.in(Language::zh)}),
           look.colours.t3);
}

void proof(const Regional& answer, Cursor& at) {
  const Look& look = at.look;
  const Plan& plan = *answer.result.plan;
  at.rule();
  state_mark(look, {at.x + look.px(8), at.y + look.px(11)}, plan.status == "optimal" ? State::done : State::running);
  Cursor text{look, at.x + look.px(24), at.y, at.w - look.px(24)};
  const Text gap{decimal(100 * plan.gap, 2) + " %", decimal(100 * plan.gap, 2) + "%"};
  text.say(plan.status == "optimal"
               ? "**" + std::string(tr(look.language, "No better plan exists")) + "**"
               : "**" + sentence(look, mark("At most {} of the possible gain is missing"), gap) + "**",
           look.colours.ink);
  text.say(sentence(look, mark("net {0}, proven bound {1}, gap {2}; {3}, {4} s"), decimal(plan.planned.objective, 3),
                    decimal(plan.bound, 3), gap, Text{plan.how.in(Language::en), plan.how.in(Language::zh)},
                    decimal(answer.seconds, 1)),
           look.colours.t2);
  at.y = text.y;
}

void chain_table(const Session& session, const Regional& answer, Cursor& at) {
  const Look& look = at.look;
  const auto& chains = answer.result.chains;
  if (chains.empty()) return;
  at.rule();
  at.title(sentence(look, mark("Supply links the plan creates: {}"), std::to_string(chains.size())));
  std::size_t shown = 0;
  for (const ChainLink& link : chains) {
    if (link.supplier != session.selection.county && link.processor != session.selection.county) continue;
    if (++shown > 6) break;
    at.gap(4);
    at.say(sentence(look, mark("{0} of {1} supplies {2} of {3}"), industry_name(session, link.supplying),
                    county_name(session, link.supplier), industry_name(session, link.processing),
                    county_name(session, link.processor)),
           look.colours.t2);
  }
  if (shown == 0) at.say(tr(look.language, "None of them here."), look.colours.t3);
}

} // namespace

void region_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box box = room();
  Cursor at{look, box.x + look.px(22), box.y + look.px(18), box.w - look.px(44)};
  at.say(tr(look.language, "Why?"), look.colours.t3);
  const Regional* answer = latest_plan(session);
  if (!answer || !answer->result.region.graph.index.count(session.selection.county)) return;
  const std::size_t county = answer->result.region.graph.index.at(session.selection.county);
  const auto marks = industry_marks(*answer, look.language);
  const auto place = has_plan(*answer) ? place_in_plan(*answer->result.plan, session.selection.county) : std::nullopt;
  if (place) {
    why_so(session, *answer->result.plan, *place, at);
    at.gap(12);
    option_table(session, *answer->result.plan, *place, marks, intents, at);
  } else
    at.title(county_name(session, session.selection.county));
  by_hand(session, intents, at);
  neighbour_table(*answer, county, marks, intents, at);
  structure_of(*answer, county, at);
  access_of(*answer, county, at);
  if (place) chain_table(session, *answer, at);
  if (has_plan(*answer)) proof(*answer, at);
  for (const Sentence& note : answer->result.region.notes) {
    at.gap(8);
    at.say(note.in(look.language), look.colours.t3);
  }
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(16)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
