#pragma once

// From a comparison matrix to weights and how consistent the judgements are.

#include "engine/weights/comparison.h"
#include "engine/weights/random_index.h"

namespace yindi {

/// How to get weights from judgements; the words of `[weighting]` and of the `ahp` command.
struct PriorityOptions {
  std::string prioritization = "eigenvector";
  std::string ri;              ///< blank: see random_index()
  std::string scale = "saaty"; ///< the scale that the comparison's ratios are on already
};

/// eigenvector (Saaty 1977; incomplete: of the completion with the least eigenvalue), geometric-mean (Crawford &
/// Williams 1985; incomplete: logarithmic least squares), column-mean (complete only), harker (Harker 1987).
const std::vector<std::string>& prioritizations();
Text prioritization_name(const std::string& id);

struct Priorities {
  std::vector<std::string> items;
  std::vector<double> weights;  ///< sum to 1
  double lambda_max = 0;        ///< principal eigenvalue, of the least-eigenvalue completion where incomplete
  std::optional<double> ci, cr; ///< ci = (λ − n)/(n − 1), none for one item; cr = ci/ri
  std::optional<double> gci;    ///< Aguarón & Moreno-Jiménez 2003: mean squared log residual per degree of freedom
  RandomIndex ri;
  int missing = 0; ///< pairs nobody judged
};

/// Weights and consistency of one matrix. Errors: an unknown word in the options, column-mean on an incomplete matrix,
/// judgements that don't connect the items (naming the groups). `what` names the matrix in messages.
Loaded<Priorities> priorities(const Comparison&, const PriorityOptions& = {}, const Text& what = {},
                              const std::vector<Text>& names = {});

/// λ by hand: the mean of (Aw)ᵢ/wᵢ, as textbooks reckon it from column means (Saaty 1980, The Analytic Hierarchy
/// Process, ch. 2). With the eigenvector it is the eigenvalue; with other weights only near it. Of complete
/// comparisons.
struct ByHand {
  double lambda_max = 0;
  std::optional<double> ci, cr; ///< with the random index of the priorities
};
std::optional<ByHand> by_hand(const Comparison&, const Priorities&);

/// Whether the words of the options are known.
Diagnostics check(const PriorityOptions&);

/// The weights alone, for connected judgements and known options (the inner loop of simulations).
Eigen::VectorXd priority_vector(const Comparison&, const std::string& prioritization);

/// A judgement that fits the others badly, `a` the one it prefers.
struct Suspect {
  std::string a, b;
  double given = 1;                  ///< as judged, ≥ 1
  double implied = 1;                ///< w_a / w_b
  double suggested = 1;              ///< a ratio of the scale, nearest to what the other judgements say of the pair
  double suggested_answer = 1;       ///< the answer from 1/9 to 9 that stands for it
  std::optional<double> cr_after;    ///< with `suggested` in place of `given`
  std::vector<double> weights_after; ///< with it too, by the same prioritization; in the order of the items
};

/// At most `limit` judgements, worst fit first, whose replacement by `suggested` lowers CR. Empty where CR is none.
std::vector<Suspect> worst_judgements(const Comparison&, const Priorities&, const PriorityOptions&,
                                      std::size_t limit = 3);

/// Contradictions of order: a over b over c over a, each list starting at its first item. All of three items; where
/// there is none of three in a part that runs in circles (judgements missing or equal), one shortest of more.
std::vector<std::vector<std::string>> cycles(const Comparison&);

} // namespace yindi
