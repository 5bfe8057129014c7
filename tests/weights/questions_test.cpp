#include "engine/weights/questions.h"

#include "engine/weights/eigenpair.h"
#include "tests/catch.h"
#include "tests/weights/reference.h"

#include <Eigen/Dense>
#include <cmath>
#include <random>

namespace questions_test {

using namespace yindi;
using namespace yindi::test;

namespace {

Eigen::Index at(const std::string& item) { return item[0] - 'a'; }

/// Mean variance of the log weights by least squares, straight from the definition.
double mean_variance(const Comparison& comparison) {
  Eigen::MatrixXd laplacian = Eigen::MatrixXd::Zero(comparison.size(), comparison.size());
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = 0; j < comparison.size(); ++j)
      if (i != j && comparison.judged(i, j)) {
        laplacian(i, i) += 1;
        laplacian(i, j) -= 1;
      }
  return laplacian.completeOrthogonalDecomposition().pseudoInverse().trace();
}

Comparison partly(int n, unsigned seed, int keep_of_three) {
  std::mt19937_64 random(seed);
  Comparison result = no_judgements(letters(static_cast<std::size_t>(n)));
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = i + 1; j < n; ++j) {
      const auto value = static_cast<double>(random() % 9 + 1);
      if (i == 0 || static_cast<int>(random() % 3) < keep_of_three)
        judge(result, i, j, random() % 2 == 0 ? value : 1 / value);
    }
  return result;
}

} // namespace

TEST_CASE("nothing judged: the questions first connect all items, and give a star", "[weights][questions]") {
  const auto asked = next_questions(no_judgements(letters(5)), 100);
  REQUIRE(asked.size() == 10);
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(asked[k].connects);
    CHECK(asked[k].a == "a");
  }
  for (std::size_t k = 4; k < 10; ++k) {
    CHECK_FALSE(asked[k].connects);
    CHECK(asked[k].gain > 0);
    CHECK(asked[k].gain < 1);
  }
  CHECK_FALSE(next_question(no_judgements({"a"})));
}

TEST_CASE("two groups are joined by their middles", "[weights][questions]") {
  Comparison parted = no_judgements(letters(6)); // a–b–c and d–e–f
  judge(parted, 0, 1, 2);
  judge(parted, 1, 2, 2);
  judge(parted, 3, 4, 2);
  judge(parted, 4, 5, 2);
  const auto question = next_question(parted);
  REQUIRE(question);
  CHECK(question->connects);
  CHECK(question->a == "b");
  CHECK(question->b == "e");
}

TEST_CASE("the gain is the share by which the variance of the log weights falls", "[weights][questions]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Comparison comparison = partly(6, seed, 1);
    const auto question = next_question(comparison);
    if (!question) continue;
    const double before = mean_variance(comparison);
    double most = 0;
    for (Eigen::Index i = 0; i < 6; ++i)
      for (Eigen::Index j = i + 1; j < 6; ++j) {
        if (comparison.judged(i, j)) continue;
        Comparison answered = comparison;
        judge(answered, i, j, 7);
        most = std::max(most, 1 - mean_variance(answered) / before);
      }
    Comparison answered = comparison;
    judge(answered, at(question->a), at(question->b), 3);
    CHECK(question->gain == Approx(1 - mean_variance(answered) / before).epsilon(1e-9));
    CHECK(question->gain == Approx(most).epsilon(1e-8));
  }
}

TEST_CASE("in a chain the ends are asked next", "[weights][questions]") {
  Comparison chain = no_judgements(letters(4));
  judge(chain, 0, 1, 2);
  judge(chain, 1, 2, 2);
  judge(chain, 2, 3, 2);
  CHECK(next_question(chain)->a == "a");
  CHECK(next_question(chain)->b == "d");
}

TEST_CASE("the bounds of the lead are those of all answers, and are reached", "[weights][questions]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Comparison comparison = partly(4, seed, 1);
    std::vector<std::pair<Eigen::Index, Eigen::Index>> open;
    for (Eigen::Index i = 0; i < 4; ++i)
      for (Eigen::Index j = i + 1; j < 4; ++j)
        if (!comparison.judged(i, j)) open.emplace_back(i, j);
    const Lead leader = lead(comparison);
    const Eigen::Index top = at(leader.item);
    std::vector<double> low(4, 1e300), high(4, 0);
    const std::vector<double> answers = {1 / 9.0, 1 / 3.0, 1, 4, 9};
    std::size_t ways = 1;
    for (std::size_t k = 0; k < open.size(); ++k) ways *= answers.size();
    bool always_first = true;
    for (std::size_t way = 0; way < ways; ++way) {
      Comparison full = comparison;
      std::size_t rest = way;
      for (const auto& [i, j] : open) {
        judge(full, i, j, answers[rest % answers.size()]);
        rest /= answers.size();
      }
      const Eigen::VectorXd weights = least_squares_weights(full); // row geometric means: all pairs are judged
      for (Eigen::Index k = 0; k < 4; ++k) {
        const auto index = static_cast<std::size_t>(k);
        low[index] = std::min(low[index], weights(top) / weights(k));
        high[index] = std::max(high[index], weights(top) / weights(k));
        always_first = always_first && weights(top) >= weights(k) * (1 - 1e-9);
      }
    }
    for (const LeadOver& over : leader.over) {
      CHECK(over.low == Approx(low[static_cast<std::size_t>(at(over.item))]).epsilon(1e-9));
      CHECK(over.high == Approx(high[static_cast<std::size_t>(at(over.item))]).epsilon(1e-9));
    }
    CHECK(leader.settled == always_first);
  }
}

TEST_CASE("the stop rule: settled exactly, likely, or ask on", "[weights][questions]") {
  Comparison sure = no_judgements(letters(4)); // a is 9 times as important as each: nothing can overtake it
  for (Eigen::Index j = 1; j < 4; ++j) judge(sure, 0, j, 9);
  judge(sure, 1, 2, 1);
  judge(sure, 1, 3, 1);
  const Stop settled = stop_asking(sure);
  CHECK(settled.stop);
  CHECK(settled.exact);
  CHECK(settled.probability == 1);
  CHECK(settled.item == "a");

  Comparison close = no_judgements(letters(4));
  for (Eigen::Index j = 1; j < 4; ++j) judge(close, 0, j, j == 1 ? 1.1 : 3);
  const Stop open = stop_asking(close);
  CHECK_FALSE(open.stop);
  CHECK(open.probability > .4);
  CHECK(open.probability < .9);
  CHECK(stop_asking(close).probability == open.probability); // seeded
  CHECK(stop_asking(close, {.3, 2000, 1}).stop);

  Comparison likely = no_judgements(letters(4));
  for (Eigen::Index j = 1; j < 4; ++j) judge(likely, 0, j, 2.5);
  CHECK_FALSE(lead(likely).settled);
  CHECK(stop_asking(likely).stop);
  CHECK_FALSE(stop_asking(likely).exact);
  CHECK(stop_asking(no_judgements({"a"})).exact);
}

TEST_CASE("possible weights keep what is known and spread where it is not", "[weights][questions]") {
  Comparison whole = partly(5, 3, 3);
  const Eigen::MatrixXd ends = possible_weights(whole, 10, 1);
  const Eigen::VectorXd weights = least_squares_weights(whole);
  CHECK((ends.rowwise() - weights.transpose()).cwiseAbs().maxCoeff() < 1e-14);

  const Comparison part = partly(6, 8, 0);
  const Eigen::MatrixXd drawn = possible_weights(part, 4000, 7);
  CHECK((drawn.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-12);
  CHECK(drawn == possible_weights(part, 4000, 7));
  CHECK(drawn != possible_weights(part, 4000, 8));
}

TEST_CASE("an open answer is drawn with the variance of its ratio and of a judgement", "[weights][questions]") {
  Comparison star = no_judgements(letters(3)); // b against c is open; their ratio comes by two judgements
  judge(star, 0, 1, 2);
  judge(star, 0, 2, 4);
  const Eigen::MatrixXd ends = possible_weights(star, 40000, 5, 1e6);
  // Row geometric means: ln w_b/w_c = (2 x + ln 4 − ln 2)/3 with the answer x = ln a_bc.
  const Eigen::ArrayXd x = (3 * (ends.col(1).array() / ends.col(2).array()).log() - std::log(2)) / 2;
  const double steps = (std::pow(std::log(3 / 2.0) / 2, 2) + std::pow(std::log(5 / 4.0) / 2, 2)) / 2;
  const double mean = x.mean(), variance = (x - mean).square().mean();
  CHECK(mean == Approx(std::log(2)).margin(.01));
  CHECK(variance == Approx(3 * steps).epsilon(.03)); // two judgements on the way, and the answer's own
}

} // namespace questions_test
