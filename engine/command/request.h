#pragma once

// What several commands read off their options: parameters as key=value, normalisations and lists of methods.

#include "engine/case/case.h"
#include "engine/command/options.h"
#include "engine/results/matrix_json.h"

#include <map>
#include <optional>
#include <ostream>

namespace yindi {

/// --param key=value…; nothing, with a refusal, where one is not that.
std::optional<Settings> given_parameters(const std::vector<std::string>& texts, Language language, std::ostream& err);

/// --param METHOD.key=value… by method, key=value for that of --method; nothing, with a refusal, where one is not that.
std::optional<std::map<std::string, Settings>>
given_by_method(const std::vector<std::string>& texts, const std::string& method, Language language, std::ostream& err);

/// `asked`, else `usual`; nothing, with a refusal, where there is no such normalisation. What its source fixes (`usual`
/// blank) takes none, and says so itself.
std::optional<std::string> asked_normalization(const std::string& asked, const std::string& usual, Language language,
                                               std::ostream& err);

/// --method with its --normalization and --param, complete; nothing, with a refusal, where they make no sense.
std::optional<MethodUse> asked_method(const MatrixOptions& options, std::ostream& err);

/// `list` (a,b,…) each once, or all methods where it is blank; `method`, where not blank, is among them. Nothing, with
/// a refusal, where one is not in the table.
std::optional<std::vector<std::string>> asked_methods(const std::string& list, const std::string& method,
                                                      Language language, std::ostream& err);

/// How the command line says that a plain table is to be read.
TableReading reading_of(const TableOptions& options, bool blanks = false);
/// Whether something is said of a table that is none, with the refusal.
bool refuse_for_casebook(const TableOptions& options, Language language, std::ostream& err);

/// Whether a path is a casebook: a folder.
bool is_casebook(const std::string& path);

} // namespace yindi
