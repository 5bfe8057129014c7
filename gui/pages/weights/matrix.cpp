#include "gui/pages/weights/weights_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

/// Places of the matrix in pixels.
struct Grid {
  float x = 0, top = 0, cell = 0, row = 0;
  Box at(Eigen::Index i, Eigen::Index j) const {
    return {x + cell * static_cast<float>(j), top + row * static_cast<float>(i), cell - 2, row - 2};
  }
};

std::string cell_hint(const WeightsView& v, const AnsweredPair& pair) {
  const Look& look = v.look();
  const std::string stop = look.language == Language::zh ? "。" : ". ";
  std::string text = "**" + v.name(pair.a) + "** / **" + v.name(pair.b) + "**: ";
  text += pair.value ? answer_name(v, pair, *pair.value) : std::string(tr(look.language, "not answered yet"));
  if (const std::string range = range_text(v, pair); !range.empty()) text += stop + range;
  if (pair.in_cycle) text += stop + std::string(tr(look.language, "part of a circle"));
  if (const Suspect* suspect = v.suspect(pair))
    text += stop + sentence(look, mark("fits badly; the others say {}"),
                            answer_name(v, pair, suggested_answer(*v.w, pair, *suspect)));
  if (pair.stale()) text += stop + std::string(tr(look.language, "a scale was changed since"));
  if (pair.written && !pair.written->kept_because.empty())
    text += stop + sentence(look, mark("Kept on purpose, because {}"), pair.written->kept_because);
  if (pair.written && !pair.written->comment.empty())
    text += stop + sentence(look, mark("Comment: {}"), pair.written->comment);
  return text;
}

/// An open pair: a dashed frame and a question mark.
void open_cell(const Look& look, const Box& box) {
  const Palette& p = look.colours;
  const float dash = look.px(4);
  for (float x = box.x; x < box.right(); x += 2 * dash) {
    horizontal(x, std::min(x + dash, box.right()), box.y, p.warn_symbol);
    horizontal(x, std::min(x + dash, box.right()), box.bottom(), p.warn_symbol);
  }
  vertical(box.x, box.y, box.bottom(), faded(p.warn_symbol, .5F));
  vertical(box.right(), box.y, box.bottom(), faded(p.warn_symbol, .5F));
  put_in(look, box, "?", {TextSize::S, true}, p.warn, Align::centre);
}

void answered_cell(const WeightsView& v, const AnsweredPair& pair, const Box& box) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const double strength = std::abs(std::log(*pair.value)) / std::log(9.0);
  fill(box, p.bg);
  fill(box, faded(*pair.value >= 1 ? p.n1 : p.warn_symbol, static_cast<float>(std::min(1.0, strength) * .5)));
  const std::string about = answered_range(*v.w, pair) ? "~" : "";
  put_in(look, box, about + answer_text(*pair.value), {TextSize::S, true}, p.ink, Align::centre);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float s = look.px(8);
  if (pair.in_cycle) list.AddTriangleFilled(box.min(), {box.x + s, box.y}, {box.x, box.y + s}, p.err);
  if (v.contradictory() && v.suspect(pair))
    list.AddTriangleFilled({box.right() - s, box.y}, {box.right(), box.y}, {box.right(), box.y + s}, p.warn_symbol);
  if (pair.stale())
    list.AddCircle({box.right() - look.px(7), box.bottom() - look.px(7)}, look.px(3), p.warn, 0, look.px(1.5F));
  if (pair.written && !pair.written->kept_because.empty())
    list.AddCircleFilled({box.x + look.px(6), box.bottom() - look.px(6)}, look.px(3), p.ok);
}

void cells(WeightsView& v, const Grid& grid) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  std::string wanted_a, wanted_b;
  for (std::size_t k = 0; k < v.w->pairs.size(); ++k) {
    const AnsweredPair& pair = v.w->pairs[k];
    const Box box = grid.at(pair.a, pair.b);
    ImGui::PushID(static_cast<int>(k));
    const Touch t = touch(look, "cell", box, 2);
    ImGui::PopID();
    if (pair.value)
      answered_cell(v, pair, box);
    else
      open_cell(look, box);
    if (pair.value) put_in(look, grid.at(pair.b, pair.a), answer_text(1 / *pair.value), {}, p.t3, Align::centre);
    if (k == v.asked) outline(inset(box, -1), p.accent, look.px(3), look.px(2.5F));
    if (t.hovered) {
      outline(box, p.accent, look.px(3));
      tooltip(look, cell_hint(v, pair));
    }
    if (t.clicked) wanted_a = v.item(pair.a), wanted_b = v.item(pair.b);
  }
  for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(v.w->items.size()); ++i) fill(grid.at(i, i), p.line);
  if (!wanted_a.empty()) ask_about(v, wanted_a, wanted_b);
}

/// Name at the left, weight at the right of each row.
void row_ends(const WeightsView& v, const Grid& grid, const Column& column, float names, float right) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const auto n = static_cast<Eigen::Index>(v.w->items.size());
  double most = 0;
  if (v.w->own)
    for (const double weight : v.w->own->weights) most = std::max(most, weight);
  for (Eigen::Index i = 0; i < n; ++i) {
    const Box row = grid.at(i, 0);
    const bool asked = i == v.pair().a || i == v.pair().b;
    put_in(look, {column.x, row.y, names - look.px(8), row.h}, v.name(i), {TextSize::S, asked}, p.ink);
    const Box place{column.x + column.w - right + look.px(10), row.y, right - look.px(10), row.h};
    if (!v.w->own) {
      put_in(look, place, "–", {}, p.t3);
      continue;
    }
    const double weight = v.w->own->weights[static_cast<std::size_t>(i)];
    const float number = width(look, "0.000") + look.px(8), room = place.w - number;
    const float w = std::max(1.F, static_cast<float>(weight / most) * room);
    fill({place.x, place.y + look.px(5), w, place.h - look.px(10)}, group_fill(v.session, look, v.item(i)));
    put_in(look, {place.x + w + look.px(8), place.y, number, place.h}, decimal(weight, 3), {}, p.ink);
  }
}

} // namespace

float answers_matrix(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  const auto n = static_cast<float>(v.w->items.size());
  const std::string title = v.w->pairs.size() == 1 ? std::string(tr(look.language, "The answer"))
                            : v.w->answered == static_cast<int>(v.w->pairs.size())
                                ? sentence(look, mark("All {} answers"), std::to_string(v.w->answered))
                                : sentence(look, mark("{0} of {1} answers"), std::to_string(v.w->answered),
                                           std::to_string(v.w->pairs.size()));
  y += block_title(look, column, y, title, std::string(tr(look.language, "row compared with column; click to ask")));
  float names = look.px(70);
  std::vector<std::string> heads;
  for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(v.w->items.size()); ++i) {
    heads.push_back(v.name(i));
    names = std::max(names, width(look, heads.back(), {TextSize::S, true}) + look.px(14));
  }
  names = std::min(names, column.w * .3F);
  const float right = look.px(126), room = column.w - names - right;
  Grid grid{column.x + names, y, std::clamp(std::floor(room / n), look.px(18), look.px(62)), look.px(30)};
  const std::string bold = v.name(v.pair().b);
  y += staggered_heads(look, heads, bold, {grid.x, grid.cell * n}, y) + look.px(4);
  grid.top = y;
  cells(v, grid);
  row_ends(v, grid, {column.x, names + grid.cell * n + right}, names, right);
  return y + grid.row * n + look.px(4) - begin;
}

} // namespace yindi::gui
