#include "engine/rationale/charts.h"

#include "tests/catch.h"
#include "tests/rationale/example.h"

#include <algorithm>
#include <cmath>

namespace charts_test {

using namespace yindi;
using namespace yindi::tests;

namespace {

ChartStyle style_of(Language language, double width = 880) {
  ChartStyle style;
  style.width = width, style.language = language, style.text_width = approximate_text_width;
  return style;
}

std::vector<std::string> texts(const Drawing& drawing) {
  std::vector<std::string> result;
  for (const Shape& shape : drawing.shapes)
    if (const auto* label = std::get_if<Label>(&shape)) result.push_back(label->text);
  return result;
}

bool says(const Drawing& drawing, const std::string& text) {
  const auto all = texts(drawing);
  return std::find(all.begin(), all.end(), text) != all.end();
}

const Target& region(const Drawing& drawing, const std::string& id) {
  const auto found =
      std::find_if(drawing.regions.begin(), drawing.regions.end(), [&](const Target& r) { return r.id == id; });
  REQUIRE(found != drawing.regions.end());
  return *found;
}

struct Extent {
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
  bool finite = true;
  void point(Point p) {
    finite = finite && std::isfinite(p.x) && std::isfinite(p.y);
    left = std::min(left, p.x), right = std::max(right, p.x), top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  void operator()(const Rectangle& r) { point(r.at), point({r.at.x + r.width, r.at.y + r.height}); }
  void operator()(const Line& l) { point(l.from), point(l.to); }
  void operator()(const Polyline& l) {
    std::for_each(l.points.begin(), l.points.end(), [&](Point p) { point(p); });
  }
  void operator()(const Circle& c) { point(c.centre); }
  void operator()(const Triangle& t) { point(t.a), point(t.b), point(t.c); }
  void operator()(const Label& l) {
    const double width = approximate_text_width(l.text, l.size, l.bold);
    const double from = l.at.x - (l.align == Align::left ? 0 : l.align == Align::centre ? width / 2 : width);
    point({from, l.at.y}), point({from + width, l.at.y});
  }
};

void stays_inside(const Drawing& drawing) {
  REQUIRE(drawing.height > 0);
  Extent extent;
  for (const Shape& shape : drawing.shapes) std::visit(extent, shape);
  CHECK(extent.finite);
  CHECK(extent.left >= -0.01);
  CHECK(extent.right <= drawing.width + 0.01);
  CHECK(extent.top >= -0.01);
  CHECK(extent.bottom <= drawing.height + 0.01);
}

Explanation explanation_of(const ChartExample& e) {
  Explanation result;
  result.county = "here", result.industry = "a", result.against = "b";
  result.lead = {{"b1", 0.15}, {"b2", -0.02}, {"r1", -0.03}};
  (void)e;
  return result;
}

} // namespace

TEST_CASE("a bar's segments are as wide together as its score") {
  const ChartExample e = chart_example();
  const Drawing drawing = ranking_chart(e.c, e.county, style_of(Language::en), "a", "b");
  const auto width = [&](const std::string& id) {
    const Target &blue = region(drawing, "segment:" + id + ":blue"), &red = region(drawing, "segment:" + id + ":red");
    CHECK(red.at.x == Approx(blue.at.x + blue.width));
    CHECK(blue.width == Approx(2 * red.width));
    return blue.width + red.width;
  };
  CHECK(width("a") / 0.6 == Approx(width("d") / 0.1));
  CHECK(width("a") / 0.6 == Approx(width("b") / 0.5));
}

TEST_CASE("the selected and the compared row carry their segments' values, the others only the score") {
  const ChartExample e = chart_example();
  const Drawing drawing = ranking_chart(e.c, e.county, style_of(Language::en), "a", "b");
  CHECK(says(drawing, ".400"));
  CHECK(says(drawing, ".333"));
  CHECK_FALSE(says(drawing, ".067"));
  for (const char* score : {"0.600", "0.500", "0.100"}) CHECK(says(drawing, score));
}

TEST_CASE("ties share their number and stand in one bracket") {
  const ChartExample e = chart_example();
  const Drawing drawing = ranking_chart(e.c, e.county, style_of(Language::en));
  const auto all = texts(drawing);
  CHECK(std::count(all.begin(), all.end(), "2=") == 2);
  CHECK(says(drawing, "1"));
  CHECK(says(drawing, "4"));
  const auto brackets = std::count_if(drawing.shapes.begin(), drawing.shapes.end(),
                                      [](const Shape& s) { return std::holds_alternative<Polyline>(s); });
  CHECK(brackets == 1);
}

TEST_CASE("a whisker spans the bounds below its bar, and only where there are bounds") {
  const ChartExample e = chart_example();
  const Drawing drawing = ranking_chart(e.c, e.county, style_of(Language::en));
  const Target& blue = region(drawing, "segment:b:blue");
  const double unit = blue.width / (0.5 * 2 / 3);
  std::vector<Line> whiskers;
  for (const Shape& shape : drawing.shapes)
    if (const auto* line = std::get_if<Line>(&shape); line && line->stroke == Ink::ink && line->from.y == line->to.y)
      whiskers.push_back(*line);
  REQUIRE(whiskers.size() == 1);
  CHECK(whiskers[0].from.x == Approx(blue.at.x + 0.4 * unit));
  CHECK(whiskers[0].to.x == Approx(blue.at.x + 0.62 * unit));
  CHECK(whiskers[0].from.y == Approx(blue.at.y + 31 + 6));
}

TEST_CASE("charts speak both languages") {
  const ChartExample e = chart_example();
  const Drawing zh = ranking_chart(e.c, e.county, style_of(Language::zh), "a");
  CHECK(says(zh, "产业a"));
  CHECK(says(zh, "名次"));
  CHECK(region(zh, "segment:a:blue").title == "产业a：蓝组贡献 0.400，总分 0.600");
  CHECK(region(ranking_chart(e.c, e.county, style_of(Language::en)), "row:b").title ==
        "Industry b: place 2, score 0.500, may lie between 0.400 and 0.620");
  CHECK(says(weights_chart(e.c, e.county.used, style_of(Language::zh)), "蓝组"));
}

TEST_CASE("charts stay inside their width, with long names too") {
  ChartExample e = chart_example();
  for (const double width : {304.0, 640.0, 1064.0})
    for (const Language language : {Language::en, Language::zh})
      for (const char* name : {"X", "A very long name of an industry that nobody would ever print on a chart"}) {
        e.c.model.edit().industries[0].name = {name, name};
        e.c.model.edit().library.criteria[0].name = {name, name};
        const ChartStyle style = style_of(language, width);
        CAPTURE(width, name);
        stays_inside(ranking_chart(e.c, e.county, style, "a", "b"));
        stays_inside(weights_chart(e.c, e.county.used, style));
        stays_inside(excluded_chart(e.c, e.county, style));
        stays_inside(head_to_head_chart(e.c, explanation_of(e), style));
      }
}

TEST_CASE("the head-to-head names both sides, greatest first, with signs") {
  const ChartExample e = chart_example();
  const Drawing drawing = head_to_head_chart(e.c, explanation_of(e), style_of(Language::en, 304));
  const auto all = texts(drawing);
  CHECK(all == std::vector<std::string>{"Industry b ahead", "Industry a ahead", "Blue group", "+0.130", "Red group",
                                        "−0.030"});
  const double zero = std::get<Line>(drawing.shapes.back()).from.x;
  for (const Shape& shape : drawing.shapes)
    if (const auto* bar = std::get_if<Rectangle>(&shape)) {
      if (bar->fill == Ink::group1) CHECK(bar->at.x == Approx(zero));
      if (bar->fill == Ink::group2) CHECK(bar->at.x + bar->width == Approx(zero));
    }
  CHECK(head_to_head_chart(e.c, {}, style_of(Language::en)).height == 0);
}

TEST_CASE("a ranking without scores draws no bar and no NaN") {
  ChartExample e = chart_example();
  for (RankedIndustry& entry : e.county.ranking) {
    entry.score.reset(), entry.contributions.clear(), entry.rank = 1;
    entry.score_low = entry.score_high = NAN;
  }
  const Drawing drawing = ranking_chart(e.c, e.county, style_of(Language::en), "a");
  stays_inside(drawing);
  CHECK(says(drawing, "TOPSIS gives no scores here"));
  CHECK(says(drawing, "1="));
  for (RankedIndustry& entry : e.county.ranking) entry.score = 0, entry.contributions = {0, 0, 0};
  stays_inside(ranking_chart(e.c, e.county, style_of(Language::en), "a"));
  e.county.ranking.clear();
  CHECK(ranking_chart(e.c, e.county, style_of(Language::en)).shapes.empty());
}

TEST_CASE("names above the weights do not overlap, and a number that does not fit inside stands with the name") {
  ChartExample e = chart_example();
  const Drawing drawing = weights_chart(e.c, {{"b1", 0.01}, {"r1", 0.99}}, style_of(Language::en, 400));
  CHECK(says(drawing, "Blue group 0.01"));
  CHECK(says(drawing, "0.99"));
  std::vector<Label> labels;
  for (const Shape& shape : drawing.shapes)
    if (const auto* label = std::get_if<Label>(&shape); label && label->align == Align::left) labels.push_back(*label);
  REQUIRE(labels.size() == 2);
  const bool apart = labels[0].at.y != labels[1].at.y ||
                     labels[0].at.x + approximate_text_width(labels[0].text, TextSize::S, true) < labels[1].at.x;
  CHECK(apart);
}

TEST_CASE("widths of text follow the font's table") {
  // Advances of Noto Sans CJK SC: "0" 555, "a" 563, a full-width character 1000 thousandths of an em.
  CHECK(approximate_text_width("0", TextSize::S, false) == Approx(0.555 * 14));
  CHECK(approximate_text_width("a县", TextSize::M, false) == Approx(1.563 * 17));
  CHECK(approximate_text_width("…", TextSize::L, true) == Approx(28));
}

TEST_CASE("the places in the draws stand at the right of a wide ranking chart") {
  const ChartExample e = chart_example();
  DrawnPlaces places{1000, {}};
  for (const RankedIndustry& r : e.county.ranking)
    places.shares[r.industry] = std::vector<double>(e.county.ranking.size(), 0);
  places.shares.begin()->second.front() = 1;
  const Drawing with = ranking_chart(e.c, e.county, style_of(Language::en), {}, {}, places);
  stays_inside(with);
  CHECK(says(with, "Rank in 1,000 draws"));
  const Target& first = region(with, "places:" + places.shares.begin()->first);
  CHECK(first.title.find("first in 100 % of the draws") != std::string::npos);
  // Their room is kept before they are known, and a narrow chart does without.
  CHECK(says(ranking_chart(e.c, e.county, style_of(Language::en), {}, {}, {1000, {}}), "Rank in 1,000 draws"));
  CHECK_FALSE(says(ranking_chart(e.c, e.county, style_of(Language::en, 600), {}, {}, places), "Rank in 1,000 draws"));
}

} // namespace charts_test
