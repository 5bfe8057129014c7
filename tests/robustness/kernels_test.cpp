// The kernels of every kind of processor that this one can stand for, against plain loops.

#include "engine/robustness/kernels.h"
#include "engine/robustness/part_draws.h"
#include "engine/robustness/random.h"
#include "engine/vectors/processor.h"
#include "engine/vectors/vectors.h"
#include "engine/weights/eigenpair.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace kernels_test {

using namespace yindi;
using Eigen::Index;

namespace {

DrawBlock random_block(Index columns, unsigned seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> value(0, 1);
  DrawBlock block(block_size, columns);
  for (Index k = 0; k < block.size(); ++k) block.data()[k] = value(random);
  return block;
}

/// How many are better than each, and who beats whom, as the words of Counter::count say.
void check_counts(const DrawBlock& scores, bool higher, Index draws, const Kernels& with) {
  const Index m = scores.cols();
  Counter counter;
  CountMatrix wins = CountMatrix::Zero(m, m), expected = CountMatrix::Zero(m, m);
  counter.count(scores, higher, draws, wins, with);
  for (Index d = 0; d < draws; ++d) {
    const double tolerance = 1e-9 * scores.row(d).cwiseAbs().maxCoeff();
    int sum = 0;
    for (Index i = 0; i < m; ++i) {
      int better = 0;
      for (Index k = 0; k < m; ++k) {
        const double lead = higher ? scores(d, k) - scores(d, i) : scores(d, i) - scores(d, k);
        better += lead > tolerance;
        expected(k, i) += lead > tolerance;
      }
      sum += better;
      CHECK(counter.better()(d, i) == better);
    }
    CHECK(counter.sum(d) == sum);
  }
  CHECK(wins == expected);
}

} // namespace

TEST_CASE("there are kernels for every kind of processor that this machine can run", "[robustness][kernels]") {
  REQUIRE(!processors().empty());
  CHECK(processors().front() == std::string("baseline"));
  CHECK(all_kernels().size() == processors().size());
  CHECK(&kernels() == &all_kernels().back());
}

TEST_CASE("vectors are read and written wherever a column begins", "[robustness][kernels]") {
  using V = vectors::Doubles<64>;
  double from[17], to[17] = {};
  for (int k = 0; k < 17; ++k) from[k] = k;
  for (int begin = 0; begin < 9; ++begin) { // eight of these are not aligned to a register of 64 bytes
    vectors::store<V>(to + begin, vectors::load<V>(from + begin));
    for (int k = 0; k < 8; ++k) CHECK(to[begin + k] == from[begin + k]);
  }
}

TEST_CASE("every processor's kernels multiply and divide as plain loops do", "[robustness][kernels]") {
  for (const Kernels& with : all_kernels())
    for (const Index m : {1, 2, 3, 4, 5, 7, 12, 30, 41}) {
      CAPTURE(with.processor, m);
      const DrawBlock weights = random_block(9, 1);
      const RowMatrix matrix = random_block(9, 2).topRows(m);
      DrawBlock products, shares;
      multiply(weights, matrix, products, with);
      CHECK((products - weights * matrix.transpose()).cwiseAbs().maxCoeff() < 1e-14);
      DrawBlock loss = random_block(m, 3);
      loss.col(0).setZero();
      products.col(0).setZero();
      share_of_gain(products, loss, shares, with);
      CHECK(shares.col(0).isZero(0));
      for (Index i = 1; i < m; ++i)
        CHECK((shares.col(i).array() * (products.col(i) + loss.col(i)).array() - products.col(i).array())
                  .abs()
                  .maxCoeff() < 1e-14);
    }
}

TEST_CASE("counting in floats gives what counting in doubles gives", "[robustness][kernels]") {
  for (const Kernels& with : all_kernels())
    for (const Index m : {1, 2, 5, 17, 40}) {
      CAPTURE(with.processor, m);
      const DrawBlock far = random_block(m, 11);
      check_counts(far, true, block_size, with);
      check_counts(far, false, 77, with);
      check_counts((far.array() - 0.5).matrix() * 1e300, true, block_size, with);
      check_counts(far * 1e-300, true, block_size, with);
      check_counts((far.array() * 1e-7 + 1).matrix(), true, block_size, with); // nearer than floats can tell apart
      DrawBlock near = far; // ties, leads just above and just below the tolerance, and beside them far ones
      for (Index d = 0; d < block_size; ++d)
        for (Index i = 1; i < m; ++i)
          if ((d + i) % 3 == 0) near(d, i) = near(d, i - 1) + static_cast<double>(d % 5 - 2) * 0.6e-9;
      check_counts(near, true, block_size, with);
      check_counts(DrawBlock::Ones(block_size, m), false, block_size, with);
      check_counts(DrawBlock::Zero(block_size, m), true, block_size, with);
    }
}

TEST_CASE("blocks of random numbers are those of each draw", "[robustness][kernels]") {
  const std::uint64_t seed = 0x123456789abcdef0, key = purpose("kernels");
  for (const Kernels& with : all_kernels())
    for (const std::uint32_t first : {0u, 4096u, 4294967200u}) {
      CAPTURE(with.processor, first);
      DrawBlock uniform, normal, flat;
      draw_uniform(seed, key, first, 7, uniform, with);
      draw_normal(seed, key, first, 3, normal, with);
      DrawBlock logs = uniform, powers = (40 * uniform.array() - 20).matrix();
      const DrawBlock exponents = powers;
      logarithms(logs, with);
      exponentials(powers, with);
      for (Index d = 0; d < block_size; ++d) {
        DrawStream one(seed, key, first + static_cast<std::uint32_t>(d)), other = one;
        for (Index j = 0; j < 7; ++j) CHECK(uniform(d, j) == one.uniform());
        for (Index j = 0; j < 3; ++j) CHECK(normal(d, j) == Approx(other.normal()).margin(1e-14));
        for (Index j = 0; j < 7; ++j) {
          CHECK(logs(d, j) == Approx(std::log(uniform(d, j))).epsilon(4e-16));
          CHECK(powers(d, j) == Approx(std::exp(exponents(d, j))).epsilon(4e-16));
        }
      }
    }
}

TEST_CASE("some draws of a block have the numbers that all of them have", "[robustness][kernels]") {
  const std::uint64_t seed = 0x123456789abcdef0, key = purpose("kernels");
  for (const Kernels& with : all_kernels())
    for (const std::uint32_t first : {0u, 4294967200u}) {
      CAPTURE(with.processor, first);
      DrawBlock all;
      draw_uniform(seed, key, first, 6, all, with);
      const std::array<double, 3> gain_of{.1, .2, .7}, loss_of{0, .5, .3};
      DrawColumn u, gain = DrawColumn::Constant(.3), loss = DrawColumn::Constant(.2), shares;
      triangular(all.col(4), .1, .4, .9, block_size, u, with);
      add_entry(all.col(5).data(), u.data(), gain_of, loss_of, block_size, gain.data(), loss.data(), with);
      share_of_gain(gain.data(), loss.data(), block_size, shares.data(), with);
      SomeDraws some;
      for (const std::uint32_t place : {3u, 4u, 17u, 40u, 41u, 42u, 90u, 101u, 127u}) some.add(first, place);
      REQUIRE(some.fill() == 16);
      DrawColumn ones, others, u_of_some, gain_of_some = DrawColumn::Constant(.3), loss_of_some, shares_of_some;
      loss_of_some.setConstant(.2);
      draw_uniform_at(seed, key, some, 16, 4, ones, others, with);
      triangular(ones, .1, .4, .9, 16, u_of_some, with);
      add_entry(others.data(), u_of_some.data(), gain_of, loss_of, 16, gain_of_some.data(), loss_of_some.data(), with);
      share_of_gain(gain_of_some.data(), loss_of_some.data(), 16, shares_of_some.data(), with);
      CHECK(gain_of_some(16) == .3); // what lies behind is left alone
      for (Index k = 0; k < 16; ++k) {
        const Index place = std::array{3, 4, 17, 40, 41, 42, 90, 101, 127}[std::min<std::size_t>(8, k)];
        CHECK(ones(k) == all(place, 4));
        CHECK(others(k) == all(place, 5));
        CHECK(shares_of_some(k) == shares(place));
      }
    }
}

TEST_CASE("powers find the eigenvector that the iteration of one matrix finds", "[robustness][kernels]") {
  for (const Kernels& with : all_kernels())
    for (const Index n : {2, 3, 5, 9})
      for (const double disagreement : {0.0, 0.3, 2.0}) {
        CAPTURE(with.processor, n, disagreement);
        std::mt19937_64 random(static_cast<unsigned>(n));
        std::normal_distribution<double> noise(0, 1);
        DrawBlock matrices(block_size, n * n), vectors = DrawBlock::Constant(block_size, n, 1 / static_cast<double>(n));
        for (Index d = 0; d < block_size; ++d)
          for (Index i = 0; i < n; ++i) {
            matrices(d, i * n + i) = 1;
            for (Index j = i + 1; j < n; ++j) {
              matrices(d, i * n + j) = std::exp(0.7 * static_cast<double>(j - i) + disagreement * noise(random));
              matrices(d, j * n + i) = 1 / matrices(d, i * n + j);
            }
          }
        const std::vector<bool> exact = principal_vectors(matrices, n, vectors, with);
        CHECK(std::count(exact.begin(), exact.end(), true) > (disagreement > 1 ? 0 : block_size - 1));
        for (Index d = 0; d < block_size; ++d) {
          if (!exact[static_cast<std::size_t>(d)]) continue;
          Eigen::MatrixXd matrix(n, n);
          for (Index i = 0; i < n; ++i)
            for (Index j = 0; j < n; ++j) matrix(i, j) = matrices(d, i * n + j);
          const Eigen::VectorXd expected = principal_eigenpair(matrix).vector;
          for (Index i = 0; i < n; ++i) CHECK(vectors(d, i) == Approx(expected(i)).epsilon(1e-12));
        }
      }
}

TEST_CASE("a block of judgements holds what each draw alone gives", "[robustness][kernels]") {
  NodeDraw::Part part;
  part.kind = NodeDraw::Kind::judgements;
  part.weights = {.5, .3, .2};
  part.mean = {{"a", "b", "c"}, Eigen::MatrixXd::Ones(3, 3)};
  part.mean.ratio << 1, 2, 4, 1 / 2.0, 1, 1 / 3.0, 1 / 4.0, 3, 1; // a contradiction, so that the eigenvector matters
  part.spread = Eigen::MatrixXd::Zero(3, 3);
  part.spread(0, 1) = .3;
  part.spread(0, 2) = .4;
  part.spread(1, 2) = .9;
  const SharedPart shared{part, "eigenvector", purpose("weights/test")};
  DrawBlock block;
  draw_block(shared, 5, 384, 100, block);
  for (Index d = 0; d < 100; ++d) {
    DrawStream random(5, shared.key, 384 + static_cast<std::uint32_t>(d));
    Eigen::MatrixXd ratio = part.mean.ratio;
    for (Index i = 0; i < 3; ++i)
      for (Index j = i + 1; j < 3; ++j) {
        ratio(i, j) *= std::exp(part.spread(i, j) * random.normal());
        ratio(j, i) = 1 / ratio(i, j);
      }
    const Eigen::VectorXd expected = principal_eigenpair(ratio).vector;
    for (Index i = 0; i < 3; ++i) CHECK(block(d, i) == Approx(expected(i)).epsilon(1e-12));
  }
}

} // namespace kernels_test
