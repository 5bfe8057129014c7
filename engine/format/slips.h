#pragma once

// What spreadsheets, input methods and web pages make of what somebody typed: 1/3 becomes 3-Jan, 511921 becomes
// 5.11921E+05, ; becomes ；, and characters come along that nobody sees. Told by their cause, with a cure that is
// right.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace yindi {

/// With half-width digits, letters, signs and blanks for full-width ones (U+FF01 … U+FF5E, U+3000).
std::string half_width(std::string_view text);

/// "write it with half-width digits and /: 1/3"; nothing where `text` has no full-width sign.
std::optional<Sentence> full_width_hint(std::string_view text);

/// The fraction of which a spreadsheet made a date: 3-Jan, 1月3日, 2024-01-03, 1/3/2024 are 1/3. Month and day, unless
/// only the other way gives 1 of something. Nothing where `text` is no date without a time.
std::optional<std::string> fraction_of_date(std::string_view text);
/// The same of the number of a day from 2020 to 2030: 45294 is 1/3.
std::optional<std::string> fraction_of_day_number(double value);

/// "a spreadsheet has made a date of 1/3: format the cells as text, or write 0.3333".
Sentence made_a_date_of(const std::string& fraction);

/// Why `text` is no judgement of `a` over `b` where its cause can be told: a date, full-width signs, -3 of a survey
/// from -9 to 9, a sign for "missing", a per cent, a decimal comma; else nothing. `mirrored`: what `b` over `a` is.
std::optional<Sentence> slip_in_judgement(std::string_view text, const Text& a = {}, const Text& b = {},
                                          std::optional<double> mirrored = std::nullopt);

/// What to do about #REF!, #DIV/0! or Err:508, which are no texts of anybody.
std::optional<Sentence> failed_formula(std::string_view text);

/// "-", "—", "/", "NA", "缺失" …: what people and programs write for nothing.
bool means_missing(std::string_view text);

/// The whole number of which a spreadsheet made 5.11921E+05 or 511921.0; nothing where `text` is none of these.
std::optional<std::string> id_of_number(std::string_view text);

/// Whether the exponent of 5.1E+05 stands for digits that are gone.
bool lost_digits(std::string_view text);

/// A character without a width, or a blank that is none of the keyboard's.
struct OddCharacter {
  std::size_t at, length; ///< bytes
  Text name;              ///< "zero-width space"
};
/// The first one from `from` on that nobody sees: zero-width, joiners, byte-order marks, soft hyphens.
std::optional<OddCharacter> invisible_character(std::string_view text, std::size_t from = 0);
/// The no-break, thin or ideographic blank that `text` begins or ends with.
std::optional<OddCharacter> odd_blank_at_edge(std::string_view text);

/// "take out the invisible character U+200B (zero-width space)", or the odd blank at an edge.
std::optional<Sentence> unseen_in(std::string_view text);

/// Whether `text` is blanks only, those of other keyboards included.
bool nothing_to_see(std::string_view text);
/// With blanks of the keyboard for no-break, thin and ideographic ones.
std::string without_odd_blanks(std::string_view text);

/// Three numbers as people write them, 1;2;3, (1, 2, 3), 1；2；3, 1、2、3, with blanks between them: "1 2 3". Commas
/// count only where there are two and nothing else between, since one may be a decimal sign.
std::string triple_apart(std::string_view text);

/// Whether ids are codes of one length that differ in digits only, so that a slip and another row look the same.
bool only_digits_differ(std::string_view a, std::string_view b);

} // namespace yindi
