#include "engine/case/csv.h"
#include "engine/case/words.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/region_json.h"
#include "engine/plan/regional.h"

#include <algorithm>

namespace yindi {
namespace {

/// "a=b" of --fix, --forbid, --at-most.
std::optional<std::vector<std::pair<std::string, std::string>>>
parts(const char* option, const std::vector<std::string>& texts, const Options& options, std::ostream& err) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const std::string& text : texts) {
    const auto pair = key_value(option, text, options.language(), err);
    if (!pair) return std::nullopt;
    result.push_back(*pair);
  }
  return result;
}

/// What the casebook's [plan] asks, with what the command line says in its place. Lists are added to.
std::optional<PlanRequest> request_of(const Options& options, const PlanRequest& written, std::ostream& err) {
  PlanRequest request = written;
  const auto fixed = parts("--fix", options.fixed, options, err),
             forbidden = parts("--forbid", options.forbidden, options, err),
             limits = parts("--at-most", options.at_most, options, err);
  if (!fixed || !forbidden || !limits) return std::nullopt;
  request.fixed.insert(request.fixed.end(), fixed->begin(), fixed->end());
  request.forbidden.insert(request.forbidden.end(), forbidden->begin(), forbidden->end());
  for (const auto& [industry, text] : *limits) {
    const auto limit = plan_limits({industry + "=" + text});
    if (!limit) {
      refuse(err, say(mark("\"{}\" is no whole number"), text), {}, options.language(), wrong_usage);
      return std::nullopt;
    }
    request.at_most[industry] = limit->begin()->second;
  }
  if (options.lambda) request.lambda = *options.lambda;
  if (options.choices) request.choices = *options.choices;
  if (options.max_loss) request.max_loss = options.max_loss;
  if (options.min_fit) request.min_fit = options.min_fit;
  return request;
}

struct Names {
  const Case& c;
  const RegionResult& result;
  Language language;
  std::string county(std::size_t at) const { return c.counties[at].name.in(language); }
  std::string item(int lead) const {
    return lead == no_lead ? "–" : result.region.item_names[static_cast<std::size_t>(lead)].in(language);
  }
  std::string counties(const std::vector<std::size_t>& some) const {
    std::vector<Text> texts;
    for (const std::size_t at : some) texts.push_back(c.counties[at].name);
    return list(texts).in(language);
  }
  std::string industries(const std::vector<std::size_t>& some) const {
    std::vector<Text> texts;
    for (const std::size_t k : some) texts.push_back(find_industry(c, result.plan->problem.industries[k])->name);
    return list(texts).in(language);
  }
};

std::string number(const std::optional<double>& value, int digits) { return value ? decimal(*value, digits) : "–"; }

void print_counties(const Names& names, std::ostream& out) {
  const auto word = [&](const char* text) { return std::string(tr(names.language, text)); };
  std::vector<std::vector<std::string>> rows = {{word(mark("County")), word(mark("leads in")),
                                                 word(mark("neighbours alike")), word(mark("similarity")),
                                                 word(mark("Krugman index"))}};
  const Region& region = names.result.region;
  for (const std::size_t county : names.result.h.counties) {
    std::string alike;
    if (region.leading[county] != no_lead) {
      const Crowding c = crowding_of_item(region, county, static_cast<std::size_t>(region.leading[county]));
      alike = std::to_string(c.same.size()) + "/" + std::to_string(c.known);
    }
    rows.push_back({names.county(county), names.item(region.leading[county]), alike,
                    number(region.similarity_to_neighbours[county], 3),
                    number(names.result.h.krugman_nation[county], 3)});
  }
  out << align(rows) << "\n";
}

void print_sameness(const Sameness& sameness, const Sentence& what, Language language, std::ostream& out) {
  if (!sameness.share()) return;
  out << "  "
      << say(mark("{0}: {1} of {2} pairs ({3})"), Text{what.in(Language::en), what.in(Language::zh)},
             std::to_string(sameness.same), std::to_string(sameness.pairs), per_cent(*sameness.share()))
             .in(language)
      << "\n";
}

/// Where a shared hub would serve most, and what a disaster would cut off.
void print_graph(const Names& names, std::ostream& out) {
  const auto line = [&](const Sentence& sentence) { out << "  " << sentence.in(names.language) << "\n"; };
  std::vector<std::size_t> order = names.result.h.counties;
  const std::vector<double>& between = names.result.between;
  if (!between.empty() && order.size() > 3) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return between[a] > between[b]; });
    order.resize(4);
    std::vector<Text> texts;
    for (const std::size_t at : order) texts.push_back(plain(names.county(at) + " " + decimal(between[at], 3)));
    line(say(mark("most shortest ways pass through: {}"), list(texts)));
  }
  const auto& weak = names.result.weak.counties;
  if (!weak.empty() && weak.size() <= 10) line(say(mark("whose loss cuts others off: {}"), names.counties(weak)));
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
                   say(mark("the same sector if every county takes its own first choice")), language, out);
    print_sameness(names.result.first_choices->industries,
                   say(mark("the same industry if every county takes its own first choice")), language, out);
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
  print_graph(names, out);
  for (const Sentence& note : names.result.region.notes) line(note);
}

void print_outcome(const Sentence& what, const Outcome& o, Language language,
                   std::vector<std::vector<std::string>>& rows) {
  rows.push_back({what.in(language), decimal(o.fit, 3), decimal(o.collisions, 3), decimal(o.objective, 3)});
}

void print_plan(const Names& names, std::ostream& out) {
  const Plan& plan = *names.result.plan;
  const Language language = names.language;
  const auto word = [&](const char* text) { return std::string(tr(language, text)); };
  out << "\n"
      << say(mark("Coordinated plan, λ = {0}, {1} choices a county"), shortest(plan.problem.lambda),
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
      << say(mark("status {0}; no plan is better than {1}; gap {2} ({3}, {4} nodes)"), plan.status,
             decimal(plan.bound, 4), per_cent(plan.gap), Text{plan.how.in(Language::en), plan.how.in(Language::zh)},
             std::to_string(plan.nodes))
             .in(language)
      << "\n\n";
  rows = {{word(mark("County")), word(mark("own first choice")), word(mark("planned")), word(mark("gives up"))}};
  for (std::size_t c = 0; c < plan.problem.counties.size(); ++c)
    rows.push_back({names.county(names.result.region.graph.index.at(plan.problem.counties[c])),
                    names.industries(plan.alone.chosen[c]), names.industries(plan.planned.chosen[c]),
                    decimal(plan.loss[c], 3)});
  out << align(rows) << "\n";
  rows = {{"λ", word(mark("fit")), word(mark("collisions")), ""}};
  for (std::size_t i = 0; i < plan.frontier.size(); ++i)
    rows.push_back({shortest(plan.frontier[i].lambda), decimal(plan.frontier[i].fit, 3),
                    decimal(plan.frontier[i].collisions, 3), plan.knee == i ? word(mark("knee")) : ""});
  if (!names.result.chains.empty())
    out << "  "
        << say(mark("supplier–processor links that the plan creates: {}"), std::to_string(names.result.chains.size()))
               .in(language)
        << "\n\n";
  out << word(mark("Frontier (only points that some λ makes best)")) << "\n" << align(rows);
}

std::string csv_of(const RegionResult& result) {
  std::vector<std::vector<std::string>> rows;
  const auto text = [](const std::optional<double>& value) { return value ? shortest(*value) : std::string(); };
  if (result.plan) {
    const Plan& plan = *result.plan;
    for (std::size_t c = 0; c < plan.planned.chosen.size(); ++c) {
      const auto joined_ids = [&](const std::vector<std::size_t>& some) {
        std::string all;
        for (const std::size_t k : some) all += (all.empty() ? "" : ";") + plan.problem.industries[k];
        return all;
      };
      rows.push_back({plan.problem.counties[c], joined_ids(plan.alone.chosen[c]), joined_ids(plan.planned.chosen[c]),
                      shortest(plan.loss[c])});
    }
    return write_csv({"county", "own_first", "chosen", "loss"}, rows);
  }
  for (const std::size_t county : result.h.counties) {
    const int lead = result.region.leading[county];
    rows.push_back({result.region.graph.counties[county], text(result.region.similarity_to_neighbours[county]),
                    text(result.h.krugman_nation[county]),
                    lead == no_lead ? "" : result.region.items[static_cast<std::size_t>(lead)]});
  }
  return write_csv({"county", "similarity_to_neighbours", "krugman", "leading"}, rows);
}

/// The casebook, or the region's tables alone where there is no casebook.toml.
std::optional<Casebook> open_region(const Options& options, std::ostream& err, int& status) {
  const Folder folder{options.casebook, std::nullopt};
  if (has_file(folder, "casebook.toml") || !has_file(folder, "presence.csv")) return open_for(options, err, status);
  if (options.plan) {
    status = refuse(err, say(mark("a plan needs a whole casebook: casebook.toml, criteria, counties and industries")),
                    {}, options.language(), wrong_usage);
    return std::nullopt;
  }
  Loaded<Casebook> tables = open_region_tables(options.casebook);
  status = report_problems(err, tables.diagnostics, options.language()) ? input_has_errors : done;
  return status == done ? std::move(tables.value) : std::nullopt;
}

/// Adds the plan; a status other than `done` where it cannot be asked like this.
int add_plan(const Options& options, const Case& c, const Ranking& ranking, RegionResult& result, std::ostream& err) {
  const auto request = request_of(options, c.plan, err);
  if (!request) return wrong_usage;
  Loaded<PlanProblem> problem = plan_problem(c, result.region, ranking, *request);
  if (has_errors(problem.diagnostics)) {
    for (const Diagnostic& d : problem.diagnostics)
      if (d.severity == Severity::error) refuse(err, d.message, d.hint, options.language(), wrong_usage);
    return wrong_usage;
  }
  for (const Diagnostic& d : problem.diagnostics) result.region.notes.push_back(d.message);
  result.plan = make_plan(*problem.value);
  result.chains = chain_links(c, *result.plan);
  return done;
}

} // namespace

int run_region(const Options& options, std::ostream& out, std::ostream& err) {
  int status = done;
  const auto book = open_region(options, err, status);
  if (!book) return status;
  const Case& c = book->value;
  RegionResult result = look_at_region(c);
  if (!c.library.criteria.empty()) {
    const auto ranking = rank_for(options, *book, err, status);
    if (!ranking) return status;
    result.first_choices = first_choices(c, result, *ranking);
    if (options.plan)
      if (const int wrong = add_plan(options, c, *ranking, result, err); wrong != done) return wrong;
  }
  const Names names{c, result, options.language()};
  if (options.format == "json")
    print_json(out, region_json(result, options.language()));
  else if (options.format == "csv")
    out << csv_of(result);
  else {
    print_counties(names, out);
    print_index(names, out);
    if (result.plan) print_plan(names, out);
  }
  return done;
}

} // namespace yindi
