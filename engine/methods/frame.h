#pragma once

// The frame of a casebook: its method with its settings and one county's weights, ready to score any matrix of u.

#include "engine/conditions/assessment.h"
#include "engine/methods/method.h"

#include <map>

namespace yindi {

struct Frame {
  const Method* method = nullptr;
  Settings settings;
  std::vector<std::string> leaves;
  std::vector<double> weights; ///< in the order of `leaves`
  /// Scores of rows of u (0 worst to 1 best) in the frozen frame.
  Scores scores(const Eigen::MatrixXd& u) const;
  /// ∂score/∂u of one row; only where the method has one with these settings.
  bool has_gradient() const;
  Eigen::RowVectorXd gradient(const Eigen::RowVectorXd& u) const;
};

/// The case's method parameters completed; in a casebook `weight_power` is 1 unless it says otherwise.
Loaded<Settings> casebook_settings(const Case& c);

Loaded<Frame> frame_of(const Case& c, const Assessment& assessment, const std::map<std::string, double>& weights);

} // namespace yindi
