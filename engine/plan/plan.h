#pragma once

// The coordinated plan (DESIGN §7): which industries each county chooses when all of them look at what their neighbours
// choose. Everything here is numbers; plan_case.h makes them from a case.

#include "engine/language/language.h"

#include <Eigen/Core>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yindi {

/// Two neighbours and how much each hinders the other: s = ½(ŵ_ab + ŵ_ba), closeness normalised over each one's
/// neighbours in the region.
struct PlanEdge {
  std::size_t a = 0, b = 0;
  double s = 0;
  bool operator==(const PlanEdge&) const = default;
};

/// Maximise Σ fit·x − λ·collisions, with collisions = Σ_c Σ_k x_ck Σ_d s_cd m_k x_dk.
struct PlanProblem {
  std::vector<std::string> counties, industries;
  std::vector<Text> county_names, industry_names; ///< for sentences; empty: the ids serve
  Eigen::MatrixXd fit;                            ///< counties × industries, 0 to 1
  Eigen::MatrixX<bool> possible;                  ///< not vetoed: what a county could choose on its own
  Eigen::MatrixX<bool> allowed;                   ///< possible and not forbidden
  std::vector<std::vector<bool>> fixed;           ///< [county][industry]: must be chosen
  std::vector<PlanEdge> edges;                    ///< each pair once
  std::vector<double> market_shared;              ///< m_k by industry, 0 (exported) to 1 (a local market)
  std::map<std::size_t, std::size_t> at_most;     ///< industry → greatest number of counties
  int choices = 1;                                ///< K; a county with fewer possible industries chooses those
  double lambda = 1;
  std::optional<double> max_loss; ///< of fit, summed over a county's choices, against its own first choices
  std::optional<double> min_fit;  ///< mean fit of a county's choices
};

Text county_name(const PlanProblem& problem, std::size_t county);
Text industry_name(const PlanProblem& problem, std::size_t industry);

/// The chosen industries of each county, ascending.
using Choices = std::vector<std::vector<std::size_t>>;

/// What a choice comes to.
struct Outcome {
  Choices chosen;
  double fit = 0, collisions = 0, objective = 0;
};
Outcome outcome_of(const PlanProblem& problem, Choices chosen);

/// Each county's K best possible industries by fit, the first of equals; it knows of no neighbour and of no rule.
Outcome independent(const PlanProblem& problem);

/// Least fit that a county's choices must sum to, from --max-loss and --min-fit.
std::vector<double> floors(const PlanProblem& problem);

/// Why no plan can keep the rules for one county or one industry by itself; blank where none is seen.
Sentence impossible(const PlanProblem& problem);

/// Counties that look at their neighbours, each counting its own loss λ·Σ_d s m x_d once, answer each other in turn
/// until none wants to change. s is symmetric, so Σ fit·x − λ/2·collisions rises with every step (a potential game,
/// Monderer & Shapley 1996) and it ends. `rounds` is how many turns it took.
Outcome best_response(const PlanProblem& problem, int& rounds);

/// A plan by search: from several starts each county takes what is best for all, then pairs of neighbours change at
/// once, then a part is shaken and mended. No random numbers: the same problem gives the same plan. Nothing where no
/// start keeps the rules. `keep_going(share)` is asked from time to time.
using KeepGoing = std::function<bool(double share)>;
std::optional<Outcome> search(const PlanProblem& problem, const std::vector<Choices>& starts,
                              const KeepGoing& keep_going);

/// How well a plan is proved.
struct Proof {
  std::optional<Outcome> plan; ///< none where the rules cannot be kept
  double bound = 0;            ///< no plan can be better
  bool optimal = false, infeasible = false, cancelled = false;
  long nodes = 0;
  Sentence how; ///< "branch and bound", "search with the bound of n parts"
};

struct PlanSettings {
  long nodes = 50;                ///< of branch and bound; a limit in nodes, so that every machine gives the same plan
  std::size_t exact_pairs = 8000; ///< counties × industries up to which the whole is one integer program
  std::vector<double> frontier = {0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4}; ///< λ beside the problem's own
};

/// The integer program by CBC: one variable a county and industry, one an edge and industry (y ≥ x_a + x_b − 1), and
/// for each triangle of mutual neighbours x_a + x_b + x_c − y_ab − y_ac − y_bc ≤ 1. `start` is a plan to begin with.
Proof solve_exactly(const PlanProblem& problem, const std::optional<Outcome>& start, const PlanSettings& settings,
                    const KeepGoing& keep_going);

/// A bound for what is too large: the counties are cut into parts, collisions between parts and the limits that span
/// them are left out, so the sum of the parts' bounds is a bound of the whole.
double bound_by_parts(const PlanProblem& problem, std::size_t pairs_per_part, const KeepGoing& keep_going,
                      std::size_t& parts);

/// A county's choices, the fittest first.
std::vector<std::size_t> by_fit(const PlanProblem& problem, std::size_t county, std::vector<std::size_t> chosen);

/// Pairs of neighbours in the plan that have an industry in common.
std::size_t rival_pairs(const PlanProblem& problem, const Choices& chosen);

/// A point of the frontier between fit and collisions. Only supported points: those that some λ makes best.
struct FrontierPoint {
  double lambda = 0, fit = 0, collisions = 0;
  std::size_t rivals = 0; ///< pairs of neighbours with an industry in common
  double gap = 0;         ///< as in Plan
};

struct Plan {
  PlanProblem problem;
  std::string status; ///< "optimal", "bound", "infeasible" or "cancelled"
  Outcome planned;
  double bound = 0;
  double gap = 0;           ///< (bound − plan) / (bound − independent); 0 where the plan reaches the bound
  Outcome alone;            ///< independent first choices
  Outcome answered;         ///< where best response ends
  int rounds = 0;           ///< turns of best response
  std::vector<double> loss; ///< by county: fit of its own first choices − fit of the plan's
  std::vector<FrontierPoint> frontier;
  std::optional<std::size_t> knee; ///< the point farthest from the line between the frontier's ends
  long nodes = 0;
  Sentence how, problem_with; ///< what solved it; why there is no plan
};

/// Plans, with the two outcomes beside it and the frontier. `keep_going` false stops with status "cancelled".
Plan make_plan(const PlanProblem& problem, const PlanSettings& settings = {}, const KeepGoing& keep_going = {});

} // namespace yindi
