#include "engine/rationale/charts.h"

#include "tests/catch.h"
#include "tests/rationale/example.h"
#include "tests/rationale/markup_check.h"

namespace svg_test {

using namespace yindi;
using namespace yindi::tests;

TEST_CASE("an SVG is well-formed, carries tooltips and stays in the light palette") {
  const ChartExample e = chart_example();
  ChartStyle style;
  style.language = Language::zh;
  const std::string svg = to_svg(ranking_chart(e.c, e.county, style, "a", "b"));
  CHECK(unbalanced(svg).empty());
  CHECK(svg.find("<title>产业a：蓝组贡献 0.400，总分 0.600</title>") != std::string::npos);
  CHECK(svg.find("fill=\"#5FAE8B\"") != std::string::npos);
  CHECK(svg.find("Noto Sans CJK SC") != std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
}

TEST_CASE("hostile names stay text in an SVG") {
  ChartExample e = chart_example();
  const std::string name = "<script>alert(\"1\")</script>&'";
  e.c.model.edit().industries[0].name = {name, name};
  const std::string svg = to_svg(ranking_chart(e.c, e.county, {}, "a"));
  CHECK(unbalanced(svg).empty());
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;") != std::string::npos);
}

} // namespace svg_test
