#include "engine/case/prefectures.h"
#include "engine/rationale/county_sheet.h"
#include "engine/rationale/sheet_words.h"
#include "engine/workshop/print_page.h"

#include <catch2/catch.hpp>
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

} // namespace sheet_layout_test
