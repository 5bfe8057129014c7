#pragma once

// DEMATEL: which factors drive the others, from who influences whom directly. Gabus & Fontela 1972, World Problems, an
// Invitation to Further Thought within the Framework of DEMATEL, Battelle Geneva.

#include "engine/format/csv.h"

#include <Eigen/Core>
#include <string>
#include <vector>

namespace yindi {

/// direct(i, j): how strongly factor i influences factor j, from 0, on any scale; 0 on the diagonal.
struct DirectInfluence {
  std::vector<std::string> factors;
  Eigen::MatrixXd direct;
};

struct Dematel {
  Eigen::MatrixXd normalized, total;   ///< N = X / s; T = N (I − N)⁻¹, with every way round
  std::vector<double> given, received; ///< row and column sums of T
  std::vector<double> prominence;      ///< given + received: how much a factor has to do with the rest
  std::vector<double> relation;        ///< given − received: above 0 a cause, below 0 an effect
  std::vector<double> weights;         ///< the length of (prominence, relation), as a share of all
  double threshold = 0;                ///< the mean of T: what is above it is worth an arrow
};

/// s is the greater of the greatest row sum and the greatest column sum of X, as both printed examples of the textbook
/// have it; weights as Baykasoğlu et al. 2013, Expert Syst. Appl. 40:899–907. Errors, by cell: no number
/// from 0 to 1e100, no 0 on the diagonal; nobody influences anybody; and where T has no end, because a set of factors
/// passes everything on to itself.
Loaded<Dematel> dematel(const DirectInfluence& influence);

/// A square CSV table with the names in its first row and first column, as a comparison file has them; an empty cell on
/// the diagonal is 0. Errors at their cells.
Loaded<DirectInfluence> read_influence_file(const std::string& path);
Loaded<DirectInfluence> read_influence(const CsvTable& table);

} // namespace yindi
