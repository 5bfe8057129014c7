#pragma once

// "Does my model know my province?" How well the rankings of a case agree with what its counties are known for, beside
// plain baselines, what each criterion adds, and how often each word of the verdict is right.
//
// While a county is judged everything that the case holds of its own products is withheld: its rows of presence.csv
// whose item is an industry, and its given values. All other counties keep theirs (leave one county out). Asked for,
// the same is told once more with the facts of its whole prefecture withheld, so that no neighbour of the same register
// speaks for it (leave one prefecture out).

#include "engine/ranking/rank.h"
#include "engine/robustness/simulate.h"
#include "engine/robustness/verdict.h"
#include "engine/validity/figures.h"

#include <set>

namespace yindi {

/// A pair that does not count, and why.
struct LeftOutPair {
  std::string county, industry;
  Sentence why;
};

/// A pair that counts, and what the ranking made of it.
struct JudgedPair {
  std::string county, industry, confidence;
  std::optional<double> auc;         ///< share of the county's others that rank below it; none without others
  std::optional<int> rank;           ///< none where a veto excludes it or nothing was ranked
  std::size_t of = 0;                ///< industries that were ranked there
  std::optional<Exclusion> excluded; ///< the veto
};

struct Baseline {
  std::string id; ///< "chance", "common", "common_by_height", "neighbours", "terrain"
  Text name;
  Estimate auc;
  std::map<int, std::optional<double>> hits;
  std::optional<double> mrr;
};

/// What a leaf adds: the area under the curve without it (its weight goes to its siblings), and by it alone.
struct CriterionValidity {
  std::string id;
  double weight = 0; ///< mean over the judged counties of what it weighed there
  std::optional<double> without, alone;
};

struct VerdictCount {
  Level level = Level::none;
  int counties = 0, right = 0; ///< right: the first industry is one of the pairs that count
};

/// The figures while the facts of the county's whole prefecture are withheld from it, and from the baselines.
struct Blinded {
  std::size_t prefectures = 0;       ///< that hold the judged counties
  std::size_t withheld_presence = 0; ///< rows, over all judged counties
  Estimate auc, high, auc_farming, within_industry, mrr;
  std::map<int, Estimate> hits;
  std::vector<Baseline> baselines; ///< as those of Validity
};

struct Validity {
  std::vector<JudgedPair> pairs; ///< in the order of the table, each once
  std::vector<LeftOutPair> left_out;
  std::size_t counties = 0;                               ///< with at least one pair that counts
  std::size_t withheld_presence = 0, withheld_values = 0; ///< rows, over all judged counties

  Estimate auc;         ///< of all pairs: the chance that a known one ranks above another of its county
  Estimate high;        ///< of pairs of high confidence
  Estimate auc_farming; ///< pairs and others of the most numerous sector alone
  std::string farming;  ///< that sector's id
  Text farming_name;
  Estimate within_industry;     ///< see within_industries()
  std::map<int, Estimate> hits; ///< 1, 3, 5: counties with a known one among the first so many
  Estimate mrr;                 ///< mean over counties of 1/rank of the best known
  std::vector<Baseline> baselines;
  std::vector<CriterionValidity> criteria; ///< in the order of the library
  std::vector<VerdictCount> verdicts;      ///< from clear on, those that occur
  std::optional<Blinded> blinded;          ///< where asked for
};

struct ValidityOptions {
  bool verdicts = true;
  int threads = 0;      ///< 0: as many as the machine has
  bool blinded = false; ///< whole prefectures are held out too
};

/// Errors: no pair that counts; those of ranking the case. Nothing where cancelled.
Loaded<Validity> validity(const Case& c, const std::vector<KnownPair>& known, const ValidityOptions& options = {},
                          const Progress& progress = nullptr);

/// The result in one sentence: "Among the industries of a county the known ones rank above 83 % of the others (…)".
Sentence validity_in_brief(const Validity& found);

/// The case without what it holds of the counties' own products; the numbers of rows are added to the two counts.
Case without_facts_of(const Case& c, const std::set<std::string>& counties, std::size_t& presence, std::size_t& values);

} // namespace yindi
