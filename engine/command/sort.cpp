#include "engine/case/names.h"
#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/words.h"
#include "engine/methods/limits_file.h"
#include "engine/methods/matrix_file.h"
#include "engine/ranking/county_classes.h"
#include "engine/results/json.h"
#include "engine/results/other_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct SortOptions : CasebookOptions {
  std::string limits, industry;
  std::optional<double> cut;
  double needed() const { return cut.value_or(0.75); }
};

/// One matrix sorted; of a county in the county's own criteria.
struct Sorted {
  MatrixFile file;
  CategoryLimits limits;
  Assignments assignments;
  std::string county{};                              ///< blank: a plain matrix
  std::vector<std::string> alternatives, criteria{}; ///< as a person reads them
  std::vector<std::string> missing{};                ///< of a county, what keeps each from the next, in few words
  std::vector<int> worst{}, best{};                  ///< of a county, where what is not known for sure is at its ends
};

/// What keeps one alternative from the category above its own.
std::string missing_to_next(const Sorted& sorted, std::size_t i, double cut, Language language) {
  const NextCategory& next = *sorted.assignments.next[i];
  std::vector<Text> reasons;
  for (const Hindrance& hindrance : next.by) {
    const std::string& criterion = sorted.criteria[hindrance.criterion];
    const std::string from = shortest(hindrance.full_from), lacks = decimal(hindrance.lacking, 2);
    const Sentence reason =
        hindrance.against >= 1  ? say(mark("\"{0}\" vetoes (counts in full from {1})"), criterion, from)
        : hindrance.against > 0 ? say(mark("\"{0}\" lacks {1} and speaks against with {2} (counts in full from {3})"),
                                      criterion, lacks, decimal(hindrance.against, 2), from)
                                : say(mark("\"{0}\" lacks {1} (counts in full from {2})"), criterion, lacks, from);
    reasons.push_back(Text{reason.in(Language::en), reason.in(Language::zh)});
  }
  return say(mark("{0} is not in {1}: credibility {2} against \"{3}\", {4} needed: {5}"), sorted.alternatives[i],
             sorted.assignments.categories[next.limit + 1], decimal(next.credibility, 2),
             sorted.limits.names[next.limit], shortest(cut), list(reasons))
      .in(language);
}

/// A row an alternative, with both categories.
std::vector<std::vector<std::string>> categories_of(const Sorted& sorted, const std::vector<std::string>& names) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto name = [&](int category) { return sorted.assignments.categories[static_cast<std::size_t>(category)]; };
    rows.push_back({names[i], name(sorted.assignments.pessimistic[i]), name(sorted.assignments.optimistic[i])});
  }
  return rows;
}

std::string in_table(const Sorted& sorted, const char* head, double cut, Language language) {
  std::vector<std::vector<std::string>> rows = categories_of(sorted, sorted.alternatives);
  rows.insert(rows.begin(), heads(language, {head, mark("Pessimistic"), mark("Optimistic")}));
  std::string text = align(rows) +
                     say(mark("{0} is the worst category, {1} the best; where the two differ the alternative cannot be "
                              "compared with a limit"),
                         sorted.assignments.categories.front(), sorted.assignments.categories.back())
                         .in(language) +
                     "\n";
  for (std::size_t i = 0; i < sorted.assignments.next.size(); ++i)
    if (sorted.assignments.next[i])
      text += (sorted.missing.empty() ? missing_to_next(sorted, i, cut, language)
                                      : sorted.alternatives[i] + ": " + sorted.missing[i]) +
              "\n";
  return text;
}

int sort_file(const SortOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  Loaded<MatrixFile> file = read_matrix_file(options.casebook);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  Loaded<CategoryLimits> limits = read_limits_file(options.limits, file.value->matrix.criteria);
  if (report_problems(err, limits.diagnostics, language) || !limits.value) return input_has_errors;
  Loaded<Assignments> assigned = electre_tri(file.value->matrix, file.value->weights, *limits.value, options.needed());
  assigned.diagnostics = at_their_cells(std::move(assigned.diagnostics), options.limits);
  if (report_problems(err, assigned.diagnostics, language) || !assigned.value) return input_has_errors;
  Sorted sorted{std::move(*file.value), std::move(*limits.value), std::move(*assigned.value), {}, {}};
  sorted.alternatives = sorted.file.matrix.alternatives, sorted.criteria = sorted.file.matrix.criteria;
  if (options.output.format == "json")
    print_json(out, sort_json(sorted.file, sorted.limits, sorted.assignments, options.needed()));
  else if (options.output.format == "table")
    out << in_table(sorted, mark("Alternative"), options.needed(), language);
  else
    out << write_csv({"alternative", "pessimistic", "optimistic"}, categories_of(sorted, sorted.alternatives));
  return done;
}

/// The leaves that take part in any of the rankings, in the library's order.
std::vector<std::string> leaves_of(const Case& c, const Ranking& ranking) {
  std::vector<std::string> all;
  for (const std::string& leaf : leaves(c.model->library))
    if (std::any_of(ranking.counties.begin(), ranking.counties.end(), [&](const CountyRanking& county) {
          const auto& own = county.assessment->leaves;
          return std::find(own.begin(), own.end(), leaf) != own.end();
        }))
      all.push_back(leaf);
  return all;
}

/// One county's industries on the frozen scales, with the weights that rank them; `limits` of all leaves.
Loaded<Sorted> sorted_county(const Case& c, const CountyRanking& county, const std::vector<std::string>& all_leaves,
                             const CategoryLimits& limits, double cut, Language language) {
  std::vector<std::size_t> columns;
  for (const std::string& leaf : county.assessment->leaves)
    columns.push_back(
        static_cast<std::size_t>(std::find(all_leaves.begin(), all_leaves.end(), leaf) - all_leaves.begin()));
  Loaded<CountyClasses> found = county_classes(county, limits_in(limits, columns), cut);
  if (!found.value) return {std::nullopt, std::move(found.diagnostics)};
  CountyClasses& classes = *found.value;
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < classes.matrix.alternatives.size(); ++i)
    missing.push_back(missing_to_next(c, classes, i).in(language));
  Sorted sorted{{}, std::move(classes.limits), std::move(classes.assigned), county.assessment->county, {}};
  sorted.file.matrix = std::move(classes.matrix);
  sorted.file.weights = std::move(classes.weights);
  sorted.missing = std::move(missing);
  sorted.worst = std::move(classes.worst), sorted.best = std::move(classes.best);
  for (const std::string& id : sorted.file.matrix.alternatives)
    sorted.alternatives.push_back(industry_name(c, id).in(language));
  for (const std::string& id : sorted.file.matrix.criteria)
    sorted.criteria.push_back(criterion_name(c.model->library, id).in(language));
  return {std::move(sorted), {}};
}

/// Those of the file, else those of the case's [sorting].
Loaded<CategoryLimits> limits_of(const SortOptions& options, const Case& c, const std::vector<std::string>& leaves) {
  if (!options.limits.empty()) return read_limits_file(options.limits, leaves);
  Loaded<CategoryLimits> limits = class_limits(c.sorting, leaves);
  if (limits.value && options.output.format == "table") {
    limits.value->categories.clear();
    for (const Text& name : class_names(c.sorting)) limits.value->categories.push_back(name.in(options.language()));
    limits.value->names.assign(limits.value->categories.begin() + 1, limits.value->categories.end());
  }
  return limits;
}

/// The counties' industries, or one industry in all counties: the limits stand on the scales, so that the same classes
/// sort either.
struct SortedCase {
  const Case& c;
  const std::vector<Sorted>& counties;
  std::size_t asked; ///< counties, also those in which everything is excluded
  double cut;
  Language language;
};

Json county_json(const SortedCase& sorted, const Sorted& one) {
  Json json = sort_json(one.file, one.limits, one.assignments, sorted.cut);
  json["county"] = one.county;
  for (std::size_t i = 0; i < one.worst.size(); ++i) {
    const auto name = [&](int at) { return one.assignments.categories[static_cast<std::size_t>(at)]; };
    json["assignments"][i]["lowest"] = name(one.worst[i]), json["assignments"][i]["highest"] = name(one.best[i]);
  }
  return json;
}

void print_counties(const SortedCase& sorted, const std::string& format, std::ostream& out) {
  Json counties = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const Sorted& one : sorted.counties) {
    if (format == "json") {
      counties.push_back(county_json(sorted, one));
    } else if (format == "table") {
      out << county_name(sorted.c, one.county).in(sorted.language) << "\n"
          << in_table(one, mark("Industry"), sorted.cut, sorted.language) << "\n";
    } else {
      for (std::vector<std::string>& row : categories_of(one, one.file.matrix.alternatives)) {
        row.insert(row.begin(), one.county);
        rows.push_back(std::move(row));
      }
    }
  }
  if (format == "json") print_json(out, {{"case", sorted.c.head.id}, {"counties", counties}});
  if (format == "csv") out << write_csv({"county", "industry", "pessimistic", "optimistic"}, rows);
}

/// One industry in every county, the best class first; where a veto excludes it there is none.
void print_industry(const SortedCase& sorted, const std::string& industry, const std::string& format,
                    std::ostream& out) {
  struct Place {
    const Sorted* in;
    std::size_t at;
    int category() const { return in->assignments.pessimistic[at]; }
  };
  std::vector<Place> places;
  for (const Sorted& one : sorted.counties) {
    const auto& all = one.file.matrix.alternatives;
    const auto found = std::find(all.begin(), all.end(), industry);
    if (found != all.end()) places.push_back({&one, static_cast<std::size_t>(found - all.begin())});
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& x, const Place& y) { return x.category() > y.category(); });
  Json counties = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const Place& place : places) {
    if (format == "json") {
      Json json = county_json(sorted, *place.in)["assignments"][place.at];
      json["county"] = place.in->county;
      counties.push_back(std::move(json));
      continue;
    }
    std::vector<std::string> row = categories_of(*place.in, place.in->alternatives)[place.at];
    row[0] = format == "csv" ? place.in->county : county_name(sorted.c, place.in->county).in(sorted.language);
    if (format == "csv")
      row.insert(row.begin() + 1, industry);
    else
      row.push_back(place.in->missing[place.at]);
    rows.push_back(std::move(row));
  }
  if (format == "json")
    return print_json(out, {{"case", sorted.c.head.id}, {"industry", industry}, {"counties", counties}});
  if (format == "csv") {
    out << write_csv({"county", "industry", "pessimistic", "optimistic"}, rows);
    return;
  }
  rows.insert(rows.begin(), heads(sorted.language, {mark("County"), mark("Pessimistic"), mark("Optimistic"),
                                                    mark("What keeps it from the next class")}));
  out << industry_name(sorted.c, industry).in(sorted.language) << "\n" << align(rows);
  if (places.size() < sorted.asked)
    out << say(mark("excluded in {0} of {1} counties"), std::to_string(sorted.asked - places.size()),
               std::to_string(sorted.asked))
               .in(sorted.language)
        << "\n";
}

int sort_casebook(const SortOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  auto book = open_for(options, err, status);
  if (!book) return status;
  const Case& c = book->value;
  const std::vector<std::string>& candidates = c.model->industry_ids;
  if (!options.industry.empty() &&
      std::find(candidates.begin(), candidates.end(), options.industry) == candidates.end())
    return refuse(err, say(mark("industry \"{}\" is no candidate in this casebook"), options.industry),
                  did_you_mean(options.industry, candidates, say(mark("it has: {}"), joined(candidates))), language,
                  wrong_usage);
  book->value.method = {"saw", {}, {}, {}}; // takes every casebook, and the weights are the same under all methods
  const auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const std::vector<std::string> all = leaves_of(c, ranked->ranking);
  const Loaded<CategoryLimits> limits = limits_of(options, c, all);
  if (report_problems(err, limits.diagnostics, language) || !limits.value) return input_has_errors;
  const double cut = options.cut.value_or(c.sorting.cut);
  std::vector<Sorted> counties;
  for (const CountyRanking& county : ranked->ranking.counties) {
    if (county.ranking.empty()) continue; // every industry excluded
    Loaded<Sorted> sorted = sorted_county(c, county, all, *limits.value, cut, language);
    if (!options.limits.empty()) sorted.diagnostics = at_their_cells(std::move(sorted.diagnostics), options.limits);
    if (report_problems(err, sorted.diagnostics, language) || !sorted.value) return input_has_errors;
    counties.push_back(std::move(*sorted.value));
  }
  const SortedCase sorted{c, counties, ranked->ranking.counties.size(), cut, language};
  if (options.industry.empty())
    print_counties(sorted, options.output.format, out);
  else
    print_industry(sorted, options.industry, options.output.format, out);
  return done;
}

int run_sort(const SortOptions& options, std::ostream& out, std::ostream& err) {
  if (options.limits.empty() && !is_casebook(options.casebook))
    return refuse(err, say(mark("a matrix has no limits between categories of its own")),
                  say(mark("name a file with them: --limits FILE")), options.language(), wrong_usage);
  if (!options.industry.empty() && !is_casebook(options.casebook))
    return refuse(err, say(mark("a matrix has no industries")), say(mark("--industry belongs to a casebook")),
                  options.language(), wrong_usage);
  return is_casebook(options.casebook) ? sort_casebook(options, out, err) : sort_file(options, out, err);
}

Action prepare_sort(Arguments& arguments) {
  const auto options = std::make_shared<SortOptions>();
  arguments.text("CASEBOOK|FILE", options->casebook, mark("the casebook's folder, or a decision matrix as a CSV file"),
                 Needed::yes);
  add_counties(arguments, *options);
  arguments.several("--set", options->settings, mark("a key of casebook.toml, such as weighting.ri=saaty2005"));
  arguments.text("--limits", options->limits,
                 mark("the limits between categories, a CSV file; of a casebook its own [sorting] if not given"));
  arguments.text("--industry", options->industry,
                 mark("of a casebook: the classes of its counties for this industry, the best first"));
  arguments.number("--cut", options->cut,
                   mark("from which credibility on one outranks the other; of a casebook its own, else 0.75"), 0.5, 1);
  add_output(arguments, options->output);
  return when_read(options, run_sort);
}

} // namespace

Command sort_command() {
  return {
      "sort", mark("sorts alternatives into ordered categories by ELECTRE TRI-B"),
      mark("Each alternative's category by the pessimistic and by the optimistic rule, and what keeps it from the "
           "next by the first; json also gives the credibilities. The limits: a header limit,CRITERION,…; rows q, "
           "p, v with the thresholds of indifference, preference and veto, if any (v = 0: no veto); a row a limit, "
           "from the worst to the best. Of a casebook each county's industries, by its weights; limits and "
           "thresholds are then those of the scales, from 0 worst to 1 best, of each criterion by its id, or without "
           "--limits those of [sorting] in casebook.toml; json also gives the lowest and the highest class that "
           "values not known for sure allow. csv: alternative (or county, industry), pessimistic, optimistic. With "
           "--industry the counties are sorted for one industry."),
      "yindi sort matrix.csv --limits limits.csv --cut 0.75", prepare_sort};
}

} // namespace yindi
