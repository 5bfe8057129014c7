// What the parts of the Weights page share: the view kept between frames, and what a question, an answer, a step do.

#include "engine/rationale/charts.h"
#include "engine/weights/scales.h"
#include "gui/pages/weights.h"
#include "gui/session/attention.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr std::size_t most_urged =
    3; ///< judgements that are called bad where all together are; beyond only the far off

std::size_t place_of(const Weighing& w, const std::string& a, const std::string& b) {
  const Answer& found = w.of(a, b);
  return static_cast<std::size_t>(&found - w.answers.data());
}

/// The first question that helps: the open pair of the largest gain, else the worst fit above the limit.
std::size_t first_question(const Weighing& w) {
  if (w.next) return place_of(w, w.next->a, w.next->b);
  if (w.own && w.own->cr && *w.own->cr > cr_limit)
    for (const Suspect& suspect : w.worst)
      if (const Answer& pair = w.of(suspect.a, suspect.b); pair.written && pair.written->kept_because.empty())
        return place_of(w, suspect.a, suspect.b);
  return 0;
}

/// What is under the pointer goes before what is suggested.
std::optional<double> tried_answer(const WeightsView& v) {
  const Answer& pair = v.pair();
  const auto& pointed = v.ui.weights.pointed;
  if (pointed && (!pair.value || std::abs(std::log(*pointed / *pair.value)) > 1e-9)) return pointed;
  if (const Suspect* suspect = v.suspect(pair)) return suggested_answer(v, pair, *suspect);
  return std::nullopt;
}

Voice chosen_voice(const WeightsState& state, const Case& c, const CountyRanking* county, const std::string& node) {
  if (state.voice_chosen) return {state.voice_participant, state.voice_profile};
  if (county) return voice_behind(c, *county, node);
  const auto all = voices(c, node);
  return all.empty() ? Voice{} : all.front();
}

} // namespace

const Suspect* WeightsView::suspect(const Answer& answer) const {
  if (!answer.suspect || (answer.written && !answer.written->kept_because.empty())) return nullptr;
  const Suspect& found = w->worst[*answer.suspect];
  const bool far =
      std::abs(std::log(found.given / found.implied)) >= std::log(2.0); // more than a small step of the scale
  return far || (contradictory() && *answer.suspect < most_urged) ? &found : nullptr;
}

bool WeightsView::contradictory() const { return w->own && w->own->cr && *w->own->cr > cr_limit; }

double suggested_answer(const WeightsView& v, const Answer& pair, const Suspect& suspect) {
  return v.item(pair.a) == suspect.a ? suspect.suggested_answer : 1 / suspect.suggested_answer;
}

WeightsView weights_view(const Session& session, UiState& ui, Intents& intents) {
  const Case& c = shown_case(session);
  WeightsState& state = ui.weights;
  const auto nodes = nodes_to_weigh(c.model->library);
  if (std::find(nodes.begin(), nodes.end(), state.node) == nodes.end())
    state.node = nodes.empty() ? std::string(goal) : nodes.front();
  const CountyRanking* county = nullptr;
  for (const CountyRanking& one : session.results.ranking.counties)
    if (one.assessment->county == session.county) county = &one;
  const Voice voice = chosen_voice(state, c, county, state.node);
  const std::string key = session.county + "\n" + state.node + "\n" + voice.participant + "\n" + voice.profile;
  if (state.of != session.history->now || state.key != key || !state.weighing) {
    state.of = session.history->now;
    state.key = key;
    state.tried.clear();
    state.weighing = std::make_shared<const Weighing>(weigh_answers(c, county, state.node, voice));
  }
  WeightsView v{session, ui, intents, county, find_node_weighting(c, state.node), state.weighing, 0, {}, nullptr};
  if (!v.asks()) return v;
  const auto has = [&](const std::string& id) {
    return std::find(v.w->items.begin(), v.w->items.end(), id) != v.w->items.end();
  };
  if (state.a == state.b || !has(state.a) || !has(state.b)) {
    v.asked = first_question(*v.w);
    state.a = v.item(v.pair().a), state.b = v.item(v.pair().b);
  }
  v.asked = place_of(*v.w, state.a, state.b);
  v.tried = v.given || v.w->voice.none() ? std::nullopt : tried_answer(v);
  if (v.tried) {
    const std::string tried = std::to_string(v.asked) + "=" + shortest(*v.tried);
    if (state.tried != tried) {
      state.tried = tried;
      state.consequence = std::make_shared<const Consequence>(consequence(c, county, *v.w, v.pair(), *v.tried));
    }
    v.effect = state.consequence;
  }
  return v;
}

std::string answer_text(double answer) {
  const bool up = answer >= 1;
  const double size = up ? answer : 1 / answer;
  const double whole = std::round(size);
  const std::string number = std::abs(size - whole) < 0.005 ? decimal(whole, 0) : decimal(size, 1);
  return up ? number : "1/" + number;
}

std::string answer_name(const WeightsView& v, const Answer& pair, double answer) {
  if (std::abs(answer - 1) < 1e-9) return std::string(tr(v.look().language, "equal"));
  return v.name(answer > 1 ? pair.a : pair.b) + " " + answer_text(std::max(answer, 1 / answer)) + "×";
}

ImU32 group_fill(const Session& session, const Look& look, const std::string& criterion) {
  return look.colours.fill[group_place(shown_case(session).model->library, criterion) % 7];
}

void ask_about(WeightsView& v, const std::string& a, const std::string& b) {
  v.ui.weights.a = a;
  v.ui.weights.b = b;
  v.ui.weights.typed_for.clear();
  v.ui.weights.pointed.reset();
}

void step_question(WeightsView& v, int by) {
  const auto& all = v.w->answers;
  if (all.empty()) return;
  if (by > 0 && v.w->next && !(v.item(v.pair().a) == v.w->next->a && v.item(v.pair().b) == v.w->next->b))
    return ask_about(v, v.w->next->a, v.w->next->b);
  const std::size_t next =
      (v.asked + all.size() + static_cast<std::size_t>(by + static_cast<int>(all.size()))) % all.size();
  ask_about(v, v.item(all[next].a), v.item(all[next].b));
}

void answer_with(WeightsView& v, double answer, std::uint64_t gesture) {
  if (v.w->voice.none()) return;
  Change change = answer_change(*v.w, v.pair(), answer);
  change.gesture = gesture;
  v.intents.push_back(std::move(change));
}

} // namespace yindi::gui
