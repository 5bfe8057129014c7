#include "engine/rationale/robustness_charts.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double head = 24, foot = 22, bar_height = 20, gap = 6, mark_room = 18;
constexpr double two_lines = 40; ///< height of a row whose name has two lines

double low_end(const TornadoBar& bar) { return std::min(bar.lead_low, bar.lead_high); }
double high_end(const TornadoBar& bar) { return std::max(bar.lead_low, bar.lead_high); }
double span(const TornadoBar& bar) { return high_end(bar) - low_end(bar); }

std::string label_of(const TornadoBar& bar, Language language) {
  return bar.weight ? say(mark("Weight of {}"), bar.label).in(language) : bar.label.in(language);
}

/// Where a lead stands, with room for the numbers at both ends.
struct Axis {
  double from = 0, width = 1, low = 0, high = 1;
  double at(double lead) const { return from + (lead - low) / (high - low) * width; }
};

Text name_at(const RankingProblem& problem, Eigen::Index i) { return problem.names[static_cast<std::size_t>(i)]; }

/// Both sides by name above the zero line; where they do not fit beside each other, each is cut to its side.
void side_names(Sheet& sheet, const RankingProblem& problem, double zero, double left_edge) {
  const Language language = sheet.style.language;
  const std::string theirs = say(mark("{} ahead"), name_at(problem, problem.second)).in(language);
  const std::string ours = say(mark("{} ahead"), name_at(problem, problem.first)).in(language);
  sheet.add(Label{{zero - gap, head / 2},
                  sheet.fitted(theirs, zero - gap - left_edge, TextSize::S, true),
                  TextSize::S,
                  true,
                  Ink::warn,
                  Align::right});
  sheet.add(Label{{zero + gap, head / 2},
                  sheet.fitted(ours, sheet.style.width - zero - gap, TextSize::S, true),
                  TextSize::S,
                  true,
                  Ink::accent});
}

/// A name in the room of one line, or in two that break at a space.
void row_name(Sheet& sheet, const std::string& name, double middle, double room) {
  const auto put = [&](const std::string& text, double y) {
    sheet.add(Label{{mark_room, y}, sheet.fitted(text, room), TextSize::S, false, Ink::ink});
  };
  std::size_t cut = std::string::npos;
  for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
    if (sheet.width_of(name.substr(0, at)) <= room) cut = at;
  if (sheet.width_of(name) <= room || cut == std::string::npos || sheet.style.row_height < two_lines) {
    put(name, middle);
    return;
  }
  put(name.substr(0, cut), middle - 9);
  put(name.substr(cut + 1), middle + 9);
}

void row(Sheet& sheet, const TornadoBar& bar, const Axis& axis, double top, std::size_t k, double names) {
  const double middle = top + sheet.style.row_height / 2, upper = middle - bar_height / 2;
  row_name(sheet, label_of(bar, sheet.style.language), middle, names - mark_room);
  const double low = low_end(bar), high = high_end(bar);
  const std::string low_text = signed_decimal(low, 3), high_text = signed_decimal(high, 3);
  if (low < 0)
    sheet.add(Rectangle{{axis.at(low), upper},
                        axis.at(std::min(0.0, high)) - axis.at(low),
                        bar_height,
                        Ink::warn_symbol,
                        Ink::none,
                        0,
                        1,
                        .8});
  if (high > 0) {
    const double from = axis.at(std::max(0.0, low));
    sheet.add(Rectangle{{from, upper}, axis.at(high) - from, bar_height, Ink::n1});
  }
  if (low < 0) sheet.add(Label{{axis.at(low) - gap, middle}, low_text, TextSize::S, true, Ink::warn, Align::right});
  const std::string end = low < 0 ? high_text : say(mark("{0} to {1}"), low_text, high_text).in(sheet.style.language);
  sheet.add(Label{{axis.at(std::max(high, 0.0)) + gap, middle}, end, TextSize::S, false, Ink::t2});
  sheet.region("bar:" + std::to_string(k),
               say(mark("{0}: the lead runs from {1} to {2}"),
                   Text{label_of(bar, Language::en), label_of(bar, Language::zh)}, low_text, high_text),
               {0, top}, sheet.style.width, sheet.style.row_height);
}

} // namespace

std::vector<TornadoBar> widest_bars(const Tornado& tornado, std::size_t most) {
  std::vector<TornadoBar> all = tornado.weights;
  all.insert(all.end(), tornado.values.begin(), tornado.values.end());
  std::erase_if(all, [](const TornadoBar& bar) { return span(bar) < 0.0005; }); // does not show in three decimals
  std::stable_sort(all.begin(), all.end(), [](const TornadoBar& a, const TornadoBar& b) { return span(a) > span(b); });
  if (all.size() > most) all.resize(most);
  return all;
}

Drawing tornado_chart(const RankingProblem& problem, const std::vector<TornadoBar>& bars, const Tornado& tornado,
                      const ChartStyle& given) {
  ChartStyle style = given;
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  if (bars.empty() || problem.second < 0) return sheet.drawing;
  double names = 0, low = std::min(0.0, tornado.lead), high = std::max(0.0, tornado.lead), left = 0, right = 0;
  for (const TornadoBar& bar : bars) {
    names = std::max(names, sheet.width_of(label_of(bar, style.language)) + mark_room);
    low = std::min(low, low_end(bar)), high = std::max(high, high_end(bar));
    const std::string ends =
        low_end(bar) < 0 ? signed_decimal(high_end(bar), 3)
                         : say(mark("{0} to {1}"), signed_decimal(low_end(bar), 3), signed_decimal(high_end(bar), 3))
                               .in(style.language);
    right = std::max(right, sheet.width_of(ends) + gap);
    if (low_end(bar) < 0)
      left = std::max(left, sheet.width_of(signed_decimal(low_end(bar), 3), TextSize::S, true) + gap);
  }
  if (names > style.width * .4) style.row_height = std::max(style.row_height, two_lines);
  names = std::min(names, style.width * .4) + 12;
  Axis axis{names + left, std::max(40.0, style.width - names - left - right), low, high > low ? high : low + 1};
  const double bottom = head + style.row_height * static_cast<double>(bars.size());
  side_names(sheet, problem, axis.at(0), 0);
  for (std::size_t k = 0; k < bars.size(); ++k)
    row(sheet, bars[k], axis, head + style.row_height * static_cast<double>(k), k, names - 12);
  sheet.line({axis.at(0), head}, {axis.at(0), bottom}, Ink::ink, 1.5);
  sheet.line({axis.at(tornado.lead), head}, {axis.at(tornado.lead), bottom + 4}, Ink::page, 1.5);
  sheet.line({axis.at(tornado.lead), bottom}, {axis.at(tornado.lead), bottom + 5}, Ink::t3, 1.5);
  sheet.add(Label{{axis.at(tornado.lead), bottom + foot / 2 + 3},
                  say(mark("now {}"), signed_decimal(tornado.lead, 3)).in(style.language),
                  TextSize::S,
                  false,
                  Ink::t3,
                  Align::centre});
  sheet.drawing.height = bottom + foot + 4;
  return sheet.drawing;
}

} // namespace yindi
