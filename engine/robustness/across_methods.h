#pragma once

// Who is first under other methods, in the same frozen frame and with the same weights: one half of what makes a
// verdict *clear* (DESIGN §6).

#include "engine/robustness/problem.h"

namespace yindi {

struct MethodFirst {
  std::string method;              ///< id
  Text name;                       ///< "TOPSIS, power of the weights 2"
  Settings settings;               ///< those that differ from the method's initial ones
  std::vector<std::string> firsts; ///< all with rank 1
  Diagnostics diagnostics;         ///< why it has no answer
  bool own = false;                ///< it is how the case itself ranks
};

struct AcrossMethods {
  std::vector<MethodFirst> methods;
  /// The industries that are first under all of them; empty where they disagree or nothing is ranked.
  std::vector<std::string> common;
  /// The same of all but the case's own.
  std::vector<std::string> common_of_others;
  bool agree_on(const std::string& industry) const;
};

struct MethodAsked {
  std::string method;
  Settings settings;
};

/// Those that the verdict's rule names ([robustness] agree), with their initial settings; "topsis" stands for both of
/// its powers of the weights, 1 and 2.
std::vector<MethodAsked> agreeing_methods(const Case& c);
/// Of these.
AcrossMethods across_methods(const Case& c, const CountyRanking& county);
/// Of any methods with their settings.
AcrossMethods across_methods(const Case& c, const CountyRanking& county, const std::vector<MethodAsked>& asked);

/// Every method of the table that takes values on the frozen scale, with its initial settings (TOPSIS as in casebooks,
/// with weight_power 1).
std::vector<MethodAsked> scaled_methods();

} // namespace yindi
