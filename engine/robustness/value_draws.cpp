#include "engine/robustness/value_draws.h"

#include "engine/conditions/value_function.h"
#include "engine/robustness/random.h"

namespace yindi {
namespace {

std::function<double(double)> value_of_share(const Criterion& leaf, const LeafValue& cell, InputKind input) {
  if (!cell.x_range) return [range = cell.u_range](double t) { return range.low + t * (range.high - range.low); };
  const Interval range = *cell.x_range;
  return [leaf, range, mode = cell.x, input](double t) {
    const double x = mode ? triangular(t, range.low, *mode, range.high) : range.low + t * (range.high - range.low);
    if (input == InputKind::natural) return x;
    bool clamped = false;
    return value_of(leaf, x, clamped);
  };
}

} // namespace

std::vector<DrawnCell> drawn_cells(const Case& c, const Assessment& assessment, InputKind input) {
  std::vector<DrawnCell> result;
  for (std::size_t i = 0; i < assessment.industries.size(); ++i)
    for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
      const LeafValue& cell = assessment.cells[i][j];
      const Criterion* leaf = find_criterion(c.library, assessment.leaves[j]);
      const bool exact = input == InputKind::natural ? !cell.x_range : !cell.bounded();
      if (exact || !leaf) continue;
      const bool shared = cell.unknown() && !cell.unknown_condition.empty();
      const std::string whose = shared ? "condition/" + cell.unknown_condition : "industry/" + assessment.industries[i];
      const std::uint64_t key = purpose("values/" + assessment.county + "/" + leaf->id + "/" + whose);
      result.push_back({static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j),
                        [key, of_t = value_of_share(*leaf, cell, input)](std::uint64_t seed, std::uint32_t draw) {
                          return of_t(DrawStream(seed, key, draw).uniform());
                        }});
    }
  return result;
}

} // namespace yindi
