#pragma once

// GAIA: the plane in which the net flows of PROMETHEE, criterion by criterion, differ most, with the criteria and the
// decision axis in it. Mareschal & Brans 1988, Eur. J. Oper. Res. 34:69–77; Brans & Mareschal 1994, Decis. Support
// Syst. 12:297–310.

#include "engine/methods/method.h"

#include <Eigen/Core>

namespace yindi {

struct GaiaPlane {
  Eigen::MatrixXd flows;        ///< m × n net flows, without weights; their columns sum to 0
  std::vector<double> shares;   ///< of what tells the alternatives apart: each principal axis, the greatest first
  double explained = 0;         ///< δ: the first two of them
  Eigen::MatrixXd alternatives; ///< m × 2: rows of `flows` seen in the plane
  std::vector<double> shown;    ///< m: how much of an alternative's length the plane keeps, squared; 1 at the origin
  Eigen::MatrixXd criteria;     ///< n × 2: unit axes seen in the plane; opposite ones conflict
  Eigen::RowVector2d decision;  ///< the unit vector along the weights seen in the plane; its length is its power
  std::vector<double> net;      ///< m: PROMETHEE II, flows × weights as shares of their sum
  std::vector<int> ranks;
  std::vector<Sentence> notes;
};

/// With the parameters of promethee-ii, all of them. Axes point where the decision axis does (to the right and up), so
/// that better lies there. The plane itself does not depend on the weights. Errors: those of the matrix, of weights and
/// thresholds; fewer than two alternatives or criteria; alternatives that nothing tells apart.
Loaded<GaiaPlane> gaia(const DecisionMatrix& matrix, const std::vector<double>& weights, const Settings& settings);

/// How much the plane keeps, and what to make of it: below 60 to 70 % it is a poor picture.
Sentence plane_worth(const GaiaPlane& plane);
/// The notes, and before them that it is a poor picture where it is one.
std::vector<Sentence> plane_notes(const GaiaPlane& plane);

} // namespace yindi
