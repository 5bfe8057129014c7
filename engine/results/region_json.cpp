#include "engine/results/region_json.h"

#include "engine/case/region_facts.h"
#include "engine/results/json.h"

namespace yindi {
namespace {

Json item(const Region& region, int lead) {
  return lead == no_lead ? Json(nullptr) : Json(region.items[static_cast<std::size_t>(lead)]);
}

Json ids(const Region& region, const std::vector<std::size_t>& counties) {
  Json list = Json::array();
  for (const std::size_t county : counties) list.push_back(region.graph.counties[county]);
  return list;
}

Json sameness_json(const Sameness& sameness) {
  return {{"pairs", sameness.pairs},
          {"same_pairs", sameness.same},
          {"same_share", or_null(sameness.share())},
          {"crowding", or_null(sameness.crowding)}};
}

/// A row of a matrix by item; only of the items that are compared.
Json by_item(const Region& region, const Eigen::MatrixXd& matrix, std::size_t county) {
  Json row = Json::object();
  for (std::size_t i = 0; i < region.items.size(); ++i)
    if (region.compared[i])
      row[region.items[i]] = matrix(static_cast<Eigen::Index>(county), static_cast<Eigen::Index>(i));
  return row;
}

Json counties_json(const RegionResult& result) {
  const Region& region = result.region;
  Json list = Json::array();
  for (const std::size_t county : result.h.counties) {
    Json crowding = Json::object();
    for (std::size_t i = 0; i < region.items.size(); ++i)
      if (region.compared[i]) crowding[region.items[i]] = or_null(crowding_of_item(region, county, i).share);
    Json entry = {{"id", region.graph.counties[county]},
                  {"similarity_to_neighbours", or_null(region.similarity_to_neighbours[county])},
                  {"leading", item(region, region.leading[county])},
                  {"neighbours", region.graph.neighbours[county].size()},
                  {"crowding", crowding}};
    for (const RegionFact& fact : region_facts())
      if (std::string_view(fact.id) != "similarity") entry[fact.id] = or_null(fact_of(region, fact.id, county));
    const bool recorded = region.recorded[county];
    entry["location_quotients"] = recorded ? by_item(region, region.quotients, county) : Json(nullptr);
    entry["relatedness"] = recorded ? by_item(region, region.density, county) : Json(nullptr);
    list.push_back(std::move(entry));
  }
  return list;
}

/// Proximity of each two items, and how complex each is.
Json items_json(const Region& region, Language language) {
  Json proximity = Json::object(), complexity = Json::object();
  for (std::size_t i = 0; i < region.items.size(); ++i) {
    if (!region.compared[i]) continue;
    proximity[region.items[i]] = by_item(region, region.proximity, i);
    if (i < region.complexity_of_items.size()) complexity[region.items[i]] = or_null(region.complexity_of_items[i]);
  }
  const Sentence& why = region.no_complexity;
  return {{"proximity", proximity},
          {"complexity", why.empty() ? complexity : Json(nullptr)},
          {"no_complexity", why.empty() ? Json(nullptr) : Json(why.in(language))}};
}

Json pairs_json(const RegionResult& result) {
  Json list = Json::array();
  for (const LikePair& pair : result.h.pairs)
    list.push_back({{"a", result.region.graph.counties[pair.a]},
                    {"b", result.region.graph.counties[pair.b]},
                    {"similarity", or_null(pair.similarity)},
                    {"krugman", or_null(pair.krugman)}});
  return list;
}

Json belts_json(const Region& region, const std::vector<Belt>& belts, bool named) {
  Json list = Json::array();
  for (const Belt& belt : belts) {
    Json entry = Json::object();
    if (named) entry["item"] = item(region, belt.label);
    entry["counties"] = ids(region, belt.counties);
    list.push_back(std::move(entry));
  }
  return list;
}

Json graph_json(const RegionResult& result) {
  const CountyGraph& graph = result.region.graph;
  Json between = Json::object(), bridges = Json::array(), cuts = Json::array();
  if (result.region.facts.count("betweenness"))
    for (std::size_t k = 0; k < graph.counties.size(); ++k)
      between[graph.counties[k]] = or_null(fact_of(result.region, "betweenness", k));
  for (std::size_t i = 0; i < result.weak.counties.size(); ++i)
    cuts.push_back({{"id", graph.counties[result.weak.counties[i]]},
                    {"cut_off", ids(result.region, result.cut_off[i])},
                    {"only_context", static_cast<bool>(result.only_context[i])}});
  for (const std::size_t link : result.weak.links)
    bridges.push_back({{"a", graph.counties[graph.links[link].a]}, {"b", graph.counties[graph.links[link].b]}});
  return {{"betweenness", between.empty() ? Json(nullptr) : between},
          {"articulation", ids(result.region, result.weak.counties)},
          {"cut_off", cuts},
          {"bridges", bridges},
          {"closeness", graph.closeness}};
}

Json chains_json(const std::vector<ChainLink>& chains) {
  Json list = Json::array();
  for (const ChainLink& link : chains)
    list.push_back({{"supplier", link.supplier},
                    {"supplying", link.supplying},
                    {"processor", link.processor},
                    {"processing", link.processing},
                    {"input", link.input}});
  return list;
}

Json index_json(const RegionResult& result) {
  const Homogenization& h = result.h;
  Json crowded = Json::array();
  for (const Crowded& one : h.crowded)
    crowded.push_back({{"id", result.region.graph.counties[one.county]},
                       {"item", item(result.region, one.item)},
                       {"with_context", one.with_context}});
  Json first = nullptr;
  if (result.first_choices)
    first = {{"industries", sameness_json(result.first_choices->industries)},
             {"sectors", sameness_json(result.first_choices->sectors)},
             {"different", result.first_choices->different}};
  return {{"pairs", h.pairs.size()},
          {"similarity_p5", or_null(h.p5)},
          {"similarity_median", or_null(h.median)},
          {"similarity_mean", or_null(h.mean)},
          {"similarity_p95", or_null(h.p95)},
          {"similarity_max", or_null(h.greatest)},
          {"leading", sameness_json(h.leads)},
          {"first_choices", first},
          {"crowded", crowded},
          {"belts", belts_json(result.region, h.belts, true)},
          {"clusters", belts_json(result.region, h.clusters, false)}};
}

Json names(const std::vector<std::string>& industries, const std::vector<std::size_t>& chosen) {
  Json list = Json::array();
  for (const std::size_t k : chosen) list.push_back(industries[k]);
  return list;
}

Json plan_json(const Plan& plan, Language language) {
  const PlanProblem& p = plan.problem;
  const bool there = plan.status != "infeasible" && !plan.planned.chosen.empty();
  const auto known = [&](double value) { return there ? Json(value) : Json(nullptr); };
  Json counties = Json::array(), frontier = Json::array();
  for (std::size_t c = 0; c < p.counties.size() && there; ++c)
    counties.push_back({{"id", p.counties[c]},
                        {"own_first", names(p.industries, by_fit(p, c, plan.alone.chosen[c]))},
                        {"chosen", names(p.industries, by_fit(p, c, plan.planned.chosen[c]))},
                        {"answered", names(p.industries, by_fit(p, c, plan.answered.chosen[c]))},
                        {"loss", plan.loss[c]}});
  for (const FrontierPoint& point : plan.frontier)
    frontier.push_back(
        {{"lambda", point.lambda}, {"fit", point.fit}, {"collisions", point.collisions}, {"gap", point.gap}});
  const auto outcome = [](const Outcome& o) {
    return Json{{"fit", o.fit}, {"collisions", o.collisions}, {"objective", o.objective}};
  };
  Json answered = there ? outcome(plan.answered) : Json(nullptr);
  if (there) answered["rounds"] = plan.rounds;
  return {{"lambda", p.lambda},
          {"choices", p.choices},
          {"status", plan.status},
          {"objective", known(plan.planned.objective)},
          {"fit", known(plan.planned.fit)},
          {"collisions", known(plan.planned.collisions)},
          {"bound", known(plan.bound)},
          {"gap", known(plan.gap)},
          {"nodes", plan.nodes},
          {"how", plan.how.empty() ? Json(nullptr) : Json(plan.how.in(language))},
          {"why_none", plan.problem_with.empty() ? Json(nullptr) : Json(plan.problem_with.in(language))},
          {"counties", counties},
          {"independent", outcome(plan.alone)},
          {"best_response", answered},
          {"frontier", frontier},
          {"frontier_points", "supported"},
          {"knee", plan.knee ? Json(plan.frontier[*plan.knee].lambda) : Json(nullptr)}};
}

} // namespace

Json region_json(const RegionResult& result, Language language) {
  Json plan = nullptr;
  if (result.plan) {
    plan = plan_json(*result.plan, language);
    plan["chains"] = chains_json(result.chains);
  }
  return {{"counties", counties_json(result)}, {"pairs", pairs_json(result)},
          {"index", index_json(result)},       {"plan", plan},
          {"items", result.region.items},      {"product_space", items_json(result.region, language)},
          {"graph", graph_json(result)},       {"notes", json_of(result.region.notes, language)}};
}

} // namespace yindi
