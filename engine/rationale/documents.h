#pragma once

// The documents of a case: what they are written from, worked out once, and one table of their formats.

#include "engine/rationale/case_sheet.h"

#include <optional>
#include <string>
#include <vector>

namespace yindi {

struct DocumentMaterial {
  RegionalFacts facts; ///< of all counties: neighbours are part of a county's answer
  SimulationOptions drawn;
  std::vector<std::size_t> asked;     ///< places in facts.ranked.ranking.counties, in its order
  std::vector<CountyRobustness> sure; ///< one each of `asked`
  Provenance provenance;              ///< for whoever has read the files
};

/// Of these counties, or of all where none is named; `every_place`: the same draws count all places, not only who is
/// first, as the audit annex shows them. Nothing only where `goes_on` gives false, which it is asked between the parts
/// and while draws are made.
std::optional<DocumentMaterial> document_material(const Case&, RankedCase all, const std::vector<std::string>& counties,
                                                  const Progress& goes_on = nullptr, bool every_place = false);

/// The sheet of the k-th of `asked`.
CountySheet county_sheet(const Case&, const DocumentMaterial&, std::size_t k, Language);
/// The public notice of the k-th of `asked`, on one page.
CountySheet notice_sheet(const Case&, const DocumentMaterial&, std::size_t k, Language);
/// The few pages on the whole case; `asked` must be all of its counties.
CountySheet case_sheet(const Case&, const DocumentMaterial&, Language, CaseAsked = {});

/// A document with all that stands behind it: what an auditor's format is written from.
struct DocumentInHand {
  const Case& c;
  const DocumentMaterial& material;
  const CountySheet& sheet;    ///< of one county of the material, or of the whole case
  std::string template_docx{}; ///< a DOCX whose styles are taken; blank: ours
};

/// One row a format: the ending of the file that asks for it, whom it is for, and its writer.
struct SheetFormat {
  const char* ending;
  const char* for_whom;
  std::string (*write)(const DocumentInHand&);
};
const std::vector<SheetFormat>& county_formats();
const std::vector<SheetFormat>& case_formats();
const std::vector<SheetFormat>& notice_formats();
/// By the ending of a file's name, in upper or lower case; nullptr where no format of a county's document has it.
/// "pdf", "docx" …
std::vector<std::string> endings_of(const std::vector<SheetFormat>& formats);
const SheetFormat* county_format_of(const std::string& file);
/// The same of the whole case's document and of a notice.
const SheetFormat* case_format_of(const std::string& file);
const SheetFormat* notice_format_of(const std::string& file);

} // namespace yindi
