// What the Weights page asks: brought up to date after each change, kept while nothing changes.

#include "gui/session/session.h"

#include "engine/edit/edit.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

Voice voice_to_ask(const AskedPair& asked, const Case& c, const CountyRanking* county, const std::string& node) {
  if (asked.voice) return *asked.voice;
  if (county) return voice_behind(c, county->weights, node);
  const auto all = voices(c, node);
  return all.empty() ? Voice{} : all.front();
}

/// What is under the pointer goes before what is suggested.
std::optional<double> answer_to_try(const Case& c, const AskedPair& asked, const Weighing& w, std::size_t place) {
  if (find_node_weighting(c, w.node) || w.voice.none()) return std::nullopt;
  const AnsweredPair& pair = w.pairs[place];
  if (asked.pointed && (!pair.value || std::abs(std::log(*asked.pointed / *pair.value)) > 1e-9)) return asked.pointed;
  if (const Suspect* suspect = suspect_of(w, pair)) return suggested_answer(w, pair, *suspect);
  return std::nullopt;
}

void weigh_asked(const Document& document, const Selection& selection, const Results& results, Asked& asked) {
  const Case& c = *document.now();
  const CountyRanking* county = judged_county(results, selection.county);
  const std::string& node = selection.asked.node;
  const Voice voice = voice_to_ask(selection.asked, c, county, node);
  const bool same = asked.weighing && asked.of == document.now() && asked.county == selection.county &&
                    asked.weighing->node == node && asked.weighing->voice == voice;
  if (same) return;
  const Weights* weights = county ? &county->weights : nullptr;
  asked = {document.now(),
           selection.county,
           std::make_shared<const Weighing>(weigh_answers(c, weights, node, voice)),
           0,
           {},
           {},
           {},
           {},
           {}};
}

void choose_question(AskedPair& chosen, Asked& asked) {
  const Weighing& w = *asked.weighing;
  const auto has = [&](const std::string& id) {
    return std::find(w.items.begin(), w.items.end(), id) != w.items.end();
  };
  if (chosen.a == chosen.b || !has(chosen.a) || !has(chosen.b)) {
    const AnsweredPair& first = w.pairs[first_question(w)];
    chosen.a = w.items[static_cast<std::size_t>(first.a)];
    chosen.b = w.items[static_cast<std::size_t>(first.b)];
  }
  asked.pair = w.place_of(chosen.a, chosen.b);
}

void try_answer(const Document& document, const Selection& selection, const Results& results, Asked& asked) {
  const Case& c = *document.now();
  asked.tried = answer_to_try(c, selection.asked, *asked.weighing, asked.pair);
  if (!asked.tried) {
    asked.effect.reset();
    asked.effect_of.reset();
    return;
  }
  const std::pair wanted(asked.pair, *asked.tried);
  if (asked.effect_of == wanted) return;
  asked.effect_of = wanted;
  asked.effect = consequence(c, judged_county(results, selection.county), *asked.weighing,
                             asked.weighing->pairs[asked.pair], *asked.tried);
}

/// First industries that differ: what a new way to weigh means beyond the shown county.
void count_firsts(const Ranking& now, const Ranking& then, LookedWay& way) {
  for (const CountyRanking& county : now.counties) {
    if (county.ranking.empty()) continue;
    ++way.of;
    const auto same = std::find_if(then.counties.begin(), then.counties.end(), [&](const CountyRanking& other) {
      return other.assessment->county == county.assessment->county;
    });
    if (same != then.counties.end() && !same->ranking.empty())
      way.firsts += same->ranking.front().industry != county.ranking.front().industry ? 1 : 0;
  }
}

LookedWay look_at(const Case& next, const Selection& selection, const Results& results, const std::string& text) {
  LookedWay way;
  way.text = text;
  if (const NodeWeighting* row = find_node_weighting(next, selection.asked.node)) way.row = *row;
  const RankedCase then = rank_case(next, results.assessed); // of the same model: nothing is assessed again
  for (const Diagnostic& d : then.ranking.diagnostics)
    if (d.severity == Severity::error && way.problem.empty()) way.problem = d.message;
  count_firsts(results.ranking, then.ranking, way);
  const CountyRanking* before = judged_county(results, selection.county);
  for (const CountyRanking& county : then.ranking.counties) {
    if (county.assessment->county != selection.county) continue;
    if (const NodeWeights* weights = node_weights(county.weights, selection.asked.node)) way.weights = weights->weights;
    if (before) way.ranking = difference(*before, county);
  }
  return way;
}

/// Drops a way that counts by now, or that no longer fits the case.
void follow_way(const Case& c, Selection& selection, const Results& results, Asked& asked) {
  auto& wanted = selection.asked.way;
  if (!wanted) {
    asked.looked.reset();
    return;
  }
  if (asked.looked && asked.looked->text == *wanted) return;
  const Applied next = set_key(c, "weight." + selection.asked.node, *wanted);
  const NodeWeighting* now = find_node_weighting(c, selection.asked.node);
  const NodeWeighting* then = next.value ? find_node_weighting(*next.value, selection.asked.node) : nullptr;
  const bool same = next.value && (now && then ? *now == *then : !now && !then);
  if (!next.value || same) {
    wanted.reset();
    asked.looked.reset();
    return;
  }
  asked.looked = look_at(*next.value, selection, results, *wanted);
}

std::optional<Need> asking_on_needs(const Session& session) {
  const Asked& asked = session.results.asked;
  const CountyRanking* county = judged_county(session.results, session.selection.county);
  if (!asked.weighing || !can_ask_on(*asked.weighing, county)) return std::nullopt;
  return Need{{asked.weighing, {}}, session.selection.shows("weights"), asked.asking_on.has_value()};
}

struct SampledAskingOn {
  std::shared_ptr<const Weighing> of;
  AskingOn sampled;
};

Work ask_asking_on(Session& session) {
  const CountyRanking* county = judged_county(session.results, session.selection.county);
  return [c = session.document.now(), w = session.results.asked.weighing,
          county = county ? std::optional(*county) : std::nullopt](const GoesOn&, const Publish&) {
    return Found(std::make_shared<SampledAskingOn>(SampledAskingOn{w, asking_on(*c, county ? &*county : nullptr, *w)}));
  };
}

void take_asking_on(Session& session, Found found, bool) {
  const auto answer = std::static_pointer_cast<const SampledAskingOn>(found);
  if (answer->of == session.results.asked.weighing) session.results.asked.asking_on = answer->sampled;
}

} // namespace

void follow_asked(const Document& document, Selection& selection, Results& results) {
  if (!document.history || !selection.shows("weights")) {
    results.asked = {};
    return;
  }
  const auto nodes = nodes_to_weigh(document.now()->model->library);
  AskedPair& chosen = selection.asked;
  if (std::find(nodes.begin(), nodes.end(), chosen.node) == nodes.end())
    chosen.node = nodes.empty() ? std::string(goal) : nodes.front();
  weigh_asked(document, selection, results, results.asked);
  follow_way(*document.now(), selection, results, results.asked);
  if (results.asked.weighing->pairs.empty()) return;
  choose_question(chosen, results.asked);
  try_answer(document, selection, results, results.asked);
}

const NodeWeighting* shown_weighting(const Case& c, const Asked& asked) {
  if (asked.looked) return asked.looked->row ? &*asked.looked->row : nullptr;
  return asked.weighing ? find_node_weighting(c, asked.weighing->node) : nullptr;
}

JobRow asking_on_job() {
  return {"asking on", mark("What to ask next"), asking_on_needs, ask_asking_on, take_asking_on};
}

} // namespace yindi::gui
