#include "engine/ranking/what_if.h"

#include "engine/weights/scales.h"

#include <algorithm>
#include <set>

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

/// Who is first in a county under many weights of one node: what rank_county() says, without its bounds and workings.
class FirstPlaces {
public:
  FirstPlaces(const Case& c, std::shared_ptr<const Assessment> assessed, const Weights& weights, std::size_t node)
      : c_(c), assessment_(std::move(assessed)), weights_(weights), node_(weights_.nodes[node]) {
    const Assessment& assessment = *assessment_;
    std::set<std::string> out;
    for (const std::string& leaf : leaves(c.model->library)) out.insert(leaf);
    for (const std::string& leaf : assessment.leaves) out.erase(leaf);
    const auto used = redistribute(c.model->library, local_weights(weights), out);
    Loaded<Frame> frame = frame_of(c.method, c.model->library, assessment, used);
    if (!frame.value || !refused_cells(c, *frame.value->method, assessment).empty()) return;
    ends_ = ends_of(*frame.value, assessment);
    certain_ = ends_.worse == ends_.better;
    if (!certain_ && !frame.value->own_and_rising()) return;
    whole_.assign(node_.items.size(), 0.0);
    item_of_.assign(assessment.leaves.size(), none);
    for (std::size_t i = 0; i < node_.items.size(); ++i) {
      const bool leaf = children(c.model->library, node_.items[i]).empty();
      for (const std::string& id :
           leaf ? std::vector<std::string>{node_.items[i]} : leaves(c.model->library, node_.items[i]))
        if (const auto at = std::find(frame.value->leaves.begin(), frame.value->leaves.end(), id);
            at != frame.value->leaves.end()) {
          item_of_[static_cast<std::size_t>(at - frame.value->leaves.begin())] = i;
          whole_[i] += used.at(id);
        }
    }
    now_ = frame.value->weights;
    frame_ = std::move(frame.value);
  }

  /// The industries, sorted by id, where the node's items weigh so.
  std::vector<std::string> under(const std::vector<double>& items) {
    if (!frame_) return of_whole_ranking(items);
    // What takes part shares the node's weight; below each item the leaves keep their proportions.
    double parts = 0, node = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (whole_[i] > 0) parts += items[i], node += whole_[i];
    for (std::size_t j = 0; j < now_.size(); ++j)
      if (const std::size_t i = item_of_[j]; i != none && whole_[i] > 0)
        frame_->weights[j] = now_[j] / whole_[i] * node * items[i] / parts;
    const Scores point = frame_->scores(ends_.point);
    if (point.scores.empty()) return of_whole_ranking(items);
    const std::vector<int> ranks = certain_ ? ranks_of(*frame_->method, point, point.scores.size())
                                            : competition_ranks(scores(point), frame_->method->higher_is_better);
    std::vector<std::string> first;
    for (std::size_t i = 0; i < ranks.size(); ++i)
      if (ranks[i] == 1) first.push_back(assessment_->industries[i]);
    std::sort(first.begin(), first.end());
    return first;
  }

private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<std::string> of_whole_ranking(const std::vector<double>& items) {
    node_.weights = items;
    weights_.global = global_weights(c_.model->library, local_weights(weights_));
    return first_of(rank_county(c_, assessment_, weights_));
  }

  /// What has no point value stands in the middle of its range.
  std::vector<double> scores(const Scores& point) const {
    const std::vector<double> worse = frame_->scores(ends_.worse).scores, better = frame_->scores(ends_.better).scores;
    std::vector<double> result = point.scores;
    for (std::size_t i = 0; i < result.size(); ++i)
      if (const auto& row = assessment_->cells[i];
          std::any_of(row.begin(), row.end(), [](const LeafValue& value) { return !value.u.has_value(); }))
        result[i] = (worse[i] + better[i]) / 2;
    return result;
  }

  const Case& c_;
  const std::shared_ptr<const Assessment> assessment_;
  Weights weights_;
  NodeWeights& node_;
  std::optional<Frame> frame_; ///< none: each is ranked whole
  Ends ends_;
  bool certain_ = false;
  std::vector<double> now_, whole_;  ///< weights of the leaves; of what is below each item
  std::vector<std::size_t> item_of_; ///< each leaf's item of the node; none: it lies elsewhere
};

} // namespace

RankingEffect difference(const CountyRanking& before, const CountyRanking& after) {
  RankingEffect result;
  result.county = before.assessment->county;
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
  const RankedCase before = rank_case(c, {county});
  const bool alike = applied.value->model == c.model && !data_weighting(c) && !data_weighting(*applied.value);
  const RankedCase after =
      alike ? rank_case(*applied.value, before.assessed, {county}) : rank_case(*applied.value, {county});
  for (const Ranking* ranking : {&before.ranking, &after.ranking})
    if (has_errors(ranking->diagnostics) || ranking->counties.empty()) return {std::nullopt, ranking->diagnostics};
  return {difference(before.ranking.counties.front(), after.ranking.counties.front()), after.ranking.diagnostics};
}

std::optional<RankingEffect> effect_of(const Case& c, const std::shared_ptr<const Assessment>& assessment,
                                       const Weights& weights, const std::string& node, const Suspect& suspect) {
  const auto changed = with_judgement(c, weights, node, suspect.a, suspect.b, suspect.suggested);
  if (!changed) return std::nullopt;
  return difference(rank_county(c, assessment, weights), rank_county(c, assessment, *changed));
}

std::optional<double> first_stays(const Case& c, const std::shared_ptr<const Assessment>& assessment,
                                  const Weights& weights, const std::string& node, int draws, unsigned long long seed) {
  const auto found = std::find_if(weights.nodes.begin(), weights.nodes.end(),
                                  [&](const NodeWeights& candidate) { return candidate.node == node; });
  if (found == weights.nodes.end() || !found->aggregated || !found->parts.empty() || draws < 1) return std::nullopt;
  FirstPlaces places(c, assessment, weights, static_cast<std::size_t>(found - weights.nodes.begin()));
  const std::vector<std::string> now = places.under(found->weights);
  if (now.empty()) return std::nullopt;
  if (missing_pairs(*found->aggregated) == 0) return 1;
  const double limit = ratio_on(*find_scale(c.judging.weighting.scale), 9, found->aggregated->size());
  const Eigen::MatrixXd ends = possible_weights(*found->aggregated, draws, seed, limit);
  int kept = 0;
  std::vector<double> items(found->weights.size());
  for (Eigen::Index draw = 0; draw < ends.rows(); ++draw) {
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = ends(draw, static_cast<Eigen::Index>(i));
    kept += places.under(items) == now;
  }
  return static_cast<double>(kept) / draws;
}

std::vector<OpenNode> open_nodes(const Case& c, const std::shared_ptr<const Assessment>& assessment,
                                 const Weights& weights) {
  std::vector<OpenNode> result;
  for (const NodeWeights& node : weights.nodes) {
    if (!node.aggregated || !node.parts.empty() || node.missing == 0) continue;
    const auto next = next_question(*node.aggregated);
    if (!next) continue;
    result.push_back({node.node, node.missing, *next, first_stays(c, assessment, weights, node.node)});
  }
  return result;
}

Sentence said_of_open(const Case& c, const std::string& county, const OpenNode& open) {
  const County* found = find_county(c, county);
  const Text where = found && !found->name.empty() ? found->name : plain(county);
  if (!open.first_stays)
    return say(mark("{0}: pairs that nobody judged: {1}; the next to ask is {2} against {3}."),
               node_name(c.model->library, open.node), std::to_string(open.missing),
               node_name(c.model->library, open.next.a), node_name(c.model->library, open.next.b));
  return say(mark("{0}: pairs that nobody judged: {1}; the next to ask is {2} against {3}. In {4} of the answers that "
                  "are possible, first place in {5} stays as it is."),
             node_name(c.model->library, open.node), std::to_string(open.missing),
             node_name(c.model->library, open.next.a), node_name(c.model->library, open.next.b),
             per_cent(*open.first_stays), where);
}

} // namespace yindi
