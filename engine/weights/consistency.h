#pragma once

// What CR does not say of a comparison: another eigenvector, another index, the worst triad.

#include "engine/weights/comparison.h"

#include <optional>

namespace yindi {

/// Two items that the left eigenvector puts in the other order than the right one.
struct FlippedPair {
  std::string a, b; ///< the right eigenvector has a before b
  double right = 1; ///< w_a / w_b, ≥ 1
  double left = 1;  ///< the same of the reciprocals of the left eigenvector, < 1
};

/// Had everybody been asked "how much less" instead of "how much more", the weights would be the reciprocals of the
/// left eigenvector (Johnson, Beine & Wang 1979, J. Math. Psychol. 19:61–64). Consistent judgements give the same.
struct LeftRight {
  std::vector<double> left; ///< those weights; sum to 1
  double difference = 0;    ///< largest difference from the eigenvector's weights
  std::vector<FlippedPair> flipped;
};

/// Of the matrix, or of its least-eigenvalue completion where judgements are missing. Needs connected judgements.
LeftRight left_right(const Comparison&);

/// The geometric consistency index that matches CR = 0.1: .3147 for three items, .3526 for four, .370 for more
/// (Aguarón & Moreno-Jiménez 2003, Eur. J. Oper. Res. 147:137–145, table 3). None for fewer and where judgements are
/// missing: the table is for complete ones.
std::optional<double> gci_threshold(int items, int missing);

/// The triad that contradicts itself most: min(|1 − a_ik/(a_ij a_jk)|, |1 − a_ij a_jk/a_ik|), 0 to 1.
struct WorstTriad {
  double index = 0;
  std::string a, b, c;
};

/// Koczkodaj's index (1993, Math. Comput. Modelling 18(7):79–84) over all triads of judged pairs; none where there is
/// no such triad. Of several alike the first.
std::optional<WorstTriad> koczkodaj(const Comparison&);

} // namespace yindi
