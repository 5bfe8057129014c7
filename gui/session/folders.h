#pragma once

// What lies in a folder, for the window's own chooser, and a table from a file. Pages ask here; they touch no disk.

#include "engine/edit/block.h"
#include "engine/format/csv.h"

#include <memory>
#include <string>
#include <vector>

namespace yindi::gui {

struct FolderEntry {
  enum class Is { folder, casebook, table, criteria, other };
  std::string name;
  Is is = Is::other;
  std::string changed; ///< 2024-05-01 09:30, local time
};

/// Folders first, casebooks among them, then tables, then the rest; hidden ones are left out. Empty where it cannot be
/// read, with the reason in `why`.
std::vector<FolderEntry> list_folder(const std::string& folder, Sentence& why);
/// Whether there is such a folder now.
bool is_there(const std::string& folder);
/// Absolute, without "." and "..".
std::string whole_path(const std::string& path);
std::string parent_folder(const std::string& path);
std::string name_of_path(const std::string& path);

/// A name to go to and where it lies: the home folder, Documents, Desktop, Downloads as they exist.
struct KnownPlace {
  std::string name; ///< English, of the catalogue
  std::string folder;
};
std::vector<KnownPlace> known_places();

/// Whether a new casebook may be written there: the folder is not there yet or empty, and its parent can be written.
Sentence why_not_new(const std::string& folder);

/// A casebook that comes with the program.
struct ShippedCase {
  std::string folder;
  Text title, question;
  std::size_t counties = 0, industries = 0; ///< that decide, that can be chosen
};
/// Read once, in the order of their size, the largest first.
const std::vector<ShippedCase>& shipped_cases();
/// The tables of a region; nullptr where the folder cannot be read, with the reason in `why`.
std::shared_ptr<const Case> read_region(const std::string& folder, Sentence& why);

/// A criteria library that comes with the program.
struct ShippedCriteria {
  std::string path; ///< of its file
  Text name;
};
/// Read once.
const std::vector<ShippedCriteria>& shipped_criteria();
/// The criteria of a file or of a casebook; nullptr where they cannot be read, with the reason in `why`.
std::shared_ptr<const Library> read_criteria(const std::string& path, Sentence& why);

/// A table from a file, with what one look at it found.
struct TableFile {
  bool there = false;            ///< its bytes could be had
  Block block;                   ///< the header is its first row; empty: the file could not be read
  TableChoice as;                ///< how it was read: encoding and separator, or the sheet; the line of the header
  std::vector<SheetName> sheets; ///< of a workbook
  std::vector<std::pair<int, std::vector<std::string>>> lines; ///< the first ones with anything, by their number
  Diagnostics diagnostics; ///< what was read otherwise than written; errors where a line was left out or none was read
};
/// What `chosen` leaves open is told by a look at the file.
TableFile read_table_file(const std::string& path, const TableChoice& chosen = {});

} // namespace yindi::gui
