#include "engine/case/suspicious.h"

#include "engine/case/suspicious_parts.h"
#include "engine/format/units.h"
#include "engine/format/words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace yindi {
namespace {

constexpr double powers[] = {100, 1000, 10000};

/// How much a unit is of the others in which people give such a number: of metres km and cm, of persons ten thousands.
std::vector<double> usual_factors(const std::string& unit) {
  static const std::map<std::string, std::vector<double>> table = {
      {"1", {0.01, 100}},    {"m", {1000, 0.01, 0.001}}, {"km", {0.001, 100}},        {"persons", {10000, 1000}},
      {"人", {10000, 1000}}, {"mm", {1000, 10, 1e-3}},   {"km2", {0.01, 1e-6, 1e-4}},
  };
  if (is_per_cent(unit)) return {100, 0.01};
  const auto found = table.find(unit);
  return found == table.end() ? std::vector<double>{} : found->second;
}

/// The factors that bring `value` among the others and may be told: one, or two that do so alike. None where another
/// one that is usual in the unit brings it near them, too, and none of degrees, which no factor turns into others.
std::vector<double> likely_factors(double value, const Extent& others, const std::string& unit) {
  const bool alike = others.low >= others.median / 3 && others.high <= others.median * 3;
  const double low = alike ? others.median / 3 : others.low / 1.5, high = alike ? others.median * 3 : others.high * 1.5;
  std::vector<double> inside;
  if (is_same_unit(unit, "degC")) return inside;
  std::size_t near = 0;
  const std::vector<double> usual = usual_factors(unit);
  for (const double by : usual.empty() ? std::vector<double>{100, 1000, 10000, 0.01, 0.001, 0.0001} : usual) {
    const double times = value * by;
    if (is_same_unit(unit, "persons") && std::abs(times - std::round(times)) > 1e-6 * std::abs(times)) continue;
    if (times >= low && times <= high)
      inside.push_back(by);
    else if (times >= others.low / 10 && times <= others.high * 10)
      ++near;
  }
  return (near > 0 && !usual.empty()) || inside.size() > 2 ? std::vector<double>{} : inside;
}

/// `digit`: × this where a digit is off.
void tell_unit(const Numbers& numbers, std::size_t place, const Text& what, const Extent& others,
               const std::string& unit, std::vector<SuspiciousCell>& found, std::optional<double> digit = {}) {
  SuspiciousCell cell = numbers.cells[place];
  const double value = numbers.values[place];
  const std::vector<double> by = likely_factors(value, others, unit);
  const auto mended = [&](double factor) { return shortest(std::stod(fmt::format("{:.12g}", value * factor))); };
  const std::string range_end = shortest(others.high) + (unit.empty() || unit == "1" ? "" : " " + unit);
  cell.message = say(mark("{0} of {1} is {2}; the other {3} have {4} to {5}"), what, numbers.names[place],
                     shortest(value), std::to_string(others.count), shortest(others.low), range_end);
  if (digit)
    cell.hint = say(mark("a digit missing or too many, or the point in another place? then it is {}"), mended(*digit));
  else if (by.empty() && is_no_data_code(value))
    cell.hint = leave_blank();
  else if (by.empty())
    cell.hint = say(mark("is it in another unit?"));
  else if (is_per_cent(unit) && by.front() == 100)
    cell.hint = say(mark("a fraction instead of per cent? then it is {}"), mended(by.front()));
  else if (by.size() == 2)
    cell.hint = say(mark("in another unit? then it is {0} or {1}"), mended(by[0]), mended(by[1]));
  else
    cell.hint = say(mark("in another unit? then it is {}"), mended(by.front()));
  found.push_back(std::move(cell));
}

/// Whether a column of unit 1 is a share, by its name: other numbers without a unit may be above 1.
bool is_share(const std::string& column) {
  for (const char* word : {"share", "ratio", "proportion", "percent", "占比", "比例", "比重", "份额"})
    if (column.find(word) != std::string::npos) return true;
  return false;
}

/// A per cent below 0 or above 100, a share below 0 or above 1, in a column whose others are within.
void tell_outside(const Numbers& numbers, const std::string& unit, std::vector<SuspiciousCell>& found) {
  const double most = is_per_cent(unit) ? 100 : 1;
  const auto outside = [&](double x) { return x < 0 || x > most; };
  const auto count = std::count_if(numbers.values.begin(), numbers.values.end(), outside);
  if (count == 0 || static_cast<std::size_t>(3 * count) > numbers.values.size()) return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const bool told = std::any_of(found.begin(), found.end(),
                                  [&](const SuspiciousCell& cell) { return cell.key == numbers.cells[i].key; });
    if (!outside(numbers.values[i]) || told) continue;
    found.push_back(numbers.cells[i]);
    found.back().message =
        is_per_cent(unit) ? say(mark("{} % is outside 0 to 100, where the others are"), shortest(numbers.values[i]))
                          : say(mark("{} is outside 0 to 1, where the others are"), shortest(numbers.values[i]));
    found.back().hint = say(mark("is it in another unit?"));
  }
}

/// The numbers of one column of counties.csv or industries.csv.
template <class Row>
Numbers numbers_of(const std::vector<Row>& rows, const char* part, const char* table, const std::string& column,
                   std::map<std::string, Cell> Row::*cells) {
  Numbers numbers;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto found = (rows[i].*cells).find(column);
    const double* value = found == (rows[i].*cells).end() ? nullptr : std::get_if<double>(&found->second);
    if (!value) continue;
    SuspiciousCell cell{std::string(part) + "." + std::to_string(i) + "." + column, table, {}, {}, column, {}, {}};
    (std::string(table) == "counties" ? cell.county : cell.industry) = rows[i].id;
    numbers.values.push_back(*value);
    numbers.cells.push_back(std::move(cell));
    numbers.names.push_back(rows[i].name);
  }
  return numbers;
}

std::string unit_of(const Case& c, const char* table, const std::string& column) {
  const ColumnNote* note = find_column(c, table, column);
  return note ? note->unit : std::string();
}

bool has_one_of(const std::string& column, std::initializer_list<const char*> words) {
  const std::string plain = lower(column);
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return plain.find(word) != std::string::npos; });
}

bool is_told(const std::vector<SuspiciousCell>& found, const std::string& key) {
  return std::any_of(found.begin(), found.end(), [&](const SuspiciousCell& cell) { return cell.key == key; });
}

/// Heights that no land has, such as feet among metres.
void tell_heights(const Numbers& numbers, const std::string& column, const std::string& unit,
                  std::vector<SuspiciousCell>& found) {
  constexpr double deepest = -450, highest = 8850, feet = 0.3048; // the Dead Sea's shore, Qomolangma
  if (!is_same_unit(unit, "m") || !has_one_of(column, {"elev", "altitude", "above_sea", "海拔", "高程"})) return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const double value = numbers.values[i];
    if ((value >= deepest && value <= highest) || is_told(found, numbers.cells[i].key)) continue;
    found.push_back(numbers.cells[i]);
    found.back().message = say(mark("no land lies at {} m"), shortest(value));
    found.back().hint = value > 0 && value * feet <= highest
                            ? say(mark("in feet? then it is {}"), shortest(std::round(value * feet)))
                        : value < 0 ? leave_blank()
                                    : say(mark("is it in another unit?"));
  }
}

/// Degrees that no place on land has: Fahrenheit, kelvin, a point in another place.
void tell_temperatures(const Numbers& numbers, const std::string& unit, std::vector<SuspiciousCell>& found) {
  constexpr double coldest = -90, hottest = 58; // Vostok, Death Valley
  if (!is_same_unit(unit, "degC")) return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const double value = numbers.values[i];
    if ((value >= coldest && value <= hottest) || is_told(found, numbers.cells[i].key)) continue;
    const Extent others = extent_of(numbers.values, i);
    const auto among = [&](double degrees) { return degrees >= others.low - 5 && degrees <= others.high + 5; };
    found.push_back(numbers.cells[i]);
    found.back().message = say(mark("no place on land has {} °C"), shortest(value));
    const double fahrenheit = (value - 32) / 1.8, kelvin = value - 273.15;
    const auto rounded = [](double degrees) { return shortest(std::round(degrees * 10) / 10); };
    if (is_no_data_code(value))
      found.back().hint = leave_blank();
    else if (others.count > 0 && among(kelvin) && !among(fahrenheit))
      found.back().hint = say(mark("in kelvin? then it is {}"), rounded(kelvin));
    else if (others.count > 0 && among(fahrenheit) && !among(value / 10))
      found.back().hint = say(mark("in degrees Fahrenheit? then it is {}"), rounded(fahrenheit));
    else
      found.back().hint = say(mark("is it in another unit, or a digit missing?"));
  }
}

/// Inhabitants with decimals, which are ten thousands, and none at all.
void tell_inhabitants(const Numbers& numbers, const std::string& column, const std::string& unit,
                      std::vector<SuspiciousCell>& found) {
  constexpr double ten_thousand = 10000, few = 1000;
  if (!is_same_unit(unit, "persons") || !has_one_of(column, {"pop", "人口"}) ||
      has_one_of(column, {"_per_", "mean", "average", "household", "均", "户", "density", "密度"}))
    return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const double value = numbers.values[i];
    const bool parts = value >= 0.5 && value < few && value != std::floor(value);
    if ((value != 0 && !parts) || is_told(found, numbers.cells[i].key)) continue;
    found.push_back(numbers.cells[i]);
    if (parts) {
      found.back().message = say(mark("{} persons: nobody counts parts of one"), shortest(value));
      found.back().hint = say(mark("in ten thousands? then it is {}"),
                              shortest(std::stod(fmt::format("{:.12g}", value * ten_thousand))));
    } else {
      found.back().message = say(mark("0 persons: nobody lives in {}"), numbers.names[i]);
      found.back().hint = leave_blank();
    }
  }
}

/// A band in another unit than what it is held against: ten times and more outside the counties' range and that of the
/// other bands, and among them after a factor.
void tell_bands(const Case& c, std::vector<SuspiciousCell>& found) {
  std::set<std::string> told;
  for (const Criterion& leaf : c.model->library.criteria) {
    if (!leaf.measure || leaf.measure->kind != "band" || leaf.measure->condition.empty() ||
        !told.insert(leaf.measure->requirement).second)
      continue;
    const std::string& column = leaf.measure->requirement;
    const Extent has = extent_of(
        numbers_of(c.model->counties, "county", "counties", leaf.measure->condition, &County::conditions).values);
    if (has.count < 2 || has.low <= 0) continue;
    for (std::size_t i = 0; i < c.model->industries.size(); ++i) {
      const Industry& industry = c.model->industries[i];
      const auto cell = industry.requirements.find(column);
      const auto* corners =
          cell == industry.requirements.end() ? nullptr : std::get_if<std::vector<double>>(&cell->second);
      if (!corners || corners->size() < 2 || corners->front() <= 0) continue;
      const double low = corners->front(), high = corners->back();
      if (high * 10 > has.low && low < has.high * 10) continue;
      const bool fits = std::any_of(std::begin(powers), std::end(powers), [&](double by) {
        return (low * by <= has.high && high * by >= has.low) || (low / by <= has.high && high / by >= has.low);
      });
      if (!fits) continue;
      found.push_back({"industry." + std::to_string(i) + "." + column,
                       "industries",
                       {},
                       industry.id,
                       column,
                       say(mark("{0} of {1} is {2} to {3}; the counties have {4} to {5}"), plain(column), industry.name,
                           shortest(low), shortest(high), shortest(has.low), shortest(has.high)),
                       say(mark("is it in another unit?"))});
    }
  }
}

/// All counties in fractions and what industries need of them in per cent, or the other way round.
void tell_fractions_only(const Case& c, std::vector<SuspiciousCell>& found) {
  std::set<std::string> told;
  for (const Criterion& leaf : c.model->library.criteria) {
    if (!leaf.measure || leaf.measure->condition.empty() || leaf.measure->requirement.empty()) continue;
    const std::string &condition = leaf.measure->condition, &need = leaf.measure->requirement;
    if (!is_per_cent(unit_of(c, "counties", condition)) || !told.insert(condition).second) continue;
    const Numbers numbers = numbers_of(c.model->counties, "county", "counties", condition, &County::conditions);
    Column needs;
    for (const Industry& industry : c.model->industries) {
      const auto cell = industry.requirements.find(need);
      if (cell == industry.requirements.end()) continue;
      if (const auto* number = std::get_if<double>(&cell->second); number && *number > 0) needs.push_back(*number);
      if (const auto* corners = std::get_if<std::vector<double>>(&cell->second))
        for (const double corner : *corners)
          if (corner > 0) needs.push_back(corner);
    }
    const Extent has = extent_of(numbers.values), wanted = extent_of(needs);
    const bool small = has.count > 1 && has.high <= 1 && has.high > 0 && wanted.count > 0 && wanted.low >= 10,
               large = has.count > 1 && has.low >= 10 && wanted.count > 0 && wanted.high <= 1;
    for (std::size_t i = 0; i < numbers.values.size() && (small || large); ++i) {
      found.push_back(numbers.cells[i]);
      found.back().message =
          say(mark("{0}: the counties have {1} to {2}, the industries need {3} to {4}"), plain(condition),
              shortest(has.low), shortest(has.high), shortest(wanted.low), shortest(wanted.high));
      found.back().hint = say(mark("fractions on one side, per cent on the other?"));
    }
  }
}

/// A code among the corners of a band: it would open the band downwards or upwards, or leave nothing inside. A short
/// negative one may be meant where others of the band are negative, 9999 where bands reach as far.
void tell_corners(const Case& c, const std::string& column, std::vector<SuspiciousCell>& found) {
  const auto band = [&](const Industry& industry) -> const std::vector<double>* {
    const auto cell = industry.requirements.find(column);
    return cell == industry.requirements.end() ? nullptr : std::get_if<std::vector<double>>(&cell->second);
  };
  double highest = 0; // of what is no code
  for (const Industry& industry : c.model->industries)
    if (const auto* corners = band(industry))
      for (const double corner : *corners)
        if (!is_no_data_code(corner)) highest = std::max(highest, corner);
  for (std::size_t i = 0; i < c.model->industries.size(); ++i) {
    const auto* corners = band(c.model->industries[i]);
    if (!corners) continue;
    const auto negative =
        std::count_if(corners->begin(), corners->end(), [](double x) { return x < 0 && !is_no_data_code(x); });
    const auto code = std::find_if(corners->begin(), corners->end(), [&](double x) {
      return is_no_data_code(x) && (x < 0 ? x <= -999 || negative == 0 : x > 1.5 * highest);
    });
    if (code == corners->end()) continue;
    found.push_back({"industry." + std::to_string(i) + "." + column,
                     "industries",
                     {},
                     c.model->industries[i].id,
                     column,
                     say(mark("{} is how many tables write \"no data\""), shortest(*code)),
                     leave_blank()});
  }
}

/// A number that is next to nothing on its scale, and beside the others after × 1,000 or 10,000: 0.09 of 10 000 yuan
/// among yuan. The scale reaches from 0 on, else a small number is nothing special.
void tell_far_below_scale(const Numbers& numbers, double worst, double best, std::vector<SuspiciousCell>& found) {
  const double top = std::max(worst, best);
  if (std::min(worst, best) != 0 || !(top > 0)) return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const double value = numbers.values[i];
    const Extent others = extent_of(numbers.values, i);
    if (!(value > 1e-100) || value > top / 1000 || others.count == 0 || others.low < top / 20) continue;
    for (const double by : {10000.0, 1000.0}) {
      if (value * by < others.low / 3 || value * by > others.high * 3) continue;
      found.push_back(numbers.cells[i]);
      found.back().message =
          say(mark("{0} is next to nothing on the scale from {1} to {2}, and the others have {3} to {4}"),
              shortest(value), shortest(worst), shortest(best), shortest(others.low), shortest(others.high));
      found.back().hint =
          say(mark("in another unit? then it is {}"), shortest(std::stod(fmt::format("{:.12g}", value * by))));
      break;
    }
  }
}

/// A number beyond an end of its scale by more than the scale is wide, or below 0 where that is the scale's end.
void tell_beyond_scale(const Numbers& numbers, double worst, double best, std::vector<SuspiciousCell>& found) {
  const double low = std::min(worst, best), high = std::max(worst, best), width = high - low;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const double value = numbers.values[i];
    const bool below = low == 0 ? value < 0 : value < low - width;
    if ((!below && value <= high + width) || is_told(found, numbers.cells[i].key)) continue;
    found.push_back(numbers.cells[i]);
    found.back().message = say(mark("{0} is far beyond the scale, which goes from {1} to {2}"), shortest(value),
                               shortest(worst), shortest(best));
    found.back().hint = say(mark("is it in another unit? what lies beyond the scale counts as its end"));
  }
}

/// What is given for one criterion, against its scale.
void tell_values(const Case& c, std::vector<SuspiciousCell>& found) {
  std::map<std::string, Numbers> by_criterion, points;
  for (std::size_t i = 0; i < c.model->values.size(); ++i) {
    const GivenValue& row = c.model->values[i];
    for (const auto& [value, column] :
         {std::pair(row.value, ".value"), std::pair(row.low, ".low"), std::pair(row.high, ".high")}) {
      if (!value) continue;
      Numbers& numbers = by_criterion[row.criterion];
      numbers.values.push_back(*value);
      numbers.cells.push_back(
          {"value." + std::to_string(i) + column, "values", row.county, row.industry, row.criterion, {}, {}});
      numbers.names.push_back(plain(row.industry));
    }
    if (!row.value) continue;
    Numbers& values = points[row.criterion];
    values.values.push_back(*row.value);
    values.cells.push_back(by_criterion[row.criterion].cells.back());
    values.cells.back().key = "value." + std::to_string(i) + ".value";
    const County* county = find_county(c, row.county);
    const Industry* industry = find_industry(c, row.industry);
    values.names.push_back(
        list({county ? county->name : plain(row.county), industry ? industry->name : plain(row.industry)}));
  }
  for (const auto& [id, numbers] : by_criterion) {
    const Criterion* leaf = find_criterion(c.model->library, id);
    const std::size_t before = found.size();
    if (leaf && leaf->scale)
      tell_codes(numbers, std::min(leaf->scale->worst, leaf->scale->best),
                 std::max(leaf->scale->worst, leaf->scale->best), found);
    else
      tell_codes(numbers, {}, {}, found);
    for (std::size_t i = before; i < found.size(); ++i) // one end alone is no interval
      if (found[i].key.ends_with(".low") || found[i].key.ends_with(".high"))
        found[i].hint = say(mark("leave \"low\" and \"high\" blank if they are unknown"));
    // What industries yield differs by its nature, so only a value far off that a factor brings among four others.
    if (leaf && leaf->scale && leaf->scale->worst != leaf->scale->best)
      tell_beyond_scale(numbers, leaf->scale->worst, leaf->scale->best, found);
    if (leaf && leaf->scale && found.size() == before)
      tell_far_below_scale(points[id], leaf->scale->worst, leaf->scale->best, found);
    if (const Numbers& values = points[id]; found.size() == before && values.values.size() >= 5)
      tell_other_unit(values, leaf ? leaf->name : plain(id), leaf ? leaf->unit : std::string(), false, found);
  }
}

} // namespace

const Sentence& leave_blank() {
  static const Sentence hint = say(mark("leave the cell blank if the number is unknown"));
  return hint;
}

void tell_codes(const Numbers& numbers, std::optional<double> low, std::optional<double> high,
                std::vector<SuspiciousCell>& found) {
  for (const std::size_t i : no_data_codes(numbers.values, low, high)) {
    found.push_back(numbers.cells[i]);
    found.back().message = say(mark("{} is how many tables write \"no data\""), shortest(numbers.values[i]));
    found.back().hint = leave_blank();
  }
}

void tell_other_unit(const Numbers& numbers, const Text& what, const std::string& unit, bool any_factor,
                     std::vector<SuspiciousCell>& found) {
  // A column of per cents may have more fractions than not: they are the slip all the same.
  auto several = is_per_cent(unit) ? fractions_among_per_cents(numbers.values) : std::nullopt;
  if (!several) several = several_in_another_unit(numbers.values);
  if (several) {
    for (const std::size_t place : several->places) tell_unit(numbers, place, what, several->others, unit, found);
    return;
  }
  const auto other = one_in_another_unit(numbers.values);
  if (other && (other->factor != 0 || any_factor || numbers.values[other->place] > 1000 * other->others.high))
    tell_unit(numbers, other->place, what, other->others, unit, found);
  else if (const auto off = one_digit_off(numbers.values))
    tell_unit(numbers, off->place, what, off->others, unit, found, off->factor);
}

std::vector<SuspiciousCell> suspicious_cells(const Case& c) {
  std::vector<SuspiciousCell> found;
  for (const std::string& column : c.model->condition_columns) {
    const Numbers numbers = numbers_of(c.model->counties, "county", "counties", column, &County::conditions);
    const std::size_t before = found.size();
    tell_codes(numbers, {}, {}, found);
    if (found.size() > before) continue; // beside a code nothing else is told
    const std::string unit = unit_of(c, "counties", column);
    tell_temperatures(numbers, unit, found);
    if (found.size() == before) tell_other_unit(numbers, plain(column), unit, is_per_cent(unit), found);
    tell_heights(numbers, column, unit, found);
    tell_inhabitants(numbers, column, unit, found);
    if (is_per_cent(unit) || (unit == "1" && is_share(column))) tell_outside(numbers, unit, found);
  }
  for (const std::string& column : c.model->requirement_columns) {
    const Numbers numbers = numbers_of(c.model->industries, "industry", "industries", column, &Industry::requirements);
    const std::size_t before = found.size();
    tell_codes(numbers, {}, {}, found);
    // What industries need differs by its nature; only a share among per cents, or the other way round, is a slip.
    const std::string unit = unit_of(c, "industries", column);
    const bool of_one = is_per_cent(unit) || unit == "1" || unit == "CV" || is_share(column);
    if (found.size() == before && of_one) tell_other_unit(numbers, plain(column), unit, false, found);
    tell_corners(c, column, found);
  }
  tell_fractions_only(c, found);
  tell_bands(c, found);
  tell_places(c, found);
  tell_total_counties(c, found);
  tell_values(c, found);
  tell_amounts(c, found);
  tell_links(c, found);
  return found;
}

} // namespace yindi
