#pragma once

// How sure a number is: the words of the files, what people call them and the marks that stand beside numbers.

#include "engine/language/language.h"

#include <optional>
#include <span>
#include <string_view>

namespace yindi {

struct Spread;

/// The shape beside a number, which the window and the sheets draw.
enum class QualityMark { square, disc, diamond, half_disc, ring, crossed };

struct Quality {
  const char* id;
  const char* name;   ///< marked
  const char* symbol; ///< the mark as a character
  QualityMark mark;
  bool doubtful = false;                           ///< to be looked at before it decides anything
  bool assumed = false;                            ///< nobody measured it
  std::optional<double> Spread::*spread = nullptr; ///< its row of [spread] in the criteria file; nullptr: none
};

/// Surest first; the last, "unknown", is no word of a file but what a number without any is.
std::span<const Quality> quality_rows();
/// nullptr where there is none.
const Quality* find_quality(std::string_view id);
bool is_assumed(std::string_view id);
bool is_doubtful(std::string_view id);
/// In both languages; the word itself where it is none of them.
Text quality_name(const std::string& id);

} // namespace yindi
