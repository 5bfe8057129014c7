#include "engine/case/names.h"
#include "engine/conditions/backing.h"
#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace yindi {
namespace {

constexpr double name_height = 20, band_row = 24, axis_height = 24, edge = 24, band_height = 9;

/// A trapezoid and the condition, or the range of the county's land, that is held against it.
struct Held {
  std::string condition, unit; ///< of a range both conditions, "from/to"
  double x = 0, to = 0;        ///< the same where it is one value
  std::vector<double> band;    ///< four corners, rising
};

Text extent(const Held& held) {
  const Text end = quantity(held.to, held.unit);
  if (held.x == held.to) return end;
  const Text start = quantity(held.x);
  return {start.en + "–" + end.en, start.zh + "–" + end.zh};
}

/// How much of the trapezoid x reaches: 0 outside, 1 inside.
double reached(const Held& held) {
  const auto& [a, b, c, d] = std::tie(held.band[0], held.band[1], held.band[2], held.band[3]);
  if (held.x < a || held.x > d) return 0;
  if (held.x < b) return b > a ? (held.x - a) / (b - a) : 1;
  if (held.x > c) return d > c ? (d - held.x) / (d - c) : 1;
  return 1;
}

const Input* input_of(const LeafValue& value, InputTable table, const std::string& column) {
  const auto found = std::find_if(value.inputs.begin(), value.inputs.end(),
                                  [&](const Input& input) { return input.table == table && input.column == column; });
  return found == value.inputs.end() ? nullptr : &*found;
}

/// The band that excluded: of several, the one that is reached least.
std::optional<Held> held(const Case& c, const CountyRanking& county, const Exclusion& exclusion) {
  const Criterion* leaf = find_criterion(c.model->library, exclusion.criterion);
  if (!leaf || !leaf->measure) return {};
  const Measure& m = *leaf->measure;
  if (m.kind != "band" && !m.from.empty()) return {}; // each factor changes with height: no one value stands for it
  std::vector<Band> bands = m.bands;
  if (m.kind == "band") {
    Band only;
    only.condition = m.from.empty() ? m.condition : m.from, only.requirement = m.requirement;
    bands = {only};
  }
  const Input* end = nullptr;
  for (const std::string& column : {m.to_high, m.to})
    if (!end && !column.empty()) end = input_of(exclusion.value, InputTable::counties, column);
  std::optional<Held> least;
  for (const Band& band : bands) {
    const Input* condition = input_of(exclusion.value, InputTable::counties, band.condition);
    const Input* requirement = input_of(exclusion.value, InputTable::industries, band.requirement);
    if (!condition || !requirement) continue;
    const auto* x = std::get_if<double>(&condition->cell);
    const auto* to = end ? std::get_if<double>(&end->cell) : x;
    const auto* corners = std::get_if<std::vector<double>>(&requirement->cell);
    if (!x || !to || !corners || corners->size() != 4 || !std::is_sorted(corners->begin(), corners->end())) continue;
    Held candidate{end ? band.condition + "/" + end->column.text() : band.condition,
                   backing_of(c, *county.assessment, *condition).unit, *x, *to, *corners};
    if (!least || reached(candidate) < reached(*least)) least = std::move(candidate);
  }
  return least;
}

/// One axis for all exclusions of the county by the same condition, so that their charts can stand below each other.
std::pair<double, double> axis_ends(const Case& c, const CountyRanking& county, const Held& own) {
  double low = std::min(own.x, own.band.front()), high = std::max(own.to, own.band.back());
  for (const Exclusion& other : county.assessment->excluded)
    if (const auto also = held(c, county, other); also && also->condition == own.condition)
      low = std::min({low, also->x, also->band.front()}), high = std::max({high, also->to, also->band.back()});
  if (low > 0 && low < high / 2) low = 0;
  const double step = ticks(low, high > low ? high : low + 1).step;
  return {std::floor(low / step) * step, std::ceil(high / step) * step};
}

struct BandRow {
  const Exclusion* exclusion;
  Held held;
};

/// Draws rows that share a condition on one axis from `left` to the right edge: the county's value above, ticks below.
/// Returns the y below it.
double draw_rows(Sheet& sheet, const Case& c, const CountyRanking& county, const std::vector<BandRow>& rows,
                 double left, double top) {
  const Held& own = rows.front().held;
  const auto [low, high] = axis_ends(c, county, own);
  const double right = sheet.style.width - edge, from = left + edge;
  if (!(high > low) || right <= from) return top;
  const auto x_of = [&, start = low, unit = (right - from) / (high - low)](double value) {
    return from + (value - start) * unit;
  };
  const Language language = sheet.style.language;
  const double first = top + name_height, bottom = first + static_cast<double>(rows.size()) * band_row;
  const Text place = county_name(c, county.assessment->county);
  const double x = x_of(own.x), to = x_of(own.to);
  if (to > x) sheet.add(Rectangle{{x, first}, to - x, bottom - first, Ink::line, Ink::none});
  double y = first;
  for (const BandRow& row : rows) {
    const auto& band = row.held.band;
    const double middle = y + band_row / 2, a = x_of(band[0]), b = x_of(band[1]), e = x_of(band[2]), d = x_of(band[3]);
    const Text name = industry_name(c, row.exclusion->industry);
    if (left > 0) sheet.add(Label{{0, middle}, sheet.fitted(name.in(language), left), TextSize::S, false, Ink::ink});
    sheet.line({from, middle}, {right, middle}, Ink::line2);
    sheet.add(Rectangle{{a, middle - band_height / 2}, std::max(2.0, d - a), band_height, Ink::n2, Ink::none, 2});
    sheet.add(Rectangle{{b, middle - band_height / 2}, std::max(1.0, e - b), band_height, Ink::n1});
    sheet.region("band:" + row.exclusion->industry,
                 say(mark("{0} needs {1} to {2}, best {3} to {4}; {5} has {6}"), name, quantity(band[0]),
                     quantity(band[3], own.unit), quantity(band[1]), quantity(band[2], own.unit), place, extent(own)),
                 {0, y}, sheet.style.width, band_row);
    y += band_row;
  }
  sheet.line({x, first}, {x, bottom}, Ink::ink, 2);
  if (to > x) sheet.line({to, first}, {to, bottom}, Ink::ink, 2);
  const std::string value =
      sheet.fitted(place.in(language) + " " + extent(own).in(language), sheet.style.width - left, TextSize::S, true);
  const double half = sheet.width_of(value, TextSize::S, true) / 2;
  const double at = std::max(left + half, std::min((x + to) / 2, sheet.style.width - half));
  sheet.add(Label{{at, top + name_height / 2}, value, TextSize::S, true, Ink::ink, Align::centre});
  double free_from = left;
  for (const double tick : ticks(low, high).at) {
    const std::string text = quantity(tick).in(language);
    const double width = sheet.width_of(text), begin = std::min(x_of(tick) - width / 2, sheet.style.width - width);
    if (begin < free_from) continue;
    sheet.add(Label{{begin, bottom + 11}, text, TextSize::S, false, Ink::t3});
    free_from = begin + width + 8;
  }
  return bottom + axis_height;
}

} // namespace

Drawing excluded_chart(const Case& c, const CountyRanking& county, const ChartStyle& style) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  std::vector<std::vector<BandRow>> blocks; // one a condition
  double left = 0;
  for (const Exclusion& exclusion : county.assessment->excluded) {
    const auto own = held(c, county, exclusion);
    if (!own) continue;
    const auto same = std::find_if(blocks.begin(), blocks.end(), [&](const std::vector<BandRow>& rows) {
      return rows.front().held.condition == own->condition;
    });
    (same == blocks.end() ? blocks.emplace_back() : *same).push_back({&exclusion, *own});
    left = std::max(left, sheet.width_of(industry_name(c, exclusion.industry).in(style.language)));
  }
  left = std::min(left, style.width * 0.35);
  for (const auto& rows : blocks) sheet.drawing.height = draw_rows(sheet, c, county, rows, left, sheet.drawing.height);
  return sheet.drawing;
}

} // namespace yindi
