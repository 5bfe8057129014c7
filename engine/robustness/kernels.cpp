#include "engine/robustness/kernels.h"

#include "engine/methods/each_processor.h"

#include <cmath>

namespace yindi {
namespace {

// Eight draws at a time, in whatever registers the processor has; aligned(8) makes every load an unaligned one.
using Doubles = double __attribute__((vector_size(64), aligned(8)));
using Counts = std::int64_t __attribute__((vector_size(64), aligned(8)));
constexpr Eigen::Index lanes = 8;

} // namespace

YINDI_FOR_EACH_PROCESSOR
void multiply_raw(const double* block, const double* matrix, Eigen::Index rows, Eigen::Index columns, double* result) {
  for (Eigen::Index d = 0; d < block_size; d += lanes) {
    Eigen::Index i = 0;
    for (; i + 4 <= rows; i += 4) { // four alternatives share each load of the weights
      const double* row = matrix + i * columns;
      Doubles a{}, b{}, c{}, e{};
      for (Eigen::Index j = 0; j < columns; ++j) {
        const Doubles w = *reinterpret_cast<const Doubles*>(block + j * block_size + d);
        a += w * row[j];
        b += w * row[columns + j];
        c += w * row[2 * columns + j];
        e += w * row[3 * columns + j];
      }
      double* to = result + i * block_size + d;
      *reinterpret_cast<Doubles*>(to) = a;
      *reinterpret_cast<Doubles*>(to + block_size) = b;
      *reinterpret_cast<Doubles*>(to + 2 * block_size) = c;
      *reinterpret_cast<Doubles*>(to + 3 * block_size) = e;
    }
    for (; i < rows; ++i) {
      Doubles a{};
      for (Eigen::Index j = 0; j < columns; ++j)
        a += *reinterpret_cast<const Doubles*>(block + j * block_size + d) * matrix[i * columns + j];
      *reinterpret_cast<Doubles*>(result + i * block_size + d) = a;
    }
  }
}

YINDI_FOR_EACH_PROCESSOR
void share_of_gain_raw(const double* gain, const double* loss, Eigen::Index count, double* scores) {
  for (Eigen::Index k = 0; k < count; ++k) {
    const double sum = gain[k] + loss[k];
    scores[k] = gain[k] / (sum > 0 ? sum : 1);
  }
}

YINDI_FOR_EACH_PROCESSOR
void count_better_raw(const double* scores, Eigen::Index m, double sign, const double* tolerance, std::int64_t* better,
                      std::int64_t* wins) {
  for (Eigen::Index k = 0; k < m * block_size; ++k) better[k] = 0;
  for (Eigen::Index i = 0; i < m; ++i)
    for (Eigen::Index k = i + 1; k < m; ++k) {
      Counts i_wins{}, k_wins{};
      for (Eigen::Index d = 0; d < block_size; d += lanes) {
        const Doubles lead = (*reinterpret_cast<const Doubles*>(scores + k * block_size + d) -
                              *reinterpret_cast<const Doubles*>(scores + i * block_size + d)) *
                             sign;
        const Doubles least = *reinterpret_cast<const Doubles*>(tolerance + d);
        const Counts k_better = lead > least, i_better = lead < -least; // −1 where true
        *reinterpret_cast<Counts*>(better + i * block_size + d) -= k_better;
        *reinterpret_cast<Counts*>(better + k * block_size + d) -= i_better;
        k_wins -= k_better;
        i_wins -= i_better;
      }
      for (Eigen::Index lane = 0; lane < lanes; ++lane) {
        wins[k * m + i] += i_wins[lane];
        wins[i * m + k] += k_wins[lane];
      }
    }
}

void multiply(const DrawBlock& block, const RowMatrix& matrix, DrawBlock& result) {
  result.resize(block_size, matrix.rows());
  multiply_raw(block.data(), matrix.data(), matrix.rows(), matrix.cols(), result.data());
}

void share_of_gain(const DrawBlock& gain, const DrawBlock& loss, DrawBlock& scores) {
  scores.resize(block_size, gain.cols());
  share_of_gain_raw(gain.data(), loss.data(), gain.size(), scores.data());
}

void count_better(const DrawBlock& scores, bool higher_is_better, const Eigen::Matrix<double, block_size, 1>& tolerance,
                  CountBlock& better, Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic>& wins) {
  better.resize(block_size, scores.cols());
  count_better_raw(scores.data(), scores.cols(), higher_is_better ? 1 : -1, tolerance.data(), better.data(),
                   wins.data());
}

} // namespace yindi
