#include "engine/rationale/explanation.h"
#include "engine/case/quality.h"

#include "engine/case/names.h"
#include "engine/conditions/backing.h"
#include "engine/conditions/cell_words.h"
#include "engine/conditions/doubted.h"
#include "engine/methods/method.h"
#include "engine/rationale/composer.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

/// Differences below this are not worth a sentence: they do not show in three decimals.
constexpr double least_said = 0.0005;

struct Facts {
  const Case& c;
  const CountyRanking& county;
  Text name(const std::string& industry) const { return industry_name(c, industry); }
  Text leaf(const std::string& id) const { return find_criterion(c.model->library, id)->name; }
  Text place() const { return county_name(c, county.assessment->county); }
  const RankedIndustry* entry(const std::string& industry) const {
    const auto found = std::find_if(county.ranking.begin(), county.ranking.end(),
                                    [&](const RankedIndustry& e) { return e.industry == industry; });
    return found == county.ranking.end() ? nullptr : &*found;
  }
  const std::vector<LeafValue>& cells(const std::string& industry) const {
    const auto& all = county.assessment->industries;
    return county.assessment
        ->cells[static_cast<std::size_t>(std::find(all.begin(), all.end(), industry) - all.begin())];
  }
};

/// "8.35 a", "2,000 to 3,200 yuan/mu", "unknown".
Text said(const LeafValue& value, const std::string& unit) {
  if (value.x) return quantity(*value.x, unit);
  if (!value.x_range) return both(mark("unknown"));
  const Text low = quantity(value.x_range->low), high = quantity(value.x_range->high, unit);
  return {low.en + " to " + high.en, low.zh + " 至 " + high.zh};
}

void say_place(const Facts& facts, Explanation& e) {
  const RankedIndustry& own = *facts.entry(e.industry);
  const Text method = find_method(facts.c.method.id)->name;
  if (!own.score) {
    if (!facts.county.contributions_note.empty()) // the method orders, it gives no scores
      e.place.push_back(say(mark("{0} comes {1} of {2} in {3} ({4})."), facts.name(e.industry),
                            std::to_string(own.rank), std::to_string(facts.county.ranking.size()), facts.place(),
                            method));
    e.place.insert(e.place.end(), facts.county.notes.begin(), facts.county.notes.end());
    return;
  }
  e.place.push_back(say(mark("{0} comes {1} of {2} in {3}, with a score of {4} ({5})."), facts.name(e.industry),
                        std::to_string(own.rank), std::to_string(facts.county.ranking.size()), facts.place(),
                        decimal(*own.score, 3), method));
  if (const RankedIndustry* other = facts.entry(e.against); other && other->score) {
    const char* message = own.rank == other->rank  ? mark("It ties with {0}.")
                          : own.rank < other->rank ? mark("It is {1} ahead of {0}.")
                                                   : mark("It is {1} behind {0}.");
    e.place.push_back(say(message, facts.name(e.against), distance_in_words(*own.score - *other->score)));
  }
  if (own.rank_best < own.rank_worst && !own.bounded)
    e.place.push_back(say(mark("What is unknown of its rivals leaves its place between {0} and {1}."),
                          std::to_string(own.rank_best), std::to_string(own.rank_worst)));
  else if (own.bounded && own.rank_best == own.rank_worst)
    e.place.push_back(say(mark("What is unknown or given as a range leaves its score between {0} and {1}; its place "
                               "stays {2}."),
                          decimal(own.score_low, 3), decimal(own.score_high, 3), std::to_string(own.rank)));
  else if (own.bounded)
    e.place.push_back(say(mark("What is unknown or given as a range leaves its score between {0} and {1}, its place "
                               "between {2} and {3}."),
                          decimal(own.score_low, 3), decimal(own.score_high, 3), std::to_string(own.rank_best),
                          std::to_string(own.rank_worst)));
}

void say_differences(const Facts& facts, const std::vector<double>& difference, Explanation& e) {
  const auto& leaves = facts.county.assessment->leaves;
  std::vector<std::size_t> order;
  const bool up = find_method(facts.c.method.id)->higher_is_better;
  for (std::size_t j = 0; j < difference.size(); ++j) {
    e.difference[leaves[j]] = difference[j];
    e.lead[leaves[j]] = up ? difference[j] : -difference[j];
    if (std::abs(difference[j]) >= least_said) order.push_back(j);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return std::abs(difference[a]) > std::abs(difference[b]); });
  for (std::size_t j : order) {
    const Criterion& leaf = *find_criterion(facts.c.model->library, leaves[j]);
    const Sentence sentence = say(mark("{0} {1}: {2} for {3}, {4} for {5} (weight {6})."), leaf.name,
                                  signed_decimal(e.lead[leaf.id], 3), said(facts.cells(e.industry)[j], leaf.unit),
                                  facts.name(e.industry), said(facts.cells(e.against)[j], leaf.unit),
                                  facts.name(e.against), decimal(facts.county.used.at(leaf.id), 3));
    (e.lead[leaf.id] > 0 ? e.wins : e.losses).push_back(sentence);
  }
}

/// Counts each number once, and gathers what is assumed and unknown, over the industries explained.
void gather_evidence(const Facts& facts, Explanation& e) {
  std::set<std::string> counted;
  std::map<std::string, Assumption> assumed;
  for (const std::string& industry : {e.industry, e.against}) {
    if (industry.empty()) continue;
    for (std::size_t j = 0; j < facts.county.assessment->leaves.size(); ++j) {
      const LeafValue& value = facts.cells(industry)[j];
      const std::string& leaf = facts.county.assessment->leaves[j];
      if (const auto used = facts.county.used.find(leaf); used != facts.county.used.end() && used->second <= 0)
        continue; // nothing rests on what counts nothing
      if (value.unknown()) {
        e.unknown.push_back({industry, leaf});
        ++e.evidence["unknown"];
        continue;
      }
      for (const Input& input : value.inputs) {
        const std::string& quality = quality_of(facts.c, input);
        if (quality.empty()) continue;
        const std::string number = name(input.table) + ("." + input.column.text());
        if (counted.insert(number + (input.table == InputTable::counties ? "" : "." + industry)).second)
          ++e.evidence[quality];
        if (!is_assumed(quality)) continue;
        const auto [entry, fresh] =
            assumed.try_emplace(number + (input.table == InputTable::values ? "." + industry : ""));
        if (fresh) {
          Backing behind = backing_of(facts.c, *facts.county.assessment, input);
          entry->second = {name(input.table),        input.column, quality,
                           std::move(behind.source), {},           std::move(behind.note)};
        }
        std::vector<std::string>& criteria = entry->second.criteria;
        if (std::find(criteria.begin(), criteria.end(), leaf) == criteria.end()) criteria.push_back(leaf);
      }
    }
  }
  for (auto& [key, entry] : assumed) e.assumed.push_back(std::move(entry));
}

Text names(const Facts& facts, const std::vector<std::string>& leaf_ids) {
  std::vector<Text> result;
  for (const std::string& id : leaf_ids) result.push_back(facts.leaf(id));
  return list(result);
}

void say_doubts(const Facts& facts, Explanation& e) {
  for (const SuspiciousCell& cell : suspicious_behind(facts.c, *facts.county.assessment))
    e.doubts.push_back(cell.hint.empty() ? say(mark("Doubtful: {}."), both(cell.message))
                                         : say(mark("Doubtful: {0} ({1})."), both(cell.message), both(cell.hint)));
  std::set<std::string> assumed_leaves;
  for (const Assumption& entry : e.assumed) assumed_leaves.insert(entry.criteria.begin(), entry.criteria.end());
  if (!assumed_leaves.empty()) {
    std::vector<std::string> in_order;
    for (const std::string& leaf : facts.county.assessment->leaves)
      if (assumed_leaves.contains(leaf)) in_order.push_back(leaf);
    e.doubts.push_back(say(mark("Rests on assumptions: {}."), names(facts, in_order)));
  }
  for (const UnknownCell& cell : e.unknown)
    e.doubts.push_back(say(mark("Unknown: {0} of {1}; it counts as anything from worst to best."),
                           facts.leaf(cell.criterion), facts.name(cell.industry)));
  std::vector<std::string> to_collect, later;
  for (const NotAssessed& leaf : facts.county.assessment->not_assessed)
    (leaf.to_collect ? to_collect : later).push_back(leaf.criterion);
  if (!to_collect.empty())
    e.doubts.push_back(say(mark("Not assessed, to be collected: {}."), names(facts, to_collect)));
  if (!later.empty()) e.doubts.push_back(say(mark("Not assessed by this version: {}."), names(facts, later)));
  if (!facts.county.assessment->same_for_all.empty())
    e.doubts.push_back(say(mark("The same for every industry, so it cannot rank them: {}."),
                           names(facts, facts.county.assessment->same_for_all)));
  if (!facts.county.assessment->industries.empty() && facts.county.assessed_weight < 0.9995)
    e.doubts.push_back(say(mark("{} of the weight could be assessed."), per_cent(facts.county.assessed_weight)));
}

void say_exclusions(const Facts& facts, Explanation& e) {
  for (const Exclusion& exclusion : facts.county.assessment->excluded) {
    const Text name = facts.name(exclusion.industry);
    const Sentence numbers = behind_veto(facts.c, *facts.county.assessment, exclusion);
    auto& part = exclusion.industry == e.industry ? e.place : e.exclusions; // the one that is asked about comes first
    part.push_back(exclusion.reason.empty()
                       ? say(mark("{0} is excluded: {1}."), name, numbers)
                       : say(mark("{0} is excluded: {1} ({2})."), name, exclusion.reason, numbers));
  }
}

/// Where the industry loses most against its own best: what the county could work on. A score that is better when
/// lower is itself made of what is lost.
void say_levers(const Facts& facts, Explanation& e) {
  const auto& lost = find_method(facts.c.method.id)->higher_is_better ? e.shortfalls : e.contributions;
  std::vector<std::pair<double, std::size_t>> order;
  const auto& leaves = facts.county.assessment->leaves;
  for (std::size_t j = 0; j < leaves.size(); ++j) {
    if (find_criterion(facts.c.model->library, leaves[j])->measure.value_or(Measure{}).kind == "industry")
      continue; // alike in every county
    if (const auto found = lost.find(leaves[j]); found != lost.end() && found->second >= least_said)
      order.emplace_back(-found->second, j);
  }
  std::sort(order.begin(), order.end());
  if (order.size() > 3) order.resize(3);
  for (const auto& [shortfall, j] : order) {
    const Criterion& leaf = *find_criterion(facts.c.model->library, leaves[j]);
    e.levers.push_back(say(mark("{0} costs {1} most at {2}: {3} of the score; it is {4}, the best would be {5}."),
                           facts.place(), facts.name(e.industry), leaf.name, decimal(-shortfall, 3),
                           said(facts.cells(e.industry)[j], leaf.unit), quantity(leaf.scale->best, leaf.unit)));
  }
}

/// Whom to compare with where nobody says: the next below the leader, or the leader.
std::string rival(const CountyRanking& county, const std::string& industry) {
  for (const RankedIndustry& e : county.ranking)
    if (e.industry != industry) return e.industry;
  return {};
}

} // namespace

Text distance_in_words(double difference) {
  return std::abs(difference) < 0.0005 ? both(mark("less than 0.001")) : plain(decimal(std::abs(difference), 3));
}

Text profile_in_words(const Case& c, const std::string& profile) {
  const auto parts = profile_blend(profile);
  Text text;
  if (!parts) return text;
  for (const auto& part : *parts) {
    const auto is_it = [&](const Profile& p) { return p.id == part.first; };
    const auto found = std::find_if(c.judging.profiles.begin(), c.judging.profiles.end(), is_it);
    const Text name = found == c.judging.profiles.end() || found->name.empty() ? plain(part.first) : found->name;
    const Text share = per_cent(part.second);
    for (const auto& [language, comma] : {std::pair(&Text::en, ", "), std::pair(&Text::zh, "、")}) {
      const Language spoken = language == &Text::zh ? Language::zh : Language::en;
      text.*language += ((text.*language).empty() ? "" : comma) + name.in(spoken);
      if (parts->size() > 1) text.*language += " " + share.in(spoken);
    }
  }
  return text;
}

std::vector<std::string> leaders(const CountyRanking& county) {
  std::vector<std::string> result;
  for (const RankedIndustry& e : county.ranking)
    if (e.rank == 1) result.push_back(e.industry);
  return result;
}

Sentence headline(const Case& c, const CountyRanking& county) {
  const Facts facts{c, county};
  const std::vector<std::string> first = leaders(county);
  if (first.empty()) return say(mark("Nothing is ranked in {}"), facts.place());
  if (county.assessment->leaves.empty())
    return say(mark("Nothing ranks the industries of {}: no criterion could be assessed"), facts.place());
  if (first.size() == 1) return say(mark("{0} comes first in {1}"), facts.name(first.front()), facts.place());
  std::vector<Text> all;
  for (const std::string& industry : first) all.push_back(facts.name(industry));
  if (!has_scores(county)) // places alone: they may be level or not to be compared
    return say(mark("Nothing is ahead of {0} in {1}"), list(all), facts.place());
  return say(mark("{0} share first place in {1}"), list(all), facts.place());
}

Explanation explain(const Case& c, const CountyRanking& county, const std::string& industry,
                    const std::string& against) {
  const Facts facts{c, county};
  Explanation e;
  e.county = county.assessment->county;
  e.headline = headline(c, county);
  e.industry = industry.empty() && !county.ranking.empty() ? county.ranking.front().industry : industry;
  say_exclusions(facts, e);
  const RankedIndustry* own = facts.entry(e.industry);
  if (!own) {
    e.place.insert(e.place.end(), county.refused.begin(), county.refused.end());
    say_doubts(facts, e);
    return e;
  }
  e.against = against.empty() ? rival(county, e.industry) : against;
  if (!facts.entry(e.against)) e.against.clear();

  const auto& leaves = county.assessment->leaves;
  for (std::size_t j = 0; j < own->contributions.size(); ++j) e.contributions[leaves[j]] = own->contributions[j];
  for (std::size_t j = 0; j < own->shortfalls.size(); ++j) e.shortfalls[leaves[j]] = own->shortfalls[j];
  say_place(facts, e);
  if (!e.against.empty()) say_differences(facts, head_to_head(county, e.industry, e.against), e);
  if (!e.against.empty() && e.lead.empty() && own->score)
    e.place.push_back(say(mark("{0} gives no lead that criteria could share, so there is no comparison with {1} "
                               "criterion by criterion."),
                          find_method(c.method.id)->name, facts.name(e.against)));
  e.neighbours = neighbours_of(c, *county.assessment, e.industry);
  gather_evidence(facts, e);
  say_doubts(facts, e);
  say_levers(facts, e);
  return e;
}

std::vector<Sentence> sentences(const Explanation& e, bool with_levers) {
  std::vector<Sentence> all = {e.headline};
  for (const auto* part : {&e.place, &e.wins, &e.losses, &e.neighbours, &e.doubts, &e.exclusions})
    all.insert(all.end(), part->begin(), part->end());
  if (with_levers) all.insert(all.end(), e.levers.begin(), e.levers.end());
  return all;
}

} // namespace yindi
