#pragma once

// From a case to each county's ranking, with everything that the rationale needs to explain it (DESIGN §5, §6).

#include "engine/format/diagnostic.h"
#include "engine/conditions/assessment.h"
#include "engine/weights/weigh.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yindi {

/// One line of a ranking.
struct RankedIndustry {
  std::string industry;
  std::optional<double> score; ///< null where the method gives none
  double score_low = 0, score_high = 0;
  int rank = 0, rank_best = 0, rank_worst = 0; ///< competition ranks: ties share the smallest
  bool bounded = false;                        ///< an interval or an unknown stands behind the score
  bool point = true; ///< every leaf has a point value; else the score is the middle of the two
  /// Leaf by leaf (as CountyRanking::leaves): summing to the score, and to 1 − score. Empty: see contributions_note.
  std::vector<double> contributions, shortfalls;
};

struct CountyRanking {
  Assessment assessment;
  std::string profile;                 ///< as in counties.csv
  Weights weights;                     ///< node by node, and global over all leaves
  std::map<std::string, double> used;  ///< global weights of the leaves that took part; sums to 1
  double assessed_weight = 0;          ///< original weight used ÷ (that + not assessed)
  std::vector<RankedIndustry> ranking; ///< by rank, ties by id
  std::map<std::string, std::vector<RankedIndustry>> by_profile; ///< of a blend
  Sentence contributions_note;
  std::vector<Sentence> notes;
  std::vector<Sentence> refused; ///< why the method cannot rank here; then `ranking` is empty
};

struct Ranking {
  std::string method;
  Settings parameters;
  std::vector<CountyRanking> counties;
  Diagnostics diagnostics;
};

/// Ranks the deciding counties (all where `counties` is empty), each once. Where the method refuses a county's values
/// that county has an empty ranking, and a warning names the cells. Diagnostics stand at their keys (see Places).
Ranking rank(const Case& c, const std::vector<std::string>& counties = {});

/// The same for all deciding counties where nothing changed since `before` but judgements, weightings, participants,
/// rounds or the method: assessing is most of the work, so the assessments of `before` are taken out of it for the
/// counties that are ranked; the others stay whole there. assessed_alike() says whether that may be done.
Ranking rank_again(const Case& c, Ranking& before);
bool assessed_alike(const Case& a, const Case& b);

/// Ranks one county with given local weights in place of those that the judgements give: what dragging a weight does.
CountyRanking rank_county(const Case& c, Assessment assessment, const Weights& weights);

/// Whether anything has a score; a method may order without.
bool has_scores(const CountyRanking& county);

/// Whether the method refused all that could have been ranked.
bool all_refused(const Ranking& ranking);

/// Score of A minus score of B, leaf by leaf: the Aumann–Shapley integral of the score from B's row to A's in the
/// frozen frame (Aumann & Shapley 1974, Values of Non-Atomic Games). Sums to the difference of the point scores.
/// In the order of the assessment's leaves.
std::vector<double> head_to_head(const Case& c, const CountyRanking& county, const std::string& a,
                                 const std::string& b);

} // namespace yindi
