#include "engine/weights/weighting_rows.h"

#include "engine/weights/weightings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

/// 1 for the largest weight; alike weights share a place.
std::vector<double> places_of(const std::vector<double>& weights) {
  std::vector<double> places;
  for (const double weight : weights)
    places.push_back(
        1 + static_cast<double>(std::count_if(weights.begin(), weights.end(), [&](double w) { return w > weight; })));
  return places;
}

double one_to_nine(double ratio) { return std::clamp(std::round(ratio), 1.0, 9.0); }

/// Ratios to the best and to the worst, with 2 at the least where something is not the best or the worst itself.
void best_worst_of(NodeWeighting& row, const std::vector<std::string>& items, const std::vector<double>& weights) {
  const auto best = static_cast<std::size_t>(std::max_element(weights.begin(), weights.end()) - weights.begin());
  std::size_t worst = best == 0 ? 1 : 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (i != best && weights[i] < weights[worst]) worst = i;
  const double least = std::max(weights[worst], 1e-9), most = one_to_nine(weights[best] / least);
  for (std::size_t i = 0; i < items.size(); ++i) {
    row.values[items[i]] = i == best ? 1 : i == worst ? most : one_to_nine(weights[best] / std::max(weights[i], 1e-9));
    row.worst[items[i]] = i == worst ? 1 : i == best ? most : one_to_nine(weights[i] / least);
  }
}

/// The item rated 1 in one list that the other list rates highest: the best, or the worst.
std::string rated_one(const std::map<std::string, double>& list, const std::map<std::string, double>& other) {
  std::string found;
  double highest = 0;
  for (const auto& [item, number] : list) {
    const auto at = other.find(item);
    if (number == 1 && at != other.end() && at->second > highest) highest = at->second, found = item;
  }
  return found;
}

/// Places without ties, of equal weights the earlier item first, and the step down to each but the first.
void steps_of(NodeWeighting& row, const std::vector<std::string>& items, const std::vector<double>& weights) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
  for (std::size_t k = 0; k < order.size(); ++k) {
    row.values[items[order[k]]] = static_cast<double>(k + 1);
    if (k == 0) continue;
    const double fall = weights[order[k - 1]] / std::max(weights[order[k]], 1e-9);
    const double step = row.kind == "piprecia" ? std::max(2 - fall, 0.01) : std::min(fall - 1, 8.0);
    row.steps[items[order[k]]] = std::max(std::round(step * 100) / 100, 0.0);
  }
}

/// `item` in `place`, what stands there in its place; each place keeps its step.
void take_place(NodeWeighting& row, const std::string& item, double place) {
  const auto there =
      std::find_if(row.values.begin(), row.values.end(), [&](const auto& entry) { return entry.second == place; });
  if (there == row.values.end() || there->first == item) {
    row.values[item] = place;
    return;
  }
  std::swap(row.values[item], there->second);
  auto own = row.steps.extract(item), other = row.steps.extract(there->first);
  if (own) row.steps[there->first] = own.mapped();
  if (other) row.steps[item] = other.mapped();
}

} // namespace

std::string weighting_row(const NodeWeighting& row) {
  nlohmann::ordered_json json = {{"kind", row.kind}};
  if (!row.values.empty()) json["values"] = row.values;
  if (!row.worst.empty()) json["worst"] = row.worst;
  if (!row.steps.empty()) json["steps"] = row.steps;
  if (!row.reason.empty()) json["reason"] = row.reason;
  for (const Extra& extra : row.extras) json[extra.key] = extra.text;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string start_weighting(const std::string& kind, const std::vector<std::string>& items,
                            const std::vector<double>& weights) {
  NodeWeighting row;
  row.kind = kind;
  const WeightingKind* found = find_weighting(kind);
  if (!found || items.size() < 2 || weights.size() != items.size()) return weighting_row(row);
  const double largest = std::max(*std::max_element(weights.begin(), weights.end()), 1e-9);
  const std::vector<double> places = places_of(weights);
  const double full = kind == "swing" ? 100 / largest : 100;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (found->asks == Asks::points) row.values[items[i]] = std::round(weights[i] * full);
    if (found->asks == Asks::ranks) row.values[items[i]] = places[i];
    if (found->asks == Asks::ratios)
      row.values[items[i]] = std::clamp(std::round(10 * largest / std::max(weights[i], 1e-9)) / 10, 1.0, 9.0);
  }
  if (found->asks == Asks::best_worst) best_worst_of(row, items, weights);
  if (found->asks == Asks::steps) steps_of(row, items, weights);
  return weighting_row(row);
}

std::string with_number(NodeWeighting row, const std::string& item, double number, bool second) {
  const WeightingKind* kind = find_weighting(row.kind);
  const bool stepwise = kind && kind->asks == Asks::steps;
  auto& numbers = !second ? row.values : stepwise ? row.steps : row.worst;
  if (kind && kind->asks == Asks::best_worst) {
    // The pair of the best and the worst is one answer that stands in two places.
    const std::string best = rated_one(row.values, row.worst), least = rated_one(row.worst, row.values);
    numbers[item] = number;
    if (!second && item == least) row.worst[best] = number;
    if (second && item == best) row.values[least] = number;
    return weighting_row(row);
  }
  if (stepwise && !second)
    take_place(row, item, number);
  else
    numbers[item] = number;
  return weighting_row(row);
}

std::string with_swapped(NodeWeighting row, const std::string& a, const std::string& b) {
  std::swap(row.values[a], row.values[b]);
  std::swap(row.worst[a], row.worst[b]);
  return weighting_row(row);
}

} // namespace yindi
