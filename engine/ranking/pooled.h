#pragma once

// What the values of all deciding counties say together: the matrix that an objective weighting weighs (DESIGN §6, one
// frame).

#include "engine/conditions/assessment.h"
#include "engine/methods/decision_matrix.h"

namespace yindi {

/// Rows are the pairs "county/industry" that no veto takes out, columns the leaves that take part in any county, values
/// u (0 worst to 1 best). A pair with a value unknown, or known as an interval only, is left out, and a note counts
/// them.
struct PooledMatrix {
  DecisionMatrix matrix;
  std::vector<Sentence> notes;
};

/// Of the assessments of all deciding counties; an error where no pair is left.
Loaded<PooledMatrix> pooled_matrix(const Case& c, const Assessments& assessed);

} // namespace yindi
