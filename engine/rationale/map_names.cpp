// Where the names on a map go.

#include "engine/rationale/sheet_painter.h"

#include <algorithm>
#include <cmath>

namespace yindi::sheets {

double NameBox::over(const NameBox& other) const {
  const double across = std::min(left + w, other.left + other.w) - std::max(left, other.left),
               along = std::min(top + h, other.top + other.h) - std::max(top, other.top);
  return across > 0 && along > 0 ? across * along : 0;
}

namespace {

/// Area covered where a name stands so: off the paper counts most.
double covered_by(const NameBox& one, const std::vector<NameBox>& taken, const NameBox& paper) {
  double covered = 3 * (one.w * one.h - one.over(paper));
  for (const NameBox& other : taken) covered += one.over(other);
  return covered;
}

std::vector<NameBox> places_of(const NamedNode& node) {
  constexpr double gap = 0.3;
  const double middle = node.x - node.w / 2;
  std::vector<NameBox> places = {{middle, node.y + node.reach + gap, node.w, node.h},
                                 {middle, node.y - node.reach - gap - node.h, node.w, node.h}};
  // Around the node, near ones first, so that of equally free ones the nearest is taken.
  constexpr int turns = 24;
  constexpr double step = 0.45;
  for (int ring = 0; ring < 6; ++ring) {
    const double far = node.reach + gap + ring * step;
    for (int turn = 0; turn < turns; ++turn) {
      const double angle = turn * 2 * 3.14159265358979 / turns, east = std::cos(angle), north = std::sin(angle);
      // The name's nearest point lies there: it leans on the ray as far as the ray points aside.
      places.push_back({node.x + far * east - node.w * (1 - east) / 2, node.y - far * north - node.h * (1 + north) / 2,
                        node.w, node.h});
    }
  }
  return places;
}

} // namespace

NameBox least_covering(const std::vector<NameBox>& places, const std::vector<NameBox>& taken, const NameBox& paper) {
  NameBox best;
  double least = 1e18;
  for (const NameBox& one : places)
    if (const double covered = covered_by(one, taken, paper); covered < least - 1e-9) least = covered, best = one;
  return best;
}

std::vector<NameBox> place_names(const std::vector<NamedNode>& nodes, const NameBox& paper) {
  // A blank stands between two names, so that they are not read as one.
  const double blank = nodes.empty() ? 0 : 0.25 * nodes.front().h;
  const auto with_blank = [&](NameBox box) {
    box.left -= blank, box.w += 2 * blank;
    return box;
  };
  std::vector<NameBox> discs, names;
  for (const NamedNode& node : nodes)
    discs.push_back({node.x - node.reach, node.y - node.reach, 2 * node.reach, 2 * node.reach});
  std::vector<std::vector<NameBox>> places;
  for (const NamedNode& node : nodes) places.push_back(places_of(node)), names.push_back(places.back().front());
  constexpr int rounds = 10; // the first ones did not know yet where the others go
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      std::vector<NameBox> taken = discs;
      for (std::size_t j = 0; j < nodes.size(); ++j)
        if (j != i && (round > 0 || j < i)) taken.push_back(with_blank(names[j]));
      names[i] = least_covering(places[i], taken, paper);
    }
  return names;
}

} // namespace yindi::sheets
