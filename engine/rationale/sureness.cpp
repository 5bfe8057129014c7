#include "engine/case/names.h"
#include "engine/case/quality.h"
#include "engine/rationale/county_rationale.h"
#include "engine/robustness/analysis_words.h"
#include "engine/robustness/leave_out.h"
#include "engine/robustness/spread.h"
#include "engine/robustness/weight_draws.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;

constexpr int most_draws = 2048; ///< of a gauge: the share is then off by less than 3.4 points (three standard errors)

/// A weight as it must read for the sentence to be true: rounded outward, with as many digits as tell it from now.
std::string outward(double at, double now, bool more) {
  for (int digits = 2; digits <= 4; ++digits) {
    const double step = std::pow(10, digits);
    const double rounded = (more ? std::ceil(at * step - 1e-9) : std::floor(at * step + 1e-9)) / step;
    const std::string text = decimal(rounded, digits);
    if (text != decimal(now, digits) || digits == 4) return text;
  }
  return decimal(at, 4);
}

std::optional<double> first_share(const CountyMaterial& m, Simulation simulation, const WeightSource& weights,
                                  Gauge& gauge) {
  SimulationOptions options = m.drawn;
  options.draws = std::min(options.draws, most_draws);
  options.standard_error = 0, options.verdict_only = true, options.firsts_only = true;
  const auto met = simulate({std::move(simulation)}, weights, options);
  if (!met) return std::nullopt;
  gauge.draws = met->front().draws;
  return met->front().rank_acceptability(m.sure.problem->ranking.first, 0);
}

WeightSource source_of(const CountyMaterial& m) {
  const SharedWeightSource shared = shared_weights(
      m.drawn.seed, {WeightTaker{weight_draws(m.c, m.ranking.weights, m.drawn.weights), m.ranking.assessment->leaves}});
  return [shared](std::uint32_t first, Index draws, DrawBlock& weights) {
    std::vector<DrawBlock> blocks(1);
    shared(first, draws, blocks);
    weights = std::move(blocks.front());
  };
}

void gauge_of_weights(const CountyMaterial& m, const std::vector<Stability>& stable, CountyRationale& r) {
  const RankingProblem& problem = m.sure.problem->ranking;
  Simulation still;
  still.scorer = problem.scorer;
  r.weights.share = first_share(m, std::move(still), source_of(m), r.weights);
  if (!r.weights.share) return;
  const std::string draws = quantity(static_cast<double>(r.weights.draws)).en;
  r.weights.said.push_back(say(mark("First in {0} of {1} weightings within what is known of the weights, all values as "
                                    "they stand."),
                               share_of_draws(*r.weights.share), draws));
  if (const auto critical = critical_weight(problem, stable)) {
    const std::string at = outward(critical->at, critical->now, critical->more);
    r.weights.said.push_back(
        say(critical->more ? mark("{0} would have to weigh {1}, not {2}, for {3} to overtake it.")
                           : mark("{0} would have to fall to {1} from {2} for {3} to overtake it."),
            critical->name, at, decimal(critical->now, at.size() > 4 ? 3 : 2), critical->taker_name));
  } else if (!stable.empty())
    r.weights.said.push_back(say(mark("No change of a single weight lets another overtake it.")));
}

void gauge_of_data(const CountyMaterial& m, CountyRationale& r) {
  auto simulation = simulation_of(m.c, m.ranking);
  if (!simulation) return;
  if (simulation->cells.empty()) {
    r.data.share = 1;
    r.data.said.push_back(say(mark("No value is drawn: all are taken as they stand.")));
    return;
  }
  const Eigen::RowVectorXd fixed = m.sure.problem->ranking.weights;
  const WeightSource same = [fixed](std::uint32_t, Index, DrawBlock& weights) {
    weights = fixed.replicate(DrawBlock::RowsAtCompileTime, 1);
  };
  r.data.share = first_share(m, std::move(*simulation), same, r.data);
  if (!r.data.share) return;
  const std::string draws = quantity(static_cast<double>(r.data.draws)).en;
  const double spread = drawn_spread(m.c, "assumption");
  r.data.said.push_back(
      spread > 0
          ? say(mark("First in {0} of {1} draws of the values, the weights as they stand: assumed ones move by {2} of "
                     "their scale, unknown ones are open."),
                share_of_draws(*r.data.share), draws, per_cent(spread))
          : say(mark("First in {0} of {1} draws of the values, the weights as they stand: ranges and unknown ones are "
                     "open; assumed ones are not moved."),
                share_of_draws(*r.data.share), draws));
}

void count_values(const CountyMaterial& m, CountyRationale& r) {
  const Assessment& assessed = *m.ranking.assessment;
  r.values = {{"sourced", 0}, {"assumed", 0}, {"open", 0}};
  for (const auto& row : assessed.cells)
    for (const LeafValue& cell : row)
      ++r.values[cell.unknown() ? "open" : is_assumed(cell.quality) ? "assumed" : "sourced"];
  r.values["open"] += static_cast<int>(assessed.not_assessed.size() * assessed.industries.size());
}

/// The share of what speaks for the first that rests on assumed values.
std::optional<double> assumed_share(const CountyMaterial& m, const CountyRationale& r) {
  if (r.first.empty() || r.second.empty()) return std::nullopt;
  const std::vector<double> lead = head_to_head(m.ranking, m.ranking.ranking.front().industry, r.second);
  const double sign = m.rises() ? 1 : -1;
  double all = 0, assumed = 0;
  for (std::size_t j = 0; j < lead.size(); ++j) {
    if (sign * lead[j] <= 0) continue;
    all += sign * lead[j];
    const bool soft =
        is_assumed(m.cell(m.ranking.ranking.front().industry, j).quality) || is_assumed(m.cell(r.second, j).quality);
    if (soft) assumed += sign * lead[j];
  }
  return all > 0 ? std::optional(assumed / all) : std::nullopt;
}

const char* moves(double share) {
  if (share >= 1) return mark("never");
  return share >= 0.8 ? mark("seldom") : share >= 0.5 ? mark("often") : mark("mostly");
}

void say_verdict(const CountyMaterial& m, CountyRationale& r) {
  const Verdict& verdict = m.sure.verdict;
  r.level = verdict.level;
  switch (verdict.level) {
  case Level::clear:
    r.verdict_head = say(mark("Clearly first."));
    break;
  case Level::likely:
    r.verdict_head = say(mark("Likely first."));
    break;
  case Level::open:
    r.verdict_head = say(mark("Not decided."));
    break;
  case Level::only:
    r.verdict_head = say(mark("Nothing to compare with."));
    r.verdict.push_back(
        say(mark("Only one industry was not excluded, so coming first says nothing of how good it is.")));
    return;
  case Level::none:
    return;
  }
  if (r.weights.share && r.data.share)
    r.verdict.push_back(say(mark("Other weights within what is known {0} change the first; other values {1} do."),
                            both(moves(*r.weights.share)), both(moves(*r.data.share))));
  if (verdict.level == Level::open) {
    const Text rival = verdict.rival.empty() ? Text{} : industry_name(m.c, verdict.rival);
    r.verdict.push_back(
        rival.empty() ? say(mark("With both together it is first in {} of the draws."), share_of_draws(verdict.share))
                      : say(mark("With both together it is first in {0} of the draws, {1} in {2}."),
                            share_of_draws(verdict.share), rival, share_of_draws(verdict.rival_share)));
  } else
    r.verdict.push_back(say(mark("With both together it is first in {} of the draws."), share_of_draws(verdict.share)));
  const auto assumed = assumed_share(m, r);
  if (assumed && *assumed >= 0.5 && verdict.level == Level::likely)
    r.verdict.push_back(say(mark("{} of what speaks for it rests on assumed values."), per_cent(*assumed)));
  if (!verdict.gates.empty()) {
    const Gate& gate = verdict.gates.front();
    r.verdict.push_back(
        say(gate.id == "methods" ? mark("It is not called likely: {}.") : mark("It is not called clear: {}."),
            gate.sentence));
  }
}

/// "A, B or C", “A”“B”或“C”.
Text any_of(const std::vector<Text>& names) {
  Text all;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const bool last = k + 1 == names.size() && k > 0;
    all.en += (last ? " or " : k > 0 ? ", " : "") + names[k].in(Language::en);
    all.zh += (last ? "或" : "") + ("“" + names[k].in(Language::zh) + "”");
  }
  return all;
}

void say_risk(const CountyMaterial& m, CountyRationale& r) {
  const LeaveOut without = leave_out(m.sure.problem->ranking);
  struct Turn {
    std::vector<std::string> firsts;
    std::vector<Text> without;
  };
  std::vector<Turn> turns; // groups without which the same comes first are told together
  std::size_t groups = 0;
  for (const LeftOut& node : without.nodes) {
    const Criterion* criterion = find_criterion(m.c.model->library, node.node);
    if (node.kept || node.firsts.empty() || !criterion || is_leaf(*criterion)) continue;
    auto turn = std::find_if(turns.begin(), turns.end(), [&](const Turn& one) { return one.firsts == node.firsts; });
    if (turn == turns.end()) turn = turns.insert(turns.end(), Turn{node.firsts, {}});
    turn->without.push_back(node.name), ++groups;
  }
  const Assessment& assessed = *m.ranking.assessment;
  if (!turns.empty()) {
    r.risk_head = groups == 1 ? say(mark("One group of criteria decides."))
                              : say(mark("{} groups of criteria decide."), std::to_string(groups));
    for (const Turn& turn : turns) {
      std::vector<Text> firsts;
      for (const std::string& id : turn.firsts) firsts.push_back(m.name(id));
      r.risk.push_back(say(mark("Without {0} {1} is first."), any_of(turn.without), list(firsts)));
    }
  } else if (r.data.share && *r.data.share < 0.8)
    r.risk_head = say(mark("The data are soft."));
  else if (r.weights.share && *r.weights.share < 0.8)
    r.risk_head = say(mark("The weights decide."));
  else
    r.risk_head = say(mark("No single group of criteria decides."));
  if (!assessed.not_assessed.empty()) {
    std::vector<Text> names;
    for (const NotAssessed& leaf : assessed.not_assessed)
      names.push_back(criterion_name(m.c.model->library, leaf.criterion));
    r.risk.push_back(
        say(mark("Not assessed: {0}, {1} of the weight."), list(names), per_cent(1 - m.ranking.assessed_weight)));
  }
}

} // namespace

std::optional<double> share_with_leaf_drawn(const CountyMaterial& m, std::size_t leaf) {
  auto simulation = simulation_of(m.c, m.ranking);
  if (!simulation || !m.sure.problem) return std::nullopt;
  std::erase_if(simulation->cells, [&](const DrawnCell& cell) { return cell.column != static_cast<Index>(leaf); });
  if (simulation->cells.empty()) return 1;
  const Eigen::RowVectorXd fixed = m.sure.problem->ranking.weights;
  const WeightSource same = [fixed](std::uint32_t, Index, DrawBlock& weights) {
    weights = fixed.replicate(DrawBlock::RowsAtCompileTime, 1);
  };
  Gauge unused;
  return first_share(m, std::move(*simulation), same, unused);
}

void fill_sureness(const CountyMaterial& m, CountyRationale& r) {
  r.level = m.sure.verdict.level;
  count_values(m, r);
  if (!m.sure.problem) return;
  const std::vector<Stability> stable =
      r.ranked > 1 && m.sure.stability.empty() ? stability(m.sure.problem->ranking) : m.sure.stability;
  if (r.ranked > 1) {
    gauge_of_weights(m, stable, r);
    gauge_of_data(m, r);
  }
  say_verdict(m, r);
  if (r.ranked > 1) say_risk(m, r);
  const auto counter = std::find_if(r.contributions.begin(), r.contributions.end(),
                                    [](const Contribution& one) { return one.points < 0; });
  if (counter == r.contributions.end() || !r.against) return;
  // At what weight the counter-reason wins: of its leaf, else of its group.
  const RankingProblem& problem = m.sure.problem->ranking;
  for (const std::string& node : {r.against->leaf, group_of(m.c.model->library, r.against->leaf)})
    for (const Stability& one : stable) {
      if (one.node != node) continue;
      const auto critical = critical_weight(problem, {one});
      if (!critical || !critical->more) continue;
      const std::string at = outward(critical->at, critical->now, true);
      r.against->body = say(mark("{0} Should {1} weigh {2}, not {3}, it is {4}."), r.against->body, critical->name, at,
                            decimal(critical->now, at.size() > 4 ? 3 : 2), critical->taker_name);
      return;
    }
}

} // namespace yindi
