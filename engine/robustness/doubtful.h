#pragma once

// What a county's decision matrix is not sure of: values that are unknown, given as a range, or assumed. Each is one
// thing that somebody could go and find out.

#include "engine/robustness/problem.h"

namespace yindi {

enum class Doubt { unknown, shared_unknown, interval, assumed, inexact };

/// The word for data: "unknown", "shared_unknown", "interval", "assumed", "inexact".
const char* name(Doubt doubt);

/// One value that could be found out, and the cells that follow from it: one, or for a condition of the county that is
/// unknown those of all industries that ask for it under one leaf, which move together.
struct DoubtfulValue {
  Doubt doubt = Doubt::unknown;
  Text label; ///< "Net income, Tea"; "Services: schooling_years of the county"
  std::string leaf;
  std::vector<std::string> industries;
  std::string condition;                                    ///< of a shared unknown: its column in counties.csv
  std::string quality;                                      ///< as of the cell
  std::vector<std::pair<Eigen::Index, Eigen::Index>> cells; ///< row and column
  double low = 0, high = 1;                                 ///< of u
  std::optional<double> likeliest;                          ///< u of the point value of an interval that has one
  bool normal = false;                                      ///< drawn normal, with the ends as its quantiles
};

/// In the order of the leaves, then of the industries; county conditions where their leaf stands.
/// Unknown: u anywhere in [0, 1]. Interval: within its ends. Assumed (quality "assumption", no interval given) or
/// inexact (of another quality that the library gives a spread): its value ± possible_spread(), cut at the ends of the
/// scale.
std::vector<DoubtfulValue> doubtful_values(const Case& c, const Assessment& assessment);

/// The assumed and the inexact alone, without labels.
std::vector<DoubtfulValue> values_that_may_be_off(const Case& c, const Assessment& assessment);
/// The label that one of those would have.
Text label_in_words(const Case& c, const DoubtfulValue& value);

/// The value that, off by no more than its spread, puts another industry furthest ahead of the first.
struct TurningValue {
  const DoubtfulValue* value = nullptr; ///< one of those given
  double spread = 0;                    ///< of its scale
  std::string becomes_first;
};
std::optional<TurningValue> turning_value(const CountyProblem& county, const std::vector<DoubtfulValue>& values);

/// u below which the value lies with probability `share`: triangular or normal where an interval carries a point value,
/// uniform otherwise (DESIGN §6, as the Monte Carlo draws them).
double quantile(const DoubtfulValue& value, double share);

/// The cells of the value at `u`.
std::vector<CellValue> cells_at(const DoubtfulValue& value, double u);

} // namespace yindi
