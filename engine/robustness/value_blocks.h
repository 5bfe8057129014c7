#pragma once

// Values that are not known exactly, drawn a block at a time.

#include "engine/robustness/kernels.h"
#include "engine/robustness/value_draws.h"

namespace yindi {

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
