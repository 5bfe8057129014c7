#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/plan/regional.h"
#include "engine/rationale/county_rationale.h"
#include "engine/rationale/explanation.h"
#include "engine/robustness/information.h"
#include "engine/robustness/weight_draws.h"
#include "engine/workshop/agenda.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {

namespace {

std::vector<int> first_labels(const Case& c, const Region& region, const Ranking& ranking) {
  std::vector<int> labels(region.graph.counties.size(), no_lead);
  for (const CountyRanking& county : ranking.counties) {
    if (county.ranking.empty()) continue;
    const auto& ids = c.model->industry_ids;
    labels[region.graph.index.at(county.assessment->county)] =
        static_cast<int>(std::find(ids.begin(), ids.end(), county.ranking.front().industry) - ids.begin());
  }
  return labels;
}

const CountyRanking* ranking_in(const Ranking& ranking, const std::string& county) {
  const auto found = std::find_if(ranking.counties.begin(), ranking.counties.end(),
                                  [&](const CountyRanking& one) { return one.assessment->county == county; });
  return found == ranking.counties.end() ? nullptr : &*found;
}

/// What the plan gives a county, the fittest first; empty without a plan.
std::vector<std::string> planned_for(const RegionalFacts& facts, const std::string& county) {
  std::vector<std::string> ids;
  if (!facts.plan || facts.plan->planned.chosen.empty()) return ids;
  const auto& all = facts.plan->problem.counties;
  const auto at = std::find(all.begin(), all.end(), county);
  if (at == all.end()) return ids;
  const auto place = static_cast<std::size_t>(at - all.begin());
  for (const std::size_t k : by_fit(facts.plan->problem, place, facts.plan->planned.chosen[place]))
    ids.push_back(facts.plan->problem.industries[k]);
  return ids;
}

Text names_of_all(const Case& c, const std::vector<std::string>& industries) {
  std::vector<Text> names;
  for (const std::string& id : industries) names.push_back(industry_name(c, id));
  return list(names);
}

} // namespace

double mean_loss(const RegionalFacts& facts) {
  double sum = 0;
  if (!facts.plan || facts.plan->loss.empty()) return sum;
  for (const double x : facts.plan->loss) sum += x;
  return sum / static_cast<double>(facts.plan->loss.size());
}

bool plan_advised(const RegionalFacts& facts) {
  return facts.plan && facts.alone.same > 0 && 2 * facts.planned_same <= facts.alone.same &&
         mean_loss(facts) < dear_loss;
}

RegionalFacts regional_facts(const Case& c, RankedCase ranked, const KeepGoing& goes_on) {
  RegionalFacts facts;
  facts.ranked = std::move(ranked);
  const Region& region = *facts.ranked.assessed.region;
  facts.h = homogenization(region, c.model->county_ids);
  facts.alone = sameness(region, first_labels(c, region, facts.ranked.ranking), facts.h.among);
  if (facts.ranked.ranking.counties.size() < 2) return facts;
  const auto problem = plan_problem(c, region, facts.ranked.ranking, c.plan);
  if (!problem.value) return facts;
  // The frontier is not asked for; where the plan is not proved, its plans may better it, and then it is the same one
  // that `yindi region --plan` gives.
  PlanSettings alone;
  alone.frontier.clear();
  Plan plan = make_plan(*problem.value, alone, goes_on);
  if (plan.status != "optimal") plan = make_plan(*problem.value, {}, goes_on);
  if (plan.planned.chosen.empty()) return facts;
  facts.planned_same = rival_pairs(plan.problem, plan.planned.chosen);
  facts.plan = std::move(plan);
  return facts;
}

void fill_region(const CountyMaterial& m, CountyRationale& r) {
  const Region& region = *m.ranking.assessment->region;
  const auto at = region.graph.index.find(r.county);
  if (at == region.graph.index.end()) return;
  const County* here = find_county(m.c, r.county);
  const std::string own_first = r.first.empty() ? std::string() : m.ranking.ranking.front().industry;
  std::size_t same = 0, choosing = 0;
  for (const Neighbour& neighbour : region.graph.neighbours[at->second]) {
    NeighbourChoice one;
    one.county = region.graph.counties[neighbour.county];
    one.name = county_name(m.c, one.county);
    if (const CountyRanking* ranked = ranking_in(m.facts.ranked.ranking, one.county);
        ranked && !ranked->ranking.empty()) {
      one.first = ranked->ranking.front().industry;
      ++choosing;
      same += one.first == own_first ? 1 : 0;
    }
    if (const auto planned = planned_for(m.facts, one.county); !planned.empty()) one.planned = planned.front();
    const County* there = find_county(m.c, one.county);
    if (here && there && here->lon && here->lat && there->lon && there->lat) {
      one.east = (*there->lon - *here->lon) * std::cos(*here->lat * 3.14159265358979 / 180);
      one.north = *there->lat - *here->lat;
    }
    r.neighbours.push_back(std::move(one));
  }
  if (r.neighbours.empty())
    r.regional.push_back(say(mark("The case names no neighbour of {}."), r.name));
  else if (!own_first.empty() && choosing == 0)
    r.regional.push_back(r.neighbours.size() == 1 ? say(mark("Its one neighbour is not ranked in this case."))
                                                  : say(mark("None of its {} neighbours is ranked in this case."),
                                                        std::to_string(r.neighbours.size())));
  else if (!own_first.empty() && choosing == 1)
    r.regional.push_back(
        same == 1 ? say(mark("Each for itself, its one ranked neighbour chooses {} too."), r.first_name)
                  : say(mark("Each for itself, its one ranked neighbour does not choose {}."), r.first_name));
  else if (!own_first.empty() && same == 0)
    r.regional.push_back(
        say(mark("Each for itself, none of the {0} neighbours chooses {1}."), std::to_string(choosing), r.first_name));
  else if (!own_first.empty() && same == choosing)
    r.regional.push_back(
        say(mark("Each for itself, all {0} neighbours choose {1} too."), std::to_string(choosing), r.first_name));
  else if (!own_first.empty() && same == 1)
    r.regional.push_back(
        say(mark("Each for itself, one of {0} neighbours chooses {1} too."), std::to_string(choosing), r.first_name));
  else if (!own_first.empty())
    r.regional.push_back(say(mark("Each for itself, {0} of {1} neighbours choose {2} too."), std::to_string(same),
                             std::to_string(choosing), r.first_name));
  const std::vector<std::string> planned = planned_for(m.facts, r.county);
  if (!planned.empty()) {
    r.planned = planned.front();
    for (std::size_t k = 1; k < planned.size(); ++k) r.planned += ", " + planned[k];
    r.planned_name = names_of_all(m.c, planned);
    const auto& all = m.facts.plan->problem.counties;
    const double loss =
        m.facts.plan->loss[static_cast<std::size_t>(std::find(all.begin(), all.end(), r.county) - all.begin())];
    const std::string counties = std::to_string(all.size());
    const bool keeps = std::find(planned.begin(), planned.end(), own_first) != planned.end();
    const RankedIndustry* entry = m.entry(planned.front());
    if (keeps)
      r.answer.push_back(
          say(mark("If the {0} counties plan together, {1} stays with {2}."), counties, r.name, r.planned_name));
    else if (entry && loss >= 0.0005)
      r.answer.push_back(say(mark("If the {0} counties plan together, {1} takes {2} instead (place {3} on its own) and "
                                  "gives up {4} points of fit."),
                             counties, r.name, r.planned_name, std::to_string(entry->rank), decimal(loss, 3)));
    else if (entry)
      r.answer.push_back(say(mark("If the {0} counties plan together, {1} takes {2} instead (place {3} on its own)."),
                             counties, r.name, r.planned_name, std::to_string(entry->rank)));
    // What the report on all counties advises is not this sheet's advice.
    if (!keeps && entry && plan_advised(m.facts))
      r.answer.push_back(
          say(loss > dear_loss ? mark("The report on all {0} counties advises the plan, but names {1} as an exception.")
                               : mark("The report on all {0} counties advises the plan; what is advised here is for "
                                      "{1} by itself."),
              counties, r.name));
    std::size_t alike = 0;
    for (const NeighbourChoice& one : r.neighbours) alike += one.planned == planned.front() ? 1 : 0;
    r.regional.push_back(r.neighbours.empty() ? say(mark("The plan gives {0} {1}."), r.name, r.planned_name)
                         : alike == 0
                             ? say(mark("The plan gives {0} {1}, which none of them has then."), r.name, r.planned_name)
                             : say(mark("The plan gives {0} {1}; {2} of them have it too then."), r.name,
                                   r.planned_name, std::to_string(alike)));
    r.claims.push_back({"plan.loss", loss, decimal(loss, 3), 0});
  }
  if (m.facts.alone.pairs > 0) {
    const Sameness& today = m.facts.h.leads;
    r.regional.push_back(
        m.facts.plan
            ? say(mark("Neighbours with the same leading choice, of {0} pairs: {1} today (by sector), {2} each "
                       "for itself, {3} planned."),
                  std::to_string(m.facts.alone.pairs), std::to_string(today.same), std::to_string(m.facts.alone.same),
                  std::to_string(m.facts.planned_same))
            : say(mark("Neighbours with the same leading choice, of {0} pairs: {1} today (by sector), {2} each "
                       "for itself."),
                  std::to_string(m.facts.alone.pairs), std::to_string(today.same), std::to_string(m.facts.alone.same)));
    r.claims.push_back({"pairs.alone", static_cast<double>(m.facts.alone.same), std::to_string(m.facts.alone.same), 0});
    if (m.facts.plan)
      r.claims.push_back(
          {"pairs.planned", static_cast<double>(m.facts.planned_same), std::to_string(m.facts.planned_same), 0});
  }
  if (m.facts.plan)
    r.regional.push_back(
        say(mark("The plan adds up fits and counts neighbours once, so its points cannot be taken from "
                 "the scores.")));
}

namespace {

void say_decision(const CountyMaterial& m, CountyRationale& r) {
  const auto& all = m.c.record.decisions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Decision& one) { return one.county == r.county; });
  if (found == all.end()) {
    r.procedure = procedure_of({});
    return;
  }
  r.decision = *found;
  r.procedure = procedure_of(*found);
  r.dissent = found->dissent;
  r.decided.push_back(say(mark("{}."), names_of_all(m.c, found->chosen)));
  const auto chosen = [&](const std::string& id) {
    return std::find(found->chosen.begin(), found->chosen.end(), id) != found->chosen.end();
  };
  const bool with_ranking = std::any_of(r.first.begin(), r.first.end(), chosen);
  r.departs = !with_ranking;
  std::vector<Text> places;
  for (const std::string& id : found->chosen)
    if (const RankedIndustry* entry = m.entry(id); entry && entry->rank > 1)
      places.push_back(both(say(mark("{0} (place {1})"), m.name(id), std::to_string(entry->rank))));
    else if (!entry)
      places.push_back(both(say(mark("{} (not in the ranking)"), m.name(id))));
  if (!with_ranking)
    r.decided.push_back(places.empty() ? say(mark("Differs from the ranking."))
                                       : say(mark("Differs from the ranking: it chose {}."), list(places)));
  else
    r.decided.push_back(say(mark("As the ranking has it.")));
  if (!r.planned.empty() && found->chosen.size() == 1)
    r.decided.push_back(r.planned == found->chosen.front() ? say(mark("As the plan has it."))
                                                           : say(mark("Differs from the plan, {}."), r.planned_name));
}

/// How many of each group judged, and how far they agree on the groups of criteria.
void say_who(const CountyMaterial& m, CountyRationale& r) {
  const auto found = opinions(m.c, std::nullopt, m.ranking.profile);
  if (!found.value || found.value->people.empty()) return;
  std::vector<std::pair<std::string, int>> groups;
  int alone = 0;
  for (const Person& person : found.value->people) {
    if (person.group.empty()) {
      ++alone;
      continue;
    }
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == person.group; });
    if (group == groups.end()) group = groups.insert(groups.end(), {person.group, 0});
    ++group->second;
  }
  std::vector<Text> said;
  for (const auto& [name, count] : groups) said.push_back(both(say(mark("{0} {1}"), name, std::to_string(count))));
  if (alone > 0 && !said.empty()) said.push_back(both(say(mark("{} of no group"), std::to_string(alone))));
  if (!said.empty()) r.judging.push_back(say(mark("{}."), list(said)));
  for (const NodeAgreement& node : node_agreements(*found.value))
    if (node.node == goal && node.consensus)
      r.judging.push_back(say(mark("Their agreement: {0} of 100, {1}."), decimal(100 * *node.consensus, 0),
                              consensus_word(*node.consensus)));
}

void say_judging(const CountyMaterial& m, CountyRationale& r) {
  const NodeWeights* goal_node = nullptr;
  for (const NodeWeights& node : m.ranking.weights.nodes)
    if (node.node == goal) goal_node = &node;
  r.judged = judged_by_people(m.ranking.weights);
  if (!goal_node) return;
  if (goal_node->origin_kind == Origin::data)
    r.judged_head = say(mark("Weighed by the data."));
  else if (!r.judged)
    r.judged_head = say(mark("Judged by nobody."));
  else
    r.judged_head = goal_node->members.empty() ? say(mark("Judged in part."))
                    : goal_node->members.size() == 1
                        ? say(mark("Judged by one."))
                        : say(mark("Judged by {}."), std::to_string(goal_node->members.size()));
  if (r.judged) say_who(m, r);
  r.judging.push_back(say(mark("The groups are weighed by: {}."), goal_node->origin));
  std::vector<std::pair<double, Text>> shares;
  for (std::size_t i = 0; i < goal_node->items.size(); ++i)
    shares.emplace_back(goal_node->weights[i], criterion_name(m.c.model->library, goal_node->items[i]));
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Text> said;
  for (const auto& [share, name] : shares) said.push_back(both(say(mark("{0} {1}"), name, decimal(share, 2))));
  if (!said.empty()) r.judging.push_back(say(mark("{}."), list(said)));
  if (goal_node->cr) r.judging.push_back(say(mark("Consistency ratio {} (0.10 allowed)."), decimal(*goal_node->cr, 3)));
}

/// The weakest that a criterion's values stand on: unknown, else assumed, else what the first has.
const char* state_of(const CountyMaterial& m, std::size_t leaf) {
  const auto& rows = m.ranking.assessment->cells;
  const LeafValue* assumed = nullptr;
  for (const auto& row : rows) {
    if (row[leaf].unknown()) return "unknown";
    if (!assumed && is_assumed(row[leaf].quality)) assumed = &row[leaf];
  }
  const LeafValue& told = assumed || rows.empty() ? *assumed : rows.front()[leaf];
  const Quality* quality = find_quality(told.quality);
  return quality ? quality->id : "unknown";
}

void say_to_find(const CountyMaterial& m, CountyRationale& r) {
  if (!m.sure.problem || r.ranked < 2) return;
  const Information found = information(m.c, m.ranking, *m.sure.problem, doubtful_values(m.c, *m.ranking.assessment));
  const auto ask = [&](const std::string& leaf) {
    const auto words = m.words.leaves.find(leaf);
    return words == m.words.leaves.end() ? Text{} : words->second.ask;
  };
  std::set<std::string> told;
  for (const WorthKnowing& worth : found.values) {
    if (worth.probability <= 0 || r.to_find.size() == 3) break;
    ToFind one;
    one.what = worth.value.label;
    const bool open = worth.value.doubt == Doubt::unknown || worth.value.doubt == Doubt::shared_unknown;
    const Quality* quality = find_quality(worth.value.quality);
    one.state = open ? "unknown" : quality ? quality->id : "unknown";
    one.range = worth.value.doubt == Doubt::interval;
    one.probability = worth.probability;
    one.ask = ask(worth.value.leaf);
    if (told.insert(worth.value.label.en).second) r.to_find.push_back(std::move(one));
  }
  // Where fewer flip the first alone: criteria whose values do so together, by what is lost.
  if (r.to_find.size() < 3) {
    constexpr double least = 0.005; // of the draws
    std::vector<std::pair<double, std::size_t>> lost;
    const Assessment& assessed = *m.ranking.assessment;
    for (std::size_t j = 0; j < assessed.leaves.size(); ++j) {
      const auto of_leaf = [&](const WorthKnowing& one) {
        return one.value.leaf == assessed.leaves[j] && one.probability > 0;
      };
      if (std::any_of(found.values.begin(), found.values.end(), of_leaf)) continue;
      if (const auto share = share_with_leaf_drawn(m, j); share && 1 - *share >= least)
        lost.emplace_back(1 - *share, j);
    }
    std::stable_sort(lost.begin(), lost.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [share, j] : lost) {
      if (r.to_find.size() == 3) break;
      ToFind one;
      one.what = m.leaf(j).name, one.together = share, one.ask = ask(assessed.leaves[j]);
      one.state = state_of(m, j);
      r.to_find.push_back(std::move(one));
    }
  }
  for (const NotKnown& leaf : found.not_assessed) {
    if (r.to_find.size() == 3) break;
    if (!leaf.to_collect) continue;
    ToFind one;
    one.what = leaf.name, one.state = "unknown", one.weight = leaf.weight, one.ask = ask(leaf.leaf);
    r.to_find.push_back(std::move(one));
  }
}

} // namespace

void fill_people(const CountyMaterial& m, CountyRationale& r) {
  say_decision(m, r);
  say_judging(m, r);
  say_to_find(m, r);
}

} // namespace yindi
