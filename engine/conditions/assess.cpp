#include "engine/conditions/assessment.h"

#include "engine/format/place.h"
#include "engine/conditions/measures.h"
#include "engine/conditions/value_function.h"

#include <algorithm>

namespace yindi {
namespace {

using GivenValues = std::map<std::pair<std::string, std::string>, const GivenValue*>; // industry, criterion

GivenValues given_in(const Case& c, const std::string& county) {
  GivenValues given;
  for (const GivenValue& row : c.values)
    if (row.county == county) given[{row.industry, row.criterion}] = &row;
  return given;
}

/// The least sure of the inputs: a chain is as strong as its weakest link.
std::string weakest(const std::vector<Input>& inputs) {
  const auto& words = qualities();
  std::size_t worst = 0;
  bool any = false;
  for (const Input& input : inputs) {
    const auto found = std::find(words.begin(), words.end(), input.quality);
    if (found == words.end()) continue;
    worst = std::max(worst, static_cast<std::size_t>(found - words.begin()));
    any = true;
  }
  return any ? words[worst] : std::string();
}

/// Maps what was measured to the frozen scale.
void put_on_scale(const Criterion& leaf, LeafValue& value) {
  if (value.x) value.u = value_of(leaf, *value.x, value.clamped);
  if (value.x_range)
    value.u_range = value_range(leaf, *value.x_range);
  else if (value.u)
    value.u_range = {*value.u, *value.u};
  else
    value.u_range = {0, 1};
  value.quality = value.unknown() ? "unknown" : weakest(value.inputs);
}

LeafValue from_given(const Criterion& leaf, const GivenValue& row) {
  LeafValue value;
  Input input{"values", leaf.id, {}, leaf.unit, row.source, row.quality, row.note};
  if (row.value)
    input.cell = *row.value;
  else if (row.low && row.high)
    input.cell = std::vector<double>{*row.low, *row.high};
  value.inputs = {input};
  value.x = row.value;
  if (row.low && row.high) value.x_range = Interval{*row.low, *row.high};
  put_on_scale(leaf, value);
  return value;
}

/// The key of a leaf's measure, see Places.
std::string measure_key(const Case& c, const Criterion& leaf) {
  const auto& all = c.library.criteria;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Criterion& x) { return x.id == leaf.id; });
  return indexed("criterion", static_cast<std::size_t>(found - all.begin())) + ".measure";
}

LeafValue measured(const Case& c, const ColumnNotes& notes, Surroundings& around, const Criterion& leaf,
                   const County& county, const Industry& industry, Diagnostics& diagnostics) {
  LeafValue value;
  if (const MeasureFunction function = measure_function(leaf.measure->kind)) {
    Workings workings{county, industry, notes, around, {}, {}, {}, {}, {}};
    value.x = function(*leaf.measure, workings);
    value.inputs = std::move(workings.inputs);
    value.neighbours = std::move(workings.neighbours);
    if (!value.x) value.unknown_condition = workings.unknown_condition;
    if (!value.x) value.unknown_because = std::move(workings.unknown_because);
    if (workings.error)
      diagnostics.push_back(
          refusal(say(mark("the formula of \"{0}\" fails for {1} in {2}: {3}"), leaf.id, industry.name, county.name,
                      Text{workings.error->in(Language::en), workings.error->in(Language::zh)}),
                  say(mark("guard the formula, for example with max(x, 0.001), or leave the cell blank")),
                  measure_key(c, leaf)));
  }
  put_on_scale(leaf, value);
  return value;
}

/// The veto's verdict: nothing where it lets pass. An unknown never vetoes, an interval only if all of it does.
std::optional<Exclusion> vetoed(const Criterion& leaf, const Industry& industry, const LeafValue& value) {
  if (!leaf.veto || value.unknown()) return std::nullopt;
  const Interval x = value.x_range.value_or(Interval{value.x.value_or(0), value.x.value_or(0)});
  const Veto& veto = *leaf.veto;
  if (veto.below && x.high < *veto.below)
    return Exclusion{industry.id,
                     leaf.id,
                     veto.reason,
                     x.high,
                     say(mark("{0} {1} is below {2}"), leaf.name, shortest(x.high), shortest(*veto.below)),
                     value,
                     {}};
  if (veto.above && x.low > *veto.above)
    return Exclusion{industry.id,
                     leaf.id,
                     veto.reason,
                     x.low,
                     say(mark("{0} {1} is above {2}"), leaf.name, shortest(x.low), shortest(*veto.above)),
                     value,
                     {}};
  return std::nullopt;
}

/// Why a leaf is unknown for every industry that is left.
NotAssessed why_not(const Case& c, const Criterion& leaf, const std::vector<const LeafValue*>& column) {
  const MeasureKind* kind = find_measure_kind(leaf.measure->kind);
  if (kind && !kind->computed)
    return {leaf.id, say(mark("the measure \"{}\" is not in this version"), leaf.measure->kind), false};
  for (const LeafValue* value : column)
    if (!value->unknown_because.empty()) return {leaf.id, value->unknown_because, true};
  const std::string& condition = column.front()->unknown_condition;
  const bool one_condition = !condition.empty() && std::all_of(column.begin(), column.end(), [&](const LeafValue* v) {
    return v->unknown_condition == condition;
  });
  if (one_condition) {
    const ColumnNote* note = find_column(c, "counties", condition);
    const Text name = note && !note->name.empty() ? note->name : plain(condition);
    return {leaf.id, say(mark("the county's \"{}\" is unknown"), name), true};
  }
  if (leaf.measure->kind == "given") return {leaf.id, say(mark("nobody has given values yet")), true};
  return {leaf.id, say(mark("what the industries need is unknown")), true};
}

} // namespace

LeafValue measure(const Case& c, const Region& region, const Criterion& leaf, const County& county,
                  const Industry& industry, Diagnostics& diagnostics) {
  for (const GivenValue& row : c.values)
    if (row.county == county.id && row.industry == industry.id && row.criterion == leaf.id)
      return from_given(leaf, row);
  Surroundings around{c, region, region.graph.index.at(county.id), {}};
  return measured(c, column_notes(c), around, leaf, county, industry, diagnostics);
}

LeafValue measure(const Case& c, const Criterion& leaf, const County& county, const Industry& industry,
                  Diagnostics& diagnostics) {
  return measure(c, make_region(c), leaf, county, industry, diagnostics);
}

Assessment assess(const Case& c, const std::string& county_id) { return assess(c, make_region(c), county_id); }

Assessment assess(const Case& c, const Region& region, const std::string& county_id) {
  Assessment result;
  result.county = county_id;
  const County* county = find_county(c, county_id);
  if (!county) return result;

  const ColumnNotes notes = column_notes(c);
  Surroundings around{c, region, region.graph.index.at(county_id), {}};
  const GivenValues given = given_in(c, county_id);
  std::vector<const Criterion*> all;
  for (const std::string& id : leaves(c.library)) all.push_back(find_criterion(c.library, id));

  std::vector<std::vector<LeafValue>> rows; // [industry that is left][leaf of `all`]
  for (const std::string& id : c.industry_ids) {
    const Industry* industry = find_industry(c, id);
    if (!industry) continue;
    std::vector<LeafValue> row;
    std::optional<Exclusion> excluded;
    for (const Criterion* leaf : all) {
      const auto row_given = given.find({id, leaf->id});
      row.push_back(row_given != given.end()
                        ? from_given(*leaf, *row_given->second)
                        : measured(c, notes, around, *leaf, *county, *industry, result.diagnostics));
      if (auto verdict = vetoed(*leaf, *industry, row.back())) {
        if (excluded)
          excluded->also.push_back(leaf->id);
        else
          excluded = std::move(verdict);
      }
    }
    if (excluded) {
      result.excluded.push_back(std::move(*excluded));
      continue;
    }
    result.industries.push_back(id);
    rows.push_back(std::move(row));
  }

  result.cells.resize(rows.size());
  for (std::size_t j = 0; j < all.size() && !rows.empty(); ++j) {
    if (all[j]->measure->kind == "county") {
      result.same_for_all.push_back(all[j]->id);
      continue;
    }
    std::vector<const LeafValue*> column;
    for (const auto& row : rows) column.push_back(&row[j]);
    if (std::all_of(column.begin(), column.end(), [](const LeafValue* value) { return value->unknown(); })) {
      result.not_assessed.push_back(why_not(c, *all[j], column));
      continue;
    }
    result.leaves.push_back(all[j]->id);
    for (std::size_t i = 0; i < rows.size(); ++i) result.cells[i].push_back(std::move(rows[i][j]));
  }
  return result;
}

} // namespace yindi
