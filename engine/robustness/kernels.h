#pragma once

// The two inner loops of a simulation, over blocks of draws that fit the cache. On x86-64 the released program carries
// them for plain SSE2, AVX2 and AVX-512 and the loader chooses; on other processors the compiler's one version serves.

#include <Eigen/Core>
#include <cstdint>

namespace yindi {

/// Draws in a block: a multiple of the widest vector, small enough for a block's weights and scores to stay in cache.
inline constexpr Eigen::Index block_size = 128;

/// A block: draws × columns, always block_size rows, so that every column starts aligned alike.
using DrawBlock = Eigen::Matrix<double, block_size, Eigen::Dynamic>;
using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using CountBlock = Eigen::Matrix<std::int64_t, block_size, Eigen::Dynamic>;

/// result = block · matrixᵀ; `matrix` alternatives × criteria. The sums run over the criteria in their order, whatever
/// the processor, so results differ by no more than the rounding of fused multiplications.
void multiply(const DrawBlock& block, const RowMatrix& matrix, DrawBlock& result);

/// scores = gain / (gain + loss), entry by entry; 0 where both are 0. Orders as the ratio of their roots does.
void share_of_gain(const DrawBlock& gain, const DrawBlock& loss, DrawBlock& scores);

/// For each draw and alternative how many alternatives are better by more than `tolerance` (one a draw; infinite
/// for a draw that is not to count). Adds to wins(i, k) the number of draws in which i is better than k.
void count_better(const DrawBlock& scores, bool higher_is_better, const Eigen::Matrix<double, block_size, 1>& tolerance,
                  CountBlock& better, Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic>& wins);

} // namespace yindi
