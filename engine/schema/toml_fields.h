#pragma once

// Described items in TOML: read with the place of everything, written as the one canonical text.

#include "engine/format/toml_read.h"
#include "engine/schema/field.h"

namespace yindi {

/// Reads every field from a table; problems and places are noted as Section does. False where a key that the item must
/// have is missing or wrong.
bool read_fields(Section& section, const Item& item);
/// `read_fields`, and keeps what this version does not know.
bool read_item(Section section, const Item& item);

/// The lines of the fields that stand beside each other, `key = value`.
std::string field_lines(const Item& item);
/// The lines of what this version does not know, without what stands inside the small tables of the fields.
std::string extra_lines(const Item& item);
std::string extra_lines(const Extras& extras);
/// The tables below: [head.title], [[head.order]]. `head` is blank at the top of a file.
std::string section_lines(const Item& item, const std::string& head);
/// All three.
std::string item_lines(const Item& item, const std::string& head);
/// A small table of `item` as one value (blank: it is absent), and back. Problems have no place.
std::string inline_text(const Item& item, const Field& field);
void put_inline(const Item& item, const Field& field, const std::string& text, Problems& problems);

} // namespace yindi
