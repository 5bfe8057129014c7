#pragma once

// What views keep between frames and nobody else needs: what is open, typed, dragged. Nothing here is undone or saved.
// One struct a page, beside the page.

#include "gui/pages/case/case_state.h"
#include "gui/pages/conditions/conditions_state.h"
#include "gui/pages/criteria/criteria_state.h"
#include "gui/pages/frame/chooser.h"
#include "gui/pages/frame/frame_state.h"
#include "gui/pages/new_case/new_case_state.h"
#include "gui/pages/ranking/ranking_state.h"
#include "gui/pages/region/region_state.h"
#include "gui/pages/report/report_state.h"
#include "gui/pages/robustness/robustness_state.h"
#include "gui/pages/weights/weights_state.h"
#include "gui/pages/workshop/workshop_state.h"
#include "gui/widgets/look.h"

namespace yindi::gui {

struct UiState {
  Look look;
  FrameState frame;
  ChooserState chooser;
  NewCaseState new_case;
  CaseState case_page;
  ConditionsState conditions;
  WeightsState weights;
  RankingState ranking;
  RobustnessState robustness;
  RegionState region;
  WorkshopState workshop;
  CriteriaState criteria;
  ReportState report;
};

} // namespace yindi::gui
