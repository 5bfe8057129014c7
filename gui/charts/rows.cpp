#include "gui/charts/rows.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

Ink nth(Ink first, std::size_t n) { return static_cast<Ink>(static_cast<std::size_t>(first) + n % 7); }

/// ".092": three decimals without the leading zero, as it fits into a segment.
std::string short_decimal(double value) {
  std::string text = decimal(value, 3);
  const auto zero = text.find("0.");
  return zero == std::string::npos ? text : text.erase(zero, 1);
}

/// The smallest of 1, 2, 5 times a power of ten that makes at most five steps to `most`.
double tick_step(double most) {
  if (!(most > 0)) return 1;
  const double power = std::pow(10, std::floor(std::log10(most / 5)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (most / (factor * power) <= 5) return factor * power;
  return 10 * power;
}

/// The longest beginning that fits, with dots where something is left out.
std::string fitted(const std::string& text, double room, TextSize size, bool bold, const ChartStyle& style) {
  if (style.text_width(text, size, bold) <= room) return text;
  const std::string dots = style.language == Language::zh ? "…" : "...";
  std::size_t end = text.size();
  do {
    --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  } while (end > 0 && style.text_width(text.substr(0, end) + dots, size, bold) > room);
  return text.substr(0, end) + dots;
}

struct Axis {
  double zero = 0, unit = 1, step = 0.2, most = 1; ///< x of 0; px for 1; ticks
  double at(double value) const { return zero + value * unit; }
};

Axis score_axis(const CountyRanking& county, const ChartStyle& style, const RowGeometry& columns) {
  double most = 0;
  for (const RankedIndustry& entry : county.ranking) most = std::max({most, entry.score.value_or(0), entry.score_high});
  Axis axis;
  axis.zero = columns.bars;
  axis.most = most > 0 ? most : 1;
  axis.step = tick_step(axis.most);
  axis.unit = (style.width - columns.bars - 86) / axis.most; // room for the score behind the longest bar
  return axis;
}

void grid(Drawing& drawing, const Axis& axis, double bottom) {
  int n = 0;
  for (double tick = 0; tick <= axis.most + axis.step * 0.01; tick = ++n * axis.step) {
    drawing.shapes.push_back(Line{{axis.at(tick), 0}, {axis.at(tick), bottom + 2}, n == 0 ? Ink::line2 : Ink::line, 1});
    const int digits = axis.step >= 1 ? 0 : axis.step >= 0.1 ? 1 : 2;
    drawing.shapes.push_back(Label{{axis.at(tick), bottom + 16},
                                   tick == 0 ? "0" : decimal(tick, digits),
                                   TextSize::S,
                                   false,
                                   Ink::t3,
                                   Align::centre});
  }
}

/// Sums of one industry's contributions by group, in the library's order.
std::vector<DifferenceBar> segments(const Case& c, const CountyRanking& county, const RankedIndustry& entry,
                                    Language language) {
  std::map<std::string, double> values;
  for (std::size_t j = 0; j < entry.contributions.size(); ++j)
    values[county.assessment.leaves[j]] = entry.contributions[j];
  return by_group(c, values, language);
}

struct Row {
  const Case& c;
  const CountyRanking& county;
  const RankedIndustry& entry;
  const ChartStyle& style;
  const RowGeometry& columns;
  const Axis& axis;
  double top;
  bool selected, compared, tied;

  double middle() const { return top + style.row_height / 2; }

  void background(Drawing& d) const {
    if (selected) {
      d.shapes.push_back(Rectangle{{-12, top}, style.width + 24, style.row_height, Ink::accent_tint, Ink::none, 6});
      d.shapes.push_back(Rectangle{{-12, top + 8}, 4, style.row_height - 16, Ink::accent, Ink::none, 2});
    } else if (compared) {
      d.shapes.push_back(
          Rectangle{{-12, top + 1}, style.width + 24, style.row_height - 2, Ink::page, Ink::accent, 6, 1});
    } else
      d.shapes.push_back(Line{{0, top + style.row_height}, {style.width, top + style.row_height}, Ink::line, 1});
  }

  void words(Drawing& d) const {
    const std::string rank = std::to_string(entry.rank) + (tied ? "=" : "");
    d.shapes.push_back(
        Label{{columns.rank, middle()}, rank, TextSize::M, true, selected || compared ? Ink::ink : Ink::t2});
    const Industry* industry = find_industry(c, entry.industry);
    const std::string full = industry ? industry->name.in(style.language) : entry.industry;
    const double room = columns.bars - columns.name - 10;
    const TextSize size = style.text_width(full, TextSize::M, selected) > room ? TextSize::S : TextSize::M;
    const std::string name = fitted(full, room, size, selected, style);
    d.shapes.push_back(Label{{columns.name, middle()}, name, size, selected, Ink::ink});
  }

  void bar(Drawing& d) const {
    const double y = middle() - style.bar_height / 2;
    double x = axis.zero;
    for (const DifferenceBar& part : segments(c, county, entry, style.language)) {
      const double w = part.value * axis.unit;
      if (w > 0.4)
        d.shapes.push_back(Rectangle{{x, y}, std::max(0.6, w - 1.5), style.bar_height, nth(Ink::group1, part.group)});
      const std::string value = short_decimal(part.value);
      if ((selected || compared) && w >= 32)
        d.shapes.push_back(Label{{x + w / 2, middle()}, value, TextSize::S, false, Ink::ink, Align::centre});
      const std::string title = part.name + " " + decimal(part.value, 3);
      d.regions.push_back(
          {"segment:" + entry.industry + ":" + std::to_string(part.group), title, {x, y}, w, style.bar_height});
      x += w;
    }
    if (entry.contributions.empty() && entry.score)
      d.shapes.push_back(Rectangle{{x, y}, *entry.score * axis.unit, style.bar_height, Ink::n1});
  }

  void score(Drawing& d) const {
    if (!entry.score) {
      d.shapes.push_back(Label{{axis.zero + 8, middle()}, "–", TextSize::M, true, Ink::t3});
      return;
    }
    const double low = axis.at(entry.score_low), high = axis.at(entry.score_high);
    const double y = middle() + style.bar_height / 2 + 6;
    if (entry.bounded) {
      d.shapes.push_back(Line{{low, y}, {high, y}, Ink::ink, 2});
      for (const double x : {low, high}) d.shapes.push_back(Line{{x, y - 3.5}, {x, y + 3.5}, Ink::ink, 2});
    }
    d.shapes.push_back(
        Label{{axis.at(*entry.score) + 9, middle()}, decimal(*entry.score, 3), TextSize::M, true, Ink::ink});
  }
};

/// One bracket for each run of equal ranks.
void brackets(Drawing& d, const CountyRanking& county, const ChartStyle& style, const RowGeometry& columns) {
  const auto& ranking = county.ranking;
  for (std::size_t first = 0, last; first < ranking.size(); first = last + 1) {
    last = first;
    while (last + 1 < ranking.size() && ranking[last + 1].rank == ranking[first].rank) ++last;
    if (last == first) continue;
    const double x = columns.name - 6, inset = style.row_height / 2 - 10;
    const double y0 = static_cast<double>(first) * style.row_height + inset;
    const double y1 = static_cast<double>(last + 1) * style.row_height - inset;
    d.shapes.push_back(Polyline{{{x - 6, y0}, {x, y0}, {x, y1}, {x - 6, y1}}, Ink::line2, 1.5});
  }
}

} // namespace

std::size_t group_place(const Library& library, const std::string& criterion) {
  const auto groups = children(library, goal);
  const auto at = std::find(groups.begin(), groups.end(), group_of(library, criterion));
  return static_cast<std::size_t>(at - groups.begin());
}

std::vector<DifferenceBar> by_group(const Case& c, const std::map<std::string, double>& leaf_values,
                                    Language language) {
  std::map<std::size_t, double> sums;
  for (const auto& [leaf, value] : leaf_values) sums[group_place(c.library, leaf)] += value;
  const auto groups = children(c.library, goal);
  std::vector<DifferenceBar> result;
  for (const auto& [place, sum] : sums)
    if (place < groups.size())
      result.push_back({find_criterion(c.library, groups[place])->name.in(language), sum, place});
  return result;
}

Drawing ranking_rows(const Case& c, const CountyRanking& county, const ChartStyle& style, const RowGeometry& columns,
                     const std::string& selected, const std::string& compared) {
  Drawing d;
  const auto& ranking = county.ranking;
  const double bottom = static_cast<double>(ranking.size()) * style.row_height;
  const Axis axis = score_axis(county, style, columns);
  d.width = style.width;
  d.height = bottom + 30;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const RankedIndustry& entry = ranking[i];
    const bool tied =
        (i > 0 && ranking[i - 1].rank == entry.rank) || (i + 1 < ranking.size() && ranking[i + 1].rank == entry.rank);
    rows.push_back({c, county, entry, style, columns, axis, static_cast<double>(i) * style.row_height,
                    entry.industry == selected, entry.industry == compared, tied});
    d.regions.push_back({"row:" + entry.industry, {}, {-12, rows.back().top}, style.width + 24, style.row_height});
  }
  for (const Row& row : rows) row.background(d);
  grid(d, axis, bottom);
  for (const Row& row : rows) row.words(d), row.bar(d), row.score(d);
  brackets(d, county, style, columns);
  return d;
}

Drawing difference_bars(const std::vector<DifferenceBar>& unsorted, const ChartStyle& style, const std::string& a_ahead,
                        const std::string& b_ahead) {
  std::vector<DifferenceBar> bars = unsorted;
  std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
  double most = 0, names = 0;
  for (const DifferenceBar& bar : bars) {
    most = std::max(most, std::abs(bar.value));
    names = std::max(names, style.text_width(bar.name, TextSize::S, false));
  }
  const double value_room = 56;
  double left = 0, right = 0; // the longest bar on each side
  for (const DifferenceBar& bar : bars)
    (bar.value < 0 ? left : right) = std::max(bar.value < 0 ? left : right, std::abs(bar.value));
  // The name stands on the other side of the line; bars to the left share that side with names of the others.
  const bool both = left > 0 && right > 0;
  const double line = both ? style.width / 2 : right > 0 ? names + 12 : style.width - names - 12;
  const double room =
      std::max(20.0, std::min(right > 0 ? style.width - line - value_room : 1e9, left > 0 ? line - value_room : 1e9));
  const double unit = most > 0 ? room / most : 0;
  Drawing d;
  // Two long names do not fit side by side: then they stand on two lines.
  const double left_width = style.text_width(b_ahead, TextSize::S, false);
  const bool stacked = left > 0 && left_width > line - 6;
  const double head = stacked ? 44 : 24, bottom = head + static_cast<double>(bars.size()) * style.row_height;
  d.width = style.width;
  d.height = bottom;
  if (right > 0 || !both) {
    const std::string name = fitted(a_ahead, style.width - line - 6, TextSize::S, false, style);
    d.shapes.push_back(Label{{line + 6, head - 14}, name, TextSize::S, false, Ink::t3});
  }
  if (left > 0) {
    const std::string name = fitted(b_ahead, style.width, TextSize::S, false, style);
    const double x = stacked ? std::max(line - 6, std::min(left_width, style.width)) : line - 6;
    d.shapes.push_back(Label{{x, 10}, name, TextSize::S, false, Ink::t3, Align::right});
  }
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const DifferenceBar& bar = bars[i];
    const double middle = head + (static_cast<double>(i) + .5) * style.row_height, w = std::abs(bar.value) * unit;
    const bool ahead = bar.value >= 0;
    d.shapes.push_back(Rectangle{
        {ahead ? line : line - w, middle - style.bar_height / 2}, w, style.bar_height, nth(Ink::group1, bar.group)});
    d.shapes.push_back(Label{{ahead ? line - 6 : line + 6, middle},
                             bar.name,
                             TextSize::S,
                             false,
                             Ink::ink,
                             ahead ? Align::right : Align::left});
    d.shapes.push_back(Label{{ahead ? line + w + 5 : line - w - 5, middle},
                             signed_decimal(bar.value, 3),
                             TextSize::S,
                             true,
                             Ink::ink,
                             ahead ? Align::left : Align::right});
  }
  d.shapes.push_back(Line{{line, head - 2}, {line, bottom}, Ink::ink, 1.5});
  return d;
}

} // namespace yindi::gui
