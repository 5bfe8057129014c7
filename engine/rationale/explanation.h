#pragma once

// Why this one? The explanation of one industry in one county as a value: sentences that can be said in either
// language, and the numbers behind them. Everything is read off the ranking's workings; nothing is recomputed.

#include "engine/ranking/rank.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

/// One number that is an assumption or an estimate, once for each table column or given value.
struct Assumption {
  std::string table, column, quality, source;
  std::vector<std::string> criteria; ///< the leaves that rest on it
  Text note;                         ///< the reason, as the casebook gives it
};

/// A cell that nobody knows.
struct UnknownCell {
  std::string industry, criterion;
};

struct Explanation {
  std::string county, industry, against; ///< `against` blank where there is nothing to compare with
  Sentence headline;                     ///< "Yak comes first in Litang"
  std::vector<Sentence> place;           ///< rank, score, lead, bounds
  std::vector<Sentence> wins, losses;    ///< against `against`, leaf by leaf, greatest first, with the raw numbers
  std::vector<Sentence> neighbours;      ///< the neighbours that matter: "4 of 6 neighbours already lead in …"
  std::vector<Sentence> doubts;          ///< assumed, unknown, not assessed
  std::vector<Sentence> exclusions;
  std::vector<Sentence> levers; ///< where most is to be gained; asked for by --levers
  std::map<std::string, double> contributions, shortfalls, difference; ///< by leaf; difference empty where undefined
  std::map<std::string, double> lead;  ///< `difference` with its sign turned where the lower score is better
  std::map<std::string, int> evidence; ///< numbers behind the two industries by quality, and "unknown"
  std::vector<Assumption> assumed;
  std::vector<UnknownCell> unknown;
};

/// `industry` blank: the first of the ranking; `against` blank: the second, or the first where `industry` is not it.
Explanation explain(const Case& c, const CountyRanking& county, const std::string& industry = {},
                    const std::string& against = {});

/// All sentences in reading order.
std::vector<Sentence> sentences(const Explanation& explanation, bool with_levers = false);

/// "Plateau and mountains", of a blend "Hills 60 %, Plateau and mountains 40 %"; blank where the county has none.
Text profile_in_words(const Case& c, const std::string& profile);

/// The ids that share the first rank, in the ranking's order.
std::vector<std::string> leaders(const CountyRanking& county);

/// "Yak comes first in Litang", "Yak and Tea share first place in Litang", "Nothing is ranked in Litang".
Sentence headline(const Case& c, const CountyRanking& county);

/// How far two scores are apart, three decimals; a difference too small for them is no zero.
Text distance_in_words(double difference);

} // namespace yindi
