#pragma once

// What `help` and --help say, and the refusals of a command line that is not understood, in the language of --lang.

#include "engine/command/command.h"
#include "engine/command/program.h"

namespace CLI {
class ParseError;
}

namespace yindi {

/// A line of help in the language that was asked for.
std::string said(Language language, const char* english);

/// The head of the options in help.
std::string options_title(Language language);

/// The language of --lang wherever it stands, before anything is parsed.
Language asked_language(const std::vector<std::string>& arguments);

/// What all commands share: --help, and CLI11's own words in that language.
void prepare_help(CLI::App& app, Language language);
/// What the command prints, and an example, below its options.
void add_example(CLI::App& app, const Command& command, Language language);

/// `help` and, where `topic` is not blank, `help COMMAND`; the exit status.
int say_help(const std::string& topic, Language language, CLI::App& app, std::ostream& out, std::ostream& err);

int no_command(const std::string& word, Language language, std::ostream& err);
/// What is wrong with the arguments; --help and --version, which CLI11 gives the same way, are said on `out`.
int refuse_usage(const CLI::ParseError& error, const CLI::App& app, Language language, std::ostream& out,
                 std::ostream& err);

} // namespace yindi
