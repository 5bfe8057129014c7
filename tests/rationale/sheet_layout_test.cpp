#include "engine/case/prefectures.h"
#include "engine/casebook/read_casebook.h"
#include "engine/rationale/county_sheet.h"
#include "engine/rationale/sheet_painter.h"
#include "engine/rationale/sheet_words.h"
#include "engine/workshop/print_page.h"
#include "tests/catch.h"

#include <cmath>
#include <numeric>

using namespace yindi;

namespace sheet_layout_test {

double sum_of(const std::vector<SheetColumn>& columns) {
  return std::accumulate(columns.begin(), columns.end(), 0.0,
                         [](double sum, const SheetColumn& column) { return sum + column.share; });
}

TEST_CASE("no column of a table is narrower than its longest word", "[sheet_layout]") {
  SheetTable table;
  table.columns = {{"Sustainability", true, 0.1}, {"What it would need", false, 0.8}, {"Place", true, 0.1}};
  table.rows = {{"0.123", "more than is in reach", "12"}};
  // Wide enough: as it was asked for.
  CHECK(fitted_columns(table, 200, 1)[0].share == 0.1);
  const auto fitted = fitted_columns(table, 50, 1);
  CHECK(fitted[0].share * 50 >= 1 + 14 * 0.5); // fourteen letters of half an em and more
  CHECK(fitted[0].share * 50 <= 1 + 14 * 0.7);
  CHECK(fitted[1].share < 0.8);
  CHECK(sum_of(fitted) == Approx(1));
  // A word that nobody could fit takes no more than its part, and nothing becomes negative.
  table.rows.push_back({"1", std::string(10000, 'm'), "2"});
  for (const SheetColumn& column : fitted_columns(table, 50, 1)) CHECK((column.share > 0 && column.share < 1));
  // Heads of up to five Chinese characters stay on one line.
  table.columns = {{"统筹改动", true, 0.05}, {"县", false, 0.95}};
  table.rows = {{"3", "通江县"}};
  CHECK(fitted_columns(table, 40, 1)[0].share * 40 >= 5);
}

TEST_CASE("a paragraph is drawn in parts of whole lines", "[sheet_layout]") {
  PrintedPages paper("title", "2026-01-01", Language::en);
  ParagraphStyle style;
  style.size = 3, style.line = 5, style.width = 30;
  const std::vector<TextRun> text = {{"one two three four five six seven eight nine ten eleven twelve"}};
  const int lines = paper.paragraph_lines(text, style);
  REQUIRE(lines > 3);
  CHECK(paper.paragraph(0, 0, text, style, false) == Approx(5.0 * lines));
  style.most_lines = 2;
  CHECK(paper.paragraph(0, 0, text, style, false) == Approx(10));
  style.from_line = 2, style.most_lines = 1000;
  CHECK(paper.paragraph(0, 0, text, style, false) == Approx(5.0 * (lines - 2)));
}

TEST_CASE("days are written as people write them", "[sheet_layout]") {
  CHECK(day_in_words("2026-11-03", Language::en) == "3 November 2026");
  CHECK(day_in_words("2026-11-03", Language::zh) == "2026年11月3日");
  for (const std::string other : {"", "2026", "2026-13-01", "soon, we hope", "2026-1a-01"})
    CHECK(day_in_words(other, Language::en) == other);
}

TEST_CASE("prefectures have names by the codes of their counties", "[sheet_layout]") {
  CHECK(prefecture_of("511921") == "5119");
  CHECK(prefecture_of("tongjiang").empty());
  CHECK(prefecture_name("5119").zh == "巴中市");
  CHECK(prefecture_name("5119").en == "Bazhong");
  CHECK(is_known_prefecture("5134"));
  CHECK_FALSE(is_known_prefecture("9999"));
  CHECK(prefecture_name("9999").en == "9999");
}

TEST_CASE("no value of a bar's row is printed over another", "[sheet_layout]") {
  for (const Language language : {Language::en, Language::zh}) {
    PrintedPages paper("t", "2026-01-01", language);
    const sheets::Look look = sheets::look_of(language, 1, 1.9);
    const sheets::SheetPainter painter{paper, look, false};
    SheetBars bars;
    bars.own = "Goat", bars.other = "Rapeseed";
    const std::string unit = language == Language::en ? " households per 10,000 yuan" : " 户/万元（每年每万元产值）";
    bars.bars = {{"", "Households", "0.8" + unit, "0.4" + unit, "+0.01", 0.01},
                 {"", "A name that is as long as names of criteria ever get, and longer", "0.3", "0.1", "+0.01", 0.01},
                 {"", "Income", "2,000 to 3,200 yuan a day", "unknown", "-0.01", -0.01}};
    for (const SheetBar& bar : bars.bars) {
      const auto words = painter.words_of(bars, bar);
      REQUIRE(words.size() == 3);
      for (std::size_t k = 0; k + 1 < words.size(); ++k) CHECK(words[k].right <= words[k + 1].left + 1e-6);
      CHECK(words.front().left >= 0);
      CHECK(words.back().right <= look.width * 0.6);
      CHECK(words.back().size >= 0.6 * look.table);
    }
  }
}

TEST_CASE("names on a map cover neither nodes nor each other", "[sheet_layout]") {
  std::vector<sheets::NamedNode> nodes;
  for (int row = 0; row < 6; ++row)
    for (int column = 0; column < 8; ++column)
      nodes.push_back({10.0 + 10 * column + (row % 2) * 4, 10.0 + 9.7 * row, 1.8, column % 3 == 0 ? 11.0 : 7.0, 3.2});
  const auto names = sheets::place_names(nodes, {0, 0, 100, 75});
  REQUIRE(names.size() == nodes.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(names[i].over({0, 0, 100, 75}) == Approx(names[i].w * names[i].h));
    for (std::size_t j = 0; j < nodes.size(); ++j) {
      INFO(i << " " << j);
      CHECK(names[i].over({nodes[j].x - 1.8, nodes[j].y - 1.8, 3.6, 3.6}) == 0);
      if (j != i) CHECK(names[i].over(names[j]) == 0);
    }
  }
}

TEST_CASE("no name on the map of a shipped case is covered", "[sheet_layout]") {
  for (const std::string id : {"sichuan-plateau", "sichuan-hilly"})
    for (const Language language : {Language::zh, Language::en}) {
      const Case c = *read_casebook(YINDI_SOURCE "/casebooks/" + id).value;
      SheetMap map;
      for (const std::string& county : c.model->county_ids) {
        const County* place = find_county(c, county);
        REQUIRE(place);
        SheetMap::Node node;
        node.name = place->name.in(language), node.x = *place->lon, node.y = *place->lat;
        node.framed = map.nodes.size() % 4 == 0;
        map.nodes.push_back(node);
      }
      PrintedPages paper("t", "2026-01-01", language);
      const sheets::SheetPainter painter{paper, sheets::look_of(language, 1, 1.9), true};
      const double least = sheets::SheetPainter::least_map_height(map), usual = sheets::SheetPainter::map_height(map);
      for (const double high : {least, usual}) {
        const double wide = language == Language::zh ? 156 : 147;
        const auto at = painter.placed(map, 10, 20, wide, high, false);
        REQUIRE(at.names.size() == map.nodes.size());
        double covered = 0;
        for (std::size_t i = 0; i < at.names.size(); ++i) {
          const sheets::NameBox& name = at.names[i];
          const sheets::NamedNode& node = at.nodes[i];
          INFO(id << " " << map.nodes[i].name);
          CHECK(name.w == Approx(node.w)); // as wide as its letters
          CHECK(name.w > 2);
          CHECK(name.over({10, 20, wide, high}) == Approx(name.w * name.h).epsilon(0.01));
          // Near enough to its node to be read as its name.
          const double across = std::max({0.0, name.left - node.x, node.x - name.left - name.w}),
                       along = std::max({0.0, name.top - node.y, node.y - name.top - name.h});
          CHECK(std::hypot(across, along) < node.reach + 3);
          for (std::size_t j = 0; j < at.names.size(); ++j) {
            const double reach = at.nodes[j].reach;
            covered += name.over({at.nodes[j].x - reach, at.nodes[j].y - reach, 2 * reach, 2 * reach});
            if (j != i) covered += name.over(at.names[j]);
          }
        }
        INFO(id << " " << high);
        CHECK(covered <= (high < usual ? 15 : 0)); // square millimetres; one in a hundred of what names take
      }
    }
}

namespace {

/// Widths of the blank columns between the letters of a line, in pixels.
std::vector<int> gaps_in(const std::string& text, bool gaps) {
  PrintedPages paper(8, Language::zh);
  ParagraphStyle style;
  style.size = 20, style.gaps = gaps;
  paper.paragraph(10, 10, {{text, false}}, style);
  const PagePicture page = paper.pictures().front();
  std::vector<int> widths;
  int blank = 0;
  bool begun = false;
  for (int x = 0; x < page.width; ++x) {
    bool ink = false;
    for (int y = 0; y < page.height && !ink; ++y)
      ink = page.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                           static_cast<std::size_t>(x))] < 128;
    if (ink && begun && blank > 0) widths.push_back(blank);
    if (ink) begun = true, blank = 0;
    if (!ink) ++blank;
  }
  return widths;
}

} // namespace

TEST_CASE("the space beside figures stands between Han and figure, not between two Han", "[sheet_layout]") {
  const std::vector<int> without = gaps_in("王王8王王", false), with = gaps_in("王王8王王", true);
  REQUIRE(without.size() == 4);
  REQUIRE(with.size() == 4);
  const int space = static_cast<int>(0.22 * 20 * 8);
  CHECK(std::abs(with[0] - without[0]) <= 1);
  CHECK(std::abs(with[1] - without[1] - space) <= 2);
  CHECK(std::abs(with[2] - without[2] - space) <= 2);
  CHECK(std::abs(with[3] - without[3]) <= 1);
}

} // namespace sheet_layout_test
