// Weights drawn within ranges and orders that people state: against exact expectations and plain redrawing.

#include "engine/robustness/simulate.h"
#include "engine/robustness/stated_draws.h"
#include "tests/robustness/synthetic.h"

#include <algorithm>
#include <cmath>

namespace stated_draws_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::MatrixXd;

namespace {

/// Three groups of one leaf each.
Case three() { return synthetic_case({1, 1, 1}, {{.2, .5, .9}, {.8, .4, .1}}); }

MatrixXd drawn(const Case& c, const Weights& weights, const std::string& kind, int draws) {
  const std::vector<std::string> leaves = yindi::leaves(c.model->library);
  const auto source = shared_weights(1, {{weight_draws(c, weights, kind), leaves}});
  MatrixXd result(draws, static_cast<Eigen::Index>(leaves.size()));
  std::vector<DrawBlock> blocks;
  for (int first = 0; first < draws; first += 128) {
    const int count = std::min(128, draws - first);
    source(static_cast<std::uint32_t>(first), count, blocks);
    result.middleRows(first, count) = blocks.front().topRows(count);
  }
  return result;
}

Weights equal_weights(const Case& c) {
  const double third = 1 / 3.0;
  return weights_of(c, {{"goal", {{"g0", third}, {"g1", third}, {"g2", third}}}});
}

double deviation(const MatrixXd& rows, int column) {
  return std::sqrt((rows.col(column).array() - rows.col(column).mean()).square().mean());
}

} // namespace

TEST_CASE("weights in a stated order have the rank order centroid as their mean", "[robustness]") {
  // Barron & Barrett 1996, Management Science 42:1515–1523: (1 + 1/2 + 1/3)/3, (1/2 + 1/3)/3, (1/3)/3.
  Case c = three();
  c.robustness.orders = {{"goal", {"g2", "g0", "g1"}, {}}};
  const MatrixXd rows = drawn(c, equal_weights(c), "any", 20000);
  CHECK(rows.col(2).mean() == Approx(11 / 18.0).margin(0.004));
  CHECK(rows.col(0).mean() == Approx(5 / 18.0).margin(0.004));
  CHECK(rows.col(1).mean() == Approx(2 / 18.0).margin(0.004));
  CHECK((rows.col(2).array() >= rows.col(0).array()).all());
  CHECK((rows.col(0).array() >= rows.col(1).array()).all());
  CHECK(centre_of(stated_weights(c.robustness, "goal", {"g2", "g0", "g1"}))[0] == Approx(11 / 18.0));
}

TEST_CASE("weights keep to stated ranges, wide or narrow, and are uniform there", "[robustness]") {
  Case c = three();
  // The third may be what it likes, so that the first two are uniform on a rectangle.
  for (const double width : {0.2, 0.02}) { // redrawn; walked, because few of all weightings lie there
    CAPTURE(width);
    c.robustness.ranges = {{"g0", .3, .3 + width, {}}, {"g1", .2, .2 + width, {}}};
    const MatrixXd rows = drawn(c, equal_weights(c), "any", 10000);
    CHECK(rows.col(0).minCoeff() >= .3 - 1e-9);
    CHECK(rows.col(0).maxCoeff() <= .3 + width + 1e-9);
    CHECK(rows.col(0).mean() == Approx(.3 + width / 2).margin(0.015 * width));
    CHECK(rows.col(1).mean() == Approx(.2 + width / 2).margin(0.015 * width));
    CHECK(deviation(rows, 0) == Approx(width / std::sqrt(12)).margin(0.01 * width));
    const double together =
        ((rows.col(0).array() - rows.col(0).mean()) * (rows.col(1).array() - rows.col(1).mean())).mean();
    CHECK(std::abs(together) < 0.05 * width * width / 12);
    CHECK((rows.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-9);
  }
}

TEST_CASE("a weight stated exactly stays, the others share the rest", "[robustness]") {
  Case c = three();
  c.robustness.ranges = {{"g1", .25, .25, {}}};
  for (const char* kind : {"any", "around", "judgements"}) {
    CAPTURE(kind);
    const MatrixXd rows = drawn(c, equal_weights(c), kind, 3000);
    CHECK((rows.col(1).array() - .25).abs().maxCoeff() < 1e-9);
    CHECK(rows.col(0).mean() == Approx(.375).margin(0.02));
    CHECK(deviation(rows, 0) > 0.05);
  }
}

TEST_CASE("walks give what redrawing gives", "[robustness]") {
  const StatedWeights stated{{.1, .3, 0}, {.5, .6, .4}, {1, 0}, true};
  const std::vector<double> alpha = {6, 5, .8};
  MatrixXd walked(6000, 3), redrawn(6000, 3), elliptic(6000, 3), normal(6000, 3);
  const auto softmax = [](const std::vector<double>& z, std::span<double> weights) {
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += weights[i] = std::exp(z[i]);
    for (double& weight : weights) weight /= sum;
  };
  std::vector<double> w(3), z(3);
  const std::vector<double> centre = centre_of(stated);
  for (std::uint32_t d = 0; d < 6000; ++d) {
    DrawStream random(7, purpose("walk"), d);
    walk_simplex(stated, alpha, random, w);
    walked.row(d) << w[0], w[1], w[2];
    do {
      double sum = 0;
      for (std::size_t i = 0; i < 3; ++i) sum += w[i] = random.gamma(alpha[i]);
      for (double& weight : w) weight /= sum;
    } while (!keeps_to(stated, w));
    redrawn.row(d) << w[0], w[1], w[2];
    walk_normal(stated, {std::log(centre[0]), std::log(centre[1]), std::log(centre[2])}, softmax, random, w);
    elliptic.row(d) << w[0], w[1], w[2];
    do {
      for (double& value : z) value = random.normal();
      softmax(z, w);
    } while (!keeps_to(stated, w));
    normal.row(d) << w[0], w[1], w[2];
  }
  for (int j = 0; j < 3; ++j) {
    CHECK(walked.col(j).mean() == Approx(redrawn.col(j).mean()).margin(0.006));
    CHECK(deviation(walked, j) == Approx(deviation(redrawn, j)).margin(0.005));
    CHECK(elliptic.col(j).mean() == Approx(normal.col(j).mean()).margin(0.006));
    CHECK(deviation(elliptic, j) == Approx(deviation(normal, j)).margin(0.005));
  }
}

TEST_CASE("what judgements make rare is drawn all the same", "[robustness]") {
  Case c = three();
  c.judging.participants.push_back({"p", "P", "", 1, "", {}});
  c.judging.judgements = {{"p", "", "goal", "g0", "g1", "5", "", "", false, {}},
                          {"p", "", "goal", "g1", "g2", "3", "", "", false, {}},
                          {"p", "", "goal", "g0", "g2", "9", "", "", false, {}}};
  const Weights judged = weigh(c, "").value.value();
  c.robustness.orders = {{"goal", {"g2", "g1", "g0"}, {}}}; // the contrary of what was judged
  const WeightDraws draws = weight_draws(c, judged, "judgements");
  CHECK(draws.notes.size() == 2); // that it is restricted, and that the present weights are outside
  const MatrixXd rows = drawn(c, judged, "judgements", 500);
  CHECK((rows.col(2).array() >= rows.col(1).array() - 1e-9).all());
  CHECK((rows.col(1).array() >= rows.col(0).array() - 1e-9).all());
  CHECK(deviation(rows, 0) > 1e-4);
}

TEST_CASE("the same draws for any number of threads, with stated ranges too", "[robustness]") {
  SyntheticCounty county = made_county({1, 1, 1}, {{.2, .5, .9}, {.8, .4, .1}, {.6, .5, .4}}, {}, "saw");
  county.c.robustness.ranges = {{"g0", .3, .31, {}}, {"g1", .2, .22, {}}};
  SimulationOptions one, three_threads;
  one.threads = 1;
  three_threads.threads = 3;
  one.weights = three_threads.weights = "any";
  one.draws = three_threads.draws = 2000;
  const auto a = simulate(county.c, {&county.ranked}, one), b = simulate(county.c, {&county.ranked}, three_threads);
  REQUIRE((a && b));
  CHECK(a->front().acceptability->rank_acceptability == b->front().acceptability->rank_acceptability);
}

} // namespace stated_draws_test
