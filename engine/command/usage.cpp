#include "engine/command/usage.h"

#include "engine/format/words.h"
#include "engine/command/print.h"

#include <algorithm>
#include <regex>

namespace yindi {
namespace {

/// CLI11's own words in Chinese.
void speak(CLI::App& app, const Options& o) {
  if (o.language() == Language::en) return;
  const auto formatter = app.get_formatter();
  for (const auto& [word, chinese] :
       std::initializer_list<std::pair<const char*, const char*>>{{"Usage", "用法"},
                                                                  {"OPTIONS", "选项"},
                                                                  {"SUBCOMMAND", "命令"},
                                                                  {"Positionals", "参数"},
                                                                  {"REQUIRED", "（必填）"},
                                                                  {"TEXT", "文字"},
                                                                  {"INT", "整数"},
                                                                  {"UINT", "整数"},
                                                                  {"FLOAT", "数值"},
                                                                  {"TEXT:{en,zh}", "{en,zh}"},
                                                                  {"TEXT:{table,json,csv}", "{table,json,csv}"}})
    formatter->label(word, chinese);
}

/// What a command prints, and how it is called.
struct Example {
  const char *command, *prints, *line;
};

constexpr Example examples[] = {
    {"check",
     mark("One line a problem with its place, path:line:column, and below it how to mend it; then how many there are."),
     "yindi check casebooks/sichuan-hilly --lang zh"},
    {"rank",
     mark("For each county its industries by rank with their scores, where something is unknown also the range of the "
          "score and of the place, how sure the first place is, and what was excluded. csv: county, industry, score, "
          "score_low, score_high, rank."),
     "yindi rank casebooks/sichuan-plateau --county 513334 --param weight_power=2"},
    {"explain",
     mark("Why an industry has its place: the lead, criterion by criterion, what is assumed, unknown and not assessed, "
          "and what was excluded and why. csv: criterion, contribution, shortfall, difference."),
     "yindi explain casebooks/sichuan-plateau --county 513334 --against yak --levers"},
    {"report", mark("The path of the report. It stands alone: charts inside, nothing fetched; it prints on A4."),
     "yindi report casebooks/sichuan-hilly --lang zh --output report.html"},
    {"matrix",
     mark("The alternatives in the order of the file with score and rank; json also gives the workings. The file: a "
          "header alternative,CRITERION,…; a row direction,max,min,…; a row weight,… if any; a row an alternative."),
     "yindi matrix matrix.csv --method topsis --normalization vector --param metric=euclidean"},
    {"robust",
     mark("For each county the verdict in words, the industries with how often each is first, the intervals of the "
          "weights in which the first stays, what leaving things out does, and what is most worth finding out. csv: "
          "county, industry, first_rank_acceptability, confidence, verdict."),
     "yindi robust casebooks/sichuan-plateau --county 513334 --draws 10000 --seed 1"},
    {"region",
     mark("How alike neighbours are, what leads where, belts, hubs and fragile links; with --plan what each county "
          "chooses instead of its own first and what it gives up. csv: county, similarity_to_neighbours, krugman, "
          "leading and further facts; with --plan county, own_first, chosen, loss."),
     "yindi region casebooks/sichuan --plan --choices 2"},
    {"entries",
     mark("For the nation and each prefix how many pairs were open, how many were entered, and the AUC. csv: prefix, "
          "counties, absent, entered, auc."),

     "yindi entries casebooks/textbook/entries/employment_2010.csv "
     "casebooks/textbook/entries/employment_2020.csv --county 51"},
    {"weigh",
     mark("The weight of each criterion, in the order of the file or of the leaves; json also gives the workings. csv: "
          "criterion, weight."),
     "yindi weigh matrix.csv --by entropy"},
    {"compare",
     mark("Everybody's place under every method and under the rules that combine them, how far the methods agree, and "
          "which do not take the input. csv: alternative (or county, industry), method, score, rank."),
     "yindi compare matrix.csv --methods topsis,saw,vikor"},
    {"smaa",
     mark("How often each alternative takes each place, its central weights and confidence, and who beats whom how "
          "often. csv: alternative, then the share of each place."),
     "yindi smaa matrix.csv --method topsis --draws 10000 --seed 1"},
    {"ahp",
     mark("Weights, λmax, CI and CR with the table in use; circles and the judgements that fit worst with what would "
          "mend them; which pair to ask next. csv: item, weight."),
     "yindi ahp comparisons.csv --prioritization eigenvector --ri saaty1977"},
    {"hierarchy",
     mark("The priority of each alternative, then of each node its weights and CR. csv: alternative, priority."),
     "yindi hierarchy hierarchy.toml"},
    {"methods",
     mark("Each method with the input that it takes, how its scores depend on the weights, its parameters and its "
          "source; json also gives the weightings and the rules that combine. csv: id, input, linearity, parameters, "
          "source."),
     "yindi methods --format json"},
    {"verify",
     mark("A line for each example: its source, the tolerance and the largest difference; exit status 1 where one "
          "misses. csv: id, source, tolerance, max_difference, ok."),
     "yindi verify casebooks/textbook"},
};

/// What CLI11 says of a wrong use, and how we say it.
struct Wording {
  const char *theirs, *ours;
};

constexpr Wording wordings[] = {
    {R"((\S+) is required)", mark("{} is missing")},
    {R"(.*not expected: (.*))", mark("not understood: {}")},
    {R"((\S+): (.*) not in \{(.*)\})", mark("{0} does not take \"{1}\" but one of: {2}")},
    {R"((\S+): Value (\S+) not in range \[?(\S+) (?:-|to) ([^\]\s]+)\]?)",
     mark("{0} does not take {1}: it must be between {2} and {3}")},
    {R"(Could not convert: (\S+) = (.*))", mark("{0} does not take \"{1}\": it must be a number")},
    {R"((\S+) requires (\S+))", mark("{0} goes with {1} only")},
    {R"((\S+): \d+ required .*missing)", mark("{} needs a value")},
    {R"(A subcommand is required)", mark("a command is missing: yindi help lists them")},
    {R"((\S+): (.*))", "{0}: {1}"},
};

Sentence in_our_words(const std::string& theirs) {
  if (theirs.size() > 1000) return say(mark("wrong usage: {}"), theirs); // std::regex recurses over every character
  for (const Wording& wording : wordings)
    if (std::smatch found; std::regex_match(theirs, found, std::regex(wording.theirs))) {
      Sentence result{wording.ours, {}};
      for (std::size_t i = 1; i < found.size(); ++i)
        result.arguments.push_back(
            plain(std::regex_replace(found[i].str(), std::regex(R"((\.\d*[1-9])0+$|\.0+$)"), "$1")));
      return result;
    }
  return say(mark("wrong usage: {}"), theirs);
}

} // namespace

std::string said(const Options& o, const char* english) { return std::string(tr(o.language(), english)); }

/// "Options" is another word in the catalogue: what one chooses from.
std::string options_title(const Options& o) { return o.language() == Language::zh ? "选项" : "Options"; }

std::string asked_language(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang=zh") return "zh";
    if (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "zh") return "zh";
  }
  return "en";
}

void prepare_help(CLI::App& app, const Options& o) {
  speak(app, o);
  app.set_help_flag("--help", said(o, mark("what this command takes")))->group(options_title(o));
}

void add_example(CLI::App& app, const Command& command, const Options& o) {
  const auto example = std::find_if(std::begin(examples), std::end(examples),
                                    [&](const Example& e) { return std::string(e.command) == command.id; });
  if (example == std::end(examples)) return;
  std::string text = app.get_footer();
  text += (text.empty() ? "" : "\n") + said(o, mark("Prints: ")) + said(o, example->prints);
  text += (text.empty() ? "" : "\n") + said(o, mark("Example: ")) + example->line;
  app.footer(text);
}

int no_command(const std::string& word, Language language, std::ostream& err) {
  std::vector<std::string> known = {"help"};
  for (const Command& command : commands()) known.emplace_back(command.id);
  return refuse(err, say(mark("there is no command \"{}\" in this version"), word),
                did_you_mean(word, known, say(mark("yindi help lists those it has"))), language, wrong_usage);
}

int say_help(const Options& options, CLI::App& app, std::ostream& out, std::ostream& err) {
  const std::string& topic = options.topic;
  if (topic.empty()) {
    out << app.get_formatter()->make_help(&app, "yindi", CLI::AppFormatMode::Normal);
    return done;
  }
  for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    if (command->get_name() == topic) {
      out << command->help("yindi");
      return done;
    }
  return no_command(topic, options.language(), err);
}

int refuse_usage(const CLI::ParseError& error, const CLI::App& app, const Options& o, std::ostream& out,
                 std::ostream& err) {
  if (error.get_exit_code() == 0) return app.exit(error, out, err) == 0 ? done : wrong_usage;
  refuse(err, in_our_words(error.what()), say(mark("--help says what this command takes")), o.language(), wrong_usage);
  return wrong_usage;
}

} // namespace yindi
