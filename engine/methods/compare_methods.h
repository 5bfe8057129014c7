#pragma once

// Several methods on the same matrix: their rankings side by side, how far they agree, and one ranking from all.

#include "engine/methods/agreement.h"
#include "engine/methods/combined_ranking.h"
#include "engine/methods/method.h"

#include <map>

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
  std::vector<std::pair<const CombiningRule*, Sentence>> rules_left_out; ///< with the reason
  AgreedPlaces agreed;
};

/// `given`: parameters by method; the others are initial. Each method uses its own normalisation.
MethodComparison compare_methods(const DecisionMatrix& matrix, const std::vector<double>& weights,
                                 const std::vector<std::string>& methods,
                                 const std::map<std::string, Settings>& given = {});

/// Fills in what is said of all `rankings` together: coefficients, one ranking from all, places agreed on.
void put_together(MethodComparison& comparison);

/// What `given` says of a method; empty where it does not.
Settings given_to(const std::map<std::string, Settings>& given, const std::string& method);

} // namespace yindi
