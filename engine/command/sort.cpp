#include "engine/case/names.h"
#include "engine/command/command.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/words.h"
#include "engine/methods/limits_file.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/json.h"
#include "engine/results/other_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct SortOptions : CasebookOptions {
  std::string limits;
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
    if (sorted.assignments.next[i]) text += missing_to_next(sorted, i, cut, language) + "\n";
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

/// The limits in some of their criteria.
CategoryLimits limits_in(const CategoryLimits& all, const std::vector<std::size_t>& columns) {
  CategoryLimits some{
      all.names, Eigen::MatrixXd(all.values.rows(), static_cast<Eigen::Index>(columns.size())), {}, {}, {}};
  for (std::size_t k = 0; k < columns.size(); ++k) {
    some.values.col(static_cast<Eigen::Index>(k)) = all.values.col(static_cast<Eigen::Index>(columns[k]));
    some.q.push_back(all.q[columns[k]]), some.p.push_back(all.p[columns[k]]), some.v.push_back(all.v[columns[k]]);
  }
  return some;
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

/// One county's industries on the frozen scales, with the weights that rank them.
Loaded<Sorted> sorted_county(const Case& c, const CountyRanking& county, const std::vector<std::string>& all_leaves,
                             const CategoryLimits& limits, double cut, Language language) {
  const Frame& frame = *county.frame;
  std::vector<std::size_t> columns;
  for (const std::string& leaf : frame.leaves)
    columns.push_back(
        static_cast<std::size_t>(std::find(all_leaves.begin(), all_leaves.end(), leaf) - all_leaves.begin()));
  Sorted sorted{{}, limits_in(limits, columns), {}, county.assessment->county, {}};
  sorted.file.matrix = frame.matrix(ends_of(frame, *county.assessment).point);
  sorted.file.weights = frame.weights;
  Loaded<Assignments> assigned = electre_tri(sorted.file.matrix, sorted.file.weights, sorted.limits, cut);
  if (!assigned.value) return {std::nullopt, std::move(assigned.diagnostics)};
  sorted.assignments = std::move(*assigned.value);
  for (const std::string& id : sorted.file.matrix.alternatives)
    sorted.alternatives.push_back(industry_name(c, id).in(language));
  for (const std::string& id : sorted.file.matrix.criteria)
    sorted.criteria.push_back(criterion_name(c.model->library, id).in(language));
  return {std::move(sorted), {}};
}

int sort_casebook(const SortOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  int status = done;
  auto book = open_for(options, err, status);
  if (!book) return status;
  book->value.method = {"saw", {}, {}, {}}; // takes every casebook: for its values on the scales and its weights
  const auto ranked = rank_for(options, *book, err, status);
  if (!ranked) return status;
  const Case& c = book->value;
  const std::vector<std::string> all = leaves_of(c, ranked->ranking);
  const Loaded<CategoryLimits> limits = read_limits_file(options.limits, all);
  if (report_problems(err, limits.diagnostics, language) || !limits.value) return input_has_errors;
  Json counties = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const CountyRanking& county : ranked->ranking.counties) {
    if (!county.frame) continue; // every industry excluded
    Loaded<Sorted> sorted = sorted_county(c, county, all, *limits.value, options.needed(), language);
    sorted.diagnostics = at_their_cells(std::move(sorted.diagnostics), options.limits);
    if (report_problems(err, sorted.diagnostics, language) || !sorted.value) return input_has_errors;
    const Sorted& one = *sorted.value;
    if (options.output.format == "json") {
      Json json = sort_json(one.file, one.limits, one.assignments, options.needed());
      json["county"] = one.county;
      counties.push_back(std::move(json));
    } else if (options.output.format == "table") {
      out << county_name(c, one.county).in(language) << "\n"
          << in_table(one, mark("Industry"), options.needed(), language) << "\n";
    } else {
      for (std::vector<std::string>& row : categories_of(one, one.file.matrix.alternatives)) {
        row.insert(row.begin(), one.county);
        rows.push_back(std::move(row));
      }
    }
  }
  if (options.output.format == "json") print_json(out, {{"case", c.head.id}, {"counties", counties}});
  if (options.output.format == "csv") out << write_csv({"county", "industry", "pessimistic", "optimistic"}, rows);
  return done;
}

int run_sort(const SortOptions& options, std::ostream& out, std::ostream& err) {
  return is_casebook(options.casebook) ? sort_casebook(options, out, err) : sort_file(options, out, err);
}

Action prepare_sort(Arguments& arguments) {
  const auto options = std::make_shared<SortOptions>();
  arguments.text("CASEBOOK|FILE", options->casebook, mark("the casebook's folder, or a decision matrix as a CSV file"),
                 Needed::yes);
  add_counties(arguments, *options);
  arguments.several("--set", options->settings, mark("a key of casebook.toml, such as weighting.ri=saaty2005"));
  arguments.text("--limits", options->limits, mark("the limits between categories, a CSV file"), Needed::yes);
  arguments.number("--cut", options->cut, mark("from which credibility on one outranks the other; 0.75 if not given"),
                   0.5, 1);
  add_output(arguments, options->output);
  return when_read(options, run_sort);
}

} // namespace

Command sort_command() {
  return {"sort", mark("sorts alternatives into ordered categories by ELECTRE TRI-B"),
          mark("Each alternative's category by the pessimistic and by the optimistic rule, and what keeps it from the "
               "next by the first; json also gives the credibilities. The limits: a header limit,CRITERION,…; rows q, "
               "p, v with the thresholds of indifference, preference and veto, if any (v = 0: no veto); a row a limit, "
               "from the worst to the best. Of a casebook each county's industries, by its weights; limits and "
               "thresholds are then those of the scales, from 0 worst to 1 best, of each criterion by its id. csv: "
               "alternative (or county, industry), pessimistic, optimistic."),
          "yindi sort matrix.csv --limits limits.csv --cut 0.75", prepare_sort};
}

} // namespace yindi
