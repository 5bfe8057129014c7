#include "engine/rationale/documents.h"

#include "engine/format/words.h"

#include <algorithm>
#include <filesystem>

namespace yindi {

std::optional<DocumentMaterial> document_material(const Case& c, RankedCase all,
                                                  const std::vector<std::string>& counties, const Progress& goes_on) {
  const auto stopped = [&] { return goes_on && !goes_on(0); };
  DocumentMaterial material;
  material.facts = regional_facts(c, std::move(all), goes_on);
  if (stopped()) return std::nullopt;
  material.drawn = options_for_verdicts(c);
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

CountySheet case_sheet(const Case& c, const DocumentMaterial& material, Language language) {
  return compose_case({c, material.facts, material.sure, material.drawn}, material.provenance, language);
}

const std::vector<SheetFormat>& county_formats() {
  static const std::vector<SheetFormat> table = {
      {".pdf", mark("who signs it"), [](const CountySheet& sheet) { return write_county_pdf(sheet); }},
      {".html", mark("phone to print, one file"), write_county_html},
      {".md", mark("text, to go on writing"), write_county_markdown},
      {".json", mark("other programs"), write_county_json}};
  return table;
}

const std::vector<SheetFormat>& case_formats() {
  static const std::vector<SheetFormat> table = {
      {".pdf", mark("who signs it"), [](const CountySheet& sheet) { return write_case_pdf(sheet); }}};
  return table;
}

const SheetFormat* county_format_of(const std::string& file) {
  const std::string ending = lower(std::filesystem::path(file).extension().string());
  for (const SheetFormat& format : county_formats())
    if (ending == format.ending) return &format;
  return nullptr;
}

} // namespace yindi
