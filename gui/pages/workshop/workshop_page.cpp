#include "gui/pages/workshop/workshop_page.h"

#include "engine/format/words.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

enum class WorkshopPart { round, entry, results, decision, record };

WorkshopPart part_of(const Session& session) {
  return static_cast<WorkshopPart>(chosen_view(session.selection, "workshop"));
}

float part_row(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const std::vector<std::string> parts = view_names(look, "workshop");
  const Box box{column.x, y, std::min(column.w, segments_width(look, parts)), look.px(control_height)};
  if (const auto chosen =
          segments(look, "part", box, parts, static_cast<int>(chosen_view(v.session.selection, "workshop"))))
    v.intents.push_back(ChooseView{"workshop", workshop_views()[static_cast<std::size_t>(*chosen)].id});
  return box.h + look.px(16);
}

/// Who is done at the left and the way into the room at the right; one below the other where there is no room.
float open_round(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float gap = look.px(28);
  if (column.w < look.px(760)) {
    const float h = who_is_done(v, column, y) + gap;
    return h + phones(v, column, y + h);
  }
  const float left = std::min(look.px(376), column.w * .4F);
  const float of_left = who_is_done(v, {column.x, left}, y);
  const Column right{column.x + left + 2 * gap, column.w - left - 2 * gap};
  const float of_right = phones(v, right, y), h = std::max(of_left, of_right);
  vertical(column.x + left + gap, y, y + h, look.colours.line);
  return h;
}

float part(WorkshopView& v, const Column& column, float y) {
  switch (part_of(v.session)) {
  case WorkshopPart::round:
    return open_round_of(v.session) ? open_round(v, column, y) : new_round(v, column, y);
  case WorkshopPart::entry:
    return ballot_entry(v, column, y);
  case WorkshopPart::results:
    return round_results(v, column, y);
  case WorkshopPart::decision:
    return decision_block(v, column, y);
  case WorkshopPart::record:
    return record_block(v, column, y);
  }
  return 0;
}

} // namespace

std::vector<ViewRow> workshop_views() {
  return {{"round", mark("The round")},
          {"entry", mark("Paper and files")},
          {"results", mark("What they say")},
          {"decision", mark("Decision")},
          {"record", mark("Record")}};
}

void workshop_page(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box page = room();
  const Column column{page.x + look.px(28), page.w - look.px(52)};
  WorkshopView v{session, ui, intents};
  float y = page.y + look.px(18);
  y += part_row(v, column, y);
  y += part(v, column, y);
  ImGui::SetCursorScreenPos({page.x, y + look.px(24)});
  ImGui::Dummy({1, 1});
}

PageState workshop_state(const Session& session) {
  if (open_round_of(session)) {
    const int waiting = session.workshop.room ? session.workshop.room->view.waiting : 0;
    return {waiting > 0 ? State::attention : State::running, waiting};
  }
  return {closed_rounds_of(session).empty() ? State::waiting : State::done, 0};
}

bool labelled_field(const Look& look, const char* id, const std::string& label, std::string& text,
                    const std::string& hint, const Box& box, float label_width) {
  put_in(look, {box.x, box.y, label_width - look.px(8), box.h}, label, {}, look.colours.t2);
  return field(look, id, {box.x + label_width, box.y, box.w - label_width, box.h}, text, hint);
}

std::vector<std::string> askable_nodes(const Library& library) {
  std::vector<std::string> nodes = {goal};
  for (std::size_t i = 0; i < nodes.size(); ++i)
    for (const std::string& child : children(library, nodes[i])) nodes.push_back(child);
  std::erase_if(nodes, [&](const std::string& node) { return children(library, node).size() < 2; });
  return nodes;
}

const char* naming_id(int naming) {
  static const std::vector<std::string> ids = round_namings();
  return ids[static_cast<std::size_t>(std::clamp(naming, 0, 2))].c_str();
}

NextRound next_round(const Session& session, const WorkshopState& state) {
  const Case& c = shown_case(session);
  NextRound next;
  for (const std::string& node : askable_nodes(c.model->library))
    if (state.nodes ? state.nodes->contains(node) : node == goal) next.nodes.push_back(node);
  if (next.nodes.empty()) {
    next.refused = say(mark("Choose what is asked."));
    return next;
  }
  Round round;
  round.number = 1;
  round.nodes = next.nodes;
  Loaded<QuestionSheet> sheet = question_sheet(c, round);
  if (!sheet.value && !sheet.diagnostics.empty()) next.refused = sheet.diagnostics.front().message;
  next.sheet = std::move(sheet.value);
  if (next.refused.empty() && std::string_view(naming_id(state.naming)) == "named" && c.judging.participants.empty())
    next.refused = say(mark("A named round needs participants: add them above."));
  const auto minutes = read_number(state.minutes);
  const bool timed = !trim(state.minutes).empty();
  if (timed &&
      (!minutes.value || *minutes.value < 1 || *minutes.value > 600 || *minutes.value != std::floor(*minutes.value)))
    next.refused = say(mark("Minutes are a whole number from 1 to 600, or blank."));
  if (!next.refused.empty() || !next.sheet) return next;
  OpenRound order;
  order.plan = {next.nodes, naming_id(state.naming), plain(std::string(trim(state.title)))};
  order.minutes = timed ? static_cast<int>(*minutes.value) : 0;
  next.order = order;
  return next;
}

std::vector<PersonRow> people_of_round(const Session& session) {
  std::vector<PersonRow> rows;
  const Round* round = open_round_of(session);
  if (!round) return rows;
  const std::vector<PersonView> none;
  const auto& people = session.workshop.room ? session.workshop.room->view.people : none;
  if (round->naming != "named") {
    for (const PersonView& one : people)
      if (one.admitted) rows.push_back({one.shown, one.begun, one.done});
    return rows;
  }
  for (const Participant& participant : shown_case(session).judging.participants) { // in the order of the case
    const auto seen = std::find_if(people.begin(), people.end(),
                                   [&](const PersonView& one) { return one.admitted && one.who == participant.id; });
    const bool there = seen != people.end();
    rows.push_back({one_line(participant.name.empty() ? participant.id : participant.name), there && seen->begun,
                    there && seen->done});
  }
  return rows;
}

} // namespace yindi::gui
