#include "gui/pages/region/region_page.h"

#include "gui/pages/actions.h"
#include "gui/widgets/controls.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yindi::gui {
namespace {

constexpr double most_lambda = 4;

/// λ on the track: even steps where it matters, ever wider towards the end.
float on_track(double lambda) {
  return static_cast<float>(std::min(1.0, lambda / (1 + lambda) * (1 + most_lambda) / most_lambda));
}
double from_track(float share) {
  const double part = std::clamp(static_cast<double>(share), 0.0, 1.0) * most_lambda / (1 + most_lambda);
  const double lambda = part / (1 - part), step = lambda < 1 ? .05 : .1;
  return std::round(lambda / step) * step;
}

const std::vector<double>& prices() {
  static const std::vector<double> all = {0, .25, .5, 1, 2, 4};
  return all;
}

void slider(const Session& session, UiState& ui, Intents& intents, const Box& box) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Touch t = touch(look, "lambda", box);
  const float r = look.px(10), x0 = box.x + r, w = box.w - 2 * r, y = box.centre().y - look.px(3);
  if (t.held) ui.region.dragged_lambda = from_track((ImGui::GetMousePos().x - x0) / w);
  const double written = shown_case(session).plan.lambda, shown = ui.region.dragged_lambda.value_or(written);
  const float at = x0 + w * on_track(shown);
  fill({x0, y - look.px(3), w, look.px(6)}, p.line2, look.px(3));
  fill({x0, y - look.px(3), at - x0, look.px(6)}, p.accent, look.px(3));
  for (const double stop : prices())
    vertical(x0 + w * on_track(stop), y + look.px(8), y + look.px(12), p.line2, look.px(1.5F));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ui.region.dragged_lambda) list.AddCircle({x0 + w * on_track(written), y}, r, p.t3, 0, look.px(1.3F));
  list.AddCircleFilled({at, y}, r, t.held ? p.accent : p.page);
  list.AddCircle({at, y}, r, p.accent, 0, look.px(2.5F));
  if (t.hovered || t.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (ui.region.dragged_lambda && !t.held) {
    if (*ui.region.dragged_lambda != written)
      intents.push_back(Change{"plan.lambda", shortest(*ui.region.dragged_lambda)});
    ui.region.dragged_lambda.reset();
  }
}

double lost_share(const Plan& plan, double fit) { return plan.alone.fit > 0 ? 1 - fit / plan.alone.fit : 0; }

} // namespace

double stepped_lambda(double lambda, int by) {
  if (by > 0) {
    const auto next = std::upper_bound(prices().begin(), prices().end(), lambda + 1e-9);
    return next == prices().end() ? lambda : *next;
  }
  const auto here = std::lower_bound(prices().begin(), prices().end(), lambda - 1e-9);
  return here == prices().begin() ? lambda : *std::prev(here);
}

float lambda_row(const Session& session, UiState& ui, Intents& intents, const Column& column, float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const double lambda = ui.region.dragged_lambda.value_or(shown_case(session).plan.lambda);
  const float h = look.px(control_height);
  const std::string what(tr(look.language, "A county amid its own choice loses"));
  float x = column.x + put_in(look, {column.x, y, column.w, h}, what, {}, p.ink) + look.px(8);
  const std::string value = sentence(look, mark("{} of fit (λ)"), shortest(lambda));
  put_in(look, {x, y, column.w, h}, value, {TextSize::M, true}, p.ink);
  x += width(look, sentence(look, mark("{} of fit (λ)"), "0.00"), {TextSize::M, true}) + look.px(24);
  const float begin = y;
  if (stacked(look, column)) {
    x = column.x;
    y += h;
  }
  const float step = look.px(30);
  const double written = shown_case(session).plan.lambda;
  const Box less{x, y + look.px(2), step, step}, more{column.x + column.w - step, y + look.px(2), step, step};
  action_button(session, ui, intents, "less lambda", less, {Kind::plain, written > 0, Icon::chevron_left}, "");
  action_button(session, ui, intents, "more lambda", more, {Kind::plain, written < most_lambda, Icon::chevron_right},
                "");
  slider(session, ui, intents, {less.right() + look.px(10), y, more.x - less.right() - look.px(20), h});
  return y + h - begin;
}

float before_after(const Session& session, const Look& look, const Regional& answer, const Column& column, float y) {
  const Palette& p = look.colours;
  const Plan& plan = *answer.result.plan;
  const auto marks = industry_marks(answer, look.language);
  std::vector<std::size_t> before(marks.size(), 0), after(marks.size(), 0), order(marks.size());
  std::iota(order.begin(), order.end(), 0);
  for (const auto& chosen : plan.alone.chosen)
    for (const std::size_t k : chosen) ++before[k];
  for (const auto& chosen : plan.planned.chosen)
    for (const std::size_t k : chosen) ++after[k];
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return before[a] != before[b] ? before[a] > before[b] : after[a] > after[b];
  });
  const float begin = y, side = look.px(38), row = look.px(22);
  put(look, column.x, y + look.px(2), tr(look.language, "before"), {}, p.t3);
  put_in(look, {column.x, y, column.w, row}, tr(look.language, "after"), {}, p.t3, Align::right);
  y += row;
  const auto number = [&](std::size_t n) { return n ? std::to_string(n) : std::string("–"); };
  const std::string own = session.selection.industry;
  for (const std::size_t k : order) {
    if (before[k] + after[k] == 0) continue;
    put_in(look, {column.x, y, side - look.px(10), row}, number(before[k]), {TextSize::S, before[k] > after[k]}, p.ink,
           Align::right);
    const float w = industry_tag(look, column.x + side, y + row / 2, marks[k]);
    const float x = column.x + side + w + look.px(8);
    put_in(look, {x, y, column.x + column.w - side - x, row}, industry_name(plan.problem, k).in(look.language),
           {TextSize::S, plan.problem.industries[k] == own}, p.ink);
    put_in(look, {column.x, y, column.w, row}, number(after[k]), {TextSize::S, after[k] > before[k]}, p.ink,
           Align::right);
    y += row;
  }
  horizontal(column.x, column.x + column.w, y + look.px(3), p.line2);
  y += look.px(8);
  const std::string rivals(tr(look.language, "rival pairs"));
  put_in(look, {column.x, y, side, row}, std::to_string(rival_pairs(plan.problem, plan.alone.chosen)),
         {TextSize::S, true}, p.warn);
  put_in(look, {column.x, y, column.w, row}, rivals, {TextSize::S, true}, p.ink, Align::centre);
  put_in(look, {column.x, y, column.w, row}, std::to_string(rival_pairs(plan.problem, plan.planned.chosen)),
         {TextSize::S, true}, p.ok, Align::right);
  return y + row - begin;
}

float frontier_block(const Session& session, const Look& look, Intents& intents, const Regional& answer,
                     const Column& column, float y) {
  const Palette& p = look.colours;
  const Plan& plan = *answer.result.plan;
  const float begin = y, h = look.px(136), left = column.x + look.px(34), w = column.w - look.px(50);
  const float used = put(look, column.x, y, tr(look.language, "What fewer rivals cost"), {TextSize::M, true}, p.ink);
  put_in(look, {column.x + used + look.px(10), y, column.w - used - look.px(10), look.px(25)},
         tr(look.language, "rival pairs by % of fit"), {}, p.t3);
  y += look.px(36);
  double most_lost = 1e-6, most_rivals = 1;
  for (const FrontierPoint& point : plan.frontier) {
    most_lost = std::max(most_lost, lost_share(plan, point.fit));
    most_rivals = std::max(most_rivals, static_cast<double>(point.rivals));
  }
  const auto at = [&](const FrontierPoint& point) {
    return ImVec2{left + w * static_cast<float>(lost_share(plan, point.fit) / most_lost),
                  y + h * static_cast<float>(1 - static_cast<double>(point.rivals) / most_rivals)};
  };
  for (int k = 0; k <= 2; ++k) {
    const float line = y + h * (1 - static_cast<float>(k) / 2);
    horizontal(left, left + w, line, p.line);
    put_in(look, {column.x, line - look.px(10), look.px(26), look.px(20)}, decimal(most_rivals * k / 2, 0), {}, p.t3,
           Align::right);
    const float x = left + w * static_cast<float>(k) / 2;
    put_in(look, {x - look.px(30), y + h + look.px(4), look.px(60), look.px(20)},
           decimal(100 * most_lost * k / 2, 1) + (k == 2 ? " %" : ""), {}, p.t3, Align::centre);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i + 1 < plan.frontier.size(); ++i)
    list.AddLine(at(plan.frontier[i]), at(plan.frontier[i + 1]), p.n1, look.px(1.8F));
  for (std::size_t i = 0; i < plan.frontier.size(); ++i) {
    const FrontierPoint& point = plan.frontier[i];
    const ImVec2 c = at(point);
    const bool now = point.lambda == plan.problem.lambda;
    list.AddCircleFilled(c, look.px(now ? 7 : 4), now ? p.page : p.n1);
    if (now) list.AddCircle(c, look.px(7), p.accent, 0, look.px(2.5F));
    if (plan.knee == i) {
      const std::string text =
          sentence(look, mark("knee: {0} (λ {1})"), std::to_string(point.rivals), shortest(point.lambda));
      const float tw = width(look, text), tx = std::min(c.x + look.px(10), column.x + column.w + look.px(24) - tw);
      list.AddCircle(c, look.px(7), p.warn_symbol, 0, look.px(2));
      put(look, tx, c.y - look.px(30), text, {}, p.warn);
    }
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "point", {c.x - look.px(9), c.y - look.px(9), look.px(18), look.px(18)}, 9);
    ImGui::PopID();
    if (t.hovered)
      tooltip(look, sentence(look, mark("λ = {0}: {1} rival pairs, {2} of fit given up; click to plan so"),
                             shortest(point.lambda), std::to_string(point.rivals),
                             plain(decimal(100 * lost_share(plan, point.fit), 2) + "%")));
    if (t.clicked && point.lambda != shown_case(session).plan.lambda)
      intents.push_back(Change{"plan.lambda", shortest(point.lambda)});
  }
  return y + h + look.px(30) - begin;
}

float losses_block(const Session& session, UiState& ui, Intents& intents, const Regional& answer, const Column& column,
                   float y) {
  const Look& look = ui.look;
  const Palette& p = look.colours;
  const Plan& plan = *answer.result.plan;
  const auto marks = industry_marks(answer, look.language);
  std::vector<std::size_t> changed;
  for (std::size_t c = 0; c < plan.loss.size(); ++c)
    if (plan.alone.chosen[c] != plan.planned.chosen[c]) changed.push_back(c);
  std::stable_sort(changed.begin(), changed.end(),
                   [&](std::size_t a, std::size_t b) { return plan.loss[a] > plan.loss[b]; });
  const float begin = y;
  const float used = put(look, column.x, y, tr(look.language, "What each county gives up"), {TextSize::M, true}, p.ink);
  put_in(look, {column.x + used + look.px(10), y, column.w - used - look.px(10), look.px(25)},
         sentence(look, mark("fit points; {0} of {1} counties change"), std::to_string(changed.size()),
                  std::to_string(plan.loss.size())),
         {}, p.t3);
  y += look.px(32);
  const std::size_t columns = column.w >= look.px(560) ? 2 : 1;
  const std::size_t few = 7 * columns, shown = ui.region.all_rows ? changed.size() : std::min(few, changed.size());
  const std::size_t rows = (shown + columns - 1) / columns;
  const float gap = look.px(24), w = (column.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float row = look.px(24), most = changed.empty() ? 1 : static_cast<float>(std::max(1e-9, plan.loss[changed[0]]));
  const auto tags = static_cast<float>(std::max(1, plan.problem.choices));
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t c = changed[i];
    const Box box{column.x + static_cast<float>(i / rows) * (w + gap), y + static_cast<float>(i % rows) * row, w, row};
    ImGui::PushID(static_cast<int>(i));
    const Touch t = touch(look, "loss", inset(box, 1), 4);
    ImGui::PopID();
    const bool own = plan.problem.counties[c] == session.selection.county;
    if (own || t.hovered) fill(box, own ? p.accent_tint : p.hover, look.px(4));
    const float name = w * .28F;
    put_in(look, {box.x + look.px(4), box.y, name - look.px(8), row}, county_name(plan.problem, c).in(look.language),
           {TextSize::S, own}, p.ink);
    float x = box.x + name;
    x += std::max(industry_tags(look, x, box.centre().y, marks, plan.alone.chosen[c]), tags * look.px(30));
    icon(look, {x + look.px(8), box.centre().y}, Icon::chevron_right, p.t2, 12);
    x += look.px(18);
    x += std::max(industry_tags(look, x, box.centre().y, marks, plan.planned.chosen[c]), tags * look.px(30)) +
         look.px(6);
    const float longest = std::max(look.px(4), box.right() - x - look.px(50));
    const float bar = longest * static_cast<float>(std::max(0.0, plan.loss[c])) / most;
    fill({x, box.y + look.px(5), std::max(look.px(1), bar), row - look.px(10)}, p.n1);
    put_in(look, {x + bar + look.px(6), box.y, look.px(50), row}, decimal(plan.loss[c], 3), {TextSize::S, own}, p.ink);
    if (t.clicked) intents.push_back(ChooseCounty{plan.problem.counties[c]});
  }
  y += static_cast<float>(rows) * row + look.px(6);
  if (changed.size() > few) {
    const std::string label = ui.region.all_rows
                                  ? std::string(tr(look.language, "Fewer"))
                                  : sentence(look, mark("All {} that change"), std::to_string(changed.size()));
    if (button(look, "all rows", {column.x, y, button_width(look, label), look.px(28)}, label))
      ui.region.all_rows = !ui.region.all_rows;
    y += look.px(32);
  }
  return y - begin;
}

} // namespace yindi::gui
