#pragma once

// MOORA's three parts, which MULTIMOORA puts together.
// Brauers & Zavadskas 2006, Control Cybern. 35:445–469 (ratio system, reference point);
// Brauers & Zavadskas 2010, Technol. Econ. Dev. Econ. 16:5–24 (full multiplicative form, MULTIMOORA).

#include "engine/format/diagnostic.h"
#include "engine/methods/decision_matrix.h"

namespace yindi {

/// wⱼ rᵢⱼ, with a minus for a cost (m × n): the row sums are the ratio system.
Eigen::MatrixXd moora_summands(const DecisionMatrix& normalized, const Eigen::VectorXd& weights);

/// wⱼ |rⱼ − rᵢⱼ| to the reference point r (m × n): the row maxima are the reference point approach.
Eigen::MatrixXd moora_distances(const DecisionMatrix& normalized, const Eigen::RowVectorXd& reference,
                                const Eigen::VectorXd& weights);

/// Best of each normalised column, as its direction says.
Eigen::RowVectorXd moora_reference(const DecisionMatrix& normalized);

/// ln rᵢⱼ, with a minus for a cost (m × n): the row sums are ln of the full multiplicative form. It knows no weights.
Eigen::MatrixXd moora_logarithms(const DecisionMatrix& normalized);

/// Checked and normalised for the full multiplicative form: it refuses values without a logarithm, naming the cell, and
/// the frozen frame, where 0 is a value like any other (as WPM does).
Loaded<DecisionMatrix> normalized_positive(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                           const std::string& normalization, const char* method);

} // namespace yindi
