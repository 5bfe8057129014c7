#include "engine/command/usage.h"

#include "engine/command/print.h"
#include "engine/format/words.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <optional>
#include <regex>

namespace yindi {
namespace {

/// CLI11's own words in Chinese.
void speak(CLI::App& app, Language language) {
  if (language == Language::en) return;
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
    {R"((\S+): Could not convert: VALUE = (.*))", mark("{0} does not take \"{1}\": it must be a number")},
    {R"((\S+) requires (\S+))", mark("{0} goes with {1} only")},
    {R"((\S+): \d+ required .*missing)", mark("{} needs a value")},
    {R"(A subcommand is required)", mark("a command is missing: yindi help lists them")},
    {R"((\S+): (.*))", "{0}: {1}"},
};

/// CLI11 says of 1e3, of 1,000 and of a word that they are out of the range of a whole number. What stands in the range
/// as a number is told to be written as one.
std::optional<Sentence> no_whole_number(const std::string& option, const std::string& text, const std::string& low,
                                        const std::string& high) {
  const ReadNumber read = read_needed_number(text);
  if (!read.value) return say(mark("{0} does not take \"{1}\": it must be a number"), option, text);
  const auto least = read_needed_number(low).value, most = read_needed_number(high).value;
  if (!least || !most || *read.value < *least || *read.value > *most) return std::nullopt;
  if (*read.value != std::floor(*read.value))
    return say(mark("{0} does not take {1}: it must be a whole number"), option, text);
  return say(mark("{0} does not take {1}: write {2}"), option, text,
             std::to_string(static_cast<long long>(*read.value)));
}

Sentence in_our_words(const std::string& theirs) {
  if (theirs.size() > 1000) return say(mark("wrong usage: {}"), theirs); // std::regex recurses over every character
  const std::regex range(R"((\S+): Value (.*) not in range \[?(\S+) (?:-|to) ([^\]\s]+)\]?)");
  if (std::smatch found; std::regex_match(theirs, found, range))
    if (const auto whole = no_whole_number(found[1].str(), found[2].str(), found[3].str(), found[4].str()))
      return *whole;
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

std::string said(Language language, const char* english) { return std::string(tr(language, english)); }

/// "Options" is another word in the catalogue: what one chooses from.
std::string options_title(Language language) { return language == Language::zh ? "选项" : "Options"; }

Language asked_language(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang=zh") return Language::zh;
    if (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "zh") return Language::zh;
  }
  return Language::en;
}

void prepare_help(CLI::App& app, Language language) {
  speak(app, language);
  app.set_help_flag("--help", said(language, mark("what this command takes")))->group(options_title(language));
}

void add_example(CLI::App& app, const Command& command, Language language) {
  app.footer(said(language, mark("Prints: ")) + said(language, command.prints) + "\n" +
             said(language, mark("Example: ")) + command.example);
}

int no_command(const std::string& word, Language language, std::ostream& err) {
  std::vector<std::string> known = {"help"};
  for (const Command& command : commands()) known.emplace_back(command.id);
  return refuse(err, say(mark("there is no command \"{}\" in this version"), word),
                did_you_mean(word, known, say(mark("yindi help lists those it has"))), language, wrong_usage);
}

int say_help(const std::string& topic, Language language, CLI::App& app, std::ostream& out, std::ostream& err) {
  if (topic.empty()) {
    out << app.get_formatter()->make_help(&app, "yindi", CLI::AppFormatMode::Normal);
    return done;
  }
  for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    if (command->get_name() == topic) {
      out << command->help("yindi");
      return done;
    }
  return no_command(topic, language, err);
}

int refuse_usage(const CLI::ParseError& error, const CLI::App& app, Language language, std::ostream& out,
                 std::ostream& err) {
  if (error.get_exit_code() == 0) return app.exit(error, out, err) == 0 ? done : wrong_usage;
  refuse(err, in_our_words(error.what()), say(mark("--help says what this command takes")), language, wrong_usage);
  return wrong_usage;
}

} // namespace yindi
