#pragma once

// Values that somebody puts in place of others: what they rest on is said in the same step, so that a number never
// keeps a source that is not its own.

#include "engine/edit/edit.h"
#include "engine/schema/parts.h"

#include <map>
#include <string>
#include <vector>

namespace yindi {

/// What an own value rests on: ids of sources, a word of quality (or blank), and why it is as it is.
struct OwnBasis {
  std::string source, quality;
  Text note;
  bool operator==(const OwnBasis&) const = default;
};

/// One cell as edits have it: `part` is a part that is a table (county, industry, value, link, presence …), `row` what
/// names the row, with dots between ("513334", "513334.yak.income"), `column` a key of it.
struct CellAt {
  std::string part, row, column;
  bool operator==(const CellAt&) const = default;
};

/// Whether a basis belongs to the cell: not to names, profiles, ids and to what says where numbers come from.
bool has_basis(const Case& c, const CellAt& at);
/// What a cell rests on now: its own row of cells.csv, its column's, or the row's own columns.
OwnBasis basis_of(const Case& c, const CellAt& at);
/// Collects edits as if they were made one after the other: of a path that is changed twice the last text counts.
class Edits {
public:
  explicit Edits(const Case& c) : c_(&c) {}
  /// What stands at a path after the edits so far; nothing where the path leads nowhere.
  std::optional<std::string> text(const std::string& path) const;
  void put(const std::string& path, const std::string& text, std::optional<std::size_t> at = {});
  /// A field of a row that may be new in these edits.
  void put_field(const std::string& row_path, const std::string& key, const std::string& text);

  /// A value with what it rests on; a blank one rests on nothing. Nothing where the same stands there already.
  void put_value(const CellAt& at, const std::string& text, const OwnBasis& basis);
  /// The basis of a cell alone.
  void put_basis(const CellAt& at, const OwnBasis& basis);

  /// A source of one's own, where the case has none of this id.
  void put_source(const std::string& id, const Text& title, const std::string& author, const std::string& year);

  const std::vector<Edit>& all() const { return edits_; }

private:
  const Case* c_;
  std::vector<Edit> edits_;
  std::map<std::string, std::size_t> places_; ///< path → its edit
};

/// What goes when counties or industries go: edits, and how many rows of each part.
struct Removal {
  std::vector<Edit> edits;
  std::map<std::string, std::size_t> rows; ///< by the path of the part; those asked for among them
};
/// `part`: county or industry. Rows of every table that name one of `ids` go along, and the ids leave all lists.
Removal removal_of(const Case& c, const std::string& part, const std::vector<std::string>& ids);

} // namespace yindi
