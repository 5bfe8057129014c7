#pragma once

// The analytic network process: priorities where elements depend on each other, also in circles. Saaty 1996, Decision
// Making with Dependence and Feedback: The Analytic Network Process; Saaty 2004, J. Syst. Sci. Syst. Eng. 13:129–157.

#include "engine/format/data_tree.h"
#include "engine/weights/priorities.h"

namespace yindi {

struct Cluster {
  std::string name;
  std::vector<std::string> elements;
};

/// How much one element depends on those of a cluster: local priorities of theirs, as comparisons or numbers give them.
struct Influence {
  std::string on, of;          ///< the element that depends; the cluster whose elements are weighed
  std::vector<double> weights; ///< as the cluster's elements; not negative, sum to 1
  std::optional<double> cr;    ///< of comparisons
};

/// How much a cluster depends on each cluster: one weight for each that its elements depend on.
struct ClusterInfluence {
  std::string on;
  std::vector<double> weights; ///< as the clusters; not negative, sum to 1
  std::optional<double> cr;    ///< of comparisons
};

struct Network {
  std::vector<Cluster> clusters;
  std::vector<Influence> influences;
  std::vector<ClusterInfluence> cluster_influences; ///< of a cluster without one all clusters count the same
  std::string goal; ///< the element whose dependences are followed; blank: none needs to be named
};

/// The keys `[[cluster]]` (name, elements), `[[influence]]` (on, of, and what weighs the elements of a node of a
/// hierarchy file: pairwise, scores, measures or weighting), `[[cluster_influence]]` (on, and the same for the
/// clusters), `goal`. Problems at their places: names that are unknown or stand twice, those of a hierarchy's node.
Loaded<Network> read_network(const DataNode& root, const PriorityOptions& options = {});

/// Matrices have a column an element, which says on what that one depends, in the order of the clusters.
struct NetworkPriorities {
  std::vector<std::string> elements;
  std::vector<std::size_t> cluster_of;         ///< of each element
  Eigen::MatrixXd unweighted, weighted, limit; ///< columns of `weighted` and `limit` sum to 1
  std::vector<double> priorities;              ///< sum to 1
  std::vector<double> within;                  ///< the same as shares of each cluster's sum
  int parts = 1;                               ///< sets of elements that end up depending on themselves only
  int period = 1; ///< of the largest: above 1 where powers of the matrix go round in a circle for ever
  std::vector<Sentence> notes;
};

/// Limit matrix: of each column what its powers come to, or where they go round, their mean (Saaty 2004). It is
/// reckoned without powers: Perron vectors of the sets of elements that end up depending on themselves only, and for
/// every other column how much of it ends in each. An element that depends on nothing keeps to itself, so that a
/// hierarchy gives what AHP gives. Errors: an empty network; an element that depends only on clusters that its own
/// gives no weight; several such sets and no goal to say which of them counts.
Loaded<NetworkPriorities> network_priorities(const Network& network);

} // namespace yindi
