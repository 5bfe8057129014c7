// The question of a save that met what another program wrote: keep both, theirs or mine, cell by cell where both
// changed the same.

#include "gui/pages/frame/conflict.h"

#include "engine/edit/edit_words.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <set>
#include <utility>

namespace yindi::gui {
namespace {

constexpr float row_h = 36;

struct Answering {
  const char* id;
  const char* name; ///< of the card
  const char* button;
  Keep keep;
  Key key;
  const char* key_text;
};
constexpr Answering answers[] = {
    {"keep both", mark("Keep both"), mark("Keep both and save"), Keep::both, Key::b, "B"},
    {"take theirs", mark("Take theirs"), mark("Take theirs and save"), Keep::theirs, Key::t, "T"},
    {"keep mine", mark("Keep mine"), mark("Keep mine and save"), Keep::mine, Key::m, "M"},
};

struct Counts {
  std::size_t theirs = 0, mine = 0, clashes = 0;
};

Counts count(const Conflict& conflict) {
  Counts n;
  for (const Divergence& one : conflict.places)
    n.theirs += one.by_them, n.mine += one.by_me, n.clashes += one.clashes();
  return n;
}

std::string number(std::size_t n) { return std::to_string(n); }

std::string remark_of(const Look& look, Keep keep, const Counts& n) {
  switch (keep) {
  case Keep::both:
    return n.clashes == 0 ? sentence(look, mark("{0} theirs, {1} mine"), number(n.theirs), number(n.mine))
                          : sentence(look, mark("{0} theirs, {1} mine, {2} to choose below"),
                                     number(n.theirs - n.clashes), number(n.mine - n.clashes), number(n.clashes));
  case Keep::theirs:
    return sentence(look, mark("my version of these files is set aside as a file"));
  case Keep::mine:
    break;
  }
  return sentence(look, mark("their version is set aside as a file"));
}

/// The row and the column by their names; names of what only one of us has are known to that one's case.
PlaceInWords place_of(const Conflict& conflict, const Divergence& one) {
  const bool gone_from_mine = one.by_me && one.mine.empty();
  return place_in_words(gone_from_mine || !one.by_me ? *conflict.theirs : *conflict.mine, one.path);
}

std::string shown_value(const Session& session, const Look& look, const Divergence& one, const std::string& text) {
  return without_marks(value_in_words(*session.conflict->theirs, one.path, text).in(look.language));
}

const Answering& answer_of(Keep keep) {
  return *std::find_if(std::begin(answers), std::end(answers), [&](const Answering& one) { return one.keep == keep; });
}

void cards(const Look& look, ConflictState& state, const Box& box, const Counts& n) {
  const Palette& p = look.colours;
  const float gap = look.px(12), w = (box.w - 2 * gap) / 3;
  float x = box.x;
  for (const Answering& one : answers) {
    const Box card{x, box.y, w, box.h};
    const bool on = state.keep == one.keep;
    const Touch t = touch(look, one.id, card);
    if (t.hovered && !on) fill(card, p.hover, look.px(6));
    outline(card, on ? p.accent : p.line2, look.px(6), on ? look.px(2) : 1);
    const float pad = look.px(14);
    put_in(look, {card.x + pad, card.y + look.px(10), card.w - 2 * pad - look.px(30), look.px(24)},
           tr(look.language, one.name), {TextSize::S, true}, p.ink);
    key_cap(look, card.right() - pad, card.y + look.px(22), one.key_text);
    paragraph(look, card.x + pad, card.y + look.px(38), card.w - 2 * pad, remark_of(look, one.keep, n), {}, p.t2);
    if (t.clicked || pressed(one.key)) state.keep = one.keep;
    x += w + gap;
  }
}

bool is_theirs(const ConflictState& state, const Divergence& one) {
  switch (state.keep) {
  case Keep::theirs:
    return one.by_them;
  case Keep::mine:
    return false;
  case Keep::both:
    break;
  }
  if (!one.clashes()) return one.by_them;
  const auto answer = state.theirs_stand.find(one.path);
  return answer != state.theirs_stand.end() && answer->second;
}

/// Of how many clashes nobody has said yet whose stands: none is taken for granted.
std::size_t unanswered(const Conflict& conflict, const ConflictState& state) {
  if (state.keep != Keep::both) return 0;
  return static_cast<std::size_t>(
      std::count_if(conflict.places.begin(), conflict.places.end(),
                    [&](const Divergence& one) { return one.clashes() && !state.theirs_stand.contains(one.path); }));
}

std::set<std::string> won_by_them(const ConflictState& state) {
  std::set<std::string> paths;
  for (const auto& [path, theirs] : state.theirs_stand)
    if (theirs) paths.insert(path);
  return paths;
}

struct Columns {
  float file, row, column, read, theirs, mine, result, right;
};

Columns columns_in(const Box& box) {
  const auto at = [&](float share) { return box.x + box.w * share; };
  return {at(0), at(.12F), at(.33F), at(.48F), at(.59F), at(.7F), at(.81F), box.right()};
}

void heads(const Look& look, const Columns& c, float y) {
  const float h = look.px(26);
  const ImU32 grey = look.colours.t2;
  const auto head = [&](float x, float to, const char* text, Align align) {
    put_in(look, {x, y, to - x - look.px(8), h}, tr(look.language, text), {}, grey, align);
  };
  head(c.file, c.row, mark("File"), Align::left);
  head(c.row, c.column, mark("Row"), Align::left);
  head(c.column, c.read, mark("Column"), Align::left);
  head(c.read, c.theirs, mark("As it was read"), Align::right);
  head(c.theirs, c.mine, mark("Theirs"), Align::right);
  head(c.mine, c.result, mark("Mine"), Align::right);
  put_in(look, {c.result + look.px(10), y, c.right - c.result - look.px(10), h}, tr(look.language, mark("Result")), {},
         grey);
}

void place_row(const Session& session, const Look& look, ConflictState& state, const Columns& c, float y,
               const Divergence& one) {
  const Palette& p = look.colours;
  const float h = look.px(row_h);
  const Box line{c.file - look.px(8), y, c.right - c.file + look.px(16), h};
  if (one.clashes()) fill(line, p.warn_tint, look.px(5));
  const auto cell = [&](float x, float to, const std::string& text, bool bold, ImU32 colour, Align align) {
    const Box box{x, y, to - x - look.px(8), h};
    put_in(look, box, text, {TextSize::S, bold}, colour, align);
    if (width(look, text, {TextSize::S, bold}) > box.w && ImGui::IsMouseHoveringRect(box.min(), box.max()))
      tooltip(look, text);
  };
  const PlaceInWords place = place_of(*session.conflict, one);
  cell(c.file, c.row, file_of(*session.conflict->theirs, one.path), false, p.t2, Align::left);
  cell(c.row, c.column, place.row.in(look.language), one.clashes(), p.ink, Align::left);
  cell(c.column, c.read, place.column.in(look.language), false, p.ink, Align::left);
  cell(c.read, c.theirs, shown_value(session, look, one, one.read), false, p.t2, Align::right);
  cell(c.theirs, c.mine, one.by_them ? shown_value(session, look, one, one.theirs) : "–", one.by_them,
       one.by_them ? p.ink : p.t3, Align::right);
  cell(c.mine, c.result, one.by_me ? shown_value(session, look, one, one.mine) : "–", one.by_me,
       one.by_me ? p.ink : p.t3, Align::right);
  const float x = c.result + look.px(10);
  const bool theirs = is_theirs(state, one);
  if (one.clashes() && state.keep == Keep::both) {
    const std::vector<std::string> parts{sentence(look, mark("theirs")), sentence(look, mark("mine"))};
    const float w = std::min(segments_width(look, parts), c.right - x);
    const int now = !state.theirs_stand.contains(one.path) ? -1 : theirs ? 0 : 1;
    if (const auto chosen =
            segments(look, ("who " + one.path).c_str(), {x, y + look.px(3), w, h - look.px(6)}, parts, now))
      state.theirs_stand[one.path] = *chosen == 0;
    return;
  }
  // Theirs taken as a whole takes mine out of their files; in other files mine stays.
  const auto& files = session.conflict->files;
  const std::string file = file_of(*session.conflict->theirs, one.path);
  const bool in_theirs = std::any_of(files.begin(), files.end(), [&](const FileChange& f) { return f.name == file; });
  const std::string& text = theirs                                                    ? one.theirs
                            : one.by_me && (state.keep != Keep::theirs || !in_theirs) ? one.mine
                                                                                      : one.read;
  cell(x, c.right, "→ " + shown_value(session, look, one, text), false, p.ink, Align::left);
}

/// A list as long as it is: only the rows on show are drawn.
void places(const Session& session, const Look& look, ConflictState& state, const Box& box) {
  const auto& all = session.conflict->places;
  ImGui::SetCursorScreenPos(box.min());
  ImGui::BeginChild("places", {box.w, box.h}, false, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NavFlattened);
  const float h = look.px(row_h), top = ImGui::GetCursorScreenPos().y;
  const Columns c = columns_in({box.x + look.px(8), box.y, box.w - look.px(32), box.h});
  const auto first = static_cast<std::size_t>(std::max(0.F, (box.y - top) / h));
  for (std::size_t i = first; i < all.size(); ++i) {
    const float y = top + h * static_cast<float>(i);
    if (y > box.bottom()) break;
    place_row(session, look, state, c, y, all[i]);
    horizontal(c.file, c.right, y + h, look.colours.line);
  }
  ImGui::SetCursorScreenPos({box.x, top + h * static_cast<float>(all.size())});
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
}

std::string title_of(const Look& look, const Conflict& conflict) {
  const std::string& first = conflict.files.front().name;
  return conflict.files.size() == 1   ? sentence(look, mark("{} was changed meanwhile"), first)
         : conflict.files.size() == 2 ? sentence(look, mark("{} and one more file were changed meanwhile"), first)
                                      : sentence(look, mark("{0} and {1} more files were changed meanwhile"), first,
                                                 number(conflict.files.size() - 1));
}

} // namespace

void conflict_question(const Session& session, UiState& ui, Intents& intents, const Box& window) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Conflict& conflict = *session.conflict;
  ConflictState& state = ui.frame.conflict;
  if (state.of != conflict.theirs) state = {conflict.theirs, Keep::both, {}};
  const Counts n = count(conflict);
  const float pad = look.px(28), w = std::min(look.px(1040), window.w - look.px(24));
  const float card_h = look.px(84);
  const float rows = static_cast<float>(std::min<std::size_t>(conflict.places.size(), 9));
  const float h = std::min(look.px(340) + look.px(row_h) * rows, window.h - look.px(24));
  const Box box{window.x + (window.w - w) / 2, window.y + std::max(0.F, (window.h - h) * .4F), w, h};
  if (!ImGui::IsPopupOpen("conflict")) ImGui::OpenPopup("conflict");
  if (!begin_question(look, "conflict", box)) return;
  const float x = box.x + pad, inner = box.w - 2 * pad;
  float y = box.y + look.px(22);
  y += paragraph(look, x, y, inner, title_of(look, conflict), {TextSize::M, true}, p.ink) + look.px(4);
  y += paragraph(look, x, y, inner,
                 sentence(look,
                          n.mine == 1
                              ? mark("Another program saved it while you changed one place here. It is still a valid "
                                     "casebook; line {1} of {2} is the first that differs.")
                              : mark("Another program saved it while you changed {0} places here. It is still a valid "
                                     "casebook; line {1} of {2} is the first that differs."),
                          number(n.mine), number(static_cast<std::size_t>(conflict.files.front().line)),
                          conflict.files.front().name),
                 {}, p.t2) +
       look.px(14);
  cards(look, state, {x, y, inner, card_h}, n);
  y += card_h + look.px(14);
  heads(look, columns_in({x, y, inner - look.px(16), 0}), y);
  y += look.px(28);
  const float foot = look.px(control_height + 22 + 16), note = look.px(44);
  places(session, look, state, {x - look.px(8), y, inner + look.px(16), box.bottom() - foot - note - y});
  const std::size_t open = unanswered(conflict, state);
  const std::string told =
      open == 1  ? sentence(look, mark("One cell was changed by both: choose whose stands, then "
                                        "save."))
      : open > 1 ? sentence(look, mark("{} cells were changed by both: choose whose stands, then save."), number(open))
      : session.message.empty() ? sentence(look, mark("Whatever you choose, nothing is lost: what is set aside lies "
                                                      "beside the case as a file, and one undo brings it back."))
                                : session.message.in(look.language);
  paragraph(look, x, box.bottom() - foot - note + look.px(8), inner, told, {},
            open > 0                  ? p.warn
            : session.message.empty() ? p.t2
                                      : p.err);
  const Answering& chosen = answer_of(state.keep);
  const std::string save_label(tr(look.language, chosen.button)), later(tr(look.language, mark("Not now")));
  const float at = box.bottom() - look.px(22 + control_height),
              save_w = button_width(look, save_label, {Kind::primary});
  float right = box.right() - pad - save_w;
  bool done =
      button(look, "settle", {right, at, save_w, look.px(control_height)}, save_label, {Kind::primary, open == 0});
  done = done || (open == 0 && pressed(Key::enter) && !ImGui::IsWindowAppearing());
  const float later_w = button_width(look, later);
  const bool stay =
      button(look, "not now", {right - later_w - look.px(10), at, later_w, look.px(control_height)}, later) ||
      pressed(Key::escape);
  if (done) intents.push_back(SettleConflict{state.keep, won_by_them(state)});
  if (stay && !done) intents.push_back(Stay{});
  if (done || stay) ImGui::CloseCurrentPopup();
  end_list();
}

} // namespace yindi::gui
