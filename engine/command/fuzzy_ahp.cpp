#include "engine/weights/fuzzy_ahp.h"

#include "engine/command/command.h"
#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "engine/results/other_json.h"
#include "engine/weights/standing.h"

#include <nlohmann/json.hpp>

namespace yindi {
namespace {

struct FuzzyAhpOptions {
  std::vector<std::string> file; ///< one
  std::string by = "geometric-mean", ri;
  std::optional<double> spread;
  OutputOptions output;
};

constexpr double usual_spread = 1;

/// How the numbers came about, and how far the likeliest judgements agree with each other.
std::string below(const FuzzyPriorities& result, bool extent, Language language) {
  std::string text =
      extent ? say(mark("extent analysis (Chang 1996): an item's possibility is the least of those that its extent is "
                        "not below another's"))
                   .in(language)
             : say(mark("row geometric means (Buckley 1985), made crisp by the centre of area, (least + likeliest + "
                        "most) / 3"))
                   .in(language);
  const Priorities& centre = result.centre;
  text += "\n" + (centre.cr
                      ? say(mark("the likeliest judgements: λmax {0}, CR {1} (random index {2})"),
                            decimal(centre.lambda_max, 4), decimal(*centre.cr, 4),
                            random_index_name(centre.ri.table, centre.ri.label))
                      : say(mark("the likeliest judgements: λmax {}, CR: not testable"), decimal(centre.lambda_max, 4)))
                     .in(language);
  return text + "\n";
}

int run_fuzzy_ahp(const FuzzyAhpOptions& options, std::ostream& out, std::ostream& err) {
  const Language language = options.output.language();
  const std::string& path = options.file.front();
  const double spread = options.spread.value_or(usual_spread);
  const bool extent = options.by == "extent";
  const Loaded<FuzzyComparison> comparison = read_fuzzy_comparison_file(path, spread);
  if (report_problems(err, comparison.diagnostics, language) || !comparison.value) return input_has_errors;
  Loaded<FuzzyPriorities> result =
      fuzzy_priorities(*comparison.value, extent ? FuzzyWay::extent : FuzzyWay::geometric_mean, options.ri);
  for (Diagnostic& d : result.diagnostics) d.path = path, d.line = d.column = 1;
  if (report_problems(err, result.diagnostics, language) || !result.value) return input_has_errors;
  for (const Sentence& note : result.value->notes) err << path << ":1:1: warning: " << note.in(language) << "\n";
  if (const auto& cr = result.value->centre.cr; cr && *cr > cr_limit)
    err << path << ":1:1: warning: "
        << say(mark("the likeliest judgements contradict each other: CR {0} is above {1}; yindi ahp tells which"),
               decimal(*cr, 4), decimal(cr_limit, 2))
               .in(language)
        << "\n";
  if (options.output.format == "json") {
    print_json(out, fuzzy_ahp_json(*comparison.value, *result.value, options.by, spread, language));
    return done;
  }
  const bool table = options.output.format == "table";
  std::vector<std::vector<std::string>> rows = {{"item", "least", "likeliest", "most", "crisp", "weight"}};
  if (table)
    rows.front() = heads(language, {mark("Item"), mark("Least"), mark("Likeliest"), mark("Most"),
                                    extent ? mark("Possibility") : mark("Crisp"), mark("Weight")});
  const auto number = [&](double x) { return table ? decimal(x, 4) : shortest(x); };
  for (std::size_t i = 0; i < comparison.value->items.size(); ++i) {
    const FuzzyNumber& f = result.value->fuzzy[i];
    rows.push_back({comparison.value->items[i], number(f.low), number(f.mode), number(f.high),
                    number(result.value->defuzzified[i]), number(result.value->weights[i])});
  }
  if (table)
    out << align(rows) << below(*result.value, extent, language);
  else
    out << write_csv(rows.front(), {rows.begin() + 1, rows.end()});
  return done;
}

Action prepare_fuzzy_ahp(Arguments& arguments) {
  const auto options = std::make_shared<FuzzyAhpOptions>();
  arguments.one("FILE", options->file, mark("a comparison matrix of triangular judgements, a CSV file"));
  arguments.word("--by", options->by,
                 mark("geometric-mean: fuzzy weights by Buckley; extent: extent analysis by Chang, which may give no "
                      "weight to what counts"),
                 {"geometric-mean", "extent"});
  arguments.number("--spread", options->spread,
                   mark("what an answer of 1 to 9 may be off by either way where a cell holds one number; 1 if not "
                        "given"),
                   0, 8);
  arguments.word("--ri", options->ri, mark("the table of random indices for the likeliest judgements"),
                 random_index_tables());
  add_output(arguments, options->output);
  return when_read(options, run_fuzzy_ahp);
}

} // namespace

Command fuzzy_ahp_command() {
  return {"fuzzy-ahp", mark("weights from triangular judgements: fuzzy AHP"),
          mark("Each item's fuzzy weight, its crisp value and its weight, with the consistency of the likeliest "
               "judgements; json also gives the rows and, of extent analysis, the possibilities by pairs. The file is "
               "that of ahp, and a cell holds one answer or three numbers, 2 3 4 or 1/4 1/3 1/2: the least, the "
               "likeliest, the most; every pair is needed. csv: item, least, likeliest, most, crisp, weight."),
          "yindi fuzzy-ahp comparisons.csv --by geometric-mean --spread 1", prepare_fuzzy_ahp};
}

} // namespace yindi
