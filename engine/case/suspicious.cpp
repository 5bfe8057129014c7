#include "engine/case/suspicious.h"

#include "engine/format/plausible.h"

#include <algorithm>
#include <cmath>
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

/// A share of 1 among per cents, persons among ten thousands. `any_factor`: also where no factor mends it.
void tell_other_unit(const Numbers& numbers, const std::string& unit, bool any_factor,
                     std::vector<SuspiciousCell>& found) {
  const auto other = one_in_another_unit(numbers.values);
  if (!other || (other->factor == 0 && !any_factor)) return;
  SuspiciousCell cell = numbers.cells[other->place];
  const double value = numbers.values[other->place];
  const std::string mended = shortest(value * other->factor);
  cell.message = say(mark("{0} of {1} is {2}; the other {3} have {4} to {5} {6}"), cell.column,
                     numbers.names[other->place], shortest(value), std::to_string(other->others.count),
                     shortest(other->others.low), shortest(other->others.high), unit);
  if (other->factor == 0)
    cell.hint = say(mark("is it in another unit?"));
  else if (unit == "%" && other->factor == 100)
    cell.hint = say(mark("a fraction instead of per cent? then it is {}"), mended);
  else
    cell.hint = say(mark("in another unit? then it is {}"), mended);
  found.push_back(std::move(cell));
}

/// A per cent below 0 or above 100 in a column whose others are within.
void tell_outside_per_cent(const Numbers& numbers, std::vector<SuspiciousCell>& found) {
  const auto outside = [](double x) { return x < 0 || x > 100; };
  const auto count = std::count_if(numbers.values.begin(), numbers.values.end(), outside);
  if (count == 0 || static_cast<std::size_t>(4 * count) > numbers.values.size()) return;
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    const bool told = std::any_of(found.begin(), found.end(),
                                  [&](const SuspiciousCell& cell) { return cell.key == numbers.cells[i].key; });
    if (!outside(numbers.values[i]) || told) continue;
    found.push_back(numbers.cells[i]);
    found.back().message = say(mark("{} % is outside 0 to 100, where the others are"), shortest(numbers.values[i]));
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

/// What is given for one criterion, against its scale.
void tell_values(const Case& c, std::vector<SuspiciousCell>& found) {
  std::map<std::string, Numbers> by_criterion;
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
  }
  for (const auto& [id, numbers] : by_criterion) {
    const Criterion* leaf = find_criterion(c.model->library, id);
    if (leaf && leaf->scale)
      tell_codes(numbers, std::min(leaf->scale->worst, leaf->scale->best),
                 std::max(leaf->scale->worst, leaf->scale->best), found);
    else
      tell_codes(numbers, {}, {}, found);
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
    tell_other_unit(numbers, unit, unit == "%", found);
    if (unit == "%") tell_outside_per_cent(numbers, found);
  }
  for (const std::string& column : c.model->requirement_columns) {
    const Numbers numbers = numbers_of(c.model->industries, "industry", "industries", column, &Industry::requirements);
    const std::size_t before = found.size();
    tell_codes(numbers, {}, {}, found);
    // What industries need differs by its nature; only a share among per cents, or the other way round, is a slip.
    const std::string unit = unit_of(c, "industries", column);
    if (found.size() == before && (unit == "%" || unit == "1")) tell_other_unit(numbers, unit, false, found);
  }
  tell_values(c, found);
  return found;
}

} // namespace yindi
