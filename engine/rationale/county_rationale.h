#pragma once

// The rationale of one county as a value: what a sheet of two pages says, in either language, with the numbers behind
// it. Every format is written from it.

#include "engine/plan/plan_case.h"
#include "engine/rationale/library_words.h"
#include "engine/region/homogenization.h"
#include "engine/robustness/robustness.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

/// What a county should do about an industry. The rule (`stance_rule()` says it in words):
/// - start: first, alone, the verdict at least likely, and not on record here;
/// - strengthen: first or second and on record here, however sure;
/// - wind down: on record, excluded or in the last third of the ranking, and leaning on subsidies by more than
///   `most_subsidy`;
/// - keep: on record otherwise; none: neither.
enum class Stance { none, start, strengthen, keep, wind_down };
/// "start", "wind down" …, marked; "–" for none.
const char* word(Stance);
Sentence stance_rule();
inline constexpr double most_subsidy = 0.3;

/// Whether an industry is in a county: a register that lists it, else a sector that stands for it alone and leads or
/// does not (location quotient 1). What is known only of a sector of several candidates is unknown of each.
enum class OnRecord { unknown, no, yes };
OnRecord on_record(const Case& c, const Region& region, const std::string& county, const std::string& industry);

struct StanceQuestion {
  int rank = 0; ///< 0: excluded
  int ranked = 0;
  bool alone_first = false; ///< first and no other shares the place
  Level level = Level::none;
  OnRecord here = OnRecord::unknown;
  std::optional<double> subsidy; ///< share of income, 0 to 1
};
Stance stance_of(const StanceQuestion&);

/// What the whole region makes of it; the same for all counties of a case.
struct RegionalFacts {
  RankedCase ranked; ///< all counties that decide
  Homogenization h;
  Sameness alone;           ///< neighbours with the same first choice, each county for itself
  std::optional<Plan> plan; ///< none where there is one county, or no plan keeps the rules
  std::size_t planned_same = 0;
};
/// Points of fit that the counties give up for the plan on the mean; 0 without a plan.
double mean_loss(const RegionalFacts&);
/// The plan is advised: it at least halves the neighbours that are alike, at a mean loss below `dear_loss`.
bool plan_advised(const RegionalFacts&);
inline constexpr double dear_loss = 0.05; ///< what a single county gives up beyond it is an exception
/// `goes_on` false stops the plan.
RegionalFacts regional_facts(const Case& c, RankedCase ranked, const KeepGoing& goes_on = {});

/// One number that the document states: its full value and as it is shown.
struct Claim {
  std::string id; ///< "score.pv", "lead", "sure.weights"
  double value = 0;
  std::string shown;
  double tolerance = 0; ///< of a share of draws: three standard errors
};

struct Contribution {
  std::string leaf;
  Text name, own, other; ///< the measured values in words; `other` blank where there is none to compare with
  Text own_number, other_number, unit; ///< the same for a column whose head has the unit
  std::string quality;
  double points = 0; ///< of the lead over the second; of the score where there is no second
};

struct Reason {
  std::string leaf;
  Text head;
  Sentence body;
  double points = 0;
  std::vector<int> sources{}; ///< from 1, as `figures_from` counts them: those of the most of its figures
  int more_sources = 0;       ///< which are not named
};

/// How often the first stays first while one side moves and the other stands still.
struct Gauge {
  std::optional<double> share;
  std::int64_t draws = 0;
  std::vector<Sentence> said;
};

struct OtherIndustry {
  std::string industry;
  Text name;
  int rank = 0; ///< 0: excluded
  std::optional<double> score;
  Stance stance = Stance::none;
  bool known = false; ///< the county is known for it (known.csv)
  Sentence need;      ///< what it would need to come first
  Text behind;        ///< the criterion in which it loses most to the first; blank where none stands out
  int best_place = 0; ///< with all that is in reach, where that does not put it first; else 0
  Text begin_with;    ///< then: the lever that moves it the most
  std::string veto;   ///< the criterion that excludes it
};

/// One thing that keeps an industry back, and the lever that answers it.
struct Obstacle {
  std::string industry, leaf;
  Text name; ///< of the industry
  Stance stance = Stance::none;
  Sentence missing; ///< "Expected loss 0.24"
  double points = 0;
  Text lever;                 ///< with what it reaches: blank where nothing in reach answers it
  std::optional<double> then; ///< score of the industry
  std::optional<double> now;  ///< score before
  int place_then = 0;         ///< of the industry, all industries scored again
};

struct ToFind {
  Text what;
  const char* state = ""; ///< id of a quality, or "unknown"
  bool range = false;     ///< known as an interval only
  double probability = 0; ///< of a change of first place, this value alone
  double together = 0;    ///< else of one while all values of the criterion move together
  double weight = 0;      ///< else how much a criterion weighs that nobody could assess
  Text ask;
};

struct NeighbourChoice {
  std::string county;
  Text name;
  std::string first;                 ///< industry; blank: none, or outside the case
  std::string planned;               ///< blank without a plan
  std::optional<double> east, north; ///< of the seat from ours, on a common scale
};

struct CountyRationale {
  std::string county;
  Text name;
  Text case_title;
  std::string case_id, date;
  std::size_t counties = 0; ///< that decide in the case

  int candidates = 0, ranked = 0;
  std::vector<std::string> first; ///< of rank 1
  std::string second;
  Text first_name, second_name; ///< for charts
  Stance stance = Stance::none;
  Sentence title;               ///< "start Photovoltaic power"
  std::vector<Sentence> answer; ///< at most three
  Level level = Level::none;
  Sentence verdict_head;
  std::vector<Sentence> verdict;

  std::optional<Decision> decision;
  std::vector<Sentence> decided; ///< what, how it compares with ranking and plan, why, by whom and when
  bool departs = false;          ///< from the ranking
  std::string planned;           ///< industry, or several by ", "; blank without a plan
  Text planned_name;

  Gauge weights, data;
  std::map<std::string, int> values; ///< "sourced", "assumed", "open": cells of the decision matrix
  std::optional<double> lead;
  std::optional<double> score, second_score;
  std::vector<Contribution> contributions; ///< the five largest by size, the ones for it first
  double others = 0;                       ///< the sum of the rest
  int other_count = 0;
  std::vector<Reason> reasons; ///< at most three
  std::optional<Reason> against;
  Sentence figures_from; ///< the sources behind the reasons, numbered; blank where there are none
  Sentence risk_head;
  std::vector<Sentence> risk;

  std::vector<OtherIndustry> others_ranked, excluded;
  std::vector<Sentence> known_low; ///< what the county is known for and ranks low, with why
  Sentence reach;                  ///< what "in reach" means here; blank where the library says nothing of it
  std::vector<Obstacle> obstacles;
  bool library_says_reach = true; ///< of some criterion at least

  std::vector<NeighbourChoice> neighbours;
  std::vector<Sentence> regional;
  std::vector<ToFind> to_find;

  bool judged = false;
  Sentence judged_head;
  std::vector<Sentence> judging;
  std::vector<ProcedureStep> procedure;
  std::string dissent;

  std::vector<Claim> claims;
};

/// A source by its title without what stands in brackets or after a colon; "no source" for a blank id.
Text source_in_brief(const Case& c, const std::string& id);

/// `sure` of the same county, drawn as `drawn` says.
CountyRationale county_rationale(const Case& c, const RegionalFacts& facts, const CountyRanking& ranking,
                                 const CountyRobustness& sure, const SimulationOptions& drawn);

// The parts, each filled from what stands before it.
struct CountyMaterial {
  const Case& c;
  const RegionalFacts& facts;
  const CountyRanking& ranking;
  const CountyRobustness& sure;
  const SimulationOptions& drawn;
  const LibraryWords& words;

  const RankedIndustry* entry(const std::string& industry) const;
  const LeafValue& cell(const std::string& industry, std::size_t leaf) const;
  const Criterion& leaf(std::size_t j) const;
  Text name(const std::string& industry) const;
  Stance stance(const std::string& industry) const;
  bool rises() const; ///< the higher score is better
};
/// "0.32", "2,000 to 3,200 yuan", "unknown".
Text said_value(const LeafValue& value, const std::string& unit);
void fill_sureness(const CountyMaterial&, CountyRationale&); ///< gauges, values, verdict, risk
/// The share of draws in which the county's first stays first while all values of one criterion move and all else
/// stands still: 1 where it has none that moves; nothing where nothing can be drawn.
std::optional<double> share_with_leaf_drawn(const CountyMaterial&, std::size_t leaf);
void fill_reach(const CountyMaterial&, CountyRationale&); ///< others, obstacles, known and low
void fill_region(const CountyMaterial&, CountyRationale&);
void fill_people(const CountyMaterial&, CountyRationale&); ///< decision, who judged, what to find out

/// What a lever within reach makes of an industry; nothing of it changes where `none`.
struct Lever {
  std::string leaf;
  Text said;                    ///< "insurance, storage and repair crews: 0.24 → 0.16"
  std::vector<CellValue> cells; ///< of all industries that it moves
};
/// Levers of an industry (row of the problem), those that move its cell alone or all.
std::vector<Lever> levers_of(const CountyMaterial&, const std::string& industry);
/// The obstacles of one industry, the heaviest first: at most `most`, those that a lever answers before the others.
std::vector<Obstacle> obstacles_of(const CountyMaterial&, const std::string& industry, std::size_t most);

} // namespace yindi
