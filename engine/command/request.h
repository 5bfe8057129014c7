#pragma once

// What several commands read off their options: parameters as key=value, normalisations and lists of methods.

#include "engine/case/case.h"
#include "engine/command/options.h"

#include <map>
#include <optional>
#include <ostream>

namespace yindi {

/// "key=value" taken apart; nothing, with a refusal, where there is no "=".
std::optional<std::pair<std::string, std::string>> key_value(const std::string& text, Language language,
                                                             std::ostream& err);

/// --param key=value…; nothing, with a refusal, where one is not that.
std::optional<Settings> given_parameters(const std::vector<std::string>& texts, Language language, std::ostream& err);

/// --param METHOD.key=value… by method; nothing, with a refusal, where one is not that.
std::optional<std::map<std::string, Settings>> given_by_method(const Options& options, std::ostream& err);

/// --normalization, else `usual`; nothing, with a refusal, where there is no such one. What its source fixes (`usual`
/// blank) takes none, and says so itself.
std::optional<std::string> asked_normalization(const Options& options, const std::string& usual, std::ostream& err);

/// --methods a,b,… each once, or all; nothing, with a refusal, where one is not in the table.
std::optional<std::vector<std::string>> asked_methods(const Options& options, std::ostream& err);

/// Whether a path is a casebook: a folder.
bool is_casebook(const std::string& path);

} // namespace yindi
