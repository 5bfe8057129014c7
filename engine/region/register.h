#pragma once

// What is on record of the industries themselves: the rows of presence.csv in one unit, such as `standing`. Such a
// register lists presences, not absences, and only of the counties whose products were looked up.

#include "engine/case/case.h"

#include <Eigen/Core>
#include <string>
#include <unordered_map>
#include <vector>

namespace yindi {

struct Register {
  std::string unit;
  std::vector<bool> surveyed;                          ///< by county: the register has at least one row of it
  std::unordered_map<std::string, std::size_t> column; ///< of the industries that it names
  Eigen::MatrixXd amounts; ///< counties × industries; 0 where not listed. Of several rows the largest counts
  Eigen::MatrixXi rows;    ///< of presence.csv, behind the amounts; −1 where not listed
  Eigen::MatrixXd
      density; ///< how near an industry is to what each county is known for, itself left out; 0 × 0: not asked

  /// The amount of an industry in a county; 0 where not listed.
  double amount(std::size_t county, const std::string& industry) const;
  /// Its row of presence.csv; −1 where not listed.
  int row(std::size_t county, const std::string& industry) const;
};

/// By unit, for each of register_units(). `index`: the position of each county.
std::unordered_map<std::string, Register> registers(const Case& c,
                                                    const std::unordered_map<std::string, std::size_t>& index);

/// Fills `density`: M = 1 where the amount is at least a half, over the surveyed counties; φ as in product_space.h;
/// density of industry k in c: Σ_{q≠k} M_cq φ_kq / Σ_{q≠k} φ_kq (EconGeo; with q = k what is known would foretell
/// itself). −1 where nothing is related to it.
void fill_density(Register& known);

} // namespace yindi
