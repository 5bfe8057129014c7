// Ballots that come otherwise than by phone: typed in for a person, from paper (twice, the second time blind), from
// files and survey tables. All go into the same store.

#include "engine/workshop/questionnaire.h"
#include "gui/pages/actions.h"
#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr int stop_count = 17, middle_stop = 8;
constexpr float entry_row = 31, number_width = 44, values_width = 150; ///< px of the design

/// 0 (nine times the first) to 16 (nine times the second).
std::string value_of_stop(int stop) {
  return stop <= middle_stop ? std::to_string(middle_stop - stop + 1) : "1/" + std::to_string(stop - middle_stop + 1);
}

std::optional<int> stop_of(const std::string& value) {
  for (int stop = 0; stop < stop_count; ++stop)
    if (value_of_stop(stop) == value) return stop;
  return std::nullopt;
}

std::string typed_value(const yindi::Answers& answers, std::size_t question) {
  const auto found = answers.find(question);
  return found == answers.end() ? std::string() : found->second.value;
}

void set_value(yindi::Answers& answers, std::size_t question, const std::string& value) {
  answers[question].value = value;
  if (answers[question] == yindi::Answer{}) answers.erase(question);
}

/// What is being typed into; at the comparison both.
void put_value(BallotEntry& entry, std::size_t question, const std::string& value) {
  if (entry.typing != 1) set_value(entry.typed[0], question, value);
  if (entry.typing != 0) set_value(entry.typed[1], question, value);
}

std::string value_words(const Look& look, const std::string& value) {
  return value == "skip" ? std::string(tr(look.language, "don't know")) : value.empty() ? "–" : value;
}

std::vector<EntryDifference> differences(const BallotEntry& entry) {
  return entry.typing == 2 ? compare_entries(entry.typed[0], entry.typed[1]) : std::vector<EntryDifference>{};
}

/// Seventeen stops; returns the one that was pressed.
std::optional<int> scale(const Look& look, const Box& box, const std::vector<std::pair<std::string, int>>& marks,
                         bool differs) {
  const Palette& p = look.colours;
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  const float step = box.w / stop_count, y = box.centre().y;
  const auto x_of = [&](int stop) { return box.x + step * (static_cast<float>(stop) + .5F); };
  horizontal(x_of(0), x_of(stop_count - 1), y, p.line2);
  std::optional<int> pressed_stop;
  for (int stop = 0; stop < stop_count; ++stop) {
    const bool whole = stop % 2 == 0;
    const Touch t =
        touch(look, ("stop " + std::to_string(stop)).c_str(), {x_of(stop) - step / 2, box.y, step, box.h}, 4);
    drawn.AddCircleFilled({x_of(stop), y},
                          look.px(t.hovered ? 6.F
                                  : whole   ? 3.5F
                                            : 2.F),
                          t.hovered ? p.accent : p.line2);
    if (stop == middle_stop && !t.hovered) { // hollow, so that nobody takes it for an answer
      drawn.AddCircleFilled({x_of(stop), y}, look.px(4), p.page);
      drawn.AddCircle({x_of(stop), y}, look.px(4), p.t3, 0, look.px(1.2F));
    }
    if (t.clicked) pressed_stop = stop;
  }
  std::vector<int> at;
  for (const auto& [value, who] : marks)
    if (const auto stop = stop_of(value)) at.push_back(*stop);
  if (differs && at.size() == 2)
    horizontal(x_of(std::min(at[0], at[1])), x_of(std::max(at[0], at[1])), y, p.warn_symbol, look.px(3));
  for (const auto& [value, who] : marks) {
    const auto stop = stop_of(value);
    if (!stop) continue;
    const ImVec2 centre{x_of(*stop), y};
    if (!differs) {
      drawn.AddCircleFilled(centre, look.px(7), p.accent);
      continue;
    }
    drawn.AddCircleFilled(centre, look.px(9), who == 0 ? p.page : p.accent);
    drawn.AddCircle(centre, look.px(9), p.accent, 0, look.px(2));
    put_in(look, {centre.x - look.px(9), centre.y - look.px(10), look.px(18), look.px(20)}, std::to_string(who + 1),
           {TextSize::S, true}, who == 0 ? p.accent : p.accent_text, Align::centre);
  }
  return pressed_stop;
}

void question_row(WorkshopView& v, const QuestionSheet& sheet, std::size_t k, bool differs, const Column& column,
                  float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  BallotEntry& entry = v.state().entry;
  const SheetQuestion& question = sheet.questions[k];
  const SheetNode& node = sheet.nodes[question.node];
  const Box row{column.x, y, column.w, look.px(entry_row)};
  const bool chosen = entry.at == k;
  if (differs) fill(row, p.warn_tint, look.px(6));
  if (chosen) {
    if (!differs) fill(row, p.accent_tint, look.px(6));
    fill({row.x - look.px(10), row.y + look.px(5), look.px(4), row.h - look.px(10)}, p.accent, look.px(2));
  }
  const std::string first = typed_value(entry.typed[0], k), second = typed_value(entry.typed[1], k);
  const std::string now = entry.typing == 1 ? second : first;
  const auto stop = stop_of(now);
  const bool for_a = stop && *stop < middle_stop, for_b = stop && *stop > middle_stop;
  const float scale_w = std::min(look.px(320), column.w * .36F);
  const float name_w = (column.w - scale_w - look.px(number_width + values_width)) / 2;
  put_in(look, {row.x, row.y, look.px(number_width - 12), row.h}, std::to_string(k + 1), {}, p.t3, Align::right);
  float x = row.x + look.px(number_width);
  put_in(look, {x, row.y, name_w - look.px(10), row.h}, node.items[question.a].name.in(look.language),
         {TextSize::S, for_a}, p.ink);
  x += name_w;
  std::vector<std::pair<std::string, int>> marks;
  if (entry.typing == 2 && differs)
    marks = {{first, 0}, {second, 1}};
  else
    marks = {{now, entry.typing == 1 ? 1 : 0}};
  ImGui::PushID(static_cast<int>(k));
  if (const auto pressed_stop = scale(look, {x, row.y, scale_w, row.h}, marks, differs)) {
    entry.at = k;
    put_value(entry, k, value_of_stop(*pressed_stop));
  }
  x += scale_w + look.px(14);
  put_in(look, {x, row.y, name_w - look.px(20), row.h}, node.items[question.b].name.in(look.language),
         {TextSize::S, for_b}, p.ink);
  ImGui::PopID();
  x = row.right() - look.px(values_width);
  if (entry.typing < 2) {
    if (!now.empty())
      put_in(look, {x, row.y, look.px(values_width - 8), row.h}, value_words(look, now), {}, p.t2, Align::right);
    return;
  }
  const std::string both_values =
      first == second ? value_words(look, first) : value_words(look, first) + " / " + value_words(look, second);
  put_in(look, {x, row.y, look.px(values_width - 32), row.h}, both_values, {TextSize::S, differs},
         differs ? p.warn : p.t2, Align::right);
  state_mark(look, {row.right() - look.px(12), row.centre().y}, differs ? State::attention : State::done);
}

float question_rows(WorkshopView& v, const QuestionSheet& sheet, const std::vector<EntryDifference>& differ,
                    const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y, line = look.px(24);
  const float scale_w = std::min(look.px(320), column.w * .36F);
  const float name_w = (column.w - scale_w - look.px(number_width + values_width)) / 2;
  const float scale_x = column.x + look.px(number_width) + name_w, inset_x = scale_w / stop_count / 2;
  put_in(look, {column.x, y, look.px(number_width - 12), line}, v.tell(mark("No.")), {}, p.t3, Align::right);
  put_in(look, {scale_x + inset_x - look.px(10), y, look.px(20), line}, "9", {}, p.t3, Align::centre);
  put_in(look, {scale_x, y, scale_w, line}, v.tell(mark("equal")), {}, p.t3, Align::centre);
  put_in(look, {scale_x + scale_w - inset_x - look.px(10), y, look.px(20), line}, "9", {}, p.t3, Align::centre);
  y += line;
  std::optional<std::size_t> node;
  for (std::size_t k = 0; k < sheet.questions.size(); ++k) {
    if (node != sheet.questions[k].node && sheet.nodes.size() > 1) {
      y += look.px(10);
      put_in(look, {column.x + look.px(number_width), y, column.w, look.px(25)},
             sheet.nodes[sheet.questions[k].node].name.in(look.language), {TextSize::S, true}, look.colours.t2);
      y += look.px(26);
    }
    node = sheet.questions[k].node;
    const bool differs =
        std::any_of(differ.begin(), differ.end(), [&](const EntryDifference& d) { return d.question == k; });
    question_row(v, sheet, k, differs, column, y);
    y += look.px(entry_row);
    horizontal(column.x, column.x + column.w, y, look.colours.line);
  }
  return y - begin;
}

std::string name_of_voter(const WorkshopView& v) {
  for (const Participant& one : v.c().judging.participants)
    if (one.id == v.state().entry.who) return one.name.empty() ? one.id : one.name;
  return v.state().entry.who;
}

/// Whose ballot it is: a participant from a list, else a pseudonym or the code of a sheet that is typed.
float voter(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  BallotEntry& entry = v.state().entry;
  const float h = look.px(control_height), begin = y;
  const std::string naming = open_round_of(v.session)->naming;
  const std::vector<std::string> ways = {v.tell(mark("Typed in here")), v.tell(mark("From paper, typed twice"))};
  const float w = segments_width(look, ways);
  if (const auto chosen = segments(look, "way", {column.x, y, w, h}, ways, entry.paper ? 1 : 0)) {
    entry.paper = *chosen == 1;
    entry.typing = entry.paper ? entry.typing : 0;
  }
  float x = column.x + w + look.px(16);
  if (x + look.px(260) > column.x + column.w) x = column.x, y += h + look.px(8);
  const Box place{x, y, std::min(look.px(280), column.x + column.w - x), h};
  if (naming != "named") {
    field(look, "##voter", place, entry.who,
          v.tell(naming == "anonymous" ? mark("code of the sheet, or any mark") : mark("pseudonym")));
    return y + h - begin;
  }
  const std::string label = entry.who.empty() ? v.tell(mark("Whose ballot?")) : name_of_voter(v);
  if (button(look, "voter", place, label, {Kind::plain, true, Icon::chevron_down})) ImGui::OpenPopup("voters");
  const auto& people = v.c().judging.participants;
  const float rows = static_cast<float>(std::clamp<std::size_t>(people.size(), 1, 10));
  if (begin_list(look, "voters", {place.x, place.bottom() + look.px(4), look.px(320), look.px(20 + 31 * rows)})) {
    const std::vector<PersonRow> now = people_of_round(v.session);
    for (std::size_t i = 0; i < people.size(); ++i)
      if (list_row(look, people[i].id.c_str(), people[i].name.empty() ? people[i].id : people[i].name,
                   i < now.size() && now[i].done ? v.tell(mark("done")) : std::string(), people[i].id == entry.who)) {
        entry = {people[i].id, entry.paper, 0, {}, 0};
        ImGui::CloseCurrentPopup();
      }
    end_list();
  }
  return y + h - begin;
}

void hand_in(WorkshopView& v) {
  BallotEntry& entry = v.state().entry;
  IncomingBallot ballot;
  const bool anonymous = open_round_of(v.session)->naming == "anonymous";
  ballot.who = anonymous ? "" : entry.who;
  ballot.mark = entry.who;
  ballot.answers = entry.typed[0];
  ballot.from = v.tell(entry.paper ? mark("paper") : mark("typed in")) + " " + name_of_voter(v);
  ballot.content = answers_to_json(ballot.answers);
  v.order(TakeBallot{std::move(ballot)});
  entry = {{}, entry.paper, 0, {}, 0};
}

/// What somebody wrote or said beside an answer; of the question that the keys answer.
float remark(WorkshopView& v, const Column& column, float y) {
  BallotEntry& entry = v.state().entry;
  const std::string number = std::to_string(entry.at + 1);
  const auto found = entry.typed[0].find(entry.at);
  std::string text = found == entry.typed[0].end() ? std::string() : found->second.comment;
  const Box box{column.x, y, std::min(column.w, v.look().px(760)), v.look().px(control_height)};
  ImGui::PushID(static_cast<int>(entry.at));
  const bool changed = labelled_field(v.look(), "##remark", v.tell(say(mark("Remark on number {}"), number)), text,
                                      v.tell(mark("may stay blank")), box, v.look().px(180));
  ImGui::PopID();
  if (changed && is_plain_line(text, longest_comment)) {
    entry.typed[0][entry.at].comment = text;
    if (entry.typed[0][entry.at] == yindi::Answer{}) entry.typed[0].erase(entry.at);
  }
  return box.h;
}

/// Where a difference is looked at, what the sheet may say.
float difference_answers(WorkshopView& v, const QuestionSheet& sheet, const EntryDifference& difference,
                         const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const SheetQuestion& question = sheet.questions[difference.question];
  const SheetNode& node = sheet.nodes[question.node];
  const float begin = y, h = look.px(control_height);
  y +=
      paragraph(look, column.x, y, column.w,
                v.tell(say(
                    difference.other_side
                        ? mark("Number {0}, {1} against {2}: the same strength on the other side. One of the two "
                               "read the sheet from the wrong end.")
                        : mark("Number {0}, {1} against {2}: what does the sheet say?"),
                    std::to_string(difference.question + 1), node.items[question.a].name, node.items[question.b].name)),
                {}, p.ink) +
      look.px(8);
  float x = column.x;
  const std::pair<const char*, std::string> choices[] = {
      {"entry first", v.tell(say(mark("1: {}"), value_words(look, difference.first)))},
      {"entry second", v.tell(say(mark("2: {}"), value_words(look, difference.second)))},
      {"entry don't know", v.tell(mark("D: cannot be read"))}};
  for (const auto& [id, label] : choices) {
    const float w = button_width(look, label);
    action_button(v.session, v.ui, v.intents, id, {x, y, w, h}, {}, label);
    x += w + look.px(8);
  }
  put_in(look, {x + look.px(6), y, column.x + column.w - x - look.px(6), h}, v.tell(mark("or press the scale")), {},
         p.t3);
  return y + h - begin;
}

float entry_buttons(WorkshopView& v, std::size_t differ, const Column& column, float y) {
  const Look& look = v.look();
  BallotEntry& entry = v.state().entry;
  const float h = look.px(44);
  const bool paper = entry.paper;
  const std::string next = v.tell(!paper || entry.typing == 2 ? mark("Hand in")
                                  : entry.typing == 0         ? mark("Type it a second time")
                                                              : mark("Compare the two"));
  const bool any = !(entry.typing == 1 ? entry.typed[1] : entry.typed[0]).empty();
  const bool ready = any && !entry.who.empty() && differ == 0 && !v.busy();
  const float w = std::max(look.px(200), button_width(look, next));
  if (button(look, "entry next", {column.x, y, w, h}, next, {Kind::primary, ready})) {
    if (!paper || entry.typing == 2)
      hand_in(v);
    else {
      ++entry.typing;
      entry.at = 0;
      if (entry.typing == 2) next_difference(v);
    }
  }
  const std::string over = v.tell(mark("Start again"));
  if (button(look, "entry over",
             {column.x + w + look.px(10), y + look.px(5), button_width(look, over), look.px(control_height)}, over,
             {Kind::plain, !entry.typed[0].empty()}))
    entry = {entry.who, entry.paper, 0, {}, 0};
  const std::string keys = v.tell(mark("1 to 9 for the first, with Shift for the second, D don't know, B blank"));
  const float used = w + look.px(20) + button_width(look, over);
  put_in(look, {column.x + used + look.px(10), y, column.w - used - look.px(10), h}, keys, {}, look.colours.t3);
  return h;
}

} // namespace

void answer_entry(WorkshopView& v, const std::string& value) {
  BallotEntry& entry = v.state().entry;
  if (!v.session.workshop.sheet || entry.at >= v.session.workshop.sheet->questions.size()) return;
  put_value(entry, entry.at, value);
  if (entry.typing == 2)
    next_difference(v);
  else
    step_entry(v, 1);
}

void step_entry(WorkshopView& v, int by) {
  if (!v.session.workshop.sheet) return;
  const auto last = static_cast<int>(v.session.workshop.sheet->questions.size()) - 1;
  v.state().entry.at =
      static_cast<std::size_t>(std::clamp(static_cast<int>(v.state().entry.at) + by, 0, std::max(0, last)));
}

void step_entry_answer(WorkshopView& v, int by) {
  BallotEntry& entry = v.state().entry;
  const std::string now = typed_value(entry.typed[entry.typing == 1 ? 1 : 0], entry.at);
  put_value(entry, entry.at, value_of_stop(std::clamp(stop_of(now).value_or(middle_stop) + by, 0, stop_count - 1)));
}

void next_difference(WorkshopView& v) {
  BallotEntry& entry = v.state().entry;
  const auto all = differences(entry);
  if (all.empty()) return;
  const auto next =
      std::find_if(all.begin(), all.end(), [&](const EntryDifference& d) { return d.question > entry.at; });
  entry.at = next == all.end() ? all.front().question : next->question;
}

void settle_difference(WorkshopView& v, int which) {
  BallotEntry& entry = v.state().entry;
  if (entry.typing != 2) return;
  put_value(entry, entry.at, typed_value(entry.typed[which - 1], entry.at));
  next_difference(v);
}

float ballot_entry(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  if (!open_round_of(v.session)) {
    y += paragraph(look, column.x, y, column.w, v.tell(mark("No round is open")), {TextSize::L, true}, p.ink);
    y +=
        paragraph(look, column.x, y, column.w,
                  v.tell(mark("Ballots from paper and files belong to a round: open one first.")), {TextSize::M}, p.t2);
    return y - begin;
  }
  if (look.projector) return not_on_projector(v, column, y);
  const auto& sheet = v.session.workshop.sheet;
  BallotEntry& entry = v.state().entry;
  const auto differ = differences(entry);
  const std::string title =
      entry.typing == 2   ? (differ.empty() ? v.tell(mark("Both typings agree"))
                                            : v.tell(say(mark("{0} of {1} answers differ"), std::to_string(differ.size()),
                                                         std::to_string(sheet ? sheet->questions.size() : 0))))
      : entry.typing == 1 ? v.tell(mark("The second typing, blind"))
                          : v.tell(mark("Enter a ballot"));
  y += paragraph(look, column.x, y, column.w, title, {TextSize::L, true}, p.ink);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(mark("No weight, no CR and no total is shown here before the round is closed, not even to who "
                             "types.")),
                 {TextSize::M}, p.t2) +
       look.px(14);
  y += voter(v, column, y) + look.px(14);
  if (sheet) y += question_rows(v, *sheet, differ, column, y) + look.px(14);
  if (sheet)
    for (const EntryDifference& one : differ)
      if (one.question == entry.at) y += difference_answers(v, *sheet, one, column, y) + look.px(14);
  if (sheet && entry.typing != 1) y += remark(v, column, y) + look.px(14);
  y += entry_buttons(v, differ.size(), column, y) + look.px(24);
  y += ballots_in(v, column, y) + look.px(12);
  horizontal(column.x, column.x + column.w, y, p.line);
  y += look.px(16);
  return y + files_and_paper(v, column, y) - begin;
}

} // namespace yindi::gui
