#include "engine/case/names.h"
#include "engine/command/command.h"
#include "engine/command/draws.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/ranking/case_weights.h"
#include "engine/results/robust_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

struct RobustOptions : CasebookOptions {
  DrawOptions draws;
};

/// The criteria whose weights keep first place, the nearest to turning first, at most five that can turn at all.
void print_stability(const CountyRobustness& county, Language language, std::ostream& out) {
  const RankingProblem& problem = county.problem->ranking;
  const Text first = problem.names[static_cast<std::size_t>(problem.first)];
  std::vector<const Stability*> turning;
  for (const Stability& node : county.stability)
    if (const auto critical = critical_weight(problem, {node})) turning.push_back(&node);
  std::sort(turning.begin(), turning.end(), [&](const Stability* a, const Stability* b) {
    return critical_weight(problem, {*a})->move() < critical_weight(problem, {*b})->move();
  });
  constexpr std::size_t shown = 5;
  for (std::size_t k = 0; k < turning.size() && k < shown; ++k)
    out << "  " << stays_first(*turning[k], first).in(language) << "\n";
}

void print_county(const Case& c, const CountyRobustness& county, Language language, std::ostream& out) {
  out << county_name(c, county.county).in(language) << "\n";
  if (!county.acceptability) {
    out << "  " << say(mark("nothing is ranked here")).in(language) << "\n\n";
    return;
  }
  out << "  " << verdict_line(county.verdict).in(language) << "\n";
  if (!county.verdict.assumptions.empty()) out << "  " << county.verdict.assumptions.in(language) << "\n";
  const std::vector<int>& ranks = county.problem->ranking.ranks;
  std::vector<std::size_t> by_rank(county.industries.size());
  std::iota(by_rank.begin(), by_rank.end(), 0);
  std::stable_sort(by_rank.begin(), by_rank.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  Acceptability ordered = *county.acceptability;
  std::vector<std::string> names;
  for (const std::size_t i : by_rank) {
    ordered.rank_acceptability.row(static_cast<Eigen::Index>(names.size())) =
        county.acceptability->rank_acceptability.row(static_cast<Eigen::Index>(i));
    names.push_back(industry_name(c, county.industries[i]).in(language));
  }
  print_acceptability(out, ordered, names, "table", language);
  print_stability(county, language, out);
  if (county.reversal)
    out << "  "
        << say(mark("In a frame made of the industries themselves, first place stays in {0} of {1} changes of the "
                    "list."),
               std::to_string(county.reversal->kept), std::to_string(county.reversal->of))
               .in(language)
        << "\n";
  for (const Sentence& note : county.notes) out << "  " << note.in(language) << "\n";
  out << "\n";
}

std::string csv_of(const std::vector<CountyRobustness>& counties) {
  std::vector<std::vector<std::string>> rows;
  for (const CountyRobustness& county : counties)
    for (std::size_t i = 0; i < county.industries.size(); ++i) {
      const auto at = static_cast<Eigen::Index>(i);
      const auto& confidence = county.acceptability->confidence[i];
      rows.push_back({county.county, county.industries[i], shortest(county.acceptability->rank_acceptability(at, 0)),
                      confidence ? shortest(*confidence) : "",
                      county.industries[i] == county.verdict.first ? word(county.verdict.level) : ""});
    }
  return write_csv({"county", "industry", "first_rank_acceptability", "confidence", "verdict"}, rows);
}

int run_robust(const RobustOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto drawn = simulation_options(options.draws, simulation_options(book->value), language, err);
  if (!drawn) return wrong_usage;
  const auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const Ranking& ranking = ranked->ranking;
  auto counties = robustness(book->value, ranking.counties, *drawn);
  for (std::size_t k = 0; k < counties->size(); ++k) { // whose weights were drawn around
    const auto said = said_of_weights(book->value, ranking.counties[k].weights);
    (*counties)[k].notes.insert((*counties)[k].notes.begin(), said.begin(), said.end());
  }
  if (options.output.format == "json") {
    print_json(out, robust_json(book->value, ranking, *counties, *drawn, language));
  } else if (options.output.format == "csv") {
    out << csv_of(*counties);
  } else {
    for (const CountyRobustness& county : *counties) print_county(book->value, county, language, out);
    if (!counties->empty()) out << counties->front().verdict.rule.in(language) << "\n";
  }
  return done;
}

Action prepare_robust(Arguments& arguments) {
  const auto options = std::make_shared<RobustOptions>();
  add_casebook(arguments, *options);
  add_output(arguments, options->output);
  add_counties(arguments, *options);
  add_draws(arguments, options->draws);
  arguments.text("--weights", options->draws.weights, mark("how weights are drawn: judgements, around or any"));
  return when_read(options, run_robust);
}

} // namespace

Command robust_command() {
  return {
      "robust", mark("how sure the rankings are: acceptabilities, intervals, reversal, verdict"),
      mark("For each county the verdict in words, the industries with how often each is first, the intervals of the "
           "weights in which the first stays, what leaving things out does, and what is most worth finding out. csv: "
           "county, industry, first_rank_acceptability, confidence, verdict."),
      "yindi robust casebooks/sichuan-plateau --county 513334 --draws 10000 --seed 1", prepare_robust};
}

} // namespace yindi
