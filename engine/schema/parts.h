#pragma once

// Where the parts of a case stand in its files: the tables and lists of casebook.toml and of the criteria file, and the
// tables in CSV. One row a part, in the order in which they are written. Reading, writing, checking and the paths of
// edits go by this table.

#include "engine/schema/fields.h"

namespace yindi {

/// The items of a part in a case; looking never makes a copy of what cases share.
struct Access {
  std::function<Items(Case&)> edit;
  std::function<Items(const Case&)> look;
};

enum class InFile { casebook, criteria, table };

struct Part {
  std::string path; ///< the first word of its keys in edits and checks: `judgement.3.value`
  InFile file;
  std::string name;   ///< its word in a TOML file, or the file of a table
  const char* called; ///< by people: one row of it, or the part where it has no rows
  Access items;
  Access more = {};                                ///< further fields of the same table
  bool always = false;                             ///< a table that is written even where it is as it comes
  bool needed = false;                             ///< the file, or the key in it, must be there
  bool fixed = false;                              ///< no edit changes it
  const char* needs = nullptr;                     ///< a key that its items must have here and not everywhere
  std::vector<std::string> Model::*free = nullptr; ///< the names of the columns that a table has beside the described

  Items look(const Case& c) const { return items.look(c); }
  /// The i-th item: its own fields, and those that stand in the same table.
  std::vector<Item> look_at(const Case& c, std::size_t i) const;
};

const std::vector<Part>& parts();
/// Those of one kind of file.
std::vector<const Part*> parts_in(InFile file);
const Part* find_part(const std::string& path);

} // namespace yindi
