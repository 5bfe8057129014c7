#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/region_table.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/plan/regional.h"
#include "engine/results/region_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct RegionOptions : CasebookOptions {
  bool plan = false;
  std::optional<double> lambda;
  std::optional<int> choices;
  std::vector<std::string> fixed, forbidden, at_most; ///< county=industry; industry=N
  std::optional<double> max_loss, min_fit;
};

/// "a=b" of --fix, --forbid, --at-most.
std::optional<std::vector<std::pair<std::string, std::string>>>
parts(const char* option, const std::vector<std::string>& texts, const RegionOptions& options, std::ostream& err) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const std::string& text : texts) {
    const auto pair = key_value(option, text, options.language(), err);
    if (!pair) return std::nullopt;
    result.push_back(*pair);
  }
  return result;
}

/// What the casebook's [plan] asks, with what the command line says in its place. Lists are added to.
std::optional<PlanRequest> request_of(const RegionOptions& options, const PlanRequest& written, std::ostream& err) {
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
std::optional<Casebook> open_region(const RegionOptions& options, std::ostream& err, int& status) {
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
int add_plan(const RegionOptions& options, const Case& c, const Ranking& ranking, RegionResult& result,
             std::ostream& err) {
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

int run_region(const RegionOptions& options, std::ostream& out, std::ostream& err) {
  int status = done;
  const auto book = open_region(options, err, status);
  if (!book) return status;
  const Case& c = book->value;
  std::optional<RankedCase> ranked;
  if (!c.model->library.criteria.empty()) {
    ranked = rank_for(options, *book, err, status);
    if (!ranked) return status;
  }
  RegionResult result = ranked ? look_at_region(c, *ranked->assessed.region) : look_at_region(c, make_region(c));
  if (ranked) {
    result.first_choices = first_choices(c, result, ranked->ranking);
    if (options.plan)
      if (const int wrong = add_plan(options, c, ranked->ranking, result, err); wrong != done) return wrong;
  }
  if (options.output.format == "json")
    print_json(out, region_json(result, options.language()));
  else if (options.output.format == "csv") {
    out << csv_of(result);
    if (result.plan && !result.plan->problem_with.empty())
      err << result.plan->problem_with.in(options.language()) << "\n"; // the other formats say it themselves
  } else
    print_region(c, result, options.language(), out);
  return done;
}

Action prepare_region(Arguments& arguments) {
  const auto options = std::make_shared<RegionOptions>();
  add_casebook(arguments, *options);
  add_output(arguments, options->output);
  arguments.flag("--plan", options->plan, mark("the coordinated plan beside each county's own first choice"));
  arguments.number("--lambda", options->lambda,
                   mark("what a county loses that is surrounded by its own choice, in points of fit"));
  arguments.number("--choices", options->choices, mark("how many industries each county chooses"));
  arguments.several("--fix", options->fixed, mark("county=industry that the plan must hold"));
  arguments.several("--forbid", options->forbidden, mark("county=industry that it must not hold"));
  arguments.number("--max-loss", options->max_loss,
                   mark("most fit that a county gives up against its own first choices"));
  arguments.number("--min-fit", options->min_fit, mark("least mean fit of a county's choices, 0 to 1"));
  arguments.several("--at-most", options->at_most, mark("industry=N: at most N counties choose it"));
  arguments.go_with({"--lambda", "--choices", "--fix", "--forbid", "--max-loss", "--min-fit", "--at-most"}, "--plan");
  arguments.footer(mark(
      "A folder with presence.csv, links.csv and reference.csv is enough where no plan is asked for.\n"
      "Relatedness density foretells which sectors a county enters only weakly: for entries from 2010 to 2020 the\n"
      "area under the ROC curve is about 0.56 in the nation and 0.59 in Sichuan (0.5 is chance); yindi help "
      "entries\n"
      "says how to recompute it."));
  return when_read(options, run_region);
}

} // namespace

Command region_command() {
  return {
      "region", mark("homogenization, neighbours, the coordinated plan"),
      mark("How alike neighbours are, what leads where, belts, hubs and fragile links; with --plan what each county "
           "chooses instead of its own first and what it gives up. csv: county, similarity_to_neighbours, krugman, "
           "leading and further facts; with --plan county, own_first, chosen, loss."),
      "yindi region casebooks/sichuan --plan --choices 2", prepare_region};
}

} // namespace yindi
