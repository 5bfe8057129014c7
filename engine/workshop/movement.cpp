#include "engine/workshop/movement.h"

#include "engine/workshop/agenda.h"

#include <algorithm>
#include <map>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::RowVectorXd;

constexpr double moved_at_all = 1e-9;

const NodeOpinions* find(const ProfileOpinions& part, const std::string& node) {
  const auto found =
      std::find_if(part.nodes.begin(), part.nodes.end(), [&](const NodeOpinions& n) { return n.node == node; });
  return found == part.nodes.end() ? nullptr : &*found;
}

RowVectorXd own_weights(const Priorities& own) {
  return Eigen::Map<const RowVectorXd>(own.weights.data(), static_cast<Index>(own.weights.size()));
}

RowVectorXd group_on(const Opinions& opinions, const NodeOpinions& node) {
  return group_weights(opinions, opinions.parts.front()).segment(node.column, static_cast<Index>(node.items.size()));
}

std::optional<double> consensus_on(const std::vector<NodeAgreement>& nodes, const std::string& node) {
  for (const NodeAgreement& agreement : nodes)
    if (agreement.node == node) return agreement.consensus;
  return std::nullopt;
}

void add_people(Movements& result, const Opinions& before, const Opinions& after, const NodeOpinions& then,
                const NodeOpinions& now) {
  const RowVectorXd group = group_on(before, then);
  for (std::size_t k = 0; k < after.people.size(); ++k) {
    const auto earlier = std::find_if(before.people.begin(), before.people.end(),
                                      [&](const Person& person) { return person.id == after.people[k].id; });
    if (earlier == before.people.end() || !now.own[k]) continue;
    const auto& old = then.own[static_cast<std::size_t>(earlier - before.people.begin())];
    if (!old) continue;
    const RowVectorXd x = own_weights(*old), y = own_weights(*now.own[k]);
    result.people.push_back(
        {after.people[k].id, now.node, moved_weight(x, y), moved_weight(x, group), moved_weight(y, group)});
  }
}

} // namespace

Movements movements(const Opinions& before, const Opinions& after) {
  Movements result;
  if (before.parts.empty() || after.parts.empty()) return result;
  result.followed = before.naming == after.naming && after.naming != "anonymous";
  const auto agreed_before = node_agreements(before), agreed_after = node_agreements(after);
  for (const NodeOpinions& now : after.parts.front().nodes) {
    const NodeOpinions* then = find(before.parts.front(), now.node);
    if (!then || then->items != now.items) continue;
    if (result.followed) add_people(result, before, after, *then, now);
    const RowVectorXd x = group_on(before, *then), y = group_on(after, now);
    result.nodes.push_back({now.node, consensus_on(agreed_before, now.node), consensus_on(agreed_after, now.node)});
    result.people.push_back({{}, now.node, moved_weight(x, y), 0, moved_weight(x, y)});
  }
  return result;
}

Sentence said_of_movement(const Library& library, const Movements& found) {
  std::map<std::string, double> moved;
  for (const Movement& movement : found.people)
    if (!movement.person.empty()) moved[movement.node] += movement.moved;
  const auto most =
      std::max_element(moved.begin(), moved.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (most == moved.end()) return say(mark("Nobody can be followed from one of these rounds to the other."));
  int closer = 0, farther = 0, all = 0;
  for (const Movement& movement : found.people) {
    if (movement.person.empty() || movement.node != most->first) continue;
    ++all;
    closer += movement.after < movement.before - moved_at_all ? 1 : 0;
    farther += movement.after > movement.before + moved_at_all ? 1 : 0;
  }
  if (closer + farther == 0) return say(mark("Nobody moved."));
  return say(mark("On {0} {1} of {2} moved towards where the group was, {3} away from it."),
             node_name(library, most->first), std::to_string(closer), std::to_string(all), std::to_string(farther));
}

} // namespace yindi
