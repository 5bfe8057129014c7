#include "engine/robustness/spread.h"

#include "engine/case/quality.h"

#include <algorithm>

namespace yindi {
namespace {

std::optional<double> stated(const Spread& spread, const Quality& quality) {
  return quality.spread ? spread.*quality.spread : std::nullopt;
}

} // namespace

bool tells_spread(const Spread& spread) {
  const auto rows = quality_rows();
  return std::any_of(rows.begin(), rows.end(), [&](const Quality& row) { return stated(spread, row).has_value(); });
}

double drawn_spread(const Case& c, const std::string& quality) {
  const bool assumed = is_assumed(quality);
  if (assumed && c.robustness.assumed_spread > 0) return c.robustness.assumed_spread;
  const Spread& spread = c.model->library.spread;
  if (!tells_spread(spread)) return 0;
  const Quality* row = find_quality(quality);
  return row && row->spread ? stated(spread, *row).value_or(assumed ? default_assumed_spread : 0) : 0;
}

double possible_spread(const Case& c, const std::string& quality) {
  const double drawn = drawn_spread(c, quality);
  const bool silent = is_assumed(quality) && !tells_spread(c.model->library.spread);
  return drawn <= 0 && silent ? default_assumed_spread : drawn;
}

std::vector<std::pair<std::string, double>> drawn_spreads(const Case& c) {
  std::vector<std::pair<std::string, double>> result;
  for (const Quality& row : quality_rows())
    if (const double spread = drawn_spread(c, row.id); spread > 0) result.emplace_back(row.id, spread);
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return result;
}

} // namespace yindi
