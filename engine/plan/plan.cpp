#include "engine/plan/plan.h"

#include "engine/plan/choosing.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

/// The part of the problem with these counties: what joins them to others and what limits them together is left out.
PlanProblem part_of(const PlanProblem& p, const std::vector<std::size_t>& counties) {
  PlanProblem part;
  part.industries = p.industries;
  part.market_shared = p.market_shared;
  part.choices = p.choices;
  part.lambda = p.lambda;
  part.max_loss = p.max_loss;
  part.min_fit = p.min_fit;
  std::vector<std::size_t> number(p.counties.size(), p.counties.size());
  part.fit.resize(at(counties.size()), p.fit.cols());
  part.possible.resize(at(counties.size()), p.fit.cols());
  part.allowed.resize(at(counties.size()), p.fit.cols());
  for (std::size_t i = 0; i < counties.size(); ++i) {
    number[counties[i]] = i;
    part.counties.push_back(p.counties[counties[i]]);
    part.fixed.push_back(p.fixed[counties[i]]);
    part.fit.row(at(i)) = p.fit.row(at(counties[i]));
    part.possible.row(at(i)) = p.possible.row(at(counties[i]));
    part.allowed.row(at(i)) = p.allowed.row(at(counties[i]));
  }
  for (const PlanEdge& edge : p.edges)
    if (number[edge.a] < counties.size() && number[edge.b] < counties.size())
      part.edges.push_back({number[edge.a], number[edge.b], edge.s});
  return part;
}

/// Parts of at most `most` counties, each grown over neighbours from the first county that is left.
std::vector<std::vector<std::size_t>> cut(const PlanProblem& p, std::size_t most) {
  const Around around = around_of(p);
  std::vector<bool> taken(p.counties.size(), false);
  std::vector<std::vector<std::size_t>> parts;
  for (std::size_t first = 0; first < taken.size(); ++first) {
    if (taken[first]) continue;
    std::vector<std::size_t> part = {first};
    taken[first] = true;
    for (std::size_t i = 0; i < part.size(); ++i)
      for (const auto& [d, s] : around[part[i]])
        if (!taken[d] && part.size() < most) {
          taken[d] = true;
          part.push_back(d);
        }
    parts.push_back(std::move(part));
  }
  return parts;
}

struct Solved {
  Proof proof;
  Outcome answered;
  int rounds = 0;
};

Solved solve(const PlanProblem& p, const Outcome& alone, const std::vector<Choices>& more, const PlanSettings& settings,
             const KeepGoing& keep_going) {
  Solved result;
  result.answered = best_response(p, result.rounds);
  std::vector<Choices> starts = {result.answered.chosen, alone.chosen, {}};
  starts.insert(starts.end(), more.begin(), more.end());
  const std::optional<Outcome> found = search(p, starts, keep_going);
  if (keep_going && !keep_going(0)) {
    result.proof.plan = found;
    result.proof.cancelled = true;
    result.proof.bound = alone.fit;
    return result;
  }
  if (p.counties.size() * p.industries.size() <= settings.exact_pairs) {
    result.proof = solve_exactly(p, found, settings, keep_going);
    return result;
  }
  std::size_t parts = 0;
  result.proof.plan = found;
  result.proof.bound = bound_by_parts(p, 2400, keep_going, parts);
  result.proof.how = say(mark("search, with the bound of {} parts solved on their own"), std::to_string(parts));
  if (found) result.proof.bound = std::max(result.proof.bound, found->objective);
  result.proof.optimal = found && result.proof.bound - found->objective <= 1e-7;
  return result;
}

double gap_of(double bound, double plan, double alone) {
  if (bound - plan <= 1e-7) return 0;
  return bound - alone > 0 ? (bound - plan) / (bound - alone) : 0;
}

/// The point farthest from the straight line between the first and the last, in shares of both ranges.
std::optional<std::size_t> knee_of(const std::vector<FrontierPoint>& points) {
  if (points.size() < 3) return std::nullopt;
  const FrontierPoint &first = points.front(), &last = points.back();
  const double fit = first.fit - last.fit, collisions = first.collisions - last.collisions;
  if (!(fit > 0) || !(collisions > 0)) return std::nullopt;
  std::pair<double, std::size_t> best{0, 0};
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const double saved = (first.collisions - points[i].collisions) / collisions;
    const double lost = (first.fit - points[i].fit) / fit;
    if (saved - lost > best.first) best = {saved - lost, i};
  }
  return best.first > 0 ? std::optional(best.second) : std::nullopt;
}

/// A plan that was found at some λ, and the bound there.
struct Candidate {
  double lambda = 0, bound = 0;
  Choices chosen;
};

/// Of all plans found at any λ the best at the candidate's own: a search elsewhere may have found more.
Outcome best_at(const PlanProblem& problem, const Candidate& own, const std::vector<Candidate>& all) {
  PlanProblem p = problem;
  p.lambda = own.lambda;
  Outcome best = outcome_of(p, own.chosen);
  for (const Candidate& other : all)
    if (Outcome tried = outcome_of(p, other.chosen); tried.objective > best.objective + 1e-12) best = std::move(tried);
  return best;
}

/// Plans at other λ. λ = 0 is what the rules leave of the first choices.
std::vector<Candidate> candidates(const Plan& plan, const PlanSettings& settings, const KeepGoing& keep_going) {
  std::set<double> lambdas(settings.frontier.begin(), settings.frontier.end());
  lambdas.insert(0);
  lambdas.erase(plan.problem.lambda);
  std::vector<Candidate> all = {{plan.problem.lambda, plan.bound, plan.planned.chosen}};
  for (const double lambda : lambdas) {
    if (keep_going && !keep_going(0.9)) break;
    PlanProblem other = plan.problem;
    other.lambda = lambda;
    const Solved solved = solve(other, outcome_of(other, plan.alone.chosen), {all.back().chosen, plan.planned.chosen},
                                settings, keep_going);
    if (solved.proof.plan) all.push_back({lambda, solved.proof.bound, solved.proof.plan->chosen});
  }
  return all;
}

void add_frontier(Plan& plan, const std::vector<Candidate>& all) {
  for (const Candidate& own : all) {
    const Outcome best = best_at(plan.problem, own, all);
    const double alone = plan.alone.fit - own.lambda * plan.alone.collisions;
    plan.frontier.push_back({own.lambda, best.fit, best.collisions, rival_pairs(plan.problem, best.chosen),
                             gap_of(own.bound, best.objective, alone)});
  }
  std::sort(plan.frontier.begin(), plan.frontier.end(),
            [](const FrontierPoint& a, const FrontierPoint& b) { return a.lambda < b.lambda; });
  // Only where a plan is not proved can another beat it on both counts; where no collision is left, every larger lambda
  // has the same plan, which is shown once.
  const std::vector<FrontierPoint> all_points = plan.frontier;
  std::erase_if(plan.frontier, [&](const FrontierPoint& point) {
    return point.lambda != plan.problem.lambda &&
           std::any_of(all_points.begin(), all_points.end(), [&](const FrontierPoint& other) {
             const bool same =
                 std::abs(other.fit - point.fit) <= 1e-9 && std::abs(other.collisions - point.collisions) <= 1e-9;
             if (same) return other.lambda == plan.problem.lambda || other.lambda < point.lambda;
             return other.fit >= point.fit && other.collisions <= point.collisions;
           });
  });
  plan.knee = knee_of(plan.frontier);
}

} // namespace

std::vector<std::size_t> by_fit(const PlanProblem& p, std::size_t county, std::vector<std::size_t> chosen) {
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return p.fit(at(county), at(a)) > p.fit(at(county), at(b)); });
  return chosen;
}

double bound_by_parts(const PlanProblem& p, std::size_t pairs_per_part, const KeepGoing& keep_going,
                      std::size_t& parts) {
  const std::size_t most = std::max<std::size_t>(1, pairs_per_part / std::max<std::size_t>(1, p.industries.size()));
  const auto all = cut(p, most);
  parts = all.size();
  double bound = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PlanProblem part = part_of(p, all[i]);
    if (keep_going && !keep_going(static_cast<double>(i) / static_cast<double>(all.size()))) {
      bound += independent(part).fit; // what no plan can beat, at once
      continue;
    }
    PlanSettings settings;
    settings.nodes = 0;
    bound += solve_exactly(part, std::nullopt, settings, {}).bound;
  }
  return bound;
}

Plan make_plan(const PlanProblem& problem, const PlanSettings& settings, const KeepGoing& keep_going) {
  Plan plan;
  plan.problem = problem;
  plan.alone = independent(problem);
  plan.problem_with = impossible(problem);
  plan.status = "infeasible";
  if (!plan.problem_with.empty()) return plan;
  Solved solved = solve(problem, plan.alone, {}, settings, keep_going);
  plan.answered = solved.answered;
  plan.rounds = solved.rounds;
  plan.nodes = solved.proof.nodes;
  plan.how = solved.proof.how;
  if (!solved.proof.plan) {
    plan.status = solved.proof.cancelled ? "cancelled" : "infeasible";
    plan.problem_with = say(mark("no plan keeps all these rules together"));
    return plan;
  }
  plan.planned = *solved.proof.plan;
  plan.bound = solved.proof.bound;
  if (!solved.proof.cancelled) {
    const std::vector<Candidate> all = candidates(plan, settings, keep_going);
    plan.planned = best_at(problem, all.front(), all);
    plan.bound = std::max(plan.bound, plan.planned.objective);
    add_frontier(plan, all);
  }
  plan.gap = gap_of(plan.bound, plan.planned.objective, plan.alone.objective);
  plan.status = solved.proof.optimal || plan.bound - plan.planned.objective <= 1e-7 ? "optimal"
                : solved.proof.cancelled                                            ? "cancelled"
                                                                                    : "bound";
  const auto fit = [&](const Choices& chosen, std::size_t c) {
    double sum = 0;
    for (const std::size_t k : chosen[c]) sum += problem.fit(at(c), at(k));
    return sum;
  };
  for (std::size_t c = 0; c < problem.counties.size(); ++c)
    plan.loss.push_back(fit(plan.alone.chosen, c) - fit(plan.planned.chosen, c));
  return plan;
}

} // namespace yindi
