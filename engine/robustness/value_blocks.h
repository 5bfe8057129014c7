#pragma once

// Values that are not known exactly, drawn a block at a time.

#include "engine/robustness/kernels.h"
#include "engine/robustness/value_draws.h"

namespace yindi {

/// Two neighbouring numbers of each draw, which come at once, and the cells of one row that take them; or one cell
/// whose values come with the draws.
struct NumberPair {
  std::uint64_t purpose = 0;
  Eigen::Index even = 0;               ///< the number of the first
  std::array<int, 2> cells = {-1, -1}; ///< −1: nobody's
};

/// The pairs of one row.
std::vector<NumberPair> number_pairs(const std::vector<DrawnCell>& cells, Eigen::Index row);

/// The values of a pair's cells in some draws, `count` as SomeDraws::fill gives it.
void draw_pair(const std::vector<DrawnCell>& cells, const NumberPair& pair, std::uint64_t seed, const SomeDraws& draws,
               Eigen::Index count, std::array<DrawColumn, 2>& values);

/// The cells that are not known exactly, a block of draws at a time.
class ValueBlocks {
public:
  /// The cells outlive it.
  explicit ValueBlocks(const std::vector<DrawnCell>& cells);

  /// Draws first, first + 1, …: draws × cells. Every thread has one such block, good until its next draw. `wanted` by
  /// row: the cells of the others stay as they are; empty: all are.
  const DrawBlock& draw(std::uint64_t seed, std::uint32_t first, const std::vector<bool>& wanted = {}) const;

private:
  struct Stream {
    std::uint64_t purpose;
    Eigen::Index count; ///< of numbers a draw
    std::vector<std::size_t> cells;
  };

  const std::vector<DrawnCell>& cells_;
  std::vector<Stream> streams_;
};

} // namespace yindi
