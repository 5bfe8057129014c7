#pragma once

// Bytes of a file → UTF-8. Spreadsheets in China write GB18030 (or its subset GBK), others UTF-8 with a byte order
// mark or UTF-16 with one, in Taiwan Big5, in the West Windows-1252; what is none of them is refused with the place of
// the first bad byte.

#include "engine/format/diagnostic.h"
#include "engine/format/place.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yindi {

/// The text of a file as UTF-8 without byte order mark. `path` is for the diagnostics: a note says what was read as
/// Big5 or Windows-1252, a warning what has the form of GB18030 but not its characters.
Loaded<std::string> to_utf8(std::string bytes, const std::string& path);

/// Whether bytes begin with the byte order mark of UTF-16, as spreadsheets write "Unicode text".
bool is_utf16(std::string_view bytes);
/// Such bytes as UTF-8 without the mark; what is none of its characters is one error.
Loaded<std::string> from_utf16(std::string bytes, const std::string& path);

/// The names of the character sets that a text can be said to be in: UTF-8, GB18030, Big5, Windows-1252, UTF-16.
const std::vector<std::string>& charset_names();
/// The text as UTF-8 where somebody says which of `charset_names()` it is in; bytes that are none of its characters are
/// an error at the first of them. UTF-16 without byte order mark is read as little endian.
Loaded<std::string> to_utf8_from(const std::string& charset, std::string bytes, const std::string& path);

/// Offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates); npos where there is none.
std::size_t first_bad_utf8(std::string_view text);

/// Offset of the first character from `from` on that steers instead of being read: control characters (U+0000 to U+001F
/// without tab and line ends, U+007F to U+009F), line and paragraph separators, and those that turn the direction of
/// writing, so that a text reads otherwise than it is written (Unicode TR 36); npos where there is none.
std::size_t first_control(std::string_view text, std::size_t from = 0);

/// The character of UTF-8 text at an offset, and how many bytes it has; a byte that begins none is one by itself.
char32_t code_point(std::string_view text, std::size_t at);
std::size_t code_point_length(std::string_view text, std::size_t at);

/// "U+001B": the character at an offset.
std::string code_point_name(std::string_view text, std::size_t at);

/// The line and column of a byte of UTF-8 text.
Place place_at(std::string_view text, std::size_t offset, const std::string& path);

/// Number of code points; bytes that continue one do not count.
std::size_t code_points(std::string_view text);

} // namespace yindi
