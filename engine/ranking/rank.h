#pragma once

// From a case to each county's ranking, with everything that the rationale needs to explain it (DESIGN §5, §6).

#include "engine/ranking/case_weights.h"
#include "engine/ranking/frame.h"

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
  std::shared_ptr<const Assessment> assessment;
  std::string profile;                 ///< as in counties.csv
  Weights weights;                     ///< node by node, and global over all leaves
  std::map<std::string, double> used;  ///< global weights of the leaves that took part; sums to 1
  double assessed_weight = 0;          ///< original weight used ÷ (that + not assessed)
  std::optional<Frame> frame;          ///< that its industries were scored in; none where nothing could be
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

/// Ranks `counties` of the case (all that decide where it is empty), each once, by what was assessed and weighed of the
/// same case. Where the method refuses a county's values that county has an empty ranking, and a warning names the
/// cells. Diagnostics stand at their keys (see Places).
Ranking rank(const Case& c, const Assessments& assessed, const ProfileWeights& weights,
             const std::vector<std::string>& counties = {});

/// Ranks one county with given local weights in place of those that the judgements give: what dragging a weight does.
CountyRanking rank_county(const Case& c, std::shared_ptr<const Assessment> assessment, const Weights& weights);
/// By another method than the case's.
CountyRanking rank_county(const Case& c, const MethodChoice& method, std::shared_ptr<const Assessment> assessment,
                          const Weights& weights);

/// A case worked out as far as its rankings: assessed, weighed, ranked, each once.
struct RankedCase {
  Assessments assessed;
  ProfileWeights weights;
  Ranking ranking;
};
RankedCase rank_case(const Case& c, const std::vector<std::string>& counties = {});
/// By what is assessed of these counties already (of all that decide, where the data weigh): where the model is the
/// same (`a.model == b.model`), nothing is assessed again.
RankedCase rank_case(const Case& c, Assessments assessed, const std::vector<std::string>& counties = {});

/// Whether anything has a score; a method may order without.
bool has_scores(const CountyRanking& county);

/// Whether the method refused all that could have been ranked.
bool all_refused(const Ranking& ranking);

/// Score of A minus score of B, leaf by leaf: the Aumann–Shapley integral of the score from B's row to A's in the
/// frozen frame (Aumann & Shapley 1974, Values of Non-Atomic Games). Sums to the difference of the point scores.
/// In the order of the assessment's leaves.
std::vector<double> head_to_head(const CountyRanking& county, const std::string& a, const std::string& b);

} // namespace yindi
