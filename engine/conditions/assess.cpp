#include "engine/conditions/assessment.h"

#include "engine/conditions/backing.h"
#include "engine/conditions/measures.h"
#include "engine/conditions/value_function.h"
#include "engine/format/place.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace yindi {
namespace {

/// Rows of c.model->values by county, then by industry and criterion.
using GivenRows = std::map<std::pair<std::string, std::string>, int>;
using GivenValues = std::unordered_map<std::string, GivenRows>;

GivenValues given_values(const Case& c) {
  GivenValues given;
  for (std::size_t k = 0; k < c.model->values.size(); ++k) {
    const GivenValue& row = c.model->values[k];
    given[row.county][{row.industry, row.criterion}] = static_cast<int>(k);
  }
  return given;
}

/// The least sure of the inputs: a chain is as strong as its weakest link.
Kept weakest(const Case& c, const std::vector<Input>& inputs) {
  static const std::vector<Kept> words(qualities().begin(), qualities().end());
  std::size_t worst = 0;
  bool any = false;
  for (const Input& input : inputs) {
    const auto found = std::find(words.begin(), words.end(), quality_of(c, input));
    if (found == words.end()) continue;
    worst = std::max(worst, static_cast<std::size_t>(found - words.begin()));
    any = true;
  }
  return any ? words[worst] : Kept();
}

/// Maps what was measured to the frozen scale.
void put_on_scale(const Case& c, const Criterion& leaf, LeafValue& value) {
  if (value.x) value.u = value_of(leaf, *value.x, value.clamped);
  if (value.x_range)
    value.u_range = value_range(leaf, *value.x_range);
  else if (value.u)
    value.u_range = {*value.u, *value.u};
  else
    value.u_range = {0, 1};
  static const Kept unknown("unknown");
  value.quality = value.unknown() ? unknown : weakest(c, value.inputs);
}

LeafValue from_given(const Case& c, const Criterion& leaf, int at) {
  const GivenValue& row = c.model->values[static_cast<std::size_t>(at)];
  LeafValue value;
  Cell cell;
  if (row.value)
    cell = *row.value;
  else if (row.low && row.high)
    cell = std::vector<double>{*row.low, *row.high};
  value.inputs.push_back({InputTable::values, leaf.id, std::move(cell), at});
  value.x = row.value;
  if (row.low && row.high) value.x_range = Interval{*row.low, *row.high};
  put_on_scale(c, leaf, value);
  return value;
}

/// The key of a leaf's measure, see Places.
std::string measure_key(const Case& c, const Criterion& leaf) {
  const auto& all = c.model->library.criteria;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Criterion& x) { return x.id == leaf.id; });
  return indexed("criterion", static_cast<std::size_t>(found - all.begin())) + ".measure";
}

LeafValue measured(const Case& c, const ColumnRows& rows, Surroundings& around, const Criterion& leaf,
                   MeasureFunction function, const County& county, const Industry& industry, Diagnostics& diagnostics) {
  LeafValue value;
  if (function) {
    Workings workings{county, industry, rows, around, std::move(around.inputs)};
    const Measured met = function(*leaf.measure, workings);
    value.x = met.x;
    value.x_range = met.range;
    if (!met.x && met.range && met.range->low == met.range->high) value.x = met.range->low;
    value.inputs.assign(std::make_move_iterator(workings.inputs.begin()),
                        std::make_move_iterator(workings.inputs.end()));
    workings.inputs.clear();
    around.inputs = std::move(workings.inputs);
    value.neighbours = std::move(workings.neighbours);
    if (value.unknown()) value.unknown_condition = workings.unknown_condition;
    if (value.unknown()) value.unknown_because = std::move(workings.unknown_because);
    if (workings.error)
      diagnostics.push_back(
          refusal(say(mark("the formula of \"{0}\" fails for {1} in {2}: {3}"), leaf.id, industry.name, county.name,
                      *workings.error),
                  say(mark("guard the formula, for example with max(x, 0.001), or leave the cell blank")),
                  measure_key(c, leaf)));
  }
  put_on_scale(c, leaf, value);
  return value;
}

/// A value beside the limit that it is beyond: as few digits as tell the two apart.
Text beside_limit(double x, double limit) {
  constexpr std::size_t few = 7;
  const std::string whole = shortest(x);
  const Text said = quantity(x);
  return whole.size() <= few || said == quantity(limit) ? plain(whole) : said;
}

/// The veto's verdict: nothing where it lets pass. An unknown never vetoes, an interval only if all of it does.
std::optional<Exclusion> vetoed(const Criterion& leaf, const Industry& industry, const LeafValue& value) {
  if (!leaf.veto || value.unknown()) return std::nullopt;
  const Interval x = value.x_range.value_or(Interval{value.x.value_or(0), value.x.value_or(0)});
  const Veto& veto = *leaf.veto;
  if (veto.below && x.high < *veto.below)
    return Exclusion{
        industry.id,
        leaf.id,
        veto.reason,
        x.high,
        say(mark("{0} {1} is below {2}"), leaf.name, beside_limit(x.high, *veto.below), shortest(*veto.below)),
        value,
        {}};
  if (veto.above && x.low > *veto.above)
    return Exclusion{
        industry.id,
        leaf.id,
        veto.reason,
        x.low,
        say(mark("{0} {1} is above {2}"), leaf.name, beside_limit(x.low, *veto.above), shortest(*veto.above)),
        value,
        {}};
  return std::nullopt;
}

/// Why a leaf is unknown for every industry that is left.
NotAssessed why_not(const Case& c, const Criterion& leaf, const std::vector<const LeafValue*>& column) {
  for (const LeafValue* value : column)
    if (!value->unknown_because.empty()) return {leaf.id, value->unknown_because, true};
  const Kept condition = column.front()->unknown_condition;
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

/// What all counties of a case are assessed with.
struct Ground {
  const Case& c;
  std::shared_ptr<const Region> region;
  ColumnRows rows;
  Compared compared;
  GivenValues given;
  std::vector<const Criterion*> leaves;   ///< in the library's order
  std::vector<MeasureFunction> functions; ///< of their measures

  Ground(const Case& of, std::shared_ptr<const Region> in)
      : c(of), region(std::move(in)), rows(column_rows(of)), compared(compared_counties(of)), given(given_values(of)) {
    for (const std::string& id : yindi::leaves(of.model->library)) {
      leaves.push_back(find_criterion(of.model->library, id));
      functions.push_back(measure_function(leaves.back()->measure->kind));
    }
  }
};

/// A row of cells, one a leaf of the ground, and the veto that takes the industry out.
struct IndustryRow {
  std::vector<LeafValue> cells;
  std::optional<Exclusion> excluded;
};

IndustryRow row_of(const Ground& ground, Surroundings& around, const County& county, const Industry& industry,
                   Diagnostics& diagnostics) {
  static const GivenRows none;
  const auto of_county = ground.given.find(county.id);
  const GivenRows& given = of_county == ground.given.end() ? none : of_county->second;
  IndustryRow row;
  row.cells.reserve(ground.leaves.size());
  for (std::size_t j = 0; j < ground.leaves.size(); ++j) {
    const Criterion* leaf = ground.leaves[j];
    const auto at = given.empty() ? given.end() : given.find({industry.id, leaf->id});
    row.cells.push_back(at != given.end() ? from_given(ground.c, *leaf, at->second)
                                          : measured(ground.c, ground.rows, around, *leaf, ground.functions[j], county,
                                                     industry, diagnostics));
    if (auto verdict = vetoed(*leaf, industry, row.cells.back())) {
      if (row.excluded)
        row.excluded->also.push_back(leaf->id);
      else
        row.excluded = std::move(verdict);
    }
  }
  return row;
}

/// Takes over the columns of what can rank; the others are the same for all, or not assessed.
void take_columns(const Ground& ground, std::vector<IndustryRow>& rows, Assessment& result) {
  result.cells.resize(rows.size());
  for (auto& cells : result.cells) cells.reserve(ground.leaves.size());
  for (std::size_t j = 0; j < ground.leaves.size() && !rows.empty(); ++j) {
    const Criterion& leaf = *ground.leaves[j];
    if (leaf.measure->kind == "county") {
      result.same_for_all.push_back(leaf.id);
      continue;
    }
    std::vector<const LeafValue*> column;
    for (const IndustryRow& row : rows) column.push_back(&row.cells[j]);
    if (std::all_of(column.begin(), column.end(), [](const LeafValue* value) { return value->unknown(); })) {
      result.not_assessed.push_back(why_not(ground.c, leaf, column));
      continue;
    }
    result.leaves.push_back(leaf.id);
    for (std::size_t i = 0; i < rows.size(); ++i) result.cells[i].push_back(std::move(rows[i].cells[j]));
  }
}

Assessment assessed(const Ground& ground, const County& county) {
  Assessment result;
  result.county = county.id;
  result.region = ground.region;
  Surroundings around{ground.c, *ground.region, ground.compared, ground.region->graph.index.at(county.id)};
  std::vector<IndustryRow> rows; // of the industries that are left
  for (const std::string& id : ground.c.model->industry_ids) {
    const Industry* industry = find_industry(ground.c, id);
    if (!industry) continue;
    IndustryRow row = row_of(ground, around, county, *industry, result.diagnostics);
    if (row.excluded) {
      result.excluded.push_back(std::move(*row.excluded));
      continue;
    }
    result.industries.push_back(id);
    rows.push_back(std::move(row));
  }
  take_columns(ground, rows, result);
  return result;
}

} // namespace

const char* name(InputTable table) {
  switch (table) {
  case InputTable::counties:
    return "counties";
  case InputTable::industries:
    return "industries";
  case InputTable::values:
    return "values";
  case InputTable::presence:
    return "presence";
  case InputTable::region:
    break;
  }
  return "region";
}

LeafValue measure(const Case& c, const Region& region, const Criterion& leaf, const County& county,
                  const Industry& industry, Diagnostics& diagnostics) {
  const GivenValues given = given_values(c);
  if (const auto rows = given.find(county.id); rows != given.end())
    if (const auto row = rows->second.find({industry.id, leaf.id}); row != rows->second.end())
      return from_given(c, leaf, row->second);
  Compared compared = compared_counties(c);
  add_compared(c, *leaf.measure, compared); // it may be none of the library's own
  Surroundings around{c, region, compared, region.graph.index.at(county.id)};
  return measured(c, column_rows(c), around, leaf, measure_function(leaf.measure->kind), county, industry, diagnostics);
}

LeafValue measure(const Case& c, const Criterion& leaf, const County& county, const Industry& industry,
                  Diagnostics& diagnostics) {
  return measure(c, make_region(c), leaf, county, industry, diagnostics);
}

std::shared_ptr<const Assessment> find_assessment(const Assessments& assessed, const std::string& county) {
  const auto found = std::find_if(assessed.counties.begin(), assessed.counties.end(),
                                  [&](const auto& assessment) { return assessment->county == county; });
  return found == assessed.counties.end() ? nullptr : *found;
}

Assessments assess_counties(const Case& c, const std::vector<std::string>& counties) {
  Assessments result;
  result.region = std::make_shared<const Region>(make_region(c));
  const Ground ground(c, result.region);
  std::unordered_set<std::string> seen;
  std::vector<const County*> asked;
  for (const std::string& id : counties.empty() ? c.model->county_ids : counties)
    if (const County* county = find_county(c, id); county && seen.insert(id).second) asked.push_back(county);
  result.counties.resize(asked.size());
  for_each(static_cast<int>(asked.size()), [&](int k) {
    const auto i = static_cast<std::size_t>(k);
    result.counties[i] = std::make_shared<const Assessment>(assessed(ground, *asked[i]));
  });
  return result;
}

Assessment assess(const Case& c, std::shared_ptr<const Region> region, const std::string& id) {
  const County* county = find_county(c, id);
  if (county) return assessed(Ground(c, std::move(region)), *county);
  Assessment nobody;
  nobody.county = id;
  return nobody;
}

Assessment assess(const Case& c, const std::string& county) {
  return assess(c, std::make_shared<const Region>(make_region(c)), county);
}

} // namespace yindi
