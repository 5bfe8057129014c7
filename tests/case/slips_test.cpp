#include "engine/format/slips.h"

#include "tests/catch.h"

namespace slips_test {

using namespace yindi;

TEST_CASE("full-width signs become half-width ones and are named", "[slips]") {
  CHECK(half_width("２００；４４０（ａ）　Ｂ，通江") == "200;440(a) B,通江");
  CHECK(full_width_hint("200；440")->in(Language::en) == "write it with half-width ; : 200;440");
  CHECK(full_width_hint("３")->in(Language::en) == "write it with half-width digits (0-9): 3");
  CHECK(full_width_hint("hilly：0.6；plateau：0.4")->in(Language::en) ==
        "write it with half-width : ; : hilly:0.6;plateau:0.4");
  CHECK_FALSE(full_width_hint("通江 3;4"));
}

TEST_CASE("dates give back the fraction that was typed", "[slips]") {
  CHECK(fraction_of_date("3-Jan") == "1/3");
  CHECK(fraction_of_date("5-February") == "2/5");
  CHECK(fraction_of_date("1-Sep") == "1/9"); // 1/9 where days come first
  CHECK(fraction_of_date("7月1日") == "1/7");
  CHECK(fraction_of_date("2023-2-3") == "2/3");
  CHECK(fraction_of_date("25/1/2024") == "1/25");
  for (const char* none : {"3", "1/3", "3-4", "Jan", "may", "3-Foo", "1/3/4", "2024-13-01", "1月40日", "0.5", ""})
    CHECK_FALSE(fraction_of_date(none));
  CHECK(fraction_of_day_number(45294) == "1/3");
  CHECK(fraction_of_day_number(45296) == "1/5");
  CHECK(fraction_of_day_number(45293) == "1/2");
  CHECK_FALSE(fraction_of_day_number(43830));
  CHECK_FALSE(fraction_of_day_number(45294.5));
}

TEST_CASE("ids that a spreadsheet wrote as numbers give back the id", "[slips]") {
  CHECK(id_of_number("5.11921E+05") == "511921");
  CHECK(id_of_number("511921.0") == "511921");
  CHECK(id_of_number("1.5E3") == "1500");
  for (const char* none : {"511921", "511921.5", "tea", "tea.1", "1e999", "", "-5.1E+05"})
    CHECK_FALSE(id_of_number(none));
}

TEST_CASE("characters that nobody sees are found by name", "[slips]") {
  const auto odd = invisible_character("511921\u200B,通江");
  REQUIRE(odd);
  CHECK(odd->at == 6);
  CHECK(odd->name.en == "zero-width space");
  CHECK(invisible_character("a\u00ADb")->name.en == "soft hyphen");
  CHECK_FALSE(invisible_character("通江县 — “tea” é"));
  CHECK(odd_blank_at_edge("\u00A0511921")->at == 0);
  CHECK(odd_blank_at_edge("395\u3000")->at == 3);
  CHECK_FALSE(odd_blank_at_edge("通\u3000江"));
}

TEST_CASE("codes that differ in digits only are never cures for each other", "[slips]") {
  CHECK(only_digits_differ("511921", "511922"));
  CHECK(only_digits_differ("t-01", "t-02"));
  CHECK_FALSE(only_digits_differ("511921", "51192"));
  CHECK_FALSE(only_digits_differ("tea", "teas"));
  CHECK_FALSE(only_digits_differ("yak", "yek"));
}

} // namespace slips_test
