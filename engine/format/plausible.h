#pragma once

// What numbers of a table are hardly what somebody meant: codes for "no data", one row in another unit, totals among
// the summands. Pure functions on columns; a value that is not there is NaN.

#include <cstddef>
#include <optional>
#include <vector>

namespace yindi {

using Column = std::vector<double>;

/// Smallest and largest of what is known, and how many it is.
struct Extent {
  double low = 0, high = 0, median = 0;
  std::size_t count = 0;
};
/// Of all but the place `without`.
Extent extent_of(const Column& values, std::optional<std::size_t> without = std::nullopt);

/// Whether `value` is how many maps and tables write "no data": -9999, -999, -99, 9999, 99999, 999999, -32768, 1e30 and
/// beyond, …; shorter ones (-1, -9, -88, 99, 999) only where they stand out further, see no_data_codes().
bool is_no_data_code(double value);

/// The places of such codes that the column cannot have: 1e30 and beyond, a negative one where the others are not
/// negative to that degree, a positive one far above all others. `low` and `high`: the range that makes sense, where
/// one is known; then what lies outside it by more than its width counts, and every negative code where it has none.
std::vector<std::size_t> no_data_codes(const Column& values, std::optional<double> low = std::nullopt,
                                       std::optional<double> high = std::nullopt);

/// A value in another unit than the others: more than ten times outside their range, and inside it after × `factor`.
struct OtherUnit {
  std::size_t place;
  double factor; ///< 100, 1000, 10000 or one of these turned round; 0 where none fits but it is far from them
  Extent others;
};
/// Factor 0 also where it is a thousand times above all others.
/// The one value above 0 that is 20 times away from the median of the others, which all lie within a factor of 3 of it
/// (or which lies ten times outside a wider range and fits after × 100, 1,000 or 10,000); nothing where two or more do.
std::optional<OtherUnit> one_in_another_unit(const Column& values);
/// The one value that has a digit too few or too many, or its point in another place: ten times away from the four or
/// more others, which lie within half as much again of each other, and among them after × `factor`, 10 or 0.1.
std::optional<OtherUnit> one_digit_off(const Column& values);
/// Two or more values, fewer than the others, which lie together within a factor of 3: as far from them, and among them
/// after × `factor`. Places in rising order.
struct OtherUnits {
  std::vector<std::size_t> places;
  double factor;
  Extent others;
};
std::optional<OtherUnits> several_in_another_unit(const Column& values);

/// In a column of per cents: those up to 1 that are among all others, ten times and more away, after × 100; they may be
/// the half or more of them.
std::optional<OtherUnits> fractions_among_per_cents(const Column& values);

/// Whether the places in `total` are the sums of all other columns, row by row, up to rounding: a total among the
/// summands. `columns` are equally long; rows in which nothing else is known do not count, nor do those
/// where the total is not known if two others remain, or one of three summands; in some row there are two others.
bool is_sum_of_others(const std::vector<Column>& columns, std::size_t total);

} // namespace yindi
