// What stands behind a cell is looked up in the case: columns.csv, values.csv, or the region's tables.

#include "engine/conditions/backing.h"

#include "engine/casebook/read_casebook.h"
#include "engine/region/region.h"
#include "tests/catch.h"

#include <algorithm>

namespace backing_test {

using namespace yindi;

namespace {

/// The input of one cell that stands in `column`.
const Input& input_of(const Assessment& a, const std::string& industry, const std::string& leaf,
                      const std::string& column) {
  const auto i = std::find(a.industries.begin(), a.industries.end(), industry) - a.industries.begin();
  const auto j = std::find(a.leaves.begin(), a.leaves.end(), leaf) - a.leaves.begin();
  const auto& inputs = a.cells.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j)).inputs;
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input& x) { return x.column == column; });
  REQUIRE(found != inputs.end());
  return *found;
}

} // namespace

TEST_CASE("a condition and a requirement are backed by their columns", "[conditions]") {
  const Case c = *read_casebook(YINDI_SOURCE "/tests/data/minimal").value;
  const Assessment a = assess(c, "513334");
  const Backing seat = backing_of(c, a, input_of(a, "yak", "terrain", "elev_seat_m"));
  CHECK(seat.unit == "m");
  CHECK(seat.source == "geonames");
  CHECK(seat.quality == "published");
  CHECK(seat.note.en == "elevation of the county seat");
  const Input& price = input_of(a, "yak", "market_risk", "price_cv");
  CHECK(price.table == InputTable::industries);
  CHECK(quality_of(c, price) == "assumption");
  CHECK(backing_of(c, a, price).source == "survey");
}

TEST_CASE("a given value is backed by its own row, with the unit of its leaf", "[conditions]") {
  const Case c = *read_casebook(YINDI_SOURCE "/tests/data/minimal").value;
  const Assessment a = assess(c, "513334");
  const Input& income = input_of(a, "yak", "income", "income");
  CHECK(income.table == InputTable::values);
  CHECK(std::get<double>(income.cell) == 900);
  const Backing behind = backing_of(c, a, income);
  CHECK(behind.unit == find_criterion(c.model->library, "income")->unit);
  CHECK(behind.source == "survey");
  CHECK(behind.quality == "estimate");
  CHECK(behind.note.en == "interview with the cooperative");
}

TEST_CASE("what the region computes is backed by the tables that it was computed from", "[conditions]") {
  const Case c = *read_casebook(YINDI_SOURCE "/casebooks/sichuan").value;
  const Assessment a = assess(c, "513334");
  const auto with = [&](const std::string& asked) {
    for (const auto& row : a.cells)
      for (const LeafValue& cell : row)
        for (const Input& input : cell.inputs)
          if (input.table == InputTable::region && input.column == asked) return backing_of(c, a, input);
    FAIL("nobody asked the region for " + asked);
    return Backing{};
  };
  CHECK(with("market_potential").unit == "persons/min");
  CHECK(with("market_potential").source == "census2020;people_beyond"); // people, not what is produced there
}

} // namespace backing_test
