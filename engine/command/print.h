#pragma once

// Text tables for the terminal, and the helpers that every command prints with.

#include "engine/case/case.h"
#include "engine/command/options.h"
#include "engine/format/diagnostic.h"
#include "engine/results/json_fwd.h"

#include <initializer_list>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace yindi {

/// Columns a terminal gives a text: full-width characters take two.
std::size_t terminal_width(const std::string& text);

/// Rows as aligned columns; a column whose cells are all numbers stands to the right. The first row is the header.
std::string align(std::vector<std::vector<std::string>> rows);

/// The heads of a table that a person reads; each `mark`ed.
std::vector<std::string> heads(Language language, std::initializer_list<const char*> marked);

void print_json(std::ostream& out, const Json& json);

/// Diagnostics on `err`, notes too, what is equal once; whether any is an error.
bool report_problems(std::ostream& err, const Diagnostics& diagnostics, Language language);

/// A diagnostic of the command line itself, without a place, said by `program`.
int refuse(std::ostream& err, const Sentence& message, const Sentence& hint, Language language, int status,
           const char* program = "yindi");

/// "key=value" taken apart; nothing, with a refusal that names the option, where there is no "=".
std::optional<std::pair<std::string, std::string>> key_value(const char* option, const std::string& text,
                                                             Language language, std::ostream& err);
/// The value of "key=value" as number, JSON (arrays, true, false) or word.
Setting setting_from(const std::string& text);

} // namespace yindi
