#include "engine/weights/priorities.h"

#include "engine/weights/eigenpair.h"
#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <cmath>
#include <random>

namespace priorities_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Priorities solved(const Comparison& comparison, const std::string& prioritization, const std::string& ri = "") {
  auto loaded = priorities(comparison, {prioritization, ri});
  REQUIRE(loaded.value);
  return *loaded.value;
}

/// a_ij = w_i / w_j
Comparison consistent(const std::vector<double>& weights) {
  Comparison result = no_judgements(letters(weights.size()));
  for (Eigen::Index i = 0; i < result.size(); ++i)
    for (Eigen::Index j = i + 1; j < result.size(); ++j)
      judge(result, i, j, weights[static_cast<std::size_t>(i)] / weights[static_cast<std::size_t>(j)]);
  return result;
}

Comparison random_comparison(int n, std::mt19937_64& random) {
  Comparison result = no_judgements(letters(static_cast<std::size_t>(n)));
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = i + 1; j < n; ++j) {
      const auto value = static_cast<double>(random() % 9 + 1);
      judge(result, i, j, random() % 2 == 0 ? value : 1 / value);
    }
  return result;
}

} // namespace

TEST_CASE("the principal eigenpair is true to rounding", "[weights]") {
  std::mt19937_64 random(3);
  for (int n = 2; n <= 15; ++n)
    for (int trial = 0; trial < 20; ++trial) {
      const Eigen::MatrixXd matrix = random_comparison(n, random).ratio;
      const auto [value, vector] = principal_eigenpair(matrix);
      const Eigen::VectorXd residual = (matrix * vector).cwiseQuotient(vector) / value - Eigen::VectorXd::Ones(n);
      CHECK(residual.cwiseAbs().maxCoeff() < 1e-13);
    }
  // Ratios far beyond the 1–9 scale.
  Comparison huge = consistent({1e9, 1, 1e-9, 3});
  judge(huge, 0, 1, 4e9);
  const auto [value, vector] = principal_eigenpair(huge.ratio);
  CHECK(((huge.ratio * vector).cwiseQuotient(vector).array() / value - 1).abs().maxCoeff() < 1e-13);
}

TEST_CASE("a random index names its table, one of complete matrices is labelled on an incomplete one", "[weights]") {
  std::mt19937_64 random(23);
  Comparison comparison = random_comparison(6, random);
  CHECK(solved(comparison, "eigenvector").ri.table == "saaty1977");
  for (const auto& [i, j] : {std::pair(0, 3), std::pair(1, 5)})
    comparison.ratio(i, j) = comparison.ratio(j, i) = std::nan("");
  const Priorities eigen = solved(comparison, "eigenvector");
  CHECK(eigen.ri.table == "agoston_csato");
  CHECK(eigen.missing == 2);
  CHECK(*eigen.cr > *solved(comparison, "eigenvector", "saaty1977").cr);
  for (const char* table : {"saaty1977", "saaty2005", "donegan_dodd1991", "alonso_lamata2006", "tummala_ling1998"})
    CHECK(solved(comparison, "eigenvector", table).ri.label == "unadjusted");
  CHECK_FALSE(priorities(comparison, {"column-mean", ""}).value);
}

TEST_CASE("the completion meets its first-order condition", "[weights]") {
  std::mt19937_64 random(5);
  for (int n = 3; n <= 12; ++n)
    for (int trial = 0; trial < 20; ++trial) {
      Comparison comparison = random_comparison(n, random);
      for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = i + 1; j < n; ++j)
          if (random() % 2 == 0) comparison.ratio(i, j) = comparison.ratio(j, i) = std::nan("");
      if (!connected(comparison)) continue;
      const Eigen::MatrixXd full = least_eigenvalue_completion(comparison);
      const Eigen::VectorXd right = principal_eigenpair(full).vector,
                            left = principal_eigenpair(full.transpose()).vector;
      for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = i + 1; j < n; ++j)
          if (!comparison.judged(i, j)) {
            const double wanted = std::sqrt(right(i) * left(j) / (right(j) * left(i)));
            CHECK(std::abs(full(i, j) / wanted - 1) < 1e-12);
          }
    }
}

TEST_CASE("consistent judgements give back their weights from every connected set", "[weights]") {
  const std::vector<double> generating = {0.31, 0.07, 0.24, 0.27, 0.11};
  for (int n = 1; n <= 5; ++n) {
    std::vector<double> weights(generating.begin(), generating.begin() + n);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    for (double& weight : weights) weight /= sum;
    const Comparison whole = consistent(weights);
    const int pairs = n * (n - 1) / 2;
    for (unsigned kept = 0; kept < (1u << pairs); ++kept) {
      Comparison part = whole;
      int bit = 0;
      for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = i + 1; j < n; ++j, ++bit)
          if ((kept >> bit & 1u) == 0) part.ratio(i, j) = part.ratio(j, i) = std::nan("");
      if (!connected(part)) {
        CHECK_FALSE(priorities(part).value);
        continue;
      }
      for (const std::string& by : prioritizations()) {
        if (by == "column-mean" && missing_pairs(part) > 0) continue;
        const Priorities result = solved(part, by);
        CHECK(near(result.weights, weights, 1e-12));
        CHECK(std::abs(result.lambda_max - n) < 1e-12);
        CHECK(result.cr.has_value() == (judged_pairs(part) > n - 1));
        if (result.cr) CHECK(std::abs(*result.cr) < 1e-12);
        CHECK(worst_judgements(part, result, {by, ""}).empty());
      }
      CHECK(cycles(part).empty());
    }
  }
}

TEST_CASE("permuting the items permutes the weights", "[weights]") {
  std::mt19937_64 random(11);
  Comparison comparison = random_comparison(6, random);
  for (const bool incomplete : {false, true}) {
    if (incomplete)
      for (const auto& [i, j] : {std::pair(0, 3), std::pair(1, 5), std::pair(2, 4)})
        comparison.ratio(i, j) = comparison.ratio(j, i) = std::nan("");
    const std::vector<std::string> order = {"d", "a", "f", "c", "b", "e"};
    const Comparison other = reordered(comparison, order);
    for (const std::string& by : prioritizations()) {
      if (by == "column-mean" && incomplete) continue;
      const Priorities first = solved(comparison, by), second = solved(other, by);
      for (std::size_t i = 0; i < order.size(); ++i)
        CHECK(std::abs(second.weights[i] - first.weights[static_cast<std::size_t>(order[i][0] - 'a')]) < 1e-12);
      CHECK(std::abs(*first.cr - *second.cr) < 1e-12);
      CHECK(std::abs(*first.gci - *second.gci) < 1e-12);
    }
  }
}

TEST_CASE("the geometric consistency index (Aguarón & Moreno-Jiménez 2003)", "[weights]") {
  // For three items GCI = ln²(a12 a23 a31)/3: the residuals are a third of the cycle's logarithm each.
  Comparison three = no_judgements(letters(3));
  judge(three, 0, 1, 2);
  judge(three, 1, 2, 3);
  judge(three, 0, 2, 4);
  CHECK(std::abs(*solved(three, "eigenvector").gci - std::pow(std::log(1.5), 2) / 3) < 1e-14);
  // And its λ is 1 + x + 1/x with x³ = a12 a23 / a13.
  const double x = std::cbrt(1.5);
  CHECK(std::abs(solved(three, "eigenvector").lambda_max - (1 + x + 1 / x)) < 1e-14);
}

TEST_CASE("small, large and odd matrices have one answer", "[weights]") {
  const Priorities one = solved(no_judgements({"a"}), "eigenvector");
  CHECK(one.weights == std::vector<double>{1});
  CHECK_FALSE(one.ci);
  CHECK_FALSE(one.cr);

  Comparison two = no_judgements(letters(2));
  judge(two, 0, 1, 3);
  for (const std::string& by : prioritizations()) {
    const Priorities result = solved(two, by);
    CHECK(near(result.weights, {0.75, 0.25}, 1e-15));
    CHECK(*result.ci == 0);
    CHECK_FALSE(result.cr);
    CHECK_FALSE(result.gci);
  }

  std::mt19937_64 random(16);
  const Priorities sixteen = solved(random_comparison(16, random), "eigenvector");
  CHECK(sixteen.ri.table == "alonso_lamata2006");
  CHECK(sixteen.ri.label == "fit");
  CHECK(std::isfinite(*sixteen.cr));

  Comparison odd = no_judgements(letters(3)); // values off the 1–9 scale are judgements like others
  judge(odd, 0, 1, 2.5);
  judge(odd, 1, 2, 12);
  judge(odd, 0, 2, 30);
  CHECK(near(solved(odd, "eigenvector").weights, {30 / 43.0, 12 / 43.0, 1 / 43.0}, 1e-12));
  CHECK(*solved(odd, "eigenvector").cr == Approx(0).margin(1e-14));
}

TEST_CASE("unknown words are refused by name", "[weights]") {
  const auto by = priorities(no_judgements({"a"}), {"eigen", ""});
  REQUIRE(by.diagnostics.size() == 1);
  CHECK(by.diagnostics[0].message.in(Language::en) == "no prioritization \"eigen\"");
  CHECK(by.diagnostics[0].hint.in(Language::en) == "one of eigenvector, geometric-mean, column-mean and harker");
  CHECK_FALSE(priorities(no_judgements({"a"}), {"eigenvector", "saaty"}).value);
}

TEST_CASE("the worst judgement is found and its correction lowers CR", "[weights]") {
  Comparison comparison = consistent({8, 4, 2, 1});
  judge(comparison, 0, 3, 1 / 8.0); // the other way round
  const Priorities before = solved(comparison, "eigenvector");
  const auto worst = worst_judgements(comparison, before, {});
  REQUIRE_FALSE(worst.empty());
  CHECK(worst[0].a == "d");
  CHECK(worst[0].b == "a");
  CHECK(worst[0].given == 8);
  CHECK(worst[0].suggested == Approx(1 / 8.0));
  CHECK(*worst[0].cr_after == Approx(0).margin(1e-12));
  for (const Suspect& suspect : worst) CHECK(*suspect.cr_after < *before.cr);
}

TEST_CASE("contradictions of order are listed", "[weights]") {
  Comparison three = no_judgements(letters(3));
  judge(three, 0, 1, 2);
  judge(three, 1, 2, 3);
  judge(three, 2, 0, 4);
  CHECK(cycles(three) == std::vector<std::vector<std::string>>{{"a", "b", "c"}});
  judge(three, 2, 0, 1);
  CHECK(cycles(three).empty());

  Comparison ring = no_judgements(letters(4)); // no three of them contradict each other, all four do
  judge(ring, 0, 1, 2);
  judge(ring, 1, 2, 2);
  judge(ring, 2, 3, 2);
  judge(ring, 3, 0, 2);
  CHECK(cycles(ring) == std::vector<std::vector<std::string>>{{"a", "b", "c", "d"}});
}

TEST_CASE("the most extreme judgements still give weights that sum to 1", "[weights]") {
  std::mt19937_64 random(17);
  for (const int n : {2, 3, 5, 8, 12, 20})
    for (int trial = 0; trial < (n < 20 ? 5 : 1); ++trial) {
      Comparison comparison = no_judgements(std::vector<std::string>(static_cast<std::size_t>(n)));
      for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = i + 1; j < n; ++j) {
          const double value = std::pow(10, static_cast<double>(random() % 19) - 9);
          if (j == i + 1 || random() % 3 == 0) judge(comparison, i, j, trial == 0 ? 1e9 : value);
        }
      for (const std::string& by : prioritizations()) {
        if (by == "column-mean" && missing_pairs(comparison) > 0) continue;
        const Priorities result = solved(comparison, by);
        double sum = 0;
        for (const double weight : result.weights) {
          CHECK(weight >= 0);
          sum += weight;
        }
        CHECK(std::abs(sum - 1) < 1e-12);
        CHECK(std::isfinite(result.lambda_max));
      }
    }
}

} // namespace priorities_test
