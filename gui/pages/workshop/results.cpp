// What the people of a closed round say, and what follows from it for the county.

#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

std::string industries_of(const Look& look, const RankingProblem& problem, const std::optional<Choice>& choice) {
  if (!choice) return "–";
  std::vector<Text> names;
  for (const std::size_t i : choice->firsts) names.push_back(problem.names[i]);
  return list(names).in(look.language);
}

/// Which round is looked at, and what counts now beside them.
float round_choice(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const std::vector<int> closed = closed_rounds_of(v.session);
  std::vector<std::string> parts;
  std::vector<int> numbers;
  const std::size_t first = closed.size() > 6 ? closed.size() - 6 : 0;
  for (std::size_t i = first; i < closed.size(); ++i) {
    parts.push_back(v.tell(say(mark("Round {}"), std::to_string(closed[i]))));
    numbers.push_back(closed[i]);
  }
  parts.push_back(v.tell(mark("What counts now")));
  numbers.push_back(0);
  const int shown = shown_round(v.session).value_or(0);
  const auto at = static_cast<int>(std::find(numbers.begin(), numbers.end(), shown) - numbers.begin());
  const Box box{column.x, y, std::min(column.w, segments_width(look, parts)), look.px(control_height)};
  if (const auto chosen = segments(look, "shown round", box, parts, at))
    v.intents.push_back(ChooseRound{numbers[static_cast<std::size_t>(*chosen)]});
  return box.h + look.px(14);
}

float no_results(WorkshopView& v, const std::string& title, const std::string& text, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, title, {TextSize::L, true}, look.colours.ink);
  return y + paragraph(look, column.x, y, column.w, text, {TextSize::M}, look.colours.t2) - begin;
}

/// Who moved farthest, and whether towards where the group was.
float moved_most(WorkshopView& v, const GroupView& view, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  std::vector<Movement> people;
  for (const Movement& one : view.movement->people)
    if (!one.person.empty()) people.push_back(one);
  if (people.empty() || view.opinions.naming == "anonymous" || look.projector) return 0;
  std::stable_sort(people.begin(), people.end(),
                   [](const Movement& a, const Movement& b) { return a.moved > b.moved; });
  if (people.size() > 8) people.resize(8);
  const float begin = y, row = look.px(28);
  const float xs[] = {column.x, column.x + column.w * .3F, column.x + column.w * .62F};
  const std::string heads[] = {v.tell(mark("Person")), v.tell(mark("On")), v.tell(mark("weight moved")),
                               v.tell(mark("distance from the group"))};
  for (int i = 0; i < 3; ++i) put_in(look, {xs[i], y, column.w * .28F, row}, heads[i], {}, p.t3);
  put_in(look, {column.x, y, column.w, row}, heads[3], {}, p.t3, Align::right);
  y += row;
  horizontal(column.x, column.x + column.w, y, p.line);
  for (const Movement& one : people) {
    std::string name = one.person;
    for (const Person& person : view.opinions.people)
      if (person.id == one.person) name = person.name;
    put_in(look, {xs[0], y, column.w * .28F, row}, name, {}, p.ink);
    put_in(look, {xs[1], y, column.w * .3F, row}, node_name(v.c().model->library, one.node).in(look.language), {},
           p.t2);
    put_in(look, {xs[2], y, look.px(80), row}, decimal(one.moved, 2), {TextSize::S, true}, p.ink);
    put_in(look, {column.x, y, column.w, row}, decimal(one.before, 2) + " → " + decimal(one.after, 2), {},
           one.after < one.before ? p.ok : p.t2, Align::right);
    y += row;
  }
  return y + look.px(8) - begin;
}

float movement_block(WorkshopView& v, const GroupView& view, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Library& library = v.c().model->library;
  const float begin = y, row = look.px(31);
  y += block_title(look, column, y, v.tell(say(mark("Since round {}"), std::to_string(*view.earlier))), {});
  y +=
      paragraph(look, column.x, y, column.w, v.tell(said_of_movement(library, *view.movement)), {}, p.ink) + look.px(8);
  y += moved_most(v, view, column, y);
  const float name_w = std::min(look.px(240), column.w * .4F);
  for (const ConsensusChange& node : view.movement->nodes) {
    if (!node.before || !node.after) continue;
    put_in(look, {column.x, y, name_w - look.px(10), row}, node_name(library, node.node).in(look.language), {}, p.ink);
    const float x = column.x + name_w,
                w = std::max(look.px(60), std::min(look.px(240), column.w - name_w - look.px(150)));
    const float mid = y + row / 2;
    horizontal(x, x + w, mid, p.line2);
    const auto at = [&](double value) { return x + w * static_cast<float>(std::clamp(value, 0.0, 1.0)); };
    horizontal(std::min(at(*node.before), at(*node.after)), std::max(at(*node.before), at(*node.after)), mid, p.n1,
               look.px(3));
    ImDrawList& drawn = *ImGui::GetWindowDrawList(); // before → after is hollow → filled
    drawn.AddCircleFilled({at(*node.before), mid}, look.px(6), p.page);
    drawn.AddCircle({at(*node.before), mid}, look.px(6), p.accent, 0, look.px(1.5F));
    drawn.AddCircleFilled({at(*node.after), mid}, look.px(6), p.accent);
    put_in(look, {x + w + look.px(14), y, look.px(140), row},
           decimal(*node.before, 2) + " → " + decimal(*node.after, 2), {}, p.t2);
    y += row;
  }
  return y + paragraph(look, column.x, y, column.w, v.tell(mark("Consensus of each node, from 0 to 1.")), {}, p.t3) -
         begin;
}

} // namespace

float county_outcome(WorkshopView& v, const GroupView& view, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  if (view.counties.empty()) return 0;
  const CountyOutcome& county = view.counties.front();
  const Outcomes& found = county.outcomes;
  const float begin = y, row = look.px(28);
  y += block_title(look, column, y,
                   v.tell(say(mark("{0}: the group puts {1} first"), county_name(v.session, county.county),
                              industries_of(look, county.problem, found.group))),
                   found.concordance ? v.tell(say(mark("Kendall's W: {}."), decimal(*found.concordance, 2))) : "");
  for (const Sentence& sentence : {said_of_without(*county.opinions, county.problem, found),
                                   said_of_compromise(*county.opinions, county.problem, found)})
    if (!sentence.empty()) y += paragraph(look, column.x, y, column.w, v.tell(sentence), {}, p.ink) + look.px(6);
  y += look.px(4);
  for (const auto& [group, choice] : county.by_group) {
    put_in(look, {column.x, y, column.w * .4F, row}, group, {}, p.t2);
    put_in(look, {column.x + column.w * .42F, y, column.w * .58F, row}, industries_of(look, county.problem, choice),
           {TextSize::S, true}, p.ink);
    y += row;
  }
  const bool named = view.opinions.naming != "anonymous";
  if (!named || look.projector) return y - begin; // one by one only at the facilitator's own screen
  y += look.px(6);
  const std::string heads[] = {v.tell(mark("Person")), v.tell(mark("First choice")), v.tell(mark("Distance"))};
  const float xs[] = {column.x, column.x + column.w * .42F, column.x + column.w - look.px(80)};
  for (int i = 0; i < 3; ++i)
    put_in(look, {xs[i], y, i == 2 ? look.px(80) : column.w * .4F, row}, heads[i], {}, p.t3,
           i == 2 ? Align::right : Align::left);
  y += row;
  horizontal(column.x, column.x + column.w, y, p.line);
  for (std::size_t k = 0; k < found.people.size(); ++k) {
    put_in(look, {xs[0], y, column.w * .4F, row}, county.opinions->people[k].name, {}, p.ink);
    put_in(look, {xs[1], y, column.w * .58F - look.px(90), row}, industries_of(look, county.problem, found.people[k]),
           {}, p.ink);
    put_in(look, {xs[2], y, look.px(80), row}, decimal(found.distance[k], 2), {}, p.t2, Align::right);
    y += row;
  }
  return y - begin;
}

float node_table(WorkshopView& v, const GroupView& view, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Library& library = v.c().model->library;
  if (view.nodes.empty()) return 0;
  const auto chosen = std::find_if(view.nodes.begin(), view.nodes.end(),
                                   [&](const NodeAgreement& node) { return node.node == v.state().node; });
  const NodeAgreement& node = chosen == view.nodes.end() ? view.nodes.front() : *chosen;
  const float begin = y, row = look.px(28);
  const std::string name = node_name(library, node.node).in(look.language);
  y += block_title(look, column, y, v.tell(mark("Judgements made one, and priorities averaged")),
                   v.tell(mark("side by side, never silently one")));
  if (view.nodes.size() > 1) {
    if (button(look, "node",
               {column.x, y, std::min(column.w, button_width(look, name, {Kind::plain, true, Icon::chevron_down})),
                look.px(control_height)},
               name, {Kind::plain, true, Icon::chevron_down}))
      ImGui::OpenPopup("nodes");
    const float rows = static_cast<float>(std::min<std::size_t>(view.nodes.size(), 10));
    if (begin_list(look, "nodes", {column.x, y - look.px(24 + 31 * rows), look.px(340), look.px(20 + 31 * rows)})) {
      for (const NodeAgreement& other : view.nodes)
        if (list_row(look, other.node.c_str(), node_name(library, other.node).in(look.language),
                     other.consensus ? decimal(*other.consensus, 2) : "–", other.node == node.node)) {
          v.state().node = other.node;
          ImGui::CloseCurrentPopup();
        }
      end_list();
    }
    y += look.px(control_height + 8);
  }
  const auto words = [&](double value) { return consensus_word(value).in(look.language); };
  y += paragraph(look, column.x, y, column.w,
                 node.consensus
                     ? v.tell(say(mark("{0}: consensus {1} ({2}); diversity α {3}, β {4}, γ {5}"), name,
                                  decimal(*node.consensus, 2), words(*node.consensus), decimal(node.diversity.alpha, 2),
                                  decimal(node.diversity.beta, 2), decimal(node.diversity.gamma, 2)))
                     : v.tell(say(mark("{}: nobody's own judgements connect all items"), name)),
                 {}, p.ink) +
       look.px(6);
  const float each = std::min(look.px(130), column.w * .2F);
  const std::string heads[] = {v.tell(mark("judgements")), v.tell(mark("priorities")), v.tell(mark("geometric"))};
  const std::optional<Eigen::VectorXd>* means[] = {&node.judgements, &node.priorities, &node.priorities_geometric};
  for (int m = 0; m < 3; ++m)
    put_in(look, {column.x + column.w - each * static_cast<float>(3 - m), y, each, row}, heads[m],
           {TextSize::S, (m == 0) == (view.opinions.aggregate == "judgements") && m < 2}, p.t3, Align::right);
  y += row;
  horizontal(column.x, column.x + column.w, y, p.line);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    put_in(look, {column.x, y, column.w - 3 * each - look.px(10), row}, criterion_name(v.session, node.items[i]), {},
           p.ink);
    for (int m = 0; m < 3; ++m) {
      const auto& mean = *means[m];
      const bool counts = m < 2 && (m == 0) == (view.opinions.aggregate == "judgements");
      put_in(look, {column.x + column.w - each * static_cast<float>(3 - m), y, each, row},
             mean ? decimal((*mean)(static_cast<Eigen::Index>(i)), 3) : "–", {TextSize::S, counts},
             counts ? p.ink : p.t2, Align::right);
    }
    y += row;
  }
  if (node.cr)
    y += paragraph(look, column.x, y, column.w,
                   v.tell(say(mark("CR of the judgements made one: {}"), decimal(*node.cr, 3))), {}, p.t3);
  for (const Voices& pair : node.fewer_voices)
    y += paragraph(look, column.x, y, column.w,
                   v.tell(say(mark("{0} against {1}: judged by {2} of {3}"), node_name(library, pair.a),
                              node_name(library, pair.b), std::to_string(pair.voices), std::to_string(pair.of))),
                   {}, p.t3);
  return y - begin;
}

float round_results(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  const GroupAnswer* answer = shown_group(v.session);
  y += round_choice(v, column, y);
  if (!answer)
    return y - begin +
           no_results(v, v.tell(mark("Being worked out")), v.tell(mark("What the people of the round say.")), column,
                      y);
  if (!answer->view) {
    const std::string why = answer->problems.empty() ? std::string() : v.tell(answer->problems.front().message);
    return y - begin + no_results(v, v.tell(mark("Nothing can be said of this round")), why, column, y);
  }
  const GroupView& view = *answer->view;
  if (view.opinions.people.empty())
    return y - begin +
           no_results(v, v.tell(mark("Nobody has judged yet")),
                      v.tell(mark("What people say stands here once a round is closed, or somebody has "
                                  "answered on the Weights page.")),
                      column, y);
  y += paragraph(look, column.x, y, column.w, v.tell(said_of_agenda(v.c().model->library, view.opinions, view.agenda)),
                 {TextSize::L, true}, p.ink);
  y += paragraph(look, column.x, y, column.w,
                 view.round ? v.tell(say(mark("Round {0}; ballots with judgements: {1}"), std::to_string(*view.round),
                                         std::to_string(view.opinions.people.size())))
                            : v.tell(say(mark("Judgements that count now: {} people"),
                                         std::to_string(view.opinions.people.size()))),
                 {TextSize::M}, p.t2) +
       look.px(16);
  y += opinion_strips(v, view, column, y) + look.px(20);
  y += bloc_cards(v, view, column, y) + look.px(22);
  y += county_outcome(v, view, column, y) + look.px(22);
  if (view.movement) y += movement_block(v, view, column, y) + look.px(22);
  return y + node_table(v, view, column, y) - begin;
}

} // namespace yindi::gui
