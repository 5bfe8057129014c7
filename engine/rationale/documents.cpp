#include "engine/rationale/documents.h"

#include "engine/format/words.h"
#include "engine/rationale/docx.h"
#include "engine/rationale/notice.h"
#include "engine/rationale/workbook.h"

#include <algorithm>
#include <filesystem>

namespace yindi {

std::optional<DocumentMaterial> document_material(const Case& c, RankedCase all,
                                                  const std::vector<std::string>& counties, const Progress& goes_on,
                                                  bool every_place) {
  const auto stopped = [&] { return goes_on && !goes_on(0); };
  DocumentMaterial material;
  material.facts = regional_facts(c, std::move(all), goes_on);
  if (stopped()) return std::nullopt;
  // All draws are made, so that the shares are those of `yindi robust` and of the window, with the annex or without it.
  material.drawn = simulation_options(c);
  material.drawn.verdict_only = true, material.drawn.firsts_only = !every_place;
  std::vector<CountyRanking> rankings;
  const auto& ranked = material.facts.ranked.ranking.counties;
  for (std::size_t k = 0; k < ranked.size(); ++k) {
    if (!counties.empty() &&
        std::find(counties.begin(), counties.end(), ranked[k].assessment->county) == counties.end())
      continue;
    material.asked.push_back(k);
    rankings.push_back(ranked[k]);
  }
  auto sure = robustness(c, rankings, material.drawn, goes_on);
  if (!sure) return std::nullopt;
  material.sure = std::move(*sure);
  return material;
}

CountySheet county_sheet(const Case& c, const DocumentMaterial& material, std::size_t k, Language language) {
  const CountyRanking& ranking = material.facts.ranked.ranking.counties[material.asked[k]];
  const CountyRationale rationale = county_rationale(c, material.facts, ranking, material.sure[k], material.drawn);
  return compose_county(c, rationale, material.provenance, language);
}

CountySheet notice_sheet(const Case& c, const DocumentMaterial& material, std::size_t k, Language language) {
  const CountyRanking& ranking = material.facts.ranked.ranking.counties[material.asked[k]];
  const CountyRationale rationale = county_rationale(c, material.facts, ranking, material.sure[k], material.drawn);
  const LibraryWords words = library_words(c.model->library);
  return compose_notice({c, material.facts, ranking, material.sure[k], material.drawn, words}, rationale,
                        material.provenance, language);
}

CountySheet case_sheet(const Case& c, const DocumentMaterial& material, Language language, CaseAsked asked) {
  return compose_case({c, material.facts, material.sure, material.drawn}, material.provenance, language, asked);
}

namespace {

/// A writer that the blocks are enough for.
template <std::string (*write)(const CountySheet&)>
std::string from_sheet(const DocumentInHand& document) {
  return write(document.sheet);
}
std::string docx_of(const DocumentInHand& document) { return write_docx(document.sheet, document.template_docx); }

const SheetFormat* format_of(const std::vector<SheetFormat>& table, const std::string& file) {
  const std::string ending = lower(std::filesystem::path(file).extension().string());
  for (const SheetFormat& format : table)
    if (ending == format.ending) return &format;
  return nullptr;
}

} // namespace

const std::vector<SheetFormat>& county_formats() {
  static const std::vector<SheetFormat> table = {
      {".pdf", mark("who signs it"), [](const DocumentInHand& d) { return write_county_pdf(d.sheet); }},
      {".docx", mark("the office, to go on writing"), docx_of},
      {".html", mark("phone to print, one file"), from_sheet<write_county_html>},
      {".xlsx", mark("who checks every number"), write_workbook},
      {".md", mark("text, to go on writing"), from_sheet<write_county_markdown>},
      {".json", mark("other programs"), from_sheet<write_county_json>}};
  return table;
}

const std::vector<SheetFormat>& case_formats() {
  static const std::vector<SheetFormat> table = {
      {".pdf", mark("who signs it"), [](const DocumentInHand& d) { return write_case_pdf(d.sheet); }},
      {".docx", mark("the office, to go on writing"), docx_of},
      {".html", mark("phone to print, one file"), from_sheet<write_county_html>},
      {".xlsx", mark("who checks every number"), write_workbook},
      {".md", mark("text, to go on writing"), from_sheet<write_county_markdown>},
      {".json", mark("other programs"), from_sheet<write_county_json>}};
  return table;
}

const std::vector<SheetFormat>& notice_formats() {
  static const std::vector<SheetFormat> table = {
      {".pdf", mark("who posts it"), [](const DocumentInHand& d) { return write_notice_pdf(d.sheet); }},
      {".docx", mark("the office, to go on writing"), docx_of},
      {".html", mark("phone to print, one file"), from_sheet<write_county_html>},
      {".md", mark("text, to go on writing"), from_sheet<write_county_markdown>},
      {".json", mark("other programs"), from_sheet<write_county_json>}};
  return table;
}

std::vector<std::string> endings_of(const std::vector<SheetFormat>& formats) {
  std::vector<std::string> endings;
  for (const SheetFormat& format : formats) endings.push_back(format.ending + 1);
  return endings;
}

const SheetFormat* county_format_of(const std::string& file) { return format_of(county_formats(), file); }
const SheetFormat* notice_format_of(const std::string& file) { return format_of(notice_formats(), file); }
const SheetFormat* case_format_of(const std::string& file) { return format_of(case_formats(), file); }

} // namespace yindi
