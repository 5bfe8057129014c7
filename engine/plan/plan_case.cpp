#include "engine/plan/plan_case.h"

#include "engine/format/words.h"
#include "engine/plan/choosing.h"
#include "engine/weights/hierarchy.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

/// Weights of the leaves that took part, without those that measure crowding.
std::map<std::string, double> weights_without_crowding(const Case& c, const CountyRanking& county) {
  std::set<std::string> out;
  for (const std::string& leaf : leaves(c.model->library)) out.insert(leaf);
  for (const std::string& leaf : county.assessment->leaves)
    if (find_criterion(c.model->library, leaf)->measure->kind != "crowding") out.erase(leaf);
  return redistribute(c.model->library, local_weights(county.weights), out);
}

double middle(const LeafValue& value) { return value.u ? *value.u : (value.u_range.low + value.u_range.high) / 2; }

void fill_fit(const Case& c, const Ranking& ranking, PlanProblem& p) {
  p.fit.setZero(at(p.counties.size()), at(p.industries.size()));
  p.possible.setConstant(p.fit.rows(), p.fit.cols(), false);
  for (std::size_t i = 0; i < ranking.counties.size(); ++i) {
    const CountyRanking& county = ranking.counties[i];
    const auto weights = weights_without_crowding(c, county);
    const Assessment& a = *county.assessment;
    for (std::size_t row = 0; row < a.industries.size(); ++row) {
      const auto k = at(static_cast<std::size_t>(
          std::find(p.industries.begin(), p.industries.end(), a.industries[row]) - p.industries.begin()));
      p.possible(at(i), k) = true;
      for (std::size_t j = 0; j < a.leaves.size(); ++j)
        if (const auto weight = weights.find(a.leaves[j]); weight != weights.end())
          p.fit(at(i), k) += weight->second * middle(a.cells[row][j]);
    }
  }
  p.allowed = p.possible;
}

/// s = ½(ŵ_cd + ŵ_dc) with closeness normalised over each county's neighbours in the plan.
void fill_edges(const Region& region, PlanProblem& p) {
  std::map<std::size_t, std::size_t> number; // position in the region → in the plan
  for (std::size_t i = 0; i < p.counties.size(); ++i) number[region.graph.index.at(p.counties[i])] = i;
  std::map<std::pair<std::size_t, std::size_t>, double> s;
  for (const auto& [from, i] : number) {
    double total = 0;
    for (const Neighbour& n : region.graph.neighbours[from])
      if (number.count(n.county)) total += n.closeness;
    for (const Neighbour& n : region.graph.neighbours[from])
      if (const auto to = number.find(n.county); to != number.end())
        s[std::minmax(i, to->second)] += n.closeness / total / 2;
  }
  for (const auto& [ends, value] : s) p.edges.push_back({ends.first, ends.second, value});
}

void fill_market(const Case& c, PlanProblem& p, Diagnostics& diagnostics) {
  std::vector<Text> missing;
  for (const std::string& id : p.industries) {
    const Industry* industry = find_industry(c, id);
    const auto found = industry->requirements.find("market_shared");
    const double* value = found == industry->requirements.end() ? nullptr : std::get_if<double>(&found->second);
    p.market_shared.push_back(value ? std::clamp(*value, 0.0, 1.0) : 1);
    if (!value) missing.push_back(industry->name);
  }
  if (missing.size() == p.industries.size())
    diagnostics.push_back({Severity::note,
                           "",
                           0,
                           0,
                           say(mark("industries.csv has no market_shared: every market counts as fully shared")),
                           {}});
  else if (!missing.empty())
    diagnostics.push_back(
        {Severity::note, "", 0, 0, say(mark("market_shared is missing and counts as 1: {}"), list(missing)), {}});
}

struct Numbers {
  const PlanProblem& p;
  Diagnostics& diagnostics;

  std::optional<std::size_t> find(const std::vector<std::string>& ids, const std::string& id, const char* unknown) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    diagnostics.push_back({Severity::error, "", 0, 0, say(unknown, id), did_you_mean(id, ids)});
    return std::nullopt;
  }
  std::optional<std::size_t> county(const std::string& id) {
    return find(p.counties, id, mark("no county \"{}\" in this casebook"));
  }
  std::optional<std::size_t> industry(const std::string& id) {
    return find(p.industries, id, mark("industry \"{}\" is no candidate in this casebook"));
  }
  void in_range(bool is, const char* option, const Text& range) {
    if (!is) diagnostics.push_back({Severity::error, "", 0, 0, say(mark("{0} must be {1}"), option, range), {}});
  }
};

void apply_request(const PlanRequest& request, PlanProblem& p, Diagnostics& diagnostics) {
  Numbers numbers{p, diagnostics};
  for (const auto& [county, industry] : request.fixed)
    if (const auto c = numbers.county(county), k = numbers.industry(industry); c && k) p.fixed[*c][*k] = true;
  for (const auto& [county, industry] : request.forbidden)
    if (const auto c = numbers.county(county), k = numbers.industry(industry); c && k)
      p.allowed(at(*c), at(*k)) = false;
  for (const auto& [industry, limit] : request.at_most)
    if (const auto k = numbers.industry(industry)) p.at_most[*k] = limit;
  numbers.in_range(request.lambda >= 0 && request.lambda < 1e6, "--lambda",
                   both(say(mark("from 0 to below 1,000,000"))));
  numbers.in_range(request.choices >= 1, "--choices", plain(">= 1"));
  numbers.in_range(!request.max_loss || (*request.max_loss >= 0 && std::isfinite(*request.max_loss)), "--max-loss",
                   both(say(mark("a finite number from 0 on"))));
  numbers.in_range(!request.min_fit || (*request.min_fit >= 0 && *request.min_fit <= 1), "--min-fit", plain("0–1"));
  p.lambda = request.lambda;
  p.choices = request.choices;
  p.max_loss = request.max_loss;
  p.min_fit = request.min_fit;
}

} // namespace

Loaded<PlanProblem> plan_problem(const Case& c, const Region& region, const Ranking& ranking,
                                 const PlanRequest& request) {
  Loaded<PlanProblem> result;
  PlanProblem p;
  for (const CountyRanking& county : ranking.counties) p.counties.push_back(county.assessment->county);
  p.industries = c.model->industry_ids;
  for (const std::string& id : p.counties) p.county_names.push_back(find_county(c, id)->name);
  for (const std::string& id : p.industries) p.industry_names.push_back(find_industry(c, id)->name);
  p.fixed.assign(p.counties.size(), std::vector<bool>(p.industries.size(), false));
  fill_fit(c, ranking, p);
  fill_edges(region, p);
  fill_market(c, p, result.diagnostics);
  apply_request(request, p, result.diagnostics);
  if (!has_errors(result.diagnostics)) result.value = std::move(p);
  return result;
}

std::vector<ChainLink> chain_links(const Case& c, const Plan& plan, double least) {
  const PlanProblem& p = plan.problem;
  std::map<std::pair<std::string, std::string>, double> inputs; // of sectors
  for (const SectorLink& link : c.model->linkage)
    if (link.supplier != link.user && link.input.value_or(0) >= least) inputs[{link.supplier, link.user}] = *link.input;
  std::vector<ChainLink> result;
  if (inputs.empty() || plan.planned.chosen.empty()) return result;
  std::vector<std::string> sectors;
  for (const std::string& id : p.industries) sectors.push_back(find_industry(c, id)->sector);
  const auto had = [&](std::size_t county, std::size_t k) {
    const auto& own = plan.alone.chosen[county];
    return std::find(own.begin(), own.end(), k) != own.end();
  };
  const auto look = [&](std::size_t from, std::size_t to) {
    for (const std::size_t k : plan.planned.chosen[from])
      for (const std::size_t j : plan.planned.chosen[to])
        if (const auto found = inputs.find({sectors[k], sectors[j]});
            found != inputs.end() && !(had(from, k) && had(to, j)))
          result.push_back({p.counties[from], p.industries[k], p.counties[to], p.industries[j], found->second});
  };
  for (std::size_t county = 0; county < p.counties.size(); ++county) look(county, county);
  for (const PlanEdge& edge : p.edges) {
    look(edge.a, edge.b);
    look(edge.b, edge.a);
  }
  return result;
}

} // namespace yindi
