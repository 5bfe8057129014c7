#include "gui/pages/actions.h"
#include "gui/pages/workshop/workshop_page.h"
#include "gui/platform/imgui_compat.h"

namespace yindi::gui {
namespace {

bool enters(const Session& session, const UiState&) {
  return session.selection.shows("workshop", "entry") && !session.selection.projector && session.workshop.sheet;
}
bool compares(const Session& session, const UiState& ui) {
  return enters(session, ui) && ui.workshop.entry.typing == 2;
}
bool serves(const Session& session, const UiState&) {
  return session.workshop.served && session.workshop.orders.empty();
}
bool may_serve(const Session& session, const UiState& ui) {
  return open_round_of(session) && !session.workshop.served && session.workshop.orders.empty() &&
         serving_wanted(ui.workshop);
}
bool may_open(const Session& session, const UiState& ui) {
  return session.selection.shows("workshop") && !open_round_of(session) && session.workshop.orders.empty() &&
         next_round(session, ui.workshop).order;
}
bool is_round_open(const Session& session, const UiState&) { return open_round_of(session) != nullptr; }

template <class Does>
std::function<void(const Session&, UiState&, Intents&)> in_view(Does does) {
  return [does](const Session& session, UiState& ui, Intents& intents) {
    WorkshopView v{session, ui, intents};
    does(v);
  };
}

Action entry_step(const char* id, const char* label, Key key, void (*step)(WorkshopView&, int), int by) {
  return {.id = id,
          .label = say(label),
          .shortcut = {key, {}, true},
          .enabled = enters,
          .run = in_view([=](WorkshopView& v) {
            ImGui::NavMoveRequestCancel(); // here the arrows move the answer, not the focus
            step(v, by);
          }),
          .quiet = true};
}

std::vector<Action> typed_answers() {
  std::vector<Action> result;
  for (const bool second : {false, true})
    for (int n = 1; n <= 9; ++n) {
      const auto key = static_cast<Key>(static_cast<int>(Key::one) + n - 1);
      const std::string value = second && n > 1 ? "1/" + std::to_string(n) : std::to_string(n);
      result.push_back({.id = "entry " + std::string(second ? "second " : "") + std::to_string(n),
                        .label = say(mark("Type in: {}"), value),
                        .shortcut = {key, {.shift = second}},
                        .enabled = enters,
                        .run = in_view([=](WorkshopView& v) {
                          // Where the two typings are compared 1 and 2 say which of them is right.
                          if (v.state().entry.typing < 2)
                            answer_entry(v, value);
                          else if (!second && n <= 2)
                            settle_difference(v, n);
                        }),
                        .quiet = true});
    }
  return result;
}

} // namespace

std::vector<Action> workshop_actions() {
  std::vector<Action> result = {
      entry_step("entry left", mark("One step to the first"), Key::left, step_entry_answer, -1),
      entry_step("entry right", mark("One step to the second"), Key::right, step_entry_answer, 1),
      entry_step("entry up", mark("The question before"), Key::up, step_entry, -1),
      entry_step("entry down", mark("The question after"), Key::down, step_entry, 1),
      {.id = "entry don't know",
       .label = say(mark("Type in: don't know")),
       .shortcut = {Key::d, {}},
       .enabled = enters,
       .run = in_view([](WorkshopView& v) { answer_entry(v, "skip"); }),
       .quiet = true},
      {.id = "entry blank",
       .label = say(mark("Type in: left blank")),
       .shortcut = {Key::b, {}},
       .enabled = enters,
       .run = in_view([](WorkshopView& v) { answer_entry(v, ""); }),
       .quiet = true},
      {.id = "entry first",
       .label = say(mark("The first typing is right")),
       .enabled = compares,
       .run = in_view([](WorkshopView& v) { settle_difference(v, 1); }),
       .quiet = true},
      {.id = "entry second",
       .label = say(mark("The second typing is right")),
       .enabled = compares,
       .run = in_view([](WorkshopView& v) { settle_difference(v, 2); }),
       .quiet = true},
      {.id = "next difference",
       .label = say(mark("Next difference")),
       .shortcut = {Key::f8, {}},
       .enabled = compares,
       .run = in_view(next_difference)},
      {.id = "more time", .label = say(mark("+ 5 minutes")), .enabled = is_round_open, .run = emits(AddTime{5})},
      {.id = "open round",
       .label = say(mark("Open the round that the page describes")),
       .enabled = may_open,
       .run = [](const Session& session, UiState& ui,
                 Intents& intents) { intents.push_back(RoomOrder(*next_round(session, ui.workshop).order)); }},
      {.id = "let phones in",
       .label = say(mark("Let phones in")),
       .enabled = may_serve,
       .run = [](const Session&, UiState& ui,
                 Intents& intents) { intents.push_back(RoomOrder(*serving_wanted(ui.workshop))); }},
      {.id = "stop the phones",
       .label = say(mark("Stop the phones")),
       .enabled = serves,
       .run = emits(RoomOrder(StopServing{}))}};
  const auto all = typed_answers();
  result.insert(result.end(), all.begin(), all.end());
  return result;
}

} // namespace yindi::gui
