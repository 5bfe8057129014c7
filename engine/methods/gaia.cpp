#include "engine/methods/gaia.h"

#include "engine/format/words.h"
#include "engine/methods/inputs.h"
#include "engine/methods/promethee.h"

#include <Eigen/Dense>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double as_good_as_none = 1e-12;    ///< of flows, which are up to 1
constexpr double short_axis = 0.1;           ///< of 1: the weights stand nearly upright on the plane
constexpr double enough = 0.6, plenty = 0.7; ///< Brans & Mareschal 1994: real cases have always kept more than 60 %

Diagnostics refuse_plane(const DecisionMatrix& matrix, const std::vector<double>& weights) {
  Diagnostics wrong = refuse_input(matrix, weights, Blanks::taken);
  if (!wrong.empty()) return wrong;
  if (matrix.values.rows() < 2 || matrix.values.cols() < 2)
    wrong.push_back(refusal(say(mark("a plane needs two alternatives and two criteria, and here are {0} and {1}"),
                                std::to_string(matrix.values.rows()), std::to_string(matrix.values.cols()))));
  return wrong;
}

/// The two axes as columns, each turned to the side of the weights; where these stand on neither, to that of its
/// largest part.
MatrixXd turned(MatrixXd axes, const VectorXd& weights) {
  for (Index k = 0; k < axes.cols(); ++k) {
    double side = axes.col(k).dot(weights);
    if (std::abs(side) < as_good_as_none) {
      Index largest = 0;
      axes.col(k).cwiseAbs().maxCoeff(&largest);
      side = axes(largest, k);
    }
    if (side < 0) axes.col(k) *= -1;
  }
  return axes;
}

} // namespace

Loaded<GaiaPlane> gaia(const DecisionMatrix& matrix, const std::vector<double>& weights, const Settings& settings) {
  if (const Diagnostics wrong = refuse_plane(matrix, weights); !wrong.empty()) return {std::nullopt, wrong};
  Loaded<NetFlows> flows = net_flows(matrix, settings);
  if (!flows.value) return {std::nullopt, std::move(flows.diagnostics)};
  GaiaPlane plane;
  plane.flows = std::move(flows.value->by_criterion);
  plane.notes = std::move(flows.value->notes);
  if (plane.flows.cwiseAbs().maxCoeff() < as_good_as_none)
    return {std::nullopt,
            {refusal(say(mark("no alternative is preferred to another on any criterion")),
                     say(mark("look at the thresholds: every lead stays below them")))}};
  const Index m = plane.flows.rows(), n = plane.flows.cols();
  const Eigen::SelfAdjointEigenSolver<MatrixXd> axes(plane.flows.transpose() * plane.flows / static_cast<double>(m));
  const VectorXd rising = axes.eigenvalues().cwiseMax(0);
  for (Index k = n; k-- > 0;) plane.shares.push_back(rising(k) / rising.sum());
  plane.explained = plane.shares[0] + plane.shares[1];
  const VectorXd w = vector_of(weights);
  MatrixXd two(n, 2);
  two << axes.eigenvectors().col(n - 1), axes.eigenvectors().col(n - 2);
  plane.criteria = turned(std::move(two), w);
  plane.alternatives = plane.flows * plane.criteria;
  plane.decision = (w / w.norm()).transpose() * plane.criteria;
  for (Index i = 0; i < m; ++i) {
    const double whole = plane.flows.row(i).squaredNorm();
    plane.shown.push_back(whole < as_good_as_none ? 1 : plane.alternatives.row(i).squaredNorm() / whole);
  }
  plane.net = list_of(plane.flows * (w / w.sum()));
  plane.ranks = competition_ranks(plane.net, true);
  if (plane.shares.size() > 2 && plane.shares[1] > 1e-9 && plane.shares[1] - plane.shares[2] < 1e-9)
    plane.notes.push_back(say(mark("the second and the third axis count the same, so the plane is one of many")));
  if (plane.decision.norm() < short_axis)
    plane.notes.push_back(say(mark("the decision axis is hardly seen in the plane, so the places in it say nothing of "
                                   "the ranking")));
  return {std::move(plane), {}};
}

Sentence plane_worth(const GaiaPlane& plane) {
  const std::string share = decimal(100 * plane.explained, 1);
  const Text kept{share + " %", share + "%"};
  if (plane.explained < enough)
    return say(mark("The plane keeps {} of the differences, a poor picture: trust the net flows and not the places in "
                    "it."),
               kept);
  if (plane.explained < plenty)
    return say(mark("The plane keeps {} of the differences, just enough: look at the net flows, too."), kept);
  return say(mark("The plane keeps {} of the differences."), kept);
}

std::vector<Sentence> plane_notes(const GaiaPlane& plane) {
  std::vector<Sentence> notes = plane.notes;
  if (plane.explained < enough) notes.insert(notes.begin(), plane_worth(plane));
  return notes;
}

} // namespace yindi
