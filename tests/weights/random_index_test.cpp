#include "engine/weights/random_index.h"

#include "tests/catch.h"

namespace random_index_test {

using namespace yindi;

TEST_CASE("random indices by table and size", "[weights]") {
  CHECK(*random_index("saaty1977", 3, 0).value == .58);
  CHECK(*random_index("saaty1977", 12, 0).value == 1.48); // not monotone: Saaty's own figures
  CHECK(*random_index("saaty1977", 15, 0).value == 1.59);
  CHECK(*random_index("saaty2005", 4, 0).value == .89);
  CHECK(*random_index("donegan_dodd1991", 10, 0).value == 1.4055);
  CHECK(*random_index("alonso_lamata2006", 15, 0).value == 1.5838);
  CHECK(*random_index("tummala_ling1998", 6, 0).value == 1.2358);
  CHECK(random_index_tables().size() == 6);
}

TEST_CASE("the default table depends on completeness", "[weights]") {
  CHECK(random_index("", 5, 0).table == "saaty1977");
  CHECK(random_index("", 5, 1).table == "agoston_csato");
  CHECK(random_index("", 5, 1).label.empty());
}

TEST_CASE("incomplete matrices (Ágoston & Csató 2022)", "[weights]") {
  CHECK(*random_index("agoston_csato", 4, 0).value == .884);
  CHECK(*random_index("", 4, 1).value == .583);
  CHECK(*random_index("", 4, 2).value == .306);
  CHECK(*random_index("", 5, 5).value == .212);
  CHECK(*random_index("", 6, 9).value == .161);
  CHECK(*random_index("", 8, 12).value == Approx(.623).margin(.003));
  CHECK(random_index("", 10, 35).label.empty());
  for (int n = 4; n <= 20; ++n)
    for (int missing = 1; missing < (n - 1) * (n - 2) / 2; ++missing)
      CHECK(*random_index("", n, missing).value < *random_index("agoston_csato", n, missing - 1).value);
  const RandomIndex beyond = random_index("", 12, 10);
  CHECK(beyond.label == "approximation");
  CHECK(*beyond.value == Approx((1 - 20 / 110.0) * 1.5365));
}

TEST_CASE("a complete table on missing judgements is used as it is and says so", "[weights]") {
  const RandomIndex index = random_index("saaty1977", 5, 2);
  CHECK(*index.value == 1.12);
  CHECK(index.label == "unadjusted");
  CHECK(index.note.in(Language::en).find("unadjusted") == 0);
}

TEST_CASE("beyond the tables", "[weights]") {
  CHECK_FALSE(random_index("saaty1977", 16, 0).value);
  CHECK_FALSE(random_index("saaty1977", 16, 0).note.empty());
  CHECK_FALSE(random_index("donegan_dodd1991", 11, 0).value);
  // Alonso & Lamata 2006: λ = 2.7699 n − 4.3513
  CHECK(*random_index("alonso_lamata2006", 16, 0).value == Approx((2.7699 * 16 - 4.3513 - 16) / 15));
  CHECK(random_index("", 16, 0).table == "alonso_lamata2006");
  CHECK(random_index("", 16, 0).label == "fit");
}

TEST_CASE("what cannot contradict itself cannot be tested", "[weights]") {
  for (const std::string& table : random_index_tables()) {
    CHECK_FALSE(random_index(table, 1, 0).value);
    CHECK_FALSE(random_index(table, 2, 0).value);
    CHECK_FALSE(random_index(table, 3, 1).value); // a spanning tree
    CHECK_FALSE(random_index(table, 5, 6).value);
    CHECK(random_index(table, 5, 6).note.in(Language::zh).find("无法检验") == 0);
  }
}

} // namespace random_index_test
