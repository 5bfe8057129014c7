#pragma once

// How a county's structure is made up, and how like two structures are. Amounts are counties × sectors, never negative;
// where there is nothing to divide by, the answer is none (or 0 where it says so) and never NaN.

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace yindi {

/// s_cp = x_cp / x_c; a county without any amount has a row of zeros.
Eigen::MatrixXd shares(const Eigen::MatrixXd& amounts);

/// Location quotient, or revealed comparative advantage (Balassa 1965): (x_cp/x_c) / (x_p/x), shares and totals over
/// the sectors that `counts` names (public sectors are left out). 0 for the others, for a county without any amount and
/// for a sector of which the reference has none.
Eigen::MatrixXd location_quotients(const Eigen::MatrixXd& amounts, const Eigen::VectorXd& reference,
                                   const std::vector<bool>& counts);
/// Against the sum of all counties, all sectors.
Eigen::MatrixXd location_quotients(const Eigen::MatrixXd& amounts);

/// Krugman 1991: Σ|s − s′|, 0 (alike) to 2 (nothing in common), without the ½ that some use. The reference may be
/// another county, the region or the nation (the county's own part in it stays). None where either is empty.
std::optional<double> krugman(const Eigen::VectorXd& a, const Eigen::VectorXd& b);

/// UNIDO 1979 structural similarity: Σ s s′ / √(Σs² Σs′²), 0 to 1 (the cosine of shares). None where either is empty.
std::optional<double> structural_similarity(const Eigen::VectorXd& a, const Eigen::VectorXd& b);
/// Herfindahl 1950: Σ s², 1/n to 1. None where empty.
std::optional<double> herfindahl(const Eigen::VectorXd& amounts);

/// Hachman 1994: 1 / Σ(LQ·s), 1 where the structure is the reference's; 0 where the county has what the reference has
/// not. None where either is empty.
std::optional<double> hachman(const Eigen::VectorXd& amounts, const Eigen::VectorXd& reference);

/// Shannon 1948: −Σ s log₂ s, in bits. None where empty.
std::optional<double> entropy_bits(const Eigen::VectorXd& amounts);

} // namespace yindi
