#pragma once

// Tables in another form than fields between delimiters: as Markdown, LaTeX and terminals draw them, and files that are
// no text of a table at all.

#include "engine/format/diagnostic.h"
#include "engine/format/place.h"

#include <optional>
#include <string>
#include <string_view>

namespace yindi {

/// Whether bytes are JSON, a page of the web, a document or a data base, which is told in one error.
bool is_other_form(std::string_view bytes, const std::string& path, Problems&);

/// Writes commas for the bars of a table that is drawn with them and lines of dashes (Markdown, org, terminals), or for
/// the & of one of LaTeX, from offset `start` on, line by line, and says so; gives the sign that kept the cells apart,
/// or nothing where the text is neither.
std::optional<char> mend_drawn_table(std::string& text, const std::string& path, std::size_t start, Problems&);

} // namespace yindi
