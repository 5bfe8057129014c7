// Everybody who judged the node, side by side: what each alone would weigh, how consistent each is, and the group.

#include "gui/pages/weights/weights_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// Sizes in px of the design.
constexpr float stack_height = 74, person_width = 74, stack_width = 48;

/// Below the goal all items have the colour of their group, so they grow paler in their order.
ImU32 item_fill(const WeightsView& v, std::size_t i) {
  const ImU32 colour = group_fill(v.session, v.look(), v.w->items[i]);
  if (v.w->node == goal) return colour;
  return faded(colour, 1 - .7F * static_cast<float>(i) / static_cast<float>(v.w->items.size()));
}

/// Weights as a stack, the first item above; an empty frame where there are none.
void stack(const WeightsView& v, const Box& box, const std::vector<double>& weights) {
  const Look& look = v.look();
  if (weights.empty()) return outline(box, look.colours.line2, look.px(2));
  float y = box.y;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float h = static_cast<float>(weights[i]) * box.h;
    fill({box.x, y, box.w, std::max(1.F, h - look.px(1))}, item_fill(v, i));
    y += h;
  }
}

std::string shares_in_words(const WeightsView& v, const std::string& name, const std::vector<double>& weights) {
  std::string text = name;
  for (std::size_t i = 0; i < weights.size(); ++i)
    text += "\n" + criterion_name(v.session, v.w->items[i]) + "  " + decimal(weights[i], 3);
  return text;
}

/// Name, stack, and CR or how far they are.
void person(WeightsView& v, const Respondent& who, const Box& box) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const bool chosen = !who.voice.none() && who.voice == v.w->voice, loose = who.weights.empty();
  const bool bad = who.cr && *who.cr > cr_limit;
  const Touch t = touch(look, "person", box, 6);
  if (chosen) {
    fill(box, p.accent_tint, look.px(6));
    outline(box, p.accent, look.px(6));
  } else if (t.hovered && !who.voice.none()) {
    fill(box, p.hover, look.px(6));
  }
  stack(v, {box.centre().x - look.px(stack_width) / 2, box.y + look.px(6), look.px(stack_width), look.px(stack_height)},
        who.weights);
  const float line = look.px(20);
  Box text{box.x + look.px(2), box.y + look.px(stack_height + 9), box.w - look.px(4), line};
  const std::string name = who.name.in(look.language);
  put_in(look, text, shortened(look, name, text.w, {TextSize::S, chosen}), {TextSize::S, chosen}, p.ink, Align::centre);
  text.y += line;
  const std::string below = loose    ? std::to_string(who.answered) + "/" + std::to_string(v.w->pairs.size())
                            : who.cr ? decimal(*who.cr, 3)
                                     : std::string("–");
  put_in(look, text, below, {TextSize::S, bad}, bad || loose ? p.warn : p.t2, Align::centre);
  if (bad) {
    const float mark = text.centre().x - width(look, below, {TextSize::S, true}) / 2 - look.px(12);
    state_mark(look, {mark, text.centre().y}, State::attention);
  }
  if (t.hovered) {
    std::string hint = shares_in_words(v, name, who.weights);
    if (loose) hint += "\n" + std::string(tr(look.language, "These answers do not connect all items yet."));
    if (who.counts != 1) hint += "\n" + sentence(look, mark("counts {}"), shortest(who.counts));
    tooltip(look, hint);
  }
  if (t.clicked && !who.voice.none()) choose_voice(v, who.voice);
}

/// The group, one way of the two; bold where the case goes that way.
void together(const WeightsView& v, const char* id, const char* name, const char* how,
              const std::vector<double>& weights, const Box& box) {
  const Look& look = v.look();
  const bool counts = v.c().judging.weighting.aggregate == how;
  const Touch t = touch(look, id, box, 6);
  stack(v, {box.centre().x - look.px(stack_width) / 2, box.y + look.px(6), look.px(stack_width), look.px(stack_height)},
        weights);
  const float line = look.px(20);
  Box text{box.x, box.y + look.px(stack_height + 9), box.w, line};
  put_in(look, text, tr(look.language, name), {TextSize::S, counts}, look.colours.ink, Align::centre);
  text.y += line;
  if (counts) put_in(look, text, tr(look.language, "counts"), {}, look.colours.t2, Align::centre);
  if (t.hovered) {
    const bool first = how == std::string("judgements");
    const char* words = first ? mark("The judgements of all made one (geometric means), then weights")
                              : mark("The weights of each, then their mean");
    tooltip(look, shares_in_words(v, std::string(tr(look.language, words)), weights));
  }
}

std::string remark(const WeightsView& v) {
  const Look& look = v.look();
  int above = 0, loose = 0;
  for (const Respondent& who : v.w->people) above += who.cr && *who.cr > cr_limit, loose += who.weights.empty();
  std::string text = sentence(look, mark("{0} have answered, above CR 0.10: {1}"), std::to_string(v.w->people.size()),
                              std::to_string(above));
  if (loose > 0)
    text += (look.language == Language::zh ? "，" : ", ") + sentence(look, mark("not done: {}"), std::to_string(loose));
  return text;
}

} // namespace

float people_strip(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  if (v.w->people.empty()) return 0;
  y += block_title(look, column, y, std::string(tr(look.language, "Participants")), remark(v));
  const float each = look.px(person_width), tall = look.px(stack_height + 52), both = look.px(92);
  float x = column.x;
  const auto next = [&](float w) {
    if (x + w > column.x + column.w && x > column.x) x = column.x, y += tall + look.px(4);
    const Box box{x, y, w, tall};
    x += w;
    return box;
  };
  for (std::size_t i = 0; i < v.w->people.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    person(v, v.w->people[i], next(each));
    ImGui::PopID();
  }
  x += look.px(16);
  const Box pooled = next(both);
  if (pooled.x > column.x) vertical(pooled.x - look.px(8), y + look.px(6), y + tall, look.colours.line2);
  together(v, "pooled", mark("Pooled"), "judgements", v.w->pooled, pooled);
  together(v, "average", mark("Averaged"), "priorities", v.w->average, next(both));
  return y + tall - begin;
}

} // namespace yindi::gui
