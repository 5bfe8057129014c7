#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/command/open.h"
#include "engine/command/program.h"
#include "engine/command/robust_json.h"
#include "engine/methods/case_weights.h"

#include <algorithm>
#include <numeric>

namespace yindi {
namespace {

Text name_of(const Case& c, const std::string& industry) {
  const Industry* found = find_industry(c, industry);
  return found ? found->name : plain(industry);
}

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
  const County* where = find_county(c, county.county);
  out << (where ? where->name.in(language) : county.county) << "\n";
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
    names.push_back(name_of(c, county.industries[i]).in(language));
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

} // namespace

int run_robust(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto drawn = simulation_options(options, simulation_options(book->value), err);
  if (!drawn) return wrong_usage;
  const auto ranking = rank_for(options, *book, err, status);
  if (!ranking) return status;
  auto counties = robustness(book->value, ranking->counties, *drawn);
  for (std::size_t k = 0; k < counties->size(); ++k) { // whose weights were drawn around
    const auto said = said_of_weights(book->value, ranking->counties[k].weights);
    (*counties)[k].notes.insert((*counties)[k].notes.begin(), said.begin(), said.end());
  }
  if (options.format == "json") {
    Json list = Json::array();
    for (std::size_t k = 0; k < counties->size(); ++k)
      list.push_back(robust_json(book->value, ranking->counties[k], (*counties)[k], language));
    print_json(out, {{"case", book->value.id},
                     {"method", ranking->method},
                     {"parameters", json_of(ranking->parameters)},
                     {"draws", drawn->draws},
                     {"seed", drawn->seed},
                     {"weights_drawn", drawn->weights},
                     {"standard_error_asked", standard_error_asked(*drawn)},
                     {"counties", list}});
  } else if (options.format == "csv") {
    out << csv_of(*counties);
  } else {
    for (const CountyRobustness& county : *counties) print_county(book->value, county, language, out);
    if (!counties->empty()) out << counties->front().verdict.rule.in(language) << "\n";
  }
  return done;
}

} // namespace yindi
