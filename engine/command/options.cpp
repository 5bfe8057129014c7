#include "engine/command/options.h"

#include "engine/case/settings.h"
#include "engine/command/keys.h"

namespace yindi {

void add_language(Arguments& arguments, OutputOptions& options) {
  options.lang = arguments.language() == Language::zh ? "zh" : "en";
  arguments.word("--lang", options.lang, mark("en or zh"), {"en", "zh"});
}

void add_output(Arguments& arguments, OutputOptions& options) {
  arguments.word("--format", options.format, mark("table, json or csv"), {"table", "json", "csv"});
  add_language(arguments, options);
}

void add_casebook(Arguments& arguments, CasebookOptions& options) {
  arguments.text("CASEBOOK", options.casebook, mark("the casebook's folder"), Needed::yes);
  arguments.text("--method", options.method, mark("the ranking method in place of the casebook's"));
  arguments.several("--param", options.parameters, mark("a parameter of the method, key=value"));
  arguments.several("--set", options.settings,
                    mark("a key of casebook.toml, such as method.parameters.weight_power=2"));
  arguments.keys(method_keys);
  arguments.keys(setting_keys);
}

void add_counties(Arguments& arguments, CasebookOptions& options) {
  arguments.several("--county", options.counties, mark("a county's id; may be given several times"));
}

void add_table(Arguments& arguments, TableOptions& options) {
  arguments.text("--directions", options.directions,
                 mark("max,min,…: one a column or one for all, in place of the row"));
  arguments.text("--weights", options.weights, mark("0.2,0.8: one a column, in place of the row"));
  arguments.text("--columns", options.columns, mark("a,c: the columns that count; all if not given"));
}

void add_matrix(Arguments& arguments, MatrixOptions& options) {
  arguments.one("FILE", options.file, mark("the decision matrix, a CSV file, or - for standard input"));
  add_table(arguments, options.table);
  arguments.text("--method", options.method, mark("the ranking method"), Needed::yes);
  arguments.text("--normalization", options.normalization, mark("how columns are made comparable"));
  arguments.keys(normalization_keys);
  arguments.several("--param", options.parameters, mark("a parameter of the method, key=value"));
  arguments.keys(method_keys);
  add_output(arguments, options.output);
}

void add_draws(Arguments& arguments, DrawOptions& options) {
  arguments.number("--draws", options.draws, mark("how many weightings are drawn"), 1, RobustnessSettings::most_draws);
  arguments.number("--standard-error", options.standard_error,
                   mark("enough once no share is less sure than this, such as 0.002"), 0.0, 0.5);
  arguments.number("--seed", options.seed, mark("the same seed gives the same draws"), 0LL, 9007199254740992LL);
  arguments.number("--threads", options.threads, mark("how many threads work; all if not given"), 1, 64);
}

void add_comparisons(Arguments& arguments, ComparisonOptions& options) {
  arguments.text("--prioritization", options.prioritization,
                 mark("eigenvector, geometric-mean, column-mean or harker"));
  arguments.text("--ri", options.ri, mark("the table of random indices"));
  arguments.text("--scale", options.scale,
                 mark("the scale that the answers on 1–9 are read on: saaty, balanced, power, …"));
  arguments.text("--aggregate", options.aggregate, mark("judgements or priorities"));
  arguments.text("--member-weights", options.member_weights, mark("one weight a file: 1,2,…"));
  arguments.flag("--rounded", options.rounded, mark("cells are rounded as in print: 0.14 beside 7 is 1/7"));
  arguments.keys(comparison_keys);
  add_output(arguments, options.output);
}

} // namespace yindi
