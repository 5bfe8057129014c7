#include "engine/command/region_table.h"

#include "engine/command/print.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {
namespace {

/// "1 other", "9 others".
Text others(std::size_t count) {
  return both(count == 1 ? say(mark("1 other")) : say(mark("{} others"), std::to_string(count)));
}

struct Names {
  const Case& c;
  const RegionResult& result;
  Language language;
  std::string county(std::size_t at) const { return c.model->counties[at].name.in(language); }
  std::string item(int lead) const {
    return lead == no_lead ? "–" : result.region.item_names[static_cast<std::size_t>(lead)].in(language);
  }
  std::string counties(const std::vector<std::size_t>& some) const {
    std::vector<Text> texts;
    for (const std::size_t at : some) texts.push_back(c.model->counties[at].name);
    return list(texts).in(language);
  }
  /// Up to three by name, then how many more.
  std::string few(const std::vector<std::size_t>& some) const {
    if (some.size() <= 3) return counties(some);
    std::vector<Text> texts;
    for (const std::size_t at : std::vector(some.begin(), some.begin() + 3))
      texts.push_back(c.model->counties[at].name);
    texts.push_back(others(some.size() - 3));
    return list(texts).in(language);
  }
  std::string industries(const std::vector<std::size_t>& some) const {
    std::vector<Text> texts;
    for (const std::size_t k : some) texts.push_back(find_industry(c, result.plan->problem.industries[k])->name);
    return list(texts).in(language);
  }
};

std::string or_dash(const std::optional<double>& value, int digits) { return value ? decimal(*value, digits) : "–"; }

struct FactColumn {
  const char *id, *head; ///< head: marked
  int digits;
};
constexpr FactColumn fact_columns[] = {
    {"krugman", mark("Krugman, reference"), 3}, {"krugman_region", mark("region"), 3},
    {"herfindahl", mark("Herfindahl"), 3},      {"hachman", mark("Hachman"), 3},
    {"entropy", mark("entropy, bits"), 2},      {"complexity", mark("complexity"), 2},
    {"hub_hours", mark("hours to the hub"), 1}, {"closure_hours", mark("more if a stretch closes"), 1},
};

void print_counties(const Names& names, std::ostream& out) {
  const auto word = [&](const char* text) { return std::string(tr(names.language, text)); };
  const Region& region = names.result.region;
  std::vector<std::vector<std::string>> rows = {
      {word(mark("County")), word(mark("leads in")), word(mark("neighbours alike")), word(mark("similarity"))}};
  for (const FactColumn& column : fact_columns)
    if (region.facts.count(column.id)) rows.front().push_back(word(column.head));
  for (const std::size_t county : names.result.h.counties) {
    std::string alike;
    if (region.leading[county] != no_lead) {
      const Crowding c = crowding_of_item(region, county, static_cast<std::size_t>(region.leading[county]));
      alike = std::to_string(c.same.size()) + "/" + std::to_string(c.known);
    }
    auto& row = rows.emplace_back(std::vector<std::string>{names.county(county), names.item(region.leading[county]),
                                                           alike, or_dash(region.similarity_to_neighbours[county], 3)});
    for (const FactColumn& column : fact_columns)
      if (region.facts.count(column.id)) row.push_back(or_dash(fact_of(region, column.id, county), column.digits));
  }
  out << align(rows) << "\n";
}

void print_sameness(const Sameness& sameness, const Sentence& what, Language language, std::ostream& out) {
  if (!sameness.share()) return;
  out << "  "
      << say(mark("{0}: {1} of {2} pairs ({3})"), what, std::to_string(sameness.same), std::to_string(sameness.pairs),
             per_cent(*sameness.share()))
             .in(language)
      << "\n";
}

/// What a disaster would cut off: within the case, or only counties outside it.
void print_weak_points(const Names& names, std::ostream& out) {
  constexpr std::size_t most = 10;
  const RegionResult& result = names.result;
  for (const bool outside : {false, true}) {
    std::vector<Text> texts;
    std::size_t more = 0;
    for (std::size_t i = 0; i < result.weak.counties.size(); ++i) {
      if (result.only_context[i] != outside) continue;
      if (texts.size() == most)
        ++more;
      else
        texts.push_back(plain(names.county(result.weak.counties[i]) + " (" + names.few(result.cut_off[i]) + ")"));
    }
    if (texts.empty()) continue;
    if (more > 0) texts.push_back(others(more));
    out << "  "
        << say(outside ? mark("whose loss cuts off only counties outside: {}") : mark("whose loss cuts others off: {}"),
               list(texts))
               .in(names.language)
        << "\n";
  }
}

/// Where a shared hub would serve most.
void print_graph(const Names& names, std::ostream& out) {
  std::vector<std::size_t> order = names.result.h.counties;
  const auto between = [&](std::size_t k) { return fact_of(names.result.region, "betweenness", k).value_or(0); };
  if (names.result.region.facts.count("betweenness") && order.size() > 3) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return between(a) > between(b); });
    order.resize(4);
    std::vector<Text> texts;
    for (const std::size_t at : order) texts.push_back(plain(names.county(at) + " " + decimal(between(at), 3)));
    out << "  " << say(mark("most shortest ways, counted in borders, pass through: {}"), list(texts)).in(names.language)
        << "\n";
  }
  print_weak_points(names, out);
}

void print_index(const Names& names, std::ostream& out) {
  const Homogenization& h = names.result.h;
  const Language language = names.language;
  const auto line = [&](const Sentence& sentence) { out << "  " << sentence.in(language) << "\n"; };
  out << say(mark("Counties: {0}; neighbouring pairs: {1}."), std::to_string(h.counties.size()),
             std::to_string(h.pairs.size()))
             .in(language)
      << "\n";
  if (h.median)
    line(say(mark("UNIDO similarity of neighbours: median {0}; 5 % lie below {1}, 5 % above {2}; greatest {3}"),
             decimal(*h.median, 3), decimal(*h.p5, 3), decimal(*h.p95, 3), decimal(*h.greatest, 4)));
  print_sameness(h.leads, say(mark("neighbours that lead in the same")), language, out);
  if (names.result.first_choices) {
    print_sameness(names.result.first_choices->sectors,
                   say(mark("the same sector if every county takes the first of its ranking")), language, out);
    print_sameness(names.result.first_choices->industries,
                   say(mark("the same industry if every county takes the first of its ranking")), language, out);
  }
  std::map<int, std::vector<std::size_t>> inside, everywhere;
  for (const Crowded& one : h.crowded) (one.with_context ? everywhere : inside)[one.item].push_back(one.county);
  for (const auto& [item, counties] : everywhere)
    line(say(mark("crowding 1.0 in {0}: {1}"), names.item(item), names.counties(counties)));
  for (const auto& [item, counties] : inside)
    line(say(mark("crowding 1.0 in {0} but for neighbours outside: {1}"), names.item(item), names.counties(counties)));
  for (std::size_t i = 0; i < h.belts.size() && i < 3; ++i)
    line(say(mark("belt of {0}, {1} counties: {2}"), names.item(h.belts[i].label),
             std::to_string(h.belts[i].counties.size()), names.counties(h.belts[i].counties)));
  for (std::size_t i = 0; i < h.clusters.size() && i < 3; ++i)
    line(say(mark("most alike: {}"), names.counties(h.clusters[i].counties)));
  if (const Sentence& why = names.result.region.no_complexity; !why.empty()) line(say(mark("no complexity: {}"), why));
  print_graph(names, out);
  for (const Sentence& note : names.result.region.notes) line(note);
}

void print_outcome(const Sentence& what, const Outcome& o, Language language,
                   std::vector<std::vector<std::string>>& rows) {
  rows.push_back({what.in(language), decimal(o.fit, 3), decimal(o.collisions, 3), decimal(o.objective, 3)});
}

/// How many, and those by which most is bought.
void print_chains(const Names& names, std::ostream& out) {
  std::vector<ChainLink> chains = names.result.chains;
  if (chains.empty()) return;
  out << "  "
      << say(mark("supplier–processor links that the plan creates: {}"), std::to_string(chains.size()))
             .in(names.language)
      << "\n";
  constexpr std::size_t most = 5;
  std::stable_sort(chains.begin(), chains.end(), [](const auto& a, const auto& b) { return a.input > b.input; });
  if (chains.size() > most) chains.resize(most);
  const auto end = [&](const std::string& county, const std::string& industry) {
    return say(mark("{0}, {1}"), find_industry(names.c, industry)->name, find_county(names.c, county)->name);
  };
  for (const ChainLink& link : chains)
    out << "    "
        << say(mark("{0} to {1} (input {2})"), end(link.supplier, link.supplying), end(link.processor, link.processing),
               decimal(link.input, 3))
               .in(names.language)
        << "\n";
  out << "\n";
}

const char* status_in_words(const std::string& status) {
  return status == "optimal" ? mark("optimal") : status == "bound" ? mark("within a bound") : mark("cancelled");
}

void print_plan(const Names& names, std::ostream& out) {
  const Plan& plan = *names.result.plan;
  const Language language = names.language;
  const auto word = [&](const char* text) { return std::string(tr(language, text)); };
  out << "\n"
      << say(mark("Coordinated plan, λ = {0}, choices a county: {1}"), shortest(plan.problem.lambda),
             std::to_string(plan.problem.choices))
             .in(language)
      << "\n";
  if (!plan.problem_with.empty()) {
    out << "  " << plan.problem_with.in(language) << "\n";
    return;
  }
  std::vector<std::vector<std::string>> rows = {
      {"", word(mark("fit")), word(mark("collisions")), word(mark("objective"))}};
  print_outcome(say(mark("each its own first choice")), plan.alone, language, rows);
  print_outcome(say(mark("each answers its neighbours")), plan.answered, language, rows);
  print_outcome(say(mark("planned together")), plan.planned, language, rows);
  out << align(rows);
  out << "  "
      << say(mark("status {0}; no plan is better than {1}; gap {2} ({3}, {4} nodes)"),
             word(status_in_words(plan.status)), decimal(plan.bound, 4), per_cent(plan.gap), plan.how,
             std::to_string(plan.nodes))
             .in(language)
      << "\n\n";
  rows = {{word(mark("County")), word(mark("own first choice")), word(mark("planned")), word(mark("gives up"))}};
  for (std::size_t c = 0; c < plan.problem.counties.size(); ++c)
    rows.push_back({names.county(names.result.region.graph.index.at(plan.problem.counties[c])),
                    names.industries(by_fit(plan.problem, c, plan.alone.chosen[c])),
                    names.industries(by_fit(plan.problem, c, plan.planned.chosen[c])), decimal(plan.loss[c], 3)});
  out << align(rows) << "\n";
  out << "  "
      << say(mark(
                 "Own first choices are those of greatest fit, which adds up and leaves crowding out; the first of the "
                 "ranking may be another."))
             .in(language)
      << "\n\n";
  const auto unproved = [](const FrontierPoint& point) { return point.gap > 0; };
  const bool gaps = std::any_of(plan.frontier.begin(), plan.frontier.end(), unproved);
  rows = {{"λ", word(mark("fit")), word(mark("collisions"))}};
  if (gaps) rows.front().push_back(word(mark("gap")));
  rows.front().emplace_back();
  for (std::size_t i = 0; i < plan.frontier.size(); ++i)
    rows.push_back(
        {shortest(plan.frontier[i].lambda), decimal(plan.frontier[i].fit, 3), decimal(plan.frontier[i].collisions, 3)});
  for (std::size_t i = 0; i < plan.frontier.size(); ++i) {
    if (gaps) rows[i + 1].push_back(decimal(plan.frontier[i].gap, 4));
    rows[i + 1].push_back(plan.knee == i ? word(mark("knee")) : "");
  }
  print_chains(names, out);
  out << word(mark("Frontier (only points that some λ makes best)")) << "\n" << align(rows);
}

} // namespace

void print_region(const Case& c, const RegionResult& result, Language language, std::ostream& out) {
  const Names names{c, result, language};
  print_counties(names, out);
  print_index(names, out);
  if (result.plan) print_plan(names, out);
}

} // namespace yindi
