#pragma once

// Everything Yindi says to a person goes through here: English is the key, the catalogue zh.po holds the Chinese.
// Names that come from a casebook are Texts in both languages; a Sentence is a message with its arguments, so that
// a reason found deep in the engine can be said later in either language.

#include <string>
#include <string_view>
#include <vector>

namespace yindi {

enum class Language { en, zh };

/// A name or a sentence in both languages, as casebooks store it.
struct Text {
  std::string en, zh;
  bool operator==(const Text&) const = default;
  bool empty() const { return en.empty() && zh.empty(); }
  /// The text in `language`, or in the other one where that is blank.
  const std::string& in(Language language) const;
};

/// Line ends and tabs as blanks: a name from a table may hold them, a sentence, a table or a page is written in lines.
std::string one_line(std::string text);

/// The catalogue's translation of an English message; the message itself where there is none.
/// `tr` is what xgettext looks for, so its argument is always a literal.
std::string_view tr(Language language, std::string_view english);

/// Everything the catalogue says, as one text: a font must hold its characters.
std::string_view catalogue_text();

/// Marks a literal for the catalogue that is translated later.
consteval const char* mark(const char* english) { return english; }

/// A message with `{}` places (fmt syntax) and their arguments. Arguments are Texts: a number is the same in both.
struct Sentence {
  std::string message;
  std::vector<Text> arguments;
  bool operator==(const Sentence&) const = default;
  std::string in(Language language) const;
  bool empty() const { return message.empty(); }
};

/// What is said in both languages: a sentence, a `mark`ed literal.
Text both(const Sentence& sentence);
Text both(const char* marked);

/// An argument that reads the same in both languages: a number, an id, a file name.
Text plain(std::string text);

/// `say(mark("no county \"{}\""), id)`: a Sentence with plain strings, Texts or other Sentences as arguments.
inline Text as_argument(Text text) { return text; }
inline Text as_argument(const Sentence& sentence) { return both(sentence); }
inline Text as_argument(std::string text) { return plain(std::move(text)); }
inline Text as_argument(const char* text) { return plain(text); }
template <class... Arguments>
Sentence say(const char* message, Arguments&&... arguments) {
  return {message, {as_argument(std::forward<Arguments>(arguments))...}};
}

/// 0.574 → "0.574"; `digits` after the point, a true minus sign, "–" for what is not a number.
std::string decimal(double value, int digits);
/// 0.7 → "70 %" / "70%".
Text per_cent(double share);
/// The shortest text that reads back as the same double ("3950", "0.2").
std::string shortest(double value);
/// A unit as people say it: "a" → "years" / "年"; what we have no word for stays as written, "1" is not said.
Text unit_name(const std::string& unit);
/// A measured number as people write it: 3 significant decimals at the most, thousands grouped in English and from five
/// digits on in Chinese, the unit behind it: "3,950 m" / "3950 米".
Text quantity(double value, const std::string& unit = {});
/// "+0.022", "−0.057", "0.000".
std::string signed_decimal(double value, int digits);
/// "a, b and c" / "a、b和c".
Text list(const std::vector<Text>& items);

} // namespace yindi
