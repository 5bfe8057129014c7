#include "engine/rationale/robustness_charts.h"
#include "engine/rationale/sheet.h"
#include "engine/robustness/analysis_words.h"

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

/// Where the columns stand: each place one, or where they would be too narrow for ">99" those at the end put together.
struct Columns {
  double names = 0, width = 0;
  Eigen::Index alone = 0, count = 0; ///< places with a column of their own; all places
  bool together() const { return alone < count; }
  double at(Eigen::Index r) const { return names + width * static_cast<double>(r); }
  double width_at(Eigen::Index r) const { return r < alone ? width : 1.6 * width; }
};

Columns columns_of(const Sheet& sheet, const RankingProblem& problem) {
  const double all = sheet.style.width;
  double names = 0;
  for (const Text& name : problem.names)
    names = std::max(names, sheet.width_of(name.in(sheet.style.language), TextSize::M, true) + name_gap);
  names = std::min(names, std::max(least_names, all * .6));
  Columns columns{names, 0, static_cast<Eigen::Index>(problem.alternatives.size()), 0};
  columns.count = columns.alone;
  const double least = sheet.width_of(">99", TextSize::S, true) + 3 * cell_gap, room = all - names;
  if (least * static_cast<double>(columns.count) > room)
    columns.alone = std::clamp<Eigen::Index>(static_cast<Eigen::Index>(room / least - 1.6), 1, columns.count - 1);
  if (columns.alone == columns.count - 1)
    columns.alone = std::max<Eigen::Index>(1, columns.alone - 1); // "15" says less
  const double shares = static_cast<double>(columns.alone) + (columns.together() ? 1.6 : 0);
  columns.width = std::min(cell_width, room / shares);
  return columns;
}

/// One cell: how often `i` takes the places from `r` on that the column stands for.
void cell(Sheet& sheet, const RankingProblem& problem, const Acceptability& acceptability, const Columns& columns,
          Eigen::Index i, Eigen::Index r, double y, double height) {
  const bool several = r == columns.alone;
  const double share = several ? acceptability.rank_acceptability.row(i).tail(columns.count - r).sum()
                               : acceptability.rank_acceptability(i, r);
  const Point corner{columns.at(r), y};
  const double w = columns.width_at(r) - cell_gap, h = height - cell_gap;
  sheet.add(Rectangle{corner, w, h, Ink::panel});
  if (share <= 0) return;
  sheet.add(Rectangle{corner, w, h, Ink::accent, Ink::none, 0, 1, std::pow(std::min(1.0, share), 0.72)});
  const bool white = share >= white_from;
  sheet.add(Label{{corner.x + w / 2, corner.y + h / 2},
                  share_in_hundred(share),
                  TextSize::S,
                  white,
                  white ? Ink::page : Ink::ink,
                  Align::centre});
  const auto at = static_cast<std::size_t>(i);
  const std::string place = std::to_string(r + 1), last = std::to_string(columns.count);
  sheet.region(
      "place:" + problem.alternatives[at] + ":" + place,
      several ? say(mark("{0}: places {1} to {2} in {3} of the draws"), problem.names[at], place, last, per_cent(share))
              : say(mark("{0}: place {1} in {2} of the draws"), problem.names[at], place, per_cent(share)),
      corner, w, h);
}

} // namespace

Drawing acceptability_chart(const RankingProblem& problem, const Acceptability& acceptability,
                            const ChartStyle& style) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  if (problem.alternatives.empty()) return sheet.drawing;
  const Columns columns = columns_of(sheet, problem);
  const Eigen::Index shown = columns.alone + (columns.together() ? 1 : 0);
  const double height = columns.count > 8 ? 31 : cell_height;
  const std::string place(tr(style.language, "place"));
  if (sheet.width_of(place) <= columns.names - 8)
    sheet.add(Label{{columns.names - 8, head / 2}, place, TextSize::S, false, Ink::t3, Align::right});
  for (Eigen::Index r = 0; r < shown; ++r) {
    const std::string from = std::to_string(r + 1);
    sheet.add(Label{{columns.at(r) + columns.width_at(r) / 2, head / 2},
                    r == columns.alone ? from + "–" + std::to_string(columns.count) : from,
                    TextSize::S,
                    false,
                    Ink::t3,
                    Align::centre});
  }
  double y = head;
  for (const Eigen::Index i : in_order(problem)) {
    const std::string name = problem.names[static_cast<std::size_t>(i)].in(style.language);
    const bool first = i == problem.first;
    sheet.add(Label{{0, y + height / 2},
                    sheet.fitted(name, columns.names - name_gap, TextSize::M, first),
                    TextSize::M,
                    first,
                    Ink::ink});
    for (Eigen::Index r = 0; r < shown; ++r) cell(sheet, problem, acceptability, columns, i, r, y, height);
    y += height;
  }
  sheet.drawing.height = y;
  return sheet.drawing;
}

} // namespace yindi
