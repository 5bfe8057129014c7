#include "engine/command/program.h"

#include "command/version.h"
#include "engine/command/command.h"
#include "engine/command/usage.h"
#include "engine/format/words.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace yindi {

void refuse_blank_values(CLI::App& app, Language language) {
  const std::string refusal = said(language, mark("a value is needed here, not a blank"));
  for (CLI::Option* option : app.get_options())
    if (option->get_expected_max() > 0)
      option->check([refusal](const std::string& value) { return trim(value).empty() ? refusal : std::string(); });
}

int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  const Language language = asked_language(arguments);
  if (!arguments.empty() && !arguments.front().starts_with('-') && arguments.front() != "help" &&
      std::none_of(commands().begin(), commands().end(), [&](const Command& c) { return c.id == arguments.front(); }))
    return no_command(arguments.front(), language, err);
  CLI::App app(said(language, mark("Yindi helps counties to choose industries, and to defend the choice.")), "yindi");
  app.allow_windows_style_options(false); // a path may begin with / there, too
  prepare_help(app, language);
  app.set_version_flag("--version", std::string("yindi ") + version + " (" + commit + ")",
                       said(language, mark("the version, and exit")))
      ->group(options_title(language));
  app.footer(
      said(language, mark("Exit status: 0 done, 1 the input has errors, 2 wrong usage.\n"
                          "yindi help COMMAND says what a command takes; yindi-gui is the program with a window.")));
  app.require_subcommand(1);
  std::vector<std::pair<CLI::App*, Action>> subcommands;
  for (const Command& command : commands()) {
    CLI::App* sub =
        app.add_subcommand(command.id, said(language, command.does))->group(said(language, mark("Commands")));
    prepare_help(*sub, language);
    sub->option_defaults()->group(options_title(language));
    add_example(*sub, command, language);
    Arguments taken(*sub, language);
    subcommands.emplace_back(sub, command.prepare(taken));
    refuse_blank_values(*sub, language);
  }
  CLI::App* help =
      app.add_subcommand("help", said(language, mark("explains a command")))->group(said(language, mark("Commands")));
  prepare_help(*help, language);
  help->option_defaults()->group(options_title(language));
  std::string topic;
  OutputOptions output;
  Arguments of_help(*help, language);
  of_help.text("COMMAND", topic, mark("the command to explain"));
  add_language(of_help, output);

  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return refuse_usage(error, app, language, out, err);
  }
  if (help->parsed()) return say_help(topic, language, app, out, err);
  for (const auto& [sub, run] : subcommands)
    if (sub->parsed()) return run(out, err);
  return wrong_usage;
}

} // namespace yindi
