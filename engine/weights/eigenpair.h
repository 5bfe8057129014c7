#pragma once

// The principal eigenpair of a comparison matrix, and the completion of one with missing judgements.

#include "engine/weights/comparison.h"

namespace yindi {

struct Eigenpair {
  double value = 0;
  Eigen::VectorXd vector; ///< positive, sums to 1
};

/// The Perron root and vector of a square non-negative irreducible matrix, to rounding. Noda's iteration (T. Noda
/// 1971, Numer. Math. 17:382–386): from any positive start the bounds min, max of (Ax)ᵢ/xᵢ close in quadratically.
Eigenpair principal_eigenpair(const Eigen::MatrixXd& matrix);

/// Weights that minimise Σ (ln aᵢⱼ − ln wᵢ/wⱼ)² over the judged pairs: row geometric means where all are judged
/// (Crawford & Williams 1985), else the Laplacian system of the graph of comparisons (Bozóki, Fülöp & Rónyai 2010).
/// Sum to 1. Needs connected judgements.
Eigen::VectorXd least_squares_weights(const Comparison&);

/// The missing entries filled so that the principal eigenvalue is least (Bozóki, Fülöp & Rónyai 2010, Math. Comput.
/// Modelling 52:318–333); the judged ones unchanged. Needs connected judgements, then the answer is unique.
Eigen::MatrixXd least_eigenvalue_completion(const Comparison&);

} // namespace yindi
