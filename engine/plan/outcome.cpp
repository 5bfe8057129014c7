#include "engine/plan/choosing.h"

#include <algorithm>
#include <numeric>

namespace yindi {
Text county_name(const PlanProblem& p, std::size_t c) {
  return c < p.county_names.size() ? p.county_names[c] : plain(p.counties[c]);
}
Text industry_name(const PlanProblem& p, std::size_t k) {
  return k < p.industry_names.size() ? p.industry_names[k] : plain(p.industries[k]);
}

std::size_t number_of_choices(const PlanProblem& p, const Eigen::MatrixX<bool>& from, std::size_t county) {
  const auto there = static_cast<std::size_t>(from.row(at(county)).cast<int>().sum());
  return std::min(static_cast<std::size_t>(std::max(p.choices, 0)), there);
}

Around around_of(const PlanProblem& p) {
  Around result(p.counties.size());
  for (const PlanEdge& edge : p.edges) {
    result[edge.a].emplace_back(edge.b, edge.s);
    result[edge.b].emplace_back(edge.a, edge.s);
  }
  return result;
}

Outcome outcome_of(const PlanProblem& p, Choices chosen) {
  Outcome result;
  for (std::size_t c = 0; c < chosen.size(); ++c) {
    std::sort(chosen[c].begin(), chosen[c].end());
    for (const std::size_t k : chosen[c]) result.fit += p.fit(at(c), at(k));
  }
  for (const PlanEdge& edge : p.edges)
    for (const std::size_t k : chosen[edge.a])
      if (std::binary_search(chosen[edge.b].begin(), chosen[edge.b].end(), k))
        result.collisions += 2 * edge.s * p.market_shared[k]; // c sees d and d sees c
  result.objective = result.fit - p.lambda * result.collisions;
  result.chosen = std::move(chosen);
  return result;
}

std::size_t rival_pairs(const PlanProblem& p, const Choices& chosen) {
  const auto alike = [&](const PlanEdge& edge) {
    return std::any_of(chosen[edge.a].begin(), chosen[edge.a].end(), [&](std::size_t k) {
      return std::find(chosen[edge.b].begin(), chosen[edge.b].end(), k) != chosen[edge.b].end();
    });
  };
  return chosen.empty() ? 0 : static_cast<std::size_t>(std::count_if(p.edges.begin(), p.edges.end(), alike));
}

Outcome independent(const PlanProblem& p) {
  Choices chosen(p.counties.size());
  for (std::size_t c = 0; c < chosen.size(); ++c) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < p.industries.size(); ++k)
      if (p.possible(at(c), at(k))) order.push_back(k);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t i, std::size_t j) { return p.fit(at(c), at(i)) > p.fit(at(c), at(j)); });
    order.resize(number_of_choices(p, p.possible, c));
    chosen[c] = std::move(order);
  }
  return outcome_of(p, std::move(chosen));
}

std::vector<double> floors(const PlanProblem& p) {
  std::vector<double> result(p.counties.size(), 0);
  const Outcome alone = independent(p);
  for (std::size_t c = 0; c < result.size(); ++c) {
    double own = 0;
    for (const std::size_t k : alone.chosen[c]) own += p.fit(at(c), at(k));
    if (p.max_loss) result[c] = std::max(result[c], own - *p.max_loss);
    if (p.min_fit) result[c] = std::max(result[c], *p.min_fit * static_cast<double>(alone.chosen[c].size()));
  }
  return result;
}

Sentence impossible(const PlanProblem& p) {
  const std::vector<double> least = floors(p);
  std::vector<std::size_t> taken(p.industries.size(), 0);
  for (std::size_t c = 0; c < p.counties.size(); ++c) {
    const auto must = static_cast<std::size_t>(std::count(p.fixed[c].begin(), p.fixed[c].end(), true));
    for (std::size_t k = 0; k < p.industries.size(); ++k) {
      if (!p.fixed[c][k]) continue;
      ++taken[k];
      if (!p.allowed(at(c), at(k)))
        return say(mark("\"{0}\" is fixed in {1} but excluded or forbidden there"), industry_name(p, k),
                   county_name(p, c));
    }
    if (must > static_cast<std::size_t>(p.choices))
      return say(mark("more industries are fixed in {0} than it chooses ({1})"), county_name(p, c),
                 std::to_string(p.choices));
    const auto best = best_choice(p, c, p.fit.row(at(c)).transpose(), 0, {});
    double most = 0;
    if (best)
      for (const std::size_t k : *best) most += p.fit(at(c), at(k));
    if (!best || most < least[c] - 1e-9)
      return say(mark("{0} cannot reach a fit of {1} under these rules: {2} is the most"), county_name(p, c),
                 shortest(least[c]), decimal(std::floor(most * 1e4) / 1e4, 4));
  }
  for (const auto& [k, limit] : p.at_most)
    if (taken[k] > limit)
      return say(mark("\"{0}\" is fixed in more counties ({1}) than may choose it ({2})"), industry_name(p, k),
                 std::to_string(taken[k]), std::to_string(limit));
  return {};
}

std::optional<std::vector<std::size_t>> best_choice(const PlanProblem& p, std::size_t c, const Eigen::VectorXd& value,
                                                    double floor, const std::vector<bool>& full) {
  struct Candidate {
    std::size_t industry;
    bool fixed;
    double value, fit, worth;
  };
  static thread_local std::vector<Candidate> all; // a search asks millions of times
  all.clear();
  const std::size_t number = number_of_choices(p, p.allowed, c);
  for (std::size_t k = 0; k < p.industries.size(); ++k)
    if (p.allowed(at(c), at(k)) && (full.empty() || !full[k] || p.fixed[c][k]))
      all.push_back({k, p.fixed[c][k], value(at(k)), p.fit(at(c), at(k)), 0});
  if (all.size() < number) return std::nullopt;
  const auto chosen = all.begin() + static_cast<std::ptrdiff_t>(number);
  // With a floor on the fit, fit counts more and more until the choice is high enough.
  for (const double weight : {0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 1e6}) {
    for (Candidate& one : all) one.worth = one.value + weight * one.fit;
    std::partial_sort(all.begin(), chosen, all.end(), [](const Candidate& a, const Candidate& b) {
      if (a.fixed != b.fixed) return a.fixed;
      return a.worth != b.worth ? a.worth > b.worth : a.industry < b.industry;
    });
    const double fit =
        std::accumulate(all.begin(), chosen, 0.0, [](double sum, const Candidate& one) { return sum + one.fit; });
    if (fit < floor - 1e-9) continue;
    std::vector<std::size_t> taken;
    taken.reserve(number);
    for (auto one = all.begin(); one != chosen; ++one) taken.push_back(one->industry);
    std::sort(taken.begin(), taken.end());
    return taken;
  }
  return std::nullopt;
}

Eigen::VectorXd value_seen(const PlanProblem& p, const Around& around, const Choices& chosen, std::size_t c,
                           double times) {
  Eigen::VectorXd value = p.fit.row(at(c)).transpose();
  for (const auto& [d, s] : around[c])
    for (const std::size_t k : chosen[d]) value(at(k)) -= times * p.lambda * s * p.market_shared[k];
  return value;
}

Outcome best_response(const PlanProblem& p, int& rounds) {
  const Around around = around_of(p);
  const std::vector<double> least = floors(p);
  Choices chosen(p.counties.size());
  std::vector<std::size_t> used(p.industries.size(), 0);
  const auto full = [&](std::size_t c) {
    std::vector<bool> result(p.industries.size(), false);
    for (const auto& [k, limit] : p.at_most) {
      const bool own = std::binary_search(chosen[c].begin(), chosen[c].end(), k);
      result[k] = used[k] - (own ? 1 : 0) >= limit;
    }
    return result;
  };
  bool changed = true;
  // The potential rises with every change; the limit only guards against rounding.
  for (rounds = 0; changed && rounds < 1000; ++rounds) {
    changed = false;
    for (std::size_t c = 0; c < chosen.size(); ++c) {
      const Eigen::VectorXd value = value_seen(p, around, chosen, c, 1);
      const auto best = best_choice(p, c, value, least[c], full(c));
      const auto worth = [&](const std::vector<std::size_t>& some) {
        return std::accumulate(some.begin(), some.end(), 0.0,
                               [&](double sum, std::size_t k) { return sum + value(at(k)); });
      };
      if (!best || (!chosen[c].empty() && worth(*best) <= worth(chosen[c]) + 1e-12)) continue;
      for (const std::size_t k : chosen[c]) --used[k];
      for (const std::size_t k : *best) ++used[k];
      changed = changed || chosen[c] != *best;
      chosen[c] = *best;
    }
  }
  return outcome_of(p, std::move(chosen));
}

} // namespace yindi
