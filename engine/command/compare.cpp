#include "engine/case/names.h"
#include "engine/command/command.h"
#include "engine/command/keys.h"
#include "engine/command/open.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/format/csv.h"
#include "engine/methods/inputs.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/method_words.h"
#include "engine/ranking/compare_case.h"
#include "engine/results/compare_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace yindi {
namespace {

struct CompareOptions : CasebookOptions {
  TableOptions table;
  std::string methods; ///< a,b,…
};

/// What was asked for, complete.
struct CompareRequest {
  std::vector<std::string> methods;
  std::map<std::string, Settings> given;
  bool all = false; ///< then a method that refuses is listed, else it is an error
};

std::optional<CompareRequest> request_of(const CompareOptions& options, std::ostream& err) {
  const auto methods = asked_methods(options.methods, options.method, options.language(), err);
  const auto given =
      methods ? given_by_method(options.parameters, options.method, options.language(), err) : std::nullopt;
  if (!given) return std::nullopt;
  for (const auto& [id, settings] : *given) {
    const Loaded<Settings> complete = complete_settings(*find_method(id), settings);
    for (const Diagnostic& d : complete.diagnostics) refuse(err, d.message, d.hint, options.language(), wrong_usage);
    if (!complete.value) return std::nullopt;
  }
  return CompareRequest{*methods, *given, options.methods.empty()};
}

/// Says why methods that were asked for by name refuse; whether any does.
bool refuses(const CompareRequest& request, const MethodComparison& comparison, const std::string& path,
             Language language, std::ostream& err) {
  if (request.all) return false;
  for (const RefusedMethod& method : comparison.refused)
    for (Diagnostic reason : method.reasons) {
      if (reason.path.empty()) reason.path = path;
      err << print(reason, language);
    }
  return !comparison.refused.empty();
}

/// Ranks of everybody under every method and rule; methods are rows where they are more than the alternatives.
std::string table_of(const MethodComparison& comparison, const std::vector<std::string>& names, const std::string& item,
                     Language language) {
  std::vector<std::vector<std::string>> rows = {{item}};
  for (const std::string& name : names) rows.push_back({name});
  const auto column = [&](const std::string& head, const std::vector<int>& ranks) {
    rows[0].push_back(head);
    for (std::size_t i = 0; i < ranks.size(); ++i) rows[i + 1].push_back(std::to_string(ranks[i]));
  };
  for (const MethodRanking& ranking : comparison.rankings)
    column(brief_name(*find_method(ranking.method)).in(language), ranking.ranks);
  for (const auto& [rule, ranking] : comparison.combined) column(rule->name.in(language), ranking.ranks);
  if (rows[0].size() <= rows.size()) return align(rows);
  std::vector<std::vector<std::string>> turned(rows[0].size());
  for (const auto& row : rows)
    for (std::size_t j = 0; j < row.size(); ++j) turned[j].push_back(row[j]);
  return align(turned);
}

void print_table(const MethodComparison& comparison, const std::vector<std::string>& names, const std::string& item,
                 Language language, std::ostream& out) {
  out << table_of(comparison, names, item, language) << "  " << comparison.agreed.sentence.in(language) << "\n";
  if (comparison.kendall_w)
    out << "  " << say(mark("Kendall's W: {}."), decimal(*comparison.kendall_w, 3)).in(language) << "\n";
  for (const RefusedMethod& method : comparison.refused)
    if (!method.reasons.empty())
      out << "  "
          << say(mark("Left out: {0}: {1}"), find_method(method.method)->name, method.reasons[0].message.in(language))
                 .in(language)
          << "\n";
  for (const auto& [rule, reason] : comparison.rules_left_out)
    out << "  " << say(mark("Left out: {0}: {1}"), rule->name, both(reason)).in(language) << "\n";
}

void add_rows(const MethodComparison& comparison, const std::vector<std::string>& before,
              std::vector<std::vector<std::string>>& rows) {
  for (const MethodRanking& ranking : comparison.rankings)
    for (std::size_t i = 0; i < ranking.ranks.size(); ++i) {
      std::vector<std::string> row = before;
      row.insert(row.end(), {comparison.alternatives[i], ranking.method,
                             ranking.scores[i] ? shortest(*ranking.scores[i]) : "", std::to_string(ranking.ranks[i])});
      rows.push_back(row);
    }
}

int compare_file(const CompareOptions& options, const CompareRequest& request, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const bool blanks = std::all_of(request.methods.begin(), request.methods.end(),
                                  [](const std::string& id) { return find_method(id)->takes_blanks; });
  const Loaded<MatrixFile> file = read_matrix_file(options.casebook, reading_of(options.table, blanks));
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  MethodComparison comparison =
      compare_methods(file.value->matrix, file.value->weights, request.methods, request.given);
  for (RefusedMethod& method : comparison.refused)
    method.reasons = at_their_cells(std::move(method.reasons), *file.value);
  if (refuses(request, comparison, options.casebook, language, err)) return input_has_errors;
  if (nothing_differs(file.value->matrix, file.value->weights))
    for (const Sentence& note : nothing_to_compare().notes)
      err << options.casebook << ":1:1: note: " << note.in(language) << "\n";
  if (options.output.format == "json") {
    print_json(out, compare_json(comparison, file.value->weights, language));
  } else if (options.output.format == "csv") {
    std::vector<std::vector<std::string>> rows;
    add_rows(comparison, {}, rows);
    out << write_csv({"alternative", "method", "score", "rank"}, rows);
  } else {
    print_table(comparison, comparison.alternatives, std::string(tr(language, "Alternative")), language, out);
  }
  return done;
}

void print_county(const Case& c, const CountyComparison& one, Language language, std::ostream& out) {
  std::vector<std::string> names;
  for (const std::string& industry : one.methods.alternatives) names.push_back(industry_name(c, industry).in(language));
  out << find_county(c, one.county)->name.in(language) << "\n";
  print_table(one.methods, names, std::string(tr(language, "Industry")), language, out);
  out << "\n";
}

int compare_casebook(const CompareOptions& options, const CompareRequest& request, std::ostream& out,
                     std::ostream& err) {
  const Language language = options.language();
  CasebookOptions plain_options = options;
  plain_options.parameters.clear(); // they name their methods and are not the casebook's
  int status = done;
  const auto book = open_for(plain_options, err, status);
  if (!book) return status;
  Casebook by_sum = *book; // a method that takes every casebook, for its assessments and weights
  by_sum.value.method = {"saw", {}, {}, {}};
  const auto ranked = rank_for(plain_options, by_sum, err, status);
  if (!ranked) return status;
  const Case& c = book->value;
  std::vector<CountyComparison> counties;
  for (const CountyRanking& county : ranked->ranking.counties) {
    counties.push_back({county.assessment->county,
                        compare_methods(c, county.assessment, county.weights, request.methods, request.given)});
    if (refuses(request, counties.back().methods, options.casebook, language, err)) return input_has_errors;
  }
  if (options.output.format == "json")
    print_json(out, compare_json(c, counties, language));
  else if (options.output.format == "csv") {
    std::vector<std::vector<std::string>> rows;
    for (const CountyComparison& one : counties) add_rows(one.methods, {one.county}, rows);
    out << write_csv({"county", "industry", "method", "score", "rank"}, rows);
  } else
    for (const CountyComparison& one : counties) print_county(c, one, language, out);
  return done;
}

int run_compare(const CompareOptions& options, std::ostream& out, std::ostream& err) {
  const auto request = request_of(options, err);
  if (!request) return wrong_usage;
  if (is_casebook(options.casebook) && refuse_for_casebook(options.table, options.language(), err)) return wrong_usage;
  return is_casebook(options.casebook) ? compare_casebook(options, *request, out, err)
                                       : compare_file(options, *request, out, err);
}

Action prepare_compare(Arguments& arguments) {
  const auto options = std::make_shared<CompareOptions>();
  arguments.text("CASEBOOK|FILE", options->casebook, mark("the casebook's folder, or a decision matrix as a CSV file"),
                 Needed::yes);
  arguments.text("--methods", options->methods, mark("the methods: a,b,…; all that take the input if not given"));
  add_counties(arguments, *options);
  arguments.text("--method", options->method,
                 mark("the method in place of the casebook's; it is compared in any case"));
  arguments.several("--param", options->parameters,
                    mark("a parameter of a method, METHOD.key=value, or key=value of that of --method"));
  arguments.several("--set", options->settings, mark("a key of casebook.toml, such as weighting.ri=saaty2005"));
  add_table(arguments, options->table);
  arguments.keys(method_keys);
  add_output(arguments, options->output);
  return when_read(options, run_compare);
}

} // namespace

Command compare_command() {
  return {
      "compare", mark("how far the methods agree, and one ranking from all"),
      mark("Everybody's place under every method and under the rules that combine them, how far the methods agree, and "
           "which do not take the input. csv: alternative (or county, industry), method, score, rank."),
      "yindi compare matrix.csv --methods topsis,saw,vikor", prepare_compare};
}

} // namespace yindi
