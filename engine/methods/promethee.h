#pragma once

// PROMETHEE I and II: how far each alternative is preferred to the others, and they to it.
// Brans & Vincke 1985, Manage. Sci. 31:647–656; Brans, Vincke & Mareschal 1986, Eur. J. Oper. Res. 24:228–238.
// Where a value is missing no comparison with it is a preference, either way, and flows are still divided by all the
// others: the neutral approach of Mareschal & El Hadouchi 2015, Handling missing values in discrete MCDA problems.

#include "engine/methods/method.h"

#include <Eigen/Core>

namespace yindi {

/// How a lead d becomes a preference in [0, 1]; 0 for d ≤ 0. Usual: 1. U-shape: 1 beyond q. V-shape: d/p up to 1.
/// Level: ½ beyond q, 1 beyond p. Linear: (d − q)/(p − q) between q and p. Gaussian: 1 − exp(−d²/2s²).
enum class PreferenceShape { usual, ushape, vshape, level, linear, gaussian };

struct PreferenceFunction {
  PreferenceShape shape = PreferenceShape::usual;
  double q = 0, p = 0, s = 0;
  double allowance = 0; ///< of rounding: a lead up to q + allowance is none beyond q, and so for 0 and p
  double operator()(double d) const;
};

/// Mean preference over, and under, the other alternatives (m each): Σ P / (m − 1).
struct Flows {
  Eigen::VectorXd positive, negative;
};

/// Flows of one criterion, better = larger; NaN where nobody knows the value. By sorting in O(m log m); pair by pair
/// for the Gaussian.
Flows flows(const Eigen::VectorXd& column, const PreferenceFunction& preference);

/// Net flows criterion by criterion, without weights: m × n.
struct NetFlows {
  Eigen::MatrixXd by_criterion;
  std::vector<Sentence> notes;
};

/// With the parameters of promethee-ii, all of them. Errors: thresholds that the functions need.
Loaded<NetFlows> net_flows(const DecisionMatrix& matrix, const Settings& settings);

} // namespace yindi
