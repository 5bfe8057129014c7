#include "engine/robustness/value_draws.h"
#include "engine/case/quality.h"

#include "engine/conditions/value_function.h"
#include "engine/robustness/random.h"
#include "engine/robustness/spread.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

/// The scale's ends, the lower first; further where the value itself lies beyond.
Interval scale_around(const Criterion& leaf, double x) {
  const Scale scale = leaf.scale.value_or(Scale{x, x});
  return {std::min({scale.worst, scale.best, x}), std::max({scale.worst, scale.best, x})};
}

/// A measured value as it is wanted: in the leaf's unit or on the frozen scale.
double wanted(const Criterion& leaf, InputKind input, double x) {
  if (input == InputKind::natural) return x;
  bool clamped = false;
  return value_of(leaf, x, clamped);
}

bool is_given(const LeafValue& cell) {
  return std::any_of(cell.inputs.begin(), cell.inputs.end(),
                     [](const Input& input) { return input.table == InputTable::values; });
}

/// Whether a value function keeps what is even or triangular in the leaf's unit so on the scale.
bool keeps_its_form(const Criterion& leaf, const Interval& range) {
  const auto [low, high] = std::minmax(leaf.scale->worst, leaf.scale->best);
  return leaf.value.kind == "linear" && range.low >= low && range.high <= high;
}

/// A value function of straight lines as its points, rising in x; empty for others.
std::vector<std::pair<double, double>> bends_of(const Criterion& leaf) {
  std::vector<std::pair<double, double>> points;
  if (leaf.value.kind == "piecewise") points = leaf.value.points;
  if (leaf.value.kind == "linear") points = {{leaf.scale->worst, 0}, {leaf.scale->best, 1}};
  std::sort(points.begin(), points.end());
  return points;
}

ValueLaw law_of_interval(const Criterion& leaf, const LeafValue& cell, InputKind input, bool normal) {
  if (!cell.x_range) return {cell.u_range.low, cell.u_range.high};
  const Interval range = *cell.x_range;
  ValueLaw law{range.low, range.high, cell.x};
  if (normal && cell.x) {
    law.other = [leaf, range, x = *cell.x, ends = scale_around(leaf, *cell.x), input](double t) {
      return wanted(leaf, input, normal_between(t, range.low, x, range.high, ends.low, ends.high));
    };
    return law;
  }
  if (input == InputKind::natural) return law;
  if (keeps_its_form(leaf, range))
    return {cell.u_range.low, cell.u_range.high, cell.u, {}, leaf.scale->best < leaf.scale->worst};
  law.bends = bends_of(leaf);
  if (law.bends.empty())
    law.other = [leaf, even = ValueLaw{range.low, range.high, cell.x}](double t) {
      return wanted(leaf, InputKind::scaled, even.at(t));
    };
  return law;
}

/// Triangular around a value, by `spread` of the scale at most, cut at its ends.
ValueLaw law_around(const Criterion& leaf, const LeafValue& cell, InputKind input, double spread) {
  double mode = *cell.u, width = spread;
  Interval ends{0, 1};
  if (input == InputKind::natural) {
    mode = *cell.x;
    ends = scale_around(leaf, mode);
    width *= ends.high - ends.low;
  }
  return {std::max(ends.low, mode - width), std::min(ends.high, mode + width), mode};
}

/// The cells of one industry whose numbers are taken from one stream, in the order of the leaves: most cells where the
/// library says what a number of each quality may be off by, so that half of the work is spared.
struct RowStream {
  std::uint64_t purpose;
  Eigen::Index next = 0;
};

} // namespace

double ValueLaw::at(double t) const {
  if (other) return other(t);
  if (falling) t = 1 - t;
  const double x = mode ? triangular(t, low, *mode, high) : low + t * (high - low);
  if (bends.empty()) return x;
  double u = bends.front().second;
  for (std::size_t k = 1; k < bends.size(); ++k) {
    const auto [x0, u0] = bends[k - 1];
    const auto [x1, u1] = bends[k];
    u += std::clamp((x - x0) / (x1 - x0), 0.0, 1.0) * (u1 - u0);
  }
  return u;
}

double DrawnCell::u(std::uint64_t seed, std::uint32_t draw) const {
  if (given) return given(seed, draw);
  DrawStream stream(seed, purpose, draw);
  for (Eigen::Index k = 0; k < number; ++k) stream.uniform();
  return law.at(stream.uniform());
}

bool is_assumed(const LeafValue& cell) { return cell.x && cell.u && yindi::is_assumed(cell.quality); }

std::vector<DrawnCell> drawn_cells(const Case& c, const Assessment& assessment, InputKind input) {
  std::vector<DrawnCell> result;
  result.reserve(assessment.industries.size() * assessment.leaves.size());
  const bool told = tells_spread(c.model->library.spread), normal = c.robustness.values == "normal";
  std::vector<const Criterion*> leaves;
  for (const std::string& id : assessment.leaves) leaves.push_back(find_criterion(c.model->library, id));
  std::map<Kept, double> spreads; // by quality
  const auto spread_of = [&](Kept quality) {
    const auto [found, fresh] = spreads.try_emplace(quality, 0);
    if (fresh) found->second = drawn_spread(c, quality);
    return found->second;
  };
  for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
    RowStream stream{purpose("drawn/" + assessment.county + "/" + assessment.industries[i])};
    for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
      const LeafValue& cell = assessment.cells[i][j];
      const Criterion* leaf = leaves[j];
      const bool exact = input == InputKind::natural ? !cell.x_range : !cell.bounded();
      const double spread = exact && cell.x && cell.u ? spread_of(cell.quality) : 0;
      if ((exact && spread <= 0) || !leaf) continue;
      DrawnCell drawn;
      drawn.row = static_cast<Eigen::Index>(i), drawn.column = static_cast<Eigen::Index>(j);
      drawn.law = exact ? law_around(*leaf, cell, input, spread) : law_of_interval(*leaf, cell, input, normal);
      if (exact ? told : cell.x_range && !is_given(cell)) {
        drawn.purpose = stream.purpose;
        drawn.number = stream.next++;
      } else {
        const bool shared = cell.unknown() && !cell.unknown_condition.empty();
        const std::string whose =
            shared ? "condition/" + cell.unknown_condition.text() : "industry/" + assessment.industries[i];
        drawn.purpose = purpose("values/" + assessment.county + "/" + leaf->id + "/" + whose);
      }
      result.push_back(std::move(drawn));
    }
  }
  return result;
}

} // namespace yindi
