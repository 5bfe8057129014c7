#pragma once

#include "engine/case/case.h"
#include "engine/edit/criteria_edits.h"
#include "engine/weights/weigh.h"
#include "gui/session/intents.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yindi::gui {

/// A point of a value function, or the limit of a veto, that is being dragged.
struct CurveDrag {
  std::string criterion;
  int handle = -1; ///< place of the point; -2: the veto's lower limit, -3: its upper one
  std::vector<std::pair<double, double>> points;
  double limit = 0;
  std::pair<double, double> from; ///< where it was
};

/// What the ranking of a county would be without a criterion, worked out once for each question.
struct Without {
  std::shared_ptr<const Case> of;
  std::string county, criterion;
  std::optional<Weights> weights; ///< nothing: it cannot go, or counts nothing already
  std::string first;              ///< industry; blank: no ranking
};

/// Criteria of another library that are looked at.
struct TakingState {
  bool open = false;
  std::string path;
  std::shared_ptr<const Library> library;
  Sentence wrong;            ///< why it cannot be read
  std::string chosen, under; ///< of the other library; a group of the case, blank: the goal
  std::shared_ptr<const Case> of;
  std::string question; ///< that `result` answers
  Taking result;
  Sentence refused; ///< why the case would not be right with it
};

struct CriteriaState {
  std::string chosen;           ///< a criterion; blank: the first
  std::set<std::string> folded; ///< groups
  bool adding = false;          ///< the line for a new criterion stands open
  bool add_begins = false;      ///< and takes the keyboard
  std::string new_name, new_under;
  Without without;
  TakingState taking;
  bool removing = false; ///< asked once more
  std::optional<CurveDrag> drag;
  int point = -1; ///< of the chosen criterion's curve, for the keys
  bool chinese_words = false;
  std::string typed_for, typed; ///< a number or a list that is being typed, and where it belongs
};

} // namespace yindi::gui
