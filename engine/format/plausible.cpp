#include "engine/format/plausible.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

constexpr double beyond_any_table = 1e30;
constexpr double rounding_of_totals = 1.5e-3; // of three parts in 33.3 % each

template <std::size_t n>
bool is_among(const std::array<double, n>& codes, double value) {
  return std::find(codes.begin(), codes.end(), value) != codes.end();
}

/// Numbers that are codes only where all others are ten times as far from 0 (-1) or as near (999).
constexpr std::array small_negative = {-1.0, -7.0, -8.0, -9.0};
constexpr std::array small_positive = {88.0, 99.0, 888.0, 998.0, 999.0, 99.9, 999.9, 9999.9};

/// -1 among numbers from 10 on; 999 among numbers below 100. `meant`: the others.
bool stands_out(double value, const Extent& meant) {
  if (meant.count == 1) return is_among(small_positive, value) && meant.low > 0 && value > 50 * meant.high;
  if (meant.count < 2) return false;
  if (is_among(small_negative, value)) return meant.low >= 0 && (meant.low >= -10 * value || -value > 10 * meant.high);
  return is_among(small_positive, value) && meant.low >= 0 && value > 10 * meant.high;
}

} // namespace

Extent extent_of(const Column& values, std::optional<std::size_t> without) {
  Column known;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (i != without && std::isfinite(values[i])) known.push_back(values[i]);
  if (known.empty()) return {};
  const std::size_t n = known.size();
  const auto [low, high] = std::minmax_element(known.begin(), known.end());
  Extent extent{*low, *high, 0, n};
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>(n / 2);
  std::nth_element(known.begin(), middle, known.end());
  extent.median = n % 2 == 1 ? *middle : (*std::max_element(known.begin(), middle) + *middle) / 2;
  return extent;
}

bool is_no_data_code(double value) {
  static constexpr std::array codes = {-99.0,   -999.0,  -9999.0,  -99999.0,  -999999.0,    -32768.0,   -2147483648.0,
                                       9999.0,  99999.0, 999999.0, 9999999.0, 2147483647.0, -9999999.0, -888888.0,
                                       -77.0,   -88.0,   -98.0,    -888.0,    -99.9,        -999.9,     -9999.9,
                                       32767.0, 65535.0, 32766.0,  999990.0,  99999999.0};
  return std::abs(value) >= beyond_any_table || is_among(codes, value);
}

std::vector<std::size_t> no_data_codes(const Column& values, std::optional<double> low, std::optional<double> high) {
  if (std::none_of(values.begin(), values.end(), [](double value) {
        return is_no_data_code(value) || is_among(small_negative, value) || is_among(small_positive, value);
      }))
    return {};
  Column meant, plain; // what is no code, not even a short one
  for (const double value : values) {
    if (is_no_data_code(value)) continue;
    meant.push_back(value);
    if (!is_among(small_negative, value) && !is_among(small_positive, value)) plain.push_back(value);
  }
  const Extent others = extent_of(meant), firm = extent_of(plain);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = values[i];
    if (!is_no_data_code(value)) {
      if (!low && !high && stands_out(value, firm)) places.push_back(i);
      continue;
    }
    bool off = std::abs(value) >= beyond_any_table;
    if (low && high) {
      const double width = *high - *low;
      off = off || value < *low - (*low < 0 ? width : 0) || value > *high + width;
    } else if (value < 0) {
      off = off || others.count == 0 || others.low > value / 10;
    } else if (others.count > 0) {
      off = off || value > 1.5 * std::max(std::abs(others.low), std::abs(others.high));
    }
    if (off) places.push_back(i);
  }
  return places;
}

std::optional<OtherUnit> one_in_another_unit(const Column& values) {
  std::vector<std::size_t> positive;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i]) && values[i] > 0) positive.push_back(i);
  if (positive.size() < 3) return std::nullopt;
  const auto less = [&](std::size_t a, std::size_t b) { return values[a] < values[b]; };
  std::optional<OtherUnit> found;
  for (const std::size_t i : {*std::min_element(positive.begin(), positive.end(), less),
                              *std::max_element(positive.begin(), positive.end(), less)}) {
    const double value = values[i];
    double least = std::numeric_limits<double>::infinity(), most = 0; // of the others
    for (const std::size_t k : positive)
      if (k != i) least = std::min(least, values[k]), most = std::max(most, values[k]);
    if (value >= least / 10 && value <= most * 10) continue;
    Column others;
    for (const std::size_t k : positive)
      if (k != i) others.push_back(values[k]);
    const Extent rest = extent_of(others);
    const bool alike = rest.low >= rest.median / 3 && rest.high <= rest.median * 3;
    const bool far = value < rest.median / 20 || value > rest.median * 20;
    const double low = alike ? rest.median / 3 : rest.low / 1.5, high = alike ? rest.median * 3 : rest.high * 1.5;
    const auto off = [&](double by) { return std::abs(std::log(value * by / rest.median)); };
    double factor = 0; // of those that bring it among the others the one that brings it nearest to their middle
    for (const double power : {100.0, 1000.0, 10000.0})
      for (const double by : {power, 1 / power})
        if (value * by >= low && value * by <= high && (factor == 0 || off(by) < off(factor))) factor = by;
    if (!(alike && far) && factor == 0 && value < 1000 * rest.high) continue;
    if (found) return std::nullopt;
    found = OtherUnit{i, factor, rest};
  }
  return found;
}

std::optional<OtherUnit> one_digit_off(const Column& values) {
  std::optional<OtherUnit> found;
  if (values.size() < 5 || std::any_of(values.begin(), values.end(), [](double x) { return x < 0; })) return found;
  for (const double* at :
       {&*std::min_element(values.begin(), values.end()), &*std::max_element(values.begin(), values.end())}) {
    const auto i = static_cast<std::size_t>(at - values.data());
    const Extent others = extent_of(values, i);
    if (others.count < 4 || others.low < 1e-100 || others.high > 1.5 * others.low || !(*at > 0)) continue;
    for (const double by : {10.0, 0.1})
      if (*at * by >= others.low / 1.1 && *at * by <= others.high * 1.1) found = OtherUnit{i, by, others};
  }
  return found;
}

std::optional<OtherUnits> several_in_another_unit(const Column& values) {
  Column positive;
  std::vector<std::size_t> where;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i]) && values[i] > 0) positive.push_back(values[i]), where.push_back(i);
  if (positive.size() < 5) return std::nullopt;
  const double median = extent_of(positive).median;
  for (const bool low_end : {true, false}) {
    // The others, more than half, are within three times of their own middle, which lies on the far side of the middle
    // of all: so these few are what is beyond a third, or three times, of that.
    Column few, rest;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < positive.size(); ++i) {
      if (low_end ? positive[i] >= median / 3 : positive[i] <= median * 3) {
        rest.push_back(positive[i]);
        continue;
      }
      few.push_back(positive[i]);
      places.push_back(where[i]);
    }
    if (few.size() < 2 || 2 * few.size() >= positive.size()) continue;
    const Extent others = extent_of(rest), off = extent_of(few);
    if (low_end ? others.low < 10 * off.high : off.low < 10 * others.high) continue;
    if (others.low < others.median / 3 || others.high > others.median * 3) continue;
    for (const double power : {100.0, 1000.0, 10000.0}) {
      const double by = low_end ? power : 1 / power;
      if (off.low * by >= others.median / 3 && off.high * by <= others.median * 3)
        return OtherUnits{std::move(places), by, others};
    }
  }
  return std::nullopt;
}

std::optional<OtherUnits> fractions_among_per_cents(const Column& values) {
  std::vector<std::size_t> places;
  Column rest;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i]) || values[i] <= 0) continue;
    if (values[i] <= 1)
      places.push_back(i);
    else
      rest.push_back(values[i]);
  }
  const Extent others = extent_of(rest);
  if (places.empty() || others.count < 2 || places.size() + rest.size() < 4) return std::nullopt;
  for (const std::size_t i : places)
    if (values[i] * 10 > others.low || values[i] * 100 < others.low / 1.5 || values[i] * 100 > others.high * 1.5)
      return std::nullopt;
  return OtherUnits{std::move(places), 100, others};
}

bool is_sum_of_others(const std::vector<Column>& columns, std::size_t total) {
  std::size_t equal = 0, most = 0, unknown = 0;
  for (std::size_t row = 0; row < columns[total].size(); ++row) {
    double sum = 0;
    std::size_t summands = 0;
    for (std::size_t k = 0; k < columns.size(); ++k)
      if (k != total && std::isfinite(columns[k][row]) && columns[k][row] != 0) sum += columns[k][row], ++summands;
    const double value = columns[total][row];
    if (summands == 0 && !(std::isfinite(value) && value != 0)) continue;
    if (!std::isfinite(value)) {
      ++unknown;
      continue;
    }
    if (summands == 0 || std::abs(value - sum) > rounding_of_totals * std::abs(sum)) return false;
    ++equal;
    most = std::max(most, summands);
  }
  return equal > 0 && most > 1 && (unknown == 0 || equal > 1 || most > 2);
}

} // namespace yindi
