#include "gui/pages/actions.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/platform/imgui_compat.h"

namespace yindi::gui {
namespace {

/// Whether a pair is asked about.
bool asks(const Session& session, const UiState&) {
  const Asked& asked = session.results.asked;
  return asked.weighing && !asked.weighing->pairs.empty() && !shown_weighting(shown_case(session), asked);
}

/// Whether another way to weigh is looked at.
bool looks_at_way(const Session& session, const UiState&) { return session.results.asked.looked.has_value(); }

bool can_answer(const Session& session, const UiState& ui) {
  return asks(session, ui) && !session.results.asked.weighing->voice.none();
}

bool has_answer(const Session& session, const UiState& ui) {
  const Asked& asked = session.results.asked;
  return asks(session, ui) && asked.weighing->pairs[asked.pair].written;
}

/// Enter presses what the keyboard has brought the focus to; only without one it goes on.
bool goes_on_by_enter(const Session& session, const UiState& ui) {
  return asks(session, ui) && !keyboard_was_used_last();
}

template <class Does>
std::function<void(const Session&, UiState&, Intents&)> on_view(Does does) {
  return [does](const Session& session, UiState& ui, Intents& intents) {
    if (auto view = weights_view(session, ui, intents)) does(*view);
  };
}

/// 1 to 9 for the first of the pair, with Shift for the second.
std::vector<Action> answers() {
  std::vector<Action> result;
  for (const bool second : {false, true})
    for (int n = second ? 2 : 1; n <= 9; ++n) {
      const auto key = static_cast<Key>(static_cast<int>(Key::one) + n - 1);
      const std::string times = std::to_string(n);
      result.push_back({.id = "answer " + (second ? "1/" + times : times),
                        .label = n == 1   ? say(mark("Answer: equal"))
                                 : second ? say(mark("Answer: {} for the second"), times)
                                          : say(mark("Answer: {} for the first"), times),
                        .shortcut = {key, {.shift = second}},
                        .other_shortcut = n == 1 ? Shortcut{key, {.shift = true}} : Shortcut{},
                        .enabled = can_answer,
                        .run = on_view([=](WeightsView& v) { answer_with(v, second ? 1.0 / n : n); }),
                        .quiet = true});
    }
  return result;
}

Action arrow(const char* id, const char* label, Key key, int by) {
  return {.id = id,
          .label = say(label),
          .shortcut = {key, {}, true},
          .enabled = can_answer,
          .run = on_view([by](WeightsView& v) {
            ImGui::NavMoveRequestCancel(); // here the arrows move the answer, not the focus
            step_answer(v, by);
          })};
}

void take_back(WeightsView& v) {
  const Judgement& written = *v.pair().written;
  v.intents.push_back(Change{judgement_path(v.w->voice, v.w->node, written.a, written.b), ""});
}

} // namespace

std::vector<Action> weights_actions() {
  std::vector<Action> result = {
      {.id = "next question",
       .label = say(mark("Next question")),
       .shortcut = {Key::s, {}},
       .enabled = asks,
       .run = on_view([](WeightsView& v) { step_question(v, 1); })},
      {.id = "on to the next question",
       .label = say(mark("On to the next question")),
       .shortcut = {Key::enter, {}},
       .enabled = goes_on_by_enter,
       .run = on_view([](WeightsView& v) { step_question(v, 1); }),
       .quiet = true},
      {.id = "previous question", .label = say(mark("Previous")), .enabled = asks, .run = on_view([](WeightsView& v) {
                                                                                     step_question(v, -1);
                                                                                   })},
      {.id = "comment",
       .label = say(mark("A comment on this answer")),
       .shortcut = {Key::c, {}},
       .enabled = has_answer,
       .run = on_view([](WeightsView& v) { type_words(v, "comment"); })},
      {.id = "range",
       .label = say(mark("An answer as a range")),
       .shortcut = {Key::r, {}},
       .enabled = can_answer,
       .run = on_view(type_range)},
      {.id = "take back",
       .label = say(mark("Take the answer back")),
       .shortcut = {Key::erase, {}},
       .enabled = has_answer,
       .run = on_view(take_back)},
      arrow("answer left", mark("One step to the first"), Key::left, -1),
      arrow("answer right", mark("One step to the second"), Key::right, 1),
      {.id = "apply the way",
       .label = say(mark("Apply")),
       .enabled = looks_at_way,
       .run = [](const Session&, UiState&, Intents& intents) { intents.push_back(ApplyWay{}); }},
      {.id = "leave the way",
       .label = say(mark("Leave as it is")),
       .enabled = looks_at_way,
       .run = [](const Session&, UiState&, Intents& intents) { intents.push_back(LookAtWay{}); }},
      {.id = "data weights",
       .label = say(mark("What would the data weigh?")),
       .run = [](const Session&, UiState& ui, Intents&) { ui.weights.data_open = !ui.weights.data_open; }}};
  const auto all = answers();
  result.insert(result.end(), all.begin(), all.end());
  return result;
}

} // namespace yindi::gui
