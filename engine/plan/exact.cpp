// The integer program, by CBC.

#include "engine/plan/choosing.h"

#include <CbcEventHandler.hpp>
#include <CbcModel.hpp>
#include <CglClique.hpp>
#include <CglZeroHalf.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace yindi {
namespace {

constexpr double proved = 1e-7;

/// Rows and columns as CBC takes them; it minimises, so what we gain is negative.
struct Program {
  std::vector<double> cost, lower, upper; ///< by column
  std::vector<int> starts = {0}, columns; ///< rows, one after the other
  std::vector<double> elements, row_lower, row_upper;
  std::map<std::pair<std::size_t, std::size_t>, int> choice; ///< county, industry → column
  std::map<std::pair<std::size_t, std::size_t>, int> both;   ///< edge, industry → column

  int column(double c, double low) {
    cost.push_back(c);
    lower.push_back(low);
    upper.push_back(1);
    return static_cast<int>(cost.size()) - 1;
  }
  void entry(int column, double value) {
    columns.push_back(column);
    elements.push_back(value);
  }
  void end_row(double low, double high) {
    starts.push_back(static_cast<int>(columns.size()));
    row_lower.push_back(low);
    row_upper.push_back(high);
  }
};

/// Whether a choice that holds the industry can reach the county's floor: with the best others beside it.
bool can_be_chosen(const PlanProblem& p, std::size_t c, std::size_t industry, double floor) {
  if (!p.allowed(at(c), at(industry))) return false;
  std::vector<double> others;
  for (std::size_t k = 0; k < p.industries.size(); ++k)
    if (k != industry && p.allowed(at(c), at(k))) others.push_back(p.fit(at(c), at(k)));
  const std::size_t beside = std::min(others.size(), number_of_choices(p, p.allowed, c) - 1);
  std::partial_sort(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(beside), others.end(),
                    std::greater<>());
  for (std::size_t i = 0; i < beside; ++i) floor -= others[i];
  return p.fit(at(c), at(industry)) >= floor - 1e-9;
}

void add_choices(const PlanProblem& p, Program& program) {
  const std::vector<double> least = floors(p);
  for (std::size_t c = 0; c < p.counties.size(); ++c) {
    for (std::size_t k = 0; k < p.industries.size(); ++k)
      if (can_be_chosen(p, c, k, least[c])) {
        const int column = program.column(-p.fit(at(c), at(k)), p.fixed[c][k] ? 1 : 0);
        program.choice[{c, k}] = column;
        program.entry(column, 1);
      }
    const auto number = static_cast<double>(number_of_choices(p, p.allowed, c));
    program.end_row(number, number);
    if (!(least[c] > 0)) continue;
    for (std::size_t k = 0; k < p.industries.size(); ++k)
      if (const auto found = program.choice.find({c, k}); found != program.choice.end())
        program.entry(found->second, p.fit(at(c), at(k)));
    program.end_row(least[c] - 1e-9, COIN_DBL_MAX);
  }
  for (const auto& [k, limit] : p.at_most) {
    for (std::size_t c = 0; c < p.counties.size(); ++c)
      if (const auto found = program.choice.find({c, k}); found != program.choice.end())
        program.entry(found->second, 1);
    program.end_row(0, static_cast<double>(limit));
  }
}

void add_edges(const PlanProblem& p, Program& program) {
  for (std::size_t e = 0; e < p.edges.size(); ++e)
    for (std::size_t k = 0; k < p.industries.size(); ++k) {
      const PlanEdge& edge = p.edges[e];
      const auto a = program.choice.find({edge.a, k}), b = program.choice.find({edge.b, k});
      const double cost = 2 * p.lambda * edge.s * p.market_shared[k];
      if (a == program.choice.end() || b == program.choice.end() || !(cost > 0)) continue;
      const int y = program.column(cost, 0);
      program.both[{e, k}] = y;
      program.entry(a->second, 1);
      program.entry(b->second, 1);
      program.entry(y, -1);
      program.end_row(-COIN_DBL_MAX, 1);
    }
}

/// Of three mutual neighbours that choose one industry alike, two pairs at the least collide for three choices.
void add_triangles(const PlanProblem& p, Program& program) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> edge_at;
  for (std::size_t e = 0; e < p.edges.size(); ++e) edge_at[std::minmax(p.edges[e].a, p.edges[e].b)] = e;
  const Around around = around_of(p);
  for (std::size_t ab = 0; ab < p.edges.size(); ++ab) {
    const auto [a, b] = std::minmax(p.edges[ab].a, p.edges[ab].b);
    for (const auto& [c, s] : around[b]) {
      const auto ac = edge_at.find(std::minmax(a, c));
      if (c <= b || ac == edge_at.end()) continue;
      const std::size_t bc = edge_at.at(std::minmax(b, c));
      for (std::size_t k = 0; k < p.industries.size(); ++k) {
        const auto one = program.both.find({ab, k}), two = program.both.find({ac->second, k}),
                   three = program.both.find({bc, k});
        if (one == program.both.end() || two == program.both.end() || three == program.both.end()) continue;
        for (const std::size_t county : {a, b, c}) program.entry(program.choice.at({county, k}), 1);
        for (const int y : {one->second, two->second, three->second}) program.entry(y, -1);
        program.end_row(-COIN_DBL_MAX, 1);
      }
    }
  }
}

/// Asks whether to go on after every node, and stops the search where the answer is no.
class Asker : public CbcEventHandler {
public:
  Asker(const KeepGoing& keep_going, long limit) : keep_going_(&keep_going), limit_(limit) {}
  CbcAction event(CbcEvent event) override {
    if (event != node || !*keep_going_) return noAction;
    const double share = static_cast<double>(model_->getNodeCount()) / static_cast<double>(std::max(limit_, 1L));
    return (*keep_going_)(std::min(share, 1.0)) ? noAction : stop;
  }
  CbcEventHandler* clone() const override { return new Asker(*this); }

private:
  const KeepGoing* keep_going_;
  long limit_;
};

std::vector<double> columns_of(const PlanProblem& p, const Program& program, const Outcome& outcome) {
  std::vector<double> x(program.cost.size(), 0);
  const auto has = [&](std::size_t c, std::size_t k) {
    return std::binary_search(outcome.chosen[c].begin(), outcome.chosen[c].end(), k);
  };
  for (const auto& [key, column] : program.choice) x[static_cast<std::size_t>(column)] = has(key.first, key.second);
  for (const auto& [key, column] : program.both) {
    const PlanEdge& edge = p.edges[key.first];
    x[static_cast<std::size_t>(column)] = has(edge.a, key.second) && has(edge.b, key.second);
  }
  return x;
}

Outcome read_off(const PlanProblem& p, const Program& program, const double* x) {
  Choices chosen(p.counties.size());
  for (const auto& [key, column] : program.choice)
    if (x[column] > 0.5) chosen[key.first].push_back(key.second);
  return outcome_of(p, std::move(chosen));
}

void load(const PlanProblem& p, Program& program, OsiClpSolverInterface& solver) {
  add_choices(p, program);
  add_edges(p, program);
  add_triangles(p, program);
  std::vector<int> lengths;
  for (std::size_t r = 0; r + 1 < program.starts.size(); ++r)
    lengths.push_back(program.starts[r + 1] - program.starts[r]);
  const CoinPackedMatrix matrix(false, static_cast<int>(program.cost.size()), static_cast<int>(lengths.size()),
                                static_cast<int>(program.columns.size()), program.elements.data(),
                                program.columns.data(), program.starts.data(), lengths.data());
  solver.messageHandler()->setLogLevel(0);
  solver.getModelPtr()->setLogLevel(0);
  solver.loadProblem(matrix, program.lower.data(), program.upper.data(), program.cost.data(), program.row_lower.data(),
                     program.row_upper.data());
  for (const auto& [key, column] : program.choice) solver.setInteger(column);
}

} // namespace

Proof solve_exactly(const PlanProblem& p, const std::optional<Outcome>& start, const PlanSettings& settings,
                    const KeepGoing& keep_going) {
  Proof result;
  result.plan = start;
  result.how = say(mark("branch and bound"));
  Program program;
  OsiClpSolverInterface solver;
  load(p, program, solver);
  solver.initialSolve();
  if (solver.isProvenPrimalInfeasible()) {
    result.infeasible = !start;
    return result;
  }
  result.bound = -solver.getObjValue();
  const auto is_proved = [&] { return result.plan && result.bound - result.plan->objective <= proved; };
  if (is_proved() || settings.nodes <= 0) {
    result.optimal = is_proved();
    return result;
  }
  CbcModel model(solver);
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.setMaximumNodes(static_cast<int>(settings.nodes));
  model.setAllowableGap(proved);
  CglClique cliques;
  cliques.setStarCliqueReport(false); // it prints by itself
  cliques.setRowCliqueReport(false);
  CglZeroHalf odd_holes;
  model.addCutGenerator(&cliques, 1, "Clique");
  model.addCutGenerator(&odd_holes, 1, "ZeroHalf");
  if (start) {
    const std::vector<double> x = columns_of(p, program, *start);
    model.setBestSolution(x.data(), static_cast<int>(x.size()), -start->objective, true);
  }
  const Asker asker(keep_going, settings.nodes);
  model.passInEventHandler(&asker);
  model.branchAndBound();
  result.nodes = model.getNodeCount();
  result.cancelled = model.status() == 5;
  result.bound = std::min(result.bound, -model.getBestPossibleObjValue());
  if (model.bestSolution()) {
    Outcome found = read_off(p, program, model.bestSolution());
    if (!result.plan || found.objective > result.plan->objective) result.plan = std::move(found);
  }
  result.infeasible = !result.plan && model.isProvenInfeasible();
  if (result.plan) result.bound = std::max(result.bound, result.plan->objective);
  result.optimal = model.isProvenOptimal() || is_proved();
  if (result.optimal && result.plan) result.bound = result.plan->objective;
  return result;
}

} // namespace yindi
