#pragma once

// Several methods on the same decision: their rankings side by side, how far they agree, and one ranking from all.

#include "engine/methods/agreement.h"
#include "engine/methods/combined_ranking.h"
#include "engine/methods/method.h"
#include "engine/methods/rank.h"

namespace yindi {

struct MethodRanking {
  std::string method;
  std::vector<std::optional<double>> scores; ///< as `alternatives`; nothing where the method gives none
  std::vector<int> ranks;                    ///< competition ranks
  std::vector<Sentence> notes;
};

struct RefusedMethod {
  std::string method;
  Diagnostics reasons;
};

using Coefficients = std::vector<std::vector<std::optional<double>>>; ///< method × method

struct MethodComparison {
  std::vector<std::string> alternatives;
  std::vector<MethodRanking> rankings;
  std::vector<RefusedMethod> refused; ///< methods that do not take this input
  Coefficients kendall, kendall_a;    ///< τ-b and τ-a
  Coefficients spearman, weighted_spearman;
  Coefficients ws; ///< [reference][other]: not symmetric
  std::optional<double> kendall_w;
  std::vector<std::pair<const CombiningRule*, CombinedRanking>> combined;
  AgreedPlaces agreed;
};

/// `given`: parameters by method; the others are initial. Each method uses its own normalisation.
MethodComparison compare_methods(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                 const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given = {});

/// One county of a casebook: every method in the frame of the casebook, as `rank` has it. The casebook's own method
/// keeps the casebook's parameters.
MethodComparison compare_methods(const Case& c, const Assessment& assessment, const Weights& weights,
                                 const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given = {});

} // namespace yindi
