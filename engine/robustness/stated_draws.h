#pragma once

// Weights of one node drawn within the ranges and orders that people state (engine/case/stated.h): by redrawing where
// that finds some soon enough, else by a walk inside them.

#include "engine/case/stated.h"
#include "engine/robustness/random.h"

#include <functional>
#include <span>

namespace yindi {

/// Whether the weights keep to all that is stated.
bool keeps_to(const StatedWeights& stated, std::span<const double> weights);

/// Weights that do so, away from the ends where there is room: the mean of corners. Where nothing but an order is
/// stated that is the centroid (rank order centroid weights, Barron & Barrett 1996). `stated` must be possible().
std::vector<double> centre_of(const StatedWeights& stated);

/// Whether some weight has no room to move, so that redrawing would never meet it.
bool pinned(const StatedWeights& stated);

/// Makes the weights stated as ordered keep to their order by sorting them; what was uniform on the simplex is then
/// uniform where the order holds.
void sort_stated(const StatedWeights& stated, std::span<double> weights);

/// Dirichlet with parameters `alpha` (all 1: uniform) given all that is stated: hit and run from the centre (Smith
/// 1984, Oper. Res. 32:1296–1308), along each chord by slice sampling (Neal 2003, Ann. Stat. 31:705–767).
void walk_simplex(const StatedWeights& stated, const std::vector<double>& alpha, DrawStream& random,
                  std::span<double> weights);

/// Independent standard normal numbers given that the weights that `weights_of` makes of them keep to what is stated:
/// elliptical slice sampling from `start`, which must keep to it (Murray, Adams & MacKay 2010, AISTATS 9:541–548).
/// Leaves the weights of the last ones in `weights`.
void walk_normal(const StatedWeights& stated, std::vector<double> start,
                 const std::function<void(const std::vector<double>&, std::span<double>)>& weights_of,
                 DrawStream& random, std::span<double> weights);

} // namespace yindi
