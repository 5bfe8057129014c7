#include "engine/weights/comparison.h"

#include "engine/format/stated_ratio.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace yindi {
namespace {

Eigen::Index position(const std::vector<std::string>& items, const std::string& item) {
  return std::find(items.begin(), items.end(), item) - items.begin();
}

/// Whether one pair as written can be used; enters it if so.
void enter_pair(Comparison& result, Eigen::Index i, Eigen::Index j, double there, double back, Diagnostics& problems) {
  const auto name = [&](Eigen::Index k) { return result.items[static_cast<std::size_t>(k)]; };
  bool usable = true;
  for (const auto& [value, a, b] : {std::tuple(there, i, j), std::tuple(back, j, i)}) {
    if (std::isnan(value) || can_be_judgement(value)) continue;
    problems.push_back(refusal(say(mark("{0} against {1} is {2}; a judgement is a number from 1e-9 to 1e9"), name(a),
                                   name(b), shortest(value))));
    usable = false;
  }
  if (!usable || (std::isnan(there) && std::isnan(back))) return;
  if (!std::isnan(there) && !std::isnan(back) && !reciprocal(there, back)) {
    problems.push_back(
        refusal(say(mark("{0} against {1} is {2}, but {1} against {0} is {3}, which is not its reciprocal"), name(i),
                    name(j), shortest(there), shortest(back)),
                say(mark("leave one of the two empty, or correct it"))));
    return;
  }
  const bool back_counts = std::isnan(there) || (!std::isnan(back) && back > 1);
  if (back_counts)
    judge(result, j, i, back);
  else
    judge(result, i, j, there);
}

} // namespace

bool can_be_judgement(double value) { return value >= 1e-9 && value <= 1e9; }

Comparison no_judgements(std::vector<std::string> items) {
  const auto n = static_cast<Eigen::Index>(items.size());
  Comparison result{std::move(items), Eigen::MatrixXd::Constant(n, n, std::numeric_limits<double>::quiet_NaN())};
  result.ratio.diagonal().setOnes();
  return result;
}

void judge(Comparison& comparison, Eigen::Index i, Eigen::Index j, double value) {
  comparison.ratio(i, j) = value;
  comparison.ratio(j, i) = 1 / value;
  if (comparison.ranged(i, j))
    comparison.least(i, j) = comparison.least(j, i) = std::numeric_limits<double>::quiet_NaN();
}

void judge(Comparison& comparison, Eigen::Index i, Eigen::Index j, const FuzzyNumber& value) {
  judge(comparison, i, j, value.mode);
  if (!(value.low < value.high)) return;
  const Eigen::Index n = comparison.size();
  if (comparison.least.size() == 0)
    comparison.least = Eigen::MatrixXd::Constant(n, n, std::numeric_limits<double>::quiet_NaN());
  comparison.least(i, j) = value.low;
  comparison.least(j, i) = 1 / value.high;
}

double stated_deviation(const Comparison& comparison, Eigen::Index i, Eigen::Index j) {
  const double below = std::log(comparison.ratio(i, j) / comparison.least(i, j)),
               above = -std::log(comparison.ratio(i, j) * comparison.least(j, i));
  return std::sqrt((below * below + above * above + below * above) / 18);
}

Loaded<Comparison> comparison(const std::vector<std::string>& items, const std::string& node,
                              const std::vector<Judgement>& judgements) {
  Comparison result = no_judgements(items);
  Diagnostics problems;
  for (const Judgement& judgement : judgements) {
    if (judgement.node != node || judgement.value == "skip") continue;
    const Eigen::Index i = position(items, judgement.a), j = position(items, judgement.b);
    const auto value = stated_ratio(judgement.value);
    if (i == result.size() || j == result.size())
      problems.push_back(refusal(
          say(mark("\"{0}\" is not directly below \"{1}\""), i == result.size() ? judgement.a : judgement.b, node)));
    else if (i == j)
      problems.push_back(refusal(say(mark("\"{}\" is compared with itself"), judgement.a)));
    else if (!value || !can_be_judgement(value->low) || !can_be_judgement(value->high))
      problems.push_back(refusal(say(mark("\"{}\" is no judgement"), judgement.value),
                                 say(mark("a number from 1e-9 to 1e9, a fraction like 1/3, three of them like 2 3 4, "
                                          "or skip"))));
    else if (result.judged(i, j) && std::abs(std::log(result.ratio(i, j) / value->mode)) > 1e-12)
      problems.push_back(
          refusal(say(mark("{0} against {1} is judged twice with different values"), judgement.a, judgement.b)));
    else
      judge(result, i, j, *value);
  }
  if (has_errors(problems)) return {std::nullopt, problems};
  return {std::move(result), {}};
}

Loaded<Comparison> comparison(const std::vector<std::string>& items, const Eigen::MatrixXd& written) {
  const auto n = static_cast<Eigen::Index>(items.size());
  if (n == 0 || written.rows() != n || written.cols() != n)
    return {std::nullopt,
            {refusal(say(mark("a comparison of {0} items has {0} rows and {0} columns, not {1} and {2}"),
                         std::to_string(n), std::to_string(written.rows()), std::to_string(written.cols())))}};
  Comparison result = no_judgements(items);
  Diagnostics problems;
  for (Eigen::Index i = 0; i < n; ++i) {
    if (!std::isnan(written(i, i)) && written(i, i) != 1)
      problems.push_back(refusal(say(mark("{0} against itself is {1}, where only 1 or nothing can stand"),
                                     items[static_cast<std::size_t>(i)], shortest(written(i, i)))));
    for (Eigen::Index j = i + 1; j < n; ++j) enter_pair(result, i, j, written(i, j), written(j, i), problems);
  }
  if (has_errors(problems)) return {std::nullopt, problems};
  return {std::move(result), {}};
}

bool reciprocal(double there, double back) {
  // The last term lets exactly one per cent pass although 1.01 is no binary number.
  return std::abs(there * back - 1) <= 0.01 + 1e-12;
}

int judged_pairs(const Comparison& comparison) {
  int count = 0;
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j) count += comparison.judged(i, j);
  return count;
}

int missing_pairs(const Comparison& comparison) {
  const auto n = static_cast<int>(comparison.size());
  return n * (n - 1) / 2 - judged_pairs(comparison);
}

namespace {

using Pairs = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// Which group of connected items each one is in, from 0 on.
std::vector<int> components(const Pairs& graph) {
  std::vector<int> group_of(num_vertices(graph));
  if (!group_of.empty()) boost::connected_components(graph, group_of.data());
  return group_of;
}

std::vector<int> groups_of_items(const Comparison& comparison) {
  Pairs graph(comparison.items.size());
  for (Eigen::Index i = 0; i < comparison.size(); ++i)
    for (Eigen::Index j = i + 1; j < comparison.size(); ++j)
      if (comparison.judged(i, j)) add_edge(static_cast<std::size_t>(i), static_cast<std::size_t>(j), graph);
  return components(graph);
}

} // namespace

std::vector<std::vector<std::string>> connected_groups(const Comparison& comparison) {
  const std::vector<int> group_of = groups_of_items(comparison);
  const int count = group_of.empty() ? 0 : *std::max_element(group_of.begin(), group_of.end()) + 1;
  std::vector<std::vector<std::string>> groups(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < group_of.size(); ++i)
    groups[static_cast<std::size_t>(group_of[i])].push_back(comparison.items[i]);
  return groups;
}

bool connected(const Comparison& comparison) {
  return missing_pairs(comparison) == 0 || connected_groups(comparison).size() <= 1;
}

namespace {

/// The refusal that names the groups; `group_of`: which group each item is in.
Diagnostic groups_apart(const std::vector<std::string>& items, const std::vector<int>& group_of, const Text& what,
                        const std::vector<Text>& names) {
  const int count = group_of.empty() ? 0 : *std::max_element(group_of.begin(), group_of.end()) + 1;
  std::vector<std::vector<Text>> members(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < items.size(); ++i)
    members[static_cast<std::size_t>(group_of[i])].push_back(i < names.size() ? names[i] : plain(items[i]));
  constexpr std::size_t most_named = 12;
  const auto named = [&](std::vector<Text> all) {
    const std::size_t count = all.size();
    if (count <= most_named) return list(all);
    all.resize(most_named);
    const Sentence more = say(mark("{0} and {1} more"), list(all), std::to_string(count - most_named));
    return Text{more.in(Language::en), more.in(Language::zh)};
  };
  std::vector<Text> groups;
  for (const std::vector<Text>& group : members) {
    const Text joined = named(group);
    groups.push_back({"[" + joined.en + "]", "［" + joined.zh + "］"});
  }
  return refusal(say(mark("the judgements of {0} leave groups that nobody compared: {1}"), what, named(groups)),
                 say(mark("compare one item of each group with one of another")));
}

} // namespace

Diagnostic unconnected(const Comparison& comparison, const Text& what, const std::vector<Text>& names) {
  return groups_apart(comparison.items, groups_of_items(comparison), what, names);
}

std::optional<Diagnostic> unconnected(const std::vector<std::string>& items, const std::vector<Judgement>& judgements,
                                      const Text& what, const std::vector<Text>& names) {
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < items.size(); ++i) place.emplace(items[i], i);
  Pairs graph(items.size());
  for (const Judgement& judgement : judgements) {
    if (judgement.value == "skip") continue;
    const auto a = place.find(judgement.a), b = place.find(judgement.b);
    if (a == place.end() || b == place.end()) return std::nullopt;
    add_edge(a->second, b->second, graph);
  }
  const std::vector<int> group_of = components(graph);
  if (group_of.empty() || *std::max_element(group_of.begin(), group_of.end()) == 0) return std::nullopt;
  return groups_apart(items, group_of, what, names);
}

Comparison reordered(const Comparison& comparison, const std::vector<std::string>& items) {
  Comparison result = no_judgements(items);
  for (Eigen::Index i = 0; i < result.size(); ++i)
    for (Eigen::Index j = 0; j < result.size(); ++j)
      result.ratio(i, j) = comparison.ratio(position(comparison.items, items[static_cast<std::size_t>(i)]),
                                            position(comparison.items, items[static_cast<std::size_t>(j)]));
  if (comparison.least.size() == 0) return result;
  result.least = result.ratio;
  for (Eigen::Index i = 0; i < result.size(); ++i)
    for (Eigen::Index j = 0; j < result.size(); ++j)
      result.least(i, j) = comparison.least(position(comparison.items, items[static_cast<std::size_t>(i)]),
                                            position(comparison.items, items[static_cast<std::size_t>(j)]));
  return result;
}

} // namespace yindi
