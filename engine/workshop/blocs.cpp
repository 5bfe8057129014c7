#include "engine/workshop/blocs.h"

#include "engine/workshop/consensus.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

constexpr double no_structure = 0.25;

/// Renumbered from 0 in the order of their first rows.
std::vector<std::size_t> in_order(const std::vector<std::size_t>& labels) {
  std::vector<std::size_t> seen, result;
  for (const std::size_t label : labels) {
    auto at = std::find(seen.begin(), seen.end(), label);
    if (at == seen.end()) at = seen.insert(seen.end(), label);
    result.push_back(static_cast<std::size_t>(at - seen.begin()));
  }
  return result;
}

std::size_t count_of(const std::vector<std::size_t>& cluster) {
  return cluster.empty() ? 0 : *std::max_element(cluster.begin(), cluster.end()) + 1;
}

/// Mean of the rows of each cluster: clusters × columns.
MatrixXd means(const MatrixXd& rows, const std::vector<std::size_t>& cluster) {
  MatrixXd result = MatrixXd::Zero(static_cast<Index>(count_of(cluster)), rows.cols());
  VectorXd counts = VectorXd::Zero(result.rows());
  for (std::size_t k = 0; k < cluster.size(); ++k) {
    result.row(static_cast<Index>(cluster[k])) += rows.row(static_cast<Index>(k));
    counts(static_cast<Index>(cluster[k])) += 1;
  }
  for (Index c = 0; c < result.rows(); ++c) result.row(c) /= counts(c);
  return result;
}

/// The share of each column's variance that lies between the clusters; 0 for a constant column.
RowVectorXd between_shares(const MatrixXd& rows, const MatrixXd& centres, const std::vector<std::size_t>& cluster) {
  const RowVectorXd mean = rows.colwise().mean();
  RowVectorXd between = RowVectorXd::Zero(rows.cols());
  for (const std::size_t c : cluster) between += (centres.row(static_cast<Index>(c)) - mean).cwiseAbs2();
  const RowVectorXd all = (rows.rowwise() - mean).cwiseAbs2().colwise().sum();
  return (all.array() > 1e-18).select(between.array() / all.array(), 0.0);
}

/// How many rows lie nearest to the centre of their own cluster by these columns alone, and nearer than rounding tells
/// to any other.
std::size_t told_apart(const MatrixXd& rows, const MatrixXd& centres, const std::vector<std::size_t>& cluster,
                       const std::vector<Index>& columns) {
  constexpr double rounding = 1e-12;
  std::size_t right = 0;
  for (std::size_t k = 0; k < cluster.size(); ++k) {
    const VectorXd distances =
        (centres(Eigen::all, columns).rowwise() - rows.row(static_cast<Index>(k))(columns)).rowwise().squaredNorm();
    const auto own = static_cast<Index>(cluster[k]);
    bool nearest = true;
    for (Index c = 0; c < distances.size(); ++c)
      nearest = nearest && (c == own || distances(c) > distances(own) + rounding);
    right += nearest ? 1 : 0;
  }
  return right;
}

/// One column, or two where they tell more rows apart than any one does.
struct Separation {
  std::vector<Index> columns;
  std::size_t right = 0;
  double between = -1;

  void consider(const Separation& other) {
    if (other.right > right ||
        (other.right == right && other.columns.size() == columns.size() && other.between > between + 1e-12))
      *this = other;
  }
};
Separation separation(const MatrixXd& rows, const MatrixXd& centres, const std::vector<std::size_t>& cluster) {
  const RowVectorXd shares = between_shares(rows, centres, cluster);
  Separation best;
  for (Index i = 0; i < rows.cols(); ++i) best.consider({{i}, told_apart(rows, centres, cluster, {i}), shares(i)});
  for (Index i = 0; i < rows.cols() && best.right < cluster.size(); ++i)
    for (Index j = i + 1; j < rows.cols(); ++j)
      best.consider({{i, j}, told_apart(rows, centres, cluster, {i, j}), shares(i) + shares(j)});
  if (best.columns.size() == 2 && shares(best.columns[1]) > shares(best.columns[0]))
    std::swap(best.columns[0], best.columns[1]);
  return best;
}

/// Every column's criterion.
std::vector<std::string> criteria(const WeightTree& tree) {
  std::vector<std::string> result;
  for (const TreeNode& node : tree.nodes) result.insert(result.end(), node.items.begin(), node.items.end());
  return result;
}

std::vector<Mark> marks_of(const MatrixXd& rows, const std::vector<std::size_t>& cluster, std::size_t which,
                           const std::vector<Index>& columns, const std::vector<std::string>& names) {
  std::vector<Mark> marks;
  for (const Index column : columns) {
    double inside = 0, outside = 0, members = 0;
    for (std::size_t k = 0; k < cluster.size(); ++k) {
      const bool member = cluster[k] == which;
      (member ? inside : outside) += rows(static_cast<Index>(k), column);
      members += member ? 1 : 0;
    }
    const double others = static_cast<double>(cluster.size()) - members;
    marks.push_back({names[static_cast<std::size_t>(column)], inside / members, outside / others});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& x, const Mark& y) {
    return std::abs(x.inside - x.outside) > std::abs(y.inside - y.outside);
  });
  return marks;
}

/// The cut of two to `most` clusters with the greatest silhouette; one cluster where that shows no structure.
std::pair<std::vector<std::size_t>, double> best_cut(const MatrixXd& distances, std::size_t most) {
  const auto people = static_cast<std::size_t>(distances.rows());
  std::pair<std::vector<std::size_t>, double> best{std::vector<std::size_t>(people, 0), 0};
  for (std::size_t count = 2; count <= std::min(most, people - 1) && people > 2; ++count) {
    std::vector<std::size_t> cluster = clusters(distances, count);
    const double width = silhouette(distances, cluster);
    if (width > no_structure && width > best.second + 1e-12) best = {std::move(cluster), width};
  }
  return best;
}

} // namespace

std::vector<std::size_t> clusters(const MatrixXd& distances, std::size_t count) {
  const auto n = static_cast<std::size_t>(distances.rows());
  MatrixXd between = distances;
  std::vector<std::size_t> label(n), alive(n);
  std::vector<double> size(n, 1);
  std::iota(label.begin(), label.end(), 0);
  std::iota(alive.begin(), alive.end(), 0);
  while (alive.size() > std::max<std::size_t>(count, 1)) {
    std::size_t first = 0, second = 1;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < alive.size(); ++i)
      for (std::size_t j = i + 1; j < alive.size(); ++j) {
        const double distance = between(static_cast<Index>(alive[i]), static_cast<Index>(alive[j]));
        if (distance < least - 1e-15) {
          least = distance;
          first = i;
          second = j;
        }
      }
    const std::size_t a = alive[first], b = alive[second];
    for (const std::size_t other : alive) {
      const auto o = static_cast<Index>(other), i = static_cast<Index>(a), j = static_cast<Index>(b);
      between(i, o) = between(o, i) = (size[a] * between(i, o) + size[b] * between(j, o)) / (size[a] + size[b]);
    }
    size[a] += size[b];
    std::replace(label.begin(), label.end(), b, a);
    alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(second));
  }
  return in_order(label);
}

double silhouette(const MatrixXd& distances, const std::vector<std::size_t>& cluster) {
  const std::size_t count = count_of(cluster);
  double sum = 0;
  for (std::size_t k = 0; k < cluster.size(); ++k) {
    std::vector<double> total(count, 0), members(count, 0);
    for (std::size_t l = 0; l < cluster.size(); ++l) {
      if (l == k) continue;
      total[cluster[l]] += distances(static_cast<Index>(k), static_cast<Index>(l));
      members[cluster[l]] += 1;
    }
    if (members[cluster[k]] == 0) continue;
    const double own = total[cluster[k]] / members[cluster[k]];
    double other = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < count; ++c)
      if (c != cluster[k] && members[c] > 0) other = std::min(other, total[c] / members[c]);
    if (other < std::numeric_limits<double>::infinity() && std::max(own, other) > 0)
      sum += (other - own) / std::max(own, other);
  }
  return cluster.empty() ? 0 : sum / static_cast<double>(cluster.size());
}

Blocs blocs(const Opinions& opinions, std::size_t most) {
  std::vector<std::size_t> voters;
  for (std::size_t k = 0; k < opinions.people.size(); ++k)
    if (opinions.people[k].voice > 0) voters.push_back(k);
  const MatrixXd local = local_opinions(opinions)(voters, Eigen::all);
  Blocs result;
  if (voters.empty()) return result;
  auto [cluster, width] = best_cut(opinion_distances(leaf_weights(opinions.tree, local)), most);
  result.silhouette = width;
  result.blocs.resize(count_of(cluster));
  for (std::size_t k = 0; k < voters.size(); ++k) result.blocs[cluster[k]].people.push_back(voters[k]);
  if (result.blocs.size() > 1) {
    const MatrixXd rows = criterion_weights(opinions.tree, local);
    const std::vector<std::string> names = criteria(opinions.tree);
    const Separation separated = separation(rows, means(rows, cluster), cluster);
    result.told_apart = separated.right;
    for (const Index column : separated.columns) result.separating.push_back(names[static_cast<std::size_t>(column)]);
    for (std::size_t b = 0; b < result.blocs.size(); ++b)
      result.blocs[b].marks = marks_of(rows, cluster, b, separated.columns, names);
  }
  std::stable_sort(result.blocs.begin(), result.blocs.end(),
                   [](const Bloc& x, const Bloc& y) { return x.people.size() > y.people.size(); });
  return result;
}

Sentence said_of_blocs(const Library& library, const Blocs& found) {
  if (found.blocs.size() < 2) return say(mark("There are no blocs: nothing separates people into groups."));
  std::vector<Text> names;
  for (const std::string& criterion : found.separating) names.push_back(node_name(library, criterion));
  std::size_t people = 0;
  for (const Bloc& bloc : found.blocs) people += bloc.people.size();
  return say(mark("{0} blocs; by {1} alone {2} of {3} people fall into theirs."), std::to_string(found.blocs.size()),
             list(names), std::to_string(found.told_apart), std::to_string(people));
}

Sentence said_of_bloc(const Library& library, const Bloc& bloc) {
  if (bloc.marks.empty()) return say(mark("Everybody thinks alike."));
  std::vector<Text> parts;
  for (const Mark& mark_of : bloc.marks) {
    const Sentence part = say(mark("{0} {1} of the weight (all others {2})"), node_name(library, mark_of.criterion),
                              decimal(mark_of.inside, 2), decimal(mark_of.outside, 2));
    parts.push_back(both(part));
  }
  return say(mark("A bloc of {0} gives {1}."), std::to_string(bloc.people.size()), list(parts));
}

} // namespace yindi
