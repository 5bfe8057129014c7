// Ballot files, survey tables and paper: what comes in, what is printed, and what became of it.

#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cstdlib>

namespace yindi::gui {

float files_and_paper(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y, h = look.px(control_height);
  y += block_title(look, column, y, v.tell(mark("Ballot files and survey tables")),
                   v.tell(mark("from a stick, or dropped into the window")));
  const std::string take = v.tell(mark("Take in")), sheets = v.tell(mark("Print the sheets")),
                    slips = v.tell(mark("Print personal slips"));
  const float w = button_width(look, take);
  const Box line{column.x, y, std::min(look.px(560), column.w - w - look.px(8)), h};
  field(look, "##files", line, v.state().files, v.tell(mark("path of a .toml ballot or a .csv table")));
  if (button(look, "take files", {line.right() + look.px(8), y, w, h}, take,
             {Kind::plain, !v.state().files.empty() && !v.busy()})) {
    v.order(TakeFiles{{v.state().files}});
    v.state().files.clear();
  }
  y += h + look.px(16);
  y += block_title(look, column, y, v.tell(mark("On paper")), v.tell(mark("as PDF beside the casebook")));
  const bool named = open_round_of(v.session)->naming == "named";
  float x = column.x;
  if (!named) {
    labelled_field(look, "##seats", v.tell(mark("How many")), v.state().seats, "12", {x, y, look.px(170), h},
                   look.px(90));
    x += look.px(182);
  }
  int count = std::clamp(std::atoi(v.state().seats.c_str()), 0, 2000);
  if (!named && count == 0) count = 12;
  const Language language = look.language;
  const float sheets_w = button_width(look, sheets);
  if (button(look, "print sheets", {x, y, sheets_w, h}, sheets, {Kind::plain, !v.busy()}))
    v.order(PrintSheets{language, named ? 0 : count});
  const std::string hint =
      v.tell(mark("One link a person, as a QR code; they hold the room's address, so let phones in first."));
  if (button(look, "print slips", {x + sheets_w + look.px(8), y, button_width(look, slips), h}, slips,
             {Kind::plain, v.session.workshop.served && !v.busy(), {}, hint}))
    v.order(PrintSlips{language, count});
  return y + h - begin;
}

float ballots_in(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  if (has_errors(v.session.workshop.last.problems))
    for (const Diagnostic& problem : v.session.workshop.last.problems) {
      if (problem.severity != Severity::error) continue;
      std::string text = v.tell(problem.message);
      if (problem.line > 0) text = problem.path + ":" + std::to_string(problem.line) + ": " + text;
      if (!problem.hint.empty()) text += "\n" + v.tell(problem.hint);
      y += paragraph(look, column.x, y, column.w, text, {}, p.err) + look.px(6);
    }
  const auto& received = v.session.workshop.received;
  for (std::size_t i = 0; i < received.size() && i < 12; ++i) {
    const bool aside = received[i].fate == Received::Fate::aside;
    state_mark(look, {column.x + look.px(9), y + look.px(10)}, aside ? State::attention : State::done);
    y += paragraph(look, column.x + look.px(28), y, column.w - look.px(28), v.tell(received[i].said), {},
                   aside ? p.warn : p.ink) +
         look.px(4);
  }
  return y - begin;
}

float not_on_projector(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  y += paragraph(look, column.x, y, column.w, v.tell(mark("Answers are typed with the projector off")),
                 {TextSize::L, true}, look.colours.ink);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(mark("What is typed here are somebody's answers, and the room would see them.")), {TextSize::M},
                 look.colours.t2) +
       look.px(16);
  const std::string off = v.tell(mark("Turn the projector off"));
  if (button(look, "projector off", {column.x, y, button_width(look, off), look.px(control_height)}, off,
             {Kind::primary}))
    v.intents.push_back(SetProjector{false});
  return y + look.px(control_height) - begin;
}

} // namespace yindi::gui
