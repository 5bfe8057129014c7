// What the parts of the Weights page share: the view kept between frames, and what a question, an answer, a step do.

#include "engine/rationale/charts.h"
#include "engine/weights/scales.h"
#include "gui/pages/weights/weights_page.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
std::optional<WeightsView> weights_view(const Session& session, UiState& ui, Intents& intents) {
  const Asked& asked = session.results.asked;
  if (!asked.weighing || asked.of != session.document.now()) return std::nullopt;
  return WeightsView{session,
                     ui,
                     intents,
                     judged_county(session.results, session.selection.county),
                     find_node_weighting(shown_case(session), asked.weighing->node),
                     asked.weighing.get(),
                     asked.pair,
                     asked.tried,
                     asked.effect ? &*asked.effect : nullptr,
                     asked.asking_on ? &*asked.asking_on : nullptr};
}

const NodeWeights* node_weights(const CountyRanking* county, const std::string& node) {
  return county ? yindi::node_weights(county->weights, node) : nullptr;
}

State state_of(Standing standing) {
  switch (standing) {
  case Standing::attention:
    return State::attention;
  case Standing::open:
    return State::running;
  case Standing::equal:
    return State::waiting;
  default:
    return State::done;
  }
}

std::string answer_text(double answer) {
  const bool up = answer >= 1;
  const double size = up ? answer : 1 / answer;
  const double whole = std::round(size);
  const std::string number = std::abs(size - whole) < 0.005 ? decimal(whole, 0) : decimal(size, 1);
  return up ? number : "1/" + number;
}

std::string answer_name(const WeightsView& v, const AnsweredPair& pair, double answer) {
  if (std::abs(answer - 1) < 1e-9) return std::string(tr(v.look().language, "equal"));
  return v.name(answer > 1 ? pair.a : pair.b) + " " + answer_text(std::max(answer, 1 / answer)) + "×";
}

std::string range_text(const WeightsView& v, const AnsweredPair& pair) {
  const auto range = answered_range(*v.w, pair);
  if (!range) return {};
  const FuzzyNumber said = range->mode < 1 ? inverse(*range) : *range;
  return sentence(v.look(), mark("from {0} to {1}, likeliest {2}"), answer_text(said.low), answer_text(said.high),
                  answer_text(said.mode));
}

ImU32 group_fill(const Session& session, const Look& look, const std::string& criterion) {
  return look.colours.fill[group_place(shown_case(session).model->library, criterion) % 7];
}

void ask_about(WeightsView& v, const std::string& a, const std::string& b) {
  v.ui.weights.typed_for.clear();
  v.intents.push_back(AskPair{a, b});
}

void choose_node(WeightsView& v, const std::string& node) {
  const bool data_open = v.ui.weights.data_open;
  v.ui.weights = {};
  v.ui.weights.data_open = data_open;
  v.intents.push_back(ChooseNode{node});
}

void choose_voice(WeightsView& v, const Voice& voice) {
  v.ui.weights.typed_for.clear();
  v.intents.push_back(ChooseVoice{voice});
}

void step_question(WeightsView& v, int by) {
  const auto& all = v.w->pairs;
  if (all.empty()) return;
  if (by > 0 && v.w->next && !(v.item(v.pair().a) == v.w->next->a && v.item(v.pair().b) == v.w->next->b))
    return ask_about(v, v.w->next->a, v.w->next->b);
  const std::size_t next =
      (v.asked + all.size() + static_cast<std::size_t>(by + static_cast<int>(all.size()))) % all.size();
  ask_about(v, v.item(all[next].a), v.item(all[next].b));
}

void answer_with(WeightsView& v, double answer, std::uint64_t gesture) {
  if (v.w->voice.none()) return;
  const auto [path, text] = answer_edit(*v.w, v.pair(), answer);
  v.intents.push_back(Change{path, text, gesture});
}

} // namespace yindi::gui
