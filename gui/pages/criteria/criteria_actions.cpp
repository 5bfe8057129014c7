#include "gui/pages/actions.h"
#include "gui/pages/criteria/criteria_page.h"
#include "gui/platform/imgui_compat.h"

namespace yindi::gui {
namespace {

bool has_point(const Session&, const UiState& ui) { return ui.criteria.point >= 0; }

/// Whether the chosen criterion has a sibling before (-1) or after (1) it.
template <int by>
bool has_sibling(const Session& session, const UiState& ui) {
  if (!session.document.history) return false;
  const Library& library = shown_case(session).model->library;
  const Criterion* chosen = chosen_criterion(library, ui.criteria);
  if (!chosen) return false;
  const auto siblings = children(library, chosen->parent.empty() ? goal : chosen->parent);
  return (by < 0 ? siblings.front() : siblings.back()) != chosen->id;
}

template <class Does>
std::function<void(const Session&, UiState&, Intents&)> on_criteria(Does does) {
  return [does](const Session& session, UiState& ui, Intents& intents) {
    CriteriaView v = criteria_view(session, ui, intents);
    does(v);
  };
}

/// The arrows move the chosen point, by one in a hundred of the range and with Shift by one in a thousand; without one
/// they go through the tree.
Action arrow_key(const std::string& id, const char* label, Key key, double right, double up, bool fine) {
  return {.id = fine ? id + " fine" : id,
          .label = say(label),
          .shortcut = {key, {.shift = fine}, true},
          .enabled = right != 0 || fine ? has_point : nullptr,
          .run = on_criteria([=](CriteriaView& v) {
            ImGui::NavMoveRequestCancel();
            const double by = fine ? .001 : .01;
            if (v.state().point >= 0)
              move_point(v, right * by, up * by);
            else
              step_criterion(v, up > 0 ? -1 : 1);
          }),
          .quiet = true};
}

void begin_adding(CriteriaView& v) {
  CriteriaState& state = v.state();
  state.adding = state.add_begins = !state.adding;
  if (!v.chosen) return;
  state.new_under = is_group(v.library(), v.chosen->id) ? v.chosen->id : v.chosen->parent;
}

void remove_point(CriteriaView& v) {
  const auto i = static_cast<std::size_t>(v.state().point);
  if (!v.chosen || v.chosen->value.kind != "piecewise" || i == 0 || i + 1 >= v.chosen->value.points.size()) return;
  Criterion changed = *v.chosen;
  changed.value.points.erase(changed.value.points.begin() + static_cast<std::ptrdiff_t>(i));
  v.state().point = -1;
  v.put("value", changed);
}

} // namespace

std::vector<Action> criteria_actions() {
  std::vector<Action> result = {
      {.id = "add criterion",
       .label = say(mark("Add criterion...")),
       .shortcut = {Key::insert, {}},
       .run = on_criteria(begin_adding)},
      {.id = "take criterion", .label = say(mark("Take from a library...")), .run = on_criteria(begin_taking)},
      {.id = "delete criterion",
       .label = say(mark("Delete this criterion, or the chosen point")),
       .shortcut = {Key::erase, {}},
       .run = on_criteria([](CriteriaView& v) {
         if (v.state().point >= 0)
           remove_point(v);
         else
           v.state().removing = true;
       })},
      {.id = "leave point",
       .label = say(mark("Leave the point")),
       .shortcut = {Key::escape, {}},
       .enabled = has_point,
       .run = [](const Session&, UiState& ui, Intents&) { ui.criteria.point = -1; },
       .quiet = true},
      {.id = "criterion earlier",
       .label = say(mark("Move the criterion up among its siblings")),
       .shortcut = {Key::up, {.alt = true}, true},
       .enabled = has_sibling<-1>,
       .run = on_criteria([](CriteriaView& v) { reorder_chosen(v, -1); })},
      {.id = "criterion later",
       .label = say(mark("Move the criterion down among its siblings")),
       .shortcut = {Key::down, {.alt = true}, true},
       .enabled = has_sibling<1>,
       .run = on_criteria([](CriteriaView& v) { reorder_chosen(v, 1); })},
      {.id = "switch criterion",
       .label = say(mark("Switch this criterion off or on")),
       .run = on_criteria(switch_chosen)}};
  for (const bool fine : {false, true}) {
    static constexpr struct {
      const char *id, *label;
      Key key;
      double right, up;
    } steps[] = {{"point left", mark("The point to the left"), Key::left, -1, 0},
                 {"point right", mark("The point to the right"), Key::right, 1, 0},
                 {"criterion up", mark("The criterion above, or the point up"), Key::up, 0, 1},
                 {"criterion down", mark("The criterion below, or the point down"), Key::down, 0, -1}};
    for (const auto& step : steps)
      result.push_back(arrow_key(step.id, step.label, step.key, step.right, step.up, fine));
  }
  return result;
}

} // namespace yindi::gui
