// The open round: who is done but not what, the time, and closing it.

#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

std::string clock_text(double seconds) {
  const long whole = std::lround(std::floor(std::abs(seconds)));
  const std::string rest = std::to_string(whole % 60);
  const std::string minutes = std::to_string(whole / 60);
  return (minutes.size() < 2 ? "0" : "") + minutes + (rest.size() < 2 ? ":0" : ":") + rest;
}

float sealed_badge(const Look& look, float x, float y, const std::string& text) {
  const Palette& p = look.colours;
  const float w = width(look, text, {TextSize::M, true}) + look.px(50);
  const Box box{x, y, w, look.px(34)};
  fill(box, p.info_tint, look.px(17));
  icon(look, {x + look.px(22), box.centre().y}, Icon::lock, p.info, 18);
  put_in(look, {x + look.px(38), y, w - look.px(46), box.h}, text, {TextSize::M, true}, p.info);
  return w;
}

/// How many are done in large type, and the time that is left at the right.
float counts(WorkshopView& v, const Column& column, float y, std::size_t done, std::size_t all) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float big = look.px(40);
  const std::string number =
      all > 0 ? v.tell(say(mark("{0} of {1}"), std::to_string(done), std::to_string(all))) : std::to_string(done);
  const float used = put(look, column.x, y, number, {TextSize::L, true}, p.ink);
  put(look, column.x + used + look.px(10), y + look.px(12), v.tell(mark("are done")), {TextSize::M}, p.t2);
  const auto& room = v.session.workshop.room;
  if (room && room->view.closing)
    put_in(look, {column.x, y + big, column.w * .8F, look.px(20)}, v.tell(mark("another program is closing the round")),
           {}, p.warn);
  else if (room && room->view.waiting > 0) // seen here also where the list of who waits is off the screen
    put_in(look, {column.x, y + big, column.w * .8F, look.px(20)},
           v.tell(say(mark("waiting to be let in: {}"), std::to_string(room->view.waiting))), {}, p.warn);
  if (const auto left = seconds_left(v.session)) {
    const std::string time = clock_text(*left);
    const float w = width(look, time, {TextSize::L, true});
    const ImU32 ink = *left < 0 ? p.warn : p.ink;
    put(look, column.x + column.w - w, y, time, {TextSize::L, true}, ink);
    put_in(look, {column.x, y + big, column.w, look.px(20)}, v.tell(*left < 0 ? mark("over") : mark("left")), {},
           *left < 0 ? p.warn : p.t3, Align::right);
  }
  y += look.px(66);
  const Box track{column.x, y, column.w, look.px(12)};
  fill(track, p.line2, look.px(6));
  const float share = all > 0 ? static_cast<float>(done) / static_cast<float>(all) : 0;
  if (share > 0) fill({track.x, track.y, std::max(track.h, track.w * share), track.h}, p.ok, look.px(6));
  return look.px(66 + 12 + 16);
}

float names_of(const Look& look, const std::vector<PersonRow>& people, const Column& column, float y) {
  const Palette& p = look.colours;
  const float row = look.px(people.size() > 30 ? 26.F : 34.F);
  float longest = 0;
  for (const PersonRow& person : people) longest = std::max(longest, width(look, person.name, {TextSize::S, true}));
  // Up to a dozen names stand whole, one below the other, rather than cut beside each other.
  const bool whole = people.size() > 12 || longest + look.px(38) <= column.w / 2;
  const std::size_t columns = column.w > look.px(300) && whole ? 2 : 1;
  const std::size_t rows = (people.size() + columns - 1) / columns;
  const float w = column.w / static_cast<float>(columns);
  for (std::size_t i = 0; i < people.size(); ++i) { // down the first column, then the second: the order of the list
    const float x = column.x + w * static_cast<float>(i / rows), at = y + row * static_cast<float>(i % rows);
    const State state = people[i].done ? State::done : people[i].begun ? State::running : State::waiting;
    state_mark(look, {x + look.px(9), at + row / 2}, state);
    put_in(look, {x + look.px(30), at, w - look.px(38), row}, people[i].name, {TextSize::S, !people[i].done}, p.ink);
  }
  return row * static_cast<float>(rows);
}

/// Asks once and names who is not done.
float closing_question(WorkshopView& v, const Column& column, float y, const std::vector<PersonRow>& people,
                       bool names) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float pad = look.px(14), begin = y;
  std::vector<Text> open;
  for (const PersonRow& person : people)
    if (!person.done) open.push_back(plain(person.name));
  const std::string text =
      open.empty() ? v.tell(mark("Everybody is done. Closing is final and reveals the round."))
      : names ? v.tell(say(mark("Not done: {}. Closing is final; what they have answered so far counts."), list(open)))
              : v.tell(say(mark("{} are not done. Closing is final; what they have answered so far counts."),
                           std::to_string(open.size())));
  const float text_h = paragraph(look, 0, 0, column.w - 2 * pad, text, {}, p.ink, false);
  const float h = text_h + look.px(44 + 12) + 2 * pad;
  fill({column.x, y, column.w, h}, p.warn_tint, look.px(8));
  y += pad;
  y += paragraph(look, column.x + pad, y, column.w - 2 * pad, text, {}, p.ink) + look.px(12);
  const float half = (column.w - 2 * pad - look.px(10)) / 2;
  if (button(look, "close for good", {column.x + pad, y, half, look.px(44)}, v.tell(mark("Close for good")),
             {Kind::primary, !v.busy()})) {
    v.order(CloseRound{});
    v.state().closing = false;
  }
  if (button(look, "keep open", {column.x + pad + half + look.px(10), y, half, look.px(44)}, v.tell(mark("Stay open"))))
    v.state().closing = false;
  return y + look.px(44) + pad - begin;
}

float round_buttons(WorkshopView& v, const Column& column, float y, const std::vector<PersonRow>& people, bool names) {
  const Look& look = v.look();
  const float begin = y, h = look.px(control_height), half = (column.w - look.px(10)) / 2;
  if (v.state().closing)
    y += closing_question(v, column, y, people, names) + look.px(12);
  else {
    if (button(look, "close round", {column.x, y, column.w, look.px(44)}, v.tell(mark("Close and reveal...")),
               {Kind::primary, !v.busy()}))
      v.state().closing = true;
    y += look.px(56);
  }
  if (button(look, "more time", {column.x, y, half, h}, v.tell(mark("+ 5 minutes")))) v.intents.push_back(AddTime{5});
  const bool served = v.session.workshop.served != nullptr;
  if (served && button(look, "stop serving", {column.x + half + look.px(10), y, half, h},
                       v.tell(mark("Stop the phones")), {Kind::plain, !v.busy()}))
    v.order(StopServing{});
  if (!served && seconds_left(v.session) &&
      button(look, "no timer", {column.x + half + look.px(10), y, half, h}, v.tell(mark("No timer"))))
    v.intents.push_back(SetTimer{0});
  return y + h - begin;
}

} // namespace

float who_is_done(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Round& round = *open_round_of(v.session);
  const float begin = y;
  const std::string title = v.tell(say(mark("Round {}"), std::to_string(round.number)));
  const float used = put(look, column.x, y, title, {TextSize::L, true}, p.ink);
  sealed_badge(look, column.x + used + look.px(16), y + look.px(3), v.tell(mark("sealed")));
  y += look.px(44);
  if (const std::string name = round.title.in(look.language); !name.empty())
    y += paragraph(look, column.x, y, column.w, name, {TextSize::M}, p.ink);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(mark("Nobody sees an answer, nor a total, before the round is closed.")), {}, p.t2) +
       look.px(20);
  const std::vector<PersonRow> people = people_of_round(v.session);
  const auto done = static_cast<std::size_t>(
      std::count_if(people.begin(), people.end(), [](const PersonRow& one) { return one.done; }));
  y += counts(v, column, y, done, people.size());
  // Who taps "hand in" in the room would be seen beside the pseudonym that turns green.
  const bool names = round.naming == "named";
  if (names)
    y += names_of(look, people, column, y) + look.px(24);
  else
    y += paragraph(look, column.x, y, column.w, v.tell(mark("A round that is not by name shows the number alone.")), {},
                   p.t3) +
         look.px(24);
  y += round_buttons(v, column, y, people, names) + look.px(16);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(say(mark("Closing is final: asking again starts round {}, and what was asked before stays on "
                                 "record."),
                            std::to_string(round.number + 1))),
                 {}, p.t3);
  if (has_errors(v.session.workshop.last.problems)) {
    y += look.px(12);
    y += paragraph(look, column.x, y, column.w, v.tell(v.session.message), {}, p.err);
  }
  return y - begin;
}

} // namespace yindi::gui
