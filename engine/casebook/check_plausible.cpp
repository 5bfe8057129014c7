// What numbers are hardly what somebody meant. Warnings, each with the others' range and the likely cure; only amounts
// in two units, which cannot be compared at all, are an error.

#include "engine/casebook/checking.h"

#include "engine/case/suspicious.h"
#include "engine/format/plausible.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace yindi {
namespace {

/// What suspicious_cells() finds, at its place; not where the cell is refused already.
void tell_suspicious(const Checking& check) {
  std::set<std::tuple<std::string, int, int>> refused;
  for (const Diagnostic& d : check.problems.list)
    if (d.severity == Severity::error) refused.emplace(d.path, d.line, d.column);
  for (const SuspiciousCell& cell : suspicious_cells(check.c)) {
    const Place place = check.places.find(cell.key);
    if (!refused.count({place.path, place.line, place.column})) check.warning(cell.key, cell.message, cell.hint);
  }
}

/// One county among the others whose lon and lat fit better the other way round.
void tell_swapped(const Checking& check) {
  const auto& counties = check.c.model->counties;
  Column lon, lat;
  for (const County& county : counties) {
    lon.push_back(county.lon.value_or(std::nan("")));
    lat.push_back(county.lat.value_or(std::nan("")));
  }
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const Extent x = extent_of(lon, i), y = extent_of(lat, i);
    if (x.count < 2 || y.count < 2 || !counties[i].lon || !counties[i].lat || std::abs(*counties[i].lat) > 90) continue;
    const double as_is = std::abs(lon[i] - x.median) + std::abs(lat[i] - y.median),
                 turned = std::abs(lat[i] - x.median) + std::abs(lon[i] - y.median);
    if (as_is > 20 && turned < as_is / 4)
      check.warning(indexed("county", i) + ".lon",
                    say(mark("lon and lat of {0} are {1} and {2}, those of the others about {3} and {4}"),
                        counties[i].name, shortest(lon[i]), shortest(lat[i]), shortest(x.median), shortest(y.median)),
                    say(mark("are lon and lat swapped?")));
  }
}

/// Amounts of one county, or of the reference, in more than one unit or of more than one year. A blank says nothing.
template <class Rows>
void tell_mixed(const Checking& check, const std::string& path, const Rows& rows, const Text& whose) {
  std::string units, years;
  std::set<std::string> seen_units, seen_years;
  for (const auto& [i, row] : rows) {
    const std::string unit(trim(row->unit)), year(trim(row->year));
    if (!unit.empty() && seen_units.insert(lower(unit)).second) units += (units.empty() ? "" : ", ") + unit;
    if (!year.empty() && seen_years.insert(year).second) years += (years.empty() ? "" : ", ") + year;
  }
  const std::string key = indexed(path, rows.front().first);
  if (seen_units.size() > 1)
    check.error(key, say(mark("{0} has amounts in different units: {1}"), whose, units),
                say(mark("shares need one unit: convert them, and write the unit in each row")));
  if (seen_years.size() > 1)
    check.warning(key, say(mark("{0} has amounts of different years: {1}"), whose, years),
                  say(mark("shares compare amounts of one year")));
}

/// Codes for "no data" among lengths and times of links.
void tell_links(const Checking& check) {
  const auto& links = check.c.model->links;
  for (const auto& [member, column] : {std::pair(&Link::km, ".km"), std::pair(&Link::minutes, ".minutes")}) {
    Column values;
    for (const Link& link : links) values.push_back((link.*member).value_or(std::nan("")));
    for (const std::size_t i : no_data_codes(values, 0, 3000))
      check.warning(indexed("link", i) + column,
                    say(mark("{} is how many tables write \"no data\""), shortest(values[i])),
                    say(mark("leave the cell blank if the number is unknown")));
  }
}

/// Shares are taken among the sectors of a county; an industry of its own is compared with itself elsewhere. What is on
/// record in a unit that a measure asks for is no amount.
void tell_units(const Checking& check) {
  using Rows = std::vector<std::pair<std::size_t, const Presence*>>;
  const std::set<std::string> registers = register_units(check.c.model->library);
  std::map<std::string, Rows> sectors, industries;
  for (std::size_t i = 0; i < check.c.model->presence.size(); ++i) {
    const Presence& row = check.c.model->presence[i];
    if (!row.amount || registers.count(row.unit)) continue;
    const bool sector = check.sectors.count(row.item) > 0;
    (sector ? sectors[row.county] : industries[row.item]).emplace_back(i, &row);
  }
  for (const auto& [id, rows] : sectors) {
    const auto county = check.counties.find(id);
    tell_mixed(check, "presence", rows,
               county == check.counties.end() ? plain(id) : check.c.model->counties[county->second].name);
  }
  for (const auto& [id, rows] : industries) {
    const auto industry = check.industries.find(id);
    tell_mixed(check, "presence", rows,
               industry == check.industries.end() ? plain(id) : check.c.model->industries[industry->second].name);
  }
  std::vector<std::pair<std::size_t, const ReferenceAmount*>> reference;
  for (std::size_t i = 0; i < check.c.model->reference.size(); ++i)
    if (const ReferenceAmount& row = check.c.model->reference[i]; row.amount) reference.emplace_back(i, &row);
  if (!reference.empty()) tell_mixed(check, "reference", reference, {"the reference", "参照区"});
}

/// Counties are compared with each other and with the reference, so one year for all of them; within one county it is
/// told by tell_mixed().
void tell_years(const Checking& check) {
  const std::set<std::string> registers = register_units(check.c.model->library);
  std::map<std::string, std::size_t> years; // with their first rows
  std::map<std::string, std::set<std::string>> of_county;
  for (std::size_t i = 0; i < check.c.model->presence.size(); ++i) {
    const Presence& row = check.c.model->presence[i];
    const std::string year(trim(row.year));
    if (!row.amount || year.empty() || registers.count(row.unit) || !check.sectors.count(row.item)) continue;
    years.emplace(year, i);
    of_county[row.county].insert(year);
  }
  const bool told =
      std::any_of(of_county.begin(), of_county.end(), [](const auto& one) { return one.second.size() > 1; });
  const auto all = [](const auto& of) {
    std::string text;
    for (const auto& [year, i] : of) text += (text.empty() ? "" : ", ") + year;
    return text;
  };
  if (years.size() > 1 && !told)
    check.warning(indexed("presence", years.rbegin()->second) + ".year",
                  say(mark("the counties have amounts of different years: {}"), all(years)),
                  say(mark("shares compare amounts of one year")));
  std::map<std::string, std::size_t> reference;
  for (std::size_t i = 0; i < check.c.model->reference.size(); ++i)
    if (const ReferenceAmount& row = check.c.model->reference[i]; row.amount && !trim(row.year).empty())
      reference.emplace(std::string(trim(row.year)), i);
  if (years.size() == 1 && reference.size() == 1 && years.begin()->first != reference.begin()->first)
    check.warning(
        indexed("reference", reference.begin()->second) + ".year",
        say(mark("the reference is of {0}, the counties are of {1}"), reference.begin()->first, years.begin()->first),
        say(mark("shares compare amounts of one year")));
}

/// A county that has more of a sector than the whole reference, and sectors that the reference does not have at all.
void tell_against_reference(const Checking& check) {
  if (check.c.model->reference.empty()) return;
  std::map<std::string, const ReferenceAmount*> reference;
  for (const ReferenceAmount& row : check.c.model->reference) reference.emplace(row.sector, &row);
  std::set<std::string> lacking;
  for (std::size_t i = 0; i < check.c.model->presence.size(); ++i) {
    const Presence& row = check.c.model->presence[i];
    const auto sector = check.sectors.find(row.item);
    if (!row.amount || sector == check.sectors.end()) continue;
    const auto whole = reference.find(row.item);
    const Sector& kind = check.c.model->sectors[sector->second];
    if (whole == reference.end()) {
      if (*row.amount > 0 && !kind.is_public && lacking.insert(row.item).second)
        check.warning(indexed("presence", i) + ".item",
                      say(mark("the sector {} has no row in reference.csv"), kind.name),
                      say(mark("without it no location quotient can be computed: add its row")));
    } else if (whole->second->amount && whole->second->unit == row.unit &&
               *row.amount > *whole->second->amount * (1 + 1e-9)) {
      check.warning(indexed("presence", i) + ".amount",
                    say(mark("{0} {1} is more than the whole reference has, {2}"), kind.name, shortest(*row.amount),
                        shortest(*whole->second->amount)),
                    say(mark("are the two in one unit?")));
    }
  }
}

/// A sector that is the sum of the others in every county, and so in the reference.
void tell_total_sector(const Checking& check) {
  std::map<std::string, std::size_t> county_at, first_row;
  std::vector<std::string> items;
  std::map<std::string, Column> amounts;
  for (const Presence& row : check.c.model->presence) county_at.emplace(row.county, county_at.size());
  for (std::size_t i = 0; i < check.c.model->presence.size(); ++i) {
    const Presence& row = check.c.model->presence[i];
    if (!row.amount || !check.sectors.count(row.item)) continue;
    if (first_row.emplace(row.item, i).second) items.push_back(row.item);
    Column& column = amounts[row.item];
    column.resize(county_at.size(), std::nan(""));
    column[county_at[row.county]] = *row.amount;
  }
  if (items.size() < 3) return;
  std::vector<Column> columns;
  for (const std::string& item : items) {
    columns.push_back(amounts[item]);
    columns.back().resize(county_at.size(), std::nan(""));
  }
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (!is_sum_of_others(columns, k)) continue;
    const auto sector = check.sectors.find(items[k]);
    check.warning(indexed("presence", first_row[items[k]]) + ".item",
                  say(mark("{} is the sum of the others: take a total out"),
                      sector == check.sectors.end() ? plain(items[k]) : check.c.model->sectors[sector->second].name));
  }
}

/// A row of counties.csv that is the sum of the others in every column that it fills.
void tell_total_county(const Checking& check) {
  const auto& counties = check.c.model->counties;
  if (counties.size() < 3) return;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    std::size_t columns = 0;
    bool all = true;
    for (const auto& [column, cell] : counties[i].conditions) {
      const double* total = std::get_if<double>(&cell);
      if (!total || *total == 0) continue;
      double sum = 0;
      for (std::size_t k = 0; k < counties.size(); ++k) {
        const auto other = counties[k].conditions.find(column);
        const double* value =
            k == i || other == counties[k].conditions.end() ? nullptr : std::get_if<double>(&other->second);
        sum += value ? *value : 0;
      }
      ++columns;
      all = all && std::abs(*total - sum) <= 1.5e-3 * std::abs(sum);
    }
    if (all && columns >= 2)
      check.warning(indexed("county", i) + ".id",
                    say(mark("{} is the sum of the others: take a total out"), counties[i].name));
  }
}

} // namespace

void check_plausible(const Checking& check) {
  tell_suspicious(check);
  tell_swapped(check);
  tell_links(check);
  tell_units(check);
  tell_years(check);
  tell_against_reference(check);
  tell_total_sector(check);
  tell_total_county(check);
}

} // namespace yindi
