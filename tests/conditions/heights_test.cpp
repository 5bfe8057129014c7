#include "engine/conditions/heights.h"
#include "engine/conditions/value_function.h"
#include "tests/catch.h"

#include <cmath>

namespace heights_test {

using namespace yindi;

namespace {

/// The mean over evenly spread heights: slow, and right to about 1e-9.
template <class Membership>
double sampled(const HeightRange& heights, Membership membership) {
  constexpr int count = 200000;
  double sum = 0;
  for (int k = 0; k < count; ++k) sum += membership(heights.low + (heights.high - heights.low) * (k + 0.5) / count);
  return sum / count;
}

double at(const Factor& factor, double height, double reference, double off = 0) {
  return trapezoid(factor.value + off + factor.per_km * (height - reference) / 1000, factor.corners);
}

} // namespace

TEST_CASE("a band over a range of heights is the mean membership", "[heights]") {
  CHECK(mean_membership({1700, 2000, 3000, 3300}, 1142, 2994) == Approx(0.6177105831533477).epsilon(1e-14));
  CHECK(mean_membership({2000, 2300, 3200, 3500}, 2783, 4297) == Approx(0.37450462351387054).epsilon(1e-14));
  CHECK(mean_membership({0, 200, 1000, 1800}, 661, 1872) == Approx(0.6102394715111478).epsilon(1e-14));
  CHECK(mean_membership({2500, 3000, 4800, 5500}, 395, 810) == 0);
  CHECK(mean_membership({200, 440, 1500, 2130}, 320, 320) == Approx(0.5)); // one height
  CHECK(mean_membership({500, 500, 700, 700}, 400, 800) == Approx(0.5));   // upright edges
  CHECK(mean_membership({500, 500, 500, 500}, 400, 800) == 0);             // one height has no extent
}

TEST_CASE("a band over shares weighs the classes", "[heights]") {
  const std::vector<double> band = {200, 440, 1200, 1600}, edges = {0, 500, 1000, 1500};
  CHECK(mean_membership(band, 0, 500) == Approx(0.36));
  CHECK(mean_membership(band, 500, 1000) == 1);
  CHECK(mean_membership(band, 1000, 1500) == Approx(0.775));
  CHECK(mean_membership(band, {0.2, 0.5, 0.3}, edges) == Approx(0.8045));
  CHECK(mean_membership(band, {20, 50, 30}, edges) == Approx(0.8045)); // shares need not sum to 1
  CHECK(mean_membership(band, {0, 1, 0}, edges) == 1);
}

TEST_CASE("the scarcest factor over heights, with what the values may be", "[heights]") {
  const HeightRange heights{1142, 2994, 1584};
  const Factor warmth{{7, 8.5, 12, 14}, 11.2, -5.4, 0};
  CHECK(mean_of_least({warmth}, heights, Combine::min).point == Approx(0.52068998879615).epsilon(1e-9));
  CHECK(mean_of_least({warmth}, heights, Combine::min).between.high ==
        mean_of_least({warmth}, heights, Combine::min).point);

  const Factor unsure{{7, 8.5, 12, 14}, 11.2, -5.4, 1.4}, rain{{400, 600, 3000, 4000}, 491, 0, 86};
  const MeanOfLeast least = mean_of_least({unsure, rain}, heights, Combine::min);
  CHECK(least.point == Approx(0.27798003058748).epsilon(1e-9));
  CHECK(least.between.low == Approx(0.01038979382).epsilon(1e-8));
  CHECK(least.between.high == Approx(0.6480380819489862).epsilon(1e-9));
  // The same by brute force: for each height the least and the greatest of any value that may be.
  CHECK(least.point == Approx(sampled(heights, [&](double h) {
                         return std::min(at(unsure, h, heights.at), at(rain, h, heights.at));
                       })).epsilon(1e-8));
  const auto extreme = [&](const Factor& f, double h, bool best) {
    double result = best ? 0 : 1;
    for (int k = -200; k <= 200; ++k) {
      const double met = at(f, h, heights.at, f.either_side * k / 200);
      result = best ? std::max(result, met) : std::min(result, met);
    }
    return result;
  };
  const HeightRange some{1900, 2000, 1584}; // fewer heights, as the inner loop is long
  const MeanOfLeast here = mean_of_least({unsure, rain}, some, Combine::min);
  const auto coarse = [&](bool best) {
    double sum = 0;
    for (int k = 0; k < 500; ++k) {
      const double h = some.low + (some.high - some.low) * (k + 0.5) / 500;
      sum += std::min(extreme(unsure, h, best), extreme(rain, h, best));
    }
    return sum / 500;
  };
  CHECK(here.between.low == Approx(coarse(false)).margin(2e-3));
  CHECK(here.between.high == Approx(coarse(true)).margin(2e-3));
}

TEST_CASE("rising and falling factors cross inside a piece", "[heights]") {
  // Both straight over the whole range: x = h and x = 1000 − h in (0, 1000, 1000, 1000) and mirrored; the least is a
  // roof of height ½, whose mean is ¼.
  const Factor rising{{0, 1000, 2000, 2000}, 0, 1000, 0}, falling{{0, 1000, 2000, 2000}, 1000, -1000, 0};
  CHECK(mean_of_least({rising, falling}, {0, 1000, 0}, Combine::min).point == Approx(0.25).epsilon(1e-14));
  // Its geometric mean is √(t(1−t)), with mean π/8; Simpson's rule is rough where the root is upright.
  CHECK(mean_of_least({rising, falling}, {0, 1000, 0}, Combine::geometric).point ==
        Approx(std::acos(-1.0) / 8).margin(4e-3));
  CHECK(mean_of_least({rising, falling}, {250, 250, 0}, Combine::geometric).point == Approx(std::sqrt(0.25 * 0.75)));
  CHECK(mean_of_least({rising, falling}, {250, 250, 0}, Combine::min).point == Approx(0.25));
}

TEST_CASE("a geometric mean over heights agrees with sampling", "[heights]") {
  const HeightRange heights{1142, 2994, 1584};
  const Factor warmth{{7, 8.5, 12, 14}, 11.2, -5.4, 1.4}, cold{{-20, -5, 4, 8}, -1, -4.8, 0};
  const MeanOfLeast mean = mean_of_least({warmth, cold}, heights, Combine::geometric);
  CHECK(mean.point == Approx(sampled(heights, [&](double h) {
                        return std::sqrt(at(warmth, h, heights.at) * at(cold, h, heights.at));
                      })).margin(1e-3));
  CHECK(mean.between.low < mean.point);
  CHECK(mean.between.high > mean.point);
  const double low = sampled(heights, [&](double h) {
    const double worst = std::min(at(warmth, h, heights.at, 1.4), at(warmth, h, heights.at, -1.4));
    return std::sqrt(worst * at(cold, h, heights.at));
  });
  CHECK(mean.between.low == Approx(low).margin(1e-3));
}

} // namespace heights_test
