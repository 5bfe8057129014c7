#pragma once

// A Case → its folder: canonical texts, written atomically, only where the content changed.

#include "engine/case/case.h"
#include "engine/format/diagnostic.h"
#include "engine/format/folder.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

/// Every file of the case as canonical text: name in the folder → bytes. Tables that are empty are left out, except
/// counties.csv and industries.csv.
std::map<std::string, std::string> compose(const Case& value);
std::string compose_round(const Round& round);
std::string compose_ballot(const Ballot& ballot, int round);

/// Adds the commented TOML files of the folder that are about to be replaced as `NAME.orig` to what is written; notes
/// that say so.
Diagnostics keep_comments(const Folder& folder, std::map<std::string, std::string>& changed);

/// Saves. Files whose content is the same stay byte for byte (with their comments and character set), as do files that
/// the case does not hold and closed rounds. What is to be written is read back in memory first and must be equal.
/// Every changed file is written beside the old one and synced before the first is renamed; on an error the old files
/// stay. A changed TOML file that has comments is kept as `NAME.orig`, with a note. `original` is the folder from which
/// a new folder's closed rounds are copied ("save as"). `read`: what the folder held when it was read or last saved;
/// where a file to be written holds something else by now, somebody else wrote it: that is an error with the
/// first line that differs, and nothing is written.
Diagnostics write_casebook(const Case& value, const std::string& folder, const std::string& original = {},
                           const Case* read = nullptr);
/// A file that does not say the same any more, and the first line, from 1, that differs.
struct FileChange {
  std::string name;
  int line = 1;
};
/// What somebody else changed between two readings of a folder; rounds and the journal are left out.
std::vector<FileChange> files_changed(const Case& read, const Case& now);

} // namespace yindi
