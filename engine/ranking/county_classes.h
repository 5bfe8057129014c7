#pragma once

// Ordered classes of a county's industries by ELECTRE TRI-B: each against the limits of the case on the fixed scales,
// with the county's weights, so that no rival moves anybody's class and counties can be compared.

#include "engine/methods/electre_tri.h"
#include "engine/ranking/rank.h"

namespace yindi {

/// The limits of [sorting] for these leaves, on their scales. Errors at the keys of [sorting] (see Places).
Loaded<CategoryLimits> class_limits(const Sorting& sorting, const std::vector<std::string>& leaves);

/// The limits in some of their criteria: `columns` counts those of `all`.
CategoryLimits limits_in(const CategoryLimits& all, const std::vector<std::size_t>& columns);

/// What the classes are called, worst first: as the case says, else low, middle and high, or numbers.
std::vector<Text> class_names(const Sorting& sorting);

struct CountyClasses {
  DecisionMatrix matrix;       ///< of the point values on the scales: industries × leaves, by their ids
  std::vector<double> weights; ///< of the leaves
  CategoryLimits limits;
  double cut = 0.75;
  Assignments assigned; ///< the class of an industry is the pessimistic one
  /// The classes of each industry where all that is not known for sure is at its worst, and at its best.
  std::vector<int> worst, best;
};

/// Of a county's industries; `limits` in the order of its leaves. Errors: nothing to sort, and those of electre_tri().
Loaded<CountyClasses> county_classes(const CountyRanking& county, CategoryLimits limits, double cut);
/// By the limits of the case.
Loaded<CountyClasses> county_classes(const Case& c, const CountyRanking& county);

/// What keeps an industry from the class above its own, at most three criteria by name; blank for the best class.
Sentence missing_to_next(const Case& c, const CountyClasses& classes, std::size_t industry);

} // namespace yindi
