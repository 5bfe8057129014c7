#include "engine/rationale/robustness_charts.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double cell_width = 46, cell_height = 42, cell_gap = 2, head = 26, name_gap = 12, least_names = 90;
/// White text from this share on (mockups/style.md, "Charts").
constexpr double white_from = 0.36;

std::vector<Eigen::Index> in_order(const RankingProblem& problem) {
  std::vector<Eigen::Index> order;
  for (std::size_t i = 0; i < problem.ranks.size(); ++i) order.push_back(static_cast<Eigen::Index>(i));
  std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) {
    return problem.ranks[static_cast<std::size_t>(a)] < problem.ranks[static_cast<std::size_t>(b)];
  });
  // Of those with rank 1 the problem's first stands above.
  const auto first = std::find(order.begin(), order.end(), problem.first);
  if (first != order.end()) std::rotate(order.begin(), first, first + 1);
  return order;
}

std::string shown_share(double share) {
  if (share <= 0) return {};
  return share < 0.005 ? "<1" : decimal(100 * share, 0);
}

} // namespace

Drawing acceptability_chart(const RankingProblem& problem, const Acceptability& acceptability,
                            const ChartStyle& style) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  const auto count = static_cast<double>(problem.alternatives.size());
  if (problem.alternatives.empty()) return sheet.drawing;
  double names = 0;
  for (const Text& name : problem.names)
    names = std::max(names, sheet.width_of(name.in(style.language), TextSize::M, true) + name_gap);
  const double width =
      std::min(cell_width, (style.width - std::min(names, std::max(least_names, style.width * .4))) / count);
  names = std::min(names, style.width - width * count);
  const double height = count > 8 ? 31 : cell_height;
  const auto column = [&](Eigen::Index r) { return names + width * static_cast<double>(r); };
  const std::string place(tr(style.language, "place"));
  if (sheet.width_of(place) <= names - 8)
    sheet.add(Label{{names - 8, head / 2}, place, TextSize::S, false, Ink::t3, Align::right});
  double y = head;
  const std::vector<Eigen::Index> order = in_order(problem);
  for (Eigen::Index r = 0; r < static_cast<Eigen::Index>(order.size()); ++r)
    sheet.add(
        Label{{column(r) + width / 2, head / 2}, std::to_string(r + 1), TextSize::S, false, Ink::t3, Align::centre});
  for (const Eigen::Index i : order) {
    const auto at = static_cast<std::size_t>(i);
    const bool first = i == problem.first;
    sheet.add(Label{{0, y + height / 2},
                    sheet.fitted(problem.names[at].in(style.language), names - name_gap, TextSize::M, first),
                    TextSize::M,
                    first,
                    Ink::ink});
    for (Eigen::Index r = 0; r < static_cast<Eigen::Index>(order.size()); ++r) {
      const double share = acceptability.rank_acceptability(i, r);
      const Point corner{column(r), y};
      const double w = width - cell_gap, h = height - cell_gap;
      sheet.add(Rectangle{corner, w, h, Ink::panel});
      if (share <= 0) continue;
      sheet.add(Rectangle{corner, w, h, Ink::accent, Ink::none, 0, 1, std::pow(share, 0.72)});
      sheet.add(Label{{corner.x + w / 2, corner.y + h / 2},
                      shown_share(share),
                      TextSize::S,
                      share >= white_from,
                      share >= white_from ? Ink::page : Ink::ink,
                      Align::centre});
      sheet.region(
          "place:" + problem.alternatives[at] + ":" + std::to_string(r + 1),
          say(mark("{0}: place {1} in {2} of the draws"), problem.names[at], std::to_string(r + 1), per_cent(share)),
          corner, w, h);
    }
    y += height;
  }
  sheet.drawing.height = y;
  return sheet.drawing;
}

} // namespace yindi
