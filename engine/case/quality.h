#pragma once

// How sure a number is: the words of the files, what people call them and the marks that stand beside numbers.

#include "engine/language/language.h"

#include <span>
#include <string_view>

namespace yindi {

struct Quality {
  const char* id;
  const char* name;   ///< marked
  const char* symbol; ///< of mockups/style.md as a character
};

/// Surest first; the last, "unknown", is no word of a file but what a number without any is.
std::span<const Quality> quality_rows();
/// nullptr where there is none.
const Quality* find_quality(std::string_view id);
/// In both languages; the word itself where it is none of them.
Text quality_name(const std::string& id);

} // namespace yindi
