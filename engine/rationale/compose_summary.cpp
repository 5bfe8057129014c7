#include "engine/rationale/composer.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

Words joined(const Composer& w, const std::vector<std::string>& industries, bool bold) {
  std::vector<Text> names;
  for (const std::string& id : industries) names.push_back(w.industry_of(id));
  return {Run{w.in(list(names)), {}, {}, bold}};
}

/// The first entry below the first place; nullptr where all share it.
const RankedIndustry* second(const CountyRanking& county) {
  for (const RankedIndustry& e : county.ranking)
    if (e.rank > 1) return &e;
  return nullptr;
}

std::string places(const Composer& w, const RankedIndustry& e) {
  if (e.rank_best == e.rank_worst) return std::to_string(e.rank_best);
  return w.in(say(mark("{0} to {1}"), std::to_string(e.rank_best), std::to_string(e.rank_worst)));
}

std::vector<const Decision*> decisions_of(const Case& c, const std::string& county) {
  std::vector<const Decision*> result;
  for (const Decision& decision : c.record.decisions)
    if (decision.county == county) result.push_back(&decision);
  return result;
}

const CountyRanking* ranking_of(const Rationale& rationale, const std::string& county) {
  for (const CountyRanking& entry : rationale.ranking.counties)
    if (entry.assessment->county == county) return &entry;
  return nullptr;
}

bool leads(const CountyRanking& county, const std::string& industry) {
  const std::vector<std::string> first = leaders(county);
  return std::find(first.begin(), first.end(), industry) != first.end();
}

/// Whether something other than a first place was chosen.
bool departs(const CountyRanking* county, const Decision& decision) {
  return county && std::any_of(decision.chosen.begin(), decision.chosen.end(),
                               [&](const std::string& id) { return !leads(*county, id); });
}

/// How sure the first place is; none where nothing is ranked.
const Verdict* verdict_of(const Composer& w, const std::string& county) {
  for (const CountyRobustness& one : w.rationale.robustness)
    if (one.county == county && one.verdict.level != Level::none) return &one.verdict;
  return nullptr;
}

/// Columns that stand only where they say something in some county.
struct Shown {
  bool scored = false, ranges = false, decided = false;
};

Shown shown_in(const Composer& w) {
  const auto& counties = w.rationale.ranking.counties;
  const auto some = [&](auto has) { return std::any_of(counties.begin(), counties.end(), has); };
  return {some(has_scores), some([](const CountyRanking& county) {
            return !county.ranking.empty() && county.ranking.front().rank_best < county.ranking.front().rank_worst;
          }),
          some([&](const CountyRanking& county) { return !decisions_of(w.c(), county.assessment->county).empty(); })};
}

TableRow summary_row(const Composer& w, const CountyRanking& county, const Shown& shown) {
  const std::string& id = county.assessment->county;
  TableRow row{{{Run{w.in(w.county_of(id)), "#" + anchor("c", id)}}}, {}, 0};
  if (county.ranking.empty()) {
    row.cells.push_back({Run{w.in(headline(w.c(), county))}});
    row.cells.resize(5U + (shown.scored ? 2U : 0U) + (shown.ranges ? 1U : 0U));
  } else {
    const RankedIndustry& first = county.ranking.front();
    const RankedIndustry* next = second(county);
    row.cells.push_back(joined(w, leaders(county), true));
    const Verdict* sure = verdict_of(w, id);
    row.cells.push_back({Run{sure ? w.in(verdict_in_brief(*sure)) : "–"}});
    if (shown.scored) row.cells.push_back({Run{first.score ? decimal(*first.score, 3) : "–"}});
    row.cells.push_back({Run{w.in(per_cent(county.assessed_weight))}});
    if (shown.ranges) row.cells.push_back({Run{places(w, first)}});
    row.cells.push_back(next ? joined(w, {next->industry}, false) : Words{Run{"–"}});
    const bool both_scored = next && next->score && first.score;
    if (shown.scored)
      row.cells.push_back({Run{
          both_scored ? w.in(first.rank == next->rank ? plain("0") : distance_in_words(*first.score - *next->score))
                      : "–"}});
  }
  if (!shown.decided) return row;
  Words decided;
  for (const Decision* decision : decisions_of(w.c(), id)) {
    if (!decided.empty()) decided.push_back(Run{w.language == Language::zh ? "；" : "; "});
    const bool other = departs(&county, *decision);
    for (Run& run : joined(w, decision->chosen, other)) decided.push_back(std::move(run));
    if (other) decided.push_back(Run{w.in(say(mark(" (not the first of the ranking)")))});
  }
  row.cells.push_back(decided.empty() ? Words{Run{"–"}} : decided);
  return row;
}

/// What the conclusion does not rest on, said before it.
void caution(const Composer& w) {
  double least = 1, most = 0;
  for (const CountyRanking& county : w.rationale.ranking.counties) {
    if (county.ranking.empty()) continue;
    least = std::min(least, county.assessed_weight);
    most = std::max(most, county.assessed_weight);
  }
  if (most == 0 || least >= 0.9995) return;
  const Text low = per_cent(least), high = per_cent(most);
  const Sentence sentence =
      low == high
          ? say(mark("The conclusion rests on {} of the weight; the other criteria could not be assessed yet and could "
                     "change it."),
                low)
          : say(mark("The conclusion rests on {0} to {1} of the weight, county by county; the other criteria could not "
                     "be assessed yet and could change it."),
                low, high);
  w.add(Paragraph{{Run{w.in(sentence)}, Run{w.language == Language::zh ? "" : " "},
                   Run{w.title(mark("To be collected")), "#collect"}},
                  true});
}

} // namespace

void compose_summary(const Composer& w) {
  const auto& counties = w.rationale.ranking.counties;
  caution(w);
  // A sentence for each where one can still read them; the table serves any number.
  if (counties.size() <= 6)
    for (std::size_t i = 0; i < counties.size(); ++i) {
      const CountyRanking& county = counties[i];
      Words words{Run{w.in(headline(w.c(), county)), "#" + anchor("c", county.assessment->county), {}, true}};
      words.push_back(Run{w.language == Language::zh ? "。" : ". "});
      if (const Verdict* sure = verdict_of(w, county.assessment->county))
        words.push_back(Run{w.in(verdict_line(*sure)) + (w.language == Language::zh ? "" : " ")});
      for (const Sentence& sentence : w.rationale.explanations.at(i).place)
        words.push_back(Run{w.in(sentence) + (w.language == Language::zh ? "" : " ")});
      if (!county.ranking.empty() && county.assessed_weight < 0.9995)
        words.push_back(Run{w.in(say(mark("{} of the weight could be assessed."), per_cent(county.assessed_weight)))});
      w.add(Paragraph{std::move(words)});
    }
  const Shown shown = shown_in(w);
  Table table{w.title(shown.scored ? mark("First place in each county; the lead is the distance to the next place")
                                   : mark("First place in each county")),
              {{w.title(mark("County"))}, {w.title(mark("First place"))}, {w.title(mark("How sure")), true}},
              {}};
  if (shown.scored) table.columns.push_back({w.title(mark("Score")), true});
  table.columns.push_back({w.title(mark("Weight assessed")), true});
  if (shown.ranges) table.columns.push_back({w.title(mark("Places (unknowns only)")), true});
  table.columns.push_back({w.title(mark("Next"))});
  if (shown.scored) table.columns.push_back({w.title(mark("Lead")), true});
  if (shown.decided) table.columns.push_back({w.title(mark("Decided"))});
  for (const CountyRanking& county : counties) table.rows.push_back(summary_row(w, county, shown));
  w.add(std::move(table));
  if (shown.ranges)
    w.note(say(mark("The places given cover only what is unknown or given as a range among the assessed criteria. They "
                    "say nothing of other weights, nor of the criteria that are not assessed.")));
}

void compose_decisions(const Composer& w) {
  bool any = false;
  for (const Decision& decision : w.c().record.decisions) {
    const CountyRanking* county = ranking_of(w.rationale, decision.county);
    if (!county) continue;
    any = true;
    w.add(Heading{3, w.in(w.county_of(decision.county)), anchor("decision", decision.county)});
    std::vector<Text> chosen;
    for (const std::string& id : decision.chosen) {
      const auto e = std::find_if(county->ranking.begin(), county->ranking.end(),
                                  [&](const RankedIndustry& entry) { return entry.industry == id; });
      chosen.push_back(both(e == county->ranking.end()
                                ? say(mark("{} (not in the ranking)"), w.industry_of(id))
                                : say(mark("{0} (place {1})"), w.industry_of(id), std::to_string(e->rank))));
    }
    w.add(Paragraph{{Run{w.in(say(mark("Chosen: {}."), list(chosen))), {}, {}, true}}});
    if (departs(county, decision)) {
      w.add(Paragraph{
          {Run{w.in(say(mark("The decision is not the first of the ranking: {}."), headline(w.c(), *county)))}}, true});
    }
    Bullets facts;
    const auto fact = [&](const char* name, const std::string& value) {
      if (!value.empty()) facts.items.push_back({Run{w.in(say(mark("{0}: {1}"), both(name), value))}});
    };
    fact(mark("Decided by"), decision.by);
    fact(mark("Date"), decision.date);
    fact(mark("Reason"), decision.reason);
    fact(mark("Dissent"), decision.dissent.empty() ? std::string(tr(w.language, "none recorded")) : decision.dissent);
    w.add(std::move(facts));
  }
  if (!any)
    w.note(say(mark("No decision has been recorded yet. A ranking is advice; the decision is made by people.")));
}

} // namespace yindi
