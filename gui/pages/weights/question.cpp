#include "gui/pages/weights/weights_page.h"

#include "engine/format/stated_ratio.h"
#include "engine/weights/scales.h"
#include "engine/weights/wording.h"
#include "gui/pages/actions.h"
#include "gui/platform/keys.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr int stops = 17, middle = 8;

/// 9 ... 1 ... 9 from left to right: the left item is the pair's first.
double answer_at(int stop) { return stop <= middle ? middle - stop + 1 : 1.0 / (stop - middle + 1); }
/// The place of any answer on the same axis, 0 to 16.
double place_on_axis(double answer) { return answer >= 1 ? middle - (answer - 1) : middle + (1 / answer - 1); }

int nearest_stop(double answer) {
  return std::clamp(static_cast<int>(std::lround(place_on_axis(answer))), 0, stops - 1);
}

const char* strength(int answer) {
  switch (answer) {
  case 1:
    return mark("equal");
  case 3:
    return mark("moderately");
  case 5:
    return mark("strongly");
  case 7:
    return mark("very strongly");
  case 9:
    return mark("extremely");
  default:
    return nullptr;
  }
}

/// Whether the two ends stand one below the other.
bool narrow(const Look& look, float w) { return w < look.px(480); }

/// One of the two ends of the question: the name, and from which worst to which best.
float side_height(const WeightsView& v, Eigen::Index i, float w) {
  const Look& look = v.look();
  return look.px(66) + paragraph(look, 0, 0, w - look.px(52), ends_text(v, v.item(i), true), {}, 0, false);
}

void side(const WeightsView& v, Eigen::Index i, const Box& box, Style title, bool ahead) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  fill(box, p.page, look.px(6));
  outline(box, ahead ? p.accent : p.line2, look.px(6), look.px(ahead ? 2.F : 1.F));
  fill({box.x + look.px(14), box.y + look.px(16), look.px(8), box.h - look.px(32)},
       group_fill(v.session, look, v.item(i)), look.px(2));
  const float x = box.x + look.px(36), w = box.w - look.px(52);
  put_in(look, {x, box.y + look.px(12), w, look.px(40)}, v.name(i), title, p.ink);
  paragraph(look, x, box.y + look.px(54), w, ends_text(v, v.item(i), true), {}, p.t2);
}

/// A line in the middle of the box; too long, it is broken at the blank nearest to its own middle.
float centred(const Look& look, const Box& box, float y, const std::string& text, Style style, ImU32 colour) {
  const float w = width(look, text, style);
  if (w > box.w) {
    std::size_t cut = std::string::npos;
    const auto off = [&](std::size_t at) { return std::max(at, text.size() / 2) - std::min(at, text.size() / 2); };
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1))
      if (cut == std::string::npos || off(at) < off(cut)) cut = at;
    if (cut == std::string::npos) return paragraph(look, box.x, y, box.w, text, style, colour);
    const float first = centred(look, box, y, text.substr(0, cut), style, colour);
    return first + centred(look, box, y + first, text.substr(cut + 1), style, colour);
  }
  put(look, box.x + (box.w - w) / 2, y, text, style, colour);
  return look.px(style.size == TextSize::S ? 20.F : 25.F);
}

/// The ratio of all answers, so that it stands beside the answer that moves it.
void live_ratio(const WeightsView& v, const Box& box, float y) {
  const Look& look = v.look();
  if (!v.w->own || !v.w->own->cr) return;
  const bool good = *v.w->own->cr <= cr_limit;
  centred(look, box, y, "CR " + decimal(*v.w->own->cr, 3), {TextSize::S, true},
          !good                    ? look.colours.warn
          : is_rough(v.w->own->ri) ? look.colours.t2
                                   : look.colours.ok);
}

void your_answer(const WeightsView& v, const Box& box) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const AnsweredPair& pair = v.pair();
  float y = box.y + look.px(4);
  y += centred(look, box, y, std::string(tr(look.language, "Your answer")), {}, p.t3) + look.px(4);
  if (!pair.value) {
    y += centred(look, box, y, std::string(tr(look.language, "not answered yet")), {TextSize::M, true}, p.warn);
    return live_ratio(v, box, y);
  }
  if (*pair.value != 1)
    y += centred(look, box, y, v.name(*pair.value > 1 ? pair.a : pair.b), {TextSize::M, true}, p.ink);
  y += centred(look, box, y, verbal_label(*pair.value).in(look.language), {TextSize::M}, p.ink);
  if (const std::string range = range_text(v, pair); !range.empty()) y += centred(look, box, y, range, {}, p.t2);
  if (pair.stale()) y += centred(look, box, y, std::string(tr(look.language, "a scale was changed since")), {}, p.warn);
  live_ratio(v, box, y);
}

/// What the other answers say of the pair, as a mark above the axis.
void implied_mark(const WeightsView& v, float x0, float step, float y, const Column& column) {
  const Look& look = v.look();
  if (!v.pair().implied) return;
  const double implied = *v.pair().implied;
  const std::string text =
      sentence(look, mark("your other answers imply {}"), decimal(std::max(implied, 1 / implied), 1));
  const float x = x0 + step * static_cast<float>(std::clamp(place_on_axis(implied), 0.0, 16.0));
  const float w = width(look, text, {TextSize::S, true});
  const float left = std::clamp(x - w / 2, column.x, std::max(column.x, column.x + column.w - w));
  put(look, left, y - look.px(44), text, {TextSize::S, true}, look.colours.warn);
  ImGui::GetWindowDrawList()->AddTriangleFilled({x - look.px(7), y - look.px(23)}, {x + look.px(7), y - look.px(23)},
                                                {x, y - look.px(13)}, look.colours.warn_symbol);
}

/// `step` is the distance to the next stop: where it is short, marks are smaller and not every one has its number.
void stop_mark(const WeightsView& v, int stop, ImVec2 at, float step, bool chosen, bool lit) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const int number = std::abs(stop - middle) + 1;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 colour =
      stop == middle ? p.t2 : group_fill(v.session, look, v.item(stop < middle ? v.pair().a : v.pair().b));
  const float r = std::min(look.px(number % 2 ? 9.F : 6.F), step * .42F);
  const int every = step >= look.px(18) ? 1 : step >= look.px(9) ? 2 : 4;
  const std::string digit = std::to_string(number);
  if (chosen) {
    list.AddCircleFilled(at, look.px(17), p.accent);
    put_in(look, {at.x - look.px(17), at.y - look.px(17), look.px(34), look.px(34)}, digit, {TextSize::M, true},
           p.accent_text, Align::centre);
  } else {
    list.AddCircleFilled(at, lit ? r + look.px(2) : r, lit ? p.accent_tint : p.page);
    list.AddCircle(at, lit ? r + look.px(2) : r, lit ? p.accent : colour, 0, look.px(2));
    if ((number - 1) % every == 0)
      put_in(look, {at.x - look.px(20), at.y + look.px(16), look.px(40), look.px(20)}, digit, {}, p.t2, Align::centre);
  }
}

void point_at(WeightsView& v, std::optional<double> answer) {
  if (answer != v.session.selection.asked.pointed) v.intents.push_back(TryAnswer{answer});
}

/// Drag and click: an answer for every stop that is passed, all of one drag in one step of the history.
void slide(WeightsView& v, const Box& track, float x0, float step) {
  WeightsState& state = v.ui.weights;
  const Touch t = touch(v.look(), "slider", track);
  if (!t.hovered && !t.held) {
    state.dragging = false;
    return point_at(v, std::nullopt);
  }
  const int stop = std::clamp(static_cast<int>(std::lround((ImGui::GetMousePos().x - x0) / step)), 0, stops - 1);
  const double answer = answer_at(stop);
  const bool by_pointer = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (t.held && by_pointer) {
    if (!state.dragging) ++v.ui.frame.gesture;
    state.dragging = true;
    if (!v.pair().value || nearest_stop(*v.pair().value) != stop) answer_with(v, answer, v.ui.frame.gesture);
    return;
  }
  state.dragging = false;
  point_at(v, t.hovered ? std::optional(answer) : std::nullopt);
}

float slider(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float margin = look.px(narrow(look, column.w) ? 18 : 38), x0 = column.x + margin;
  const float step = (column.w - 2 * margin) / (stops - 1);
  const float at = y + look.px(58), half = x0 + step * middle;
  slide(v, {column.x, at - look.px(20), column.w, look.px(58)}, x0, step);
  implied_mark(v, x0, step, at, column);
  horizontal(x0, half, at, group_fill(v.session, look, v.item(v.pair().a)), look.px(4));
  horizontal(half, x0 + step * (stops - 1), at, group_fill(v.session, look, v.item(v.pair().b)), look.px(4));
  const auto& answer = v.pair().value;
  for (int stop = 0; stop < stops; ++stop) {
    const ImVec2 place{x0 + step * static_cast<float>(stop), at};
    const bool chosen = answer && nearest_stop(*answer) == stop;
    const auto& pointed = v.session.selection.asked.pointed;
    const bool lit = pointed && nearest_stop(*pointed) == stop;
    stop_mark(v, stop, place, step, chosen, lit);
    const bool mark_stop = stop == 0 || stop == middle || stop == stops - 1;
    if (const char* word = strength(std::abs(stop - middle) + 1); word && (mark_stop || !narrow(look, column.w))) {
      const std::string text(tr(look.language, word));
      const float w = width(look, text, {TextSize::S, chosen});
      const float left = std::clamp(place.x - w / 2, column.x - look.px(8), column.x + column.w - w + look.px(8));
      put(look, left, at + look.px(36), text, {TextSize::S, chosen}, chosen ? p.ink : p.t2);
    }
  }
  return look.px(58 + 60);
}

/// A key and what it does; what has no room goes to the next line.
struct Hint {
  std::vector<std::string> keys;
  std::string text;
};
float hints(const Look& look, const std::vector<Hint>& all, const Column& column, float y) {
  const float begin = y;
  float x = column.x;
  for (const Hint& hint : all) {
    float w = look.px(6) + width(look, hint.text);
    for (const std::string& key : hint.keys) w += width(look, key) + look.px(16);
    if (x > column.x && x + w > column.x + column.w) x = column.x, y += look.px(28);
    for (const std::string& key : hint.keys) {
      const float cap = width(look, key) + look.px(12);
      key_cap(look, x + cap, y + look.px(11), key);
      x += cap + look.px(4);
    }
    x += look.px(2) + put(look, x + look.px(2), y + look.px(1), hint.text, {}, look.colours.t2) + look.px(18);
  }
  return y + look.px(24) - begin;
}

float keys_and_buttons(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float wide = action_width(look, "next question", {Kind::primary});
  const float narrow_button = action_width(look, "previous question"), h_button = look.px(control_height);
  const float right = column.x + column.w;
  action_button(v.session, v.ui, v.intents, "next question", {right - wide, y, wide, h_button}, {Kind::primary});
  action_button(v.session, v.ui, v.intents, "previous question",
                {right - wide - look.px(10) - narrow_button, y, narrow_button, h_button});
  const std::string shift(tr(look.language, "Shift"));
  const bool below = narrow(look, column.w);
  const float top = below ? look.px(control_height + 8) : look.px(5);
  const float h = hints(look,
                        {{{"1-9"}, sentence(look, mark("{} more"), v.name(v.pair().a))},
                         {{shift, "1-9"}, sentence(look, mark("{} more"), v.name(v.pair().b))},
                         {{"←", "→"}, std::string(tr(look.language, "one step"))},
                         {{"S"}, std::string(tr(look.language, "skip"))},
                         {{"Del"}, std::string(tr(look.language, "take back"))},
                         {{"R"}, std::string(tr(look.language, "a range"))},
                         {{"C"}, std::string(tr(look.language, "comment"))}},
                        {column.x, below ? column.w : column.w - wide - narrow_button - look.px(34)}, y + top);
  return std::max(look.px(control_height), h + top);
}

/// An answer as three numbers; what is none stays in the field with the reason below it.
float range_field(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  WeightsState& state = v.ui.weights;
  const float begin = y;
  y += look.px(10);
  const std::string head = sentence(look,
                                    mark("How many times more {0} counts than {1}: the least, the likeliest and the "
                                         "most, as in 2 3 4 or 1/4 1/3 1/2"),
                                    v.name(v.pair().a), v.name(v.pair().b));
  y += paragraph(look, column.x, y, column.w, head, {}, look.colours.t2) + look.px(4);
  const std::string save(tr(look.language, "Write it down"));
  const float w = button_width(look, save, {Kind::primary});
  const bool begins = std::exchange(state.typing_begins, false);
  field(look, "##range", {column.x, y, column.w - w - look.px(10), look.px(control_height)}, state.typed, "2 3 4",
        begins);
  const bool entered = pressed(Key::enter) && !begins;
  const auto range = stated_ratio(state.typed);
  if (button(look, "write", {column.x + column.w - w, y, w, look.px(control_height)}, save, {Kind::primary}) ||
      entered) {
    if (range) {
      const auto [path, text] = range_edit(*v.w, v.pair(), *range);
      v.intents.push_back(Change{path, text});
      state.typed_for.clear();
    } else {
      state.typing_begins = true; // the keyboard stays here, where digits are no answers
    }
  } else if (pressed(Key::escape)) {
    state.typed_for.clear();
  }
  y += look.px(control_height);
  if (!range && !state.typed.empty())
    y += paragraph(look, column.x, y + look.px(4), column.w,
                   tr(look.language, "These are not three numbers that rise."), {}, look.colours.warn) +
         look.px(4);
  return y - begin;
}

/// The remark and the reason that stand with the judgement, and the field for a new one.
float words_with_it(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  WeightsState& state = v.ui.weights;
  const float begin = y;
  const auto& written = v.pair().written;
  if (written && !written->comment.empty())
    y += look.px(8) + paragraph(look, column.x, y + look.px(8), column.w,
                                sentence(look, mark("Comment: {}"), written->comment), {}, look.colours.t2);
  if (written && !written->kept_because.empty())
    y += look.px(8) + paragraph(look, column.x, y + look.px(8), column.w,
                                sentence(look, mark("Kept on purpose, because {}"), written->kept_because), {},
                                look.colours.t2);
  if (state.typed_for == "range") return y + range_field(v, column, y) - begin;
  if (state.typed_for.empty() || !written) return y - begin;
  y += look.px(10);
  const bool keep = state.typed_for == "kept_because";
  const std::string hint(tr(look.language, keep ? mark("Keep, because...") : mark("A comment on this answer")));
  const std::string save(tr(look.language, "Write it down"));
  const float w = button_width(look, save, {Kind::primary});
  const bool begins = std::exchange(state.typing_begins, false);
  field(look, "##words", {column.x, y, column.w - w - look.px(10), look.px(control_height)}, state.typed, hint, begins);
  const bool entered = pressed(Key::enter) && !begins;
  if (button(look, "write", {column.x + column.w - w, y, w, look.px(control_height)}, save, {Kind::primary}) ||
      entered) {
    const std::string path = judgement_path(v.w->voice, v.w->node, written->a, written->b);
    v.intents.push_back(Change{path + "." + state.typed_for, state.typed});
    state.typed_for.clear();
  } else if (pressed(Key::escape)) {
    state.typed_for.clear();
  }
  return y + look.px(control_height) - begin;
}

} // namespace

void step_answer(WeightsView& v, int by) {
  const int now = v.pair().value ? nearest_stop(*v.pair().value) : middle;
  answer_with(v, answer_at(std::clamp(now + by, 0, stops - 1)));
}

void type_words(WeightsView& v, const char* what) {
  const auto& written = v.pair().written;
  if (!written) return;
  v.ui.weights.typed_for = what;
  v.ui.weights.typed = what == std::string("comment") ? written->comment : written->kept_because;
  v.ui.weights.typing_begins = true;
}

void type_range(WeightsView& v) {
  v.ui.weights.typed_for = "range";
  v.ui.weights.typed.clear();
  if (const auto range = answered_range(*v.w, v.pair()))
    for (const double end : {range->low, range->mode, range->high})
      v.ui.weights.typed += (v.ui.weights.typed.empty() ? "" : " ") + answer_text(end);
  v.ui.weights.typing_begins = true;
}

float question_panel(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const bool stacked = narrow(look, column.w);
  const float pad = look.px(stacked ? 12 : 22), w = column.w - 2 * pad, x = column.x + pad;
  const float each = stacked ? w : std::round(w * .345F);
  const float sides = std::max({look.px(92), side_height(v, v.pair().a, each), side_height(v, v.pair().b, each)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSplit(2); // the panel's height follows from what stands on it
  list.ChannelsSetCurrent(1);
  float at = y + pad;
  const auto& answer = v.pair().value;
  const Style large{TextSize::L, true};
  const float longest = std::max(width(look, v.name(v.pair().a), large), width(look, v.name(v.pair().b), large));
  const Style title{longest <= each - look.px(52) ? TextSize::L : TextSize::M, true}; // neither looks the heavier
  side(v, v.pair().a, {x, at, each, sides}, title, answer && *answer > 1);
  if (stacked) at += sides + look.px(8);
  side(v, v.pair().b, {x + w - each, at, each, sides}, title, answer && *answer < 1);
  if (stacked) at += sides + look.px(8);
  your_answer(v, stacked ? Box{x, at, w, look.px(110)}
                         : Box{x + each + look.px(10), at, w - 2 * each - look.px(20), sides});
  at += (stacked ? look.px(110) : sides) + look.px(12);
  at += slider(v, {x, w}, at) + look.px(8);
  at += keys_and_buttons(v, {x, w}, at);
  at += words_with_it(v, {x, w}, at) + pad;
  list.ChannelsSetCurrent(0);
  fill({column.x, y, column.w, at - y}, p.inspector, look.px(8));
  list.ChannelsMerge();
  return at - y;
}

} // namespace yindi::gui
