#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "engine/methods/limits_file.h"
#include "engine/methods/matrix_file.h"
#include "engine/results/other_json.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct SortOptions {
  std::vector<std::string> file; ///< one
  std::string limits;
  std::optional<double> cut;
  OutputOptions output;
};

/// What keeps one alternative from the category above its own.
std::string missing_to_next(const MatrixFile& file, const CategoryLimits& limits, const Assignments& sorted,
                            std::size_t i, double cut, Language language) {
  const NextCategory& next = *sorted.next[i];
  std::vector<Text> reasons;
  for (const Hindrance& hindrance : next.by) {
    const std::string& criterion = file.matrix.criteria[hindrance.criterion];
    const std::string from = shortest(hindrance.full_from), lacks = decimal(hindrance.lacking, 2);
    const Sentence reason =
        hindrance.against >= 1  ? say(mark("\"{0}\" vetoes (counts in full from {1})"), criterion, from)
        : hindrance.against > 0 ? say(mark("\"{0}\" lacks {1} and speaks against with {2} (counts in full from {3})"),
                                      criterion, lacks, decimal(hindrance.against, 2), from)
                                : say(mark("\"{0}\" lacks {1} (counts in full from {2})"), criterion, lacks, from);
    reasons.push_back(Text{reason.in(Language::en), reason.in(Language::zh)});
  }
  return say(mark("{0} is not in {1}: credibility {2} against \"{3}\", {4} needed: {5}"), file.matrix.alternatives[i],
             sorted.categories[next.limit + 1], decimal(next.credibility, 2), limits.names[next.limit], shortest(cut),
             list(reasons))
      .in(language);
}

int run_sort(const SortOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const double cut = options.cut.value_or(0.75);
  const Loaded<MatrixFile> file = read_matrix_file(options.file.front());
  if (report_problems(err, file.diagnostics, language) || !file.value) return input_has_errors;
  const Loaded<CategoryLimits> limits = read_limits_file(options.limits, file.value->matrix.criteria);
  if (report_problems(err, limits.diagnostics, language) || !limits.value) return input_has_errors;
  Loaded<Assignments> sorted = electre_tri(file.value->matrix, file.value->weights, *limits.value, cut);
  sorted.diagnostics = at_their_cells(std::move(sorted.diagnostics), options.limits);
  if (report_problems(err, sorted.diagnostics, language) || !sorted.value) return input_has_errors;
  if (options.output.format == "json") {
    print_json(out, sort_json(*file.value, *limits.value, *sorted.value, cut));
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {{"alternative", "pessimistic", "optimistic"}};
  if (table) rows.front() = heads(language, {mark("Alternative"), mark("Pessimistic"), mark("Optimistic")});
  for (std::size_t i = 0; i < sorted.value->pessimistic.size(); ++i) {
    const auto name = [&](int category) { return sorted.value->categories[static_cast<std::size_t>(category)]; };
    rows.push_back(
        {file.value->matrix.alternatives[i], name(sorted.value->pessimistic[i]), name(sorted.value->optimistic[i])});
  }
  if (!table) {
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
    return done;
  }
  out << align(rows)
      << say(mark("{0} is the worst category, {1} the best; where the two differ the alternative cannot be compared "
                  "with "
                  "a limit"),
             sorted.value->categories.front(), sorted.value->categories.back())
             .in(language)
      << "\n";
  for (std::size_t i = 0; i < sorted.value->next.size(); ++i)
    if (sorted.value->next[i])
      out << missing_to_next(*file.value, *limits.value, *sorted.value, i, cut, language) << "\n";
  return done;
}

Action prepare_sort(Arguments& arguments) {
  const auto options = std::make_shared<SortOptions>();
  arguments.one("FILE", options->file, mark("the decision matrix, a CSV file"));
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
               "next; json also gives the credibilities. The limits: a header limit,CRITERION,…; rows q, p, v with the "
               "thresholds of "
               "indifference, preference and veto, if any; a row a limit, from the worst to the best. csv: "
               "alternative, pessimistic, optimistic."),
          "yindi sort matrix.csv --limits limits.csv --cut 0.75", prepare_sort};
}

} // namespace yindi
