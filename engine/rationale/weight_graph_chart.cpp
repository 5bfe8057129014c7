#include "engine/rationale/robustness_charts.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;

constexpr double head = 24, foot = 24, label_step = 18, least_plot = 120;

/// Where weights and scores stand; better is up.
struct Plot {
  double left = 0, right = 0, top = head, bottom = 0, up_to = 1, worst = 0, best = 1;
  double x(double weight) const { return left + weight / up_to * (right - left); }
  double y(double score) const { return bottom - (score - worst) / (best - worst) * (bottom - top); }
};

Plot plot_of(const WeightGraph& graph, bool higher_is_better, double left, double right, double height) {
  Plot plot{left, right, head, height - foot, graph.t.back(), graph.scores.minCoeff(), graph.scores.maxCoeff()};
  if (plot.best - plot.worst < 1e-12) plot.worst -= 0.5, plot.best += 0.5;
  const double air = 0.04 * (plot.best - plot.worst);
  plot.worst -= air, plot.best += air;
  if (!higher_is_better) std::swap(plot.worst, plot.best);
  return plot;
}

/// Who takes over at the turning point next to the present weight; blank where there is none.
std::string next_taker(const Stability& stability) {
  const StableInterval* now = current_interval(stability);
  if (!now) return {};
  if (now->below.empty() || now->above.empty()) return now->below.empty() ? now->above : now->below;
  return stability.weight - now->low < now->high - stability.weight ? now->below : now->above;
}

/// Weights up to `up_to` at which the first industry is not first.
std::vector<std::pair<double, double>> lost(const Stability& stability, double up_to) {
  std::vector<std::pair<double, double>> result;
  double from = 0;
  for (const StableInterval& interval : stability.intervals) {
    if (interval.low > from) result.emplace_back(from, std::min(interval.low, up_to));
    from = std::max(from, interval.high);
  }
  if (from < up_to) result.emplace_back(from, up_to);
  std::erase_if(result, [](const auto& part) { return part.second - part.first < 1e-6; });
  return result;
}

struct EndLabel {
  Index alternative = 0;
  double y = 0;
};

/// Labels at the line ends, pushed apart, kept between top and bottom.
std::vector<EndLabel> end_labels(const WeightGraph& graph, const Plot& plot) {
  std::vector<EndLabel> labels;
  for (Index i = 0; i < graph.scores.cols(); ++i)
    labels.push_back({i, plot.y(graph.scores(graph.scores.rows() - 1, i))});
  std::stable_sort(labels.begin(), labels.end(), [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
  const double room = plot.bottom - plot.top;
  const double step = std::min(label_step, room / std::max(1.0, static_cast<double>(labels.size()) - 1));
  for (std::size_t k = 1; k < labels.size(); ++k) labels[k].y = std::max(labels[k].y, labels[k - 1].y + step);
  double limit = plot.bottom;
  for (std::size_t k = labels.size(); k-- > 0; limit -= step) labels[k].y = std::min(labels[k].y, limit);
  return labels;
}

void lines(Sheet& sheet, const RankingProblem& problem, const WeightGraph& graph, const Plot& plot, Index challenger) {
  const auto draw = [&](Index i, Ink ink, double thickness) {
    Polyline line{{}, ink, thickness};
    for (std::size_t k = 0; k < graph.t.size(); ++k)
      line.points.push_back({plot.x(graph.t[k]), plot.y(graph.scores(static_cast<Index>(k), i))});
    sheet.add(std::move(line));
  };
  for (Index i = 0; i < graph.scores.cols(); ++i)
    if (i != problem.first && i != challenger) draw(i, Ink::n2, 1.8);
  if (challenger >= 0) draw(challenger, Ink::warn_symbol, 3);
  draw(problem.first, Ink::accent, 3);
}

void axes(Sheet& sheet, const Plot& plot) {
  const Ticks scores = ticks(std::min(plot.worst, plot.best), std::max(plot.worst, plot.best));
  for (const double score : scores.at) {
    sheet.line({plot.left, plot.y(score)}, {plot.right, plot.y(score)});
    sheet.add(Label{
        {plot.left - 8, plot.y(score)}, decimal(score, scores.digits), TextSize::S, false, Ink::t3, Align::right});
  }
}

/// Ticks of the weight below the plot; those that the present weight's own label would touch are left out.
void weights_below(Sheet& sheet, const Plot& plot, double now) {
  const double y = plot.bottom + foot / 2 + 1;
  const std::string label = say(mark("now {}"), decimal(now, 2)).in(sheet.style.language);
  const double half = sheet.width_of(label, TextSize::S, true) / 2;
  const double x = std::clamp(plot.x(now), half, sheet.style.width - half);
  for (const double tick : ticks(0, plot.up_to).at) {
    const std::string text = shortest(std::round(tick * 100) / 100);
    if (std::abs(plot.x(tick) - x) < half + sheet.width_of(text) / 2 + 8) continue;
    sheet.add(Label{{plot.x(tick), y}, text, TextSize::S, false, Ink::t3, Align::centre});
  }
  sheet.line({plot.x(now), plot.top}, {plot.x(now), plot.bottom + 3}, Ink::ink, 1.5);
  sheet.add(Label{{x, y}, label, TextSize::S, true, Ink::ink, Align::centre});
}

/// Where the first industry is not first, and who is first where, as far as there is room for the words.
void regions(Sheet& sheet, const RankingProblem& problem, const Stability& stability, const Plot& plot) {
  for (const auto& [from, to] : lost(stability, plot.up_to))
    sheet.add(Rectangle{{plot.x(from), plot.top}, plot.x(to) - plot.x(from), plot.bottom - plot.top, Ink::warn_tint});
  const std::string first =
      say(mark("{} first"), problem.names[static_cast<std::size_t>(problem.first)]).in(sheet.style.language);
  for (const StableInterval& interval : stability.intervals) {
    const double left = plot.x(interval.low), right = plot.x(std::min(interval.high, plot.up_to));
    if (interval.low < plot.up_to && right - left > sheet.width_of(first, TextSize::S, true) + 8)
      sheet.add(Label{{(left + right) / 2, head / 2}, first, TextSize::S, true, Ink::accent, Align::centre});
  }
}

} // namespace

Drawing weight_graph_chart(const RankingProblem& problem, const WeightGraph& graph, const Stability& stability,
                           const ChartStyle& style, double height) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width, sheet.drawing.height = height;
  if (graph.t.empty() || graph.scores.size() == 0) return sheet.drawing;
  double names = 0;
  for (const Text& name : problem.names)
    names = std::max(names, sheet.width_of(name.in(style.language), TextSize::S, true));
  names = std::min({names, style.width * .48, std::max(0.0, style.width - 52 - least_plot)});
  const Plot plot = plot_of(graph, problem.scorer.higher_is_better, 44, style.width - names - 8, height);
  const std::string taker = next_taker(stability);
  const auto found = std::find(problem.alternatives.begin(), problem.alternatives.end(), taker);
  const Index challenger = found == problem.alternatives.end() ? -1 : found - problem.alternatives.begin();
  regions(sheet, problem, stability, plot);
  axes(sheet, plot);
  lines(sheet, problem, graph, plot, challenger);
  weights_below(sheet, plot, graph.now);
  for (const EndLabel& label : end_labels(graph, plot)) {
    const bool first = label.alternative == problem.first, rival = label.alternative == challenger;
    const std::string name = problem.names[static_cast<std::size_t>(label.alternative)].in(style.language);
    sheet.add(Label{{plot.right + 8, label.y},
                    sheet.fitted(name, names, TextSize::S, first || rival),
                    TextSize::S,
                    first || rival,
                    first   ? Ink::accent
                    : rival ? Ink::warn
                            : Ink::t2});
  }
  return sheet.drawing;
}

} // namespace yindi
