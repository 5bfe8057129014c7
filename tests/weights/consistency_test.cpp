#include "engine/weights/consistency.h"

#include "engine/weights/eigenpair.h"
#include "engine/weights/priorities.h"
#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>
#include <random>

namespace consistency_test {

using namespace yindi;
using namespace yindi::test;

TEST_CASE("left and right eigenvector agree for three items and for consistent judgements", "[weights]") {
  Comparison three = no_judgements(letters(3));
  judge(three, 0, 1, 2);
  judge(three, 1, 2, 3);
  judge(three, 0, 2, 4);
  CHECK(left_right(three).difference < 1e-14); // both are the row geometric means (Crawford & Williams 1985)
  CHECK(left_right(three).flipped.empty());
  CHECK(left_right(no_judgements({"a"})).left == std::vector<double>{1});
}

TEST_CASE("the left eigenvector can put other items first (Johnson, Beine & Wang 1979)", "[weights]") {
  std::mt19937_64 random(4);
  int flips = 0;
  for (int trial = 0; trial < 200; ++trial) {
    Comparison comparison = no_judgements(letters(5));
    for (Eigen::Index i = 0; i < 5; ++i)
      for (Eigen::Index j = i + 1; j < 5; ++j) {
        const auto value = static_cast<double>(random() % 9 + 1);
        judge(comparison, i, j, random() % 2 == 0 ? value : 1 / value);
      }
    const LeftRight both = left_right(comparison);
    // By definition: the reciprocal weights of the transposed judgements.
    Comparison turned = comparison;
    turned.ratio.transposeInPlace();
    const Eigen::VectorXd reciprocal = principal_eigenpair(turned.ratio).vector.cwiseInverse();
    for (Eigen::Index i = 0; i < 5; ++i)
      CHECK(both.left[static_cast<std::size_t>(i)] == Approx(reciprocal(i) / reciprocal.sum()).epsilon(1e-10));
    const auto right = priorities(comparison).value->weights;
    const auto at = [](const std::string& item) { return static_cast<std::size_t>(item[0] - 'a'); };
    for (const FlippedPair& pair : both.flipped) {
      CHECK(right[at(pair.a)] > right[at(pair.b)]);
      CHECK(both.left[at(pair.a)] < both.left[at(pair.b)]);
      ++flips;
    }
  }
  CHECK(flips > 20);
}

TEST_CASE("thresholds of the geometric consistency index (Aguarón & Moreno-Jiménez 2003)", "[weights]") {
  CHECK_FALSE(gci_threshold(2, 0));
  CHECK(*gci_threshold(3, 0) == .3147);
  CHECK(*gci_threshold(4, 0) == .3526);
  CHECK(*gci_threshold(5, 0) == .370);
  CHECK(*gci_threshold(100, 0) == .370);
  CHECK_FALSE(gci_threshold(5, 1));
  // For three items both indices are functions of one cycle, and CR = 0.1 with the authors' RI(3) = .525 is GCI .3147.
  const double lambda = 3 + 0.1 * 2 * .525, x = std::acosh((lambda - 1) / 2); // λ = 1 + e^x + e^−x
  CHECK(std::pow(3 * x, 2) / 3 == Approx(.3147).epsilon(.01));
}

TEST_CASE("Koczkodaj's index is that of the worst triad (1993)", "[weights]") {
  Comparison four = no_judgements(letters(4));
  judge(four, 0, 1, 2);
  judge(four, 1, 2, 3);
  judge(four, 0, 2, 6);
  CHECK(koczkodaj(four)->index == Approx(0).margin(1e-15));
  judge(four, 1, 3, 2);
  judge(four, 0, 3, 1); // 2 · 2 = 4 against 1
  const auto worst = koczkodaj(four);
  REQUIRE(worst);
  CHECK(worst->index == Approx(0.75));
  CHECK(worst->a + worst->b + worst->c == "abd");

  Comparison ring = no_judgements(letters(4)); // no three of them are all compared
  judge(ring, 0, 1, 2);
  judge(ring, 1, 2, 2);
  judge(ring, 2, 3, 2);
  judge(ring, 3, 0, 2);
  CHECK_FALSE(koczkodaj(ring));
  CHECK_FALSE(koczkodaj(no_judgements(letters(2))));
}

} // namespace consistency_test
