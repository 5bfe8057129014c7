#pragma once

// What the deterministic analyses start from: industries under weighted criteria with a method made ready, and the
// nodes of the hierarchy whose weights can move. Of a county of a casebook, or of a decision matrix file.

#include "engine/ranking/rank.h"
#include "engine/robustness/scorer.h"

namespace yindi {

/// A criterion that weighs something: a leaf, or a group with the leaves below it that take part.
struct WeightNode {
  std::string id;
  Text name;
  std::vector<Eigen::Index> columns; ///< the leaves below it, as columns of the matrix
  bool leaf = true;
  double weight = 0; ///< its share of the whole decision: the sum of the used weights of those leaves
};

/// `weights` sum to 1. `first` is the first line of the ranking: of those with rank 1 the one whose id sorts first, or
/// whom put_first() puts there.
/// `second` is the best of the others, -1 where there is none. Where nothing could be scored there are no alternatives.
struct RankingProblem {
  std::vector<std::string> alternatives; ///< ids
  std::vector<Text> names;
  std::vector<std::string> criteria; ///< ids of the leaves, in the order of the columns
  std::vector<WeightNode> nodes;     ///< groups and leaves, depth first in the library's order, without the goal
  Eigen::RowVectorXd weights;
  Scorer scorer;
  Eigen::RowVectorXd scores; ///< under `weights`
  std::vector<int> ranks;    ///< competition ranks under `weights`
  Eigen::Index first = 0, second = -1;
};

/// What people call an alternative; its id where the problem does not hold it.
Text name_of(const RankingProblem& problem, const std::string& id);

/// Where t is the weight of a node, all weights are t · inside + (1 − t) · outside: the leaves below keep their
/// proportions among each other, and so do all others, so that every weight is affine in t. Leaves that together weigh
/// nothing get equal shares, because nothing says which of them counts more. A node with all the leaves cannot move.
struct WeightPath {
  Eigen::RowVectorXd inside, outside; ///< each sums to 1; outside is 0 where the node holds all leaves
  bool movable = true;
  Eigen::RowVectorXd at(double t) const { return t * inside + (1 - t) * outside; }
};
WeightPath path_of(const RankingProblem& problem, const WeightNode& node);

/// The scores of each row of `weights` (rows × criteria → rows × alternatives), oriented so that more is better.
Eigen::MatrixXd merits(const RankingProblem& problem, const Eigen::MatrixXd& weights);
/// The same under one weight vector.
Eigen::RowVectorXd merits_under(const RankingProblem& problem, const Eigen::RowVectorXd& weights);

/// Whether alternative `i` has competition rank 1 in a row of merits.
bool leads(const Eigen::RowVectorXd& merits, Eigen::Index i);

/// Alternative with the greatest merit, `but` left aside; -1 where there is no other.
Eigen::Index best_of(const Eigen::RowVectorXd& merits, Eigen::Index but = -1);

/// Makes an alternative of rank 1 the first, and the best of the others the second.
void put_first(RankingProblem& problem, Eigen::Index first);
/// Of those of rank 1 the one with the largest share, such as of the draws that put it first; of equals the present
/// one.
void put_first(RankingProblem& problem, const Eigen::VectorXd& shares);

/// One cell of the matrix at another value of u.
struct CellValue {
  Eigen::Index row = 0, column = 0;
  double u = 0;
};

/// A county with what its cells can be. Scores follow the ranking of DESIGN §6: an industry with a point value in every
/// cell scores there; one without scores the middle of its scores at the low and at the high ends (where the method's
/// scores are its own and rise with u; other methods take the middle of the cell).
struct CountyProblem {
  RankingProblem ranking;
  Frame frame;
  Eigen::MatrixXd low, point, high; ///< alternatives × criteria, as the frame takes them; `high` is the better end
  Eigen::MatrixXi unknown;          ///< 1 where a cell has no point value, else 0
};

/// Errors: those of the method. `county` must come from the same case.
Loaded<CountyProblem> county_problem(const Case& c, const CountyRanking& county);
/// The same county under another method's frame (the leaves and weights of `frame` count).
Loaded<CountyProblem> county_problem(const Case& c, const CountyRanking& county, const Frame& frame);

/// A matrix file: every criterion is a leaf below the goal. Weights are divided by their sum.
Loaded<RankingProblem> matrix_problem(const Method& method, const Settings& settings, const std::string& normalization,
                                      const DecisionMatrix& matrix, const std::vector<double>& weights);

/// The merits of all alternatives in each variant of the county's cells: variants × alternatives.
Eigen::MatrixXd merits_with(const CountyProblem& county, const std::vector<std::vector<CellValue>>& variants);

} // namespace yindi
