#include "engine/ranking/case_weights.h"
#include "engine/weights/wording.h"
#include "gui/pages/column.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi::gui {
namespace {

/// The circle that the asked pair is part of, else the first.
const std::vector<std::string>* circle_to_show(const WeightsView& v) {
  for (const auto& cycle : v.w->cycles)
    if (std::count(cycle.begin(), cycle.end(), v.item(v.pair().a)) &&
        std::count(cycle.begin(), cycle.end(), v.item(v.pair().b)))
      return &cycle;
  return v.w->cycles.empty() ? nullptr : &v.w->cycles.front();
}

/// Three items that contradict each other most together with the asked pair; blank where none do.
std::vector<std::string> triad_to_show(const WeightsView& v) {
  if (const auto* cycle = circle_to_show(v); cycle && cycle->size() == 3) return *cycle;
  const Comparison& m = v.w->comparison;
  const Eigen::Index a = v.pair().a, b = v.pair().b;
  if (!m.judged(a, b) || !v.contradictory() || !v.suspect(v.pair())) return {};
  Eigen::Index worst = -1;
  double most = 0;
  for (Eigen::Index k = 0; k < m.size(); ++k) {
    if (k == a || k == b || !m.judged(a, k) || !m.judged(k, b)) continue;
    const double off = std::abs(std::log(m.ratio(a, b) / (m.ratio(a, k) * m.ratio(k, b))));
    if (off > most) most = off, worst = k;
  }
  if (worst < 0) return {};
  return {v.item(a), v.item(b), v.item(worst)};
}

/// Two names and an arrow from the more important to the other, with how many times.
void triad_edge(const WeightsView& v, const AnsweredPair& pair, ImVec2 a, ImVec2 b, bool asked) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  if (!pair.value) return;
  const ImU32 colour = asked ? p.warn_symbol : p.t2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (*pair.value < 1) std::swap(a, b);
  const ImVec2 along{b.x - a.x, b.y - a.y};
  const float length = std::max(1.F, std::hypot(along.x, along.y));
  const ImVec2 unit{along.x / length, along.y / length};
  list.AddLine(a, b, colour, look.px(asked ? 2.F : 1.4F));
  if (*pair.value != 1) {
    const float s = look.px(8);
    const ImVec2 back{b.x - unit.x * s, b.y - unit.y * s};
    list.AddTriangleFilled(b, {back.x - unit.y * s * .5F, back.y + unit.x * s * .5F},
                           {back.x + unit.y * s * .5F, back.y - unit.x * s * .5F}, colour);
  }
  const double size = std::max(*pair.value, 1 / *pair.value);
  const std::string text = size == 1 ? std::string(tr(look.language, "equal")) : answer_text(size) + "×";
  const float w = width(look, text, {TextSize::S, true});
  const ImVec2 middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
  const Box box{middle.x - w / 2 - look.px(4), middle.y - look.px(10), w + look.px(8), look.px(20)};
  fill(box, p.inspector, look.px(3));
  put_in(look, box, text, {TextSize::S, true}, asked ? p.warn : p.t2, Align::centre);
}

/// The three as boxes with arrows between: two above, one below.
void triad(const WeightsView& v, Cursor& at, const std::vector<std::string>& items) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const float h = look.px(30), wide = at.w * .4F, deep = look.px(78);
  at.gap(8);
  const Box boxes[] = {
      {at.x, at.y, wide, h}, {at.x + at.w - wide, at.y, wide, h}, {at.x + (at.w - wide) / 2, at.y + deep + h, wide, h}};
  const auto border = [&](int i, int j) {
    const ImVec2 a = boxes[i].centre(), b = boxes[j].centre();
    if (i < 2 && j < 2) return ImVec2{a.x < b.x ? boxes[i].right() : boxes[i].x, a.y};
    const float y = a.y < b.y ? boxes[i].bottom() : boxes[i].y;
    return ImVec2{a.x + (b.x - a.x) * .25F, y};
  };
  for (const auto& [i, j] : {std::pair{0, 1}, std::pair{1, 2}, std::pair{0, 2}}) {
    const AnsweredPair& pair = v.w->of(items[static_cast<std::size_t>(i)], items[static_cast<std::size_t>(j)]);
    const bool turned = v.item(pair.a) != items[static_cast<std::size_t>(i)];
    const ImVec2 from = border(i, j), to = border(j, i);
    triad_edge(v, pair, turned ? to : from, turned ? from : to, &pair == &v.pair());
  }
  for (int i = 0; i < 3; ++i) {
    const std::string& id = items[static_cast<std::size_t>(i)];
    fill(boxes[i], p.page, look.px(6));
    outline(boxes[i], group_fill(v.session, look, id), look.px(6), look.px(2));
    put_in(look, inset(boxes[i], look.px(6)), criterion_name(v.session, id), {TextSize::S, true}, p.ink, Align::centre);
  }
  at.y += deep + 2 * h;
}

/// "Disaster risk 2× Natural fit", "Income = Support".
std::string pair_in_words(const WeightsView& v, const std::string& a, const std::string& b) {
  const AnsweredPair& pair = v.w->of(a, b);
  const double value = v.item(pair.a) == a ? *pair.value : 1 / *pair.value;
  const std::string first = criterion_name(v.session, a), second = criterion_name(v.session, b);
  if (value == 1) return first + " = " + second;
  return value > 1 ? first + " " + answer_text(value) + "× " + second
                   : second + " " + answer_text(1 / value) + "× " + first;
}

/// Why the three cannot all hold.
std::string triad_in_words(const WeightsView& v, const std::vector<std::string>& items) {
  const Look& look = v.look();
  const std::string &a = items[0], &b = items[1], &c = items[2];
  if (const auto* cycle = circle_to_show(v); cycle && cycle->size() == 3)
    return sentence(look, mark("{0}, {1}, {2}: no order of the three agrees with all of this."), pair_in_words(v, a, b),
                    pair_in_words(v, b, c), pair_in_words(v, c, a));
  const auto value = [&](const std::string& x, const std::string& y) {
    const AnsweredPair& pair = v.w->of(x, y);
    return v.item(pair.a) == x ? *pair.value : 1 / *pair.value;
  };
  return sentence(look, mark("You said {0} and {1}. Together they make {2}, but you said {3}."), pair_in_words(v, a, c),
                  pair_in_words(v, c, b), answer_name(v, v.pair(), value(a, c) * value(c, b)), pair_in_words(v, a, b));
}

std::string why_title(const WeightsView& v) {
  const Look& look = v.look();
  if (const auto* cycle = circle_to_show(v))
    return cycle->size() == 3 ? std::string(tr(look.language, "Three answers run in a circle"))
                              : std::string(tr(look.language, "Answers run in a circle"));
  if (v.contradictory() && v.suspect(v.pair()))
    return std::string(tr(look.language, "Three answers do not fit together"));
  return std::string(tr(look.language, v.pair().value ? mark("What this answer says") : mark("What is asked")));
}

void why(const WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  at.say(tr(look.language, "Why?"), look.colours.t3);
  at.title(why_title(v));
  const auto items = triad_to_show(v);
  if (!items.empty()) {
    at.say(triad_in_words(v, items), look.colours.t2);
    return triad(v, at, items);
  }
  const Library& library = v.c().model->library;
  const std::string &a = v.item(v.pair().a), &b = v.item(v.pair().b);
  const Text text = v.pair().value ? answer_in_words(library, a, b, *v.pair().value) : weight_question(library, a, b);
  at.say(text.in(look.language), look.colours.t2);
}

/// Hollow: now; filled: then. Without `then_all` only the weights as they are.
void weight_dots(const WeightsView& v, Cursor& at, const std::vector<double>& now_all,
                 const std::vector<double>& then_all) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const bool moved = !then_all.empty();
  if (moved) at.say(tr(look.language, "hollow: now; filled: then"), p.t3);
  at.gap(4);
  double most = 0;
  for (std::size_t i = 0; i < v.w->items.size(); ++i) most = std::max({most, now_all[i], moved ? then_all[i] : 0});
  float names = 0;
  for (const std::string& id : v.w->items) names = std::max(names, width(look, criterion_name(v.session, id)));
  names = std::min(names, at.w * .42F);
  const float number = width(look, "+0.00", {TextSize::S, true}) + look.px(6);
  const float x0 = at.x + names + look.px(16), room = at.w - names - look.px(26) - number;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < v.w->items.size(); ++i) {
    const Box row{at.x, at.y, at.w, look.px(25)};
    const ImU32 colour = group_fill(v.session, look, v.w->items[i]);
    const double now = now_all[i], then = moved ? then_all[i] : now;
    put_in(look, {row.x, row.y, names + look.px(4), row.h}, criterion_name(v.session, v.w->items[i]), {}, p.ink);
    horizontal(x0, x0 + room, row.centre().y, p.line);
    const float a = x0 + static_cast<float>(now / most) * room, b = x0 + static_cast<float>(then / most) * room;
    horizontal(std::min(a, b), std::max(a, b), row.centre().y, colour, look.px(3));
    if (moved) {
      list.AddCircleFilled({a, row.centre().y}, look.px(5), p.inspector);
      list.AddCircle({a, row.centre().y}, look.px(5), p.t2, 0, look.px(1.4F));
    }
    list.AddCircleFilled({b, row.centre().y}, look.px(5), colour);
    const bool large = moved && std::abs(then - now) >= .045;
    put_in(look, row, moved ? signed_decimal(then - now, 2) : decimal(now, 3), {TextSize::S, large},
           large ? p.ink : p.t2, Align::right);
    at.y += row.h;
  }
}

/// What the other answer does; without one the weights as they are.
void weight_moves(const WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  if (!v.w->own) return;
  const bool moved = v.effect && !v.effect->own.weights.empty();
  at.rule();
  const bool in_force = v.w->counts && !v.looked && !data_weighting(v.c());
  at.title(moved ? sentence(look, mark("What \"{}\" does to the weights"), answer_name(v, v.pair(), *v.tried))
                 : std::string(
                       tr(look.language, in_force ? mark("The weights now") : mark("The weights by these answers"))));
  weight_dots(v, at, v.w->own->weights, moved ? v.effect->own.weights : std::vector<double>());
}

/// What the way that is looked at would do.
void way_moves(const WeightsView& v, Cursor& at) {
  const NodeWeights* now = node_weights(v.county, v.w->node);
  const std::size_t size = v.w->items.size();
  if (!now || now->weights.size() != size || v.looked->weights.size() != size) return;
  weight_dots(v, at, now->weights, v.looked->weights);
}

/// Labels at the ends of lines, pushed apart: wanted middles, from the top downwards.
std::vector<float> apart(std::vector<float> wanted, float least) {
  std::vector<std::size_t> order(wanted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return wanted[i] < wanted[j]; });
  for (std::size_t k = 1; k < order.size(); ++k)
    wanted[order[k]] = std::max(wanted[order[k]], wanted[order[k - 1]] + least);
  return wanted;
}

/// The industries that stand among the first before or after.
std::vector<const Shift*> first_shifts(const RankingEffect& effect, int most) {
  std::vector<const Shift*> result;
  for (const Shift& shift : effect.shifts)
    if (shift.score_before && shift.score_after && std::min(shift.rank_before, shift.rank_after) <= most)
      result.push_back(&shift);
  return result;
}

void slopes(const WeightsView& v, Cursor& at, const RankingEffect& effect) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const auto shifts = first_shifts(effect, 5);
  if (shifts.empty()) return;
  double low = 1e300, high = -1e300;
  for (const Shift* s : shifts)
    low = std::min({low, *s->score_before, *s->score_after}),
    high = std::max({high, *s->score_before, *s->score_after});
  const float tall = look.px(26) * static_cast<float>(shifts.size()), top = at.y + look.px(34);
  const auto height = [&](double score) {
    return top + tall * static_cast<float>(high > low ? (high - score) / (high - low) : .5);
  };
  const float left = at.x + at.w * .47F, right = at.x + at.w * .53F;
  put_in(look, {at.x, at.y, left - at.x, look.px(20)}, tr(look.language, "now"), {}, p.t3, Align::right);
  put(look, right, at.y, tr(look.language, "then"), {}, p.t3);
  std::vector<float> before, after;
  for (const Shift* s : shifts) before.push_back(height(*s->score_before)), after.push_back(height(*s->score_after));
  const auto left_at = apart(before, look.px(20)), right_at = apart(after, look.px(20));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float lowest = top + tall;
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    const Shift& s = *shifts[i];
    const bool first = s.rank_after == 1;
    const ImU32 colour = first ? p.accent : s.rank_before == 1 ? p.warn_symbol : p.n1;
    list.AddLine({left, before[i]}, {right, after[i]}, colour, look.px(first ? 2.2F : 1.6F));
    list.AddCircleFilled({left, before[i]}, look.px(3.5F), colour);
    list.AddCircleFilled({right, after[i]}, look.px(3.5F), colour);
    const std::string name = industry_name(v.session, s.industry);
    const ImU32 ink = first ? p.ink : p.t2;
    put_in(look, {at.x, left_at[i] - look.px(10), left - at.x - look.px(8), look.px(20)},
           shortened(look, name, left - at.x - look.px(50), {}) + " " + decimal(*s.score_before, 3), {}, ink,
           Align::right);
    put_in(look, {right + look.px(8), right_at[i] - look.px(10), at.x + at.w - right - look.px(8), look.px(20)},
           decimal(*s.score_after, 3) + " " + name, {TextSize::S, first}, ink);
    lowest = std::max({lowest, left_at[i] + look.px(12), right_at[i] + look.px(12)});
  }
  at.y = lowest;
}

void ranking_moves(const WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  at.rule();
  const std::string county = county_name(v.session, v.session.selection.county);
  const std::optional<RankingEffect> none;
  const auto& effect = v.looked ? v.looked->ranking : v.effect ? v.effect->ranking : none;
  if (effect && effect->shifts.size() > 1 && v.county && has_scores(*v.county)) {
    at.title(sentence(look, mark("And to the ranking of {}"), county));
    slopes(v, at, *effect);
    return;
  }
  at.y += small_ranking(v, {at.x, at.w}, at.y, 6);
}

} // namespace

void weights_inspector(const Session& session, UiState& ui, Intents& intents) {
  const Look& look = ui.look;
  const Box box = room();
  Cursor at{look, box.x + look.px(22), box.y + look.px(18), box.w - look.px(44)};
  const auto view = weights_view(session, ui, intents);
  if (!view) return;
  const WeightsView& v = *view;
  if (v.asks() && v.looked) {
    at.say(tr(look.language, "Why?"), look.colours.t3);
    at.title(tr(look.language, "What this way would do to the weights"));
    way_moves(v, at);
    ranking_moves(v, at);
  } else if (v.asks() && !v.given) {
    why(v, at);
    weight_moves(v, at);
    ranking_moves(v, at);
  } else if (v.asks()) {
    at.say(tr(look.language, "Why?"), look.colours.t3);
    at.title(tr(look.language, "What these weights do"));
    ranking_moves(v, at);
  }
  ImGui::SetCursorScreenPos({box.x, at.y + look.px(16)});
  ImGui::Dummy({1, 1});
}

} // namespace yindi::gui
