// Why a criterion counts what it counts, what hangs on it, and what the ranking would be without it.

#include "engine/edit/criteria_edits.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// The county's weights with nothing for the criterion; its siblings share.
std::optional<Weights> without(const Weights& weights, const std::string& criterion) {
  Weights next = weights;
  for (NodeWeights& node : next.nodes)
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (node.items[i] != criterion) continue;
      const double rest = 1 - node.weights[i];
      if (node.items.size() < 2 || rest < 1e-9) return std::nullopt;
      for (std::size_t k = 0; k < node.items.size(); ++k) node.weights[k] = k == i ? 0 : node.weights[k] / rest;
      return next;
    }
  return std::nullopt;
}

/// The answer of the state, brought up to date where the case, the county or the criterion is another one.
const Without& without_chosen(CriteriaView& v) {
  Without& known = v.state().without;
  const auto now = v.session.document.now();
  if (known.of == now && known.county == v.session.selection.county && known.criterion == v.chosen->id) return known;
  known = {now, v.session.selection.county, v.chosen->id, {}, {}};
  if (!v.county || is_off(v.c(), v.chosen->id)) return known;
  known.weights = without(v.county->weights, v.chosen->id);
  if (!known.weights || v.county->ranking.empty()) return known;
  const CountyRanking other = rank_county(v.c(), v.county->assessment, *known.weights);
  if (!other.ranking.empty()) known.first = other.ranking.front().industry;
  return known;
}

void sibling_changes(CriteriaView& v, const Weights& next, Cursor& at) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const std::string node = v.chosen->parent.empty() ? goal : v.chosen->parent;
  const NodeWeights *before = node_weights(v.county->weights, node), *after = node_weights(next, node);
  if (!before || !after) return;
  const double above = node == goal ? 1 : v.weight(node);
  const float row = look.px(24);
  for (std::size_t i = 0; i < before->items.size(); ++i) {
    const double change = (after->weights[i] - before->weights[i]) * above;
    const bool own = before->items[i] == v.chosen->id;
    put_in(look, {at.x, at.y, at.w - look.px(70), row}, criterion_name(v.session, before->items[i]), {TextSize::S, own},
           p.ink);
    const std::string text = (change < 0 ? "−" : "+") + decimal(std::abs(change), 3);
    put_in(look, {at.x, at.y, at.w, row}, text, {TextSize::S, own}, own ? p.ink : p.t2, Align::right);
    at.y += row;
  }
}

void ranking_without(CriteriaView& v, const std::string& now, Cursor& at) {
  const Palette& p = v.look().colours;
  if (now.empty()) return;
  at.rule();
  at.title(v.tell(mark("And to the ranking")));
  at.gap(6);
  const std::string first = v.county->ranking.front().industry;
  const std::string county = county_name(v.session, v.session.selection.county);
  at.say(first == now ? v.tell(say(mark("{0}: **{1}** stays first."), county, industry_name(v.session, first)))
                      : v.tell(say(mark("{0}: **{1}** takes over from {2}."), county, industry_name(v.session, now),
                                   industry_name(v.session, first))),
         first == now ? p.ink : p.warn);
}

void unassessed(CriteriaView& v, Cursor& at) {
  const Palette& p = v.look().colours;
  if (!v.county || !v.county->assessment) return;
  for (const NotAssessed& one : v.county->assessment->not_assessed) {
    if (one.criterion != v.chosen->id) continue;
    at.rule();
    at.title(v.tell(mark("Not assessed here")));
    at.gap(6);
    at.say(v.tell(one.reason), p.warn);
  }
}

} // namespace

void criteria_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Box box = room();
  CriteriaView v = criteria_view(session, ui, intents);
  Cursor at{look, box.x + look.px(22), box.y + look.px(22), box.w - look.px(44)};
  at.say(v.tell(mark("Why?")), p.t3);
  if (v.chosen) {
    const Without& next = without_chosen(v);
    const Sentence refused = switching(v, v.chosen->id).refused;
    if (!refused.empty()) {
      at.title(criterion_name(session, v.chosen->id));
      at.gap(6);
      at.say(v.tell(say(mark("It cannot be switched off here: {}"), both(refused))), p.t2);
    } else if (next.weights) {
      at.title(v.tell(mark("What switching it off changes")));
      at.gap(6);
      at.say(v.tell(say(mark("Its {} goes to its siblings."), decimal(v.weight(v.chosen->id), 3))), p.t2);
      at.gap(6);
      sibling_changes(v, *next.weights, at);
      ranking_without(v, next.first, at);
    } else
      at.title(criterion_name(session, v.chosen->id));
    if (is_off(v.c(), v.chosen->id)) {
      at.gap(6);
      at.say(v.tell(mark("It is switched off: it counts nothing, and those beside it share its weight as they stand. A "
                         "veto of it still excludes.")),
             p.warn);
    }
    unassessed(v, at);
    if (const std::string help = v.chosen->help.in(look.language); !help.empty()) {
      at.rule();
      at.title(v.tell(mark("What it means")));
      at.gap(6);
      at.say(help, p.t2);
    }
    const HangsOn count = hangs_on(v.c(), v.chosen->id);
    at.rule();
    at.title(v.tell(mark("What hangs on it")));
    at.gap(6);
    at.say(
        v.tell(say(mark("{0} judgements and {1} given values. Moving an end of the scale marks the judgements of its "
                        "node as stale; moving a point keeps them."),
                   std::to_string(count.judgements), std::to_string(count.values))),
        p.t2);
    if (!v.chosen->source.empty()) {
      at.rule();
      at.title(v.tell(mark("Source")));
      at.gap(6);
      const Source* source = find_source(v.c(), v.chosen->source);
      at.say(source ? source->title.in(look.language) : v.chosen->source, p.t2);
    }
  }
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(24)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
