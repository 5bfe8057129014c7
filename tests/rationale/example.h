#pragma once

// A county with ties, an unknown, a whisker and an exclusion, made by hand for the charts.

#include "engine/casebook/read_casebook.h"
#include "engine/rationale/rationale.h"

namespace yindi::tests {

inline Case minimal_case() {
  auto book = read_casebook(YINDI_SOURCE "/tests/data/minimal");
  return book.value.value();
}

struct ChartExample {
  Case c;
  CountyRanking county;
};

/// Two groups (blue 2/3, red 1/3 of each score) over three leaves; scores 0.6, 0.5, 0.5 and 0.1.
inline ChartExample chart_example() {
  ChartExample e;
  e.c.method.id = "topsis";
  e.c.model.edit().counties = {{"here", {"Here", "此县"}, "", {}, {}, {{"height_m", 300.0}}}};
  for (const char* id : {"a", "b", "c", "d", "x"})
    e.c.model.edit().industries.push_back({id, {std::string("Industry ") + id, std::string("产业") + id}, "", {}});
  Measure given;
  given.kind = "given";
  const auto leaf = [&](const char* id, const char* parent, const Measure& measure) {
    Criterion k;
    k.id = id, k.parent = parent, k.name = {std::string("Leaf ") + id, std::string("准则") + id};
    k.direction = Direction::max, k.unit = "1", k.scale = Scale{0, 1}, k.measure = measure;
    e.c.model.edit().library.criteria.push_back(k);
  };
  for (const auto& [id, name] : {std::pair{"blue", Text{"Blue group", "蓝组"}}, {"red", Text{"Red group", "红组"}}}) {
    Criterion group;
    group.id = id, group.name = name;
    e.c.model.edit().library.criteria.push_back(group);
  }
  leaf("b1", "blue", given);
  Measure band;
  band.kind = "band", band.condition = "height_m", band.requirement = "band_m";
  leaf("b2", "blue", band);
  leaf("r1", "red", given);

  e.c.model.edit().columns = {{"counties", "height_m", "m", "s", "official", {}, {}, {}},
                              {"industries", "band_m", "m", "s", "estimate", {}, {}, {}}};
  Assessment assessed;
  assessed.county = "here";
  assessed.leaves = {"b1", "b2", "r1"};
  e.county.used = {{"b1", 0.3}, {"b2", 0.3}, {"r1", 0.4}};
  int rank = 0;
  for (const auto& [id, score] : {std::pair{"a", 0.6}, {"b", 0.5}, {"c", 0.5}, {"d", 0.1}}) {
    RankedIndustry entry;
    ++rank;
    entry.industry = id, entry.score = score, entry.score_low = entry.score_high = score;
    entry.rank = entry.rank_best = entry.rank_worst = score == 0.5 ? 2 : rank;
    entry.contributions = {score / 3, score / 3, score / 3};
    entry.shortfalls = {(1 - score) / 3, (1 - score) / 3, (1 - score) / 3};
    if (rank == 2) entry.bounded = true, entry.score_low = 0.4, entry.score_high = 0.62;
    e.county.ranking.push_back(entry);
  }
  Exclusion excluded;
  excluded.industry = "x", excluded.criterion = "b2";
  excluded.value.inputs = {{InputTable::counties, "height_m", 300.0, 0},
                           {InputTable::industries, "band_m", std::vector<double>{1000, 1500, 2000, 2500}, 1}};
  assessed.excluded = {excluded};
  e.county.assessment = std::make_shared<const Assessment>(std::move(assessed));
  return e;
}

} // namespace yindi::tests
