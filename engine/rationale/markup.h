#pragma once

// Text of a casebook on its way into markup: nothing that a name holds may become a tag or end a table cell.

#include <string>

namespace yindi {

/// For the text and the attributes of HTML and XML: & < > " ' are escaped; control characters that XML forbids go.
std::string escape_markup(const std::string& text);

/// For one line of Markdown, also inside a table: what Markdown or HTML would read as markup is escaped, a line break
/// becomes a blank.
std::string escape_markdown(const std::string& text);

} // namespace yindi
