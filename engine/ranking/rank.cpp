#include "engine/ranking/rank.h"

#include "engine/methods/normalization.h"
#include "engine/ranking/bounds.h"
#include "engine/ranking/sampled_bounds.h"
#include "engine/vectors/threads.h"

#include <algorithm>
#include <set>

namespace yindi {
namespace {

/// (low + high) / 2 of every entry without a point value.
std::vector<double> halfway(const std::vector<double>& low, const std::vector<double>& high) {
  std::vector<double> middle(low.size());
  for (std::size_t j = 0; j < low.size() && j < high.size(); ++j) middle[j] = (low[j] + high[j]) / 2;
  return middle;
}

bool has_point(const std::vector<LeafValue>& row) {
  return std::all_of(row.begin(), row.end(), [](const LeafValue& value) { return value.u.has_value(); });
}

bool is_bounded(const Ends& ends, Eigen::Index i) { return ends.worse.row(i) != ends.better.row(i); }

/// `at_point`: the score at the point values counts; else the middle of the bounds does.
RankedIndustry entry(const Assessment& assessment, std::size_t i, bool bounded, bool at_point, const Scores& point,
                     const Scores& low, const Scores& high) {
  RankedIndustry e;
  e.industry = assessment.industries[i];
  e.bounded = bounded;
  e.point = at_point;
  e.score_low = low.scores[i];
  e.score_high = high.scores[i];
  e.score = e.point ? point.scores[i] : (e.score_low + e.score_high) / 2;
  if (!e.bounded) e.score_low = e.score_high = *e.score;
  const auto parts = [&](std::vector<std::vector<double>> Scores::*of) {
    if (e.point && i < (point.*of).size()) return (point.*of)[i];
    return i < (low.*of).size() && i < (high.*of).size() ? halfway((low.*of)[i], (high.*of)[i]) : std::vector<double>{};
  };
  e.contributions = parts(&Scores::contributions);
  e.shortfalls = parts(&Scores::shortfalls);
  return e;
}

void put_in_order(std::vector<RankedIndustry>& ranking) {
  std::sort(ranking.begin(), ranking.end(), [](const RankedIndustry& a, const RankedIndustry& b) {
    return std::pair(a.rank, a.industry) < std::pair(b.rank, b.industry);
  });
}

/// No score is made up: the places are the method's own, or all share the first because nothing tells them apart.
void rank_without_scores(CountyRanking& result, const std::vector<int>& ranks = {}, const Ends* ends = nullptr) {
  const int m = static_cast<int>(result.assessment->industries.size());
  for (int i = 0; i < m; ++i) {
    const auto k = static_cast<std::size_t>(i);
    RankedIndustry e;
    e.industry = result.assessment->industries[k];
    e.rank = ranks.empty() ? 1 : ranks[k];
    e.bounded = ends && ends->worse != ends->better; // what is unknown of one moves the places of all
    e.rank_best = ranks.empty() || e.bounded ? 1 : e.rank;
    e.rank_worst = ranks.empty() || e.bounded ? m : e.rank;
    result.ranking.push_back(e);
  }
  put_in_order(result.ranking);
}

std::vector<double> negated(std::vector<double> values) {
  for (double& value : values) value = -value;
  return values;
}

/// `low` and `high` are numbers; bounds of ranks compare how good an alternative is, which is −score where less is
/// better.
RankBounds bounds_of(const Frame& frame, const Assessment& assessment, const Scores& low, const Scores& high) {
  const auto scores = [&](const Eigen::MatrixXd& u) { return frame.scores(u).scores; };
  if (frame.method->higher_is_better) return rank_bounds(assessment, low.scores, high.scores, scores);
  return rank_bounds(assessment, negated(high.scores), negated(low.scores),
                     [&](const Eigen::MatrixXd& u) { return negated(scores(u)); });
}

void rank_by_scores(const Frame& frame, CountyRanking& result) {
  const Assessment& assessment = *result.assessment;
  const Ends ends = ends_of(frame, assessment);
  const Loaded<Scores> scored = frame.score(ends.point);
  if (!scored.value) {
    for (const Diagnostic& diagnostic : scored.diagnostics) result.refused.push_back(diagnostic.message);
    return;
  }
  const Scores& point = *scored.value;
  const bool ordered = !point.scores.empty() || !point.ranks.empty(); // else nothing differs
  if (ordered && frame.method->input == InputKind::natural)
    result.notes.push_back(say(mark("{} compares measured values in their own units, not on the fixed scales: "
                                    "adding or leaving out an industry can change the order of the others (rank "
                                    "reversal)"),
                               frame.method->name));
  if (ordered && !frame.asked_normalization.empty())
    result.notes.push_back(
        say(mark("normalisation \"{}\" compares the industries of a county with each other: adding or leaving out an "
                 "industry can change the order of the others (rank reversal)"),
            find_normalization(frame.asked_normalization)->name));
  if (point.scores.empty()) {
    result.notes.insert(result.notes.end(), point.notes.begin(), point.notes.end());
    result.contributions_note = point.contributions_note;
    return rank_without_scores(result, point.ranks, &ends);
  }
  const bool certain = ends.worse == ends.better;
  const bool up = frame.method->higher_is_better;
  Scores low = certain ? point : frame.scores(up ? ends.worse : ends.better);
  Scores high = certain ? point : frame.scores(up ? ends.better : ends.worse);
  SampledBounds sampled;
  if (!certain && !frame.own_and_rising()) {
    sampled = sampled_bounds(assessment, frame);
    low.scores = sampled.low;
    high.scores = sampled.high;
    result.notes.push_back(say(mark("{} compares each industry with the others, so the ranges of scores and "
                                    "places are sampled and may be a little wider"),
                               frame.method->name));
  }
  // Where industries are compared with each other, one without a point value leaves none to the others: all stand in
  // the middle of their ranges, so that the scores are of one kind.
  const auto& cells = assessment.cells;
  const bool compares = !certain && !frame.own_and_rising();
  const bool all_at_point = std::all_of(cells.begin(), cells.end(), has_point);
  std::vector<double> scores;
  for (std::size_t i = 0; i < assessment.industries.size(); ++i) {
    const bool bounded = compares ? low.scores[i] < high.scores[i] : is_bounded(ends, static_cast<Eigen::Index>(i));
    const bool at_point = compares ? all_at_point : has_point(cells[i]);
    result.ranking.push_back(entry(assessment, i, bounded, at_point, point, low, high));
    // The middle of what was sampled is no mean of the two ends, so nothing would sum to it.
    if (RankedIndustry& e = result.ranking.back(); !e.point && compares) e.contributions.clear(), e.shortfalls.clear();
    scores.push_back(*result.ranking.back().score);
  }
  const std::vector<int> ranks =
      certain ? ranks_of(*frame.method, point, scores.size()) : competition_ranks(scores, up);
  const RankBounds bounds = certain                   ? RankBounds{ranks, ranks}
                            : !frame.own_and_rising() ? sampled.ranks
                                                      : bounds_of(frame, assessment, low, high);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    result.ranking[i].rank = ranks[i];
    result.ranking[i].rank_best = bounds.best[i];
    result.ranking[i].rank_worst = bounds.worst[i];
  }
  result.contributions_note = point.contributions_note;
  if (compares && !all_at_point && result.contributions_note.empty())
    result.contributions_note = say(mark("values are unknown, so the scores are the middles of sampled ranges, which "
                                         "do not split into summands"));
  result.notes.insert(result.notes.end(), point.notes.begin(), point.notes.end());
  put_in_order(result.ranking);
}

double assessed_share(const CountyRanking& county) {
  double used = 0, missing = 0;
  for (const std::string& leaf : county.assessment->leaves) used += county.weights.global.at(leaf);
  for (const NotAssessed& leaf : county.assessment->not_assessed) missing += county.weights.global.at(leaf.criterion);
  return used + missing > 0 ? used / (used + missing) : 0;
}

} // namespace

CountyRanking rank_county(const Case& c, const MethodChoice& method, std::shared_ptr<const Assessment> assessed,
                          const Weights& weights) {
  CountyRanking result;
  result.assessment = std::move(assessed);
  const Assessment& assessment = *result.assessment;
  result.weights = weights;
  const County* county = find_county(c, assessment.county);
  result.profile = county ? county->profile : "";
  std::set<std::string> out;
  for (const std::string& leaf : leaves(c.model->library)) out.insert(leaf);
  for (const std::string& leaf : assessment.leaves) out.erase(leaf);
  result.used = redistribute(c.model->library, local_weights(weights), out);
  result.assessed_weight = assessed_share(result);
  if (assessment.industries.empty()) return result;
  if (assessment.leaves.empty() || result.used.empty()) {
    result.notes.push_back(say(mark("no criterion could be assessed, so nothing ranks the industries")));
    rank_without_scores(result);
    return result;
  }
  result.frame = frame_of(method, c.model->library, assessment, result.used).value;
  if (!result.frame) return result;
  result.refused = refused_cells(c, *result.frame->method, assessment);
  if (result.refused.empty()) rank_by_scores(*result.frame, result);
  return result;
}

CountyRanking rank_county(const Case& c, std::shared_ptr<const Assessment> assessment, const Weights& weights) {
  return rank_county(c, c.method, std::move(assessment), weights);
}

bool has_scores(const CountyRanking& county) {
  return std::any_of(county.ranking.begin(), county.ranking.end(),
                     [](const RankedIndustry& e) { return e.score.has_value(); });
}

bool all_refused(const Ranking& ranking) {
  const auto& all = ranking.counties;
  return std::any_of(all.begin(), all.end(), [](const CountyRanking& county) { return !county.refused.empty(); }) &&
         std::all_of(all.begin(), all.end(), [](const CountyRanking& county) { return county.ranking.empty(); });
}

namespace {

void add_new(Diagnostics& all, const Diagnostics& said) {
  for (const Diagnostic& diagnostic : said)
    if (std::find(all.begin(), all.end(), diagnostic) == all.end()) all.push_back(diagnostic);
}

} // namespace

Ranking rank(const Case& c, const Assessments& assessed, const ProfileWeights& weights,
             const std::vector<std::string>& counties) {
  Ranking result;
  result.method = c.method.id;
  const Loaded<Settings> settings = casebook_settings(c);
  result.diagnostics = settings.diagnostics;
  if (!settings.value) return result;
  result.parameters = *settings.value;
  add_new(result.diagnostics, weights.diagnostics);
  std::set<std::string> seen, told;
  // What is said of a profile's weights is told once, at the first county that they are asked for.
  const auto weights_of = [&](const std::string& profile) -> const Weights* {
    const auto found = weights.by_profile.find(profile);
    if (found == weights.by_profile.end()) return nullptr;
    if (told.insert(profile).second) add_new(result.diagnostics, found->second.diagnostics);
    return found->second.value ? &*found->second.value : nullptr;
  };
  struct Asked {
    std::shared_ptr<const Assessment> assessment;
    const Weights* own;
    std::vector<std::pair<std::string, const Weights*>> pure; ///< of a blend's parts
  };
  std::vector<Asked> asked;
  for (const std::string& id : counties.empty() ? c.model->county_ids : counties) {
    const auto assessment = find_assessment(assessed, id);
    if (!assessment || !seen.insert(id).second) continue;
    const std::string& profile = find_county(c, id)->profile;
    const Weights* const own = weights_of(profile);
    if (!own) continue;
    asked.push_back({assessment, own, {}});
    const auto blend = profile_blend(profile);
    if (!blend || blend->size() < 2) continue;
    for (const auto& [part, share] : *blend)
      if (const Weights* const pure = weights_of(part)) asked.back().pure.emplace_back(part, pure);
  }
  result.counties.resize(asked.size());
  for_each(static_cast<int>(asked.size()), [&](int k) {
    const Asked& one = asked[static_cast<std::size_t>(k)];
    CountyRanking& ranked = result.counties[static_cast<std::size_t>(k)];
    ranked = rank_county(c, one.assessment, *one.own);
    for (Sentence& said : said_of_weights(c, *one.own)) ranked.notes.push_back(std::move(said));
    for (const auto& [part, weights_of_part] : one.pure)
      ranked.by_profile[part] = rank_county(c, one.assessment, *weights_of_part).ranking;
  });
  for (const CountyRanking& ranked : result.counties) {
    const Diagnostics& said = ranked.assessment->diagnostics;
    result.diagnostics.insert(result.diagnostics.end(), said.begin(), said.end());
    for (const Sentence& refusal : ranked.refused)
      result.diagnostics.push_back({Severity::warning, "", 0, 0, refusal,
                                    say(mark("choose another method; yindi methods shows what each takes"))});
  }
  return result;
}

RankedCase rank_case(const Case& c, const std::vector<std::string>& counties) {
  // Where the data weigh, they are the values of all counties.
  return rank_case(c, assess_counties(c, data_weighting(c) ? std::vector<std::string>{} : counties), counties);
}

RankedCase rank_case(const Case& c, Assessments assessed, const std::vector<std::string>& counties) {
  RankedCase result{std::move(assessed), {}, {}};
  result.weights = weigh_counties(c, result.assessed, counties);
  result.ranking = rank(c, result.assessed, result.weights, counties);
  return result;
}

} // namespace yindi
