#include "engine/format/words.h"
#include "tests/catch.h"

namespace words_test {

using namespace yindi;

namespace {
std::string hint(const char* text) {
  const ReadNumber read = read_number(text);
  return read.value ? "a number" : read.hint.in(Language::en);
}
} // namespace

TEST_CASE("numbers of tables", "[words]") {
  CHECK(read_number("3950").value == 3950.0);
  CHECK(read_number("-0.5").value == -0.5);
  CHECK(read_number(" 1e-3 ").value == 0.001);
  CHECK(read_number("+2").value == 2.0);
  CHECK(hint("3,5") == "write 3.5 with a point");
  CHECK(hint("0,574") == "write 0.574 with a point");
  CHECK(hint("1,234") == "write 1234 without thousands separators, or 1.234 with a point");
  CHECK(hint("1,234,567.8") == "write 1234567.8 without thousands separators");
  CHECK(hint("12 345") == "write 12345 without thousands separators");
  CHECK(hint("1.234,5") == "write 1234.5 with a point, without thousands separators");
  CHECK(hint("NaN") == "leave the cell blank for what is unknown");
  CHECK(hint("inf") == "leave the cell blank for what is unknown");
  CHECK(hint("1e400") == "a number this large or this small does not fit");
  CHECK(hint("0x1F") == "write the number in decimal digits");
  CHECK(hint("３．５") == "write it with half-width digits and . : 3.5");
  CHECK(hint("−3") == "write the minus sign as \"-\"");
  CHECK(hint("3 %") == "write 3 where the column is in %, 0.03 where it is a share of 1");
  CHECK_FALSE(read_number("").value);
  CHECK_FALSE(read_number("+-2").value);
  CHECK(looks_like_number("521,875"));
  CHECK(looks_like_number("３５"));
  CHECK_FALSE(looks_like_number("loam, clay"));
}

TEST_CASE("two letters are near (Damerau-Levenshtein)", "[words]") {
  CHECK(letters_between("income", "income") == 0);
  CHECK(letters_between("incoem", "income") == 1);
  CHECK(letters_between("incme", "income") == 1);
  CHECK(letters_between("income", "outcome") == 3);
  CHECK(nearest("wieght", {"weight", "value"}) == "weight");
  CHECK_FALSE(nearest("telephone", {"weight", "value"}));
  // Nothing would be left in common.
  CHECK_FALSE(nearest("c", {"a", "b"}));
  CHECK_FALSE(nearest("id", {"zh", "id"}));
}

TEST_CASE("ids and dates", "[words]") {
  CHECK(is_id("highland_barley-2"));
  CHECK_FALSE(is_id(""));
  CHECK_FALSE(is_id("茶"));
  CHECK_FALSE(is_id("a b"));
  CHECK(is_date("2024-02-29"));
  CHECK_FALSE(is_date("2023-02-29"));
  CHECK(is_date_time("2024-05-10T09:30:00"));
  CHECK(is_date_time("2024-05-10T09:30:00.5+08:00"));
  CHECK_FALSE(is_date_time("2024-05-10T24:30:00"));
  CHECK_FALSE(is_date_time("2024-05-10 soon"));
}

} // namespace words_test
