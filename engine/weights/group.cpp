#include "engine/weights/group.h"

#include "engine/schema/domains.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

std::vector<MemberPriorities> own_priorities(const std::vector<Member>& members, const PriorityOptions& options) {
  std::vector<MemberPriorities> result;
  for (const Member& member : members)
    result.push_back({member.id, member.weight,
                      connected(member.comparison) ? priorities(member.comparison, options).value : std::nullopt});
  return result;
}

/// Weighted arithmetic mean of the members that have priorities of their own; the others are named.
Loaded<GroupPriorities> mean_of_priorities(GroupPriorities result, const Text& what) {
  const std::size_t n = result.items.size();
  std::vector<double> sums(n, 0.0);
  double total = 0;
  for (const MemberPriorities& member : result.members) {
    if (member.weight <= 0) continue;
    if (!member.own) {
      result.left_out.push_back(member.id);
      continue;
    }
    for (std::size_t i = 0; i < n; ++i) sums[i] += member.weight * member.own->weights[i];
    total += member.weight;
  }
  if (total <= 0)
    return {
        std::nullopt,
        {refusal(
            say(mark("nobody's own judgements of {} connect all items, so there are no priorities to aggregate"), what),
            say(mark("aggregate judgements instead, or complete somebody's")))}};
  for (const double sum : sums) result.weights.push_back(sum / total);
  return {std::move(result), {}};
}

} // namespace

void tame_weights(std::vector<Member>& members) {
  double largest = 0;
  for (const Member& member : members) largest = std::max(largest, member.weight);
  if (largest == 0 || (largest > 1e-100 && largest < 1e100)) return;
  for (Member& member : members) member.weight /= largest;
}

const std::vector<std::string>& aggregations() {
  static const std::vector<std::string> ids = ids_of(aggregation_words());
  return ids;
}

Comparison aggregate_judgements(const std::vector<Member>& members) {
  Comparison result = no_judgements(members.front().comparison.items);
  for (Eigen::Index i = 0; i < result.size(); ++i)
    for (Eigen::Index j = i + 1; j < result.size(); ++j) {
      double sum = 0, low = 0, high = 0, total = 0;
      for (const Member& member : members)
        if (member.weight > 0 && member.comparison.judged(i, j)) {
          // Whoever states no range stands in it with the point alone.
          const Comparison& own = member.comparison;
          const double at = std::log(own.ratio(i, j));
          sum += member.weight * at;
          low += member.weight * (own.ranged(i, j) ? std::log(own.least(i, j)) : at);
          high += member.weight * (own.ranged(i, j) ? -std::log(own.least(j, i)) : at);
          total += member.weight;
        }
      if (total > 0)
        judge(result, i, j, FuzzyNumber{std::exp(low / total), std::exp(sum / total), std::exp(high / total)});
    }
  return result;
}

std::vector<Voices> fewer_voices(const std::vector<Member>& members) {
  std::vector<Voices> result;
  const auto counts = [](const Member& member) { return member.weight > 0; };
  const auto all = static_cast<int>(std::count_if(members.begin(), members.end(), counts));
  if (members.empty()) return result;
  const Comparison& first = members.front().comparison;
  for (Eigen::Index i = 0; i < first.size(); ++i)
    for (Eigen::Index j = i + 1; j < first.size(); ++j) {
      const auto voices = static_cast<int>(std::count_if(members.begin(), members.end(), [&](const Member& member) {
        return counts(member) && member.comparison.judged(i, j);
      }));
      if (voices < all)
        result.push_back(
            {first.items[static_cast<std::size_t>(i)], first.items[static_cast<std::size_t>(j)], voices, all});
    }
  return result;
}

Loaded<GroupPriorities> group_priorities(const std::vector<Member>& members, const std::string& aggregate,
                                         const PriorityOptions& options, const Text& what,
                                         const std::vector<Text>& names) {
  Diagnostics problems = check(options);
  if (aggregate != "judgements" && aggregate != "priorities")
    problems.push_back(refusal(say(mark("no aggregation \"{}\""), aggregate),
                               say(mark("one of {}"), list({plain(aggregations()[0]), plain(aggregations()[1])}))));
  if (std::none_of(members.begin(), members.end(), [](const Member& member) { return member.weight > 0; }))
    problems.push_back(refusal(say(mark("nobody who judged {} has a weight above 0"), what)));
  if (has_errors(problems)) return {std::nullopt, problems};

  GroupPriorities result;
  result.aggregate = aggregate;
  result.items = members.front().comparison.items;
  result.members = own_priorities(members, options);
  result.fewer_voices = fewer_voices(members);
  if (aggregate == "priorities") return mean_of_priorities(std::move(result), what);
  result.aggregated = aggregate_judgements(members);
  auto together = priorities(*result.aggregated, options, what, names);
  if (!together.value) return {std::nullopt, std::move(together.diagnostics)};
  result.weights = together.value->weights;
  result.priorities = std::move(together.value);
  return {std::move(result), {}};
}

Text aggregation_name(const std::string& id) { return name_of_word(aggregation_words(), id); }

Words aggregation_words() {
  return {{"judgements", both(mark("one judgement made of all, pair by pair"))},
          {"priorities", both(mark("the mean of everybody's weights"))}};
}

} // namespace yindi
