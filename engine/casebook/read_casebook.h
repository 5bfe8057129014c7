#pragma once

// A folder → a Case, with all its problems in one run. Nothing throws, whatever the files hold.

#include "engine/case/case.h"
#include "engine/format/folder.h"
#include "engine/format/place.h"

#include <string>

namespace yindi {

/// A case and where each part of it was read.
struct Casebook {
  Case value;
  Places places;
  std::vector<std::string> files; ///< that it was read from, by name
};

/// Reads a casebook. The value is there when the four needed files (casebook.toml, the criteria, counties.csv,
/// industries.csv) could be taken apart; it may still have errors, so ask `has_errors` before computing. Diagnostics
/// are sorted by file (casebook.toml first), line and column.
Loaded<Casebook> open_casebook(const std::string& folder);
/// The tables of a region alone: presence.csv and links.csv, with reference.csv, sectors.csv and counties.csv where
/// they are there. Without counties.csv every id of the two tables is a county. No county decides.
Loaded<Casebook> open_region_tables(const std::string& folder);
/// The same without the places.
Loaded<Case> read_casebook(const std::string& folder);
/// The same from memory.
Loaded<Casebook> open_casebook(const Folder& folder);

/// A criteria file alone, checked as far as it stands alone.
Loaded<Library> read_criteria_file(const std::string& path);

} // namespace yindi
