#pragma once

// The kinds of example: what is recomputed, from which keys, giving which quantities.

#include "engine/format/data_tree.h"
#include "engine/format/toml_read.h"
#include "engine/textbook/textbook.h"

#include <nlohmann/json.hpp>

namespace yindi {

using Quantities = nlohmann::ordered_json; ///< name → number, word, list or table of such

/// An example while it is read: its keys, and the same file as a tree.
struct ExampleFile {
  Section section;
  DataNode tree;
};

struct ExampleKind {
  const char* id;
  /// Everything that the file may expect; nothing, with problems, where it cannot be computed.
  std::optional<Quantities> (*compute)(ExampleFile& file, const Settings& parameters);
};

const std::vector<ExampleKind>& example_kinds();

/// The error of a word that no table knows.
void unknown_word(Section& section, const std::string& key, const std::string& word,
                  const std::vector<std::string>& known);

/// `method`, `normalization`, `matrix`, `directions`, `weights` → `scores`, `ranks` and `workings`.
std::optional<Quantities> compute_matrix(ExampleFile& file, const Settings& parameters);
/// `normalization`, `matrix`, `directions` → `matrix`.
std::optional<Quantities> compute_normalization(ExampleFile& file, const Settings& parameters);
/// `elements`, `pairwise` → weights by each prioritization, `lambda_max`, `ci`, `cr` by table, `completion`.
std::optional<Quantities> compute_ahp(ExampleFile& file, const Settings& parameters);
/// The keys of a hierarchy file → `alternatives`, and of each node `weights`, `lambda_max` and `cr` by table.
std::optional<Quantities> compute_hierarchy(ExampleFile& file, const Settings& parameters);
/// `elements`, `[[member]]` (name, weight, pairwise) → `members`, `priorities`, `judgements`.
std::optional<Quantities> compute_group(ExampleFile& file, const Settings& parameters);
/// `by`, `normalization`, `matrix`, `directions` → `weights`, `workings`.
std::optional<Quantities> compute_weigh(ExampleFile& file, const Settings& parameters);
/// `memberships`, `weights`, `operator` → `grades`: one fuzzy composition.
std::optional<Quantities> compute_composition(ExampleFile& file, const Settings& parameters);
/// `x`, `y` (places with ties at their mean) → each coefficient of agreement.
std::optional<Quantities> compute_correlation(ExampleFile& file, const Settings& parameters);
/// `rankings` (a row a ranking, 1 best), `votes` (how many hold each) → `scores` and `ranks` of each combining rule,
/// `rank_sums`, `kendall_w`.
std::optional<Quantities> compute_combine(ExampleFile& file, const Settings& parameters);

/// `matrix` and `weights` of triangles [least, likeliest, most], `directions`, `ideal` (fixed, found) → `normalized`,
/// `weighted`, `to_best`, `to_worst`, `closeness`, `ranks`.
std::optional<Quantities> compute_fuzzy_topsis(ExampleFile& file, const Settings& parameters);
/// `elements`, `pairwise` of triangles (numbers or fractions; "" where the mirrored cell says it), `by`
/// (geometric-mean, extent) → `rows`, `fuzzy_weights`, `crisp`, `weights`, `lambda_max`, `cr`.
std::optional<Quantities> compute_fuzzy_ahp(ExampleFile& file, const Settings& parameters);
/// `matrix`, `directions`, `weights`, `limits` (worst first), `q`, `p`, `v` (0: no veto), `cut` → `pessimistic`,
/// `optimistic` (1 the worst category), `over`, `under`, `relation`.
std::optional<Quantities> compute_sort(ExampleFile& file, const Settings& parameters);
/// `matrix`, `directions`, `weights`, parameters of promethee-ii → `explained`, `axes`, `alternatives` and `criteria`
/// (places in the plane), `decision`, `net_flows`, `ranks`.
std::optional<Quantities> compute_gaia(ExampleFile& file, const Settings& parameters);
/// The keys of a network file → `priorities` and `within` by element, `limit` by "row,column", `parts`, `period`.
std::optional<Quantities> compute_network(ExampleFile& file, const Settings& parameters);
/// `factors`, `direct` → `given`, `received`, `prominence`, `relation`, `weights` by factor, `normalized` and `total`
/// by "row,column", `threshold`.
std::optional<Quantities> compute_dematel(ExampleFile& file, const Settings& parameters);

/// Names under `key`, or the letter with 1, 2, … where there are none.
std::vector<std::string> read_names(Section& section, const std::string& key, const char* letter, std::size_t count);
/// A list of equally long rows of numbers under `key`, which must be there.
std::optional<std::vector<std::vector<double>>> read_rows(Section& section, const std::string& key);
/// The row of a table with the id `word`; nullptr, with what is known, where there is none.
template <class Row>
const Row* known_row(Section& section, const std::string& key, const std::vector<Row>& table, const std::string& word) {
  std::vector<std::string> words;
  for (const Row& row : table) {
    if (word == row.id) return &row;
    words.emplace_back(row.id);
  }
  unknown_word(section, key, word, words);
  return nullptr;
}

/// What a ranking example says; problems in the section.
std::optional<MatrixExample> read_matrix_example(ExampleFile& file, const Settings& parameters);
/// Values, directions and names under `matrix`, `directions`, `alternatives` and `criteria`.
std::optional<DecisionMatrix> read_example_matrix(Section& section);
/// A list of numbers; empty where there is none.
std::vector<double> read_numbers(Section& section, const std::string& key);

/// Puts diagnostics without a place where the example begins.
void add_problems(ExampleFile& file, const Diagnostics& diagnostics);

} // namespace yindi
