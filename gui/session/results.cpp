#include "gui/session/results.h"
#include "engine/case/quality.h"

#include "gui/session/document.h"
#include "gui/session/selection.h"

#include <algorithm>

namespace yindi::gui {
namespace {

/// The judged weights with those of the goal replaced, scaled to sum to 1.
Weights with_groups(Weights weights, const std::map<std::string, double>& groups) {
  for (NodeWeights& node : weights.nodes) {
    if (node.node != goal) continue;
    double sum = 0;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto found = groups.find(node.items[i]);
      if (found != groups.end()) node.weights[i] = found->second;
      sum += node.weights[i];
    }
    if (sum > 0)
      for (double& weight : node.weights) weight /= sum;
  }
  return weights;
}

const CountyRanking* as_shown(const Selection& selection, const Results& results) {
  return results.tried ? &*results.tried : judged_county(results, selection.county);
}

/// Keeps the two chosen industries where they are still ranked, else takes the first and the second.
void choose_pair(Selection& selection, const Results& results) {
  const CountyRanking* county = as_shown(selection, results);
  if (!county || county->ranking.empty()) {
    selection.industry.clear();
    selection.compared.clear();
    return;
  }
  const auto& ranking = county->ranking;
  if (!ranked(*county, selection.industry)) selection.industry = ranking.front().industry;
  if (!ranked(*county, selection.compared) || selection.compared == selection.industry) {
    selection.compared.clear();
    for (const RankedIndustry& entry : ranking)
      if (selection.compared.empty() && entry.industry != selection.industry) selection.compared = entry.industry;
  }
}

void try_weights(const Case& c, const Selection& selection, Results& results) {
  results.tried.reset();
  const CountyRanking* judged = judged_county(results, selection.county);
  if (!judged || selection.what_if.empty()) return;
  results.tried = rank_county(c, judged->assessment, with_groups(judged->weights, selection.what_if));
  results.tried->profile = judged->profile;
}

const CountyRanking* county_in(const std::vector<CountyRanking>& counties, const std::string& id) {
  for (const CountyRanking& county : counties)
    if (county.assessment->county == id) return &county;
  return nullptr;
}

/// Judgements that do not connect a node's items yet give no ranking at all; while somebody answers one question after
/// another the one of before stays, and the problem is told. Only where both cases have the same rows and columns.
void hold_rankings(Results& now, const std::shared_ptr<const Case>& old, const std::vector<CountyRanking>& before) {
  if (!old || !has_errors(now.ranking.diagnostics)) return;
  if (now.of->model != old->model || now.of->method != old->method) return;
  const auto fresh = [&](const CountyRanking& kept) {
    return county_in(now.ranking.counties, kept.assessment->county);
  };
  now.held = std::any_of(before.begin(), before.end(), [&](const CountyRanking& kept) { return !fresh(kept); });
  if (!now.held) return;
  std::vector<CountyRanking> all;
  for (const CountyRanking& kept : before) all.push_back(fresh(kept) ? *fresh(kept) : kept);
  now.ranking.counties = std::move(all);
}

/// Whether what rankings are made of is the same; no ranking asks for the rest.
bool rank_alike(const Case& a, const Case& b) {
  return a.model == b.model && a.judging == b.judging && a.method == b.method && a.robustness == b.robustness;
}

/// One assumption of an industry is part of a value in every county.
double assumed_share(const Ranking& ranking) {
  int assumed = 0, all = 0;
  for (const CountyRanking& county : ranking.counties)
    for (const auto& row : county.assessment->cells)
      for (const LeafValue& cell : row) {
        ++all;
        assumed += cell.x && is_assumed(cell.quality) ? 1 : 0;
      }
  return all ? assumed / static_cast<double>(all) : 0;
}

bool same_goal_weights(const CountyRanking* a, const CountyRanking* b) {
  const NodeWeights* of_a = a ? node_weights(a->weights, goal) : nullptr;
  const NodeWeights* of_b = b ? node_weights(b->weights, goal) : nullptr;
  return of_a && of_b ? of_a->items == of_b->items && of_a->weights == of_b->weights : of_a == of_b;
}

/// Assesses again only where something changed that assessments hang on.
void rank_anew(const std::shared_ptr<const Case>& now, Selection& selection, Results& results) {
  const std::shared_ptr<const Case> old = std::exchange(results.of, now);
  const Case& c = *now;
  const bool alike = old && old->model == c.model;
  const std::vector<CountyRanking> before = std::move(results.ranking.counties);
  RankedCase ranked = alike ? rank_case(c, std::move(results.assessed)) : rank_case(c);
  results.assessed = std::move(ranked.assessed);
  results.weights = std::move(ranked.weights);
  results.ranking = std::move(ranked.ranking);
  results.ranking_of.reset();
  results.held = false;
  hold_rankings(results, old, before);
  if (!same_goal_weights(county_in(before, selection.county), judged_county(results, selection.county)))
    selection.what_if.clear(); // a trial of other weights than those of now says nothing
  const bool same_cells = alike && before.size() == results.ranking.counties.size();
  if (!same_cells || !results.cells) {
    results.cells = std::make_shared<int>();
    results.known.evidence = evidence(c, results.ranking);
    results.known.assumed = assumed_share(results.ranking);
  }
  const auto& said = results.ranking.diagnostics;
  const bool apart = std::any_of(said.begin(), said.end(), told_by_unweighed);
  results.unweighed = apart ? unweighed_nodes(c) : std::vector<Unweighed>();
  results.known.missing = to_collect(c, results.ranking); // with the weights that they carry
  results.known.partly = partly_known(c, results.ranking);
}

} // namespace

const CountyRanking* judged_county(const Results& results, const std::string& id) {
  return county_in(results.ranking.counties, id);
}

const RankedIndustry* ranked(const CountyRanking& county, const std::string& industry) {
  for (const RankedIndustry& entry : county.ranking)
    if (entry.industry == industry) return &entry;
  return nullptr;
}

std::shared_ptr<const Ranking> shared_ranking(Results& results) {
  if (!results.ranking_of) results.ranking_of = std::make_shared<const Ranking>(results.ranking);
  return results.ranking_of;
}

void explain_choice(const Document& document, const Selection& selection, Results& results) {
  results.why.reset();
  results.lead.reset();
  const CountyRanking* county = as_shown(selection, results);
  if (!document.history || !county || county->ranking.empty()) return;
  results.why = explain(*document.now(), *county, selection.industry, selection.compared);
  results.lead = explain(*document.now(), *county);
}

void compute(const Document& document, Selection& selection, Results& results) {
  const std::shared_ptr<const Case> now = document.now();
  if (!now) {
    results = {};
    results.matters = matters(document.diagnostics, nullptr, results.ranking);
    return;
  }
  if (results.of != now) {
    if (results.of && rank_alike(*results.of, *now))
      results.of = now;
    else
      rank_anew(now, selection, results);
    results.matters = matters(document.diagnostics, now.get(), results.ranking);
  }
  const auto& ids = now->model->county_ids;
  if (std::find(ids.begin(), ids.end(), selection.county) == ids.end())
    selection.county = ids.empty() ? std::string() : ids.front();
  try_weights(*now, selection, results);
  choose_pair(selection, results);
  explain_choice(document, selection, results);
  follow_asked(document, selection, results);
}

} // namespace yindi::gui
