#pragma once

// Letters of another script that look like those of a name: Cyrillic е in еlev_seat_m. They come along from input
// methods, scans and translations; no eye tells them apart.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yindi {

/// A letter that only looks like an ASCII one.
struct AlikeLetter {
  std::size_t at, length; ///< bytes
  char looks_like;
};
/// The first Cyrillic or Greek letter of a name that otherwise has ASCII letters and no letter of another script but
/// such ones; nothing where the name is all in one script (Вес).
std::optional<AlikeLetter> alike_letter(std::string_view name);
/// The name with ASCII letters for such ones; as it is where alike_letter() finds none.
std::string with_ascii_letters(std::string_view name);

/// The number that was meant where letters stand for digits: 1O0 is 100, l2 is 12; nothing where none does.
std::optional<std::string> digits_for_letters(std::string_view text);

/// 三, 十二, 一百零五, 两万 as a number; nothing where `text` is none of 零一二三四五六七八九十百千万亿.
std::optional<double> chinese_number(std::string_view text);

} // namespace yindi
