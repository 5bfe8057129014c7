#pragma once

// The inner loops of a simulation, over blocks of draws that fit the cache, for each kind of processor
// (engine/vectors/processor.h).

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <vector>

namespace yindi {

/// Draws in a block: a multiple of the widest vector, small enough for a block's weights and scores to stay in cache.
inline constexpr Eigen::Index block_size = 128;

/// A block: draws × columns, always block_size rows, so that every column starts aligned alike.
using DrawBlock = Eigen::Matrix<double, block_size, Eigen::Dynamic>;
using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using CountBlock = Eigen::Matrix<std::int32_t, block_size, Eigen::Dynamic>;
using DrawColumn = Eigen::Matrix<double, block_size, 1>;
using CountMatrix = Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic>;

/// The loops of one kind of processor. Their sums run in the same order everywhere, so results differ by no more than
/// the rounding of fused multiplications. Columns of blocks lie block_size apart.
struct Kernels {
  const char* processor;
  void (*multiply)(const double* block, const double* matrix, Eigen::Index rows, Eigen::Index columns, double* result);
  void (*share_of_gain)(const double* gain, const double* loss, Eigen::Index count, double* scores);
  void (*triangular)(const double* t, double low, double mode, double high, Eigen::Index count, double* result);
  void (*add_entry)(const double* weights, const double* u, const double* gain_of, const double* loss_of,
                    Eigen::Index count, double* gain, double* loss);
  void (*shorten)(const double* scores, Eigen::Index m, double sign, float* places, float* margin, double* tolerance);
  void (*count)(const float* places, Eigen::Index m, const float* margin, std::int32_t* better, std::int32_t* sums,
                std::int32_t* scratch, std::int64_t* wins);
  void (*principal)(const double* matrices, Eigen::Index n, double* vectors, double* scratch, std::int64_t* exact);
  void (*uniform)(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Eigen::Index columns, double* result);
  void (*uniform_at)(std::uint64_t seed, std::uint64_t purpose, const std::uint64_t* draws, Eigen::Index count,
                     std::uint64_t even, double* ones, double* others);
  void (*normal)(const double* radius, const double* turn, Eigen::Index count, double* result);
  void (*logarithm)(const double* x, Eigen::Index count, double* result);
  void (*exponential)(const double* x, Eigen::Index count, double* result);
};

/// Those that this machine can run, in the order of processors().
const std::vector<Kernels>& all_kernels();
inline const Kernels& kernels() { return all_kernels().back(); }

/// result = block · matrixᵀ; `matrix` alternatives × criteria.
void multiply(const DrawBlock& block, const RowMatrix& matrix, DrawBlock& result, const Kernels& = kernels());

/// scores = gain / (gain + loss), entry by entry; 0 where both are 0. Orders as the ratio of their roots does. `count`
/// is a multiple of eight.
void share_of_gain(const double* gain, const double* loss, Eigen::Index count, double* scores,
                   const Kernels& = kernels());
void share_of_gain(const DrawBlock& gain, const DrawBlock& loss, DrawBlock& scores, const Kernels& = kernels());

/// Some draws of a block, side by side.
struct SomeDraws {
  std::array<std::uint64_t, block_size> draws;  ///< as random.h numbers them
  std::array<std::uint32_t, block_size> places; ///< in the block
  Eigen::Index count = 0;

  void add(std::uint64_t first, std::uint32_t place) {
    draws[static_cast<std::size_t>(count)] = first + place;
    places[static_cast<std::size_t>(count++)] = place;
  }
  /// Repeats the last one up to whole vectors of the widest kind, and gives how many there are then: kernels take them.
  Eigen::Index fill();
};

/// triangular() of random.h of the first `count` numbers of a column, a multiple of eight.
void triangular(const DrawColumn& t, double low, double mode, double high, Eigen::Index count,
                Eigen::Ref<DrawColumn> result, const Kernels& = kernels());

/// Adds weight · (g₀ + g₁u + g₂u²) to the gain, and the same of 1 − u with `loss_of` to the loss, draw by draw of the
/// first `count`, a multiple of eight. All are columns of blocks.
void add_entry(const double* weights, const double* u, const std::array<double, 3>& gain_of,
               const std::array<double, 3>& loss_of, Eigen::Index count, double* gain, double* loss,
               const Kernels& = kernels());

/// Who is better than whom in a block of scores.
class Counter {
public:
  /// For each of the first `draws` rows and each alternative how many alternatives are better by more than 1e-9 of the
  /// draw's greatest score. Adds to wins(i, k) the number of draws in which i is so much better than k.
  ///
  /// Counts in floats, where a vector holds twice as many: scores are stretched over [0, 1] first, and a draw in which
  /// two of them are nearer than floats can tell (about one in 3,000 of 30 random alternatives) is counted again.
  void count(const DrawBlock& scores, bool higher_is_better, Eigen::Index draws, CountMatrix& wins,
             const Kernels& = kernels());
  const CountBlock& better() const { return better_; }
  /// The sum of a draw's counts: m (m − 1) / 2 where nothing ties.
  std::int32_t sum(Eigen::Index draw) const { return sums_(draw); }

private:
  void count_again(const DrawBlock& scores, double sign, Eigen::Index draw, CountMatrix& wins);

  CountBlock better_;
  Eigen::Matrix<std::int32_t, block_size, 1> sums_;
  Eigen::Matrix<float, block_size, Eigen::Dynamic> places_; ///< scores on [0, 1]
  Eigen::Matrix<float, block_size, 1> margin_;              ///< what two of them must differ by to be told apart
  DrawColumn tolerance_;
  std::vector<std::int32_t> scratch_;
  std::vector<double> row_;
};

/// The first `columns` uniform numbers of DrawStream(seed, purpose, first + d) in row d, bit for bit.
void draw_uniform(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Eigen::Index columns,
                  DrawBlock& result, const Kernels& = kernels());
/// The numbers `even` and `even` + 1 of some draws, `count` as fill() gives it.
void draw_uniform_at(std::uint64_t seed, std::uint64_t purpose, const SomeDraws& draws, Eigen::Index count,
                     Eigen::Index even, DrawColumn& ones, DrawColumn& others, const Kernels& = kernels());
/// Its first normal numbers, each of two uniform ones.
void draw_normal(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Eigen::Index columns,
                 DrawBlock& result, const Kernels& = kernels());
/// ln and e to the power of every entry.
void logarithms(DrawBlock& block, const Kernels& = kernels());
void exponentials(DrawBlock& block, const Kernels& = kernels());

/// The principal eigenvector of each draw's positive n × n matrix (entry i, j in column i·n + j), to rounding, summing
/// to 1, by powers; `vectors` holds a positive start and then the result. False for rows where 200 powers are not
/// enough, which is so only for judgements that contradict each other wildly.
std::vector<bool> principal_vectors(const DrawBlock& matrices, Eigen::Index n, DrawBlock& vectors,
                                    const Kernels& = kernels());

} // namespace yindi
