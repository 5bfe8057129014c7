#pragma once

// Where things stand in the files of a casebook, and the collector of what is wrong with them.

#include "engine/format/diagnostic.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace yindi {

/// A physical line and a column in code points, from 1; 1 and 1 where the whole file is meant. Line 0: see Diagnostic.
struct Place {
  std::string path;
  int line = 0;
  int column = 0;
  bool operator==(const Place&) const = default;
};

struct CsvTable;

/// Where each part of a case was read. A key is dotted and goes by position in the case: `judgement.3.value`,
/// `criterion.0.scale`, `participant.1`, `case.counties.2`, `round.0.ballot.1.judgement.0`; in tables by row and
/// column: `value.17.county`, `county.header.elev_seat_m`.
struct Places {
  std::map<std::string, Place> named;
  std::map<std::string, std::shared_ptr<const CsvTable>> tables; ///< `county`, `industry`, `value` … → the table
  /// casebook.toml, the criteria file could not be taken apart as a whole, so nobody knows what else they hold.
  bool without_case = false, without_library = false;

  /// The place of `key`, else of the part that holds it, else a place whose path is the key itself.
  Place find(const std::string& key) const;
};

/// Diagnostics that stand at keys of the case, at their places in the files of `folder`; those whose key was not read
/// (its default does not fit) at the beginning of casebook.toml.
Diagnostics placed(Diagnostics diagnostics, const Places& places, const std::string& folder);

/// `judgement` and 3 → `judgement.3`: the key of one of a list.
std::string indexed(const std::string& name, std::size_t i);

/// Collects diagnostics. A hostile file has no end of problems, so only the first 1,000 errors and the first 1,000
/// warnings of each file are kept and the rest is counted.
struct Problems {
  void error(const Place& place, Sentence message, Sentence hint = {});
  void warning(const Place& place, Sentence message, Sentence hint = {});
  void note(const Place& place, Sentence message, Sentence hint = {});
  void add(Diagnostic diagnostic);
  /// Takes back an error that another one explains.
  void withdraw(const Place& place, const Sentence& message);
  /// Counts one more and gives true where the file has as many as are kept.
  bool only_counted(const std::string& file, Severity severity);
  void add(const Diagnostics& diagnostics);
  /// Everything, sorted by file (`first` before the others), line and column; with a note per file that has more.
  Diagnostics sorted(const std::string& first = {}) const;

  Diagnostics list;
  std::map<std::pair<std::string, Severity>, long> counts;
};

} // namespace yindi
