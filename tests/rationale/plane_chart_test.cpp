// The picture of a plane: every name in its own room, whoever paints it; where documents have it.

#include "engine/case/names.h"
#include "engine/ranking/county_classes.h"
#include "engine/rationale/documents.h"
#include "engine/rationale/plane_charts.h"
#include "engine/rationale/rationale.h"
#include "engine/rationale/sheet.h"
#include "engine/rationale/sheet_pictures.h"
#include "tests/catch.h"
#include "tests/rationale/example.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace plane_chart_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

struct Box {
  std::string text;
  double left, top, right, bottom;
  bool meets(const Box& o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
};

ChartStyle style_of(double width, Language language = Language::en) {
  return {width, 0, 0, language, approximate_text_width};
}

/// The names, but for the line below the plane.
std::vector<Box> names_of(const Drawing& drawing) {
  std::vector<Box> all;
  for (const Shape& shape : drawing.shapes)
    if (const auto* l = std::get_if<Label>(&shape); l && l->at.y < drawing.height - 20) {
      const double half = em(l->size) / 2;
      all.push_back({l->text, l->at.x, l->at.y - half, l->at.x + approximate_text_width(l->text, l->size, l->bold),
                     l->at.y + half});
    }
  return all;
}

bool shows(const Drawing& drawing, const std::string& text) {
  return std::any_of(drawing.shapes.begin(), drawing.shapes.end(), [&](const Shape& shape) {
    const auto* label = std::get_if<Label>(&shape);
    return label && label->text.find(text) != std::string::npos;
  });
}

/// Whether a name begins with this word.
bool names_it(const Drawing& drawing, const std::string& word) {
  return std::any_of(drawing.shapes.begin(), drawing.shapes.end(), [&](const Shape& shape) {
    const auto* label = std::get_if<Label>(&shape);
    return label && (label->text.starts_with(word + " ") || label->text.starts_with(word + "."));
  });
}

void check_layout(const Drawing& drawing) {
  const std::vector<Box> names = names_of(drawing);
  for (std::size_t i = 0; i < names.size(); ++i) {
    INFO(names[i].text);
    CHECK(names[i].left >= 0);
    CHECK(names[i].right <= drawing.width);
    CHECK(names[i].top >= 0);
    CHECK(names[i].bottom <= drawing.height);
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      INFO(names[j].text);
      CHECK_FALSE(names[i].meets(names[j]));
    }
    for (const Shape& shape : drawing.shapes)
      if (const auto* c = std::get_if<Circle>(&shape))
        CHECK_FALSE(names[i].meets(
            {"", c->centre.x - c->radius, c->centre.y - c->radius, c->centre.x + c->radius, c->centre.y + c->radius}));
  }
}

/// A table of so many rows and columns with names of so many characters.
DecisionMatrix table_of(std::mt19937_64& random, Eigen::Index m, Eigen::Index n, std::size_t letters) {
  DecisionMatrix matrix{{}, {}, {}, Eigen::MatrixXd(m, n)};
  for (Eigen::Index i = 0; i < m; ++i)
    matrix.alternatives.push_back("a" + std::to_string(i) + " " + std::string(letters, 'n'));
  for (Eigen::Index j = 0; j < n; ++j) {
    matrix.criteria.push_back(std::string(letters, 'c') + std::to_string(j));
    matrix.directions.push_back(Direction::max);
    for (Eigen::Index i = 0; i < m; ++i) matrix.values(i, j) = static_cast<double>(random() % 1000);
  }
  return matrix;
}

Case by_promethee() {
  Case c = minimal_case();
  c.method = MethodChoice{"promethee-ii", {}, {}, {}};
  c.method.parameters["functions"] = std::string("linear");
  c.method.parameters["q"] = 0.01, c.method.parameters["p"] = 0.3;
  return c;
}

} // namespace

TEST_CASE("no name of a plane stands over another, over a point, or beyond the paper", "[gaia]") {
  std::mt19937_64 random(34);
  for (const double width : {320.0, 430.0, 880.0, 1100.0})
    for (const Eigen::Index m : {2, 12, 41, 90}) {
      CAPTURE(width, m);
      const DecisionMatrix matrix = table_of(random, m, 3 + m / 2, 6 + static_cast<std::size_t>(m) % 15);
      const auto settings = *complete_settings(*find_method("promethee-ii"), {}).value;
      const auto plane = gaia(matrix, std::vector<double>(matrix.criteria.size(), 1), settings);
      REQUIRE(plane.value);
      for (const bool headed : {true, false}) {
        PlaneThings things = plane_things(matrix, *plane.value);
        things.headed = headed, things.alternatives.back().picked = true;
        const Drawing drawing = gaia_chart(*plane.value, things, style_of(width), headed ? 0 : width * 0.7);
        check_layout(drawing);
        if (width > 400) CHECK(shows(drawing, "decision axis π"));
        CHECK(shows(drawing, "differences") == headed);
        std::size_t named = 0;
        for (std::size_t i = 0; i < matrix.alternatives.size(); ++i) // a long name may be cut
          named += names_it(drawing, "a" + std::to_string(i)) ? 1 : 0;
        if (width > 800 && m == 12) CHECK(named == 12); // there is room for all
        if (named < static_cast<std::size_t>(m)) CHECK(shows(drawing, "A number is the place of one"));
      }
    }
}

TEST_CASE("how much a plane keeps says what it is worth", "[gaia]") {
  GaiaPlane plane;
  const auto said = [&](double share, Language language) {
    plane.explained = share;
    return plane_worth(plane).in(language);
  };
  CHECK(said(0.862, Language::en) == "The plane keeps 86.2 % of the differences.");
  CHECK(said(0.862, Language::zh) == "平面保留了 86.2% 的差异。");
  CHECK(said(0.65, Language::en).find("just enough") != std::string::npos);
  CHECK(said(0.599, Language::en).find("a poor picture: trust the net flows") != std::string::npos);
  CHECK(plane_notes(plane).size() == 1);
  plane.explained = 0.7;
  CHECK(plane_notes(plane).empty());
}

TEST_CASE("a county's plane has the net flows that rank it", "[gaia]") {
  Case c = by_promethee();
  CHECK(has_plane(c));
  CHECK_FALSE(has_plane(minimal_case()));
  const RankedCase ranked = rank_case(c);
  REQUIRE_FALSE(ranked.ranking.counties.empty());
  int compared = 0;
  for (const CountyRanking& county : ranked.ranking.counties) {
    const auto plane = county_plane(county);
    REQUIRE(plane.value.has_value() == (county.ranking.size() > 1));
    if (!plane.value) continue;
    const PlaneThings things = county_things(c, county, *plane.value, Language::zh);
    const Scores point = county.frame->scores(ends_of(*county.frame, *county.assessment).point);
    for (const RankedIndustry& e : county.ranking) {
      const auto at =
          std::find(plane.value->matrix.alternatives.begin(), plane.value->matrix.alternatives.end(), e.industry) -
          plane.value->matrix.alternatives.begin();
      const auto i = static_cast<std::size_t>(at);
      REQUIRE(i < things.alternatives.size());
      CHECK(things.alternatives[i].place == e.rank);
      CHECK(things.alternatives[i].name == industry_name(c, e.industry).zh);
      CHECK(plane.value->plane.net[i] == Approx(point.scores[i]).margin(1e-12));
      if (e.score && !e.bounded) CHECK(plane.value->plane.net[i] == Approx(*e.score).margin(1e-12));
      ++compared;
    }
    CHECK(things.criteria.size() == county.assessment->leaves.size());
  }
  CHECK(compared > 0);
  CountyRanking none;
  CHECK_FALSE(county_plane(none).value);
}

TEST_CASE("documents have the plane where PROMETHEE ranks, as a drawing in every format", "[gaia]") {
  Case c = by_promethee();
  c.robustness.draws = 400;
  for (const Language language : {Language::en, Language::zh}) {
    DocumentMaterial material = *document_material(c, rank_case(c), {}, nullptr, true);
    material.provenance = provenance_of(c, material.drawn, {{"casebook.toml", std::string(64, 'a')}}, {}, "1", "abc");
    const CountySheet sheet = case_sheet(c, material, language, {false, true});
    const auto part =
        std::find_if(sheet.parts.begin(), sheet.parts.end(), [](const SheetPart& p) { return p.id == "annex_planes"; });
    REQUIRE(part != sheet.parts.end());
    CHECK(part->annex);
    std::size_t drawings = 0;
    for (const SheetBlock& block : part->blocks)
      if (const auto* row = std::get_if<SheetDrawings>(&block)) {
        drawings += row->drawings.size();
        for (const SheetDrawings::One& one : row->drawings) {
          check_layout(one.drawing);
          const SheetPicture picture = picture_of(one, 80, language);
          CHECK(picture.png.starts_with("\x89PNG"));
          CHECK(picture.height == Approx(80 * one.drawing.height / one.drawing.width));
          CHECK(picture.said == one.said);
        }
      }
    const auto& all = material.facts.ranked.ranking.counties;
    const auto drawn = [](const CountyRanking& one) { return one.ranking.size() > 1; };
    CHECK(drawings == static_cast<std::size_t>(std::count_if(all.begin(), all.end(), drawn)));
    const CountyRanking& county = *std::find_if(all.begin(), all.end(), drawn);
    const std::string text = text_of(*part);
    CHECK(text.find(county_name(c, county.assessment->county).in(language)) != std::string::npos);
    CHECK(text.find(industry_name(c, county.ranking.front().industry).in(language)) != std::string::npos);
    const std::string html = write_county_html(sheet);
    CHECK(html.find("<div class=\"drawings\">") != std::string::npos);
    CHECK(html.find(language == Language::en ? ">decision axis π<" : ">决策轴 π<") != std::string::npos);
    CHECK(case_pictures(sheet, 1).size() > 1);

    const Case usual = minimal_case();
    const CountySheet without =
        case_sheet(usual, *document_material(usual, rank_case(usual), {}, nullptr, true), language, {false, true});
    for (const SheetPart& one : without.parts) CHECK(one.id != "annex_planes");
  }
}

TEST_CASE("documents have the classes where the case sets limits for them", "[classes]") {
  const Case usual = minimal_case();
  Case c = usual;
  c.robustness.draws = 400;
  c.sorting.limits = {0.2, 0.5};
  const auto classes_part = [](const Case& of, Language language) -> std::string {
    const CountySheet sheet =
        case_sheet(of, *document_material(of, rank_case(of), {}, nullptr, true), language, {false, true});
    for (const SheetPart& part : sheet.parts)
      if (part.id == "annex_classes") return text_of(part);
    return {};
  };
  CHECK(classes_part(usual, Language::en).empty());
  CHECK(write_markdown(make_rationale(usual), Language::en).find("ordered classes") == std::string::npos);
  const RankedCase ranked = rank_case(c);
  for (const Language language : {Language::en, Language::zh}) {
    const std::string annex = classes_part(c, language), report = write_markdown(make_rationale(c), language);
    CHECK(annex.find(language == Language::en ? "1 best: 0.20 and 0.50; 0.75 of" : "（0最差，1最好）：0.20和0.50") !=
          std::string::npos);
    CHECK(annex.find(language == Language::en ? "middle" : "中") != std::string::npos);
    CHECK(report.find(language == Language::en ? "ordered classes" : "产业分类") != std::string::npos);
    for (const CountyRanking& county : ranked.ranking.counties) {
      const auto classes = county_classes(c, county);
      REQUIRE(classes.value);
      for (std::size_t i = 0; i < classes.value->matrix.alternatives.size(); ++i) {
        const std::string said = missing_to_next(c, *classes.value, i).in(language);
        CHECK(report.find(said.substr(0, said.find('.'))) != std::string::npos);
      }
      CHECK(annex.find(county_name(c, county.assessment->county).in(language)) != std::string::npos);
    }
  }
}

} // namespace plane_chart_test
