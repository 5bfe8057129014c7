#pragma once

// What the ways of choosing share.

#include "engine/plan/plan.h"

namespace yindi {

inline Eigen::Index at(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Neighbours of each county in the plan with s.
using Around = std::vector<std::vector<std::pair<std::size_t, double>>>;
Around around_of(const PlanProblem& problem);

/// How many a county chooses of those that `from` allows it.
std::size_t number_of_choices(const PlanProblem& problem, const Eigen::MatrixX<bool>& from, std::size_t county);

/// What each industry is worth to a county beside its neighbours' choices: fit − times·λ·Σ_d s m x_d. `times` is 1
/// where it counts its own loss, 2 where it counts its neighbours' as well.
Eigen::VectorXd value_seen(const PlanProblem& problem, const Around& around, const Choices& chosen, std::size_t county,
                           double times);

/// The allowed choices of greatest value that hold what is fixed and have at least `floor` of fit; industries that are
/// `full` are not taken anew. Nothing where there are none.
std::optional<std::vector<std::size_t>> best_choice(const PlanProblem& problem, std::size_t county,
                                                    const Eigen::VectorXd& value, double floor,
                                                    const std::vector<bool>& full);

} // namespace yindi
