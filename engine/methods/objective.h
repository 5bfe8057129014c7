#pragma once

// Weights that the data give, without anybody's judgement: one table row a weighting (DESIGN §5, `weigh`).

#include "engine/methods/method.h"

namespace yindi {

/// One weight a criterion, not negative, summing to 1, with everything on the way.
struct ObjectiveWeights {
  std::vector<double> weights;
  std::function<nlohmann::ordered_json()> workings; ///< made when asked for, by workings_of()
  std::vector<Sentence> notes;
};

/// A criterion that is the same for all alternatives gets no weight, and a note says so; where none differs the
/// weighting refuses ("equal" does not look at the data). Refusals name the cell or the column, and the cure.
struct ObjectiveWeighting {
  const char* id;
  Text name;
  const char* normalization; ///< where none is asked for; "" where the source fixes what is done
  std::vector<Parameter> parameters;
  const char* source;
  Loaded<ObjectiveWeights> (*weigh)(const DecisionMatrix& matrix, const std::string& normalization,
                                    const Settings& settings);
};

/// An object; empty where there is nothing on the way.
nlohmann::ordered_json workings_of(const ObjectiveWeights& weights);

const std::vector<ObjectiveWeighting>& objective_weightings();
const ObjectiveWeighting* find_objective_weighting(const std::string& id);

/// `given` completed by the initial values, as for a method.
Loaded<Settings> complete_settings(const ObjectiveWeighting& weighting, const Settings& given);

/// The weights of `matrix` (its own weights do not matter); a blank normalisation is the weighting's own.
Loaded<ObjectiveWeights> objective_weights(const ObjectiveWeighting& weighting, const DecisionMatrix& matrix,
                                           const std::string& normalization = {}, const Settings& given = {});

// The rows of the table, in the files of their kind.
ObjectiveWeighting equal_weighting();
ObjectiveWeighting entropy_weighting();
ObjectiveWeighting std_weighting();
ObjectiveWeighting gini_weighting();
ObjectiveWeighting critic_weighting();
ObjectiveWeighting merec_weighting();
ObjectiveWeighting cilos_weighting();
ObjectiveWeighting idocriw_weighting();
ObjectiveWeighting lopcow_weighting();
ObjectiveWeighting angle_weighting();

/// Weights in proportion to what each criterion carries (n, not negative); an error where none carries anything.
Loaded<ObjectiveWeights> shared_out(const DecisionMatrix& matrix, const Eigen::VectorXd& carried,
                                    ObjectiveWeights result = {});

/// Whether all alternatives have the same value.
bool is_constant(const Eigen::VectorXd& column);

/// Errors for cells that the weighting cannot take.
Diagnostics refuse_weighting_cells(const char* weighting, const DecisionMatrix& matrix,
                                   bool (*takes)(double x, Direction));

} // namespace yindi
