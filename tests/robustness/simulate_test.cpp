// SMAA against published and computed samples, exact integrals, and a plain loop for every method.

#include "engine/robustness/random.h"
#include "engine/robustness/simulate.h"
#include "tests/methods/published.h"
#include "tests/robustness/synthetic.h"

#include <fstream>
#include <random>

namespace simulate_test {

using namespace yindi;
using namespace yindi::test;
using Eigen::Index;
using Eigen::MatrixXd;

using Json = nlohmann::json;

namespace {

/// Samples, and what others computed from them (tests/data/smaa.json says who).
Json published() {
  std::ifstream file(std::string(YINDI_SOURCE) + "/tests/data/smaa.json");
  REQUIRE(file);
  return Json::parse(file);
}

Simulation simulation(const DecisionMatrix& matrix, const std::string& method, const Settings& settings = {}) {
  const Method* row = find_method(method);
  const Loaded<Scorer> scorer = make_scorer(*row, *complete_settings(*row, settings).value, row->normalization, matrix);
  REQUIRE(scorer.value);
  return {*scorer.value, {}, {}, {}};
}

/// Additive values in [0, 1], all in the frozen frame.
Simulation additive(const MatrixXd& u) {
  Frame frame{find_method("saw"), {}, {}, {}, {}, {}};
  for (Index j = 0; j < u.cols(); ++j) frame.leaves.push_back("c" + std::to_string(j));
  frame.directions.assign(frame.leaves.size(), Direction::max);
  frame.weights.assign(frame.leaves.size(), 1 / static_cast<double>(u.cols()));
  const Loaded<Scorer> scorer = make_scorer(frame, u);
  REQUIRE(scorer.value);
  return {*scorer.value, {}, frame, u};
}

SimulationOptions options(int draws, std::uint64_t seed = 1, int threads = 1) {
  SimulationOptions o;
  o.draws = draws;
  o.seed = seed;
  o.threads = threads;
  return o;
}

Acceptability run_all(const Simulation& s, const WeightSource& weights, const SimulationOptions& o) {
  const auto result = simulate({s}, weights, o);
  REQUIRE(result);
  return result->front();
}

MatrixXd matrix(const Json& rows) {
  MatrixXd m(static_cast<Index>(rows.size()), static_cast<Index>(rows[0].size()));
  for (Index i = 0; i < m.rows(); ++i)
    for (Index j = 0; j < m.cols(); ++j)
      m(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
  return m;
}

void check_all(const MatrixXd& given, const Json& expected, double tolerance) {
  REQUIRE(given.rows() == static_cast<Index>(expected.size()));
  CHECK((given - matrix(expected)).cwiseAbs().maxCoeff() <= tolerance);
}

const Json& vector_of(const Json& all, const std::string& id) {
  for (const Json& one : all)
    if (one["id"] == id) return one;
  FAIL(id);
  return all[0];
}

/// A problem whose every cell comes with the draw.
Simulation with_cells(Index m, Index n, const std::function<double(Index, Index, std::uint64_t, std::uint32_t)>& u) {
  Simulation s = additive(MatrixXd::Constant(m, n, 0.5));
  for (Index i = 0; i < m; ++i)
    for (Index j = 0; j < n; ++j)
      s.cells.push_back(
          {i, j, 0, 0, {}, [u, i, j](std::uint64_t seed, std::uint32_t draw) { return u(i, j, seed, draw); }});
  return s;
}

} // namespace

TEST_CASE("SMAA of given samples: the figures of the R package smaa", "[robustness]") {
  const Json all = published();
  for (const char* id : {"smaa-thrombo-300", "smaa-hansen-200"}) {
    const Json& v = vector_of(all, id);
    INFO(id);
    const Json &samples = v["measurements_N_m_n"], &expected = v["expected"];
    const auto m = static_cast<Index>(v["alternatives"].size()), n = static_cast<Index>(v["criteria"].size());
    const Simulation s = with_cells(m, n, [&](Index i, Index j, std::uint64_t, std::uint32_t draw) {
      const std::size_t last = samples.size() - 1; // whole blocks are drawn, beyond the last sample
      return samples[std::min<std::size_t>(draw, last)][static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]
          .get<double>();
    });
    const MatrixXd weights = matrix(v["weights_N_n"]);
    const Acceptability a = run_all(s, given_weights(weights), options(static_cast<int>(weights.rows())));
    check_all(a.rank_acceptability, expected["rank_acceptability"], 1e-9);
    check_all(a.pairwise_winning, expected["pairwise_winning_index"], 1e-9);
    for (std::size_t i = 0; i < a.central_weights.size(); ++i) {
      check_near(*a.central_weights[i], expected["central_weights"][i], 1e-9);
      CHECK(*a.confidence[i] == Approx(expected["confidence_factor"][i].get<double>()).margin(1e-9));
    }
  }
}

TEST_CASE("SMAA of a published benefit-risk model, within its Monte Carlo error", "[robustness]") {
  const Json all = published();
  const Json& v = vector_of(all, "smaa2-jsmaa-brmodel");
  const Json &values = v["measurements"]["values"], &scales = v["reference_scales"];
  const Simulation s = with_cells(4, 6, [&](Index i, Index j, std::uint64_t seed, std::uint32_t draw) {
    const std::string name = v["alternatives"][static_cast<std::size_t>(i)];
    const auto at = static_cast<std::size_t>(j);
    const Json& p = values[name][at];
    DrawStream random(seed, purpose(name + std::to_string(j)), draw);
    double x = p[0].get<double>() + p[1].get<double>() * random.normal();
    if (j == 0) x = std::exp(x);
    const double low = scales[0][at], high = scales[1][at], t = (x - low) / (high - low);
    return v["directions"][at].get<int>() > 0 ? t : 1 - t;
  });
  const Acceptability a = run_all(s, flat_weights(1, 6), options(20000));
  check_all(a.rank_acceptability, v["reference_full_precision"]["rank_acceptability"], 0.012);
  for (std::size_t i = 0; i < 4; ++i) {
    check_near(*a.central_weights[i], v["expected"]["central_weights"][i], 0.02);
    CHECK(*a.confidence[i] == Approx(v["expected"]["confidence_factor"][i].get<double>()).margin(0.03));
  }
}

TEST_CASE("TOPSIS over a grid of weights, ties sharing the smaller place", "[robustness]") {
  const Json all = published();
  const Json& v = vector_of(all, "smaa-topsis-simplex-grid");
  std::vector<std::array<int, 4>> grid;
  for (int a = 0; a <= 10; ++a)
    for (int b = 0; a + b <= 10; ++b)
      for (int c = 0; a + b + c <= 10; ++c) grid.push_back({a, b, c, 10 - a - b - c});
  MatrixXd weights(static_cast<Index>(grid.size()), 4);
  for (Index d = 0; d < weights.rows(); ++d)
    for (Index j = 0; j < 4; ++j) weights(d, j) = grid[static_cast<std::size_t>(d)][static_cast<std::size_t>(j)] / 10.0;
  REQUIRE(weights.rows() == v["number_of_weight_vectors"].get<Index>());
  const Simulation s = simulation(test::matrix_of(v["matrix"], v["directions"]), "topsis");
  const Acceptability a = run_all(s, given_weights(weights), options(286));
  check_all(a.rank_acceptability, v["expected"]["rank_acceptability"], 1e-12);
}

TEST_CASE("acceptabilities agree with exact integration", "[robustness]") {
  // Two criteria: a is (1, 0), b is (0, 1), c is (.6, .6). With w on the first, c leads while .6 > max(w, 1 − w):
  // a length of .2; a and b share the rest.
  const Acceptability two =
      run_all(additive((MatrixXd(3, 2) << 1, 0, 0, 1, .6, .6).finished()), flat_weights(1, 2), options(100000));
  CHECK(two.rank_acceptability(2, 0) == Approx(0.2).margin(0.005));
  CHECK(two.rank_acceptability(0, 0) == Approx(0.4).margin(0.006));
  CHECK(two.confidence[2] == Approx(1));
  CHECK((*two.central_weights[0])[0] == Approx(0.8).margin(0.003)); // the middle of .6 to 1
  // Three criteria, the corners of the simplex: each is first in a third. One that has t of everything is first where
  // no weight exceeds t: 1 − 3 (1 − t)² for t ≥ 1/2.
  MatrixXd u(4, 3);
  u << 1, 0, 0, 0, 1, 0, 0, 0, 1, .6, .6, .6;
  const Acceptability three = run_all(additive(u), flat_weights(1, 3), options(100000));
  CHECK(three.rank_acceptability(3, 0) == Approx(1 - 3 * .16).margin(0.006));
  CHECK(three.rank_acceptability(0, 0) == Approx(.16).margin(0.004));
}

TEST_CASE("all weightings alike: one of five weights is above one half in 5/16 of them", "[robustness]") {
  const WeightSource source = flat_weights(1, 5);
  int above = 0;
  DrawBlock block;
  for (std::uint32_t first = 0; first < 128 * 400; first += 128) {
    source(first, 128, block);
    above += static_cast<int>((block.rowwise().maxCoeff().array() > 0.5).count());
  }
  CHECK(above / (128.0 * 400) == Approx(5 / 16.0).margin(0.007));
}

TEST_CASE("blocks give what the method gives, draw by draw, for every method", "[robustness]") {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> value(1, 10);
  DecisionMatrix m;
  m.values.resize(6, 4);
  for (Index k = 0; k < m.values.size(); ++k) m.values.data()[k] = value(random);
  m.values.row(5) = m.values.row(2); // a tie
  for (int i = 0; i < 6; ++i) m.alternatives.push_back("a" + std::to_string(i));
  for (int j = 0; j < 4; ++j) m.criteria.push_back("c" + std::to_string(j));
  m.directions = {Direction::max, Direction::min, Direction::max, Direction::max};
  constexpr int draws = 300;
  DrawBlock block;
  for (const Method& method : methods()) {
    INFO(method.id);
    const Settings settings = *complete_settings(method, {}).value;
    const Loaded<Scorer> scorer = make_scorer(method, settings, method.normalization, m);
    if (!scorer.value) { // it needs parameters of its own
      CHECK(has_errors(scorer.diagnostics));
      continue;
    }
    const Simulation s{*scorer.value, {}, {}, {}};
    const WeightSource weights = flat_weights(5, 4);
    const Acceptability a = run_all(s, weights, options(draws, 5));
    MatrixXd places = MatrixXd::Zero(6, 6), wins = MatrixXd::Zero(6, 6);
    for (int d = 0; d < draws; ++d) {
      weights(static_cast<std::uint32_t>(d), 1, block);
      const Eigen::RowVectorXd w = block.row(0);
      const Loaded<Scores> one =
          method.score(m, std::vector<double>(w.data(), w.data() + 4), method.normalization, settings);
      REQUIRE(one.value);
      const std::vector<int> ranks = ranks_of(method, *one.value, 6);
      MatrixXd scores(1, 6);
      s.scorer.block(w, scores);
      if (one.value->scores.size() == 6 && one.value->ranks.empty())
        for (std::size_t i = 0; i < 6; ++i)
          REQUIRE(std::abs(scores(0, static_cast<Index>(i)) - one.value->scores[i]) <= 1e-12);
      for (std::size_t i = 0; i < 6; ++i) {
        places(static_cast<Index>(i), ranks[i] - 1) += 1.0 / draws;
        for (std::size_t k = 0; k < 6; ++k)
          if (ranks[i] < ranks[k]) wins(static_cast<Index>(i), static_cast<Index>(k)) += 1.0 / draws;
      }
    }
    CHECK((a.rank_acceptability - places).cwiseAbs().maxCoeff() < 1e-12);
    CHECK((a.pairwise_winning - wins).cwiseAbs().maxCoeff() < 1e-12);
  }
}

TEST_CASE("the same seed gives the same bits for any number of threads, and rows may change places", "[robustness]") {
  const DecisionMatrix m = test::matrix_of("[[3,5,2],[4,4,4],[5,1,3],[2,6,5]]", "[1,-1,1]");
  const Simulation s = simulation(m, "topsis");
  const Acceptability one = run_all(s, flat_weights(9, 3), options(10000, 9, 1));
  for (int threads : {2, 3, 8}) {
    const Acceptability other = run_all(s, flat_weights(9, 3), options(10000, 9, threads));
    CHECK(other.rank_acceptability == one.rank_acceptability);
    CHECK(other.pairwise_winning == one.pairwise_winning);
    CHECK(other.central_weights == one.central_weights);
    CHECK(other.confidence == one.confidence);
  }
  DecisionMatrix turned = m;
  turned.values = m.values.colwise().reverse();
  const Acceptability upside = run_all(simulation(turned, "topsis"), flat_weights(9, 3), options(10000, 9));
  CHECK((upside.rank_acceptability.colwise().reverse() - one.rank_acceptability).cwiseAbs().maxCoeff() < 1e-12);
  CHECK(run_all(s, flat_weights(10, 3), options(10000, 10)).rank_acceptability != one.rank_acceptability);
}

TEST_CASE("VIKOR on the frozen scales: blocks give the method's own scores", "[robustness]") {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> value(0, 1);
  MatrixXd u(5, 4);
  for (Index k = 0; k < u.size(); ++k) u.data()[k] = value(random);
  for (const double v : {0.0, 0.3, 1.0}) {
    Frame frame{find_method("vikor"), *complete_settings(*find_method("vikor"), {{"v", v}}).value, {}, {}, {}, {}};
    for (Index j = 0; j < u.cols(); ++j) frame.leaves.push_back("c" + std::to_string(j));
    frame.directions.assign(frame.leaves.size(), Direction::max);
    const Loaded<Scorer> scorer = make_scorer(frame, u);
    REQUIRE(scorer.value);
    CHECK_FALSE(scorer.value->higher_is_better);
    DrawBlock weights;
    flat_weights(2, 4)(0, 50, weights);
    MatrixXd scores(50, 5);
    scorer.value->block(weights.topRows(50), scores);
    for (Index d = 0; d < 50; ++d) {
      for (Index j = 0; j < 4; ++j) {
        frame.weights.resize(4);
        frame.weights[static_cast<std::size_t>(j)] = weights(d, j);
      }
      const std::vector<double> own = frame.scores(u).scores;
      for (std::size_t i = 0; i < 5; ++i) CHECK(scores(d, static_cast<Index>(i)) == Approx(own[i]).margin(1e-12));
    }
  }
}

TEST_CASE("a preview tells what the draws say so far, and changes nothing", "[robustness]") {
  const auto county = made_county({2}, {{.55, .5}, {.5, .6}}, {}, "saw");
  std::vector<std::int64_t> seen;
  const SimulationOptions o = options(3000);
  const auto told = simulate(county.c, {&county.ranked}, o, nullptr,
                             [&](std::size_t, const Acceptability& so_far) { seen.push_back(so_far.draws); });
  const auto untold = simulate(county.c, {&county.ranked}, o);
  REQUIRE(seen.size() > 3);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == 3000);
  CHECK(told->front().acceptability->rank_acceptability == untold->front().acceptability->rank_acceptability);
}

TEST_CASE("a simulation stops when asked, and when it is sure enough", "[robustness]") {
  const Simulation s = simulation(test::matrix_of("[[3,5],[4,4],[5,1]]", "[1,1]"), "saw");
  CHECK_FALSE(simulate({s}, flat_weights(1, 2), options(1000000), [](double) { return false; }));
  SimulationOptions sure = options(1000000);
  sure.standard_error = 0.005;
  const Acceptability a = run_all(s, flat_weights(1, 2), sure);
  CHECK(a.draws < 100000);
  CHECK(a.standard_error() <= 0.005);
}

} // namespace simulate_test
