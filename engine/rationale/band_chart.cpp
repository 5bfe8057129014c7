#include "engine/rationale/sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr double name_height = 20, band_row = 24, axis_height = 24, edge = 24, band_height = 9;

/// A trapezoid and the condition that is held against it.
struct Held {
  std::string condition, unit;
  double x = 0;
  std::vector<double> band; ///< four corners, rising
};

/// How much of the trapezoid x reaches: 0 outside, 1 inside.
double reached(const Held& held) {
  const auto& [a, b, c, d] = std::tie(held.band[0], held.band[1], held.band[2], held.band[3]);
  if (held.x < a || held.x > d) return 0;
  if (held.x < b) return b > a ? (held.x - a) / (b - a) : 1;
  if (held.x > c) return d > c ? (d - held.x) / (d - c) : 1;
  return 1;
}

const Input* input_of(const LeafValue& value, const std::string& table, const std::string& column) {
  const auto found = std::find_if(value.inputs.begin(), value.inputs.end(),
                                  [&](const Input& input) { return input.table == table && input.column == column; });
  return found == value.inputs.end() ? nullptr : &*found;
}

/// The band that excluded: of several, the one that is reached least.
std::optional<Held> held(const Case& c, const Exclusion& exclusion) {
  const Criterion* leaf = find_criterion(c.library, exclusion.criterion);
  if (!leaf || !leaf->measure) return {};
  std::vector<Band> bands = leaf->measure->bands;
  if (leaf->measure->kind == "band") bands = {{leaf->measure->condition, leaf->measure->requirement}};
  std::optional<Held> least;
  for (const Band& band : bands) {
    const Input* condition = input_of(exclusion.value, "counties", band.condition);
    const Input* requirement = input_of(exclusion.value, "industries", band.requirement);
    if (!condition || !requirement) continue;
    const auto* x = std::get_if<double>(&condition->cell);
    const auto* corners = std::get_if<std::vector<double>>(&requirement->cell);
    if (!x || !corners || corners->size() != 4 || !std::is_sorted(corners->begin(), corners->end())) continue;
    Held candidate{band.condition, condition->unit, *x, *corners};
    if (!least || reached(candidate) < reached(*least)) least = std::move(candidate);
  }
  return least;
}

/// One axis for all exclusions of the county by the same condition, so that their charts can stand below each other.
std::pair<double, double> axis_ends(const Case& c, const CountyRanking& county, const Held& own) {
  double low = std::min(own.x, own.band.front()), high = std::max(own.x, own.band.back());
  for (const Exclusion& other : county.assessment.excluded)
    if (const auto also = held(c, other); also && also->condition == own.condition)
      low = std::min({low, also->x, also->band.front()}), high = std::max({high, also->x, also->band.back()});
  if (low > 0 && low < high / 2) low = 0;
  const double step = ticks(low, high > low ? high : low + 1).step;
  return {std::floor(low / step) * step, std::ceil(high / step) * step};
}

} // namespace

Drawing band_chart(const Case& c, const CountyRanking& county, const Exclusion& exclusion, const ChartStyle& style) {
  Sheet sheet{{}, style};
  sheet.drawing.width = style.width;
  const auto own = held(c, exclusion);
  if (!own || style.width <= 2 * edge) return sheet.drawing;
  const auto [low, high] = axis_ends(c, county, *own);
  if (!(high > low)) return sheet.drawing;
  const auto x_of = [&, from = low, unit = (style.width - 2 * edge) / (high - low)](double value) {
    return edge + (value - from) * unit;
  };
  const double middle = name_height + band_row / 2, bottom = name_height + band_row;
  sheet.drawing.height = bottom + axis_height;

  sheet.line({edge, middle}, {style.width - edge, middle}, Ink::line2);
  const double a = x_of(own->band[0]), b = x_of(own->band[1]), e = x_of(own->band[2]), d = x_of(own->band[3]);
  sheet.add(Rectangle{{a, middle - band_height / 2}, std::max(2.0, d - a), band_height, Ink::n2, Ink::none, 2});
  sheet.add(Rectangle{{b, middle - band_height / 2}, std::max(1.0, e - b), band_height, Ink::n1});
  const double x = x_of(own->x);
  sheet.line({x, name_height}, {x, bottom}, Ink::ink, 2);

  const Language language = style.language;
  const std::string name =
      county_name(c, county.assessment.county).in(language) + " " + quantity(own->x, own->unit).in(language);
  const double half = sheet.width_of(name, TextSize::S, true) / 2;
  const double at = std::clamp(x, std::min(half, style.width / 2), std::max(style.width - half, style.width / 2));
  sheet.add(Label{{at, name_height / 2},
                  sheet.fitted(name, style.width, TextSize::S, true),
                  TextSize::S,
                  true,
                  Ink::ink,
                  Align::centre});
  double free_from = 0;
  for (const double value : ticks(low, high).at) {
    const std::string text = quantity(value).in(language);
    const double width = sheet.width_of(text), left = std::clamp(x_of(value) - width / 2, 0.0, style.width - width);
    if (left < free_from) continue;
    sheet.add(Label{{left, bottom + 11}, text, TextSize::S, false, Ink::t3});
    free_from = left + width + 8;
  }
  sheet.region("band:" + exclusion.industry,
               say(mark("{0} needs {1} to {2}, best {3} to {4}; {5} has {6}"), industry_name(c, exclusion.industry),
                   quantity(own->band[0]), quantity(own->band[3], own->unit), quantity(own->band[1]),
                   quantity(own->band[2], own->unit), county_name(c, county.assessment.county),
                   quantity(own->x, own->unit)),
               {0, name_height}, style.width, band_row);
  return sheet.drawing;
}

} // namespace yindi
