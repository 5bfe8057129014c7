// The charts of how sure a ranking is: everything is written whole where there is room, and inside the drawing.

#include "engine/rationale/robustness_charts.h"
#include "tests/robustness/synthetic.h"

namespace robustness_charts_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// Eight px a character, so that a test can count.
ChartStyle style(double width, double row_height = 50) {
  return {width, row_height, 22, Language::en,
          [](const std::string& text, TextSize, bool) { return 8.0 * static_cast<double>(text.size()); }};
}

std::vector<std::string> labels(const Drawing& drawing) {
  std::vector<std::string> result;
  for (const Shape& shape : drawing.shapes)
    if (const auto* label = std::get_if<Label>(&shape)) result.push_back(label->text);
  return result;
}

bool has(const Drawing& drawing, const std::string& text) {
  const auto all = labels(drawing);
  return std::find(all.begin(), all.end(), text) != all.end();
}

void check_inside(const Drawing& drawing) {
  for (const Shape& shape : drawing.shapes) {
    const auto* label = std::get_if<Label>(&shape);
    if (!label) continue;
    const double w = 8.0 * static_cast<double>(label->text.size());
    const double left =
        label->align == Align::left ? label->at.x : label->at.x - (label->align == Align::right ? w : w / 2);
    CAPTURE(label->text);
    CHECK(left >= -1);
    CHECK(left + w <= drawing.width + 1);
  }
}

/// As many industries, each always at its own place.
struct Sample {
  SyntheticCounty county;
  CountyProblem problem;
  Acceptability acceptability;
  explicit Sample(int industries) {
    std::vector<std::vector<std::optional<double>>> u;
    for (int i = 0; i < industries; ++i) u.push_back({1 - i / 20.0, .5});
    county = made_county({1, 1}, u, {}, "saw");
    problem = problem_of(county);
    acceptability.draws = 100;
    acceptability.rank_acceptability = Eigen::MatrixXd::Identity(industries, industries);
  }
};

} // namespace

TEST_CASE("the heat map gives every place a column while they fit", "[charts]") {
  const Sample sample(5);
  const Drawing chart = acceptability_chart(sample.problem.ranking, sample.acceptability, style(460));
  for (const char* place : {"1", "2", "3", "4", "5", "100", "Industry i0"}) CHECK(has(chart, place));
  CHECK(chart.regions.size() == 5);
  check_inside(chart);
}

TEST_CASE("the heat map puts the last places together where they do not fit, and cuts no name", "[charts]") {
  const Sample sample(15);
  const Drawing chart = acceptability_chart(sample.problem.ranking, sample.acceptability, style(300));
  const auto all = labels(chart);
  const auto last = std::find_if(all.begin(), all.end(), [](const std::string& text) { return text.ends_with("–15"); });
  REQUIRE(last != all.end());
  CHECK(has(chart, "Industry i14"));
  CHECK(std::count(all.begin(), all.end(), "100") == 15); // each is somewhere with all its draws
  CHECK(chart.regions.back().title.find("places") != std::string::npos);
}

TEST_CASE("a taker's name that does not fit beside the bar stands above or below it, whole", "[charts]") {
  const auto county = made_county({1, 1}, {{.9, .2}, {.2, .9}}, {{"goal", {{"g0", .55}, {"g1", .45}}}}, "saw");
  const CountyProblem problem = problem_of(county);
  const auto found = stability(problem.ranking);
  std::vector<const Stability*> nodes;
  for (const Stability& node : found) nodes.push_back(&node);
  for (const double width : {280.0, 460.0}) {
    CAPTURE(width);
    const Drawing chart = stability_chart(county.c, problem.ranking, nodes, 1, style(width));
    CHECK(has(chart, "Industry i1"));
    check_inside(chart);
  }
}

TEST_CASE("the tornado writes long names on two lines", "[charts]") {
  const Sample sample(3);
  Tornado tornado;
  tornado.first = "i0";
  tornado.second = "i1";
  tornado.lead = .1;
  TornadoBar bar;
  bar.label = plain("Net income a day, Processing of farm");
  bar.lead_low = -.1;
  bar.lead_high = .3;
  const Drawing chart = tornado_chart(sample.problem.ranking, {bar}, tornado, style(460, 29));
  CHECK(has(chart, "Net income a day,"));
  CHECK(has(chart, "Processing of farm"));
}

} // namespace robustness_charts_test
