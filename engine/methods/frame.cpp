#include "engine/methods/frame.h"

#include "engine/case/words.h"

#include <algorithm>

namespace yindi {

Scores Frame::scores(const Eigen::MatrixXd& u) const {
  DecisionMatrix matrix;
  matrix.values = u;
  matrix.criteria = leaves;
  matrix.directions.assign(leaves.size(), Direction::max);
  for (Eigen::Index i = 0; i < u.rows(); ++i) matrix.alternatives.push_back(std::to_string(i));
  const Loaded<Scores> result = method->score(matrix, weights, frozen_frame, settings);
  if (result.value) return *result.value;
  Scores refused; // in words, so that the ranking says why it has no scores
  for (const Diagnostic& diagnostic : result.diagnostics) refused.notes.push_back(diagnostic.message);
  return refused;
}

bool Frame::has_gradient() const { return method->gradient && method->gradient(settings, {}, {}).has_value(); }

Eigen::RowVectorXd Frame::gradient(const Eigen::RowVectorXd& u) const {
  const auto w = Eigen::Map<const Eigen::RowVectorXd>(weights.data(), static_cast<Eigen::Index>(weights.size()));
  return *method->gradient(settings, u, w);
}

Loaded<Settings> casebook_settings(const Case& c) {
  const Method* method = find_method(c.method.id);
  if (!method) {
    std::vector<std::string> known;
    for (const Method& row : methods()) known.emplace_back(row.id);
    return {std::nullopt,
            {refusal(say(mark("method \"{}\" is not in this version"), c.method.id),
                     did_you_mean(c.method.id, known, say(mark("it has: {}"), joined(known))), "method.id")}};
  }
  if (method->input == InputKind::natural)
    return {
        std::nullopt,
        {refusal(
            say(mark("method \"{}\" needs positive values in their own units, not values between 0 and 1"), method->id),
            say(mark("choose a method whose input is \"scaled\"; yindi methods shows which are")), "method.id")}};
  Settings given = c.method.parameters;
  if (c.method.id == "topsis") given.try_emplace("weight_power", 1.0);
  return complete_settings(*method, given);
}

Loaded<Frame> frame_of(const Case& c, const Assessment& assessment, const std::map<std::string, double>& weights) {
  const Loaded<Settings> settings = casebook_settings(c);
  if (!settings.value) return {std::nullopt, settings.diagnostics};
  Frame frame{find_method(c.method.id), *settings.value, assessment.leaves, {}};
  for (const std::string& leaf : frame.leaves) frame.weights.push_back(weights.at(leaf));
  return {frame, {}};
}

} // namespace yindi
