#pragma once

// What changed between two states of a casebook, in words: which weights, by whom and why; what moved in the rankings.

#include "engine/edit/changes.h"
#include "engine/edit/journal.h"
#include "engine/ranking/rank.h"

#include <string>
#include <vector>

namespace yindi {

/// One edit, and the last line of the journal about it between the two states; blank where the journal has none, as for
/// what a spreadsheet changed.
struct CaseChange {
  Edit edit;
  std::string who, when, why;
  std::string replaced_by; ///< of a judgement the round whose ballots count in its place; blank where it counts
};

/// The local weight of one criterion in its node.
struct WeightDifference {
  std::string profile; ///< blank: for all
  std::string node, criterion;
  double before = 0, after = 0;
  Sentence by;     ///< "the Bureau of agriculture", "round 2", "the settings"; blank where nothing is known of it
  std::string why; ///< in the words of who did it; blank where nobody said why
};

struct PlaceDifference {
  std::string county, industry;
  std::optional<int> before, after; ///< ranks; none: not ranked
};

struct CaseDifference {
  std::vector<CaseChange> changes;
  std::vector<int> rounds;               ///< closed since
  std::vector<WeightDifference> weights; ///< by node, the largest change first
  std::vector<PlaceDifference> places;   ///< by county, the best places first
};

/// Of two states with what they rank (see rank_case()); `lines` are the journal's between them. Weights that differ by
/// less than 0.0005 are the same.
CaseDifference difference(const Case& before, const RankedCase& ranked_before, const Case& after,
                          const RankedCase& ranked_after, const std::vector<JournalEntry>& lines);

/// The lines of the journal between two states by their names (see snapshots.h), whichever was first.
std::vector<JournalEntry> lines_between(const Journal& journal, const std::string& from, const std::string& to);

/// "weight of Disaster risk 0.19 → 0.24 by the Bureau of agriculture, because …"
std::vector<Sentence> told_weights(const CaseDifference& difference, const Case& after);
/// "Tea falls from 1st to 3rd in Tongjiang": of each county what was or is among its first three, then how many more.
std::vector<Sentence> told_places(const CaseDifference& difference, const Case& before, const Case& after);
/// "Price of tea …": a sentence a change, at most `most`, then how many more; blank where there are none.
std::vector<Sentence> told_changes(const CaseDifference& difference, std::size_t most);

} // namespace yindi
