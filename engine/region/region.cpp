#include "engine/region/region.h"

#include "engine/case/names.h"
#include "engine/region/county_facts.h"
#include "engine/region/market.h"
#include "engine/region/product_space.h"
#include "engine/region/structure.h"

#include <algorithm>
#include <functional>
#include <set>

namespace yindi {
namespace {

Eigen::Index at(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Rows of presence.csv.
using Rows = std::vector<std::reference_wrapper<const Presence>>;

/// Those that are quantities; what a measure asks for by its unit is a register and none.
Rows quantities_of(const Case& c, Rows& on_record) {
  const std::set<std::string> registers = register_units(c.model->library);
  Rows result;
  for (const Presence& row : c.model->presence) (registers.count(row.unit) ? on_record : result).push_back(row);
  return result;
}

/// Sectors first as sectors.csv has them, then others in the order in which presence.csv names them.
void name_items(const Case& c, const Rows& presence, Region& region) {
  std::set<std::string> industries, named;
  for (const Industry& industry : c.model->industries) industries.insert(industry.id);
  for (const Sector& sector : c.model->sectors) industries.erase(sector.id);
  for (const Presence& row : presence) named.insert(row.item);
  const bool only_industries =
      std::all_of(named.begin(), named.end(), [&](const std::string& item) { return industries.count(item) > 0; });
  std::set<std::string> taken;
  const auto take = [&](const std::string& id, const Text& name) {
    if (!taken.insert(id).second) return;
    region.items.push_back(id);
    region.item_names.push_back(name.empty() ? plain(id) : name);
  };
  if (!only_industries)
    for (const Sector& sector : c.model->sectors)
      if (named.count(sector.id)) take(sector.id, sector.name);
  for (const Presence& row : presence) {
    if (industries.count(row.item) > 0 && !only_industries) continue;
    const Industry* industry = only_industries ? find_industry(c, row.item) : nullptr;
    if (!taken.count(row.item)) take(row.item, name_of(industry, row.item));
  }
}

void fill_amounts(const Rows& presence, Region& region) {
  std::map<std::string, Eigen::Index> item_at;
  for (std::size_t i = 0; i < region.items.size(); ++i) item_at.emplace(region.items[i], at(i));
  region.amounts.setZero(at(region.graph.counties.size()), at(region.items.size()));
  for (const Presence& row : presence) {
    const auto county = region.graph.index.find(row.county);
    const auto item = item_at.find(row.item);
    if (county == region.graph.index.end() || item == item_at.end() || !row.amount || *row.amount < 0) continue;
    region.amounts(at(county->second), item->second) += *row.amount;
  }
  for (Eigen::Index k = 0; k < region.amounts.rows(); ++k) // a matrix without columns has no rows to take
    region.recorded.push_back(!region.items.empty() && region.amounts.row(k).sum() > 0);
}

void fill_reference(const Case& c, Region& region) {
  region.reference.setZero(at(region.items.size()));
  std::map<std::string, double> given;
  for (const ReferenceAmount& row : c.model->reference)
    if (row.amount && *row.amount > 0) given[row.sector] += *row.amount;
  std::set<std::string> public_sectors;
  for (const Sector& sector : c.model->sectors)
    if (sector.is_public) public_sectors.insert(sector.id);
  const bool any = std::any_of(region.items.begin(), region.items.end(),
                               [&](const std::string& item) { return given.count(item) > 0; });
  if (any) {
    for (std::size_t i = 0; i < region.items.size(); ++i)
      if (const auto found = given.find(region.items[i]); found != given.end()) region.reference(at(i)) = found->second;
  } else {
    region.reference = region.amounts.colwise().sum().transpose();
    if (!region.items.empty())
      region.notes.push_back(
          say(mark("reference.csv has none of the items, so quotients compare with all counties together")));
  }
  std::vector<Text> without;
  for (std::size_t i = 0; i < region.items.size(); ++i)
    if (!public_sectors.count(region.items[i]) && region.reference(at(i)) <= 0 && region.amounts.col(at(i)).sum() > 0)
      without.push_back(region.item_names[i]);
  if (!without.empty())
    region.notes.push_back(
        say(mark("reference.csv has nothing of {}: no quotient compares there, and the Hachman index "
                 "of a county that has some is 0"),
            list(without)));
  for (std::size_t i = 0; i < region.items.size(); ++i)
    region.compared.push_back(!public_sectors.count(region.items[i]) && region.reference(at(i)) > 0);
}

/// The largest quotient of each county where it is at least 1; the first of equals.
void find_leads(const Case& c, Region& region) {
  for (Eigen::Index k = 0; k < region.quotients.rows(); ++k) {
    int lead = no_lead;
    double largest = 1 - 1e-12;
    for (Eigen::Index i = 0; i < region.quotients.cols(); ++i) {
      if (region.quotients(k, i) <= largest || region.amounts(k, i) < c.model->region.minimum_amount) continue;
      largest = region.quotients(k, i);
      lead = static_cast<int>(i);
    }
    region.leading.push_back(lead);
  }
}

/// Industries that presence.csv records beside the sectors. Their quotient: amount per unit of the county's sectors
/// against the same of all counties together, because no reference has industries.
void find_leading_industries(const Case& c, const Rows& presence, Region& region) {
  const std::set<std::string> items(region.items.begin(), region.items.end());
  std::map<std::string, double> total;
  std::map<std::size_t, std::map<std::string, double>> by_county;
  for (const Presence& row : presence) {
    const auto county = region.graph.index.find(row.county);
    if (items.count(row.item) || county == region.graph.index.end()) continue;
    region.leading_industries[county->second]; // recorded, whatever leads
    if (!row.amount || *row.amount <= 0) continue;
    total[row.item] += *row.amount;
    by_county[county->second][row.item] += *row.amount;
  }
  const double all = region.amounts.sum();
  for (const auto& [county, amounts] : by_county) {
    const double size = region.amounts.row(at(county)).sum();
    std::string lead;
    double largest = 1 - 1e-12;
    for (const auto& [item, amount] : amounts) {
      const double quotient = size > 0 && all > 0 ? amount / size / (total[item] / all) : 0;
      if (quotient <= largest || amount < c.model->region.minimum_amount) continue;
      largest = quotient;
      lead = item;
    }
    if (!lead.empty()) region.leading_industries[county] = {lead};
  }
}

void compare_with_neighbours(Region& region) {
  const Eigen::MatrixXd share = shares(region.amounts);
  Eigen::MatrixXd unit = share;
  for (Eigen::Index k = 0; k < unit.rows(); ++k)
    if (const double length = unit.row(k).norm(); length > 0) unit.row(k) /= length;
  for (std::size_t k = 0; k < region.graph.counties.size(); ++k) {
    double sum = 0, weight = 0;
    for (const Neighbour& n : region.graph.neighbours[k]) {
      if (!region.recorded[n.county] || !region.recorded[k]) continue;
      sum += n.closeness * std::min(1.0, unit.row(at(k)).dot(unit.row(at(n.county))));
      weight += n.closeness;
    }
    region.similarity_to_neighbours.push_back(weight > 0 ? std::optional(sum / weight) : std::nullopt);
  }
}

struct People {
  double low = 0, likeliest = 0, high = 0;
  bool known = false;
};

/// A number, `low;high` or `low;likeliest;high`; unknown where it is none of them or negative.
People people_in(const Cell& cell) {
  if (const double* value = std::get_if<double>(&cell); value && *value >= 0) return {*value, *value, *value, true};
  const auto* ends = std::get_if<std::vector<double>>(&cell);
  if (!ends || ends->size() < 2 || ends->size() > 3 || !std::is_sorted(ends->begin(), ends->end()) || ends->front() < 0)
    return {};
  const double middle = ends->size() == 3 ? (*ends)[1] : (ends->front() + ends->back()) / 2;
  return {ends->front(), middle, ends->back(), true};
}

void find_population(const Case& c, Region& region) {
  region.population_column = population_column(c.model->condition_columns);
  for (const County& county : c.model->counties) {
    const auto found = county.conditions.find(region.population_column);
    const People people = found == county.conditions.end() ? People{} : people_in(found->second);
    region.population.push_back(people.likeliest);
    region.population_low.push_back(people.low);
    region.population_high.push_back(people.high);
    region.population_known.push_back(people.known);
    region.population_exact = region.population_exact && people.low == people.high;
  }
}

/// How far each sector is at hand: here, or in the mean of the neighbours.
Eigen::MatrixXd at_hand(const Region& region) {
  const Eigen::MatrixXd here = region.quotients.cwiseMin(1.0);
  Eigen::MatrixXd result = here;
  for (std::size_t k = 0; k < region.graph.counties.size(); ++k) {
    Eigen::RowVectorXd around = Eigen::RowVectorXd::Zero(here.cols());
    double weight = 0;
    for (const Neighbour& n : region.graph.neighbours[k]) {
      if (!region.recorded[n.county]) continue;
      around += n.closeness * here.row(at(n.county));
      weight += n.closeness;
    }
    if (weight > 0) result.row(at(k)) = result.row(at(k)).cwiseMax(around / weight);
  }
  return result;
}

void find_linkage(const Case& c, Region& region) {
  if (c.model->linkage.empty() || region.items.empty()) return;
  std::map<std::string, Eigen::Index> item_at;
  for (std::size_t i = 0; i < region.items.size(); ++i) item_at.emplace(region.items[i], at(i));
  Eigen::MatrixXd chain = Eigen::MatrixXd::Zero(at(region.items.size()), at(region.items.size()));
  for (const SectorLink& link : c.model->linkage) {
    const auto supplier = item_at.find(link.supplier), user = item_at.find(link.user);
    if (supplier == item_at.end() || user == item_at.end()) continue;
    const auto counts = [&](Eigen::Index item) { return region.compared[static_cast<std::size_t>(item)]; };
    if (counts(supplier->second)) chain(supplier->second, user->second) += link.input.value_or(0);
    if (counts(user->second)) chain(user->second, supplier->second) += link.output.value_or(0);
  }
  region.linkage = chain_linkage(at_hand(region), chain);
}

/// The sources of some rows, each once: `a;b`.
template <class Row, class Items>
std::string sources_of(const Items& rows) {
  std::string result;
  std::set<std::string> seen;
  for (const Row& row : rows)
    if (!row.source.empty() && seen.insert(row.source).second) result += (result.empty() ? "" : ";") + row.source;
  return result;
}

/// What says how many people live in the counties: the column's source, then those of its cells.
std::string sources_of_population(const Case& c, const std::string& column) {
  struct Told {
    std::string source;
  };
  std::vector<Told> told;
  if (const ColumnNote* note = find_column(c, "counties", column)) told.push_back({note->source});
  for (const CellNote& note : c.model->cells)
    if (note.table == "counties" && note.column == column) told.push_back({note.source});
  return sources_of<Told>(told);
}

bool measures(const Case& c, const char* kind) {
  return std::any_of(c.model->library.criteria.begin(), c.model->library.criteria.end(),
                     [&](const Criterion& leaf) { return leaf.measure && leaf.measure->kind == kind; });
}

/// What the measures of the library ask for beside what every region has.
void fill_for_measures(const Case& c, Region& region) {
  region.registers = registers(c, region.graph.index);
  for (const Criterion& leaf : c.model->library.criteria) {
    if (!leaf.measure) continue;
    const Measure& m = *leaf.measure;
    if (m.hops > 0 && m.hops != c.model->region.crowding_hops && !region.wider.count(m.hops))
      region.wider[m.hops] = neighbours_within(region.graph, static_cast<std::size_t>(m.hops));
    if (m.kind == "relatedness" && !m.unit.empty()) fill_density(region.registers.at(m.unit));
  }
  region.candidates_of_item.assign(region.items.size(), 0);
  for (const std::string& id : c.model->industry_ids)
    if (const Industry* industry = find_industry(c, id))
      if (const auto item = item_of(region, *industry)) ++region.candidates_of_item[*item];
}

/// Where no county decides, those that are recorded are compared; a misspelt id in links.csv is one that is not.
void tell_unrecorded(const Case& c, Region& region) {
  std::vector<Text> names;
  for (std::size_t k = 0; k < c.model->counties.size() && c.model->county_ids.empty(); ++k)
    if (!is_recorded(region, k)) names.push_back(c.model->counties[k].name);
  if (names.empty()) return;
  const std::size_t count = names.size();
  if (count > 10) names.resize(10);
  region.notes.push_back(
      count > 10 ? say(mark("presence.csv has no amount of {0} counties, so they are not compared; "
                            "among them {1}"),
                       std::to_string(count), list(names))
                 : say(mark("presence.csv has no amount of {}, so nothing is compared there"), list(names)));
}

} // namespace

Region make_region(const Case& c) {
  Region region;
  region.graph = county_graph(c);
  region.within = neighbours_within(region.graph, static_cast<std::size_t>(std::max(1, c.model->region.crowding_hops)));
  Rows on_record;
  const Rows quantities = quantities_of(c, on_record);
  name_items(c, quantities, region);
  fill_amounts(quantities, region);
  fill_reference(c, region);
  region.quotients = location_quotients(region.amounts, region.reference, region.compared);
  find_leads(c, region);
  find_leading_industries(c, quantities, region);
  compare_with_neighbours(region);
  find_population(c, region);
  region.structure_source = sources_of<Presence>(quantities);
  region.register_source = sources_of<Presence>(on_record);
  region.population_source = sources_of_population(c, region.population_column);
  region.linkage_source = sources_of<SectorLink>(c.model->linkage);
  fill_for_measures(c, region);
  if (measures(c, "relatedness")) fill_product_space(c.model->region, region);
  if (measures(c, "linkage")) find_linkage(c, region);
  tell_facts(c, facts_in_formulas(c), region);
  tell_unrecorded(c, region);
  region.notes.insert(region.notes.end(), region.graph.notes.begin(), region.graph.notes.end());
  return region;
}

void fill_product_space(const RegionSettings& settings, Region& region) {
  if (region.presence.size() > 0) return;
  region.presence = present(region.quotients, region.amounts, settings.minimum_amount);
  region.proximity = proximity(region.presence);
  region.density = relatedness_density(region.presence, region.proximity);
}

std::optional<std::size_t> item_of(const Region& region, const Industry& industry) {
  for (const std::string& id : {industry.id, industry.sector})
    if (const auto found = std::find(region.items.begin(), region.items.end(), id); found != region.items.end())
      return static_cast<std::size_t>(found - region.items.begin());
  return std::nullopt;
}

bool is_recorded(const Region& region, std::size_t county) { return region.recorded[county]; }

Crowding crowding_of_item(const Region& region, std::size_t county, std::size_t item, const std::vector<bool>& counts) {
  Crowding result;
  std::vector<double> closeness;
  std::vector<bool> same;
  for (const Neighbour& n : region.within[county]) {
    if (!region.recorded[n.county] || (!counts.empty() && !counts[n.county])) continue;
    closeness.push_back(n.closeness);
    same.push_back(region.leading[n.county] == static_cast<int>(item));
    if (same.back()) result.same.push_back(n.county);
  }
  result.known = closeness.size();
  result.share = weighted_share(closeness, same);
  return result;
}

Crowding crowding_of_industry(const Region& region, std::size_t county, const Industry& industry, int hops) {
  Crowding result;
  const std::optional<std::size_t> item = item_of(region, industry);
  std::vector<double> closeness;
  std::vector<bool> same;
  for (const Neighbour& n : neighbours_across(region, county, hops)) {
    const auto own = region.leading_industries.find(n.county);
    const bool by_industry = own != region.leading_industries.end();
    if (!by_industry && (!region.recorded[n.county] || !item)) continue;
    closeness.push_back(n.closeness);
    same.push_back(by_industry ? std::find(own->second.begin(), own->second.end(), industry.id) != own->second.end()
                               : region.leading[n.county] == static_cast<int>(*item));
    if (same.back()) result.same.push_back(n.county);
    result.by_sector = result.by_sector || (!by_industry && region.items[*item] != industry.id);
  }
  result.known = closeness.size();
  result.share = weighted_share(closeness, same);
  return result;
}

const std::vector<Neighbour>& neighbours_across(const Region& region, std::size_t county, int hops) {
  const auto found = region.wider.find(hops);
  return found == region.wider.end() ? region.within[county] : found->second[county];
}

KnownAround known_around(const Region& region, const Register& known, std::size_t county, const std::string& industry,
                         int hops) {
  KnownAround result;
  double sum = 0, weight = 0;
  for (const Neighbour& n : neighbours_across(region, county, hops)) {
    if (!known.surveyed[n.county]) continue;
    ++result.surveyed;
    const double amount = known.amount(n.county, industry);
    sum += n.closeness * amount;
    weight += n.closeness;
    if (amount > 0) result.known.push_back(n.county);
  }
  if (weight > 0) result.share = sum / weight;
  return result;
}

std::optional<double> similarity_of(const Region& region, std::size_t a, std::size_t b) {
  return structural_similarity(region.amounts.row(at(a)).transpose(), region.amounts.row(at(b)).transpose());
}

} // namespace yindi
