#include "engine/format/csv.h"
#include "engine/command/compare_json.h"
#include "engine/command/open.h"
#include "engine/command/program.h"
#include "engine/command/request.h"
#include "engine/methods/inputs.h"
#include "engine/methods/matrix_file.h"
#include "engine/methods/method_words.h"

namespace yindi {
namespace {

/// What was asked for, complete.
struct Request {
  std::vector<std::string> methods;
  std::map<std::string, Settings> given;
  bool all = false; ///< then a method that refuses is listed, else it is an error
};

std::optional<Request> request_of(const Options& options, std::ostream& err) {
  const auto methods = asked_methods(options, err);
  const auto given = methods ? given_by_method(options, err) : std::nullopt;
  if (!given) return std::nullopt;
  for (const auto& [id, settings] : *given) {
    const Loaded<Settings> complete = complete_settings(*find_method(id), settings);
    for (const Diagnostic& d : complete.diagnostics) refuse(err, d.message, d.hint, options.language(), wrong_usage);
    if (!complete.value) return std::nullopt;
  }
  return Request{*methods, *given, options.methods.empty()};
}

/// Says why methods that were asked for by name refuse; whether any does.
bool refuses(const Request& request, const MethodComparison& comparison, const std::string& path, Language language,
             std::ostream& err) {
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

int compare_file(const Options& options, const Request& request, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  const Loaded<MatrixFile> file = read_matrix_file(options.casebook);
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  const MethodComparison comparison =
      compare_methods(file.value->matrix, file.value->weights, request.methods, request.given);
  if (refuses(request, comparison, options.casebook, language, err)) return input_has_errors;
  if (nothing_differs(file.value->matrix, file.value->weights))
    for (const Sentence& note : nothing_to_compare().notes)
      err << options.casebook << ":1:1: note: " << note.in(language) << "\n";
  if (options.format == "json") {
    Json json = compare_json(comparison, "alternative", language);
    json["weights"] = file.value->weights;
    print_json(out, json);
  } else if (options.format == "csv") {
    std::vector<std::vector<std::string>> rows;
    add_rows(comparison, {}, rows);
    out << write_csv({"alternative", "method", "score", "rank"}, rows);
  } else {
    print_table(comparison, comparison.alternatives, std::string(tr(language, "Alternative")), language, out);
  }
  return done;
}

int compare_casebook(const Options& options, const Request& request, std::ostream& out, std::ostream& err) {
  const Language language = options.language();
  Options plain_options = options;
  plain_options.parameters.clear(); // they name their methods and are not the casebook's
  int status = done;
  const auto book = open_for(plain_options, err, status);
  if (!book) return status;
  Casebook by_sum = *book; // a method that takes every casebook, for its assessments and weights
  by_sum.value.method = {"saw", {}, {}, {}};
  const auto ranking = rank_for(plain_options, by_sum, err, status);
  if (!ranking) return status;
  const Case& c = book->value;
  Json list = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const CountyRanking& county : ranking->counties) {
    const MethodComparison comparison =
        compare_methods(c, county.assessment, county.weights, request.methods, request.given);
    if (refuses(request, comparison, options.casebook, language, err)) return input_has_errors;
    const std::string& id = county.assessment.county;
    if (options.format == "json") {
      Json json = {{"id", id}, {"name", find_county(c, id)->name.in(language)}};
      json.update(compare_json(comparison, "industry", language));
      list.push_back(std::move(json));
    } else if (options.format == "csv") {
      add_rows(comparison, {id}, rows);
    } else {
      std::vector<std::string> names;
      for (const std::string& industry : comparison.alternatives) {
        const Industry* found = find_industry(c, industry);
        names.push_back(found ? found->name.in(language) : industry);
      }
      out << find_county(c, id)->name.in(language) << "\n";
      print_table(comparison, names, std::string(tr(language, "Industry")), language, out);
      out << "\n";
    }
  }
  if (options.format == "json") print_json(out, {{"case", c.id}, {"counties", list}});
  if (options.format == "csv") out << write_csv({"county", "industry", "method", "score", "rank"}, rows);
  return done;
}

} // namespace

int run_compare(const Options& options, std::ostream& out, std::ostream& err) {
  const auto request = request_of(options, err);
  if (!request) return wrong_usage;
  return is_casebook(options.casebook) ? compare_casebook(options, *request, out, err)
                                       : compare_file(options, *request, out, err);
}

} // namespace yindi
