#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/ranking/what_if.h"
#include "engine/rationale/county_rationale.h"
#include "engine/rationale/explain_json.h"
#include "engine/robustness/robustness.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct ExplainOptions : CasebookOptions {
  std::string industry, against;
  bool levers = false;
};

/// Who gave an industry's name is told its id.
Sentence industry_hint(const Case& c, const std::string& given) {
  for (const std::string& id : c.model->industry_ids)
    if (const Industry* industry = find_industry(c, id);
        industry && (lower(industry->name.en) == lower(given) || industry->name.zh == given))
      return say(mark("industries are named by their ids: {0} has \"{1}\""), industry->name, id);
  return did_you_mean(given, c.model->industry_ids, say(mark("it has: {}"), joined(c.model->industry_ids)));
}

/// Whether `id` (blank or an industry) is in the ranking; else a refusal that says why not.
bool is_ranked(const Case& c, const CountyRanking& county, const std::string& id, Language language,
               std::ostream& err) {
  if (id.empty()) return true;
  for (const RankedIndustry& e : county.ranking)
    if (e.industry == id) return true;
  for (const Exclusion& e : county.assessment->excluded)
    if (e.industry == id) return true;
  refuse(err, say(mark("industry \"{}\" is no candidate in this casebook"), id), industry_hint(c, id), language,
         wrong_usage);
  return false;
}

std::string csv_of(const Explanation& e) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [leaf, contribution] : e.contributions) {
    const auto difference = e.difference.find(leaf);
    const auto shortfall = e.shortfalls.find(leaf);
    rows.push_back({leaf, shortest(contribution), shortfall == e.shortfalls.end() ? "" : shortest(shortfall->second),
                    difference == e.difference.end() ? "" : shortest(difference->second)});
  }
  return write_csv({"criterion", "contribution", "shortfall", "difference"}, rows);
}

constexpr std::size_t most_obstacles = 5;

std::vector<Sentence> said_of(const std::vector<Obstacle>& obstacles) {
  std::vector<Sentence> said;
  for (const Obstacle& one : obstacles)
    said.push_back(
        one.then
            ? say(mark("{0} costs {1} points; {2}: score {3}, place {4}."), one.missing, decimal(one.points, 3),
                  one.lever, decimal(*one.then, 3), std::to_string(one.place_then))
            : say(mark("{0} costs {1} points; nothing in reach answers it."), one.missing, decimal(one.points, 3)));
  return said;
}

/// [{leaf, missing, points, lever, score, score_then, place_then}]; what no lever answers has nulls.
nlohmann::json obstacles_json(const std::vector<Obstacle>& obstacles, Language language) {
  const auto number = [](const std::optional<double>& x) { return x ? nlohmann::json(*x) : nlohmann::json(); };
  nlohmann::json all = nlohmann::json::array();
  for (const Obstacle& one : obstacles)
    all.push_back({{"leaf", one.leaf},
                   {"missing", one.missing.in(language)},
                   {"points", one.points},
                   {"lever", one.lever.empty() ? nlohmann::json() : nlohmann::json(one.lever.in(language))},
                   {"score", number(one.now)},
                   {"score_then", number(one.then)},
                   {"place_then", one.then ? nlohmann::json(one.place_then) : nlohmann::json()}});
  return all;
}

void print_part(std::ostream& out, std::string_view title, const std::vector<Sentence>& part, Language language) {
  if (part.empty()) return;
  out << "\n" << title << "\n";
  for (const Sentence& sentence : part) out << "  " << sentence.in(language) << "\n";
}

int run_explain(const ExplainOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const CountyRanking& county = ranked->ranking.counties.front();
  if (!is_ranked(book->value, county, options.industry, language, err) ||
      !is_ranked(book->value, county, options.against, language, err))
    return wrong_usage;
  const std::string first = county.ranking.empty() ? std::string() : county.ranking.front().industry;
  if (!options.against.empty() && options.against == (options.industry.empty() ? first : options.industry))
    return refuse(err, say(mark("an industry cannot be compared with itself")), {}, language, wrong_usage);
  for (const Exclusion& x : county.assessment->excluded)
    if (x.industry == options.against)
      return refuse(err,
                    say(mark("\"{}\" is excluded in this county, so there is nothing to compare with"), x.industry), {},
                    language, wrong_usage);
  const Explanation e = explain(book->value, county, options.industry, options.against);
  const SimulationOptions drawn = simulation_options(book->value);
  const CountyRobustness sure = std::move(robustness(book->value, {county}, drawn)->front());
  const Verdict& verdict = sure.verdict;
  std::vector<Obstacle> obstacles;
  if (options.levers && sure.problem) {
    const LibraryWords words = library_words(book->value.model->library);
    if (report_problems(err, placed(words.diagnostics, book->places, options.casebook), language))
      return input_has_errors;
    obstacles = obstacles_of({book->value, {}, county, sure, drawn, words}, e.industry, most_obstacles);
  }
  const std::vector<OpenNode> open = open_nodes(book->value, county.assessment, county.weights);
  if (options.output.format == "json") {
    auto result = explain_json(county, e, verdict, open, options.levers, language);
    if (options.levers) result["obstacles"] = obstacles_json(obstacles, language);
    print_json(out, result);
  } else if (options.output.format == "csv")
    out << csv_of(e);
  else {
    out << e.headline.in(language) << "\n";
    if (verdict.level != Level::none) out << verdict_line(verdict).in(language) << "\n";
    if (!verdict.assumptions.empty()) out << verdict.assumptions.in(language) << "\n";
    for (const Sentence& sentence : e.place) out << sentence.in(language) << "\n";
    if (has_scores(county)) // else they stand with the place
      for (const Sentence& note : county.notes) out << note.in(language) << "\n";
    if (e.contributions.empty() && has_scores(county) && !county.contributions_note.empty())
      out << say(mark("It is not taken apart criterion by criterion: {}."), county.contributions_note).in(language)
          << "\n";
    print_part(out, tr(language, "Ahead in"), e.wins, language);
    print_part(out, tr(language, "Behind in"), e.losses, language);
    print_part(out, tr(language, "What the neighbours do"), e.neighbours, language);
    print_part(out, tr(language, "What it rests on"), e.doubts, language);
    std::vector<Sentence> questions;
    for (const OpenNode& node : open) questions.push_back(said_of_open(book->value, e.county, node));
    print_part(out, tr(language, "What could still be asked"), questions, language);
    print_part(out, tr(language, "Excluded before scoring"), e.exclusions, language);
    if (options.levers) print_part(out, tr(language, "Where most is to be gained"), e.levers, language);
    print_part(out, tr(language, "Obstacles and what answers them"), said_of(obstacles), language);
  }
  return done;
}

Action prepare_explain(Arguments& arguments) {
  const auto options = std::make_shared<ExplainOptions>();
  add_casebook(arguments, *options);
  add_output(arguments, options->output);
  arguments.one("--county", options->counties, mark("the county's id"));
  arguments.text("--industry", options->industry,
                 mark("the industry to explain; the first of the ranking if not given"));
  arguments.text("--against", options->against, mark("the industry to compare it with"));
  arguments.flag("--levers", options->levers, mark("say where most is to be gained"));
  return when_read(options, run_explain);
}

} // namespace

Command explain_command() {
  return {
      "explain", mark("why, in words, with the numbers behind them"),
      mark(
          "Why an industry has its place: the lead, criterion by criterion, what is assumed, unknown and not assessed, "
          "and what was excluded and why. csv: criterion, contribution, shortfall, difference."),
      "yindi explain casebooks/sichuan-plateau --county 513334 --against yak --levers", prepare_explain};
}

} // namespace yindi
