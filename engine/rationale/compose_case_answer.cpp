// The first page of a case: the answer with what it hangs on, and what follows from it.

#include "engine/case/names.h"
#include "engine/rationale/case_composer.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

constexpr std::size_t most_named = 8; ///< counties in a sentence

/// "A, B, C and 5 more".
Text some_of(std::vector<Text> names) {
  if (names.size() <= most_named) return list(names);
  const std::size_t more = names.size() - (most_named - 1);
  names.resize(most_named - 1);
  names.push_back(both(say(mark("{} counties besides"), std::to_string(more))));
  return list(names);
}

int moved_by_plan(const CaseComposer& w) {
  int moved = 0;
  for (const CountyRanking& county : w.counties()) moved += w.changes(county) ? 1 : 0;
  return moved;
}

void say_alike(CaseComposer& w, SheetPart& part) {
  const Sameness &today = w.m.facts.h.leads, &alone = w.m.facts.alone;
  if (alone.pairs == 0) return;
  const Sentence head = alone.same > today.same   ? say(mark("Each for itself, neighbours grow more alike."))
                        : alone.same < today.same ? say(mark("Each for itself, neighbours grow less alike."))
                                                  : say(mark("Each for itself, neighbours stay as alike."));
  std::vector<Sentence> rest;
  if (w.m.facts.plan) {
    rest.push_back(
        say(mark("Neighbours with the same leading choice, of {0} pairs: {1} today (by sector), {2} each for "
                 "itself, {3} planned."),
            std::to_string(alone.pairs), std::to_string(today.same), std::to_string(alone.same),
            std::to_string(w.m.facts.planned_same)));
    const int moved = moved_by_plan(w);
    rest.push_back(moved == 1 ? say(mark("The plan changes one county and costs {} points of fit on the mean."),
                                    decimal(mean_loss(w.m.facts), 3))
                              : say(mark("The plan changes {0} counties and costs {1} points of fit on the mean."),
                                    std::to_string(moved), decimal(mean_loss(w.m.facts), 3)));
    w.claim("pairs.planned", static_cast<double>(w.m.facts.planned_same));
    w.claim("plan.loss", mean_loss(w.m.facts));
  } else
    rest.push_back(
        say(mark("Neighbours with the same leading choice, of {0} pairs: {1} today (by sector), {2} each for "
                 "itself."),
            std::to_string(alone.pairs), std::to_string(today.same), std::to_string(alone.same)));
  w.lead(part, head, rest);
  w.claim("pairs.alone", static_cast<double>(alone.same));
  w.claim("pairs.today", static_cast<double>(today.same));
}

/// The group of criteria that decides the most, and what counties are known for.
void say_what_decides(CaseComposer& w, SheetPart& part) {
  if (!w.flipping.empty() && w.flipping.front().count > 0) {
    const Counted& most = w.flipping.front();
    w.lead(
        part, say(mark("{} decides the most."), most.name),
        {say(mark("Without this group of criteria {0} of {1} counties change their first choice: {2}."),
             std::to_string(most.count), std::to_string(w.counties().size()), counts_in_words(w.flips_to.front(), 7))});
  } else if (!w.flipping.empty())
    w.lead(part, say(mark("No single group of criteria decides.")),
           {say(mark("Left out one by one, none of them changes a first choice."))});
}

void say_data(CaseComposer& w, SheetPart& part) {
  if (w.values == 0) return;
  const double share = static_cast<double>(w.assumed) / w.values;
  int soft = 0;
  for (const CountyRobustness& sure : w.m.sure)
    soft += std::any_of(sure.verdict.gates.begin(), sure.verdict.gates.end(),
                        [](const Gate& gate) { return gate.id == "assumption"; });
  std::vector<Sentence> rest = {say(mark("{0} of the {1} values compared are assumed: nobody measured them."),
                                    per_cent(share), quantity(w.values))};
  if (soft > 0)
    rest.push_back(
        soft == 1 ? say(mark("In one county one such value, wrong within its bounds, puts another industry first."))
                  : say(mark("In {} counties one such value, wrong within its bounds, puts another industry first."),
                        std::to_string(soft)));
  w.lead(part, share >= 0.5 ? say(mark("The data are soft.")) : say(mark("The data.")), rest);
  w.claim("values.assumed", w.assumed);
  w.claim("values", w.values);
}

/// The counties for which the plan that is advised is dear.
Sentence say_dear(const CaseComposer& w) {
  if (!plan_advised(w.m.facts)) return {};
  constexpr std::size_t most = 14;
  std::vector<Text> dear;
  for (const CountyRanking& county : w.counties())
    if (const std::string& id = county.assessment->county; w.changes(county) && w.gives_up(id).value_or(0) > dear_loss)
      dear.push_back(county_name(w.m.c, id));
  if (dear.empty()) return {};
  if (dear.size() > most) {
    const std::size_t more = dear.size() - (most - 1);
    dear.resize(most - 1);
    dear.push_back(both(say(mark("{} counties besides"), std::to_string(more))));
  }
  return say(mark("Except where it costs a county more than {0} points, so that plan and ranking should lie side by "
                  "side there: {1}."),
             decimal(dear_loss, 2), list(dear));
}

void compose_advice(CaseComposer& w) {
  SheetPart& part = w.part("advice", mark("Advice"));
  std::vector<Sentence> said;
  if (w.m.facts.plan && moved_by_plan(w) > 0)
    said.push_back(
        plan_advised(w.m.facts)
            ? say(mark("Follow the plan: it at least halves the neighbours that are alike at a mean loss below 0.05."))
        : w.m.facts.alone.same == 0
            ? say(mark("Lay plan and ranking side by side: each for itself, no neighbours are alike already."))
            : say(mark("Lay plan and ranking side by side: the plan does not halve the neighbours that are alike at a "
                       "mean loss below 0.05.")));
  if (const Sentence dear = say_dear(w); !dear.empty()) said.push_back(dear);
  if (w.m.facts.plan && moved_by_plan(w) == 0)
    said.push_back(say(mark("Plan and ranking agree: the plan leaves every first choice as it is.")));
  std::vector<Text> open;
  for (std::size_t i = 0; i < w.counties().size(); ++i)
    if (w.m.sure[i].verdict.level == Level::open && !w.decided(w.counties()[i].assessment->county))
      open.push_back(county_name(w.m.c, w.counties()[i].assessment->county));
  if (!open.empty())
    said.push_back(
        say(mark("Do not decide yet where the evidence does not part the first from the second: {}."), some_of(open)));
  std::vector<Text> first;
  for (const WorthFinding& one : w.findings)
    if (first.size() < 3) first.push_back(one.name);
  if (!first.empty()) said.push_back(say(mark("Find out first: {}."), list(first)));
  if (!w.judged)
    said.push_back(say(mark("Nobody has judged the weights yet; counties and departments should, before it is "
                            "decided.")));
  said.push_back(w.asked.province
                     ? say(mark("Each county's own sheet stands apart, with an index."))
                     : say(mark("Each county has its own sheet of two pages; what counties share stands here once.")));
  CaseComposer::add_text(part, SheetText::Kind::lead, w.together(said));
}

/// "Clear in 3 counties, likely in 20, not decided in 4." Nothing is said of what there is none of.
Sentence say_levels(CaseComposer& w) {
  const auto in = [&](Level level) {
    const int count = w.levels[level];
    return count == 1 ? both(mark("one county")) : both(say(mark("{} counties"), std::to_string(count)));
  };
  std::vector<Text> said;
  for (const auto& [level, words] :
       {std::pair(Level::clear, mark("clear in {}")), std::pair(Level::likely, mark("likely in {}")),
        std::pair(Level::open, mark("not decided in {}"))})
    if (w.levels[level] > 0) said.push_back(both(say(words, in(level))));
  return said.empty() ? Sentence{} : say(mark("By the draws the first choice is {}."), list(said));
}

/// Counties where another industry is more often first in the draws than the one that scores best.
Sentence say_other_firsts(CaseComposer& w) {
  std::vector<Text> names;
  for (std::size_t i = 0; i < w.counties().size(); ++i)
    if (const Verdict& verdict = w.m.sure[i].verdict; w.has_stronger_rival(i))
      names.push_back(both(say(mark("{0} ({1} {2}, {3} {4})"), county_name(w.m.c, w.counties()[i].assessment->county),
                               industry_name(w.m.c, verdict.rival), share_of_draws(verdict.rival_share),
                               industry_name(w.m.c, verdict.first), share_of_draws(verdict.share))));
  if (names.empty()) return {};
  const std::string count = std::to_string(names.size());
  return names.size() == 1
             ? say(mark("In one of them another industry is more often first than the one that scores best: {}."),
                   names[0])
             : say(mark("In {0} of them another industry is more often first than the one that scores best: {1}."),
                   count, some_of(names));
}

} // namespace

void compose_case_answer(CaseComposer& w) {
  {
    SheetPart& part = w.part("answer", mark("Answer"));
    const std::string all = std::to_string(w.counties().size());
    if (w.firsts.empty()) {
      w.lead(part, say(mark("Nothing is ranked in any of the {} counties."), all), {});
      return;
    }
    std::vector<Sentence> counts = {say(mark("Of {0} counties: {1}."), all, counts_in_words(w.firsts))};
    if (w.unranked > 0) counts.push_back(say(mark("Nothing is ranked in {}."), std::to_string(w.unranked)));
    w.lead(part, say(mark("First choices.")), counts);
    std::vector<Sentence> sure;
    for (const Sentence& one : {say_levels(w), say_other_firsts(w)})
      if (!one.empty()) sure.push_back(one);
    if (w.levels[Level::only] > 0)
      sure.push_back(w.levels[Level::only] == 1
                         ? say(mark("In one county only one candidate was left, so there is nothing to compare."))
                         : say(mark("In {} counties only one candidate was left, so there is nothing to compare."),
                               std::to_string(w.levels[Level::only])));
    w.lead(part, say(mark("How sure.")), sure);
    say_alike(w, part);
    say_what_decides(w, part);
    say_data(w, part);
  }
  compose_advice(w);
}

} // namespace yindi
