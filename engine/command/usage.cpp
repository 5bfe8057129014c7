#include "engine/command/usage.h"

#include "engine/case/words.h"
#include "engine/command/print.h"

#include <algorithm>

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
                                                                  {"FLOAT", "数值"}})
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
    {"robust", nullptr, "yindi robust casebooks/sichuan-plateau --county 513334 --draws 10000 --seed 1"},
    {"region", nullptr, "yindi region casebooks/sichuan --plan --choices 2"},
    {"entries", nullptr,
     "yindi entries casebooks/textbook/entries/employment_2010.csv casebooks/textbook/entries/employment_2020.csv"},
    {"weigh", nullptr, "yindi weigh matrix.csv --by entropy"},
    {"compare", nullptr, "yindi compare matrix.csv --methods topsis,saw,vikor"},
    {"smaa", nullptr, "yindi smaa matrix.csv --method topsis --draws 10000 --seed 1"},
    {"ahp", nullptr, "yindi ahp comparisons.csv --prioritization eigenvector --ri saaty1977"},
    {"hierarchy", nullptr, "yindi hierarchy hierarchy.toml"},
    {"methods", nullptr, "yindi methods --format json"},
    {"verify", nullptr, "yindi verify casebooks/textbook"},
};

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
  if (example->prints) text += (text.empty() ? "" : "\n") + said(o, mark("Prints: ")) + said(o, example->prints);
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
  if (error.get_exit_code() == 0 || o.language() == Language::en)
    return app.exit(error, out, err) == 0 ? done : wrong_usage;
  const std::string what = error.what();
  const auto behind = what.rfind(": ");
  if (what.ends_with(" is required"))
    refuse(err, say(mark("{} is missing"), what.substr(0, what.find(' '))), {}, o.language(), wrong_usage);
  else if (what.find("not expected: ") != std::string::npos)
    refuse(err, say(mark("not understood: {}"), what.substr(behind + 2)), {}, o.language(), wrong_usage);
  else
    refuse(err, say(mark("wrong usage: {}"), what), {}, o.language(), wrong_usage);
  err << "  " << said(o, mark("--help says what this command takes")) << "\n";
  return wrong_usage;
}

} // namespace yindi
