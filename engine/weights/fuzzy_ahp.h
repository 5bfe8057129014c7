#pragma once

// AHP from triangular judgements: the least, the likeliest and the most that one item counts against another. Buckley
// 1985, Fuzzy Sets Syst. 17:233–247 (row geometric means); Chang 1996, Eur. J. Oper. Res. 95:649–655 (extent analysis),
// and what is wrong with it: Wang, Luo & Hua 2008, Eur. J. Oper. Res. 186:735–747.

#include "engine/format/csv.h"
#include "engine/format/fuzzy_number.h"
#include "engine/weights/priorities.h"

#include <Eigen/Core>
#include <functional>

namespace yindi {

/// ratio[i][j]: how many times more item i counts than item j; 1 on the diagonal, mirrored cells inverse to each other.
struct FuzzyComparison {
  std::vector<std::string> items;
  std::vector<std::vector<FuzzyNumber>> ratio;
};

/// What an answer of 1 to 9, or one over it, stands for: (a − spread, a, a + spread) cut to 1 … 9; 1 is 1 without any
/// doubt, and so is an answer beyond 9.
FuzzyNumber around(double answer, double spread);

/// Gives a diagnostic the place of cell (i, j) among the items.
using PairPlace = std::function<Diagnostic(std::size_t i, std::size_t j)>;

/// From the cells as written, n × n, blank where nothing stands; one of two mirrored cells is enough, and of two the
/// one above the diagonal counts. Errors, by cell: out of order, outside 1e-9 to 1e9, a diagonal that is not 1, a pair
/// that nobody judged, and mirrored cells of which an end is more than 5 % off one over the other's.
Loaded<FuzzyComparison> fuzzy_comparison(const std::vector<std::string>& items,
                                         const std::vector<std::vector<std::optional<FuzzyNumber>>>& written,
                                         const PairPlace& place);

/// A comparison file of which a cell holds one answer or three numbers, 2 3 4 or 1/4 1/3 1/2; a lone number is taken as
/// around(number, spread). Errors at their cells.
Loaded<FuzzyComparison> read_fuzzy_comparison(const CsvTable& table, double spread);
Loaded<FuzzyComparison> read_fuzzy_comparison_file(const std::string& path, double spread);

/// The number or the three of a cell; nothing where it holds neither.
std::optional<FuzzyNumber> fuzzy_judgement(const std::string& text, double spread);

enum class FuzzyWay { geometric_mean, extent };

struct FuzzyPriorities {
  std::vector<FuzzyNumber> rows;   ///< geometric means of the rows, or their sums
  std::vector<FuzzyNumber> fuzzy;  ///< rows over the sum of all: fuzzy weights, or synthetic extents
  std::vector<double> defuzzified; ///< (l + m + u) / 3, the centre of area; or the least possibility of the item's row
  std::vector<double> weights;     ///< the same as shares of their sum
  Eigen::MatrixXd possibility;     ///< extent: how possible it is that extent i is not below extent j; else empty
  Priorities centre;               ///< of the likeliest values, by the eigenvector: λ, CI and CR
  std::vector<Sentence> notes;     ///< where extent analysis gives items no weight
};

/// Errors: an unknown `ri` (a table of random indices, blank: see random_index()), and what priorities() refuses.
Loaded<FuzzyPriorities> fuzzy_priorities(const FuzzyComparison& comparison, FuzzyWay way, const std::string& ri = "");

} // namespace yindi
