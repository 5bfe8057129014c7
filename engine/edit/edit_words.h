#pragma once

// An edit as people call it: the row and the column by their names, what stood and stands there, a step in one line.

#include "engine/edit/edit.h"

#include <string>
#include <vector>

namespace yindi {

/// Where an edit is. `column` blank: the whole row.
struct PlaceInWords {
  Text row, column;
};
/// Names are those of the case; an id that it does not know stands as it is.
PlaceInWords place_in_words(const Case& c, const std::string& path);

/// What stands at a path: ids by their names, a row by its fields, a blank as what it means there ("unknown", "no such
/// row").
Text value_in_words(const Case& c, const std::string& path, const std::string& value);

/// "Hanyuan, Lowest land: 595 → 600", "Link added: Hanyuan – Shimian, road"; names are looked up in the case after the
/// edit, and where a row is gone in the one before.
Sentence edit_in_words(const Case& before, const Case& after, const Edit& edit);
/// Its first edit, and how many more there are.
Sentence step_in_words(const Case& before, const Case& after, const Step& step);

} // namespace yindi
