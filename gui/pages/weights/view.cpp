// What the parts of the Weights page share: the view kept between frames, and what a question, an answer, a step do.

#include "engine/rationale/charts.h"
#include "engine/weights/ends_in_words.h"
#include "engine/weights/scales.h"
#include "engine/weights/wording.h"
#include "gui/pages/weights/weights_page.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

/// Up to the first half stop: a question has no room for what stands behind it.
std::string in_brief(const std::string& words) { return words.substr(0, std::min(words.find("; "), words.find("；"))); }

} // namespace

std::optional<WeightsView> weights_view(const Session& session, UiState& ui, Intents& intents) {
  const Asked& asked = session.results.asked;
  if (!asked.weighing || asked.of != session.document.now()) return std::nullopt;
  return WeightsView{session,
                     ui,
                     intents,
                     judged_county(session.results, session.selection.county),
                     shown_weighting(shown_case(session), asked),
                     asked.looked ? &*asked.looked : nullptr,
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

std::string ends_text(const WeightsView& v, const std::string& criterion, bool apart) {
  const Look& look = v.look();
  const bool zh = look.language == Language::zh;
  const Library& library = v.c().model->library;
  const Criterion* found = find_criterion(library, criterion);
  const EndsInWords ends = found ? ends_in_words(found->help) : EndsInWords{};
  const std::string worst = in_brief(ends.worst.in(look.language)), best = in_brief(ends.best.in(look.language));
  if (worst.empty() || best.empty()) return way_of(library, criterion).in(look.language);
  const auto end = [&](const char* word, const std::string& words, std::optional<double> number) {
    std::string text = "**" + std::string(tr(look.language, word)) + "**";
    if (number) {
      const std::string amount = quantity(*number, found->unit).in(look.language);
      text += zh ? "（" + amount + "）" : " (" + amount + ")";
    }
    return text + (zh ? "：" : ": ") + words;
  };
  const auto& scale = found->scale;
  std::string text = end(mark("Worst"), worst, scale ? std::optional(scale->worst) : std::nullopt) +
                     (apart ? "\n"
                      : zh  ? "；"
                            : ";  ") +
                     end(mark("Best"), best, scale ? std::optional(scale->best) : std::nullopt);
  if (!apart || is_leaf(*found)) return text;
  std::vector<Text> names; // what goes from worst to best together
  for (const std::string& leaf : leaves(library, criterion)) names.push_back(plain(criterion_name(v.session, leaf)));
  return text + "\n" + sentence(look, mark("all of: {}"), list(names));
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

void put_row(WeightsView& v, const std::string& row, std::uint64_t gesture) {
  if (v.looked)
    v.intents.push_back(LookAtWay{row});
  else
    v.intents.push_back(Change{"weight." + v.w->node, row, gesture});
}

} // namespace yindi::gui
