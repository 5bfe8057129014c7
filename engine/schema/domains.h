#pragma once

// The words that a field may hold. Each kind of thing has one table of them, in the room that knows what they do; this
// room, which comes before, only declares that there are such words, and each table defines them beside itself. So a
// word is written once, and reading a casebook knows it without including what computes with it.

#include "engine/language/language.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

struct Word {
  std::string id;
  Text name = {}; ///< as people call it; blank: the id is the name
};
using Words = std::vector<Word>;
std::vector<std::string> ids_of(const Words& words);
/// The id where no word has it, or the word has no other name.
Text name_of_word(const Words& words, const std::string& id);

/// The words that a field may hold, in the order in which they are offered.
struct Domain {
  Words all;
  bool open = true; ///< any text will do
  bool may_be_blank = false;
  const char* unknown = mark("unknown word \"{}\"");
  const char* otherwise = nullptr; ///< marked: the hint where no word is near; nullptr: the words are listed
  bool told_later = false;         ///< who computes with the word refuses an unknown one, and knows better why

  bool has(const std::string& word) const;
  std::vector<std::string> ids() const;
  /// The one that is called so in either language, or nearly: 估计值, Common border; nothing where none is.
  std::optional<std::string> called(const std::string& name) const;
};

Domain domain(Words all);
/// Words that no table knows more of.
Domain words(const std::vector<std::string>& ids);
Domain or_blank(Domain domain);

// Defined beside their tables.
Words weighting_words();       ///< engine/methods/objective.cpp: "ahp", then what the data weigh by
Words combining_words();       ///< engine/ranking/case_weights.cpp
Words method_words();          ///< engine/methods/methods.cpp
Words normalization_words();   ///< engine/methods/normalization.cpp
Words node_weighting_words();  ///< engine/weights/weightings.cpp
Words judgement_scale_words(); ///< engine/weights/scales.cpp
Words prioritization_words();  ///< engine/weights/priorities.cpp
Words random_index_words();    ///< engine/weights/random_index.cpp
Words aggregation_words();     ///< engine/weights/group.cpp
Words weight_draw_words();     ///< engine/robustness/weight_draws.cpp

} // namespace yindi
