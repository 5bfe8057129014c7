#include "engine/conditions/value_function.h"
#include "engine/format/csv.h"
#include "tests/catch.h"

#include <cmath>

namespace pepper_test {

using namespace yindi;

// The provincial zoning of red Sichuan pepper (四川花椒适生区划, Sichuan Daily, 16 November 2017) names 18 counties as
// most suitable, at 1,200 to 2,300 m. Of all 183 counties, the elevation of the SEAT must tell them from the others:
// mean elevation does not, for Jinchuan, Xiaojin, Danba and Jiulong farm in valleys far below their mean.
TEST_CASE("seat elevation separates the counties of the pepper zoning", "[terrain][real]") {
  const auto table = read_csv(std::string(YINDI_SOURCE) + "/tests/data/pepper_zoning.csv");
  REQUIRE(table.value);
  const auto elevation = table.value->column("elev_seat_m"), zoned = table.value->column("zoned");
  REQUIRE(elevation);
  REQUIRE(zoned);
  // Distance to the band, from the slopes of a trapezoid so wide that it never reaches 0.
  const std::vector<double> band = {1200 - 10000, 1200, 2300, 2300 + 10000};
  std::vector<double> inside, outside;
  for (std::size_t row = 0; row < table.value->rows(); ++row) {
    const std::string text = table.value->at(row, *elevation);
    if (text.empty()) continue;
    (table.value->at(row, *zoned) == "1" ? inside : outside).push_back(trapezoid(std::stod(text), band));
  }
  REQUIRE(inside.size() + outside.size() >= 150);
  REQUIRE(inside.size() >= 15);
  double wins = 0; // Mann-Whitney: the share of pairs in which the zoned county fits better
  for (double a : inside)
    for (double b : outside) wins += a > b ? 1 : a == b ? 0.5 : 0;
  const double auc = wins / static_cast<double>(inside.size() * outside.size());
  CAPTURE(auc, inside.size(), outside.size());
  CHECK(auc >= 0.9);
}

} // namespace pepper_test
