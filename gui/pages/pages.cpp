#include "gui/pages/pages.h"

namespace yindi::gui {

const std::vector<PageRow>& pages() {
  static const std::vector<PageRow> rows = {
      {"case", mark("Case"), Icon::folder, false, case_page, case_inspector, case_state},
      {"weights", mark("Weights"), Icon::weights, false, weights_page, weights_inspector, weights_state},
      {"ranking", mark("Ranking"), Icon::bars, true, ranking_page, ranking_inspector, ranking_state},
      {"robustness", mark("Robustness"), Icon::sliders, false, robustness_page, robustness_inspector, robustness_state},
      {"region", mark("Region"), Icon::network, false, region_page, region_inspector, region_state},
  };
  return rows;
}

const PageRow* find_page(const std::string& id) {
  for (const PageRow& row : pages())
    if (row.id == id) return &row;
  return nullptr;
}

} // namespace yindi::gui
