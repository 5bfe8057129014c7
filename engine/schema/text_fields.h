#pragma once

// Described fields as the texts of edits: what stands in one, and how to put something else.

#include "engine/format/diagnostic.h"
#include "engine/schema/field.h"

namespace yindi {

/// What stands in the field `item` has; `below` is the rest of a path behind its key: a language, the id of a
/// parameter, else blank. Nothing where the path leads no further.
std::optional<std::string> field_text(const Item& item, const Field& field, const std::string& below = {});
/// Puts a text; blank, or what is wrong with it.
Sentence put_field(const Item& item, const Field& field, const std::string& below, const std::string& text);
/// The keys below which there is something: "title.en", "parameters.ID".
std::vector<std::string> paths_of(const Field& field, const Item& item);

/// The item as a JSON object of its fields and of what this version does not know, without what names it and without
/// blanks; and back: fields that are not there become blank where they may be. Of a table, `columns` are its own.
std::string row_text(const Item& item);
Sentence put_row(const Item& item, const std::string& text, const std::vector<std::string>& columns = {});

/// A setting as people type it: a number, true, false, a word, a JSON text or list; nothing where a list is malformed.
std::optional<Setting> read_setting(const std::string& text);
/// The text that reads back as the same setting.
std::string setting_text(const Setting& setting);

/// A table's field as a cell: blank, a number, several numbers, or words; and back.
Cell read_cell(const std::string& field);
std::string cell_text(const Cell& cell);

/// A JSON list of texts.
std::string json_list(const std::vector<std::string>& items);

/// "did you mean …?", else which words are known.
Sentence no_such(const std::string& word, const std::vector<std::string>& known);

} // namespace yindi
