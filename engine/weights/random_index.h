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
  std::string label;           ///< blank, "unadjusted", "approximation", "fit", "simulated", "index of the 1–9 scale"
  Sentence note;               ///< what the label or the missing value means; blank otherwise
};

/// Whether the index was made for other judgements than these, so that a small ratio proves nothing.
bool is_rough(const RandomIndex& index);

/// saaty1977, saaty2005, donegan_dodd1991, alonso_lamata2006, tummala_ling1998 (complete matrices), agoston_csato.
const std::vector<std::string>& random_index_tables();

/// A table and a label as people call them: "Saaty 1977, unadjusted".
Text random_index_name(const std::string& table, const std::string& label);

/// The index for n items with `missing` unjudged pairs. A blank table is saaty1977 (beyond its 15 items the linear fit
/// of alonso_lamata2006) for complete and agoston_csato for incomplete matrices. No value for n ≤ 2 and for spanning
/// trees: such judgements cannot contradict each other. `table` is one of random_index_tables() or blank.
/// On a scale other than 1–9 a blank table is "simulated" (see simulated_index(); missing pairs by Ágoston & Csató's
/// linear approximation), a named one is used as it is and labelled.
/// Ágoston & Csató 2022, Omega 108:102576; Alonso & Lamata 2006, IJUFKS 14(4):445–459 (λ = 2.7699 n − 4.3513).
RandomIndex random_index(const std::string& table, int n, int missing, const std::string& scale = "saaty");

/// The mean consistency index of random complete judgements of n ≥ 3 items on a scale: each pair one of the 17 answers
/// 1/9 … 9, all alike likely. Seeded, so the same in every run, and kept for the life of the program; 10,000 draws to
/// n = 9 (standard error below 1 %), fewer beyond, where they scatter less. `scale` is one of judgement_scales().
double simulated_index(const std::string& scale, int n);

} // namespace yindi
