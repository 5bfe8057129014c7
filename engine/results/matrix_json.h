#pragma once

// What is made of a decision matrix as JSON (DESIGN §5): `matrix`, `smaa` and `weigh`.

#include "engine/methods/matrix_file.h"
#include "engine/methods/objective.h"
#include "engine/results/json_fwd.h"
#include "engine/robustness/simulate.h"

namespace yindi {

/// A method as asked for; a blank normalisation is none.
struct MethodUse {
  const Method* method = nullptr;
  std::string normalization;
  Settings settings; ///< complete
};

/// The result of `matrix`; `ranks` as ranks_of() gives them.
Json matrix_json(const MethodUse& use, const MatrixFile& file, const Scores& scores, const std::vector<int>& ranks,
                 Language language);

/// The result of `smaa`: `notes` are what the method says of the matrix whatever the weights are.
Json smaa_json(const MethodUse& use, const DecisionMatrix& matrix, const Acceptability& drawn,
               const SimulationOptions& options, const std::vector<Sentence>& notes, Language language);

/// The result of `weigh`.
Json weigh_json(const ObjectiveWeighting& weighting, const std::string& normalization, const Settings& settings,
                const std::vector<std::string>& criteria, const ObjectiveWeights& weights,
                const std::vector<Sentence>& notes, Language language);

} // namespace yindi
