#pragma once

// [journal] of casebook.toml, entered in place: every other byte of the file stays, its comments with them.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"

#include <optional>
#include <string>

namespace yindi {

/// The text with these two values of [journal]; the table is put at the end where there is none. Nothing where it is no
/// TOML in UTF-8, or something else would change with it.
std::optional<std::string> with_journal_head(const std::string& casebook_toml, const JournalHead& head);

/// Enters where the journal of the folder stands into its casebook.toml. Nothing is written where the casebook has
/// errors or its journal is broken. Errors: a disk that cannot be written.
Diagnostics record_journal_head(const std::string& folder);

} // namespace yindi
