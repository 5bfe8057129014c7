#pragma once

// All there is to say of a group: what `yindi group` prints and the window's Workshop page shows.

#include "engine/workshop/agenda.h"
#include "engine/workshop/blocs.h"
#include "engine/workshop/movement.h"
#include "engine/workshop/outcomes.h"

#include <memory>

namespace yindi {

/// What the group means for one county.
struct CountyOutcome {
  std::string county;
  std::shared_ptr<const Opinions> opinions; ///< for the county's profile, whose people the outcomes number
  RankingProblem problem;                   ///< whose alternatives they number
  Outcomes outcomes;
  std::vector<std::optional<Choice>> by_bloc; ///< as GroupView::blocs; none where a bloc's judgements don't connect
  std::vector<std::pair<std::string, std::optional<Choice>>> by_group;
};

struct GroupView {
  std::optional<int> round;
  std::string profile; ///< that `opinions` and all but the counties are for
  Opinions opinions;
  std::vector<NodeAgreement> nodes;
  std::vector<AgendaItem> agenda;
  std::vector<Topic> topics;
  Blocs blocs;
  std::vector<CountyOutcome> counties; ///< each by its own profile
  std::optional<int> earlier;          ///< the last closed round before `round` that asked for one of its nodes
  std::optional<Movements> movement;   ///< from that round to this one
};

/// Of the judgements that count now or of one closed round (see opinions()). A blank profile is the one that all
/// deciding counties share, if they do. `problems` are the counties in question, each with its id and profile.
struct CountyInQuestion {
  std::string id, profile;
  RankingProblem problem;
};
Loaded<GroupView> group_view(const Case& c, std::optional<int> round, std::string profile,
                             std::vector<CountyInQuestion> counties);

} // namespace yindi
