#include "engine/case/names.h"
#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/conditions/cell_words.h"
#include "engine/format/csv.h"
#include "engine/rationale/explanation.h"
#include "engine/results/rank_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

/// "5=" where others share the place.
std::string place(const std::vector<RankedIndustry>& ranking, const RankedIndustry& e) {
  const auto same =
      std::count_if(ranking.begin(), ranking.end(), [&](const RankedIndustry& other) { return other.rank == e.rank; });
  return std::to_string(e.rank) + (same > 1 ? "=" : "");
}

/// One line a criterion that excludes; `explain` gives each industry's numbers.
void print_exclusions(const Case& c, const CountyRanking& county, Language language, std::ostream& out) {
  std::map<std::string, std::vector<Text>> by_criterion;
  for (const Exclusion& e : county.assessment->excluded)
    by_criterion[e.criterion].push_back(industry_name(c, e.industry));
  for (const auto& [criterion, industries] : by_criterion)
    out << "  "
        << say(mark("Excluded by \"{0}\": {1}."), find_criterion(c.model->library, criterion)->name, list(industries))
               .in(language)
        << "\n";
}

/// Of a blend: a column for each of its profiles with the places by that profile's weights alone.
void add_places_by_profile(const Case& c, const CountyRanking& county, Language language,
                           std::vector<std::vector<std::string>>& rows) {
  for (const auto& [id, ranking] : county.by_profile) {
    rows.front().push_back(profile_in_words(c, id).in(language));
    for (std::size_t i = 0; i < county.ranking.size(); ++i) {
      const auto same = std::find_if(ranking.begin(), ranking.end(),
                                     [&](const RankedIndustry& e) { return e.industry == county.ranking[i].industry; });
      rows[i + 1].push_back(same == ranking.end() ? "" : place(ranking, *same));
    }
  }
}

void print_county(const Case& c, const CountyRanking& county, const Verdict& verdict, Language language,
                  std::ostream& out) {
  out << headline(c, county).in(language) << "  [" << county.assessment->county;
  if (!county.profile.empty()) out << "; " << profile_in_words(c, county.profile).in(language);
  out << "]\n";
  const bool scored = has_scores(county);
  if (verdict.level != Level::none) out << verdict_line(verdict).in(language) << "\n";
  if (!verdict.assumptions.empty()) out << verdict.assumptions.in(language) << "\n";
  std::vector<std::vector<std::string>> rows = {
      {std::string(tr(language, "Rank")), std::string(tr(language, "Industry"))}};
  const auto& all = county.ranking;
  const auto has_range = [](const RankedIndustry& e) { return e.bounded && e.score; };
  const auto may_move = [](const RankedIndustry& e) { return e.rank_best < e.rank_worst; };
  const bool ranges = scored && std::any_of(all.begin(), all.end(), has_range);
  const bool places = std::any_of(all.begin(), all.end(), may_move);
  if (scored)
    rows.back().emplace_back(tr(
        language, find_method(c.method.id)->higher_is_better ? mark("Score") : mark("Score (the lower the better)")));
  if (ranges) rows.back().emplace_back(tr(language, "between"));
  if (places) rows.back().emplace_back(tr(language, "places"));
  for (const RankedIndustry& e : county.ranking) {
    rows.push_back({place(county.ranking, e), industry_name(c, e.industry).in(language)});
    if (scored) rows.back().push_back(e.score ? decimal(*e.score, 3) : "–");
    if (ranges) rows.back().push_back(has_range(e) ? decimal(e.score_low, 3) + "–" + decimal(e.score_high, 3) : "");
    if (places)
      rows.back().push_back(may_move(e) ? std::to_string(e.rank_best) + "–" + std::to_string(e.rank_worst) : "");
  }
  add_places_by_profile(c, county, language, rows);
  if (!county.ranking.empty()) out << align(rows);
  if (!county.ranking.empty())
    for (const Sentence& said : neighbours_of(c, *county.assessment, county.ranking.front().industry))
      out << "  " << said.in(language) << "\n";
  for (const Sentence& refusal : county.refused) out << "  " << refusal.in(language) << "\n";
  print_exclusions(c, county, language, out);
  if (!county.assessment->not_assessed.empty())
    out << "  " << say(mark("{} of the weight could be assessed."), per_cent(county.assessed_weight)).in(language)
        << "\n";
  for (const Sentence& note : county.notes) out << "  " << note.in(language) << "\n";
  out << "\n";
}

std::string csv_of(const Ranking& ranking) {
  std::vector<std::vector<std::string>> rows;
  for (const CountyRanking& county : ranking.counties)
    for (const RankedIndustry& e : county.ranking)
      rows.push_back({county.assessment->county, e.industry, e.score ? shortest(*e.score) : "",
                      e.score ? shortest(e.score_low) : "", e.score ? shortest(e.score_high) : "",
                      std::to_string(e.rank)});
  return write_csv({"county", "industry", "score", "score_low", "score_high", "rank"}, rows);
}

int run_rank(const CasebookOptions& options, std::ostream& out, std::ostream& err) {
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const Ranking& ranking = ranked->ranking;
  if (options.output.format == "csv") {
    out << csv_of(ranking);
    return done;
  }
  const auto robust = robustness(book->value, ranking.counties, options_for_verdicts(book->value));
  if (options.output.format == "json") {
    print_json(out, rank_json(book->value, ranking, *robust, options.language()));
  } else {
    for (std::size_t k = 0; k < robust->size(); ++k)
      print_county(book->value, ranking.counties[k], (*robust)[k].verdict, options.language(), out);
  }
  return done;
}

Action prepare_rank(Arguments& arguments) {
  const auto options = std::make_shared<CasebookOptions>();
  add_casebook(arguments, *options);
  add_output(arguments, options->output);
  add_counties(arguments, *options);
  return when_read(options, run_rank);
}

} // namespace

Command rank_command() {
  return {
      "rank", mark("the ranking of each county"),
      mark("For each county its industries by rank with their scores, where something is unknown also the range of the "
           "score and of the place, how sure the first place is, and what was excluded. csv: county, industry, score, "
           "score_low, score_high, rank."),
      "yindi rank casebooks/sichuan-plateau --county 513334 --param weight_power=2", prepare_rank};
}

} // namespace yindi
