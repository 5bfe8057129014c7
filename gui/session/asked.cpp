// What the Weights page asks: brought up to date after each change, kept while nothing changes.

#include "gui/session/session.h"

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
  if (results.asked.weighing->pairs.empty()) return;
  choose_question(chosen, results.asked);
  try_answer(document, selection, results, results.asked);
}

JobRow asking_on_job() {
  return {"asking on", mark("What to ask next"), asking_on_needs, ask_asking_on, take_asking_on};
}

} // namespace yindi::gui
