// The region at the size of the nation and beyond, beside plain loops in the same run: engine_tests
// "[!benchmark][region]".

#include "engine/region/county_graph.h"
#include "engine/region/product_space.h"
#include "engine/region/structure.h"
#include "tests/catch.h"

#include <cmath>
#include <random>

using namespace yindi;

namespace region_bench {
namespace {

Eigen::MatrixXd random_amounts(Eigen::Index counties, Eigen::Index sectors) {
  std::mt19937_64 random(1);
  Eigen::MatrixXd amounts(counties, sectors);
  for (double& amount : amounts.reshaped()) amount = static_cast<double>(random() % 4 == 0 ? random() % 1000 : 0);
  return amounts;
}

/// A grid of counties, each joined to four others, with lengths between 20 and 100 km.
CountyGraph grid(std::size_t counties) {
  std::mt19937_64 random(2);
  const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(counties)));
  Case c;
  for (std::size_t i = 0; i < counties; ++i) {
    County county;
    county.id = std::to_string(i);
    c.model.edit().counties.push_back(county);
  }
  for (std::size_t i = 0; i < counties; ++i)
    for (const std::size_t step : {std::size_t{1}, side})
      if (i + step < counties)
        c.model.edit().links.push_back({std::to_string(i),
                                        std::to_string(i + step),
                                        "adjacent",
                                        static_cast<double>(20 + random() % 80),
                                        std::nullopt,
                                        "",
                                        {}});
  return county_graph(c);
}

double plain_density(const Eigen::MatrixXd& m, const Eigen::MatrixXd& phi) {
  double sum = 0;
  for (Eigen::Index c = 0; c < m.rows(); ++c)
    for (Eigen::Index p = 0; p < m.cols(); ++p) {
      double up = 0, down = 0;
      for (Eigen::Index q = 0; q < m.cols(); ++q) {
        up += m(c, q) * phi(p, q);
        down += phi(p, q);
      }
      sum += down > 0 ? up / down : 0;
    }
  return sum;
}

double plain_proximity(const Eigen::MatrixXd& m) {
  double sum = 0;
  const Eigen::RowVectorXd ubiquity = m.colwise().sum();
  for (Eigen::Index p = 0; p < m.cols(); ++p)
    for (Eigen::Index q = 0; q < m.cols(); ++q) {
      double both = 0;
      for (Eigen::Index c = 0; c < m.rows(); ++c) both += m(c, p) * m(c, q);
      sum += both / std::max(1.0, std::max(ubiquity(p), ubiquity(q)));
    }
  return sum;
}

} // namespace

TEST_CASE("all pairs of 3,000 counties × 500 sectors", "[!benchmark][region]") {
  const Eigen::MatrixXd amounts = random_amounts(3000, 500);
  const Eigen::MatrixXd m = present(location_quotients(amounts), amounts);
  const Eigen::MatrixXd phi = proximity(m);
  BENCHMARK("proximity, one product") { return proximity(m).sum(); };
  BENCHMARK("proximity, plain loop") { return plain_proximity(m); };
  BENCHMARK("density, one product") { return relatedness_density(m, phi).sum(); };
  BENCHMARK("density, plain loop") { return plain_density(m, phi); };
}

TEST_CASE("travel times for 100, 1,000 and 3,000 counties", "[!benchmark][region]") {
  for (const std::size_t n : {100, 1000, 3000}) {
    const CountyGraph graph = grid(n);
    BENCHMARK("travel times from all of " + std::to_string(n)) {
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) sum += travel_minutes(graph, {i}).back();
      return sum;
    };
  }
}

} // namespace region_bench
