#include "engine/plan/plan.h"
#include "tests/catch.h"

#include <algorithm>
#include <random>

namespace plan_test {

using namespace yindi;

namespace {

Eigen::Index at(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Counties in a ring with chords, so that there are triangles; fits between 0 and 1.
PlanProblem random_problem(std::size_t counties, std::size_t industries, unsigned seed, int choices = 1) {
  std::mt19937 random(seed);
  const auto share = [&] { return static_cast<double>(random() % 10001) / 10000; };
  PlanProblem p;
  for (std::size_t c = 0; c < counties; ++c) p.counties.push_back("c" + std::to_string(c));
  for (std::size_t k = 0; k < industries; ++k) {
    p.industries.push_back("i" + std::to_string(k));
    p.market_shared.push_back(share());
  }
  p.fit.resize(at(counties), at(industries));
  p.possible.setConstant(at(counties), at(industries), true);
  for (std::size_t c = 0; c < counties; ++c)
    for (std::size_t k = 0; k < industries; ++k) {
      p.fit(at(c), at(k)) = share() / 2 + (k == 0 ? 0.5 : 0); // one industry that everybody likes
      if (k > 1 && random() % 6 == 0) p.possible(at(c), at(k)) = false;
    }
  p.allowed = p.possible;
  p.fixed.assign(counties, std::vector<bool>(industries, false));
  for (std::size_t step : {1u, 2u})
    for (std::size_t c = 0; c < counties && counties > 2 * step; ++c)
      p.edges.push_back({c, (c + step) % counties, 0.1 + share() / 2});
  p.choices = choices;
  return p;
}

/// All choices of K possible industries of one county that keep its own rules.
std::vector<std::vector<std::size_t>> all_choices(const PlanProblem& p, std::size_t c, double floor) {
  std::vector<std::vector<std::size_t>> result;
  std::size_t number = 0;
  for (std::size_t k = 0; k < p.industries.size(); ++k) number += p.allowed(at(c), at(k));
  number = std::min(number, static_cast<std::size_t>(p.choices));
  for (unsigned set = 0; set < 1u << p.industries.size(); ++set) {
    std::vector<std::size_t> some;
    double fit = 0;
    bool good = true;
    for (std::size_t k = 0; k < p.industries.size(); ++k) {
      const bool in = (set >> k) & 1u;
      if (in && !p.allowed(at(c), at(k))) good = false;
      if (!in && p.fixed[c][k]) good = false;
      if (!in) continue;
      some.push_back(k);
      fit += p.fit(at(c), at(k));
    }
    if (good && some.size() == number && fit >= floor - 1e-9) result.push_back(some);
  }
  return result;
}

/// The best of all plans, tried one by one; the plainest thing there is.
std::optional<double> best_of_all(const PlanProblem& p) {
  const std::vector<double> least = floors(p);
  std::vector<std::vector<std::vector<std::size_t>>> options;
  for (std::size_t c = 0; c < p.counties.size(); ++c) options.push_back(all_choices(p, c, least[c]));
  std::optional<double> best;
  Choices chosen(p.counties.size());
  const auto go = [&](auto&& self, std::size_t c) -> void {
    if (c == chosen.size()) {
      for (const auto& [k, limit] : p.at_most) {
        std::size_t count = 0;
        for (const auto& some : chosen) count += std::count(some.begin(), some.end(), k) > 0;
        if (count > limit) return;
      }
      const double value = outcome_of(p, chosen).objective;
      if (!best || value > *best) best = value;
      return;
    }
    for (const auto& option : options[c]) {
      chosen[c] = option;
      self(self, c + 1);
    }
  };
  go(go, 0);
  return best;
}

void check_against_all(const PlanProblem& p) {
  const auto best = best_of_all(p);
  const Plan plan = make_plan(p);
  if (!best) {
    CHECK(plan.status == "infeasible");
    CHECK_FALSE(plan.problem_with.empty());
    return;
  }
  REQUIRE(plan.status == "optimal");
  CHECK(plan.planned.objective == Approx(*best).margin(1e-7));
  CHECK(plan.bound == Approx(*best).margin(1e-6));
  CHECK(plan.gap == 0);
}

} // namespace

TEST_CASE("collisions count each pair from both sides, by the market that is shared", "[plan]") {
  PlanProblem p = random_problem(2, 2, 1);
  p.edges = {{0, 1, 0.8}};
  p.market_shared = {0.5, 0};
  p.fit << 0.9, 0.2, 0.7, 0.6;
  const Outcome same = outcome_of(p, {{0}, {0}});
  CHECK(same.fit == Approx(1.6));
  CHECK(same.collisions == Approx(2 * 0.8 * 0.5));
  CHECK(same.objective == Approx(1.6 - 0.8));
  CHECK(outcome_of(p, {{1}, {1}}).collisions == 0); // an export market is not shared
  CHECK(outcome_of(p, {{0}, {1}}).collisions == 0);
}

TEST_CASE("the plan is the best of all plans, one choice a county", "[plan]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    check_against_all(random_problem(7, 3, seed));
  }
}

TEST_CASE("… and two choices a county", "[plan]") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    check_against_all(random_problem(6, 4, seed, 2));
  }
}

TEST_CASE("fixed, forbidden, at most, greatest loss and least fit", "[plan]") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    PlanProblem p = random_problem(6, 3, seed);
    p.fixed[1][1] = true;
    p.allowed(3, 0) = false;
    p.at_most[0] = 2;
    check_against_all(p);
    p.at_most[1] = 2;
    check_against_all(p); // may be impossible for all together
    PlanProblem strict = random_problem(6, 4, seed, 1 + static_cast<int>(seed % 2));
    strict.max_loss = 0.25;
    check_against_all(strict);
    for (const double loss : make_plan(strict).loss) CHECK(loss <= 0.25 + 1e-9);
    strict.max_loss.reset();
    strict.min_fit = 0.5;
    check_against_all(strict);
  }
}

TEST_CASE("rules that cannot be kept are named", "[plan]") {
  PlanProblem p = random_problem(5, 3, 1);
  p.fixed[2][0] = p.fixed[2][1] = true;
  CHECK(make_plan(p).problem_with.in(Language::en) == "more industries are fixed in c2 than it chooses (1)");
  p = random_problem(5, 3, 1);
  p.fixed[2][0] = true;
  p.allowed(2, 0) = false;
  CHECK(make_plan(p).problem_with.in(Language::en) == "\"i0\" is fixed in c2 but excluded or forbidden there");
  p = random_problem(5, 3, 1);
  p.min_fit = 1;
  CHECK(make_plan(p).status == "infeasible");
}

TEST_CASE("best response raises its potential to an end where nobody wants to change", "[plan]") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const PlanProblem p = random_problem(40, 5, seed);
    int rounds = 0;
    const Outcome end = best_response(p, rounds);
    CHECK(rounds < 100);
    for (std::size_t c = 0; c < p.counties.size(); ++c)
      for (std::size_t k = 0; k < p.industries.size(); ++k) {
        if (!p.allowed(at(c), at(k))) continue;
        Choices other = end.chosen;
        other[c] = {k};
        const Outcome changed = outcome_of(p, other);
        // Σ fit − λ/2·collisions is the potential.
        CHECK(changed.fit - p.lambda / 2 * changed.collisions <= end.fit - p.lambda / 2 * end.collisions + 1e-9);
      }
    const Plan plan = make_plan(p);
    CHECK(plan.planned.objective >= end.objective - 1e-9);
    CHECK(plan.bound >= plan.planned.objective - 1e-9);
  }
}

TEST_CASE("λ = 0 is everybody's own first choice, nobody loses", "[plan]") {
  PlanProblem p = random_problem(30, 5, 3);
  p.lambda = 0;
  const Plan plan = make_plan(p);
  CHECK(plan.status == "optimal");
  CHECK(plan.planned.fit == Approx(plan.alone.fit));
  CHECK(*std::max_element(plan.loss.begin(), plan.loss.end()) == Approx(0).margin(1e-12));
}

TEST_CASE("the same problem gives the same plan", "[plan]") {
  const PlanProblem p = random_problem(60, 8, 5, 2);
  const Plan one = make_plan(p), other = make_plan(p);
  CHECK(one.planned.chosen == other.planned.chosen);
  CHECK(one.bound == other.bound);
  CHECK(one.nodes == other.nodes);
}

TEST_CASE("fit and collisions fall along the frontier, also where nothing is proved", "[plan]") {
  for (const int choices : {1, 3}) {
    PlanProblem problem = random_problem(40, 6, 2);
    problem.choices = choices;
    PlanSettings settings;
    settings.nodes = 0;
    const Plan plan = make_plan(problem, settings);
    REQUIRE(plan.frontier.size() >= 4); // dominated points are left out
    for (std::size_t i = 1; i < plan.frontier.size(); ++i) {
      CHECK(plan.frontier[i].lambda > plan.frontier[i - 1].lambda);
      CHECK(plan.frontier[i].fit <= plan.frontier[i - 1].fit + 1e-7);
      CHECK(plan.frontier[i].collisions <= plan.frontier[i - 1].collisions + 1e-7);
    }
    for (const FrontierPoint& point : plan.frontier) // what was found elsewhere is no better here
      CHECK(point.fit - problem.lambda * point.collisions <= plan.planned.objective + 1e-9);
  }
}

TEST_CASE("beyond the exact size the bound of the parts still holds", "[plan]") {
  const PlanProblem p = random_problem(60, 6, 4);
  const Plan exact = make_plan(p);
  PlanSettings settings;
  settings.exact_pairs = 10;
  const Plan searched = make_plan(p, settings);
  CHECK(searched.bound >= exact.planned.objective - 1e-7);
  CHECK(searched.planned.objective <= exact.bound + 1e-7);
  CHECK(searched.planned.objective >= exact.planned.objective - 0.02 * exact.planned.objective);
  std::size_t parts = 0;
  CHECK(bound_by_parts(p, 60, {}, parts) >= exact.planned.objective - 1e-7); // ten counties a part
  CHECK(parts == 6);
}

TEST_CASE("a plan can be cancelled, what was found stays", "[plan]") {
  const PlanProblem p = random_problem(60, 6, 4);
  int asked = 0;
  const Plan plan = make_plan(p, {}, [&](double share) {
    CHECK(share >= 0);
    CHECK(share <= 1);
    return ++asked < 2;
  });
  CHECK(plan.status == "cancelled");
  CHECK(asked >= 2);
}

TEST_CASE("no county, one county, nothing possible, no neighbours", "[plan]") {
  PlanProblem none;
  none.fit.resize(0, 0);
  none.possible.resize(0, 0);
  none.allowed.resize(0, 0);
  CHECK(make_plan(none).status == "optimal");
  const Plan one = make_plan(random_problem(1, 3, 1));
  CHECK(one.status == "optimal");
  CHECK(one.planned.collisions == 0);
  PlanProblem p = random_problem(4, 3, 1);
  p.possible.row(2).setConstant(false);
  p.allowed = p.possible;
  const Plan plan = make_plan(p);
  CHECK(plan.status == "optimal");
  CHECK(plan.planned.chosen[2].empty());
  p.edges.clear();
  CHECK(make_plan(p).planned.fit == Approx(make_plan(p).alone.fit));
}

TEST_CASE("a plan of 1,000 and 3,000 counties × 30 industries", "[!benchmark][plan]") {
  for (const std::size_t n : {1000, 3000}) {
    PlanProblem p = random_problem(n, 30, 7);
    PlanSettings settings;
    settings.frontier.clear();
    BENCHMARK("planned with a bound, " + std::to_string(n)) { return make_plan(p, settings).gap; };
  }
}

} // namespace plan_test
