#pragma once

// A comparison matrix: who counts how many times more than whom, as far as people said so.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"
#include "engine/format/fuzzy_number.h"

#include <Eigen/Core>
#include <string>
#include <vector>

namespace yindi {

/// `ratio(i, j)` says how many times more item i counts than item j. Positive, 1 on the diagonal, exactly reciprocal
/// in floating point up to one rounding; NaN in both mirrored places where nobody judged.
struct Comparison {
  std::vector<std::string> items;
  Eigen::MatrixXd ratio; ///< items × items
  /// items × items where somebody stated ranges: the least that item i may count against j, the most being one over
  /// the mirrored entry; NaN of a pair without. Empty: nobody stated any. Only draws look at it.
  Eigen::MatrixXd least{};

  Eigen::Index size() const { return ratio.rows(); }
  bool judged(Eigen::Index i, Eigen::Index j) const { return ratio(i, j) == ratio(i, j); }
  bool ranged(Eigen::Index i, Eigen::Index j) const { return least.size() > 0 && least(i, j) == least(i, j); }
};

/// Whether a number can be a judgement: 1e-9 to 1e9. The scale goes to 9; the limit only keeps chains of judgements
/// from leaving the range of floating point.
bool can_be_judgement(double value);

/// Nothing judged yet: 1 on the diagonal, all else missing.
Comparison no_judgements(std::vector<std::string> items);

/// Enters one judgement and its mirror; `value` can be a judgement. What was stated of the pair is forgotten.
void judge(Comparison&, Eigen::Index i, Eigen::Index j, double value);
/// The same with its range, where it has one.
void judge(Comparison&, Eigen::Index i, Eigen::Index j, const FuzzyNumber& value);
/// The standard deviation of ln of a pair with a range: that of the triangle with its ends and its mode in logarithms.
double stated_deviation(const Comparison&, Eigen::Index i, Eigen::Index j);

/// From the judgements on one node (those on other nodes are passed over). "skip" is a missing judgement; of three
/// numbers the middle one counts, and the range is kept beside it. Errors: an item that is not below the node, an item
/// against itself, no number from 1e-9 to 1e9, two different values for one
/// pair.
Loaded<Comparison> comparison(const std::vector<std::string>& items, const std::string& node,
                              const std::vector<Judgement>&);

/// From numbers as somebody wrote them: NaN is missing, one of two mirrored cells is enough, and where both are filled
/// the one ≥ 1 counts. Errors, one per cell: not square, diagonal not 1, outside 1e-9 to 1e9, mirrored cells
/// whose product is more than 1 % off 1.
Loaded<Comparison> comparison(const std::vector<std::string>& items, const Eigen::MatrixXd& written);

/// Whether two mirrored entries agree: their product is within 1 % of 1.
bool reciprocal(double there, double back);

/// Number of judged pairs, and of pairs nobody judged.
int judged_pairs(const Comparison&);
int missing_pairs(const Comparison&);

/// The items in groups that judgements connect; one group means that weights follow from them.
std::vector<std::vector<std::string>> connected_groups(const Comparison&);
bool connected(const Comparison&);

/// The refusal of judgements that leave the items in several groups. `what` is the node or the file; `names` gives
/// each item's name for the message (blank: the item itself).
Diagnostic unconnected(const Comparison&, const Text& what, const std::vector<Text>& names = {});

/// The same of judgements alone, before a matrix of all pairs is made: a node of thousands of items that a few
/// judgements cannot connect. Nothing where they connect or one names no item.
std::optional<Diagnostic> unconnected(const std::vector<std::string>& items, const std::vector<Judgement>& judgements,
                                      const Text& what, const std::vector<Text>& names);

/// The same judgements with the items in another order; `items` is a permutation.
Comparison reordered(const Comparison&, const std::vector<std::string>& items);

} // namespace yindi
