// Everybody's weight of each criterion as a mark on a strip, and the blocs that the marks show.

#include "gui/pages/workshop/workshop_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

constexpr std::size_t most_strips = 7;

/// Everybody's share of the whole decision for a criterion, with the bloc of each.
struct Strip {
  const Topic* topic;
  std::vector<std::pair<double, std::size_t>> marks;
};

std::size_t bloc_of(const Blocs& blocs, std::size_t person) {
  for (std::size_t b = 0; b < blocs.blocs.size(); ++b)
    for (const std::size_t one : blocs.blocs[b].people)
      if (one == person) return b;
  return 0;
}

const NodeOpinions* said_on(const Opinions& opinions, const Topic& topic) {
  for (const ProfileOpinions& part : opinions.parts)
    for (const NodeOpinions& node : part.nodes)
      if (part.profile == topic.profile && node.node == topic.node) return &node;
  return nullptr;
}

/// The topic's own weights run over the local ones as its `low` and `high` do: weight of the node in the whole times
/// what each gives the criterion within it.
Strip strip_of(const GroupView& view, const Topic& topic) {
  Strip strip{&topic, {}};
  const NodeOpinions* node = said_on(view.opinions, topic);
  if (!node) return strip;
  const auto item = std::find(node->items.begin(), node->items.end(), topic.criterion) - node->items.begin();
  const NodeAgreement* agreed = nullptr;
  for (const NodeAgreement& one : view.nodes)
    if (one.node == topic.node && one.profile == topic.profile) agreed = &one;
  if (!agreed || item == static_cast<std::ptrdiff_t>(node->items.size())) return strip;
  for (std::size_t k = 0; k < view.opinions.people.size(); ++k)
    if (node->own[k] && view.opinions.people[k].voice > 0)
      strip.marks.emplace_back(agreed->weight * node->own[k]->weights[static_cast<std::size_t>(item)],
                               bloc_of(view.blocs, k));
  std::sort(strip.marks.begin(), strip.marks.end());
  return strip;
}

/// Marks that would lie on each other are put above and below the middle in turn.
void draw_marks(const Look& look, const Strip& strip, float x, float w, double most, float y, float room) {
  const float r = look.px(look.projector ? 6.7F : 6.F);
  std::vector<std::vector<float>> rows; // right ends, by level
  const int levels = std::max(1, static_cast<int>(room / (2.1F * r)));
  for (const auto& [value, bloc] : strip.marks) {
    const float at = x + w * static_cast<float>(std::min(value, most) / most);
    std::size_t level = 0;
    while (level < rows.size() && !rows[level].empty() && at - rows[level].back() < 2.1F * r) ++level;
    if (static_cast<int>(level) >= levels) level = static_cast<std::size_t>(levels - 1);
    if (level >= rows.size()) rows.resize(level + 1);
    rows[level].push_back(at);
    const float up = level == 0 ? 0 : (level % 2 == 1 ? -1.F : 1.F) * static_cast<float>((level + 1) / 2) * 2.1F * r;
    bloc_mark(look, {at, y + up}, bloc, r);
  }
}

double nice_step(double most) {
  for (const double step : {.01, .02, .05, .1, .2, .5})
    if (most / step <= 5) return step;
  return 1;
}

} // namespace

ImU32 bloc_colour(const Look& look, std::size_t bloc) {
  static constexpr ImU32 colours[] = {IM_COL32(0x23, 0x41, 0x5F, 255), IM_COL32(0xD0, 0x8A, 0x1E, 255),
                                      IM_COL32(0x2C, 0x8C, 0x78, 255), IM_COL32(0x90, 0x32, 0x22, 255)};
  return bloc == 0 ? look.colours.accent : colours[bloc % 4];
}

void bloc_mark(const Look& look, ImVec2 c, std::size_t bloc, float r) {
  ImDrawList& drawn = *ImGui::GetWindowDrawList();
  const ImU32 colour = bloc_colour(look, bloc), edge = look.colours.page;
  switch (bloc % 4) {
  case 0:
    drawn.AddCircleFilled(c, r + 1, edge);
    drawn.AddCircleFilled(c, r, colour);
    break;
  case 1:
    drawn.AddTriangleFilled({c.x - r * 1.2F, c.y + r}, {c.x + r * 1.2F, c.y + r}, {c.x, c.y - r * 1.1F}, colour);
    break;
  case 2:
    drawn.AddRectFilled({c.x - r * .9F, c.y - r * .9F}, {c.x + r * .9F, c.y + r * .9F}, colour);
    break;
  default:
    drawn.AddQuadFilled({c.x, c.y - r * 1.2F}, {c.x + r * 1.2F, c.y}, {c.x, c.y + r * 1.2F}, {c.x - r * 1.2F, c.y},
                        colour);
  }
}

float opinion_strips(WorkshopView& v, const GroupView& view, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y, row = look.px(look.projector ? 46.F : 52.F);
  std::vector<Strip> strips;
  double most = 0, most_score = 0;
  for (const Topic& topic : view.topics) {
    if (strips.size() == most_strips) break;
    strips.push_back(strip_of(view, topic));
    for (const auto& [value, bloc] : strips.back().marks) most = std::max(most, value);
    most = std::max(most, topic.weight);
    most_score = std::max(most_score, topic.score);
  }
  if (strips.empty() || most <= 0)
    return paragraph(look, column.x, y, column.w,
                     v.tell(mark("With one person, or without whole answers of two, nothing can be compared.")), {},
                     p.t2);
  const float name_w = std::min(look.px(230), column.w * .28F), score_w = look.px(150);
  const float x = column.x + name_w, w = column.w - name_w - score_w - look.px(24);
  put_in(look, {x, y, w, look.px(20)}, v.tell(mark("weight in the whole decision, by person; the line is the group")),
         {}, p.t3);
  put_in(look, {column.x, y, column.w, look.px(20)}, v.tell(mark("disagreement × weight")), {}, p.t3, Align::right);
  y += look.px(26);
  const double step = nice_step(most);
  most *= 1.04;
  const float bottom = y + row * static_cast<float>(strips.size());
  for (int k = 0; k * step <= most; ++k) {
    const float at = x + w * static_cast<float>(k * step / most);
    vertical(at, y, bottom, p.line);
    put_in(look, {at - look.px(30), bottom + look.px(2), look.px(60), look.px(20)},
           shortest(std::round(k * step * 100) / 100), {}, p.t3, Align::centre);
  }
  for (std::size_t i = 0; i < strips.size(); ++i) {
    const Topic& topic = *strips[i].topic;
    const Box box{column.x, y + row * static_cast<float>(i), column.w, row};
    if (i == 0)
      fill({box.x - look.px(8), box.y + 1, box.w + look.px(16), box.h - 2}, faded(p.warn_tint, .75F), look.px(6));
    const bool bold = i < 3;
    put_in(look, {box.x, box.y, look.px(24), box.h}, std::to_string(i + 1), {TextSize::M, bold}, p.t2);
    put_in(look, {box.x + look.px(26), box.y, name_w - look.px(36), box.h}, criterion_name(v.session, topic.criterion),
           {TextSize::M, bold}, p.ink);
    const float group = x + w * static_cast<float>(topic.weight / most);
    vertical(group, box.y + look.px(4), box.bottom() - look.px(4), p.ink, look.px(2));
    draw_marks(look, strips[i], x, w, most, box.centre().y, box.h);
    const float bar = most_score > 0 ? look.px(90) * static_cast<float>(topic.score / most_score) : 0;
    const float left = column.x + column.w - score_w + look.px(8);
    fill({left, box.centre().y - look.px(10), std::max(look.px(1), bar), look.px(20)}, i < 2 ? p.warn_symbol : p.line2);
    put_in(look, {left + bar + look.px(6), box.y, look.px(60), box.h}, decimal(topic.score, 3), {TextSize::S, i < 2},
           p.ink);
  }
  y = bottom + look.px(26);
  if (view.topics.size() > strips.size())
    y += paragraph(look, column.x, y, column.w,
                   v.tell(say(mark("and {} more criteria on which they differ less"),
                              std::to_string(view.topics.size() - strips.size()))),
                   {}, p.t3);
  return y - begin;
}

float bloc_cards(WorkshopView& v, const GroupView& view, const Column& column, float y) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const Library& library = v.c().model->library;
  const float begin = y, gap = look.px(14), pad = look.px(14);
  y += block_title(look, column, y, v.tell(mark("Who would choose what")), v.tell(said_of_blocs(library, view.blocs)));
  const auto& all = view.blocs.blocs;
  if (all.size() < 2) return y - begin;
  const auto columns =
      std::max<std::size_t>(1, std::min(all.size(), static_cast<std::size_t>(column.w / look.px(250))));
  const float w = (column.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const bool names = view.opinions.naming != "anonymous";
  const CountyOutcome* county = view.counties.empty() ? nullptr : &view.counties.front();
  float tallest = 0;
  for (std::size_t b = 0; b < all.size(); ++b) {
    const std::size_t place = b % columns;
    if (place == 0 && b > 0) y += tallest + gap, tallest = 0;
    std::vector<Text> people;
    for (const std::size_t k : all[b].people) people.push_back(plain(view.opinions.people[k].name));
    const std::string said = v.tell(said_of_bloc(library, all[b]));
    const std::string who = names ? list(people).in(look.language) : std::string();
    const float inner = w - 2 * pad;
    float h = 2 * pad + look.px(25) + paragraph(look, 0, 0, inner, said, {}, p.t2, false);
    if (!who.empty()) h += paragraph(look, 0, 0, inner, who, {}, p.t2, false);
    h += look.px(30);
    const float x = column.x + (w + gap) * static_cast<float>(place);
    fill({x, y, w, h}, p.bg, look.px(8));
    float at = y + pad;
    bloc_mark(look, {x + pad + look.px(8), at + look.px(12)}, b, look.px(8));
    put_in(look, {x + pad + look.px(26), at, inner - look.px(60), look.px(25)},
           v.tell(say(mark("Bloc {}"), std::to_string(b + 1))), {TextSize::M, true}, p.ink);
    put_in(look, {x + pad, at, inner, look.px(25)}, std::to_string(all[b].people.size()), {TextSize::M, true}, p.ink,
           Align::right);
    at += look.px(27);
    at += paragraph(look, x + pad, at, inner, said, {}, p.t2);
    if (!who.empty()) at += paragraph(look, x + pad, at, inner, who, {}, p.t3);
    if (county && b < county->by_bloc.size() && county->by_bloc[b]) {
      std::vector<Text> firsts;
      for (const std::size_t i : county->by_bloc[b]->firsts) firsts.push_back(county->problem.names[i]);
      paragraph(look, x + pad, at + look.px(4), inner, v.tell(say(mark("chooses **{}**"), list(firsts))), {}, p.ink);
    }
    tallest = std::max(tallest, h);
  }
  return y + tallest - begin;
}

} // namespace yindi::gui
