#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/region_json.h"
#include "engine/command/region_table.h"
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
      rows.push_back({plan.problem.counties[c], joined_ids(by_fit(plan.problem, c, plan.alone.chosen[c])),
                      joined_ids(by_fit(plan.problem, c, plan.planned.chosen[c])), shortest(plan.loss[c])});
    }
    return write_csv({"county", "own_first", "chosen", "loss"}, rows);
  }
  const std::vector<const char*> further = {"krugman_region", "herfindahl",    "hachman",
                                            "entropy",        "complexity",    "betweenness",
                                            "hub_hours",      "closure_hours", "access_fragility"};
  for (const std::size_t county : result.h.counties) {
    const int lead = result.region.leading[county];
    auto& row = rows.emplace_back(std::vector<std::string>{
        result.region.graph.counties[county], text(result.region.similarity_to_neighbours[county]),
        text(fact_of(result.region, "krugman", county)),
        lead == no_lead ? "" : result.region.items[static_cast<std::size_t>(lead)]});
    for (const char* id : further) row.push_back(text(fact_of(result.region, id, county)));
  }
  std::vector<std::string> header = {"county", "similarity_to_neighbours", "krugman", "leading"};
  header.insert(header.end(), further.begin(), further.end());
  return write_csv(header, rows);
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
  if (options.format == "json")
    print_json(out, region_json(result, options.language()));
  else if (options.format == "csv") {
    out << csv_of(result);
    if (result.plan && !result.plan->problem_with.empty())
      err << result.plan->problem_with.in(options.language()) << "\n"; // the other formats say it themselves
  } else
    print_region(c, result, options.language(), out);
  return done;
}

} // namespace yindi
