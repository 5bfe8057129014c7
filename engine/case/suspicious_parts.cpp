#include "engine/case/suspicious_parts.h"

#include "engine/format/row_words.h"
#include "engine/format/units.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace yindi {
namespace {

/// Longer than any road or railway between two counties.
constexpr double longest_link = 5500;

std::string key_of(const char* part, std::size_t row, const std::string& column) {
  return std::string(part) + "." + std::to_string(row) + (column.empty() ? "" : "." + column);
}

void add(std::vector<SuspiciousCell>& found, SuspiciousCell cell, Sentence message, Sentence hint) {
  cell.message = std::move(message);
  cell.hint = std::move(hint);
  found.push_back(std::move(cell));
}

SuspiciousCell of_county(const Case& c, std::size_t i, const std::string& column) {
  return {key_of("county", i, column.empty() ? "id" : column), "counties", c.model->counties[i].id, {}, column, {}, {}};
}

SuspiciousCell of_amount(const Case& c, std::size_t i, const char* column) {
  const Presence& row = c.model->presence[i];
  return {key_of("presence", i, column), "presence", row.county, row.item, row.item, {}, {}};
}

SuspiciousCell of_reference(const Case& c, std::size_t i, const char* column) {
  const std::string& sector = c.model->reference[i].sector;
  return {key_of("reference", i, column), "reference", {}, sector, sector, {}, {}};
}

const Sector* find_sector(const Case& c, const std::string& id) {
  for (const Sector& sector : c.model->sectors)
    if (sector.id == id) return &sector;
  return nullptr;
}

Text name_of_county(const Case& c, const std::string& id) {
  const County* county = find_county(c, id);
  return county ? county->name : plain(id);
}

Text name_of_sector(const Case& c, const std::string& id) {
  const Sector* sector = find_sector(c, id);
  return sector ? sector->name : plain(id);
}

bool is_called(const Text& name, bool (*so)(const std::string&)) { return so(name.en) || so(name.zh); }

/// Whether the amounts of a row count as a structure: of a sector, in no unit that a register has.
struct Structure {
  std::set<std::string> registers, sectors;

  explicit Structure(const Case& c) : registers(register_units(c.model->library)) {
    for (const Sector& sector : c.model->sectors) sectors.insert(sector.id);
  }
  bool has(const Presence& row) const { return row.amount && !registers.count(row.unit) && sectors.count(row.item); }
};

void tell_codes_of_amounts(const Case& c, std::vector<SuspiciousCell>& found) {
  std::map<std::string, Numbers> by_unit;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!row.amount) continue;
    Numbers& numbers = by_unit[row.unit];
    numbers.values.push_back(*row.amount);
    numbers.cells.push_back(of_amount(c, i, "amount"));
    numbers.names.push_back(plain(row.item));
  }
  for (const auto& [unit, numbers] : by_unit) tell_codes(numbers, {}, {}, found);
  Numbers reference;
  for (std::size_t i = 0; i < c.model->reference.size(); ++i) {
    reference.values.push_back(c.model->reference[i].amount.value_or(std::nan("")));
    reference.cells.push_back(of_reference(c, i, "amount"));
    reference.names.push_back(plain(c.model->reference[i].sector));
  }
  tell_codes(reference, {}, {}, found);
}

/// One county's amount of a sector in another unit than those of four others or more. Counties differ by their nature,
/// so only what a factor brings among them.
void tell_units_of_amounts(const Case& c, const Structure& structure, std::vector<SuspiciousCell>& found) {
  std::map<std::string, Numbers> by_sector;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!structure.has(row)) continue;
    Numbers& numbers = by_sector[row.item];
    numbers.values.push_back(*row.amount);
    numbers.cells.push_back(of_amount(c, i, "amount"));
    numbers.names.push_back(name_of_county(c, row.county));
  }
  for (const auto& [sector, numbers] : by_sector) {
    const auto coded = std::any_of(numbers.cells.begin(), numbers.cells.end(), [&](const SuspiciousCell& cell) {
      return std::any_of(found.begin(), found.end(),
                         [&](const SuspiciousCell& other) { return other.key == cell.key; });
    });
    const auto other = one_in_another_unit(numbers.values);
    const bool wide = other && other->others.high > 50 * other->others.low; // a factor brings anything among these
    if (numbers.values.size() >= 5 && !coded && !wide)
      tell_other_unit(numbers, name_of_sector(c, sector), {}, false, found);
  }
}

/// Persons with decimals, which are ten thousands or a share.
void tell_parts_of_persons(const Case& c, std::vector<SuspiciousCell>& found) {
  constexpr double few = 1000;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!row.amount || !is_same_unit(row.unit, "persons") || *row.amount >= few || *row.amount <= 0 ||
        *row.amount == std::floor(*row.amount))
      continue;
    const SuspiciousCell cell = of_amount(c, i, "amount");
    if (std::none_of(found.begin(), found.end(), [&](const SuspiciousCell& other) { return other.key == cell.key; }))
      add(found, cell, say(mark("{} persons: nobody counts parts of one"), shortest(*row.amount)),
          say(mark("is it in another unit?")));
  }
}

/// A blank unit where the other amounts of the structure have one.
void tell_blank_units(const Case& c, const Structure& structure, std::vector<SuspiciousCell>& found) {
  std::string unit;
  std::vector<std::size_t> blank;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!structure.has(row)) continue;
    if (trim(row.unit).empty())
      blank.push_back(i);
    else if (unit.empty())
      unit = row.unit;
  }
  if (unit.empty()) return;
  for (const std::size_t i : blank)
    add(found, of_amount(c, i, "amount"),
        say(mark("{0} of {1} has no unit; others are in {2}"), name_of_sector(c, c.model->presence[i].item),
            name_of_county(c, c.model->presence[i].county), unit),
        say(mark("write the unit in each row")));
}

std::string all_of(const std::map<std::string, std::size_t>& years) {
  std::string text;
  for (const auto& [year, i] : years) text += (text.empty() ? "" : ", ") + year;
  return text;
}

/// Counties are compared with each other and with the reference, so one year for all of them.
void tell_years(const Case& c, const Structure& structure, std::vector<SuspiciousCell>& found) {
  const Sentence hint = say(mark("shares compare amounts of one year"));
  std::map<std::string, std::size_t> all, reference; // with their first rows
  std::map<std::string, std::map<std::string, std::size_t>> of_county, of_industry;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    const std::string year = plain_year(row.year);
    if (!row.amount || year.empty() || structure.registers.count(row.unit)) continue;
    if (structure.has(row))
      all.emplace(year, i), of_county[row.county].emplace(year, i);
    else
      of_industry[row.item].emplace(year, i);
  }
  bool within = false;
  const auto tell = [&](const std::map<std::string, std::size_t>& years, const Text& whose) {
    if (years.size() < 2) return false;
    std::size_t first = years.begin()->second;
    for (const auto& [year, i] : years) first = std::min(first, i);
    add(found, of_amount(c, first, ""), say(mark("{0} has amounts of different years: {1}"), whose, all_of(years)),
        hint);
    return true;
  };
  for (const auto& [id, years] : of_county) within = tell(years, name_of_county(c, id)) || within;
  for (const auto& [id, years] : of_industry) {
    const Industry* industry = find_industry(c, id);
    tell(years, industry ? industry->name : plain(id));
  }
  if (all.size() > 1 && !within)
    add(found, of_amount(c, all.rbegin()->second, "year"),
        say(mark("the counties have amounts of different years: {}"), all_of(all)), hint);
  for (std::size_t i = 0; i < c.model->reference.size(); ++i)
    if (const ReferenceAmount& row = c.model->reference[i]; row.amount && !plain_year(row.year).empty())
      reference.emplace(plain_year(row.year), i);
  if (reference.size() > 1) {
    std::size_t first = reference.begin()->second;
    for (const auto& [year, i] : reference) first = std::min(first, i);
    add(found, of_reference(c, first, ""),
        say(mark("{0} has amounts of different years: {1}"), Text{"the reference", "参照区"}, all_of(reference)), hint);
  } else if (all.size() == 1 && reference.size() == 1 && all.begin()->first != reference.begin()->first) {
    add(found, of_reference(c, reference.begin()->second, "year"),
        say(mark("the reference is of {0}, the counties are of {1}"), reference.begin()->first, all.begin()->first),
        hint);
  }
}

/// A county that has more of a sector than the whole reference, and sectors that the reference does not have at all.
void tell_against_reference(const Case& c, const Structure& structure, std::vector<SuspiciousCell>& found) {
  if (c.model->reference.empty()) return;
  std::map<std::string, const ReferenceAmount*> reference;
  for (const ReferenceAmount& row : c.model->reference) reference.emplace(row.sector, &row);
  std::set<std::string> lacking;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!row.amount || !structure.sectors.count(row.item)) continue;
    const auto whole = reference.find(row.item);
    const Text name = name_of_sector(c, row.item);
    if (whole == reference.end()) {
      const Sector* sector = find_sector(c, row.item);
      if (*row.amount > 0 && sector && !sector->is_public && lacking.insert(row.item).second)
        add(found, of_amount(c, i, "item"), say(mark("the sector {} has no row in reference.csv"), name),
            say(mark("without it no location quotient can be computed: add its row")));
    } else if (whole->second->amount && *whole->second->amount > 0 && is_same_unit(whole->second->unit, row.unit) &&
               *row.amount > *whole->second->amount * (1 + 1e-9)) {
      add(found, of_amount(c, i, "amount"),
          say(mark("{0} {1} is more than the whole reference has, {2}"), name, shortest(*row.amount),
              shortest(*whole->second->amount)),
          say(mark("are the two in one unit?")));
    }
  }
}

/// A sector that is the sum of the others, or is called so.
void tell_total_sectors(const Case& c, const Structure& structure, std::vector<SuspiciousCell>& found) {
  std::map<std::string, std::size_t> county_at, first_row;
  std::vector<std::string> items;
  std::map<std::string, Column> amounts;
  for (const Presence& row : c.model->presence) county_at.emplace(row.county, county_at.size());
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!row.amount || !structure.sectors.count(row.item)) continue;
    if (first_row.emplace(row.item, i).second) items.push_back(row.item);
    Column& column = amounts[row.item];
    column.resize(county_at.size(), std::nan(""));
    column[county_at[row.county]] = *row.amount;
  }
  std::vector<Column> columns;
  for (const std::string& item : items) {
    columns.push_back(amounts[item]);
    columns.back().resize(county_at.size(), std::nan(""));
  }
  for (std::size_t k = 0; k < items.size(); ++k) {
    const Text name = name_of_sector(c, items[k]);
    if ((items.size() > 2 && is_sum_of_others(columns, k)) || (items.size() > 1 && is_called(name, names_a_total)))
      add(found, of_amount(c, first_row[items[k]], "item"),
          say(mark("{} is the sum of the others: take a total out"), name), {});
  }
}

} // namespace

std::string plain_year(const std::string& year) {
  std::string text(trim(year));
  for (const std::string_view behind : {"年度", "年"})
    if (text.size() > behind.size() && text.ends_with(behind)) text.resize(text.size() - behind.size());
  return std::string(trim(text));
}

void tell_amounts(const Case& c, std::vector<SuspiciousCell>& found) {
  const Structure structure(c);
  tell_codes_of_amounts(c, found);
  tell_units_of_amounts(c, structure, found);
  tell_parts_of_persons(c, found);
  tell_blank_units(c, structure, found);
  tell_years(c, structure, found);
  tell_against_reference(c, structure, found);
  tell_total_sectors(c, structure, found);
}

/// Kilometres between two seats, as far as it takes to doubt a road that is shorter.
std::optional<double> seats_apart(const Case& c, const Link& link) {
  const County *a = find_county(c, link.from), *b = find_county(c, link.to);
  if (!a || !b || !a->lon || !a->lat || !b->lon || !b->lat) return std::nullopt;
  constexpr double km_a_degree = 111.19, radians = 0.017453292519943295;
  const double north = *a->lat - *b->lat, east = (*a->lon - *b->lon) * std::cos((*a->lat + *b->lat) / 2 * radians);
  return km_a_degree * std::hypot(north, east);
}

/// A way that nobody goes so fast, or that is shorter than the straight line.
void tell_link(const Case& c, std::size_t i, std::vector<SuspiciousCell>& found) {
  constexpr double slowest = 3, fastest = 400, usual = 150; // km an hour
  const Link& link = c.model->links[i];
  const auto cell = [&](const char* column) {
    return SuspiciousCell{key_of("link", i, column), "links", {}, {}, column, {}, {}};
  };
  const Text names = list({plain(link.from), plain(link.to)});
  if (link.km && link.minutes && *link.km > 0 && *link.minutes > 0) {
    const double an_hour = *link.km / *link.minutes * 60, if_hours = an_hour / 60;
    if (an_hour > fastest || an_hour < slowest)
      add(found, cell("minutes"),
          say(mark("{0}: {1} km in {2} minutes"), names, shortest(*link.km), shortest(*link.minutes)),
          if_hours >= slowest && if_hours <= usual
              ? say(mark("hours instead of minutes? then it is {}"), shortest(*link.minutes * 60))
              : say(mark("is it in another unit?")));
  }
  const double away = seats_apart(c, link).value_or(0);
  constexpr double far = 1000; // a seat stands wrong, which is told of it
  if (link.km && *link.km > 0 && away > 5 && away < far && *link.km < 0.8 * away)
    add(found, cell("km"),
        say(mark("{0}: {1} km, and their seats lie {2} km apart"), names, shortest(*link.km),
            shortest(std::round(away))),
        say(mark("is it in another unit, or a digit missing?")));
}

void tell_links(const Case& c, std::vector<SuspiciousCell>& found) {
  const auto& links = c.model->links;
  for (const auto& [member, column] : {std::pair(&Link::km, "km"), std::pair(&Link::minutes, "minutes")}) {
    Numbers numbers;
    for (std::size_t i = 0; i < links.size(); ++i) {
      numbers.values.push_back((links[i].*member).value_or(std::nan("")));
      numbers.cells.push_back({key_of("link", i, column), "links", {}, {}, column, {}, {}});
      numbers.names.push_back(list({plain(links[i].from), plain(links[i].to)}));
    }
    const std::size_t before = found.size();
    tell_codes(numbers, 0, 3000, found);
    for (std::size_t i = 0; i < links.size() && member == &Link::km && found.size() == before; ++i)
      if (numbers.values[i] > longest_link)
        add(found, numbers.cells[i], say(mark("{} km between two counties"), shortest(numbers.values[i])),
            say(mark("is it in another unit?")));
  }
  for (std::size_t i = 0; i < links.size(); ++i) tell_link(c, i, found);
}

void tell_places(const Case& c, std::vector<SuspiciousCell>& found) {
  const auto& counties = c.model->counties;
  Column lon, lat;
  for (const County& county : counties) {
    lon.push_back(county.lon.value_or(std::nan("")));
    lat.push_back(county.lat.value_or(std::nan("")));
  }
  const double lon_middle = extent_of(lon).median, lat_middle = extent_of(lat).median;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    // Nearly all lie near the middle, and need no look at all others.
    if (!(std::abs(lon[i] - lon_middle) + std::abs(lat[i] - lat_middle) > 10)) continue;
    const Extent x = extent_of(lon, i), y = extent_of(lat, i);
    if (x.count < 2 || y.count < 2 || !counties[i].lon || !counties[i].lat || std::abs(lat[i]) > 90) continue;
    const double as_is = std::abs(lon[i] - x.median) + std::abs(lat[i] - y.median),
                 turned = std::abs(lat[i] - x.median) + std::abs(lon[i] - y.median);
    const bool together = x.high - x.low < 15 && y.high - y.low < 15;
    if (as_is > 20 && turned < as_is / 4)
      add(found, of_county(c, i, "lon"),
          say(mark("lon and lat of {0} are {1} and {2}, those of the others about {3} and {4}"), counties[i].name,
              shortest(lon[i]), shortest(lat[i]), shortest(x.median), shortest(y.median)),
          say(mark("are lon and lat swapped?")));
    else if (together && (std::abs(lon[i] - x.median) > 30 || std::abs(lat[i] - y.median) > 20))
      add(found, of_county(c, i, std::abs(lon[i] - x.median) > 30 ? "lon" : "lat"),
          say(mark("lon and lat of {0} are {1} and {2}, those of the others about {3} and {4}"), counties[i].name,
              shortest(lon[i]), shortest(lat[i]), shortest(x.median), shortest(y.median)),
          say(mark("is a digit missing, or the point in another place?")));
  }
}

void tell_total_counties(const Case& c, std::vector<SuspiciousCell>& found) {
  const auto& counties = c.model->counties;
  if (counties.size() < 2) return;
  std::map<std::string, std::pair<double, int>> sums; // of each column over all counties, and of how many
  for (const County& county : counties)
    for (const auto& [column, cell] : county.conditions)
      if (const double* value = std::get_if<double>(&cell)) sums[column].first += *value, ++sums[column].second;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const County& county = counties[i];
    int totals = 0, means = 0, columns = 0;
    for (const auto& [column, cell] : county.conditions) {
      const double* value = std::get_if<double>(&cell);
      if (!value || *value == 0) continue;
      const auto [all, count] = sums[column];
      const double sum = all - *value;
      ++columns;
      if (count < 3) continue;
      if (std::abs(*value - sum) <= 1.5e-3 * std::abs(sum))
        ++totals;
      else if (std::abs(*value - sum / (count - 1)) <= 2e-3 * std::abs(*value))
        ++means;
    }
    if (counties.size() > 2 && columns >= 2 && totals > 0 && totals + means == columns)
      add(found, of_county(c, i, ""), say(mark("{} is the sum of the others: take a total out"), county.name), {});
    else if (is_called(county.name, names_a_total) || is_called(county.name, names_a_mean))
      add(found, of_county(c, i, ""), say(mark("{} sums up the others: take it out of the counties"), county.name), {});
  }
}

} // namespace yindi
