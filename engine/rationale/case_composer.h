#pragma once

// The composing of the case's document: what its parts share.

#include "engine/rationale/case_sheet.h"
#include "engine/rationale/sheet_words.h"
#include "engine/robustness/leave_out.h"

#include <map>

namespace yindi {

/// A thing and in how many counties it is so.
struct Counted {
  std::string id;
  Text name;
  int count = 0;
  std::vector<Text> counties;
};
/// The most often first; ties as they came.
void by_count(std::vector<Counted>& all);
Counted& entry_of(std::vector<Counted>& all, const std::string& id, const Text& name);
/// "29 × Eco-tourism, 19 × Photovoltaic power".
/// Beyond `most` of them the rarer ones are told together.
Text counts_in_words(const std::vector<Counted>& all, std::size_t most = 100);
/// "21 of 100 cases": of a probability above 0 that is less than one of them so in words.
Text of_hundred(double probability);

/// What one could find out, over all counties: how often it could change a first choice.
struct WorthFinding {
  std::string leaf;
  Text name, ask;
  int counties = 0; ///< where knowing it could change the first
  double most = 0;  ///< the greatest probability of that
  double sum = 0;   ///< of the greatest probability in each of `counties`: the first choices to change on the mean
  double mean() const { return counties > 0 ? sum / counties : 0; }
  double weight = 0; ///< the greatest, where what it would change cannot be computed
  bool not_assessed = false;
};

/// What keeps verdicts from the word that their shares would give them, each by its letter.
struct GateName {
  const char *id, *letter, *name; ///< the name marked
};
inline constexpr GateName gate_names[] = {
    {"assumption", "a", mark("one value within its spread puts another first")},
    {"assessed", "b", mark("less than two thirds of the weight could be assessed")},
    {"lead", "c", mark("the lead is smaller than what the draws move it by")},
    {"doubtful", "d", mark("a number behind it is doubtful")},
    {"methods", "e", mark("all other methods agree on another")},
    {"agree", "f", mark("another method puts another first")},
};
/// Those that act on a verdict: its gates, and that methods do not agree where the share alone would make it clear.
std::vector<const GateName*> gates_of(const Verdict& verdict, const VerdictRule& rule);

struct CaseComposer : SheetWords {
  const CaseMaterial& m;
  const Provenance& p;
  CaseAsked asked{};
  LibraryWords words{};
  CountySheet sheet{};
  std::vector<Counted> firsts{};
  int unranked = 0;
  std::map<Level, int> levels{};
  std::vector<Counted> flipping{};              ///< groups of criteria without which some county's first changes
  std::vector<std::vector<Counted>> flips_to{}; ///< for each of them what it changes to
  std::vector<WorthFinding> findings{};         ///< what may change the most first
  int values = 0, assumed = 0;                  ///< cells of the decision matrices, and those that nobody measured
  bool judged = false;                          ///< somebody's judgement stands behind some weight

  const std::vector<CountyRanking>& counties() const { return m.facts.ranked.ranking.counties; }
  SheetPart& part(const char* id, const char* label);
  void claim(std::string id, double value) { sheet.claims.push_back({std::move(id), value, shortest(value), 0}); }
  void lead(SheetPart& part, const Sentence& head, const std::vector<Sentence>& rest) const;
  static void add_text(SheetPart& part, SheetText::Kind kind, std::string text);

  static std::string first_of(const CountyRanking& county);
  CountyMaterial material(std::size_t k) const { return {m.c, m.facts, counties()[k], m.sure[k], m.drawn, words}; }
  std::optional<std::size_t> place_in_plan(const std::string& county) const;
  /// What the plan gives a county, the fittest first; empty without a plan.
  std::vector<std::string> planned(const std::string& county) const;
  bool changes(const CountyRanking& county) const;
  /// What a county has decided; nothing where it has not.
  const Decision* decided(const std::string& county) const;
  /// Points of fit that the county gives up; none without a plan.
  std::optional<double> gives_up(const std::string& county) const;
  /// In the draws another industry of the county is more often first than the one that scores best.
  bool has_stronger_rival(std::size_t k) const {
    const Verdict& verdict = m.sure[k].verdict;
    return !verdict.rival.empty() && verdict.rival_share > verdict.share;
  }
  Text names_of(const std::vector<std::string>& industries) const;
};

/// "0.012 to 0.044", one number where both are the same in three decimals.
Text from_to(double low, double high);

// The parts, in the order of the pages.
void compose_case_answer(CaseComposer&);
void compose_case_map(CaseComposer&);
void compose_county_table(CaseComposer&);
void compose_prefectures(CaseComposer&);     ///< a row a prefecture
void compose_case_groups(CaseComposer&);     ///< counties that share a reason
void compose_case_neighbours(CaseComposer&); ///< today, each for itself, planned
void compose_case_weights(CaseComposer&);
void compose_flips(CaseComposer&);
void compose_known(CaseComposer&); ///< exceptions against what counties are known for
void compose_levers(CaseComposer&);
void compose_next_steps(CaseComposer&);
void compose_case_end(CaseComposer&);
/// The audit annex: decision matrices, comparison matrices, neighbours, formulas of the region, draws.
void compose_annex(CaseComposer&);

} // namespace yindi
