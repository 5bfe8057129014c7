#include "engine/ranking/bounds.h"

#include "engine/methods/method.h"

#include <boost/math/tools/minima.hpp>
#include <map>
#include <optional>

namespace yindi {
namespace {

/// Leaves that two industries do not know for the want of the same condition of the county.
std::vector<std::size_t> shared_unknowns(const Assessment& assessment, std::size_t a, std::size_t b) {
  std::vector<std::size_t> shared;
  for (std::size_t j = 0; j < assessment.leaves.size(); ++j) {
    const LeafValue &one = assessment.cells[a][j], &other = assessment.cells[b][j];
    if (one.unknown() && other.unknown() && !one.unknown_condition.empty() &&
        one.unknown_condition == other.unknown_condition)
      shared.push_back(j);
  }
  return shared;
}

/// One pair of industries while the unknowns that they share go from worst to best together.
struct SharedPair {
  const Eigen::MatrixXd &low, &high;
  std::size_t ahead, behind;
  const std::vector<std::size_t>& shared;
  const RowScores& scores;

  /// score(ahead) − score(behind), `ahead` elsewhere at its low and `behind` at its high end.
  double lead(double t) const {
    Eigen::MatrixXd pair(2, low.cols());
    pair.row(0) = low.row(static_cast<Eigen::Index>(ahead));
    pair.row(1) = high.row(static_cast<Eigen::Index>(behind));
    for (std::size_t j : shared) pair.col(static_cast<Eigen::Index>(j)).setConstant(t);
    const std::vector<double> s = scores(pair);
    return s[0] - s[1];
  }

  double least_lead() const {
    // The lead may turn once inside; the search is local, so it starts from the best of a coarse grid.
    constexpr int steps = 8;
    double least = lead(0);
    int at = 0;
    for (int k = 1; k <= steps; ++k) {
      const double value = lead(static_cast<double>(k) / steps);
      if (value < least) {
        least = value;
        at = k;
      }
    }
    const double from = std::max(0, at - 1) / static_cast<double>(steps);
    const double to = std::min(steps, at + 1) / static_cast<double>(steps);
    constexpr int bits = 26; // half the mantissa: all that a minimum can be known to
    const auto of = [&](double t) { return lead(t); };
    return std::min(least, boost::math::tools::brent_find_minima(of, from, to, bits).second);
  }
};

/// Whether a lead is large enough; if one is, so are all larger ones.
using LeadTest = std::function<bool(double lead)>;

/// The scores of all industries while some leaves go from worst to best together, all else at the low and at the high
/// ends: for all pairs that share these leaves at once.
class SharedScores {
public:
  SharedScores(const Eigen::MatrixXd& low, const Eigen::MatrixXd& high, const std::vector<std::size_t>& shared,
               const RowScores& scores) {
    for (int k = 0; k <= steps; ++k) {
      Eigen::MatrixXd at_low = low, at_high = high;
      for (std::size_t j : shared) {
        at_low.col(static_cast<Eigen::Index>(j)).setConstant(static_cast<double>(k) / steps);
        at_high.col(static_cast<Eigen::Index>(j)).setConstant(static_cast<double>(k) / steps);
      }
      low_.push_back(scores(at_low));
      high_.push_back(scores(at_high));
    }
  }

  /// Whether the least lead of `ahead` over `behind` passes; nothing where these scores do not tell. Both scores rise,
  /// so between two steps the lead is at least that of the first's lower over the second's upper end.
  std::optional<bool> least_lead_is(const LeadTest& passes, std::size_t ahead, std::size_t behind) const {
    for (std::size_t k = 0; k <= steps; ++k)
      if (!passes(low_[k][ahead] - high_[k][behind])) return false;
    for (std::size_t k = 0; k < steps; ++k)
      if (!passes(low_[k][ahead] - high_[k + 1][behind])) return std::nullopt;
    return true;
  }

private:
  static constexpr int steps = 16;
  std::vector<std::vector<double>> low_, high_;
};

/// Of pairs that share the want of conditions.
class SharedLeads {
public:
  SharedLeads(const Assessment& assessment, const RowScores& scores)
      : low_(matrix_of(assessment, End::low)), high_(matrix_of(assessment, End::high)), scores_(scores) {}

  bool least_lead_is(const LeadTest& passes, std::size_t ahead, std::size_t behind,
                     const std::vector<std::size_t>& shared) {
    auto found = known_.find(shared);
    if (found == known_.end()) found = known_.try_emplace(shared, low_, high_, shared, scores_).first;
    if (const auto told = found->second.least_lead_is(passes, ahead, behind)) return *told;
    return passes(SharedPair{low_, high_, ahead, behind, shared, scores_}.least_lead());
  }

private:
  Eigen::MatrixXd low_, high_;
  const RowScores& scores_;
  std::map<std::vector<std::size_t>, SharedScores> known_;
};

} // namespace

Eigen::MatrixXd matrix_of(const Assessment& assessment, End end) {
  Eigen::MatrixXd u(static_cast<Eigen::Index>(assessment.industries.size()),
                    static_cast<Eigen::Index>(assessment.leaves.size()));
  for (Eigen::Index i = 0; i < u.rows(); ++i)
    for (Eigen::Index j = 0; j < u.cols(); ++j) {
      const LeafValue& cell = assessment.cells[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      const double middle = cell.u.value_or((cell.u_range.low + cell.u_range.high) / 2);
      u(i, j) = end == End::point ? middle : end == End::low ? cell.u_range.low : cell.u_range.high;
    }
  return u;
}

RankBounds rank_bounds(const Assessment& assessment, const std::vector<double>& low, const std::vector<double>& high,
                       const RowScores& scores) {
  const std::size_t m = low.size();
  SharedLeads leads(assessment, scores);
  const double tolerance = tie_tolerance(high);
  const LeadTest above = [=](double lead) { return lead > tolerance; },
                 not_below = [=](double lead) { return lead >= -tolerance; };
  RankBounds bounds{std::vector<int>(m, 1), std::vector<int>(m, 1)};
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      if (i == j) continue;
      // What two share can only raise the least lead above that of free ends.
      const auto least_lead_is = [&](const LeadTest& passes) {
        if (passes(low[i] - high[j])) return true;
        const auto shared = shared_unknowns(assessment, i, j);
        return !shared.empty() && leads.least_lead_is(passes, i, j, shared);
      };
      if (least_lead_is(above)) ++bounds.best[j];       // i is above j whatever the unknowns are
      if (!least_lead_is(not_below)) ++bounds.worst[i]; // j can be above i
    }
  return bounds;
}

} // namespace yindi
