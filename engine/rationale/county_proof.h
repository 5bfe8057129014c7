#pragma once

// What a county's document carries so that it can be checked, and the check.

#include "engine/rationale/county_sheet.h"

namespace yindi {

/// A part's id and its text in a document, without markup; blanks do not count.
using PartTexts = std::vector<std::pair<std::string, std::string>>;
/// The id of what stands outside all parts: the title, the head and the foot of the pages, whatever somebody wrote
/// between two parts.
inline constexpr const char* outside_parts = "frame";

/// The proof as JSON text: {format, kind ("county", "notice", "case" or "province"), annex, county, lang, version,
/// commit, arguments, draws, seed, weights, spread, files, journal, claims:[{id, value, shown, tolerance}], parts:[{id,
/// label, sha256}]}.
std::string proof_text(const CountySheet& sheet, const PartTexts& texts);

/// The text of some HTML: tags left out, entities read.
std::string text_of_markup(const std::string& html);
/// The text of a page that no part of it holds.
std::string text_around_sections(const std::string& html);

/// A document read back, whichever format it has.
struct ReadDocument {
  std::string ending; ///< of the format that it has: ".html", ".json", ".docx", ".xlsx"
  std::string kind, county, lang, version, commit;
  bool annex = false;                                                 ///< with the audit annex
  bool whole() const { return kind == "case" || kind == "province"; } ///< about the whole case
  std::vector<std::string> arguments;
  std::vector<FileHash> files;
  std::string journal_head;
  std::vector<Claim> claims;                               ///< as the proof has them
  std::vector<std::pair<std::string, std::string>> shown;  ///< claim → what stands in the text there
  std::vector<std::pair<std::string, std::string>> labels; ///< part → what it is called
  std::vector<std::pair<std::string, std::string>> hashes; ///< part → SHA-256 of its text, as the proof has it
  PartTexts texts;                                         ///< as they stand
  std::vector<std::pair<std::string, double>> cells;       ///< of a workbook: "Calc!C9" → what stands there
};
/// Errors: no document of this program; a proof that cannot be read.
Loaded<ReadDocument> read_document(const std::string& bytes);

/// One thing that does not agree; `kind` is one of "inputs", "arguments", "version", "numbers", "text".
struct Disagreement {
  std::string kind;
  Sentence said;
};
/// Compares a document with the one that its own question gives now. Numbers agree to the last bit where the commit is
/// the same; else to 1e-9, and shares of draws to three standard errors.
std::vector<Disagreement> compare(const ReadDocument& document, const ReadDocument& now);

} // namespace yindi
