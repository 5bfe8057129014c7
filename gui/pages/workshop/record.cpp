// The record: what the journal keeps, snapshots of the casebook, and what changed between two of them.

#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include "engine/edit/edit_words.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi::gui {
namespace {

constexpr std::size_t last_lines = 12;

/// "2024-05-10 09:30" of "2024-05-10T09:30:00Z".
std::string moment(const std::string& when) {
  std::string text = when.substr(0, 16);
  if (text.size() > 10 && text[10] == 'T') text[10] = ' ';
  return text;
}

/// A hash by its beginning: nobody compares it by eye, and the journal's file has all of it.
std::string briefly(const std::string& text) {
  const auto last = text.rfind(' ') == std::string::npos ? 0 : text.rfind(' ') + 1;
  const bool hash = text.size() - last == 64 && text.find_first_not_of("0123456789abcdef", last) == std::string::npos;
  return hash ? text.substr(0, last + 12) + "…" : text.empty() ? "–" : text;
}

/// What a line of the journal is about, in words; the line itself is kept as the file has it.
std::string about(const Look& look, const Case& c, const std::string& path) {
  const std::vector<std::string> words = split(path, '.');
  if (words.size() == 3 && words[0] == "round" && words[2] == "import")
    return sentence(look, mark("Round {}: answers from a file"), words[1]);
  const PlaceInWords place = place_in_words(c, path);
  const std::string row = place.row.in(look.language);
  return place.column.empty() ? row : sentence(look, mark("{0}, {1}"), row, place.column);
}

std::string told(const Look& look, const Case& c, const std::string& path, const std::string& value) {
  if (value == "open" || value == "closed")
    return std::string(tr(look.language, value == "open" ? mark("open") : mark("closed")));
  return briefly(value.empty() || path.ends_with(".import") ? value : value_in_words(c, path, value).in(look.language));
}

float heading(WorkshopView& v, const RecordNow* now, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  const bool whole = now && now->journal.ok && now->broken.empty();
  const std::string title =
      !now              ? v.tell(mark("The record is being read"))
      : whole           ? v.tell(say(mark("The record is unbroken: {} lines"), std::to_string(now->journal.head.lines)))
      : now->journal.ok ? v.tell(mark("The record is unbroken, but not all is as it saw it"))
                        : v.tell(say(mark("The record is broken at line {}"), std::to_string(now->journal.first_bad)));
  y += paragraph(look, column.x, y, column.w, title, {TextSize::L, true}, !now || whole ? p.ink : p.err);
  y += paragraph(look, column.x, y, column.w,
                 v.tell(mark("Every edit, every import and every round, each line chained to the one before it.")),
                 {TextSize::M}, p.t2);
  if (now && !now->journal.ok) y += paragraph(look, column.x, y, column.w, v.tell(now->journal.why), {}, p.err);
  if (now)
    for (const Diagnostic& one : now->broken)
      y += paragraph(look, column.x, y, column.w, one.path + ": " + v.tell(one.message), {}, p.err);
  return y - begin;
}

/// Whose name goes into the journal, and why what is saved next was changed.
float signing(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y, h = look.px(control_height), label = look.px(120), w = std::min(column.w, look.px(620));
  std::string who = v.session.preferences.name, why = v.session.document.why;
  if (labelled_field(look, "##signer", v.tell(mark("Your name")), who, v.tell(mark("this computer's user")),
                     {column.x, y, w, h}, label))
    v.intents.push_back(SignAs{who});
  y += h + look.px(8);
  if (labelled_field(look, "##reason", v.tell(mark("Why")), why, v.tell(mark("goes with what is saved next")),
                     {column.x, y, w, h}, label))
    v.intents.push_back(GiveReason{why});
  y += h + look.px(6);
  const std::size_t untold = untold_steps(v.session);
  y += paragraph(
      look, column.x + label, y, column.w - label,
      untold == 0 ? v.tell(mark("Everything is in the journal."))
                  : v.tell(say(mark("Steps that the next save writes into the journal: {}"), std::to_string(untold))),
      {}, look.colours.t3);
  return y - begin;
}

/// One state to compare from and to: a snapshot, or how things stand now.
float state_row(WorkshopView& v, const std::string& name, const std::string& shown, const std::string& remark,
                const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const ComparedStates s = compared_states(v.session);
  const float row = look.px(30), from = look.px(58), to = look.px(58);
  if (radio(look, ("from " + name).c_str(), {column.x, y, from, row}, "", s.from == name))
    v.intents.push_back(CompareSnapshots{name, s.to.empty() ? std::string(snapshot_now) : s.to});
  if (radio(look, ("to " + name).c_str(), {column.x + from, y, to, row}, "", s.to == name))
    v.intents.push_back(CompareSnapshots{s.from, name});
  const float x = column.x + from + to;
  const float used = put_in(look, {x, y, column.w * .4F, row}, shown, {TextSize::S, true}, p.ink);
  put_in(look, {x + used + look.px(12), y, column.x + column.w - x - used - look.px(12), row}, remark, {}, p.t3);
  return row;
}

float snapshots(WorkshopView& v, const RecordNow* now, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  WorkshopState& state = v.state();
  const float begin = y, h = look.px(control_height);
  y += block_title(look, column, y, v.tell(mark("Snapshots")),
                   v.tell(mark("the whole casebook under a name, beside it in the folder snapshots")));
  const std::string take =
      v.tell(v.session.document.changed() ? mark("Save and take a snapshot") : mark("Take a snapshot"));
  const float w = button_width(look, take);
  const Box line{column.x, y, std::min(column.w - w - look.px(8), look.px(360)), h};
  field(look, "##snapshot", line, state.snapshot, v.tell(mark("before the second round")));
  const std::string name(trim(state.snapshot));
  const Sentence wrong = name.empty() ? Sentence{} : wrong_snapshot_name(name);
  const bool may = !name.empty() && wrong.empty() && !v.busy() && !v.session.document.folder.empty();
  if (button(look, "take snapshot", {line.right() + look.px(8), y, w, h}, take, {Kind::plain, may})) {
    v.order(TakeSnapshot{name, v.session.document.why});
    state.snapshot.clear();
  }
  y += h + look.px(6);
  if (!wrong.empty()) y += paragraph(look, column.x, y, column.w, v.tell(wrong), {}, p.warn);
  if (!v.session.message.empty() && has_errors(v.session.workshop.last.problems))
    y += paragraph(look, column.x, y, column.w, v.tell(v.session.message), {}, p.err);
  if (!now || now->snapshots.empty()) return y - begin;
  y += look.px(6);
  put_in(look, {column.x + look.px(5), y, look.px(51), look.px(22)}, v.tell(mark("from")), {}, p.t3);
  put_in(look, {column.x + look.px(63), y, look.px(51), look.px(22)}, v.tell(mark("to")), {}, p.t3);
  y += look.px(22);
  for (const Snapshot& one : now->snapshots)
    y += state_row(v, one.name, one.name, moment(one.when) + "  " + one.who + (one.why.empty() ? "" : ": " + one.why),
                   column, y);
  y += state_row(v, snapshot_now, v.tell(mark("as it is saved now")), "", column, y);
  return y - begin;
}

float sentences(const Look& look, const std::vector<Sentence>& all, const Column& column, float y, ImU32 colour) {
  constexpr std::size_t most = 15; // the command tells all of them
  const float begin = y;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
    y += paragraph(look, column.x, y, column.w, all[i].in(look.language), {}, colour) + look.px(3);
  if (all.size() > most)
    y += paragraph(look, column.x, y, column.w,
                   sentence(look, mark("and {} changes more"), std::to_string(all.size() - most)), {}, look.colours.t3);
  return y - begin;
}

float compared(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const ComparedStates s = compared_states(v.session);
  if (s.from.empty() || s.to.empty()) return 0;
  const float begin = y;
  const auto shown = [&](const std::string& name) {
    return name == snapshot_now ? v.tell(mark("as it is saved now")) : name;
  };
  y += block_title(look, column, y, v.tell(mark("What changed")), shown(s.from) + " → " + shown(s.to));
  const DifferenceNow* found = shown_difference(v.session);
  if (!found) return y - begin + paragraph(look, column.x, y, column.w, v.tell(mark("Being worked out")), {}, p.t3);
  for (const Diagnostic& one : found->problems)
    if (one.severity == Severity::error)
      y += paragraph(look, column.x, y, column.w, one.path + ": " + v.tell(one.message), {}, p.err);
  for (const int round : found->rounds)
    y += paragraph(look, column.x, y, column.w,
                   v.tell(say(mark("Round {} was closed in between."), std::to_string(round))), {}, p.ink);
  const std::size_t all = found->weights.size() + found->places.size() + found->changes.size() + found->rounds.size();
  if (all == 0 && found->problems.empty())
    y += paragraph(look, column.x, y, column.w, v.tell(mark("nothing differs")), {}, p.t2);
  y += sentences(look, found->weights, column, y, p.ink) + look.px(6);
  y += sentences(look, found->places, column, y, p.ink) + look.px(6);
  y += sentences(look, found->changes, column, y, p.t2);
  return y - begin;
}

/// The hash of one ballot of a closed round: there may be two hundred of them, and the round's own line stands for all.
bool is_of_ballot(const JournalEntry& line) {
  return line.path.starts_with("round.") && line.path.find(".ballot.") != std::string::npos;
}

float journal(WorkshopView& v, const RecordNow& now, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  WorkshopState& state = v.state();
  const auto& lines = now.journal.lines;
  const float begin = y, row = look.px(26);
  y += block_title(look, column, y, v.tell(mark("Journal")), v.tell(mark("the newest first")));
  if (lines.empty())
    return y - begin + paragraph(look, column.x, y, column.w, v.tell(mark("Nothing was written yet.")), {}, p.t3);
  const float xs[] = {column.x, column.x + look.px(140), column.x + look.px(250),
                      column.x + look.px(250) + (column.w - look.px(250)) * .36F, column.x + column.w};
  const std::string heads[] = {v.tell(mark("When")), v.tell(mark("Who")), v.tell(mark("What")),
                               v.tell(mark("Before → after, and why"))};
  for (int i = 0; i < 4; ++i) put_in(look, {xs[i], y, xs[i + 1] - xs[i] - look.px(10), row}, heads[i], {}, p.t3);
  y += row;
  horizontal(column.x, column.x + column.w, y, p.line);
  std::size_t shown = 0;
  for (auto line = lines.rbegin(); line != lines.rend() && (state.all_lines || shown < last_lines); ++line) {
    const JournalEntry& one = *line;
    if (!state.all_lines && is_of_ballot(one)) continue;
    ++shown;
    const Case& c = shown_case(v.session);
    const std::string cells[] = {moment(one.when), one.who, about(look, c, one.path),
                                 told(look, c, one.path, one.old_value) + " → " +
                                     told(look, c, one.path, one.new_value) +
                                     (one.why.empty() ? "" : "  “" + one.why + "”")};
    for (int i = 0; i < 4; ++i)
      put_in(look, {xs[i], y, xs[i + 1] - xs[i] - look.px(10), row}, cells[i], {}, i == 2 ? p.ink : p.t2);
    y += row;
  }
  if (shown == lines.size() && !state.all_lines) return y - begin;
  y += look.px(8);
  const std::string words = state.all_lines ? v.tell(mark("Only the last lines"))
                                            : v.tell(say(mark("All {} lines"), std::to_string(lines.size())));
  if (button(look, "all lines", {column.x, y, button_width(look, words), look.px(control_height)}, words))
    state.all_lines = !state.all_lines;
  return y + look.px(control_height) - begin;
}

} // namespace

float record_block(WorkshopView& v, const Column& column, float y) {
  const Look& look = v.look();
  const RecordNow* now = shown_record(v.session);
  const float begin = y;
  y += heading(v, now, column, y) + look.px(16);
  // While a round is open the journal may tell when whose file came in, which is nobody else's to see.
  if (look.projector && open_round_of(v.session))
    return y - begin +
           paragraph(look, column.x, y, column.w,
                     v.tell(mark("While a round is open its lines are not for the projector.")), {TextSize::M},
                     look.colours.t2);
  y += signing(v, column, y) + look.px(18);
  y += snapshots(v, now, column, y) + look.px(18);
  if (const float h = compared(v, column, y); h > 0) y += h + look.px(18);
  if (now) y += journal(v, *now, column, y);
  return y - begin;
}

} // namespace yindi::gui
