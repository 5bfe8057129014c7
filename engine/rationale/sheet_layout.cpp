// Where the points of a sheet's map and the rays of its star go.

#include "engine/rationale/county_sheet.h"

#include <algorithm>
#include <cmath>
#include <string_view>

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

namespace {

/// Lines may end beside it: Chinese, not a sign like ○ that a space without a break follows.
bool is_han(std::string_view character) {
  return character.size() > 3 || (character.size() == 3 && static_cast<unsigned char>(character[0]) >= 0xE3);
}

/// How wide a character is, in letters' sizes, near enough to tell whether a word fits.
double ems_of(std::string_view character) {
  if (character.size() >= 3) return 1;
  const char c = character[0];
  const std::string_view narrow = "ijl.,:;'|!()[]{} -ftrI", wide = "mwMW%@&";
  return narrow.find(c) != std::string_view::npos ? 0.36
         : wide.find(c) != std::string_view::npos ? 0.9
         : c >= 'A' && c <= 'Z'                   ? 0.68
                                                  : 0.58;
}

/// The longest piece of a text that no line end may part, in letters' sizes: a word; in Chinese, where lines may end
/// anywhere, up to `together` characters.
double longest_word(const std::string& text, double together, bool whole) {
  double longest = 0, word = 0, han = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0) == 0x80) ++length;
    const std::string_view character(text.data() + i, length);
    i += length;
    if (character == " " && !whole) {
      word = han = 0;
      continue;
    }
    if (is_han(character) && !whole) {
      han = std::min(together, han + 1), word = 0;
      longest = std::max(longest, han);
      continue;
    }
    han = 0;
    word += ems_of(character);
    longest = std::max(longest, word);
    if (character == "/" && !whole) word = 0;
  }
  return longest;
}

} // namespace

std::vector<SheetColumn> fitted_columns(const SheetTable& table, double ems, double gutter) {
  std::vector<SheetColumn> columns = table.columns;
  const std::size_t n = columns.size();
  constexpr double bolder = 1.07, most_share = 0.34;
  constexpr std::size_t short_number = 16; // characters of a cell with figures that stay on one line
  std::vector<double> least(n, 0);
  for (std::size_t i = 0; i < n; ++i) least[i] = bolder * longest_word(columns[i].title, 5, false);
  for (const auto& row : table.rows) {
    if (row.size() != n) continue;
    for (std::size_t i = 0; i < n; ++i)
      least[i] = std::max(least[i], longest_word(row[i], 4, columns[i].number && row[i].size() <= short_number));
  }
  double needed = 0, spare = 0;
  for (std::size_t i = 0; i < n; ++i) {
    least[i] = std::min(least[i] / ems, most_share) + gutter / ems;
    needed += std::max(0.0, least[i] - columns[i].share);
    spare += std::max(0.0, columns[i].share - least[i]);
  }
  if (needed <= 0 || n < 2) return columns;
  const double taken = std::min(1.0, spare > 0 ? needed / spare : 1.0), given = std::min(1.0, spare / needed);
  for (std::size_t i = 0; i < n; ++i) {
    double& share = columns[i].share;
    share += share < least[i] ? given * (least[i] - share) : -taken * (share - least[i]);
  }
  return columns;
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
