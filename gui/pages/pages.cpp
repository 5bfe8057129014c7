#include "gui/pages/pages.h"

namespace yindi::gui {

const std::vector<PageRow>& pages() {
  static const std::vector<PageRow> rows = {
      {"case", mark("Case"), Icon::folder, false, case_page, case_inspector, case_state, {}, case_actions},
      {"criteria",
       mark("Criteria"),
       Icon::criteria,
       false,
       criteria_page,
       criteria_inspector,
       criteria_state,
       {},
       criteria_actions},
      {"weights",
       mark("Weights"),
       Icon::weights,
       false,
       weights_page,
       weights_inspector,
       weights_state,
       {},
       weights_actions},
      {"conditions", mark("Conditions"), Icon::table, false, conditions_page, conditions_inspector, conditions_state,
       conditions_views(), conditions_actions},
      {"ranking", mark("Ranking"), Icon::bars, true, ranking_page, ranking_inspector, ranking_state, ranking_views(),
       ranking_actions},
      {"robustness",
       mark("Robustness"),
       Icon::sliders,
       false,
       robustness_page,
       robustness_inspector,
       robustness_state,
       {},
       robustness_actions},
      {"region", mark("Region"), Icon::network, false, region_page, region_inspector, region_state, region_views(),
       region_actions},
      {"workshop", mark("Workshop"), Icon::people, true, workshop_page, workshop_inspector, workshop_state,
       workshop_views(), workshop_actions},
      {"report",
       mark("Report"),
       Icon::document,
       false,
       report_page,
       report_inspector,
       report_state,
       {},
       report_actions},
  };
  return rows;
}

const PageRow* find_page(const std::string& id) {
  for (const PageRow& row : pages())
    if (row.id == id) return &row;
  return nullptr;
}

std::size_t chosen_view(const Selection& selection, const char* page) {
  const auto chosen = selection.views.find(page);
  const PageRow* row = find_page(page);
  if (!row || chosen == selection.views.end()) return 0;
  for (std::size_t i = 0; i < row->views.size(); ++i)
    if (row->views[i].id == chosen->second) return i;
  return 0;
}

std::vector<std::string> view_names(const Look& look, const char* page) {
  std::vector<std::string> names;
  for (const ViewRow& view : find_page(page)->views) names.emplace_back(tr(look.language, view.name));
  return names;
}

} // namespace yindi::gui
