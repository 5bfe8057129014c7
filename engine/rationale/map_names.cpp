// Where the names on a map go.

#include "engine/rationale/sheet_painter.h"

#include <algorithm>

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
  const double middle = node.x - node.w / 2, beside = node.y - node.h / 2;
  std::vector<NameBox> places = {{middle, node.y + node.reach + gap, node.w, node.h},
                                 {middle, node.y - node.reach - gap - node.h, node.w, node.h}};
  for (const double far : {node.reach + gap, node.reach + 4 * gap, node.reach + 8 * gap}) {
    const double right = node.x + far, before = node.x - far - node.w;
    for (const double down : {0.0, 0.5, -0.5, 1.0, -1.0}) {
      places.push_back({right, beside + down * node.reach * 1.6, node.w, node.h});
      places.push_back({before, beside + down * node.reach * 1.6, node.w, node.h});
    }
    for (const double shift : {0.25, -0.25, 0.5, -0.5}) {
      places.push_back({middle + shift * node.w, node.y + far, node.w, node.h});
      places.push_back({middle + shift * node.w, node.y - far - node.h, node.w, node.h});
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
  constexpr int rounds = 6; // the first ones did not know yet where the others go
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
