#pragma once

// Bytes of a file → UTF-8. Spreadsheets in China write GB18030 (or its subset GBK), others UTF-8 with a byte order
// mark; what is neither is refused with the place of the first bad byte.

#include "engine/case/diagnostic.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace yindi {

/// The text of a file as UTF-8 without byte order mark. `path` is for the diagnostics.
Loaded<std::string> to_utf8(std::string bytes, const std::string& path);

/// Offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates); npos where there is none.
std::size_t first_bad_utf8(std::string_view text);

/// Number of code points; bytes that continue one do not count.
std::size_t code_points(std::string_view text);

} // namespace yindi
