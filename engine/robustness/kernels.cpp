#include "engine/robustness/kernels.h"

#include "engine/robustness/kernel_loops.h"
#include "engine/vectors/processor.h"

namespace yindi {
namespace {

using namespace vectors;
using Eigen::Index;

// One function of each for a kind of processor: TARGET is its attribute, B the width of its registers.
// NOLINTBEGIN(bugprone-macro-parentheses): an attribute takes none
#define KERNELS(NAME, TARGET, B)                                                                                       \
  struct NAME {                                                                                                        \
    TARGET static void multiply(const double* w, const double* a, Index m, Index n, double* to) {                      \
      multiply_of<B>(w, a, m, n, to);                                                                                  \
    }                                                                                                                  \
    TARGET static void share_of_gain(const double* gain, const double* loss, Index count, double* to) {                \
      share_of_gain_of<B>(gain, loss, count, to);                                                                      \
    }                                                                                                                  \
    TARGET static void triangle(const double* t, double low, double mode, double high, Index count, double* to) {      \
      triangular_of<B>(t, low, mode, high, count, to);                                                                 \
    }                                                                                                                  \
    TARGET static void add(const double* weights, const double* u, const double* gain_of, const double* loss_of,       \
                           Index count, double* gain, double* loss) {                                                  \
      add_entry_of<B>(weights, u, gain_of, loss_of, count, gain, loss);                                                \
    }                                                                                                                  \
    TARGET static void shorten(const double* scores, Index m, double sign, float* places, float* margin,               \
                               double* tolerance) {                                                                    \
      shorten_of<B>(scores, m, sign, places, margin, tolerance);                                                       \
    }                                                                                                                  \
    TARGET static void count(const float* places, Index m, const float* margin, std::int32_t* better,                  \
                             std::int32_t* sums, std::int32_t* scratch, std::int64_t* wins) {                          \
      count_of<B>(places, m, margin, better, sums, scratch, wins);                                                     \
    }                                                                                                                  \
    TARGET static void principal(const double* a, Index n, double* x, double* scratch, std::int64_t* exact) {          \
      principal_of<B>(a, n, x, scratch, exact);                                                                        \
    }                                                                                                                  \
    TARGET static void uniform(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Index columns,          \
                               double* to) {                                                                           \
      uniform_of<B>(seed, purpose, first, columns, to);                                                                \
    }                                                                                                                  \
    TARGET static void uniform_at(std::uint64_t seed, std::uint64_t purpose, const std::uint64_t* draws, Index count,  \
                                  std::uint64_t even, double* ones, double* others) {                                  \
      uniform_at_of<B>(seed, purpose, draws, count, even, ones, others);                                               \
    }                                                                                                                  \
    TARGET static void normal(const double* radius, const double* turn, Index count, double* to) {                     \
      normal_of<B>(radius, turn, count, to);                                                                           \
    }                                                                                                                  \
    TARGET static void logarithm(const double* x, Index count, double* to) { logarithm_of<B>(x, count, to); }          \
    TARGET static void exponential(const double* x, Index count, double* to) { exponential_of<B>(x, count, to); }      \
    static Kernels table() {                                                                                           \
      return {#NAME,     multiply, share_of_gain, triangle, add,       shorten,    count,                              \
              principal, uniform,  uniform_at,    normal,   logarithm, exponential};                                   \
    }                                                                                                                  \
  };
YINDI_FOR_EACH_PROCESSOR(KERNELS)
#undef KERNELS
// NOLINTEND(bugprone-macro-parentheses)

} // namespace

const std::vector<Kernels>& all_kernels() {
  static const std::vector<Kernels> all = tables_here<Kernels>({YINDI_TABLES});
  return all;
}

void multiply(const DrawBlock& weights, const RowMatrix& matrix, DrawBlock& result, const Kernels& with) {
  result.resize(block_size, matrix.rows());
  with.multiply(weights.data(), matrix.data(), matrix.rows(), matrix.cols(), result.data());
}

Index SomeDraws::fill() {
  constexpr Index widest = 8;
  const Index filled = (count + widest - 1) / widest * widest;
  for (auto k = static_cast<std::size_t>(count); k < static_cast<std::size_t>(filled); ++k)
    draws[k] = draws[k - 1], places[k] = places[k - 1];
  return filled;
}

void share_of_gain(const double* gain, const double* loss, Index count, double* scores, const Kernels& with) {
  with.share_of_gain(gain, loss, count, scores);
}

void share_of_gain(const DrawBlock& gain, const DrawBlock& loss, DrawBlock& scores, const Kernels& with) {
  scores.resize(block_size, gain.cols());
  with.share_of_gain(gain.data(), loss.data(), gain.size(), scores.data());
}

void triangular(const DrawColumn& t, double low, double mode, double high, Index count, Eigen::Ref<DrawColumn> result,
                const Kernels& with) {
  if (!(high - low > 0)) {
    result.head(count).setConstant(mode);
    return;
  }
  with.triangular(t.data(), low, mode, high, count, result.data());
}

void add_entry(const double* weights, const double* u, const std::array<double, 3>& gain_of,
               const std::array<double, 3>& loss_of, Index count, double* gain, double* loss, const Kernels& with) {
  with.add_entry(weights, u, gain_of.data(), loss_of.data(), count, gain, loss);
}

void Counter::count(const DrawBlock& scores, bool higher_is_better, Index draws, CountMatrix& wins,
                    const Kernels& with) {
  const Index m = scores.cols();
  const double sign = higher_is_better ? 1 : -1;
  better_.resize(block_size, m);
  places_.resize(block_size, m);
  constexpr Index widest = 16;
  scratch_.resize(static_cast<std::size_t>(widest * m));
  if (m == 0) return;
  with.shorten(scores.data(), m, sign, places_.data(), margin_.data(), tolerance_.data());
  if (draws < block_size) places_.bottomRows(block_size - draws).setZero(); // nobody wins where there is no draw
  with.count(places_.data(), m, margin_.data(), better_.data(), sums_.data(), scratch_.data(), wins.data());
  for (Index d = 0; d < draws; ++d)
    if (sums_(d) != m * (m - 1) / 2) count_again(scores, sign, d, wins);
}

void Counter::count_again(const DrawBlock& scores, double sign, Index draw, CountMatrix& wins) {
  const Index m = scores.cols();
  row_.resize(static_cast<std::size_t>(m));
  for (Index i = 0; i < m; ++i) row_[static_cast<std::size_t>(i)] = sign * scores(draw, i);
  const double least = tolerance_(draw);
  sums_(draw) = 0;
  for (Index i = 0; i < m; ++i) {
    std::int32_t better = 0;
    const float bar = places_(draw, i) + margin_(draw);
    for (Index k = 0; k < m; ++k) {
      const bool is_better = row_[static_cast<std::size_t>(k)] - row_[static_cast<std::size_t>(i)] > least;
      better += is_better;
      if (is_better && !(places_(draw, k) > bar)) ++wins(k, i);
    }
    better_(draw, i) = better;
    sums_(draw) += better;
  }
}

void draw_uniform(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Index columns, DrawBlock& result,
                  const Kernels& with) {
  result.resize(block_size, columns);
  with.uniform(seed, purpose, first, columns, result.data());
}

void draw_uniform_at(std::uint64_t seed, std::uint64_t purpose, const SomeDraws& draws, Index count, Index even,
                     DrawColumn& ones, DrawColumn& others, const Kernels& with) {
  with.uniform_at(seed, purpose, draws.draws.data(), count, static_cast<std::uint64_t>(even), ones.data(),
                  others.data());
}

void draw_normal(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Index columns, DrawBlock& result,
                 const Kernels& with) {
  DrawBlock uniform, radius(block_size, columns), turn(block_size, columns);
  draw_uniform(seed, purpose, first, 2 * columns, uniform, with);
  for (Index j = 0; j < columns; ++j) {
    radius.col(j) = uniform.col(2 * j);
    turn.col(j) = uniform.col(2 * j + 1);
  }
  logarithms(radius, with);
  radius = (-2 * radius).cwiseSqrt();
  result.resize(block_size, columns);
  with.normal(radius.data(), turn.data(), radius.size(), result.data());
}

void logarithms(DrawBlock& values, const Kernels& with) { with.logarithm(values.data(), values.size(), values.data()); }

void exponentials(DrawBlock& values, const Kernels& with) {
  with.exponential(values.data(), values.size(), values.data());
}

std::vector<bool> principal_vectors(const DrawBlock& matrices, Index n, DrawBlock& vectors, const Kernels& with) {
  DrawBlock scratch(block_size, 2 * n);
  std::vector<std::int64_t> exact(static_cast<std::size_t>(block_size));
  with.principal(matrices.data(), n, vectors.data(), scratch.data(), exact.data());
  std::vector<bool> result;
  for (const std::int64_t met : exact) result.push_back(met != 0);
  return result;
}

} // namespace yindi
