#include "engine/robustness/doubtful.h"
#include "engine/case/quality.h"

#include "engine/case/names.h"
#include "engine/robustness/random.h"
#include "engine/robustness/spread.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

std::optional<Doubt> doubt_of(const Case& c, const LeafValue& cell) {
  if (cell.unknown()) return cell.unknown_condition.empty() ? Doubt::unknown : Doubt::shared_unknown;
  if (cell.bounded()) return Doubt::interval;
  if (possible_spread(c, cell.quality) > 0) return is_assumed(cell.quality) ? Doubt::assumed : Doubt::inexact;
  return std::nullopt;
}

Text label_of(const Criterion& leaf, const Text& industry) { return both(say(mark("{0}, {1}"), leaf.name, industry)); }

Text label_of_condition(const Criterion& leaf, const std::string& condition) {
  return both(say(mark("{0}: the county's \"{1}\""), leaf.name, condition));
}

} // namespace

const char* name(Doubt doubt) {
  switch (doubt) {
  case Doubt::unknown:
    return "unknown";
  case Doubt::shared_unknown:
    return "shared_unknown";
  case Doubt::interval:
    return "interval";
  case Doubt::assumed:
    return "assumed";
  case Doubt::inexact:
    return "inexact";
  }
  return "";
}

namespace {

/// Known values that may be off.
bool is_off(Doubt doubt) { return doubt == Doubt::assumed || doubt == Doubt::inexact; }

/// Labels are most of the work, so whoever needs few of them makes these alone.
std::vector<DoubtfulValue> doubtful_values(const Case& c, const Assessment& assessment, bool only_off, bool labelled) {
  std::vector<DoubtfulValue> result;
  for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
    const Criterion& leaf = *find_criterion(c.model->library, assessment.leaves[j]);
    const std::size_t of_leaf = result.size();
    for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
      const LeafValue& cell = assessment.cells[i][j];
      const auto doubt = doubt_of(c, cell);
      if (!doubt || (only_off && !is_off(*doubt))) continue;
      const bool shared = doubt == Doubt::shared_unknown;
      const auto met =
          std::find_if(result.begin() + static_cast<std::ptrdiff_t>(of_leaf), result.end(),
                       [&](const DoubtfulValue& value) { return shared && value.condition == cell.unknown_condition; });
      const std::pair place{static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)};
      if (met != result.end()) {
        met->industries.push_back(assessment.industries[i]);
        met->cells.push_back(place);
        continue;
      }
      DoubtfulValue value{*doubt,
                          !labelled ? Text{}
                          : shared  ? label_of_condition(leaf, cell.unknown_condition)
                                    : label_of(leaf, industry_name(c, assessment.industries[i])),
                          leaf.id,
                          {assessment.industries[i]},
                          shared ? cell.unknown_condition : "",
                          cell.quality,
                          {place},
                          cell.u_range.low,
                          cell.u_range.high,
                          doubt == Doubt::interval ? cell.u : std::nullopt,
                          c.robustness.values == "normal"};
      if (is_off(*doubt)) {
        const double spread = possible_spread(c, cell.quality);
        value.low = std::max(0.0, *cell.u - spread);
        value.high = std::min(1.0, *cell.u + spread);
      }
      result.push_back(std::move(value));
    }
  }
  return result;
}

} // namespace

std::vector<DoubtfulValue> doubtful_values(const Case& c, const Assessment& assessment) {
  return doubtful_values(c, assessment, false, true);
}

std::vector<DoubtfulValue> values_that_may_be_off(const Case& c, const Assessment& assessment) {
  return doubtful_values(c, assessment, true, false);
}

Text label_in_words(const Case& c, const DoubtfulValue& value) {
  return label_of(*find_criterion(c.model->library, value.leaf), industry_name(c, value.industries.front()));
}

double quantile(const DoubtfulValue& value, double share) {
  const double width = value.high - value.low;
  if (!value.likeliest || width <= 0) return value.low + share * width;
  const double mode = std::clamp(*value.likeliest, value.low, value.high);
  if (value.normal) return normal_between(share, value.low, mode, value.high, 0, 1);
  const double rising = (mode - value.low) / width;
  return share < rising ? value.low + std::sqrt(share * width * (mode - value.low))
                        : value.high - std::sqrt((1 - share) * width * (value.high - mode));
}

std::vector<CellValue> cells_at(const DoubtfulValue& value, double u) {
  std::vector<CellValue> cells;
  for (const auto& [row, column] : value.cells) cells.push_back({row, column, u});
  return cells;
}

} // namespace yindi
