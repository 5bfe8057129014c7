#include "engine/workshop/consensus.h"

#include "tests/catch.h"

#include <cmath>

namespace consensus_test {

using namespace yindi;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

namespace {

/// The six people of the textbook's example group-aip-city6, by the eigenvector.
MatrixXd city6() {
  MatrixXd opinions(6, 5);
  opinions << 0.17094659850096605, 0.4587180934443339, 0.08547329925048305, 0.250763563643613, 0.034098445160603987,
      0.22910089836861694, 0.39356195937914046, 0.08292557993613746, 0.25319619144675853, 0.04121537086934668,
      0.15400447742908743, 0.49219045733288064, 0.08239371392971148, 0.2213908358460354, 0.05002051546228499,
      0.12424954166785511, 0.4634863230149013, 0.061620257006504836, 0.3159929668784716, 0.03465091143226716,
      0.15216757036794948, 0.3556904157510195, 0.07239887942256558, 0.3748107706765823, 0.04493236378188319,
      0.15365596598390885, 0.4738939551006046, 0.07106452677873729, 0.25168078671328853, 0.04970476542346076;
  return opinions;
}

/// Person k puts item k as far ahead as a scale up to `most` goes.
MatrixXd extremes(Eigen::Index people, Eigen::Index items, double most) {
  MatrixXd opinions = MatrixXd::Ones(people, items);
  for (Eigen::Index k = 0; k < people; ++k) opinions(k, k % items) = most;
  return opinions / (static_cast<double>(items) + most - 1);
}

} // namespace

// Worked out with 50 decimal digits from the formulas of the header (Python's decimal), apart from this code.
TEST_CASE("entropies and consensus of six people", "[workshop][consensus]") {
  const Diversity even = diversity(city6(), VectorXd::Ones(6));
  CHECK(even.alpha == Approx(1.33227814123245286).epsilon(1e-13));
  CHECK(even.gamma == Approx(1.34359575433924862).epsilon(1e-13));
  CHECK(even.beta == Approx(0.0113176131067957589).epsilon(1e-11));
  CHECK(*consensus(city6(), VectorXd::Ones(6)) == Approx(0.973949862612202063).epsilon(1e-12));
  CHECK(*homogeneity(city6(), VectorXd::Ones(6)) == Approx(0.985932737686738894).epsilon(1e-12));

  VectorXd voices(6);
  voices << 1, 2, 3, 1, 0, 1;
  CHECK(diversity(city6(), voices).beta == Approx(0.00778624972035378411).epsilon(1e-11));
  CHECK(*consensus(city6(), voices) == Approx(0.982046500747554472).epsilon(1e-12));
  CHECK(*consensus(city6(), 7 * voices) == Approx(*consensus(city6(), voices)).epsilon(1e-14));
  CHECK(*homogeneity(city6(), voices) == Approx(0.990304980750764556).epsilon(1e-12));
}

TEST_CASE("a voice of 0 is no voice, one of 1 is one person", "[workshop][consensus]") {
  VectorXd voices = VectorXd::Ones(6);
  voices(4) = 0;
  MatrixXd five(5, 5);
  five << city6().topRows(4), city6().row(5);
  CHECK(*consensus(city6(), voices) == Approx(*consensus(five, VectorXd::Ones(5))).epsilon(1e-14));
  MatrixXd seven(7, 5);
  seven << city6(), city6().row(2);
  VectorXd twice = VectorXd::Ones(6);
  twice(2) = 2;
  CHECK(*consensus(city6(), twice) == Approx(*consensus(seven, VectorXd::Ones(7))).epsilon(1e-14));
  CHECK_FALSE(consensus(city6(), VectorXd::Zero(6)));
}

TEST_CASE("consensus is 1 for equal opinions and 0 at the ends of the scale", "[workshop][consensus]") {
  for (const double most : {3.0, 9.0, 81.0}) {
    CAPTURE(most);
    CHECK(*consensus(extremes(1, 4, most), VectorXd::Ones(1), most) == Approx(1));
    CHECK(*consensus(extremes(1, 4, most).replicate(5, 1), VectorXd::Ones(5), most) == Approx(1).epsilon(1e-14));
    for (const Eigen::Index items : {2, 3, 7, 20})
      CHECK(*consensus(extremes(items, items, most), VectorXd::Ones(items), most) == Approx(0).margin(1e-12));
  }
  MatrixXd beyond(2, 2);
  beyond << 0.999, 0.001, 0.001, 0.999; // a chain of judgements goes farther than the scale
  CHECK(*consensus(beyond, VectorXd::Ones(2)) == 0);
  beyond << 1, 0, 0, 1;
  CHECK(*homogeneity(beyond, VectorXd::Ones(2)) == Approx(0).margin(1e-15));
  CHECK_FALSE(consensus(MatrixXd::Ones(3, 1), VectorXd::Ones(3)));
}

TEST_CASE("consensus falls with every step away from the others", "[workshop][consensus]") {
  const RowVectorXd others = extremes(1, 5, 9).row(0), away = extremes(5, 5, 9).row(4);
  double last = 2;
  for (int step = 0; step <= 50; ++step) {
    MatrixXd opinions = others.replicate(4, 1);
    opinions.row(3) += step / 50.0 * (away - others);
    const double now = *consensus(opinions, VectorXd::Ones(4));
    CHECK(now < last);
    last = now;
  }
}

TEST_CASE("distances of opinions", "[workshop][consensus]") {
  const MatrixXd distances = opinion_distances(city6());
  CHECK(distances(0, 3) == Approx(0.0686594757035214873).epsilon(1e-11));
  CHECK(distances == distances.transpose());
  CHECK(distances.diagonal().isZero(0));
  for (int i = 0; i < 6; ++i)
    for (int j = 0; j < 6; ++j)
      for (int k = 0; k < 6; ++k) CHECK(distances(i, k) <= distances(i, j) + distances(j, k) + 1e-15);
  CHECK(opinion_distances(extremes(2, 2, 1e12))(0, 1) == Approx(std::sqrt(std::log(2))).epsilon(1e-9));
  CHECK(moved_weight(city6().row(0), city6().row(3)) == Approx(0.0705500990770891635).epsilon(1e-13));
}

} // namespace consensus_test
