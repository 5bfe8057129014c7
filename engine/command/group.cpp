#include "engine/command/command.h"
#include "engine/command/group_table.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/place.h"
#include "engine/results/group_json.h"
#include "engine/workshop/group_view.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct GroupCommandOptions : CasebookOptions {
  std::optional<int> round;
  std::string profile;
};

/// The counties with something to choose from.
std::vector<CountyInQuestion> counties_in_question(const Case& c, const RankedCase& ranked) {
  std::vector<CountyInQuestion> counties;
  for (const CountyRanking& county : ranked.ranking.counties)
    if (Loaded<CountyProblem> problem = county_problem(c, county);
        problem.value && !problem.value->ranking.alternatives.empty())
      counties.push_back({county.assessment->county, county.profile, std::move(problem.value->ranking)});
  return counties;
}

int run_group(const GroupCommandOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  Loaded<GroupView> view =
      group_view(book->value, options.round, options.profile, counties_in_question(book->value, *ranked));
  Diagnostics problems = placed(view.diagnostics, book->places, options.casebook);
  if (report_problems(err, problems, language) || !view.value) return input_has_errors;
  if (options.output.format == "json")
    print_json(out, group_json(book->value, *view.value, language));
  else if (options.output.format == "csv")
    out << group_csv(*view.value);
  else
    print_group(out, book->value, *view.value, language);
  return done;
}

Action prepare_group(Arguments& arguments) {
  const auto options = std::make_shared<GroupCommandOptions>();
  add_casebook(arguments, *options);
  add_counties(arguments, *options);
  add_output(arguments, options->output);
  arguments.number("--round", options->round, mark("the closed round to look at; what counts now if not given"), 1,
                   1'000'000);
  arguments.text("--profile", options->profile, mark("for which profile; the counties' own if they share one"));
  return when_read(options, run_group);
}

} // namespace

Command group_command() {
  return {
      "group", mark("who weighs what, how far people agree, and what to talk about first"),
      mark("For each node everybody's weights and consistency, the group's by judgements and by priorities, and the "
           "consensus; the agenda (disagreement times weight); blocs and what separates them; for each county what "
           "each person, group and bloc would choose, whether the first stays without any of them, and what nobody "
           "loses much by. csv: node, person, item, weight, cr."),
      "yindi group casebooks/sichuan-hilly --round 1 --format json", prepare_group};
}

} // namespace yindi
