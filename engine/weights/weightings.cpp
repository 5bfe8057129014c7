#include "engine/weights/weightings.h"

#include "engine/format/words.h"
#include "engine/schema/domains.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yindi {
namespace {

constexpr const char* nonlinear = "best-worst-nonlinear";
constexpr const char* piprecia = "piprecia";

std::vector<double> rank_order_centroid(std::size_t n) {
  std::vector<double> result(n);
  double tail = 0;
  for (std::size_t k = n; k-- > 0;) {
    tail += 1 / static_cast<double>(k + 1);
    result[k] = tail / static_cast<double>(n);
  }
  return result;
}

std::vector<double> rank_sum(std::size_t n) {
  std::vector<double> result(n);
  for (std::size_t k = 0; k < n; ++k) result[k] = 2 * static_cast<double>(n - k) / static_cast<double>(n * (n + 1));
  return result;
}

std::vector<double> rank_reciprocal(std::size_t n) {
  std::vector<double> result(n);
  for (std::size_t k = 0; k < n; ++k) result[k] = 1 / static_cast<double>(k + 1);
  const double sum = std::accumulate(result.begin(), result.end(), 0.0);
  for (double& weight : result) weight /= sum;
  return result;
}

/// The numbers in the order of the items; problems for what is missing, too much, negative or infinite.
std::vector<double> in_order(const std::vector<std::string>& items, const std::map<std::string, double>& numbers,
                             const std::vector<Text>& names, Diagnostics& problems) {
  std::vector<double> result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Text& name = names[i];
    const auto found = numbers.find(items[i]);
    if (found == numbers.end())
      problems.push_back(refusal(say(mark("{} has no number"), name)));
    else if (!(found->second >= 0) || std::isinf(found->second))
      problems.push_back(
          refusal(say(mark("{0} has {1}; a number from 0 on is needed"), name, shortest(found->second))));
    else
      result.push_back(found->second);
  }
  for (const auto& [id, number] : numbers)
    if (std::find(items.begin(), items.end(), id) == items.end())
      problems.push_back(refusal(say(mark("\"{}\" is none of the items to weigh"), id), did_you_mean(id, items)));
  return result;
}

std::vector<double> weights_of_ranks(const std::vector<double>& ranks, const std::vector<double>& of_places) {
  std::vector<double> result;
  for (const double rank : ranks) {
    const auto before = std::count_if(ranks.begin(), ranks.end(), [&](double other) { return other < rank; });
    const auto alike = std::count(ranks.begin(), ranks.end(), rank);
    const auto first = of_places.begin() + before;
    result.push_back(std::accumulate(first, first + alike, 0.0) / static_cast<double>(alike));
  }
  return result;
}

Loaded<DirectWeights> by_points(std::vector<double> points) {
  // By the largest first, so that points of 1e308 have a sum.
  const double largest = points.empty() ? 0 : *std::max_element(points.begin(), points.end());
  if (largest > 1e300)
    for (double& weight : points) weight /= largest;
  const double sum = std::accumulate(points.begin(), points.end(), 0.0);
  if (!(sum > 0))
    return {std::nullopt,
            {refusal(say(mark("all numbers are 0, so nothing says which item counts more")),
                     say(mark("give at least one item a number above 0")))}};
  for (double& weight : points) weight /= sum;
  return {DirectWeights{std::move(points), std::nullopt, {}}, {}};
}

Loaded<DirectWeights> by_ranks(const std::vector<double>& ranks, const WeightingKind& kind) {
  if (std::any_of(ranks.begin(), ranks.end(), [](double rank) { return rank < 1; }))
    return {std::nullopt, {refusal(say(mark("a rank is a number from 1 on; 1 counts most")))}};
  return {DirectWeights{weights_of_ranks(ranks, kind.of_places(ranks.size())), std::nullopt, {}}, {}};
}

/// Weights in proportion to 1 / ratio.
Loaded<DirectWeights> by_ratios(std::vector<double> ratios) {
  if (std::any_of(ratios.begin(), ratios.end(), [](double ratio) { return ratio < 1; }))
    return {std::nullopt,
            {refusal(say(mark("fucom asks how many times more the most important item counts: a number from 1 on")))}};
  if (std::find(ratios.begin(), ratios.end(), 1.0) == ratios.end())
    return {std::nullopt,
            {refusal(say(mark("fucom needs an item with 1: the one that counts most, with which all are compared")))}};
  for (double& ratio : ratios) ratio = 1 / ratio;
  return by_points(std::move(ratios));
}

/// The items from the first place to the last; an error where two share one.
Loaded<std::vector<std::size_t>> by_place(const std::vector<double>& places, const std::vector<Text>& names) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  for (std::size_t k = 1; k < order.size(); ++k)
    if (places[order[k]] == places[order[k - 1]])
      return {std::nullopt,
              {refusal(say(mark("{0} and {1} have the same place"), names[std::min(order[k], order[k - 1])],
                           names[std::max(order[k], order[k - 1])]),
                       say(mark("give each item its own place, and a step of 0 where two count the same")))}};
  return {order, {}};
}

/// What is wrong with the step that leads to `item`, the `k`-th place (0 the first); blank where nothing is.
Diagnostics wrong_step(const std::map<std::string, double>& steps, const std::string& item, const Text& name,
                       std::size_t k, bool pivot) {
  const auto step = steps.find(item);
  if (k == 0 && (step == steps.end() || step->second == 0)) return {};
  if (k == 0)
    return {refusal(say(mark("{} has the first place, so no step leads to it"), name),
                    say(mark("leave its step out, or give it another place")))};
  const Sentence how = pivot ? say(mark("write how much it counts beside the item before it: 1 as much, 0.8 less, 1.2 "
                                        "more, always above 0 and below 2"))
                             : say(mark("say how much more the item before it counts; 0.15 says 15 % more"));
  if (step == steps.end()) return {refusal(say(mark("{} has no step"), name), how)};
  if (pivot && step->second > 0 && step->second < 2) return {};
  if (pivot) return {refusal(say(mark("{0} has the step {1}"), name, shortest(step->second)), how)};
  if (step->second >= 0 && !std::isinf(step->second)) return {};
  return {refusal(say(mark("{0} has the step {1}"), name, shortest(step->second)),
                  say(mark("a step is a number from 0 on; 0.15 says 15 % more")))};
}

/// Down the places, the weight before divided by 1 + step; of piprecia (`pivot`) by 2 − step.
Loaded<DirectWeights> by_steps(const std::vector<std::string>& items, const std::vector<double>& places,
                               const std::map<std::string, double>& steps, const std::vector<Text>& names, bool pivot) {
  if (std::any_of(places.begin(), places.end(), [](double place) { return place < 1; }))
    return {std::nullopt, {refusal(say(mark("a rank is a number from 1 on; 1 counts most")))}};
  const Loaded<std::vector<std::size_t>> order = by_place(places, names);
  if (!order.value) return {std::nullopt, order.diagnostics};
  Diagnostics problems;
  std::vector<double> weights(items.size(), 1.0);
  for (std::size_t k = 0; k < items.size(); ++k) {
    const std::size_t item = (*order.value)[k];
    const Diagnostics wrong = wrong_step(steps, items[item], names[item], k, pivot);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
    if (k == 0 || !wrong.empty()) continue;
    const double step = steps.at(items[item]);
    weights[item] = weights[(*order.value)[k - 1]] / (pivot ? 2 - step : 1 + step);
  }
  for (const auto& [id, step] : steps)
    if (std::find(items.begin(), items.end(), id) == items.end())
      problems.push_back(refusal(say(mark("\"{}\" is none of the items to weigh"), id), did_you_mean(id, items)));
  if (has_errors(problems)) return {std::nullopt, problems};
  return by_points(std::move(weights));
}

Loaded<DirectWeights> by_best_worst(const std::vector<double>& best_to_others,
                                    const std::vector<double>& others_to_worst, const WeightingKind& kind) {
  Loaded<BestWorst> solved = std::string(kind.id) == nonlinear ? best_worst_nonlinear(best_to_others, others_to_worst)
                                                               : best_worst(best_to_others, others_to_worst);
  if (!solved.value) return {std::nullopt, std::move(solved.diagnostics)};
  DirectWeights result{solved.value->weights, solved.value, {}};
  const std::string ratio = decimal(solved.value->ratio, 3);
  if (!solved.value->threshold)
    result.notes.push_back(say(mark("best-worst: consistency ratio {} (no threshold is published for it)"), ratio));
  else if (solved.value->ratio > *solved.value->threshold)
    result.notes.push_back(say(mark("best-worst: consistency ratio {0} is above its threshold {1}: look at the answers "
                                    "again"),
                               ratio, decimal(*solved.value->threshold, 4)));
  else
    result.notes.push_back(say(mark("best-worst: consistency ratio {0} is within its threshold {1}"), ratio,
                               decimal(*solved.value->threshold, 4)));
  if (solved.value->output_ratio)
    result.notes.push_back(say(mark("best-worst: ξ = {0}, which is {1} of the largest possible (0 is consistent)"),
                               decimal(solved.value->xi, 4), decimal(*solved.value->output_ratio, 3)));
  return {std::move(result), {}};
}

} // namespace

const std::vector<WeightingKind>& weightings() {
  static const Text place = {"The place of each item: 1 counts most; items of one place share.",
                             "各项的名次：1 最重要；名次相同的各项平分。"};
  static const std::vector<WeightingKind> table = {
      {"equal",
       {"Equal weights", "等权"},
       {"Every item counts the same.", "各项同等重要。"},
       Asks::nothing,
       "Dawes & Corrigan 1974, Psychol. Bull. 81:95-106",
       nullptr},
      {"points",
       {"Points", "打分法"},
       {"Points for each item, however many in all.", "给各项打分，总分不限。"},
       Asks::points,
       "Doyle, Green & Bottomley 1997, Organ. Behav. Hum. Decis. Process. 70:65-72",
       nullptr},
      {"swing",
       {"Swing", "摆幅法"},
       {"100 for the item whose way from worst to best matters most, the others in proportion.",
        "从最差到最好的变化最要紧的一项记 100 分，其余按比例打分。"},
       Asks::points,
       "von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research, 8.3",
       nullptr},
      {"rank-order-centroid",
       {"Rank-order centroid (SMARTER)", "秩次重心法（SMARTER）"},
       place,
       Asks::ranks,
       "Edwards & Barron 1994, Organ. Behav. Hum. Decis. Process. 60:306-325",
       rank_order_centroid},
      {"rank-sum",
       {"Rank sum", "秩和权重法"},
       place,
       Asks::ranks,
       "Stillwell, Seaver & Edwards 1981, Organ. Behav. Hum. Perform. 28:62-77",
       rank_sum},
      {"rank-reciprocal",
       {"Rank reciprocal", "秩倒数权重法"},
       place,
       Asks::ranks,
       "Stillwell, Seaver & Edwards 1981, Organ. Behav. Hum. Perform. 28:62-77",
       rank_reciprocal},
      {"best-worst",
       {"Best–worst method (linear)", "最优最劣法（线性模型）"},
       {"How many times more the best counts than each item, and each item than the worst: 1 to 9.",
        "最优项相对各项、各项相对最劣项的重要程度：1 至 9。"},
       Asks::best_worst,
       "Rezaei 2016, Omega 64:126-130; Liang, Brunelli & Rezaei 2020, Omega 96:102175",
       nullptr},
      {nonlinear,
       {"Best–worst method (nonlinear)", "最优最劣法（非线性模型）"},
       {"How many times more the best counts than each item, and each item than the worst: 1 to 9.",
        "最优项相对各项、各项相对最劣项的重要程度：1 至 9。"},
       Asks::best_worst,
       "Rezaei 2015, Omega 53:49-57; Rezaei 2016, Omega 64:126-130 (middles of intervals)",
       nullptr},
      {"fucom",
       {"Full consistency method (FUCOM)", "完全一致性法（FUCOM）"},
       {"How many times more the most important item counts than each: 1 for itself.",
        "最重要的一项相对各项的重要程度倍数；最重要的一项记 1。"},
       Asks::ratios,
       "Pamucar, Stevic & Sremac 2018, Symmetry 10(9):393",
       nullptr},
      {"swara",
       {"Stepwise weight assessment (SWARA)", "逐步加权评估比率法（SWARA）"},
       {"The place of each item, 1 counts most, and how much more the one before it counts: 0.15 for 15 %.",
        "各项的名次（1 最重要），以及前一项比它重要多少：0.15 表示重要 15%。"},
       Asks::steps,
       "Kersuliene, Zavadskas & Turskis 2010, J. Bus. Econ. Manag. 11(2):243-258",
       nullptr,
       {mark("place"), mark("how much more the one before counts"), 0, 8}},
      {piprecia,
       {"Pivot pairwise assessment (PIPRECIA)", "枢轴成对相对重要性评估法（PIPRECIA）"},
       {"The place of each item, in any order, and how much it counts beside the one before it: 1 as much, 0.8 less, "
        "1.2 more, below 2.",
        "各项的次序（可任意排列），以及它与前一项相比的重要程度：1 同等，0.8 较轻，1.2 较重，须小于 2。"},
       Asks::steps,
       "Stanujkic, Zavadskas, Karabasevic, Smarandache & Turskis 2017, Rom. J. Econ. Forecast. 20(4):116-133",
       nullptr,
       {mark("place, in any order"), mark("beside the one before: 1 as much, 0.8 less, 1.2 more"), 0.05, 1.95}},
  };
  return table;
}

const WeightingKind* find_weighting(const std::string& id) {
  const auto& table = weightings();
  const auto found = std::find_if(table.begin(), table.end(), [&](const WeightingKind& kind) { return kind.id == id; });
  return found == table.end() ? nullptr : &*found;
}

Loaded<DirectWeights> direct_weights(const std::vector<std::string>& items, const NodeWeighting& given,
                                     const std::vector<Text>& names) {
  std::vector<std::string> ids;
  for (const WeightingKind& kind : weightings()) ids.emplace_back(kind.id);
  const WeightingKind* kind = find_weighting(given.kind);
  if (!kind)
    return {std::nullopt,
            {refusal(say(mark("no weighting \"{}\""), given.kind),
                     did_you_mean(given.kind, ids, say(mark("one of {}"), joined(ids))))}};
  if (kind->asks == Asks::nothing) return by_points(std::vector<double>(items.size(), 1.0));
  Diagnostics problems;
  std::vector<Text> named = names;
  for (std::size_t i = named.size(); i < items.size(); ++i) named.push_back(plain(items[i]));
  const std::vector<double> numbers = in_order(items, given.values, named, problems);
  std::vector<double> to_worst;
  if (kind->asks == Asks::best_worst) to_worst = in_order(items, given.worst, named, problems);
  if (has_errors(problems)) return {std::nullopt, problems};
  if (kind->asks == Asks::best_worst) return by_best_worst(numbers, to_worst, *kind);
  if (kind->asks == Asks::ratios) return by_ratios(numbers);
  if (kind->asks == Asks::steps) return by_steps(items, numbers, given.steps, named, kind->id == std::string(piprecia));
  return kind->asks == Asks::ranks ? by_ranks(numbers, *kind) : by_points(numbers);
}

Words node_weighting_words() {
  Words all;
  for (const WeightingKind& row : weightings()) all.push_back({row.id, row.name});
  return all;
}

} // namespace yindi
