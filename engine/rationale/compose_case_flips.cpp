// What would flip a case's first choices, what holds them back and what helps, and what is to be done next.

#include "engine/case/names.h"
#include "engine/rationale/case_composer.h"
#include "engine/robustness/analysis_words.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Kind = SheetText::Kind;

void flips_by_groups(CaseComposer& w, SheetPart& part) {
  SheetTable table;
  table.caption = w.word(mark("Whole groups of criteria left out"));
  table.columns = {{w.word(mark("Left out")), false, 0.24},
                   {w.word(mark("Counties that change")), true, 0.16},
                   {w.word(mark("To")), false, 0.6}};
  for (std::size_t k = 0; k < w.flipping.size(); ++k)
    table.rows.push_back({w.in(w.flipping[k].name), std::to_string(w.flipping[k].count),
                          w.flips_to[k].empty() ? "–" : w.in(counts_in_words(w.flips_to[k], 10))});
  if (!table.rows.empty()) part.blocks.push_back(std::move(table));
}

/// The nearest change of one weight in each county, by criterion.
void flips_by_weights(CaseComposer& w, SheetPart& part) {
  std::vector<std::optional<CriticalWeight>> nearest(w.counties().size());
  for_each(static_cast<int>(nearest.size()), [&](int k) {
    const auto i = static_cast<std::size_t>(k);
    const CountyRobustness& sure = w.m.sure[i];
    if (!sure.problem || w.counties()[i].ranking.size() < 2) return;
    const RankingProblem& problem = sure.problem->ranking;
    nearest[i] = critical_weight(problem, sure.stability.empty() ? nearest_changes(problem) : sure.stability);
  });
  struct Row {
    std::string node;
    Text name;
    bool more = true;
    int count = 0;
    double low = 1, high = 0;
    std::vector<Counted> takers;
  };
  std::vector<Row> rows;
  int none = 0;
  for (const auto& one : nearest) {
    if (!one) {
      ++none;
      continue;
    }
    auto row = std::find_if(rows.begin(), rows.end(),
                            [&](const Row& r) { return r.node == one->node && r.more == one->more; });
    if (row == rows.end()) row = rows.insert(rows.end(), Row{one->node, one->name, one->more, 0, 1, 0, {}});
    ++row->count;
    row->low = std::min(row->low, one->move()), row->high = std::max(row->high, one->move());
    ++entry_of(row->takers, one->taker, one->taker_name).count;
  }
  if (rows.empty()) {
    CaseComposer::add_text(part, Kind::text, w.word(mark("No change of a single weight flips a first choice.")));
    return;
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.count > b.count; });
  SheetTable table;
  table.caption = w.word(mark("The one weight whose smallest move flips the first choice"));
  table.columns = {{w.word(mark("Weight")), false, 0.24},
                   {w.word(mark("In counties")), true, 0.11},
                   {w.word(mark("Moves by")), true, 0.24},
                   {w.word(mark("To")), false, 0.41}};
  constexpr std::size_t most = 8;
  int others = 0;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    Row& row = rows[k];
    if (k >= most) {
      others += row.count;
      continue;
    }
    by_count(row.takers);
    constexpr double least = 5e-4; // rounded outward: a move of 0 would not flip anything
    const Text by = from_to(std::max(least, row.low), std::max(least, row.high));
    table.rows.push_back({w.in(row.name), std::to_string(row.count),
                          w.in(row.more ? say(mark("up by {}"), by) : say(mark("down by {}"), by)),
                          w.in(counts_in_words(row.takers))});
  }
  part.blocks.push_back(std::move(table));
  std::vector<Sentence> rest;
  if (others > 0)
    rest.push_back(others == 1
                       ? say(mark("In one more county it is the weight of something else."))
                       : say(mark("In {} more counties it is the weight of something else."), std::to_string(others)));
  if (none > 0)
    rest.push_back(none == 1 ? say(mark("In one county no single weight flips it."))
                             : say(mark("In {} counties no single weight flips it."), std::to_string(none)));
  if (!rest.empty()) CaseComposer::add_text(part, Kind::note, w.together(rest));
}

/// TOPSIS by the power of its weights; others go by their names.
Text name_in_brief(const MethodFirst& method) {
  if (method.method != "topsis") return method.name;
  const auto power = method.settings.find("weight_power");
  const double* value = power == method.settings.end() ? nullptr : std::get_if<double>(&power->second);
  return value && *value == 2 ? both(mark("TOPSIS with squared weights")) : plain("TOPSIS");
}

void flips_by_methods(CaseComposer& w, SheetPart& part) {
  std::vector<Counted> methods;
  for (std::size_t i = 0; i < w.counties().size(); ++i) {
    const std::string first = CaseComposer::first_of(w.counties()[i]);
    if (first.empty()) continue;
    for (const MethodFirst& method : w.m.sure[i].methods.methods) {
      if (method.own || method.firsts.empty()) continue;
      Counted& one = entry_of(methods, method.name.en, name_in_brief(method));
      one.count += std::find(method.firsts.begin(), method.firsts.end(), first) == method.firsts.end() ? 1 : 0;
    }
  }
  if (methods.empty()) return;
  by_count(methods);
  std::vector<Text> said, same;
  for (const Counted& one : methods) {
    if (one.count == 0)
      same.push_back(one.name);
    else
      said.push_back(one.count == 1 ? both(say(mark("{} in one county"), one.name))
                                    : both(say(mark("{0} in {1} counties"), one.name, std::to_string(one.count))));
  }
  std::vector<Sentence> told;
  if (!said.empty()) told.push_back(say(mark("Another industry comes first by {}."), list(said)));
  if (!same.empty()) told.push_back(say(mark("No county's first choice changes by {}."), list(same)));
  part.blocks.push_back(
      SheetText{Kind::text, {{w.in(say(mark("Other methods."))) + (w.zh() ? "" : " "), true}, {w.together(told)}}});
}

void flips_by_assumptions(CaseComposer& w, SheetPart& part) {
  const VerdictRule rule = verdict_rule(w.m.c);
  std::vector<Text> gates;
  for (const GateName& gate : gate_names) {
    const auto counties = std::count_if(w.m.sure.begin(), w.m.sure.end(), [&](const CountyRobustness& sure) {
      const auto acting = gates_of(sure.verdict, rule);
      return std::find(acting.begin(), acting.end(), &gate) != acting.end();
    });
    if (counties > 0)
      gates.push_back(counties == 1
                          ? both(say(mark("in one county {}"), both(gate.name)))
                          : both(say(mark("in {0} counties {1}"), std::to_string(counties), both(gate.name))));
  }
  std::vector<Text> values;
  for (const WorthFinding& one : w.findings) {
    if (!(one.most > 0) || values.size() == 4) continue;
    const Text cases = of_hundred(one.mean());
    values.push_back(one.counties == 1 ? both(say(mark("{0} (one county, in {1} of 100 cases)"), one.name, cases))
                                       : both(say(mark("{0} ({1} counties, there in {2} of 100 cases on the mean)"),
                                                  one.name, std::to_string(one.counties), cases)));
  }
  std::vector<Sentence> said;
  if (!values.empty()) {
    said.push_back(say(mark("Values that alone could change a first choice: {}."), list(values)));
    said.push_back(say(mark("A case is one value out of all that it may have, each as likely as its range or spread "
                            "says, all others at what the ranking takes; the ranking takes the middle of what is not "
                            "known.")));
  }
  if (!gates.empty())
    said.push_back(say(mark("First often enough for a better mark, and yet not given it: {}."), list(gates)));
  if (said.empty()) said.push_back(say(mark("No assumed or unknown value alone changes a first choice.")));
  part.blocks.push_back(
      SheetText{Kind::text, {{w.in(say(mark("Assumptions."))) + (w.zh() ? "" : " "), true}, {w.together(said)}}});
}

} // namespace

void compose_flips(CaseComposer& w) {
  SheetPart& part = w.part("flips", mark("What would flip it"));
  flips_by_groups(w, part);
  flips_by_weights(w, part);
  flips_by_assumptions(w, part);
  flips_by_methods(w, part);
}

namespace {

/// The library says of some leaf what is in reach.
bool says_reach(const CaseComposer& w) {
  return std::any_of(w.words.leaves.begin(), w.words.leaves.end(),
                     [](const auto& one) { return one.second.in_reach(); });
}

} // namespace

void compose_levers(CaseComposer& w) {
  std::vector<std::vector<Obstacle>> all(w.counties().size());
  for_each(static_cast<int>(all.size()), [&](int k) {
    const auto i = static_cast<std::size_t>(k);
    if (w.m.sure[i].problem) all[i] = obstacles_of(w.material(i), CaseComposer::first_of(w.counties()[i]), 3);
  });
  std::vector<Counted> missing;
  std::map<std::string, double> lost, gained;
  std::map<std::string, int> answered;
  for (const auto& county : all)
    for (const Obstacle& obstacle : county) {
      ++entry_of(missing, obstacle.leaf, criterion_name(w.m.c.model->library, obstacle.leaf)).count;
      lost[obstacle.leaf] += obstacle.points;
      if (obstacle.then && obstacle.now) {
        gained[obstacle.leaf] += std::abs(*obstacle.then - *obstacle.now);
        ++answered[obstacle.leaf];
      }
    }
  if (missing.empty()) return;
  // By what the measure gains in all counties together; what nothing in reach answers by what it costs, behind.
  std::stable_sort(missing.begin(), missing.end(), [&](const Counted& a, const Counted& b) {
    const double left = gained[a.id], right = gained[b.id];
    return left != right ? left > right : lost[a.id] > lost[b.id];
  });
  if (missing.size() > 8) missing.resize(8);
  SheetPart& part = w.part("levers", mark("What holds the first choices back, what helps"));
  SheetTable table;
  table.columns = {{w.word(mark("What holds it back")), false, 0.22}, {w.word(mark("In counties")), true, 0.1},
                   {w.word(mark("Points lost, mean")), true, 0.12},   {w.word(mark("Measure")), false, 0.22},
                   {w.word(mark("Gains, mean")), true, 0.1},          {w.word(mark("Office")), false, 0.24}};
  for (const Counted& one : missing) {
    const auto found = w.words.leaves.find(one.id);
    const bool lever = found != w.words.leaves.end() && found->second.in_reach() && answered[one.id] > 0;
    table.rows.push_back({w.in(one.name), std::to_string(one.count), decimal(lost[one.id] / one.count, 3),
                          lever           ? w.in(found->second.lever)
                          : says_reach(w) ? w.word(mark("nothing in reach"))
                                          : w.word(mark("not said in the library")),
                          lever ? "+" + decimal(gained[one.id] / answered[one.id], 3) : "–",
                          !lever || found->second.ask.empty() ? "–" : w.in(found->second.ask)});
  }
  part.blocks.push_back(std::move(table));
}

void compose_next_steps(CaseComposer& w) {
  SheetPart& part = w.part("next", w.asked.province ? mark("Gaps, and who closes them") : mark("Next steps"));
  SheetTable table;
  table.columns = {{w.word(mark("Step")), false, 0.43},
                   {w.word(mark("Office responsible")), false, 0.27},
                   {w.word(mark("By (date)")), false, 0.14},
                   {w.word(mark("Counties")), true, 0.16}};
  const std::string blank = "________";
  const auto step = [&](const Sentence& what, const Text& office, const std::string& counties) {
    table.rows.push_back({w.in(what), office.empty() ? blank : w.in(office), blank, counties});
  };
  std::size_t told = 0;
  for (const WorthFinding& one : w.findings) {
    if (told == 6) break;
    step(one.not_assessed && !(one.most > 0)
             ? say(mark("Find out: {0} (not assessed, weighs up to {1})"), one.name, decimal(one.weight, 2))
             : say(mark("Find out: {0} (could change the first in {1} of 100 cases on the mean of these counties)"),
                   one.name, of_hundred(one.mean())),
         one.ask, std::to_string(one.counties));
    ++told;
  }
  if (!w.judged)
    step(say(mark("Judge the weights: counties, departments and people who work in these industries")), {},
         std::to_string(w.counties().size()));
  const int open = w.levels[Level::open];
  if (open > 0)
    step(say(mark("Rank again where it is not decided, once the figures are in")), {}, std::to_string(open));
  int undecided = 0, moved = 0;
  for (const CountyRanking& county : w.counties()) {
    const auto& decisions = w.m.c.record.decisions;
    undecided += std::none_of(decisions.begin(), decisions.end(),
                              [&](const Decision& one) { return one.county == county.assessment->county; });
    moved += w.changes(county) ? 1 : 0;
  }
  if (moved > 0)
    step(say(mark("Talk the plan over with the counties whose first choice it changes")), {}, std::to_string(moved));
  if (undecided > 0) step(say(mark("Decide, with the five steps of the procedure")), {}, std::to_string(undecided));
  part.blocks.push_back(std::move(table));
}

} // namespace yindi
