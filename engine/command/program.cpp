#include "engine/command/program.h"

#include "command/version.h"
#include "engine/format/words.h"
#include "engine/command/print.h"
#include "engine/command/usage.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace yindi {
namespace {

void language(CLI::App& app, Options& o) {
  app.add_option("--lang", o.lang, said(o, mark("en or zh")))->check(CLI::IsMember({"en", "zh"}));
}

void format_and_language(CLI::App& app, Options& o) {
  app.add_option("--format", o.format, said(o, mark("table, json or csv")))
      ->check(CLI::IsMember({"table", "json", "csv"}));
  language(app, o);
}

/// An option that may be given several times, with one value each, so that it never swallows what follows.
void several(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& help) {
  app.add_option(name, values, help)
      ->allow_extra_args(false)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// A needed one of which there is only one; a second is refused, never passed over.
void one(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& help) {
  app.add_option(name, values, help)
      ->required()
      ->allow_extra_args(false)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
}

void casebook_and_method(CLI::App& app, Options& o) {
  app.add_option("CASEBOOK", o.casebook, said(o, mark("the casebook's folder")))->required();
  app.add_option("--method", o.method, said(o, mark("the ranking method in place of the casebook's")));
  several(app, "--param", o.parameters, said(o, mark("a parameter of the method, key=value")));
  several(app, "--set", o.settings, said(o, mark("a key of casebook.toml, such as method.parameters.weight_power=2")));
}

void counties(CLI::App& app, Options& o) {
  several(app, "--county", o.counties, said(o, mark("a county's id; may be given several times")));
}

void casebook_arguments(CLI::App& app, Options& o) {
  casebook_and_method(app, o);
  format_and_language(app, o);
}

void county_arguments(CLI::App& app, Options& o) {
  casebook_arguments(app, o);
  counties(app, o);
}

void explain_arguments(CLI::App& app, Options& o) {
  casebook_arguments(app, o);
  one(app, "--county", o.counties, said(o, mark("the county's id")));
  app.add_option("--industry", o.industry,
                 said(o, mark("the industry to explain; the first of the ranking if not given")));
  app.add_option("--against", o.against, said(o, mark("the industry to compare it with")));
  app.add_flag("--levers", o.levers, said(o, mark("say where most is to be gained")));
}

void region_arguments(CLI::App& app, Options& o) {
  casebook_arguments(app, o);
  app.add_flag("--plan", o.plan, said(o, mark("the coordinated plan beside each county's own first choice")));
  app.add_option("--lambda", o.lambda,
                 said(o, mark("what a county loses that is surrounded by its own choice, in points of fit")));
  app.add_option("--choices", o.choices, said(o, mark("how many industries each county chooses")));
  several(app, "--fix", o.fixed, said(o, mark("county=industry that the plan must hold")));
  several(app, "--forbid", o.forbidden, said(o, mark("county=industry that it must not hold")));
  app.add_option("--max-loss", o.max_loss,
                 said(o, mark("most fit that a county gives up against its own first choices")));
  app.add_option("--min-fit", o.min_fit, said(o, mark("least mean fit of a county's choices, 0 to 1")));
  several(app, "--at-most", o.at_most, said(o, mark("industry=N: at most N counties choose it")));
  for (const char* of_plan : {"--lambda", "--choices", "--fix", "--forbid", "--max-loss", "--min-fit", "--at-most"})
    app.get_option(of_plan)->needs(app.get_option("--plan"));
  app.footer(said(
      o,
      mark(
          "A folder with presence.csv, links.csv and reference.csv is enough where no plan is asked for.\n"
          "Relatedness density foretells which sectors a county enters only weakly: for entries from 2010 to 2020 the\n"
          "area under the ROC curve is about 0.56 in the nation and 0.59 in Sichuan (0.5 is chance); yindi help "
          "entries\n"
          "says how to recompute it.")));
}

void entries_arguments(CLI::App& app, Options& o) {
  app.add_option(
         "FILES", o.files,
         said(o, mark("two tables of amounts, the earlier and the later: county,<sector>,… or as presence.csv")))
      ->required()
      ->expected(2);
  several(app, "--county", o.counties, said(o, mark("also of the counties whose id begins so, such as 51")));
  several(app, "--without", o.without, said(o, mark("a sector that does not count")));
  format_and_language(app, o);
  app.footer(said(
      o,
      mark(
          "A sector is present where its location quotient against all counties of the table is at least 1. Each pair\n"
          "of a county and a sector absent in the earlier table is scored by its relatedness density there (Hidalgo "
          "and\nothers 2007); the AUC says how often a pair that was entered by the later table stands above one that "
          "was not.")));
}

void report_arguments(CLI::App& app, Options& o) {
  casebook_and_method(app, o);
  counties(app, o);
  language(app, o);
  app.add_option("--output", o.output, said(o, mark("FILE.html or FILE.md: the ending says the format")))->required();
  app.add_option_function<std::string>(
         "--format", [refusal = said(o, mark("a report's format is the ending of its file: --output FILE.html"))](
                         const std::string&) { throw CLI::ValidationError("--format", refusal); })
      ->group(""); // not listed: it is there to be answered
}

void matrix_arguments(CLI::App& app, Options& o) {
  one(app, "FILE", o.files, said(o, mark("the decision matrix, a CSV file")));
  app.add_option("--method", o.method, said(o, mark("the ranking method")))->required();
  app.add_option("--normalization", o.normalization, said(o, mark("how columns are made comparable")));
  several(app, "--param", o.parameters, said(o, mark("a parameter of the method, key=value")));
  format_and_language(app, o);
}

void weigh_arguments(CLI::App& app, Options& o) {
  one(app, "FILE", o.files, said(o, mark("a decision matrix (a CSV file) or a casebook's folder")));
  app.add_option("--by", o.by, said(o, mark("entropy, critic, merec, std, gini, equal, cilos or idocriw")))->required();
  app.add_option("--normalization", o.normalization, said(o, mark("how columns are made comparable")));
  several(app, "--param", o.parameters, said(o, mark("a parameter of the weighting, key=value")));
  format_and_language(app, o);
}

void compare_arguments(CLI::App& app, Options& o) {
  app.add_option("CASEBOOK|FILE", o.casebook,
                 said(o, mark("the casebook's folder, or a decision matrix as a CSV file")))
      ->required();
  app.add_option("--methods", o.methods, said(o, mark("the methods: a,b,…; all that take the input if not given")));
  several(app, "--county", o.counties, said(o, mark("a county's id; may be given several times")));
  app.add_option("--method", o.method,
                 said(o, mark("the method in place of the casebook's; it is compared in any case")));
  several(app, "--param", o.parameters,
          said(o, mark("a parameter of a method, METHOD.key=value, or key=value of that of --method")));
  several(app, "--set", o.settings, said(o, mark("a key of casebook.toml, such as weighting.ri=saaty2005")));
  format_and_language(app, o);
}

void draw_arguments(CLI::App& app, Options& o) {
  app.add_option("--draws", o.draws, said(o, mark("how many weightings are drawn")))
      ->check(CLI::Range(1, RobustnessSettings::most_draws));
  app.add_option("--standard-error", o.standard_error,
                 said(o, mark("enough once no share is less sure than this, such as 0.002")))
      ->check(CLI::Range(0.0, 0.5));
  app.add_option("--seed", o.seed, said(o, mark("the same seed gives the same draws")))
      ->check(CLI::Range(0LL, 9007199254740992LL));
  app.add_option("--threads", o.threads, said(o, mark("how many threads work; all if not given")))
      ->check(CLI::Range(1, 64));
}

void robust_arguments(CLI::App& app, Options& o) {
  county_arguments(app, o);
  draw_arguments(app, o);
  app.add_option("--weights", o.weights, said(o, mark("how weights are drawn: judgements, around or any")));
}

void smaa_arguments(CLI::App& app, Options& o) {
  matrix_arguments(app, o);
  draw_arguments(app, o);
}

/// What `ahp` and `hierarchy` share.
void priority_arguments(CLI::App& app, Options& o) {
  app.add_option("--prioritization", o.prioritization,
                 said(o, mark("eigenvector, geometric-mean, column-mean or harker")));
  app.add_option("--ri", o.ri, said(o, mark("the table of random indices")));
  app.add_option("--scale", o.scale,
                 said(o, mark("the scale that the answers on 1–9 are read on: saaty, balanced, power, …")));
  app.add_option("--aggregate", o.aggregate, said(o, mark("judgements or priorities")));
  app.add_option("--member-weights", o.member_weights, said(o, mark("one weight a file: 1,2,…")));
  format_and_language(app, o);
}

void ahp_arguments(CLI::App& app, Options& o) {
  app.add_option("FILE", o.files, said(o, mark("comparison matrices, CSV files; several are a group")))->required();
  priority_arguments(app, o);
}

void hierarchy_arguments(CLI::App& app, Options& o) {
  one(app, "FILE", o.files, said(o, mark("the hierarchy, a TOML or JSON file")));
  app.add_option("--mode", o.mode,
                 said(o, mark("distributive, or ideal: the best alternative of each last node gets all its weight")));
  priority_arguments(app, o);
}

void verify_arguments(CLI::App& app, Options& o) {
  app.add_option("FOLDER", o.files, said(o, mark("a folder of examples; the shipped textbook if not given")))
      ->expected(0, 1);
  format_and_language(app, o);
}

} // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"check", mark("reads everything and reports every problem with its place"), casebook_arguments, run_check},
      {"rank", mark("the ranking of each county"), county_arguments, run_rank},
      {"explain", mark("why, in words, with the numbers behind them"), explain_arguments, run_explain},
      {"robust", mark("how sure the rankings are: acceptabilities, intervals, reversal, verdict"), robust_arguments,
       run_robust},
      {"region", mark("homogenization, neighbours, the coordinated plan"), region_arguments, run_region},
      {"entries", mark("how well relatedness foretells what counties enter, from two years of amounts"),
       entries_arguments, run_entries},
      {"report", mark("the rationale as a page (html) or text (md)"), report_arguments, run_report},
      {"matrix", mark("ranks any decision matrix, without a casebook"), matrix_arguments, run_matrix},
      {"weigh", mark("weights that the data give, of a decision matrix or a casebook"), weigh_arguments, run_weigh},
      {"compare", mark("how far the methods agree, and one ranking from all"), compare_arguments, run_compare},
      {"smaa", mark("robustness of any decision matrix over all weightings"), smaa_arguments, run_smaa},
      {"ahp", mark("weights and consistency of comparison matrices"), ahp_arguments, run_ahp},
      {"hierarchy", mark("a whole AHP hierarchy: priorities of its alternatives"), hierarchy_arguments, run_hierarchy},
      {"methods", mark("the table of methods with parameters and sources"), format_and_language, run_methods},
      {"verify", mark("recomputes published examples against what they print"), verify_arguments, run_verify},
  };
  return table;
}

void refuse_blank_values(CLI::App& app, const Options& o) {
  const std::string refusal = said(o, mark("a value is needed here, not a blank"));
  for (CLI::Option* option : app.get_options())
    if (option->get_expected_max() > 0)
      option->check([refusal](const std::string& value) { return trim(value).empty() ? refusal : std::string(); });
}

int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Options options;
  options.lang = asked_language(arguments);
  if (!arguments.empty() && !arguments.front().starts_with('-') && arguments.front() != "help" &&
      std::none_of(commands().begin(), commands().end(), [&](const Command& c) { return c.id == arguments.front(); }))
    return no_command(arguments.front(), options.language(), err);
  CLI::App app(said(options, mark("Yindi helps counties to choose industries, and to defend the choice.")), "yindi");
  prepare_help(app, options);
  app.set_version_flag("--version", std::string("yindi ") + version + " (" + commit + ")",
                       said(options, mark("the version, and exit")))
      ->group(options_title(options));
  app.footer(
      said(options, mark("Exit status: 0 done, 1 the input has errors, 2 wrong usage.\n"
                         "yindi help COMMAND says what a command takes; yindi-gui is the program with a window.")));
  app.require_subcommand(1);
  std::vector<std::pair<CLI::App*, const Command*>> subcommands;
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(command.id, said(options, command.does))->group(said(options, mark("Commands")));
    prepare_help(*sub, options);
    sub->option_defaults()->group(options_title(options));
    command.arguments(*sub, options);
    add_example(*sub, command, options);
    refuse_blank_values(*sub, options);
    subcommands.emplace_back(sub, &command);
  }
  CLI::App* help =
      app.add_subcommand("help", said(options, mark("explains a command")))->group(said(options, mark("Commands")));
  prepare_help(*help, options);
  help->option_defaults()->group(options_title(options));
  help->add_option("COMMAND", options.topic, said(options, mark("the command to explain")));
  language(*help, options);

  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return refuse_usage(error, app, options, out, err);
  }
  if (help->parsed()) return say_help(options, app, out, err);
  for (const auto& [sub, command] : subcommands)
    if (sub->parsed()) return command->run(options, out, err);
  return wrong_usage;
}

} // namespace yindi
