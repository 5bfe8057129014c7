// Why: what sealed means while a round is open; where the group's figures come from once it is closed.

#include "engine/workshop/questionnaire.h"
#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

void sealed(const WorkshopView& v, Cursor& at) {
  const Palette& p = v.look().colours;
  at.title(v.tell(mark("What is sealed?")));
  at.gap(6);
  at.say(v.tell(mark("Answers lie in a store beside the round. No page shows one, no total is made of them, and no "
                     "ranking uses them before the round is closed.")),
         p.t2);
  at.gap(8);
  at.say(v.tell(mark("It is not encryption: who can read this computer's disk could read them.")), p.t2);
  const Workshop& w = v.session.workshop;
  if (!w.room) return;
  at.rule();
  at.title(v.tell(mark("In the room")));
  at.gap(6);
  const RoomView& view = w.room->view;
  at.say(v.tell(say(mark("begun: {0}, done: {1}, waiting to be let in: {2}"), std::to_string(view.begun),
                    std::to_string(view.done), std::to_string(view.waiting))),
         p.ink);
  if (view.aside > 0) at.say(v.tell(say(mark("set aside: {}"), std::to_string(view.aside))), p.warn);
  long refused = 0;
  for (const auto& [why, count] : view.refused) refused += count;
  if (refused > 0) {
    at.gap(6);
    at.say(v.tell(say(mark("requests refused: {}"), std::to_string(refused))), p.warn);
    for (const auto& [why, count] : view.refused) at.say(why + "  " + std::to_string(count), p.t3);
  }
}

/// Each participant's sheet: its code as it is printed, and whether it is in.
void sheets(const WorkshopView& v, Cursor& at) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Round* round = open_round_of(v.session);
  if (!round || round->naming != "named" || look.projector) return;
  at.title(v.tell(say(mark("Sheets of round {}"), std::to_string(round->number))));
  at.gap(6);
  const std::vector<PersonRow> people = people_of_round(v.session);
  const float row = look.px(28), code_w = look.px(92);
  for (std::size_t k = 0; k < people.size(); ++k) {
    const bool done = people[k].done;
    const std::string state = v.tell(done ? mark("done") : mark("not yet in"));
    const float state_w = width(look, state, {});
    state_mark(look, {at.x + look.px(9), at.y + row / 2}, done ? State::done : State::waiting);
    put_in(look, {at.x + look.px(26), at.y, code_w, row}, sheet_code(round->number, static_cast<int>(k) + 1),
           {TextSize::S, true}, p.ink);
    put_in(look, {at.x + look.px(26) + code_w, at.y, at.w - code_w - state_w - look.px(34), row}, people[k].name, {},
           p.ink);
    put_in(look, {at.x + at.w - state_w, at.y, state_w, row}, state, {}, p.t3, Align::right);
    at.y += row;
    horizontal(at.x, at.x + at.w, at.y, p.line);
  }
  at.rule();
}

void rounds_so_far(const WorkshopView& v, Cursor& at) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const auto& rounds = v.c().judging.rounds;
  at.title(v.tell(mark("Rounds on record")));
  at.gap(6);
  if (rounds.empty()) return at.say(v.tell(mark("None yet.")), p.t3);
  for (const Round& round : rounds) {
    const bool open = round.state == "open";
    state_mark(look, {at.x + look.px(9), at.y + look.px(10)}, open ? State::running : State::done);
    const std::string text = open ? v.tell(say(mark("Round {0}, {1}: open"), std::to_string(round.number),
                                               std::string(tr(look.language, naming_name(round.naming)))))
                                  : v.tell(say(mark("Round {0}, {1}; ballots: {2}"), std::to_string(round.number),
                                               std::string(tr(look.language, naming_name(round.naming))),
                                               std::to_string(round.ballots.size())));
    at.y += paragraph(look, at.x + look.px(28), at.y, at.w - look.px(28), text, {}, p.ink) + look.px(4);
  }
}

void figures(const WorkshopView& v, Cursor& at) {
  const Palette& p = v.look().colours;
  at.title(v.tell(mark("What do the figures mean?")));
  const char* texts[] = {
      mark("**Disagreement** is the spread of what people weigh, as the standard deviation of logarithms; times the "
           "weight it says what to talk about first."),
      mark("**Consensus** is Goepel's S*, from the diversity of all (γ) and of each (α): 1 where all weigh alike, 0 "
           "where "
           "each puts another first."),
      mark("**Blocs** are people whose weights are near each other; one or two criteria tell them apart."),
      mark("**Without one**: would first place change if one person or group had not taken part?"),
      mark("**The compromise** is what nobody would regret much, measured by each one's own weights.")};
  for (const char* text : texts) {
    at.gap(8);
    at.say(v.tell(text), p.t2);
  }
}

void decided(const WorkshopView& v, Cursor& at) {
  const Palette& p = v.look().colours;
  at.title(v.tell(mark("Decided so far")));
  at.gap(6);
  const auto& all = v.c().record.decisions;
  if (all.empty()) return at.say(v.tell(mark("None yet.")), p.t3);
  for (const Decision& one : all) {
    std::vector<Text> names;
    for (const std::string& id : one.chosen) names.push_back(plain(industry_name(v.session, id)));
    at.say("**" + county_name(v.session, one.county) + "**  " + list(names).in(v.look().language), p.ink);
    if (!one.by.empty() || !one.date.empty())
      at.say(one.by + (one.by.empty() || one.date.empty() ? "" : ", ") + one.date, p.t3);
    at.gap(6);
  }
}

void kept(const WorkshopView& v, Cursor& at) {
  const Palette& p = v.look().colours;
  at.title(v.tell(mark("What does the record keep?")));
  const char* texts[] = {
      mark("**The journal** has a line for each edit that is saved here, each import and each round: who, when, where, "
           "from what to what, why. Each line holds the hash of the one before it, so that none can be changed, cut "
           "or moved unseen."),
      mark("**A closed round** stands in it with the hash of every ballot."),
      mark("**A snapshot** is the casebook as it was, a folder that opens like any other; two of them tell what "
           "changed between: the weights, by whom and why, and what rose or fell."),
      mark("What another program changed has no line; a snapshot shows it.")};
  for (const char* text : texts) {
    at.gap(8);
    at.say(v.tell(text), p.t2);
  }
}

} // namespace

void workshop_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box box = room();
  const WorkshopView v{session, ui, intents};
  Cursor at{look, box.x + look.px(22), box.y + look.px(22), box.w - look.px(44)};
  at.say(v.tell(mark("Why?")), look.colours.t3);
  const std::size_t view = chosen_view(session.selection, "workshop");
  if (view == 2)
    figures(v, at);
  else if (view == 3)
    decided(v, at);
  else if (view == 4)
    kept(v, at);
  else
    sealed(v, at);
  at.rule();
  if (view == 1) sheets(v, at);
  rounds_so_far(v, at);
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(24)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
