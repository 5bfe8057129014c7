#include "gui/pages/column.h"
#include "gui/pages/weights/weights_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr double end_of_axis = 0.2; ///< CR at the right end

std::string space(const Look& look) { return look.language == Language::zh ? "" : " "; }

/// CR on its axis: where it is, and hollow where another answer would put it.
void cr_axis(const WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const Box bar{at.x, at.y + look.px(16), at.w, look.px(8)};
  const auto place = [&](double cr) {
    return at.x + static_cast<float>(std::clamp(cr, 0.0, end_of_axis) / end_of_axis) * at.w;
  };
  const float limit = place(cr_limit);
  fill({bar.x, bar.y, limit - bar.x, bar.h}, p.ok_tint);
  fill({limit, bar.y, bar.right() - limit, bar.h}, p.warn_tint);
  const double cr = *v.w->own->cr;
  const float x = place(cr);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddTriangleFilled({x - look.px(7), bar.y - look.px(12)}, {x + look.px(7), bar.y - look.px(12)},
                         {x, bar.y - look.px(1)}, p.ink);
  const float labels = bar.bottom() + look.px(6);
  put(look, bar.x, labels, "0", {}, p.t3);
  put_in(look, {limit - look.px(30), labels, look.px(60), look.px(20)}, "0.10", {}, p.t3, Align::centre);
  put_in(look, {bar.x, labels, bar.w, look.px(20)}, "0.20", {}, p.t3, Align::right);
  if (v.effect && v.effect->own.cr) {
    const float then = place(*v.effect->own.cr), middle = bar.centre().y;
    const ImU32 colour = *v.effect->own.cr <= cr_limit ? p.ok : p.warn;
    horizontal(std::min(x, then), std::max(x, then), middle, colour, look.px(1.5F));
    list.AddCircleFilled({then, middle}, look.px(6), p.page);
    list.AddCircle({then, middle}, look.px(6), colour, 0, look.px(2));
  }
  at.y = labels + look.px(22);
}

/// CR with its table, or why there is none.
void figures(const WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  const Palette& p = look.colours;
  const Weighing& w = *v.w;
  at.title(tr(look.language, "Consistency"));
  if (!w.own) {
    std::vector<Text> names;
    for (const auto& group : w.groups) {
      std::vector<Text> inside;
      for (const std::string& id : group) inside.push_back(plain(criterion_name(v.session, id)));
      names.push_back(list(inside));
    }
    std::string text;
    for (const Text& name : names) text += (text.empty() ? "" : " | ") + name.in(look.language);
    at.say(sentence(look, mark("No weights yet: the answers leave {} groups unconnected."),
                    std::to_string(w.groups.size())),
           p.warn);
    at.say(text, p.t2);
    return;
  }
  const std::string gci = w.own->gci && w.gci_limit ? sentence(look, mark("GCI {0} (limit {1})"),
                                                               decimal(*w.own->gci, 3), decimal(*w.gci_limit, 2))
                                                    : std::string();
  if (!w.own->cr) {
    at.say(tr(look.language, "These answers cannot contradict each other yet, so there is no ratio."), p.t2);
    return;
  }
  const bool good = *w.own->cr <= cr_limit, rough = is_rough(w.own->ri);
  const std::string number = "CR " + decimal(*w.own->cr, 3);
  const float used = put(look, at.x, at.y, number, {TextSize::L, true}, !good ? p.warn : rough ? p.t2 : p.ok);
  const std::string limit = sentence(look, mark("limit 0.10, RI {0} ({1})"), decimal(w.own->ri.value.value_or(0), 2),
                                     random_index_name(w.own->ri.table, w.own->ri.label));
  if (used + look.px(12) + width(look, limit) <= at.w) {
    put_in(look, {at.x + used + look.px(12), at.y, at.w - used, look.px(44)}, limit, {}, p.t3);
    at.gap(42);
  } else {
    at.gap(40);
    at.say(limit, p.t3);
  }
  cr_axis(v, at);
  if (good && rough)
    at.say(w.own->ri.note.in(look.language), p.t2);
  else
    at.say(tr(look.language, good ? mark("The answers fit together.")
                                  : mark("The answers contradict each other more than chance allows for.")),
           good ? p.ok : p.warn);
  const std::string lambda = sentence(look, mark("Largest eigenvalue {0}, CI {1}"), decimal(w.own->lambda_max, 3),
                                      decimal(w.own->ci.value_or(0), 3));
  at.say(gci.empty() ? lambda : lambda + (look.language == Language::zh ? "，" : ", ") + gci, p.t3);
}

/// A line that leads to a pair.
bool leads(Cursor& at, const char* id, const std::string& text, ImU32 colour) {
  const Look& look = at.look;
  const float h = paragraph(look, at.x, at.y, at.w, text, {}, colour, false);
  const Touch t = touch(look, id, {at.x - look.px(4), at.y, at.w + look.px(8), h});
  if (t.hovered) fill({at.x - look.px(4), at.y, at.w + look.px(8), h}, look.colours.hover, look.px(4));
  at.say(text, colour);
  return t.clicked;
}

/// Contradictions of order go before those of strength.
void circles(WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  if (v.w->cycles.empty()) return;
  at.gap(12);
  at.title(v.w->cycles.size() == 1
               ? std::string(tr(look.language, "Answers run in a circle"))
               : sentence(look, mark("Answers run in {} circles"), std::to_string(v.w->cycles.size())));
  for (std::size_t i = 0; i < std::min<std::size_t>(2, v.w->cycles.size()); ++i) {
    const auto& cycle = v.w->cycles[i];
    std::string text;
    for (const std::string& id : cycle) text += criterion_name(v.session, id) + " > ";
    ImGui::PushID(static_cast<int>(i));
    if (leads(at, "circle", text + criterion_name(v.session, cycle.front()), look.colours.err))
      ask_about(v, cycle[0], cycle[1]);
    ImGui::PopID();
  }
}

/// Whether asking on can still change who is first in the county.
void first_place(const WeightsView& v, Cursor& at) {
  if (!v.asking_on || !v.asking_on->first_stays || !v.county) return;
  const double stays = *v.asking_on->first_stays;
  std::vector<Text> first;
  for (const RankedIndustry& entry : v.county->ranking)
    if (entry.rank == 1) first.push_back(plain(industry_name(v.session, entry.industry)));
  at.gap(4);
  at.say(sentence(at.look, mark("First place in {0} stays with {1} in **{2}** of the answers that are possible."),
                  county_name(v.session, v.session.selection.county), list(first), per_cent(stays)),
         stays >= StopRule{}.enough ? at.look.colours.ok : at.look.colours.t2);
}

void open_pairs(WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  const Weighing& w = *v.w;
  if (!w.next) return;
  at.gap(12);
  const int open = static_cast<int>(w.pairs.size()) - w.answered;
  at.title(open == 1 ? std::string(tr(look.language, "1 pair is open"))
                     : sentence(look, mark("{} pairs are open"), std::to_string(open)));
  const std::string a = criterion_name(v.session, w.next->a), b = criterion_name(v.session, w.next->b);
  const std::string text =
      w.next->connects
          ? sentence(look, mark("Next **{0}** and **{1}**: it joins what nobody compared."), a, b)
          : sentence(look, mark("Next **{0}** and **{1}**: the answer takes {2} off the uncertainty of the weights."),
                     a, b, per_cent(w.next->gain));
  if (leads(at, "next pair", text, look.colours.ink)) ask_about(v, w.next->a, w.next->b);
  first_place(v, at);
  if (!v.asking_on || !v.asking_on->stop) return;
  const Stop& found = *v.asking_on->stop;
  Sentence why = found.why;
  if (!why.arguments.empty()) why.arguments[0] = plain(criterion_name(v.session, found.item));
  const std::string stop = look.language == Language::zh ? "。" : ".";
  at.gap(4);
  at.say((found.stop ? std::string(tr(look.language, "Enough asked:")) + space(look) : "") + why.in(look.language) +
             stop,
         found.stop ? look.colours.ok : look.colours.t2);
}

/// Who is first before and after, in a sentence.
std::string effect_on_first(const WeightsView& v, const RankingEffect& effect) {
  const Look& look = v.look();
  const auto names = [&](const std::vector<std::string>& ids) {
    std::vector<Text> result;
    for (const std::string& id : ids) result.push_back(plain(industry_name(v.session, id)));
    return list(result);
  };
  const std::string county = county_name(v.session, effect.county);
  if (effect.first_before != effect.first_after)
    return sentence(look, mark("First place in {0} then passes from {1} to **{2}**."), county,
                    names(effect.first_before), names(effect.first_after));
  return effect.moves ? sentence(look, mark("First place in {0} stays with {1}; places further down change."), county,
                                 names(effect.first_before))
                      : sentence(look, mark("The ranking of {} does not change."), county);
}

/// The asked judgement fits badly: what would fit, what that does, and the two ways on.
void advice(WeightsView& v, Cursor& at, const Suspect& suspect) {
  const Look& look = at.look;
  const double suggested = suggested_answer(*v.w, v.pair(), suspect);
  const std::string name = answer_name(v, v.pair(), suggested);
  at.gap(12);
  at.title(tr(look.language, v.pair().suspect == 0U ? mark("This answer fits least with the rest")
                                                    : mark("This answer fits badly with the rest")));
  if (suspect.cr_after)
    at.say(sentence(look, mark("Say **{0}** and CR falls to **{1}**."), name, decimal(*suspect.cr_after, 3)),
           look.colours.t2);
  if (v.effect && v.effect->ranking) at.say(effect_on_first(v, *v.effect->ranking), look.colours.t2);
  at.gap(8);
  const std::string take = sentence(look, mark("Take \"{}\""), name), keep(tr(look.language, "Keep, because..."));
  const float wide = std::min(at.w, button_width(look, take, {Kind::primary})), narrow = button_width(look, keep);
  if (button(look, "take", {at.x, at.y, wide, look.px(control_height)}, take, {Kind::primary}))
    answer_with(v, suggested);
  const bool beside = wide + look.px(10) + narrow <= at.w;
  if (!beside) at.gap(control_height + 6);
  if (button(look, "keep", {beside ? at.x + wide + look.px(10) : at.x, at.y, narrow, look.px(control_height)}, keep))
    type_words(v, "kept_because");
  at.gap(control_height);
}

/// The other judgements that fit badly, worst first.
void others(WeightsView& v, Cursor& at) {
  const Look& look = at.look;
  bool first = true;
  int shown = 0;
  for (const Suspect& suspect : v.w->worst) {
    const AnsweredPair& pair = v.w->of(suspect.a, suspect.b);
    if (!v.suspect(pair) || &pair == &v.pair() || shown == 3) continue;
    if (first) {
      at.gap(12);
      at.title(tr(look.language, v.suspect(v.pair()) ? mark("Others that fit badly") : mark("Answers that fit least")));
    }
    first = false;
    const double suggested = suggested_answer(*v.w, pair, suspect);
    const std::string text = sentence(look, mark("{0} / {1}: {2}, the rest say {3}"), v.name(pair.a), v.name(pair.b),
                                      answer_name(v, pair, *pair.value), answer_name(v, pair, suggested));
    ImGui::PushID(shown++);
    if (leads(at, "suspect", text, look.colours.t2)) ask_about(v, v.item(pair.a), v.item(pair.b));
    ImGui::PopID();
  }
}

} // namespace

float consistency_block(WeightsView& v, const Column& column, float y) {
  Cursor at{v.look(), column.x, y, column.w};
  figures(v, at);
  circles(v, at);
  open_pairs(v, at);
  if (const Suspect* suspect = v.suspect(v.pair())) advice(v, at, *suspect);
  others(v, at);
  return at.y - y;
}

} // namespace yindi::gui
