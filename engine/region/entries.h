#pragma once

// How well relatedness foretells what a county enters: the honest test of the product space.

#include "engine/format/csv.h"

#include <Eigen/Core>

namespace yindi {

/// Amounts of many counties in one year.
struct AmountTable {
  std::vector<std::string> counties, items;
  Eigen::MatrixXd amounts; ///< counties × items
};

/// A table of amounts: one row a county (`county,<item>,<item>,…`), or one row a county and item as in presence.csv
/// (`county,item,amount,…`; what it does not name is 0). Errors with their places.
Loaded<AmountTable> read_amounts(const CsvTable& table);

/// The area under the ROC curve (Hanley & McNeil 1982): how often a score that is `flag`ged stands above one that is
/// not, ties counting half. None where all flags are the same.
std::optional<double> area_under_curve(const std::vector<double>& scores, const std::vector<bool>& flags);

struct Entries {
  std::size_t counties = 0;
  std::size_t open = 0;    ///< pairs of a county and an item that is absent in the earlier year
  std::size_t entered = 0; ///< those of them that are present in the later one
  std::optional<double> auc;
};

/// Two years on the counties and items that both have, in the order of the earlier one. An item is present where its
/// location quotient against all these counties is at least 1; the score of a pair is the earlier year's density
/// (product_space.h).
struct EntryTest {
  std::vector<std::string> counties, items;
  std::vector<double> scores; ///< of the open pairs, county by county
  std::vector<bool> entered;
  std::vector<std::size_t> county; ///< of each open pair
  /// Counted over the counties whose id begins with `prefix`.
  Entries among(const std::string& prefix) const;
};
EntryTest test_entries(const AmountTable& earlier, const AmountTable& later, const std::vector<std::string>& without);

} // namespace yindi
