#include "engine/robustness/weight_draws.h"

#include "engine/robustness/stated_draws.h"
#include "engine/schema/domains.h"
#include "engine/weights/voices.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yindi {
namespace {

using Eigen::Index;
using Kind = NodeDraw::Kind;

Comparison logarithms_fitted(const Comparison& comparison, const std::vector<double>& weights) {
  Comparison residual = comparison;
  for (Index i = 0; i < comparison.size(); ++i)
    for (Index j = 0; j < comparison.size(); ++j)
      residual.ratio(i, j) = std::log(comparison.ratio(i, j)) -
                             std::log(weights[static_cast<std::size_t>(i)] / weights[static_cast<std::size_t>(j)]);
  return residual;
}

/// r²: how badly the judgements fit each other.
double misfit(const Comparison& comparison, const std::vector<double>& weights) {
  const int free = judged_pairs(comparison) - (static_cast<int>(comparison.size()) - 1);
  if (free <= 0) return 0;
  const Comparison residual = logarithms_fitted(comparison, weights);
  double sum = 0;
  for (Index i = 0; i < comparison.size(); ++i)
    for (Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) sum += residual.ratio(i, j) * residual.ratio(i, j);
  return sum / free;
}

/// d²: weighted variance of what the members said of one pair, in logarithms.
double disagreement(const std::vector<Member>& members, Index i, Index j) {
  double weight = 0, sum = 0, squares = 0;
  for (const Member& member : members) {
    if (member.weight <= 0 || !member.comparison.judged(i, j)) continue;
    const double x = std::log(member.comparison.ratio(i, j));
    weight += member.weight;
    sum += member.weight * x;
    squares += member.weight * x * x;
  }
  if (weight <= 0) return 0;
  const double mean = sum / weight;
  return std::max(0.0, squares / weight - mean * mean);
}

Eigen::MatrixXd spreads(const Comparison& comparison, const std::vector<double>& weights,
                        const std::vector<Member>& members) {
  const Index n = comparison.size();
  const double r2 = misfit(comparison, weights);
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(n, n);
  for (Index i = 0; i < n; ++i)
    for (Index j = i + 1; j < n; ++j) {
      if (!comparison.judged(i, j)) continue;
      const double v = std::max(comparison.ratio(i, j), comparison.ratio(j, i));
      const double step = comparison.ranged(i, j) ? stated_deviation(comparison, i, j)
                                                  : std::log((v + 1) / v) / 2; // half the way to the next word
      result(i, j) = std::sqrt(std::max(r2 + disagreement(members, i, j), step * step));
    }
  return result;
}

std::vector<double> list(const Eigen::VectorXd& values) { return {values.data(), values.data() + values.size()}; }

NodeDraw::Part as_is(const NodeWeights& node, Kind kind) {
  NodeDraw::Part part;
  part.kind = node.items.size() == 1 ? Kind::fixed : kind;
  part.weights = node.weights;
  part.purpose = "weights/" + node.node;
  return part;
}

bool near(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::abs(a[i] - b[i]) > 1e-9) return false;
  return a.size() == b.size();
}

/// The parts of one node and one profile under `judgements`.
std::vector<NodeDraw::Part> judged_parts(const Case& c, const NodeWeights& node, const std::string& profile,
                                         WeightDraws& draws) {
  if (node.items.size() == 1) return {as_is(node, Kind::fixed)};
  if (node.origin_kind == Origin::data) return {as_is(node, Kind::around)}; // nobody was asked
  const auto voices = voices_for(c, node.node, node.items, profile);
  if (voices.value && voices.value->direct) return {as_is(node, Kind::around)}; // said without comparisons
  const std::string purpose = "weights/" + node.node + "/" + profile;
  const auto part_of = [&](const Comparison& comparison, const std::vector<Member>& members, double share) {
    NodeDraw::Part part;
    part.kind = Kind::judgements;
    part.share = share;
    part.mean = comparison;
    part.weights = list(priority_vector(comparison, draws.prioritization));
    part.spread = spreads(comparison, part.weights, members);
    part.purpose = purpose;
    return part;
  };
  std::vector<NodeDraw::Part> parts;
  if (voices.value && !voices.value->members.empty() && c.judging.weighting.aggregate == "judgements") {
    const Comparison aggregated = aggregate_judgements(voices.value->members);
    if (connected(aggregated)) parts.push_back(part_of(aggregated, voices.value->members, 1));
  } else if (voices.value) {
    double whole = 0;
    for (const Member& member : voices.value->members)
      if (member.weight > 0 && connected(member.comparison)) whole += member.weight;
    for (const Member& member : voices.value->members) {
      if (member.weight <= 0 || !connected(member.comparison)) continue;
      parts.push_back(part_of(member.comparison, {member}, member.weight / whole));
      parts.back().purpose += "/" + member.id;
    }
  }
  if (!parts.empty()) return parts;
  draws.notes.push_back(say(mark("nobody judged {}, so its weights are drawn from all possible ones"),
                            node_name(c.model->library, node.node)));
  return {as_is(node, Kind::any)};
}

/// What the node's weights are where nothing varies.
std::vector<double> mean_of(const NodeDraw& draw) {
  std::vector<double> mean(draw.items.size(), 0.0);
  double rest = 0;
  for (std::size_t i = 0; i < mean.size(); ++i) {
    if (draw.off[i]) continue;
    for (const NodeDraw::Part& part : draw.parts) mean[i] += part.share * part.weights[i];
    rest += mean[i];
  }
  for (double& weight : mean) weight /= rest;
  return mean;
}

std::vector<bool> off_in(const Case& c, const NodeWeights& node) {
  std::vector<bool> off;
  for (const std::string& item : node.items) off.push_back(is_off(c, item));
  return off;
}

NodeDraw judged(const Case& c, const NodeWeights& node, const std::string& profile, WeightDraws& draws) {
  NodeDraw draw{node.node, node.items, {}, off_in(c, node)};
  if (node.parts.empty()) {
    draw.parts = judged_parts(c, node, profile, draws);
  } else {
    for (const NodeWeights& blended : node.parts)
      for (NodeDraw::Part part : judged_parts(c, blended, blended.profile, draws)) {
        part.share *= blended.share;
        draw.parts.push_back(std::move(part));
      }
  }
  const bool what_if = !near(mean_of(draw), node.weights);
  if (what_if) draw.parts = {as_is(node, Kind::around)};
  return draw;
}

/// Every part keeps to what is stated of its node.
void add_stated(const Case& c, NodeDraw& draw, const std::vector<double>& now, WeightDraws& draws) {
  const StatedWeights stated = stated_weights(c.robustness, draw.node, draw.items);
  if (!stated.stated || !possible(stated)) return;
  const Text name = node_name(c.model->library, draw.node);
  draws.notes.push_back(say(mark("the weights of {} are drawn within what was stated of them"), name));
  if (!keeps_to(stated, now))
    draws.notes.push_back(say(mark("the present weights of {} are outside what was stated of them"), name));
  for (NodeDraw::Part& part : draw.parts) {
    part.stated = stated;
    if (pinned(stated) && part.kind == Kind::judgements) part.kind = Kind::around;
  }
}

} // namespace

const std::vector<std::string>& weight_draw_kinds() {
  static const std::vector<std::string> kinds = ids_of(weight_draw_words());
  return kinds;
}

WeightDraws weight_draws(const Case& c, const Weights& weights, const std::string& kind) {
  WeightDraws draws{kind, c.judging.weighting.prioritization, {}, {}};
  for (const NodeWeights& node : weights.nodes) {
    if (kind == "judgements")
      draws.nodes.push_back(judged(c, node, weights.profile, draws));
    else
      draws.nodes.push_back(
          {node.node, node.items, {as_is(node, kind == "any" ? Kind::any : Kind::around)}, off_in(c, node)});
    add_stated(c, draws.nodes.back(), node.weights, draws);
  }
  return draws;
}

bool judged_by_people(const Weights& weights) {
  const auto of_people = [](const NodeWeights& one) {
    return one.origin_kind == Origin::round || one.origin_kind == Origin::participants;
  };
  return std::any_of(weights.nodes.begin(), weights.nodes.end(), [&](const NodeWeights& node) {
    return of_people(node) || std::any_of(node.parts.begin(), node.parts.end(), of_people);
  });
}

Text drawn_in_words(const std::string& weights, bool judged) {
  if (weights == "judgements" && !judged) return both(mark("within what is known of them: nobody has judged yet"));
  return name_of_word(weight_draw_words(), weights);
}

Words weight_draw_words() {
  return {{"judgements", both(mark("as far as the judgements leave them open"))},
          {"around", both(mark("around the present weights"))},
          {"any", both(mark("any weights, all alike"))}};
}

} // namespace yindi
