#include "engine/robustness/random.h"
#include "tests/catch.h"

#include <cmath>

namespace random_test {

using namespace yindi;

TEST_CASE("Philox4x32-10 gives the known answers of its authors", "[robustness]") {
  // Random123, kat_vectors: philox4x32 10
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a draw's numbers have the moments of their distributions", "[robustness]") {
  struct Moments {
    double sum = 0, squares = 0;
    int n = 0;
    void add(double x) {
      sum += x;
      squares += x * x;
      ++n;
    }
    double mean() const { return sum / n; }
    double variance() const { return squares / n - mean() * mean(); }
  };
  Moments uniform, exponential, normal, small, large;
  for (std::uint32_t draw = 0; draw < 100000; ++draw) {
    DrawStream random(7, purpose("test"), draw);
    uniform.add(random.uniform());
    exponential.add(random.exponential());
    normal.add(random.normal());
    small.add(random.gamma(0.4));
    large.add(random.gamma(6));
  }
  CHECK(uniform.mean() == Approx(0.5).margin(0.005));
  CHECK(uniform.variance() == Approx(1 / 12.0).margin(0.001));
  CHECK(exponential.mean() == Approx(1).margin(0.015));
  CHECK(normal.mean() == Approx(0).margin(0.015));
  CHECK(normal.variance() == Approx(1).margin(0.02));
  CHECK(small.mean() == Approx(0.4).margin(0.01));
  CHECK(small.variance() == Approx(0.4).margin(0.03));
  CHECK(large.mean() == Approx(6).margin(0.04));
  CHECK(large.variance() == Approx(6).margin(0.15));
}

TEST_CASE("the triangular distribution runs through its corners", "[robustness]") {
  CHECK(triangular(0, 1, 2, 5) == Approx(1));
  CHECK(triangular(0.25, 1, 2, 5) == Approx(2)); // its share of the width below the peak
  CHECK(triangular(1, 1, 2, 5) == Approx(5));
  CHECK(triangular(0.3, 2, 2, 2) == 2);
  CHECK(std::isfinite(triangular(0.5, 1, 1, 5)));
}

} // namespace random_test
