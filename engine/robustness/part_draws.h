#pragma once

// Draws of the weights of one node, a block at a time.

#include "engine/robustness/weight_draws.h"

namespace yindi {

/// A part that several profiles or counties may share, with all that decides what is drawn.
struct SharedPart {
  NodeDraw::Part part;
  std::string prioritization;
  std::uint64_t key = 0;
  bool rare = false; ///< redrawing would seldom meet what is stated

  Eigen::Index items() const { return static_cast<Eigen::Index>(part.weights.size()); }
};

bool draw_alike(const SharedPart& shared, const NodeDraw::Part& part, const std::string& prioritization);

/// The first `draws` rows of a block: draws first, first + 1, … of a part. What the rows after them hold is nobody's.
void draw_block(const SharedPart& shared, std::uint64_t seed, std::uint32_t first, Eigen::Index draws,
                DrawBlock& weights);

/// Uniform on the simplex, a whole block: exponential numbers over their sum.
void draw_flat(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Eigen::Index columns,
               DrawBlock& weights);

/// Whether fewer than one of 25 trials keeps to what is stated: then a walk is cheaper than redrawing.
bool is_rare(const SharedPart& shared, std::uint64_t seed);

} // namespace yindi
