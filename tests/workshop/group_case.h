#pragma once

// Groups of people who judge a small hierarchy: two groups of leaves, two leaves each.

#include "engine/workshop/opinions.h"
#include "tests/catch.h"
#include "tests/robustness/synthetic.h"

namespace yindi::test {

inline Judgement said(const std::string& who, const std::string& node, const std::string& a, const std::string& b,
                      const std::string& value) {
  Judgement result;
  result.participant = who;
  result.node = node;
  result.a = a;
  result.b = b;
  result.value = value;
  return result;
}

inline Participant person(const std::string& id, const std::string& group, double weight = 1) {
  Participant result;
  result.id = id;
  result.name = "The " + id;
  result.group = group;
  result.weight = weight;
  return result;
}

/// Three industries: i0 good in g0, i1 good in g1, i2 in the middle of both.
inline Case two_sides() {
  Case c = synthetic_case({2, 2}, {{0.9, 0.9, 0.1, 0.1}, {0.1, 0.1, 0.9, 0.9}, {0.55, 0.55, 0.5, 0.5}});
  c.method.id = "saw";
  return c;
}

inline Opinions opinions_of(const Case& c, std::optional<int> round = std::nullopt, const std::string& profile = "") {
  Loaded<Opinions> loaded = opinions(c, round, profile);
  for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(loaded.value);
  return std::move(*loaded.value);
}

inline RankingProblem problem_under(const Case& c) {
  const Ranking ranking = rank_case(c).ranking;
  REQUIRE(ranking.counties.size() == 1);
  Loaded<CountyProblem> problem = county_problem(c, ranking.counties.front());
  REQUIRE(problem.value);
  return problem.value->ranking;
}

} // namespace yindi::test
