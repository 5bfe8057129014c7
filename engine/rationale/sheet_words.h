#pragma once

// How a sheet is worded in its language, and what its head says: shared by all that compose one.

#include "engine/rationale/county_sheet.h"

namespace yindi {

struct SheetWords {
  Language language = Language::en;

  bool zh() const { return language == Language::zh; }
  std::string in(const Text& text) const { return set(one_line(text.in(language))); }
  std::string in(const Sentence& sentence) const { return set(one_line(sentence.in(language))); }
  /// In Chinese no blank stands between Han and figures: what sets the text puts its own space there.
  std::string set(std::string text) const;
  std::string word(const char* marked) const { return std::string(tr(language, marked)); }
  /// Between two sentences, or a head and its sentence: nothing in Chinese.
  std::string gap() const { return zh() ? "" : " "; }
  std::string together(const std::vector<Sentence>& sentences) const;
  /// "first second": with what is between two sentences, unless there is no first.
  std::string joined(const std::string& first, const std::string& second) const;
  /// The command that recomputes a document, with all that stood in place of the casebook's settings; what it was made
  /// with, and whether somebody `judged`; the files behind it.
  std::string proof(const Provenance& p, const std::string& command, bool judged) const;
};

/// "2026-11-23" as people write it: "23 November 2026", "2026年11月23日"; anything else as it is.
std::string day_in_words(const std::string& date, Language language);

/// A sign for each name, no two alike where the names allow it: the first character of a Chinese name, two letters of
/// an English one; where that is taken already a later character. "–" for a blank name.
std::vector<std::string> unique_letters(const std::vector<std::string>& names, Language language);

/// What the sheets of one county have at their head: whose it is, of which case, what it proves itself by.
CountySheet head_of(const SheetWords& words, const CountyRationale& r, const Provenance& p, const char* shape);

} // namespace yindi
