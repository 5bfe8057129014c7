#include "engine/rationale/case_sheet.h"
#include "engine/rationale/documents.h"
#include "engine/rationale/notice.h"

#include "tests/catch.h"
#include "tests/rationale/example.h"

#include <algorithm>

namespace case_sheet_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

DocumentMaterial material_of(Case& c, bool every_place = false) {
  c.robustness.draws = 600;
  auto material = *document_material(c, rank_case(c), {}, nullptr, every_place);
  material.provenance = provenance_of(c, material.drawn, {{"casebook.toml", std::string(64, 'a')}}, {}, "0.1.0", "abc");
  return material;
}

const SheetPart* part(const CountySheet& sheet, const std::string& id) {
  for (const SheetPart& one : sheet.parts)
    if (one.id == id) return &one;
  return nullptr;
}

std::string said(const CountySheet& sheet, const std::string& id) {
  const SheetPart* found = part(sheet, id);
  return found ? text_of(*found) : "(no such part)";
}

bool says(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

double claim(const CountySheet& sheet, const std::string& id) {
  for (const Claim& one : sheet.claims)
    if (one.id == id) return one.value;
  return -1;
}

/// The case as it stands, its counties copied until there are so many.
Case with_counties(std::size_t count) {
  Case c = minimal_case();
  Model& model = c.model.edit();
  const auto own = model.county_ids;
  for (std::size_t n = 0; model.county_ids.size() < count; ++n) {
    County copy = *find_county(c, own[n % own.size()]);
    copy.id = std::to_string(610000 + n);
    copy.name = {copy.name.en + " " + std::to_string(n), copy.name.zh + std::to_string(n)};
    if (copy.lon) *copy.lon += 0.13 * static_cast<double>(n % 17);
    if (copy.lat) *copy.lat += 0.11 * static_cast<double>(n / 17);
    model.county_ids.push_back(copy.id);
    model.counties.push_back(std::move(copy));
  }
  return c;
}

} // namespace

TEST_CASE("a case keeps to its pages, however many counties it has", "[case_sheet]") {
  for (const std::size_t count : {2U, 30U, 60U})
    for (const Language language : {Language::en, Language::zh}) {
      Case c = with_counties(count);
      const DocumentMaterial material = material_of(c);
      INFO(material.asked.size() << (language == Language::zh ? " zh" : " en"));
      int pages = 0;
      double points = 0;
      write_case_pdf(case_sheet(c, material, language), &pages, &points);
      CHECK(pages <= prefecture_pages);
      CHECK(points == Approx(language == Language::zh ? 16 : 11)); // maps and tables give way, never type
      CHECK(pages >= 2);
      write_case_pdf(case_sheet(c, material, language, {true, false}), &pages, &points);
      CHECK(pages <= province_pages);
      CHECK(points == Approx(language == Language::zh ? 16 : 11));
      // The annex stands behind the pages that are signed and is none of them.
      int with_annex = 0;
      const CountySheet annexed = case_sheet(c, material, language, {false, true});
      const std::string pdf = write_case_pdf(annexed, &with_annex);
      CHECK(with_annex <= prefecture_pages);
      CHECK(case_pictures(annexed, 0.5).size() > static_cast<std::size_t>(with_annex));
      if (count > 2) break;
    }
}

TEST_CASE("counties that share a reason stand together, each in one group", "[case_sheet]") {
  Case c = with_counties(12);
  const DocumentMaterial material = material_of(c);
  const CountySheet sheet = case_sheet(c, material, Language::en);
  double grouped = 0, firsts = 0;
  for (const Claim& one : sheet.claims) {
    if (one.id.starts_with("group.")) grouped += one.value;
    if (one.id.starts_with("first.")) firsts += one.value;
  }
  CHECK(grouped == 12);
  CHECK(firsts == 12);
  const std::string text = said(sheet, "groups");
  for (const CountyRanking& county : material.facts.ranked.ranking.counties)
    CHECK(says(text, find_county(c, county.assessment->county)->name.en));
}

TEST_CASE("the parts of a case are those of its shape", "[case_sheet]") {
  Case c = with_counties(12);
  const DocumentMaterial material = material_of(c, true);
  const CountySheet sheet = case_sheet(c, material, Language::en);
  for (const char* id :
       {"answer", "advice", "counties", "groups", "people", "flips", "next", "decision", "annexes", "proof"}) {
    INFO(id);
    CHECK(part(sheet, id) != nullptr);
  }
  CHECK(part(sheet, "prefectures") == nullptr);
  CHECK(part(sheet, "annex_matrices") == nullptr);
  CHECK(sheet.shape == "case");
  CHECK(says(said(sheet, "people"), "Consistency ratio"));
  CHECK(says(said(sheet, "next"), "Office responsible | By (date)"));
  CHECK(claim(sheet, "values.assumed") <= claim(sheet, "values"));
  // What is to be found out first may change the most first choices.
  std::vector<double> effects;
  for (const Claim& one : sheet.claims)
    if (one.id.starts_with("find.")) effects.push_back(one.value);
  CHECK(effects.size() > 1);
  CHECK(std::is_sorted(effects.rbegin(), effects.rend()));

  const CountySheet province = case_sheet(c, material, Language::zh, {true, false});
  CHECK(province.shape == "province");
  CHECK(part(province, "counties") == nullptr);
  CHECK(part(province, "groups") == nullptr);
  CHECK(says(said(province, "prefectures"), "6100（")); // the copies' code
  CHECK(says(said(province, "proof"), "--shape province --lang zh"));
}

TEST_CASE("the audit annex holds matrices, comparisons, neighbours, formulas and draws", "[case_sheet]") {
  Case c = minimal_case();
  const DocumentMaterial material = material_of(c, true);
  const CountySheet sheet = case_sheet(c, material, Language::en, {false, true});
  CHECK(sheet.annex);
  for (const char* id :
       {"annex_criteria", "annex_matrices", "annex_comparisons", "annex_neighbours", "annex_formulas", "annex_draws"}) {
    INFO(id);
    REQUIRE(part(sheet, id) != nullptr);
    CHECK(part(sheet, id)->annex);
  }
  CHECK(says(said(sheet, "proof"), "--annex"));
  const std::string matrices = said(sheet, "annex_matrices");
  const CountyRanking& county = material.facts.ranked.ranking.counties.front();
  REQUIRE_FALSE(county.ranking.empty());
  const RankedIndustry& first = county.ranking.front();
  REQUIRE(first.score);
  CHECK(says(matrices, decimal(*first.score, 4)));
  for (const auto& [leaf, weight] : county.used) CHECK(says(matrices, decimal(weight, 4)));
  // Draws counted to the end: the shares of a row add up.
  const auto& drawn = *material.sure.front().acceptability;
  CHECK(drawn.rank_acceptability.rowwise().sum().minCoeff() == Approx(1).margin(1e-9));
  const Eigen::MatrixXd& places = drawn.rank_acceptability;
  CHECK(says(said(sheet, "annex_draws"), "| " + share_of_draws(places(0, 0)).en + " |"));
}

TEST_CASE("what counties have decided is taken in", "[case_sheet]") {
  Case c = with_counties(12);
  c.record.decisions.clear();
  const std::string county = c.model->county_ids.front();
  Decision decision;
  decision.county = county, decision.chosen = {"yak"}, decision.reason = "herders asked for it";
  c.record.decisions = {decision};
  const DocumentMaterial material = material_of(c);
  const CountySheet sheet = case_sheet(c, material, Language::en);
  CHECK(says(said(sheet, "counties"), "; decided: Yak"));
}

TEST_CASE("a notice argues for what is proposed", "[case_sheet]") {
  Case c = minimal_case();
  const DocumentMaterial plain_material = material_of(c);
  std::size_t k = 0; // a county that has a second
  const auto ranking_at = [&](std::size_t at) -> const CountyRanking& {
    return plain_material.facts.ranked.ranking.counties[plain_material.asked.at(at)];
  };
  while (ranking_at(k).ranking.size() < 2) ++k;
  const CountyRanking& ranking = ranking_at(k);
  Decision decision;
  decision.county = ranking.assessment->county, decision.chosen = {ranking.ranking[1].industry};
  decision.reason = "herders asked for it";
  c.record.decisions = {decision};
  const DocumentMaterial material = material_of(c);
  const std::string why = said(notice_sheet(c, material, k, Language::en), "why");
  const std::size_t reason = why.find("herders asked for it."), other = why.find("The comparison puts ");
  CHECK(reason != std::string::npos);
  CHECK(other != std::string::npos);
  CHECK(reason < other);
  CHECK(why.find("1. ") == std::string::npos); // no reasons for the one that is not proposed
}

TEST_CASE("a notice is drawn for the screen as it is printed", "[case_sheet]") {
  Case c = minimal_case();
  const DocumentMaterial material = material_of(c);
  const CountySheet notice = notice_sheet(c, material, 0, Language::zh);
  CHECK(notice_pictures(notice, 1).size() == 1);
}

} // namespace case_sheet_test
