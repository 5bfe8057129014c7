#include "engine/robustness/spread.h"

#include <algorithm>

namespace yindi {
namespace {

struct Row {
  const char* quality;
  std::optional<double> Spread::*spread;
};

constexpr Row rows[] = {
    {"official", &Spread::official}, {"published", &Spread::published},   {"computed", &Spread::computed},
    {"estimate", &Spread::estimate}, {"assumption", &Spread::assumption},
};

} // namespace

bool tells_spread(const Spread& spread) {
  return std::any_of(std::begin(rows), std::end(rows),
                     [&](const Row& row) { return (spread.*row.spread).has_value(); });
}

double drawn_spread(const Case& c, const std::string& quality) {
  const bool assumption = quality == "assumption";
  if (assumption && c.robustness.assumed_spread > 0) return c.robustness.assumed_spread;
  const Spread& spread = c.model->library.spread;
  if (!tells_spread(spread)) return 0;
  for (const Row& row : rows)
    if (quality == row.quality) return (spread.*row.spread).value_or(assumption ? default_assumed_spread : 0);
  return 0;
}

double possible_spread(const Case& c, const std::string& quality) {
  const double drawn = drawn_spread(c, quality);
  const bool silent = quality == "assumption" && !tells_spread(c.model->library.spread);
  return drawn <= 0 && silent ? default_assumed_spread : drawn;
}

std::vector<std::pair<std::string, double>> drawn_spreads(const Case& c) {
  std::vector<std::pair<std::string, double>> result;
  for (const Row& row : rows)
    if (const double spread = drawn_spread(c, row.quality); spread > 0) result.emplace_back(row.quality, spread);
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return result;
}

} // namespace yindi
