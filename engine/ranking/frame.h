#pragma once

// The frame of a casebook: its method with its settings and one county's weights, ready to score any matrix of values.
// Methods with scaled input get u on the frozen scales, all "more is better"; those with natural input get what was
// measured, in each leaf's own unit and direction (DESIGN §6, "One frame").

#include "engine/conditions/assessment.h"
#include "engine/methods/method.h"

#include <map>

namespace yindi {

struct Frame {
  const Method* method = nullptr;
  Settings settings;
  std::vector<std::string> industries; ///< names of the rows where all of the county's are scored
  std::vector<std::string> leaves;
  std::vector<Direction> directions; ///< in the order of `leaves`; all max in the frozen frame
  std::vector<double> weights;       ///< in the order of `leaves`
  /// A normalisation that the case asks for, of what the method would get without it; blank: none. It depends on which
  /// industries are compared, so no score stands by itself any more.
  std::string asked_normalization = {};

  /// Rows of values as the method takes them.
  DecisionMatrix matrix(const Eigen::MatrixXd& values) const;
  std::string normalization() const;
  /// Whether a score gets better with the industry's own values and ignores its rivals here.
  bool own_and_rising() const;
  /// Scores of rows of values, or the method's refusal.
  Loaded<Scores> score(const Eigen::MatrixXd& values) const;
  /// The same; nothing where the method refuses.
  Scores scores(const Eigen::MatrixXd& values) const { return score(values).value.value_or(Scores{}); }
  /// ∂score/∂u of one row; only where the method has one with these settings.
  bool has_gradient() const;
  Eigen::RowVectorXd gradient(const Eigen::RowVectorXd& u) const;
};

/// The parameters of a casebook's method completed; an error too where its normalisation cannot be had; in a casebook
/// `weight_power` is 1 unless it says otherwise.
Loaded<Settings> casebook_settings(const MethodChoice& choice);
/// Those of the case; an error too where [robustness] agree names no method.
Loaded<Settings> casebook_settings(const Case& c);

/// `weights` by leaf, of all leaves of the assessment; `library` says which way natural input is better.
Loaded<Frame> frame_of(const MethodChoice& choice, const Library& library, const Assessment& assessment,
                       const std::map<std::string, double>& weights);

/// The matrices that a frame scores: every cell at its point (the middle of an interval without one), at its worse and
/// at its better end.
struct Ends {
  Eigen::MatrixXd point, worse, better;
};
Ends ends_of(const Frame& frame, const Assessment& assessment);

/// Why a method that takes natural input cannot rank this county: the cells that are 0 or less, or unknown, by leaf and
/// industry. Empty where it can, and for methods with scaled input.
std::vector<Sentence> refused_cells(const Case& c, const Method& method, const Assessment& assessment);

} // namespace yindi
