#pragma once

// Random indices: the mean consistency index of random judgements, which a consistency ratio divides by.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

struct RandomIndex {
  std::optional<double> value; ///< none where consistency cannot be tested or the table ends
  std::string table;           ///< the id in use
  std::string label;           ///< blank, "unadjusted", "approximation" or "fit"
  Sentence note;               ///< what the label or the missing value means; blank otherwise
};

/// saaty1977, saaty2005, donegan_dodd1991, alonso_lamata2006, tummala_ling1998 (complete matrices), agoston_csato.
const std::vector<std::string>& random_index_tables();

/// The index for n items with `missing` unjudged pairs. A blank table is saaty1977 (beyond its 15 items the linear fit
/// of alonso_lamata2006) for complete and agoston_csato for incomplete matrices. No value for n ≤ 2 and for spanning
/// trees: such judgements cannot contradict each other. `table` is one of random_index_tables() or blank.
/// Ágoston & Csató 2022, Omega 108:102576; Alonso & Lamata 2006, IJUFKS 14(4):445–459 (λ = 2.7699 n − 4.3513).
RandomIndex random_index(const std::string& table, int n, int missing);

} // namespace yindi
