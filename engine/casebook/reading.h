#pragma once

// What the parts of reading share. Reading has two steps: each file is taken apart with the place of everything
// (read_*.cpp) by the descriptions of engine/schema, then the whole case is checked (check_case.h), the same check that
// edits go through.

#include "engine/case/case.h"
#include "engine/format/folder.h"
#include "engine/format/place.h"
#include "engine/format/toml_read.h"

#include <set>
#include <string>

namespace yindi {

struct Reading {
  Folder folder;
  Case value;
  Places places;
  Problems problems;
  std::set<std::string> partial = {}; ///< files with a syntax error, of which the other tables were read
  std::set<std::string> files = {};   ///< whose bytes were taken

  std::string path(const std::string& file) const { return shown_path(folder, file); }
};

/// The bytes of a file of the casebook; problems are noted.
std::optional<std::string> take_bytes(Reading& reading, const std::string& file);

/// Reads and parses a TOML file of the casebook; problems are noted. Nothing where it cannot be parsed; a part of it,
/// and it is in `partial`, where one of its tables cannot.
std::optional<toml::table> open_toml(Reading& reading, const std::string& file);

/// casebook.toml: everything but the criteria library and the rounds.
void read_case_file(Reading& reading, const toml::table& root);
/// The criteria file.
void read_library(Reading& reading, const toml::table& root);
/// A table by the first word of its keys; whether it could be read. A missing one is noted where it is needed.
bool read_table(Reading& reading, const std::string& path);
/// Those beside counties.csv and industries.csv that are there.
void read_other_tables(Reading& reading);
void read_rounds(Reading& reading);
/// The number that the name of a round's folder says; nothing where it is no round's.
std::optional<int> round_number(const std::string& name);
/// round.toml in rounds/NAME; nothing where it cannot be parsed. Its places are those of the next round of the case.
std::optional<Round> read_round_file(Reading& reading, int number, const std::string& name);
/// The same with its ballots, added to the case.
void read_round_folder(Reading& reading, int number, const std::string& name);
/// A closed round never changes: what is wrong with the bytes of a ballot there; nothing where they are those of the
/// closing, or the round is open. `path` is the diagnostic's.
std::optional<Diagnostic> changed_ballot(const Round& round, const std::string& file, const std::string& bytes,
                                         const std::string& path);

} // namespace yindi
