// The table of commands, in the order of help. A new one is one file and its name here, twice.

#include "engine/command/command.h"

namespace yindi {

Command check_command(), rank_command(), explain_command(), robust_command(), region_command(), entries_command(),
    report_command(), matrix_command(), weigh_command(), compare_command(), smaa_command(), ahp_command(),
    fuzzy_ahp_command(), hierarchy_command(), network_command(), dematel_command(), gaia_command(), fuzzy_command(),
    sort_command(), validity_command(), group_command(), round_command(), questionnaire_command(), serve_command(),
    journal_command(), normalize_command(), correlate_command(), combine_command(), methods_command(), verify_command();

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      check_command(),     rank_command(),      explain_command(),       robust_command(),    region_command(),
      entries_command(),   report_command(),    matrix_command(),        weigh_command(),     compare_command(),
      smaa_command(),      ahp_command(),       fuzzy_ahp_command(),     hierarchy_command(), network_command(),
      dematel_command(),   gaia_command(),      fuzzy_command(),         sort_command(),      validity_command(),
      group_command(),     round_command(),     questionnaire_command(), serve_command(),     journal_command(),
      normalize_command(), correlate_command(), combine_command(),       methods_command(),   verify_command(),
  };
  return table;
}

} // namespace yindi
