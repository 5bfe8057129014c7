// Where the points of a sheet's map and the rays of its star go.

#include "engine/rationale/county_sheet.h"

#include <algorithm>
#include <cmath>

namespace yindi {

std::vector<std::pair<double, double>> spread_out(const SheetMap& map, double width, double height, double apart) {
  std::vector<std::pair<double, double>> at;
  if (map.nodes.empty()) return at;
  double west = map.nodes[0].x, east = west, south = map.nodes[0].y, north = south;
  for (const SheetMap::Node& node : map.nodes) {
    west = std::min(west, node.x), east = std::max(east, node.x);
    south = std::min(south, node.y), north = std::max(north, node.y);
  }
  const double narrow = std::cos((south + north) / 2 * 3.14159265358979 / 180);
  const double across = std::max(1e-6, (east - west) * narrow), along = std::max(1e-6, north - south);
  const double scale = std::min(width / across, height / along);
  const double left = (width - across * scale) / 2, top = (height - along * scale) / 2;
  for (const SheetMap::Node& node : map.nodes)
    at.emplace_back(left + (node.x - west) * narrow * scale, top + (north - node.y) * scale);
  for (int turn = 0; turn < 300; ++turn)
    for (std::size_t i = 0; i < at.size(); ++i)
      for (std::size_t j = i + 1; j < at.size(); ++j) {
        double dx = at[j].first - at[i].first, dy = at[j].second - at[i].second;
        const double far = std::hypot(dx, dy);
        if (far >= apart) continue;
        if (far < 1e-9) dx = 1e-3 * static_cast<double>(j + 1), dy = 1e-3;
        const double push = 0.25 * (apart - far) / std::max(1e-6, std::hypot(dx, dy));
        const auto keep = [](double x, double most) { return std::clamp(x, 0.0, most); };
        at[i] = {keep(at[i].first - dx * push, width), keep(at[i].second - dy * push, height)};
        at[j] = {keep(at[j].first + dx * push, width), keep(at[j].second + dy * push, height)};
      }
  return at;
}

std::vector<double> directions(const SheetStar& star) {
  constexpr double turn = 2 * 3.14159265358979;
  std::vector<double> angles;
  for (const SheetStar::Ray& ray : star.rays) angles.push_back(std::atan2(ray.north, ray.east));
  const std::size_t n = angles.size();
  if (n < 2) return angles;
  std::vector<std::size_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return angles[a] < angles[b]; });
  const double apart = std::min(0.7, 0.95 * turn / static_cast<double>(n));
  for (int round = 0; round < 200; ++round)
    for (std::size_t k = 0; k < n; ++k) {
      double &one = angles[order[k]], &next = angles[order[(k + 1) % n]];
      const double between = next - one + (k + 1 == n ? turn : 0);
      if (between >= apart) continue;
      one -= (apart - between) / 2, next += (apart - between) / 2;
    }
  return angles;
}

} // namespace yindi
