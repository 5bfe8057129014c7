#include "engine/methods/what_if.h"

#include "engine/weights/questions.h"
#include "engine/weights/scales.h"

#include <algorithm>

namespace yindi {
namespace {

const RankedIndustry* find(const CountyRanking& county, const std::string& industry) {
  const auto found = std::find_if(county.ranking.begin(), county.ranking.end(),
                                  [&](const RankedIndustry& entry) { return entry.industry == industry; });
  return found == county.ranking.end() ? nullptr : &*found;
}

std::vector<std::string> first_of(const CountyRanking& county) {
  std::vector<std::string> result;
  for (const RankedIndustry& entry : county.ranking)
    if (entry.rank == 1) result.push_back(entry.industry);
  return result;
}

} // namespace

RankingEffect difference(const CountyRanking& before, const CountyRanking& after) {
  RankingEffect result;
  result.county = before.assessment.county;
  result.first_before = first_of(before);
  result.first_after = first_of(after);
  for (const RankedIndustry& entry : before.ranking) {
    const RankedIndustry* then = find(after, entry.industry);
    if (!then) continue;
    result.shifts.push_back({entry.industry, entry.rank, then->rank, entry.score, then->score});
    result.moves = result.moves || entry.rank != then->rank;
  }
  return result;
}

Loaded<RankingEffect> effect_of(const Case& c, const std::string& county, const Edit& edit) {
  Applied applied = apply(c, edit);
  if (!applied.value) return {std::nullopt, std::move(applied.diagnostics)};
  const Ranking before = rank(c, {county}), after = rank(*applied.value, {county});
  for (const Ranking* ranking : {&before, &after})
    if (has_errors(ranking->diagnostics) || ranking->counties.empty()) return {std::nullopt, ranking->diagnostics};
  return {difference(before.counties.front(), after.counties.front()), after.diagnostics};
}

std::optional<RankingEffect> effect_of(const Case& c, const Assessment& assessment, const Weights& weights,
                                       const std::string& node, const Suspect& suspect) {
  const auto changed = with_judgement(c, weights, node, suspect.a, suspect.b, suspect.suggested);
  if (!changed) return std::nullopt;
  return difference(rank_county(c, assessment, weights), rank_county(c, assessment, *changed));
}

std::optional<double> first_stays(const Case& c, const Assessment& assessment, const Weights& weights,
                                  const std::string& node, int draws, unsigned long long seed) {
  const auto found = std::find_if(weights.nodes.begin(), weights.nodes.end(),
                                  [&](const NodeWeights& candidate) { return candidate.node == node; });
  if (found == weights.nodes.end() || !found->aggregated || !found->parts.empty() || draws < 1) return std::nullopt;
  const std::vector<std::string> now = first_of(rank_county(c, assessment, weights));
  if (now.empty()) return std::nullopt;
  if (missing_pairs(*found->aggregated) == 0) return 1;
  Weights drawn = weights;
  NodeWeights& changing = drawn.nodes[static_cast<std::size_t>(found - weights.nodes.begin())];
  const double limit = ratio_on(*find_scale(c.weighting.scale), 9, found->aggregated->size());
  const Eigen::MatrixXd ends = possible_weights(*found->aggregated, draws, seed, limit);
  int kept = 0;
  for (Eigen::Index draw = 0; draw < ends.rows(); ++draw) {
    for (std::size_t i = 0; i < changing.weights.size(); ++i)
      changing.weights[i] = ends(draw, static_cast<Eigen::Index>(i));
    drawn.global = global_weights(c.library, local_weights(drawn));
    kept += first_of(rank_county(c, assessment, drawn)) == now;
  }
  return static_cast<double>(kept) / draws;
}

} // namespace yindi
