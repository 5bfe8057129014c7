#pragma once

// What the parts of reading share. Reading has two steps: each file is taken apart with the place of everything
// (read_*.cpp), then the whole case is checked (check_case.h), the same check that edits go through.

#include "engine/case/case.h"
#include "engine/format/csv.h"
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
void read_library(Reading& reading, const toml::table& root);
Judgement read_judgement(Section section);
/// A table's field as a cell: blank, a number, several numbers, or words; and back.
Cell read_cell(const std::string& field);
std::string cell_text(const Cell& cell);
/// `scale`, `measure`, `value` or `veto` of a criterion as an inline TOML table (blank: absent), and back.
std::string criterion_part(const Criterion& criterion, const std::string& key);
void set_criterion_part(Criterion& criterion, const std::string& key, const std::string& text, Problems& problems);
void read_counties(Reading& reading);
void read_industries(Reading& reading);
/// values, links, presence, sectors, reference, columns, sources: those that are there.
void read_other_tables(Reading& reading);
void read_rounds(Reading& reading);
/// A closed round never changes: what is wrong with the bytes of a ballot there; nothing where they are those of the
/// closing, or the round is open. `path` is the diagnostic's.
std::optional<Diagnostic> changed_ballot(const Round& round, const std::string& file, const std::string& bytes,
                                         const std::string& path);

} // namespace yindi
