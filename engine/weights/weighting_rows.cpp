#include "engine/weights/weighting_rows.h"

#include "engine/weights/weightings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace yindi {
namespace {

std::string row_text(const NodeWeighting& row) {
  nlohmann::ordered_json json = {{"kind", row.kind}};
  if (!row.values.empty()) json["values"] = row.values;
  if (!row.worst.empty()) json["worst"] = row.worst;
  if (!row.reason.empty()) json["reason"] = row.reason;
  for (const Extra& extra : row.extras) json[extra.key] = extra.text;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

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

} // namespace

std::string start_weighting(const std::string& kind, const std::vector<std::string>& items,
                            const std::vector<double>& weights) {
  NodeWeighting row;
  row.kind = kind;
  const WeightingKind* found = find_weighting(kind);
  if (!found || items.size() < 2 || weights.size() != items.size()) return row_text(row);
  const double largest = std::max(*std::max_element(weights.begin(), weights.end()), 1e-9);
  const std::vector<double> places = places_of(weights);
  const double full = kind == "swing" ? 100 / largest : 100;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (found->asks == Asks::points) row.values[items[i]] = std::round(weights[i] * full);
    if (found->asks == Asks::ranks) row.values[items[i]] = places[i];
  }
  if (found->asks == Asks::best_worst) best_worst_of(row, items, weights);
  return row_text(row);
}

std::string with_number(NodeWeighting row, const std::string& item, double number, bool worst) {
  auto& numbers = worst ? row.worst : row.values;
  if (row.kind == "best-worst") {
    // The pair of the best and the worst is one answer that stands in two places.
    const std::string best = rated_one(row.values, row.worst), least = rated_one(row.worst, row.values);
    numbers[item] = number;
    if (!worst && item == least) row.worst[best] = number;
    if (worst && item == best) row.values[least] = number;
    return row_text(row);
  }
  numbers[item] = number;
  return row_text(row);
}

std::string with_swapped(NodeWeighting row, const std::string& a, const std::string& b) {
  std::swap(row.values[a], row.values[b]);
  std::swap(row.worst[a], row.worst[b]);
  return row_text(row);
}

} // namespace yindi
