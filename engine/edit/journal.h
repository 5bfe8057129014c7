#pragma once

// journal.jsonl: the append-only log of a casebook, each line chained to the one before it by its hash (DESIGN §4).

#include "engine/case/case.h"
#include "engine/edit/edit.h"

#include <string>
#include <vector>

namespace yindi {

inline constexpr const char* journal_file = "journal.jsonl";

/// One line: an edit, an import or an event of a round. `path` is an Edit's, or `round.N`, `round.N.ballot.FILE`,
/// `decision.COUNTY`, `snapshot.NAME`.
struct JournalEntry {
  std::string who, when, path, old_value, new_value, why;
  bool operator==(const JournalEntry&) const = default;
};

/// Of a step that was applied: a line an edit.
std::vector<JournalEntry> entries_of(const Step& step);

/// The bytes of a line without its LF: a JSON object with the keys new, old, path, prev, when, who, why in this order,
/// no spaces, UTF-8. `prev` is the SHA-256 of the line before, or 64 zeros.
std::string journal_line(const JournalEntry& entry, const std::string& prev);

/// What a journal says and whether it was tampered with.
struct Journal {
  std::vector<JournalEntry> lines; ///< those that could be read
  JournalHead head;                ///< of the whole file
  bool ok = true;
  std::size_t first_bad = 0; ///< counted from 1; 0 where nothing is broken
  Sentence why;              ///< what is wrong with that line
  std::size_t beyond = 0;    ///< lines that casebook.toml does not count yet: a save was cut short
};

/// Checks the chain and that `recorded` ([journal] of casebook.toml) is in it. A line that is no JSON of this form or
/// not written as above is broken itself. Where the chain breaks, the lines tell what happened: a line that is found
/// elsewhere was moved; with as many lines as were recorded, the line before the break was changed; with fewer, lines
/// were cut out.
Journal read_journal(const std::string& bytes, const JournalHead& recorded);

/// The journal of a casebook's folder; a missing file is an empty one.
Journal read_journal_of(const std::string& folder, const JournalHead& recorded);

/// Appends to the file and syncs it, several processes one after the other; gives the new head, which belongs into
/// casebook.toml at its next save. An unfinished last line, which a power cut leaves, is taken off first: nobody was
/// told that it stands there. Errors: a disk that cannot be written.
Loaded<JournalHead> append_journal(const std::string& folder, const std::vector<JournalEntry>& entries);

} // namespace yindi
