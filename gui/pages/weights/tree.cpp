#include "gui/pages/weights/weights_page.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <functional>

namespace yindi::gui {
namespace {

constexpr float tree_row = 24; ///< px of the design

/// A row of the tree: a criterion, how deep below the goal, its share of its node and of all.
struct TreeRow {
  std::string id;
  int depth = 0;
  double local = 0, global = 0;
};

/// A group below the goal with all that is under it.
std::vector<std::vector<TreeRow>> blocks(const WeightsView& v) {
  std::vector<std::vector<TreeRow>> result;
  const Library& library = v.c().model->library;
  const std::function<void(const std::string&, int, double)> add = [&](const std::string& node, int depth,
                                                                       double global) {
    const NodeWeights* weights = node_weights(v.county, node);
    if (!weights) return;
    for (std::size_t i = 0; i < weights->items.size(); ++i) {
      const std::string& id = weights->items[i];
      if (depth == 0) result.emplace_back();
      result.back().push_back({id, depth, weights->weights[i], weights->weights[i] * global});
      if (!children(library, id).empty()) add(id, depth + 1, weights->weights[i] * global);
    }
  };
  add(goal, 0, 1);
  return result;
}

void tree_line(WeightsView& v, const TreeRow& row, const Box& box, double most) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const NodeWeights* weights = node_weights(v.county, row.id);
  const bool node = weights && weights->items.size() > 1, group = row.depth == 0;
  if (node) {
    const Touch t = touch(look, row.id.c_str(), inset(box, 1), 4);
    if (row.id == v.w->node)
      fill(box, p.accent_tint, look.px(4));
    else if (t.hovered)
      fill(box, p.hover, look.px(4));
    const NodeStand stand = node_stand(v.c(), *weights);
    state_mark(look, {box.x + look.px(10), box.centre().y}, state_of(stand.standing));
    if (t.hovered) tooltip(look, stand.words.in(look.language));
    if (t.clicked) {
      choose_node(v, row.id);
    }
  }
  const float number = width(look, "0.000", {TextSize::S, true}) + look.px(4), bar = look.px(36);
  const float x = box.x + look.px(group || node ? 24 : 24 + 12 * static_cast<float>(row.depth - 1));
  const float names = box.w - (x - box.x) - number - bar - look.px(12);
  put_in(look, {x, box.y, names, box.h}, criterion_name(v.session, row.id), {TextSize::S, group}, group ? p.ink : p.t2);
  const float w = std::max(1.F, static_cast<float>(row.global / most) * bar);
  fill({box.right() - number - bar - look.px(6), box.y + look.px(7), w, box.h - look.px(14)},
       faded(group_fill(v.session, look, row.id), group ? 1.F : .6F));
  put_in(look, {box.right() - number, box.y, number, box.h}, decimal(row.global, 3), {TextSize::S, group},
         group ? p.ink : p.t2, Align::right);
}

} // namespace

float weights_tree(WeightsView& v, const Column& column, float y) {
  const Look& look = v.look();
  const float begin = y;
  y += block_title(look, column, y, std::string(tr(look.language, "All weights")),
                   std::string(tr(look.language, "shares of the whole; click a group to weigh it")));
  const auto all = blocks(v);
  if (all.empty()) return y - begin;
  {
    const Box box{column.x, y, column.w, look.px(tree_row)};
    const Touch t = touch(look, "goal", inset(box, 1), 4);
    if (v.w->node == goal)
      fill(box, look.colours.accent_tint, look.px(4));
    else if (t.hovered)
      fill(box, look.colours.hover, look.px(4));
    if (const NodeWeights* weights = node_weights(v.county, goal))
      state_mark(look, {box.x + look.px(10), box.centre().y}, state_of(node_stand(v.c(), *weights).standing));
    put_in(look, {box.x + look.px(24), box.y, box.w, box.h}, tr(look.language, "Goal"), {TextSize::S, true},
           look.colours.ink);
    if (t.clicked) {
      choose_node(v, goal);
    }
    y += look.px(tree_row + 4);
  }
  double most = 1e-9;
  std::size_t rows = 0;
  for (const auto& block : all) {
    rows += block.size();
    for (const TreeRow& row : block) most = std::max(most, row.global);
  }
  const std::size_t columns = column.w > look.px(640) ? 3 : column.w > look.px(420) ? 2 : 1;
  const float gap = look.px(16), w = (column.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::size_t at = 0, used = 0, left = rows;
  float line = y, lowest = y;
  for (const auto& block : all) {
    const std::size_t share = (left + columns - at - 1) / (columns - at);
    if (used > 0 && at + 1 < columns && used + block.size() / 2 >= share) {
      ++at, left -= used, used = 0, line = y;
    }
    for (const TreeRow& row : block) {
      tree_line(v, row, {column.x + (w + gap) * static_cast<float>(at), line, w, look.px(tree_row)}, most);
      line += look.px(tree_row);
    }
    line += look.px(6);
    used += block.size();
    lowest = std::max(lowest, line);
  }
  return lowest - begin;
}

float small_ranking(const WeightsView& v, const Column& column, float y, std::size_t rows) {
  const Look& look = v.look();
  const Palette& p = look.colours;
  const float begin = y;
  y += block_title(look, column, y,
                   sentence(look, mark("Ranking of {}"), county_name(v.session, v.session.selection.county)),
                   v.session.results.held ? std::string(tr(look.language, "as before")) : std::string());
  if (!v.county || v.county->ranking.empty())
    return y - begin + paragraph(look, column.x, y, column.w, tr(look.language, "Nothing is ranked here."), {}, p.t2);
  double most = 1e-9;
  for (const RankedIndustry& entry : v.county->ranking) most = std::max(most, entry.score.value_or(0));
  const float number = width(look, "0.000") + look.px(8);
  const std::size_t shown = std::min(rows, v.county->ranking.size());
  float names = column.w * .4F; // what the names need, while something is left for the bars
  for (std::size_t i = 0; i < shown; ++i)
    names = std::max(names, look.px(36) + width(look, industry_name(v.session, v.county->ranking[i].industry),
                                                {TextSize::S, i == 0}));
  names = std::min(names, column.w - number - look.px(40));
  for (std::size_t i = 0; i < shown; ++i) {
    const RankedIndustry& entry = v.county->ranking[i];
    const Box row{column.x, y, column.w, look.px(27)};
    put_in(look, {row.x, row.y, look.px(22), row.h}, std::to_string(entry.rank), {TextSize::S, i == 0}, p.t2);
    put_in(look, {row.x + look.px(24), row.y, names - look.px(30), row.h}, industry_name(v.session, entry.industry),
           {TextSize::S, i == 0}, p.ink);
    if (entry.score) {
      const float room = row.w - names - number;
      const float w = std::max(1.F, static_cast<float>(std::max(0.0, *entry.score) / most) * room);
      fill({row.x + names, row.y + look.px(6), w, row.h - look.px(12)}, i == 0 ? p.accent : p.n1);
      put_in(look, {row.right() - number, row.y, number, row.h}, decimal(*entry.score, 3), {TextSize::S, i == 0}, p.ink,
             Align::right);
    }
    y += row.h;
  }
  return y - begin;
}

} // namespace yindi::gui
