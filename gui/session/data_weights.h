#pragma once

// What the data alone would weigh, for comparison: nothing of it counts in the ranking.

#include "engine/conditions/assessment.h"
#include "gui/session/jobs.h"

#include <map>

namespace yindi::gui {

/// What each objective weighting gives the leaves, those that take these data.
struct DataWeights {
  struct Row {
    std::string weighting; ///< an id of objective_weightings()
    Text name;
    std::map<std::string, double> leaves;
  };
  std::shared_ptr<const void> of; ///< Results::cells that they belong to
  std::vector<Row> rows;
  Sentence problem;
};

DataWeights data_weights_of(const Case& c, const Assessments& assessed);

/// nullptr while they are not known for what is shown.
const DataWeights* shown_data_weights(const Session& session);

} // namespace yindi::gui
