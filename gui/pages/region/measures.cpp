// What the map of the Region page measures of each county, and how it is said.

#include "gui/pages/region/region_page.h"

#include "engine/case/region_facts.h"
#include "gui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace yindi::gui {
namespace {

std::optional<double> condition_of(const County& county, const std::string& column) {
  const auto found = county.conditions.find(column);
  const double* value = found == county.conditions.end() ? nullptr : std::get_if<double>(&found->second);
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<double> measured_by(const Regional& answer, const std::string& id, std::size_t county) {
  const std::size_t point = id.find('.');
  const std::string name = id.substr(point + 1);
  return id.starts_with("county.") ? condition_of(answer.of->model->counties[county], name)
                                   : fact_of(answer.result.region, name.c_str(), county);
}

} // namespace

std::size_t crowding_item(const Regional& answer, const RegionState& state) {
  const Region& region = answer.result.region;
  std::vector<std::size_t> leads(region.items.size(), 0);
  std::size_t best = 0;
  for (std::size_t k = 0; k < region.items.size(); ++k)
    if (region.items[k] == state.item) return k;
  for (const std::size_t county : answer.result.h.counties)
    if (region.leading[county] != no_lead) ++leads[static_cast<std::size_t>(region.leading[county])];
  for (std::size_t k = 0; k < leads.size(); ++k)
    if (leads[k] > leads[best]) best = k;
  return best;
}

std::vector<MapMeasure> map_measures(const Regional& answer) {
  std::vector<MapMeasure> all;
  const auto& counties = answer.result.h.counties;
  const auto add = [&](MapMeasure measure) {
    if (std::any_of(counties.begin(), counties.end(),
                    [&](std::size_t county) { return measured_by(answer, measure.id, county).has_value(); }))
      all.push_back(std::move(measure));
  };
  for (const RegionFact& fact : region_facts()) {
    const std::string_view id = fact.id;
    if (id == "similarity" || id == "betweenness") continue; // they have views of their own
    add({"region." + std::string(id),
         {std::string(tr(Language::en, fact.name)), std::string(tr(Language::zh, fact.name))},
         fact.unit});
  }
  for (const std::string& column : answer.of->model->condition_columns) {
    const ColumnNote* note = find_column(*answer.of, "counties", column);
    add({"county." + column, plain(column), note ? note->unit : std::string()});
  }
  return all;
}

std::optional<MapMeasure> shown_measure(const Regional& answer, const RegionState& state) {
  const auto all = map_measures(answer);
  if (all.empty()) return std::nullopt;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const MapMeasure& measure) { return measure.id == state.measure; });
  return found == all.end() ? all.front() : *found;
}

std::vector<std::optional<double>> map_values(const Regional& answer, RegionView view, const RegionState& state) {
  const RegionResult& result = answer.result;
  std::vector<std::optional<double>> values(result.region.graph.counties.size());
  const auto measure = view == RegionView::measure ? shown_measure(answer, state) : std::nullopt;
  for (const std::size_t county : result.h.counties) {
    if (view == RegionView::likeness) values[county] = result.region.similarity_to_neighbours[county];
    if (view == RegionView::crowding && !result.region.items.empty())
      values[county] = crowding_of_item(result.region, county, crowding_item(answer, state)).share;
    if (view == RegionView::hubs) values[county] = fact_of(result.region, "betweenness", county);
    if (view == RegionView::weak) values[county] = 0;
    if (measure) values[county] = measured_by(answer, measure->id, county);
  }
  if (view == RegionView::weak)
    for (std::size_t i = 0; i < result.weak.counties.size(); ++i)
      if (result.h.among[result.weak.counties[i]])
        values[result.weak.counties[i]] = result.only_context[i] ? .4 : 1; // pale: nobody of the case is cut off
  return values;
}

std::vector<std::optional<double>> map_shades(const std::vector<std::optional<double>>& values, RegionView view) {
  if (view == RegionView::crowding || view == RegionView::weak) return values;
  double low = 1e300, high = -1e300;
  for (const auto& value : values)
    if (value) low = std::min(low, *value), high = std::max(high, *value);
  std::vector<std::optional<double>> shades = values;
  for (auto& shade : shades)
    if (shade) shade = high > low ? (*shade - low) / (high - low) : .5;
  return shades;
}

std::string value_text(const Look& look, double value, RegionView view) {
  return view == RegionView::measure && std::abs(value) >= 10 ? quantity(value).in(look.language) : decimal(value, 3);
}

} // namespace yindi::gui
