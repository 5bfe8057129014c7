#include "engine/case/suspicious.h"

#include "engine/format/plausible.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace yindi {
namespace {

const Sentence& leave_blank() {
  static const Sentence hint = say(mark("leave the cell blank if the number is unknown"));
  return hint;
}

/// One column of a table with whose row each number is.
struct Numbers {
  Column values;
  std::vector<SuspiciousCell> cells; ///< with everything but what is said
  std::vector<Text> names;
};

void tell_codes(const Numbers& numbers, std::optional<double> low, std::optional<double> high,
                std::vector<SuspiciousCell>& found) {
  for (const std::size_t i : no_data_codes(numbers.values, low, high)) {
    found.push_back(numbers.cells[i]);
    found.back().message = say(mark("{} is how many tables write \"no data\""), shortest(numbers.values[i]));
    found.back().hint = leave_blank();
  }
}

/// How much a unit is of the others in which people give such a number: of metres km and cm, of persons ten thousands.
std::vector<double> usual_factors(const std::string& unit) {
  static const std::map<std::string, std::vector<double>> table = {
      {"%", {100, 0.01}},         {"1", {0.01, 100}},    {"m", {1000, 0.01, 0.001}}, {"km", {0.001, 100}},
      {"persons", {10000, 1000}}, {"人", {10000, 1000}}, {"mm", {1000, 10, 1e-3}},   {"km2", {0.01, 1e-6, 1e-4}},
  };
  const auto found = table.find(unit);
  return found == table.end() ? std::vector<double>{} : found->second;
}

/// The factor that is told as the likely one: as found, unless the unit has usual ones; 0 where none brings it near.
double likely_factor(double value, double found, const Extent& others, const std::string& unit) {
  const std::vector<double> usual = usual_factors(unit);
  if (usual.empty() || std::find(usual.begin(), usual.end(), found) != usual.end()) return found;
  for (const double by : usual)
    if (value * by >= others.low / 20 && value * by <= others.high * 20) return by;
  return 0;
}

void tell_unit(const Numbers& numbers, std::size_t place, const Text& what, double factor, const Extent& others,
               const std::string& unit, std::vector<SuspiciousCell>& found) {
  SuspiciousCell cell = numbers.cells[place];
  const double value = numbers.values[place], by = likely_factor(value, factor, others, unit);
  const std::string mended = shortest(std::stod(fmt::format("{:.12g}", value * by)));
  const std::string range_end = shortest(others.high) + (unit.empty() || unit == "1" ? "" : " " + unit);
  cell.message = say(mark("{0} of {1} is {2}; the other {3} have {4} to {5}"), what, numbers.names[place],
                     shortest(value), std::to_string(others.count), shortest(others.low), range_end);
  if (by == 0)
    cell.hint = say(mark("is it in another unit?"));
  else if (unit == "%" && by == 100)
    cell.hint = say(mark("a fraction instead of per cent? then it is {}"), mended);
  else
    cell.hint = say(mark("in another unit? then it is {}"), mended);
  found.push_back(std::move(cell));
}

/// A share of 1 among per cents, persons among ten thousands: one row, or some. `any_factor`: also where no factor
/// mends it.
void tell_other_unit(const Numbers& numbers, const Text& what, const std::string& unit, bool any_factor,
                     std::vector<SuspiciousCell>& found) {
  if (const auto several = several_in_another_unit(numbers.values)) {
    for (const std::size_t place : several->places)
      tell_unit(numbers, place, what, several->factor, several->others, unit, found);
    return;
  }
  const auto other = one_in_another_unit(numbers.values);
  if (other && (other->factor != 0 || any_factor))
    tell_unit(numbers, other->place, what, other->factor, other->others, unit, found);
}

/// Whether a column of unit 1 is a share, by its name: other numbers without a unit may be above 1.
bool is_share(const std::string& column) {
  for (const char* word : {"share", "ratio", "proportion", "percent", "占比", "比例", "比重", "份额"})
    if (column.find(word) != std::string::npos) return true;
  return false;
}

/// A per cent below 0 or above 100, a share below 0 or above 1, in a column whose others are within.
void tell_outside(const Numbers& numbers, const std::string& unit, std::vector<SuspiciousCell>& found) {
  const double most = unit == "%" ? 100 : 1;
  const auto outside = [&](double x) { return x < 0 || x > most; };
  const auto count = std::count_if(numbers.values.begin(), numbers.values.end(), outside);
  if (count == 0 || static_cast<std::size_t>(3 * count) > numbers.values.size()) return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const bool told = std::any_of(found.begin(), found.end(),
                                  [&](const SuspiciousCell& cell) { return cell.key == numbers.cells[i].key; });
    if (!outside(numbers.values[i]) || told) continue;
    found.push_back(numbers.cells[i]);
    found.back().message =
        unit == "%" ? say(mark("{} % is outside 0 to 100, where the others are"), shortest(numbers.values[i]))
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

/// A code among the corners of a band: as its lowest it would open the band downwards.
void tell_corners(const Case& c, const std::string& column, std::vector<SuspiciousCell>& found) {
  for (std::size_t i = 0; i < c.model->industries.size(); ++i) {
    const Industry& industry = c.model->industries[i];
    const auto cell = industry.requirements.find(column);
    const auto* corners =
        cell == industry.requirements.end() ? nullptr : std::get_if<std::vector<double>>(&cell->second);
    if (!corners || corners->empty() || corners->front() >= 0 || !is_no_data_code(corners->front()) ||
        (corners->size() > 1 && (*corners)[1] < 0))
      continue;
    found.push_back({"industry." + std::to_string(i) + "." + column,
                     "industries",
                     {},
                     industry.id,
                     column,
                     say(mark("{} is how many tables write \"no data\""), shortest(corners->front())),
                     leave_blank()});
  }
}

/// Amounts in one unit; what a register counts is no amount of a structure, but no code either.
void tell_amounts(const Case& c, std::vector<SuspiciousCell>& found) {
  std::map<std::string, Numbers> by_unit;
  for (std::size_t i = 0; i < c.model->presence.size(); ++i) {
    const Presence& row = c.model->presence[i];
    if (!row.amount) continue;
    Numbers& numbers = by_unit[row.unit];
    numbers.values.push_back(*row.amount);
    numbers.cells.push_back(
        {"presence." + std::to_string(i) + ".amount", "presence", row.county, row.item, row.item, {}, {}});
    numbers.names.push_back(plain(row.item));
  }
  for (const auto& [unit, numbers] : by_unit) tell_codes(numbers, {}, {}, found);
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
    // What industries yield differs by its nature, so only a value far off that a factor brings among four others.
    if (const Numbers& values = points[id]; found.size() == before && values.values.size() >= 5)
      tell_other_unit(values, leaf ? leaf->name : plain(id), leaf ? leaf->unit : std::string(), false, found);
  }
}

} // namespace

std::vector<SuspiciousCell> suspicious_cells(const Case& c) {
  std::vector<SuspiciousCell> found;
  for (const std::string& column : c.model->condition_columns) {
    const Numbers numbers = numbers_of(c.model->counties, "county", "counties", column, &County::conditions);
    const std::size_t before = found.size();
    tell_codes(numbers, {}, {}, found);
    if (found.size() > before) continue; // beside a code nothing else is told
    const std::string unit = unit_of(c, "counties", column);
    tell_other_unit(numbers, plain(column), unit, unit == "%", found);
    if (unit == "%" || (unit == "1" && is_share(column))) tell_outside(numbers, unit, found);
  }
  for (const std::string& column : c.model->requirement_columns) {
    const Numbers numbers = numbers_of(c.model->industries, "industry", "industries", column, &Industry::requirements);
    const std::size_t before = found.size();
    tell_codes(numbers, {}, {}, found);
    // What industries need differs by its nature; only a share among per cents, or the other way round, is a slip.
    const std::string unit = unit_of(c, "industries", column);
    const bool of_one = unit == "%" || unit == "1" || unit == "CV" || is_share(column);
    if (found.size() == before && of_one) tell_other_unit(numbers, plain(column), unit, false, found);
    tell_corners(c, column, found);
  }
  tell_amounts(c, found);
  tell_values(c, found);
  return found;
}

} // namespace yindi
