#include "engine/command/draws.h"

#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/csv.h"
#include "engine/format/words.h"

#include <algorithm>

namespace yindi {

void print_acceptability(std::ostream& out, const Acceptability& a, const std::vector<std::string>& names,
                         const std::string& format, Language language) {
  std::vector<std::string> header = {format == "csv" ? "alternative" : std::string(tr(language, "place"))};
  std::vector<std::vector<std::string>> table;
  for (std::size_t r = 0; r < names.size(); ++r) header.push_back(std::to_string(r + 1));
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto& row = table.emplace_back(std::vector<std::string>{names[i]});
    for (std::size_t r = 0; r < names.size(); ++r) {
      const double share = a.rank_acceptability(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(r));
      row.push_back(format == "csv" ? shortest(share) : share == 0 ? "" : decimal(100 * share, 1));
    }
  }
  if (format == "csv") {
    out << write_csv(header, table);
    return;
  }
  table.insert(table.begin(), header);
  out << align(table);
  out << say(mark("Per cent of {0} draws; standard error at most {1} points."), quantity(static_cast<double>(a.draws)),
             decimal(100 * a.standard_error(), 2))
             .in(language)
      << "\n";
}

std::optional<SimulationOptions> simulation_options(const DrawOptions& options, SimulationOptions from,
                                                    Language language, std::ostream& err) {
  if (options.draws) from.draws = *options.draws;
  if (options.standard_error) from.standard_error = *options.standard_error;
  if (options.seed) from.seed = *options.seed;
  if (options.threads) from.threads = *options.threads;
  if (!options.weights.empty()) from.weights = options.weights;
  const auto& kinds = weight_draw_kinds();
  if (std::find(kinds.begin(), kinds.end(), from.weights) == kinds.end()) {
    refuse(err, say(mark("weights cannot be drawn \"{}\""), from.weights),
           did_you_mean(from.weights, kinds, say(mark("it takes one of: {}"), joined(kinds))), language, wrong_usage);
    return std::nullopt;
  }
  return from;
}

} // namespace yindi
