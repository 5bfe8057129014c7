#pragma once

// Words and numbers as people type them: what is near to what, what is a number and, if not, why.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yindi {

/// Optimal string alignment distance (insert, delete, replace, swap neighbours), in bytes.
std::size_t letters_between(std::string_view a, std::string_view b);

/// The known word within two letters of `word` that is nearest; nothing where none is, or nothing would be common.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

/// "did you mean …?" where a known word is near; else `otherwise`.
Sentence did_you_mean(std::string_view word, const std::vector<std::string>& known, Sentence otherwise = {});

/// `[A-Za-z0-9_-]+`
bool is_id(std::string_view text);

/// YYYY-MM-DD, a day that exists.
bool is_date(std::string_view text);
/// A date, or a date and a time as TOML writes it (`2024-05-10T09:30:00`, with or without offset).
bool is_date_time(std::string_view text);

/// A number in a table: digits with a point, an exponent if need be, spaces around. `hint` says what is wrong where
/// `value` is absent: a decimal comma, thousands separators, inf, nan, hexadecimal, full-width digits.
struct ReadNumber {
  std::optional<double> value;
  Sentence hint;
};
ReadNumber read_number(std::string_view text);
/// The same where a blank is no answer: the hint never says to leave the cell blank.
ReadNumber read_needed_number(std::string_view text);

/// "65.05%" in a column whose unit is "%", "1" or (blank) not known: the number to write in the column's own unit.
/// Nothing where `text` is no number with a per-cent sign.
std::optional<Sentence> per_cent_hint(std::string_view text, std::string_view unit);

/// Words that were meant as a number: with a decimal comma, thousands separators or full-width digits.
bool looks_like_number(std::string_view text);

/// "3", "0.5", "1/3" → the number; nothing for "skip" and for what is no positive finite number.
std::optional<double> ratio(const std::string& text);
/// The ratio the other way round, as written: 3 → 1/3, 2/3 → 3/2; "1", "skip" and a blank stay.
std::string reciprocal(const std::string& text);

/// `a;b;c` → parts, without spaces around them.
std::vector<std::string> split(std::string_view text, char delimiter);
std::string_view trim(std::string_view text);
/// With A to Z as a to z.
std::string lower(std::string_view text);
/// "a, b, c": known words in a hint.
std::string joined(const std::vector<std::string>& words);

} // namespace yindi
