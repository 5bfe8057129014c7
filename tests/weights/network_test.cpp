// The analytic network process: limits that powers of the matrix confirm, and what a file may get wrong. The published
// examples are in the textbook.

#include "engine/weights/network.h"

#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <random>

namespace network_test {

using namespace yindi;
using namespace yindi::test;

namespace {

/// One cluster of n elements with the columns of `w`, nothing where a column is 0.
Network one_cluster(const Eigen::MatrixXd& w) {
  Network network;
  network.clusters = {{"all", letters(static_cast<std::size_t>(w.cols()))}};
  for (Eigen::Index j = 0; j < w.cols(); ++j) {
    const Eigen::VectorXd column = w.col(j);
    if (column.sum() > 0)
      network.influences.push_back({network.clusters[0].elements[static_cast<std::size_t>(j)],
                                    "all",
                                    std::vector<double>(column.begin(), column.end()),
                                    {}});
  }
  return network;
}

/// The mean of many powers of `w`, from far on.
Eigen::MatrixXd mean_of_powers(const Eigen::MatrixXd& w) {
  Eigen::MatrixXd far = w;
  for (int k = 0; k < 14; ++k) far = far * far; // beyond 2^14 rounding would grow
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(w.rows(), w.cols());
  const int round = 2520; // a multiple of every period up to 10
  for (int k = 0; k < round; ++k) {
    sum += far;
    far = far * w;
  }
  return sum / round;
}

NetworkPriorities priorities_of(const Network& network) {
  const auto result = network_priorities(network);
  for (const Diagnostic& diagnostic : result.diagnostics) UNSCOPED_INFO(print(diagnostic));
  REQUIRE(result.value);
  return *result.value;
}

Loaded<Network> read_text(const std::string& text) {
  const Loaded<DataNode> tree = parse_data(text, "n.toml");
  REQUIRE(tree.value);
  return read_network(*tree.value);
}

std::string problems_of(const std::string& text) {
  const auto network = read_text(text);
  CHECK_FALSE(network.value);
  std::string all;
  for (const Diagnostic& diagnostic : network.diagnostics) all += print(diagnostic);
  return all;
}

} // namespace

TEST_CASE("limits are the means of far powers, whatever the matrix", "[network]") {
  std::mt19937_64 random(3);
  int reducible = 0, cyclic = 0;
  for (int trial = 0; trial < 120; ++trial) {
    const auto n = static_cast<Eigen::Index>(2 + random() % 6);
    Eigen::MatrixXd w = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index j = 0; j < n; ++j)
      for (Eigen::Index i = 0; i < n; ++i)
        if (random() % 3 == 0) w(i, j) = static_cast<double>(random() % 9 + 1);
    for (Eigen::Index j = 0; j < n; ++j)
      if (w.col(j).sum() > 0) w.col(j) /= w.col(j).sum();
    Network network = one_cluster(w);
    network.goal = "a";
    const NetworkPriorities result = priorities_of(network);
    reducible += result.parts > 1;
    cyclic += result.period > 1;
    CHECK((result.limit - mean_of_powers(result.weighted)).cwiseAbs().maxCoeff() < 1e-9);
    CHECK((result.weighted * result.limit - result.limit).cwiseAbs().maxCoeff() < 1e-12);
    const Eigen::VectorXd of_goal = result.limit.col(0);
    CHECK(near(result.priorities, {of_goal.begin(), of_goal.end()}, 0));
  }
  CHECK(reducible > 20);
  CHECK(cyclic > 3);
}

TEST_CASE("circles are told, and their length", "[network]") {
  Eigen::MatrixXd w = Eigen::MatrixXd::Zero(3, 3);
  w(1, 0) = w(2, 1) = w(0, 2) = 1;
  const NetworkPriorities three = priorities_of(one_cluster(w));
  CHECK(three.period == 3);
  CHECK(near(three.priorities, {1 / 3.0, 1 / 3.0, 1 / 3.0}, 1e-12));
  REQUIRE(three.notes.size() == 1);
  CHECK(three.notes[0].in(Language::en).find("circles of 3") != std::string::npos);
  w(0, 0) = w(1, 0) = .5; // a way to stay breaks the circle
  const NetworkPriorities settled = priorities_of(one_cluster(w));
  CHECK(settled.period == 1);
  CHECK(near(settled.priorities, {.5, .25, .25}, 1e-12));
  CHECK(settled.notes.empty());
}

TEST_CASE("a cluster counts as much as it is said to", "[network]") {
  // By hand: x depends on itself by .2 and on y by .8, y on x alone: x = .2 x + y, so x : y = 1 : .8.
  const auto network = read_text(R"(
[[cluster]]
name = "one"
elements = ["x"]
[[cluster]]
name = "two"
elements = ["y"]
[[influence]]
on = "x"
of = "one"
scores = [1]
[[influence]]
on = "x"
of = "two"
scores = [5]
[[influence]]
on = "y"
of = "one"
pairwise = [[1]]
[[cluster_influence]]
on = "one"
pairwise = [[1, "1/4"], [4, 1]]
)");
  REQUIRE(network.value);
  const NetworkPriorities result = priorities_of(*network.value);
  CHECK(near(result.priorities, {1 / 1.8, .8 / 1.8}, 1e-12));
  CHECK(near(result.within, {1, 1}, 0));
  CHECK(result.unweighted(1, 0) == 1);
  CHECK(result.weighted(1, 0) == Approx(.8));
}

TEST_CASE("parts that do not depend on each other need a goal", "[network]") {
  Network network = one_cluster(Eigen::MatrixXd::Identity(2, 2));
  const auto result = network_priorities(network);
  CHECK_FALSE(result.value);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].message.in(Language::en) ==
        "the network ends in 2 parts that do not depend on each other, so there is no one priority");
  network.goal = "b";
  CHECK(near(priorities_of(network).priorities, {0, 1}, 0));
  CHECK_FALSE(network_priorities({}).value);
}

TEST_CASE("a network file tells what is wrong at its place", "[network]") {
  const std::string clusters = "[[cluster]]\nname = \"c\"\nelements = [\"x\", \"y\"]\n";
  CHECK(problems_of("goal = \"x\"\n").find("the key \"cluster\" is missing") != std::string::npos);
  const std::string twice = problems_of(clusters + "[[cluster]]\nname = \"c\"\nelements = [\"z\", \"x\"]\n");
  CHECK(twice.find("error: the name \"c\" stands twice") != std::string::npos);
  CHECK(twice.find("n.toml:6:18: error: the name \"x\" stands twice") != std::string::npos);
  CHECK(problems_of(clusters).find("the key \"influence\" is missing") != std::string::npos);
  const auto with = [&](const std::string& rest) { return problems_of(clusters + "[[influence]]\n" + rest); };
  CHECK(with("on = \"w\"\nof = \"c\"\nscores = [1, 2]\n").find("n.toml:5:6: error: \"on\" does not know \"w\"") == 0);
  CHECK(with("on = \"x\"\nof = \"x\"\nscores = [1, 2]\n").find("\"of\" does not know \"x\"") != std::string::npos);
  CHECK(with("on = \"x\"\nof = \"c\"\nscores = [1]\n").find("1 numbers for 2 elements") != std::string::npos);
  CHECK(with("on = \"x\"\nof = \"c\"\n").find("nothing weighs the elements") != std::string::npos);
  CHECK(with("on = \"x\"\nof = \"c\"\nscores = [1, 2]\n[[influence]]\non = \"x\"\nof = \"c\"\nscores = [1, 2]\n")
            .find("what \"x\" has of \"c\" stands here twice") != std::string::npos);
  CHECK(problems_of("goal = \"w\"\n" + clusters + "[[influence]]\non = \"x\"\nof = \"c\"\nscores = [1, 2]\n")
            .find("\"goal\" does not know \"w\"") != std::string::npos);
}

} // namespace network_test
