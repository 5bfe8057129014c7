#pragma once

// The product space: which industries go together, what is near to what a county does already, and how complex that is.

#include "engine/language/language.h"

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace yindi {

/// M_cp = 1 where the quotient is at least 1 (exactly 1 counts as present) and the amount at least `minimum`, else 0.
Eigen::MatrixXd present(const Eigen::MatrixXd& quotients, const Eigen::MatrixXd& amounts, double minimum = 0);

/// Hidalgo, Klinger, Barabási & Hausmann 2007: φ_pq = (MᵀM)_pq / max(u_p, u_q), the lesser of the two conditional
/// probabilities of being present together; diagonal 1. An industry that nobody has is near to none: a row of zeros.
Eigen::MatrixXd proximity(const Eigen::MatrixXd& m);

/// ω_cp = Σ_q M_cq φ_pq / Σ_q φ_pq, q = p included (py-ecomplexity; EconGeo leaves q = p out and gives per cent). 0 for
/// an industry that nobody has. Validity: it foretells entries only weakly (AUC about 0.56 in the nation and 0.59 in
/// Sichuan for entries from 2010 to 2020), so it is a hint and no forecast.
Eigen::MatrixXd relatedness_density(const Eigen::MatrixXd& m, const Eigen::MatrixXd& proximity);

/// How often two industries are present together, MᵀM with an empty diagonal.
Eigen::MatrixXd cooccurrence(const Eigen::MatrixXd& m);

/// The normalisations of co-occurrence in EconGeo (van Eck & Waltman 2009; probability: Steijn 2021). Diagonal 0.
enum class Relatedness { probability, association, cosine, jaccard };
Eigen::MatrixXd relatedness(const Eigen::MatrixXd& cooccurrence, Relatedness how);

/// Economic complexity (Hidalgo & Hausmann 2009): the second eigenvector of (M/k_c)·(M/k_p)ᵀ, as z-scores (population
/// standard deviation), its sign that of its correlation with diversity.
struct Complexity {
  std::vector<std::optional<double>> counties; ///< none where a county has nothing
  /// Mean of the counties that have it; none where nobody has it.
  std::vector<std::optional<double>> industries;
  Sentence refusal; ///< why there is none: the rest is empty then
};

/// Refused where it means nothing: fewer than three counties with anything, structures that split into groups which
/// share no industry (the second eigenvalue is 1 as well), or that are all alike, or two eigenvectors that tie.
Complexity economic_complexity(const Eigen::MatrixXd& m);

} // namespace yindi
