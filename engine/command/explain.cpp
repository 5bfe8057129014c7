#include "engine/format/csv.h"
#include "engine/format/words.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/robust_json.h"
#include "engine/methods/what_if.h"
#include "engine/rationale/explanation.h"

namespace yindi {
namespace {

/// Who gave an industry's name is told its id.
Sentence industry_hint(const Case& c, const std::string& given) {
  for (const std::string& id : c.industry_ids)
    if (const Industry* industry = find_industry(c, id);
        industry && (lower(industry->name.en) == lower(given) || industry->name.zh == given))
      return say(mark("industries are named by their ids: {0} has \"{1}\""), industry->name, id);
  return did_you_mean(given, c.industry_ids, say(mark("it has: {}"), joined(c.industry_ids)));
}

/// Whether `id` (blank or an industry) is in the ranking; else a refusal that says why not.
bool is_ranked(const Case& c, const CountyRanking& county, const std::string& id, Language language,
               std::ostream& err) {
  if (id.empty()) return true;
  for (const RankedIndustry& e : county.ranking)
    if (e.industry == id) return true;
  for (const Exclusion& e : county.assessment.excluded)
    if (e.industry == id) return true;
  refuse(err, say(mark("industry \"{}\" is no candidate in this casebook"), id), industry_hint(c, id), language,
         wrong_usage);
  return false;
}

Json leaf_map(const std::map<std::string, double>& values) { return values.empty() ? Json(nullptr) : Json(values); }

Json json_of(const CountyRanking& county, const Explanation& e, bool levers, Language language) {
  Json assumed = Json::array(), unknown = Json::array(), not_assessed = Json::array(), excluded = Json::array();
  for (const Assumption& a : e.assumed)
    assumed.push_back({{"table", a.table},
                       {"column", a.column},
                       {"criteria", a.criteria},
                       {"source", a.source},
                       {"note", a.note.in(language)}});
  for (const UnknownCell& cell : e.unknown)
    unknown.push_back({{"industry", cell.industry}, {"criterion", cell.criterion}});
  for (const NotAssessed& leaf : county.assessment.not_assessed) not_assessed.push_back(leaf.criterion);
  for (const Exclusion& x : county.assessment.excluded)
    excluded.push_back({{"industry", x.industry},
                        {"criterion", x.criterion},
                        {"reason", x.reason.in(language)},
                        {"limit", x.limit.in(language)}});
  Json json = {{"county", e.county},
               {"industry", e.industry.empty() ? Json(nullptr) : Json(e.industry)},
               {"against", e.against.empty() ? Json(nullptr) : Json(e.against)},
               {"sentences", json_of(sentences(e, levers), language)},
               {"contributions", leaf_map(e.contributions)},
               {"shortfalls", leaf_map(e.shortfalls)},
               {"difference", leaf_map(e.difference)},
               {"contributions_note", e.contributions.empty() && !county.contributions_note.empty()
                                          ? Json(county.contributions_note.in(language))
                                          : Json(nullptr)},
               {"assumed", assumed},
               {"unknown", unknown},
               {"not_assessed", not_assessed},
               {"excluded", excluded},
               {"evidence", e.evidence}};
  json["neighbours"] = json_of(e.neighbours, language);
  json["notes"] = json_of(county.notes, language);
  if (levers) json["levers"] = json_of(e.levers, language);
  return json;
}

/// Nodes whose judgements are not complete.
Json open_json(const std::vector<OpenNode>& open) {
  Json json = Json::array();
  for (const OpenNode& node : open)
    json.push_back({{"node", node.node},
                    {"missing", node.missing},
                    {"next", {{"a", node.next.a}, {"b", node.next.b}, {"gain", node.next.gain}}},
                    {"first_stays", or_null(node.first_stays)}});
  return json;
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

void print_part(std::ostream& out, std::string_view title, const std::vector<Sentence>& part, Language language) {
  if (part.empty()) return;
  out << "\n" << title << "\n";
  for (const Sentence& sentence : part) out << "  " << sentence.in(language) << "\n";
}

} // namespace

int run_explain(const Options& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  const auto book = open_for(options, err, status);
  if (!book) return status;
  const auto ranking = rank_for(options, *book, err, status);
  if (!ranking) return status;
  const CountyRanking& county = ranking->counties.front();
  if (!is_ranked(book->value, county, options.industry, language, err) ||
      !is_ranked(book->value, county, options.against, language, err))
    return wrong_usage;
  const std::string first = county.ranking.empty() ? std::string() : county.ranking.front().industry;
  if (!options.against.empty() && options.against == (options.industry.empty() ? first : options.industry))
    return refuse(err, say(mark("an industry cannot be compared with itself")), {}, language, wrong_usage);
  for (const Exclusion& x : county.assessment.excluded)
    if (x.industry == options.against)
      return refuse(err,
                    say(mark("\"{}\" is excluded in this county, so there is nothing to compare with"), x.industry), {},
                    language, wrong_usage);
  const Explanation e = explain(book->value, county, options.industry, options.against);
  const Verdict verdict = robustness(book->value, {county}, simulation_options(book->value))->front().verdict;
  const std::vector<OpenNode> open = open_nodes(book->value, county.assessment, county.weights);
  if (options.format == "json") {
    Json json = json_of(county, e, options.levers, language);
    json["open_pairs"] = open_json(open);
    if (verdict.level != Level::none) json["sentences"].push_back(verdict_line(verdict).in(language));
    if (!verdict.assumptions.empty()) json["sentences"].push_back(verdict.assumptions.in(language));
    json["verdict"] = verdict_json(verdict, language);
    print_json(out, json);
  } else if (options.format == "csv")
    out << csv_of(e);
  else {
    out << e.headline.in(language) << "\n";
    if (verdict.level != Level::none) out << verdict_line(verdict).in(language) << "\n";
    if (!verdict.assumptions.empty()) out << verdict.assumptions.in(language) << "\n";
    for (const Sentence& sentence : e.place) out << sentence.in(language) << "\n";
    if (has_scores(county)) // else they stand with the place
      for (const Sentence& note : county.notes) out << note.in(language) << "\n";
    if (e.contributions.empty() && has_scores(county) && !county.contributions_note.empty())
      out << say(mark("It is not taken apart criterion by criterion: {}."),
                 Text{county.contributions_note.in(Language::en), county.contributions_note.in(Language::zh)})
                 .in(language)
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
  }
  return done;
}

} // namespace yindi
