#pragma once

// One county judged without its own facts: its order, and the orders by which its criteria are told apart.

#include "engine/ranking/rank.h"
#include "engine/robustness/verdict.h"

#include <set>

namespace yindi {

using Merits = std::map<std::string, double>; ///< by industry, more is better; of those that no veto excludes

struct JudgedCounty {
  std::string id;
  CountyRanking ranking; ///< without an assessment where nothing could be ranked
  Merits merits;         ///< scores turned so that more is better; places below 0 where there are none
  std::map<std::string, Merits>
      without;                         ///< by leaf that took part: its weight goes where that of one not assessed goes
  std::map<std::string, Merits> alone; ///< by leaf: u; the middle of an interval, ½ where unknown
  Verdict verdict;
  std::size_t presence = 0, values = 0; ///< rows that were withheld
  Diagnostics diagnostics;
};

/// What is found of a county beside its order.
struct JudgedParts {
  bool leaves = true, verdict = true;
};

/// `withheld`: counties whose facts are withheld with its own.
JudgedCounty judge_county(const Case& c, const std::string& id, const std::set<std::string>& withheld,
                          JudgedParts parts);

} // namespace yindi
