#pragma once

// The round on paper: one sheet a person, to be filled in by hand and typed in twice.

#include "engine/workshop/question_sheet.h"

namespace yindi {

/// Sheet `serial` of a round: "R1-017-6". The last digit tells a slip of the pen: each of the others weighs otherwise
/// (ISO 7064, MOD 11-2; the tenth remainder is X).
std::string sheet_code(int round, int serial);

/// The round and serial of a code as somebody typed it (small letters, blanks, no dashes); nothing where its check
/// digit does not fit.
struct SheetCode {
  int round = 0, serial = 0;
};
std::optional<SheetCode> read_sheet_code(const std::string& text);
/// Why a text that is meant as the code of a sheet of `round` is none: a digit was misread, another round. Blank where
/// it is one, or no code is meant at all.
Sentence misread_code(const std::string& text, int round);

struct QuestionnaireOptions {
  Language language = Language::en;
  int copies = 1;
  std::vector<std::string> names; ///< of a named round, one a sheet; blank: a spare one
  int first_serial = 1;
  std::vector<std::string> groups; ///< boxes to tick, "I am"; none: not asked
  std::string date;                ///< of the document
};

/// As many sheets as the round needs: one a participant in a named round, unless `copies` says how many. In a named
/// round the codes 1, 2 … are the participants', so spare sheets begin behind them.
QuestionnaireOptions questionnaire_for(const Case& c, const QuestionSheet& sheet, Language language,
                                       std::optional<int> copies = {}, std::optional<int> first_serial = {});

/// The PDF's bytes: A4, two sides a leaf, which holds as many nodes as fit; further leaves have the same code.
std::string questionnaire_pdf(const QuestionSheet& sheet, const QuestionnaireOptions& options);

/// How `questions` spread over pages of which the first holds `first`, the last `last`, those between `middle` at most:
/// as few pages as do, filled evenly.
std::vector<std::size_t> questions_by_page(std::size_t questions, std::size_t first, std::size_t middle,
                                           std::size_t last, std::size_t only);

/// Groups whose box may be printed: those with three or more members, so that a tick names nobody; all or none.
std::vector<std::string> groups_to_tick(const Case& c);

} // namespace yindi
