#pragma once

// What was computed from the document for what is selected. Nothing is computed elsewhere in the window: compute() and
// the jobs (jobs.h) fill it, pages only read.

#include "engine/ranking/answer_effect.h"
#include "engine/ranking/attention.h"
#include "engine/rationale/collect.h"
#include "engine/rationale/explanation.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yindi::gui {

struct Document;
struct Selection;
struct Sureness;
struct Regional;
struct ShownDocument;
struct DataWeights;
struct SideBySide;
struct Agreed;

/// Another way to weigh the asked node, as if it counted already; see LookAtWay.
struct LookedWay {
  std::string text;                     ///< as in Selection
  std::optional<NodeWeighting> row;     ///< none: comparisons
  std::vector<double> weights;          ///< of the node in the shown county; empty where it would have none
  std::optional<RankingEffect> ranking; ///< of the shown county
  int firsts = 0, of = 0;               ///< counties that would begin with another industry, of those with a ranking
  Sentence problem;                     ///< why some county would have no ranking; else blank
};

/// What the Weights page asks, and what is known of it; kept while the case, node, county and voice stay.
struct Asked {
  std::shared_ptr<const Case> of;
  std::string county;
  std::shared_ptr<const Weighing> weighing; ///< nullptr: nobody looks
  std::size_t pair = 0;                     ///< place in weighing->pairs
  std::optional<double> tried;              ///< the other answer: under the pointer, or the suggested one
  std::optional<Consequence> effect;        ///< of `tried`
  std::optional<std::pair<std::size_t, double>> effect_of;
  std::optional<AskingOn> asking_on; ///< once it has been sampled
  std::optional<LookedWay> looked;   ///< none: the way that counts is shown
};

/// What is still to be collected and what the values rest on, over all counties.
struct Known {
  std::map<std::string, int> evidence; ///< numbers behind the rankings by quality, each counted once
  std::vector<ToCollect> missing;
  std::vector<PartlyKnown> partly;
  double assumed = 0; ///< share of the values that rest on an assumption
};

struct Results {
  std::shared_ptr<const Case> of; ///< the snapshot that the ranking belongs to
  Assessments assessed;
  ProfileWeights weights;
  Ranking ranking;
  std::shared_ptr<const Ranking> ranking_of; ///< the same, made for who works on it elsewhere
  std::shared_ptr<const void> cells;         ///< another one whenever counties were assessed anew
  bool held = false; ///< judgements give no weights just now: counties without any keep their ranking of before
  Known known;
  std::vector<Matter> matters;      ///< gravest first
  std::vector<Unweighed> unweighed; ///< where judgements keep counties from being ranked

  // Of the shown county.
  std::optional<CountyRanking> tried; ///< its ranking under Selection::what_if
  std::optional<Explanation> why;     ///< of the chosen industry against the compared one, as shown
  std::optional<Explanation> lead;    ///< of the first against the second, as shown
  Asked asked;

  // Of the jobs; each says what it belongs to.
  std::shared_ptr<const SideBySide> methods; ///< of the county as judged
  std::shared_ptr<const DataWeights> data_weights;
  std::shared_ptr<const Agreed> agreement;                ///< with what the counties are known for
  std::shared_ptr<const Sureness> sureness;               ///< the newest answer; may belong to what was shown before
  std::shared_ptr<const Sureness> sureness_so_far;        ///< while its draws go on
  std::shared_ptr<const ShownDocument> document;          ///< of the Report page; may belong to another question
  std::vector<std::shared_ptr<const Regional>> regionals; ///< answers about the region, newest first
};

/// Brings all of it but the jobs' up to date, and the selection to what there is: a county of the case, two of its
/// industries, a node and a pair to ask about. Assesses again only where something changed that assessments hang on.
void compute(const Document& document, Selection& selection, Results& results);
/// After another choice of industries only.
void explain_choice(const Document& document, const Selection& selection, Results& results);
/// After another node, voice, pair or tried answer only.
void follow_asked(const Document& document, Selection& selection, Results& results);

/// The row of the asked node that the page shows: what is looked at, else what counts; nullptr for comparisons.
const NodeWeighting* shown_weighting(const Case& c, const Asked& asked);

/// A county's ranking as judged; nullptr where there is none.
const CountyRanking* judged_county(const Results& results, const std::string& county);
const RankedIndustry* ranked(const CountyRanking& county, const std::string& industry);
/// The same for somebody who works on it in the background.
std::shared_ptr<const Ranking> shared_ranking(Results& results);

} // namespace yindi::gui
