#pragma once

// Who thinks alike, and by which one or two criteria the blocs differ.

#include "engine/workshop/opinions.h"

namespace yindi {

/// Average linkage (Sokal & Michener 1958) on a matrix of distances, cut where `count` clusters are left; for each row
/// its cluster, numbered from 0 in the order of their first rows. Of several pairs alike the first is joined.
std::vector<std::size_t> clusters(const Eigen::MatrixXd& distances, std::size_t count);

/// Mean over the rows of (b − a)/max(a, b), a the mean distance to the own cluster, b that to the nearest other; 0 for
/// a row alone (Rousseeuw 1987, J. Comput. Appl. Math. 20:53–65). −1 to 1.
double silhouette(const Eigen::MatrixXd& distances, const std::vector<std::size_t>& cluster);

/// A criterion by which blocs differ: its share of the whole decision inside the bloc and among everybody else.
struct Mark {
  std::string criterion;
  double inside = 0, outside = 0;
};

struct Bloc {
  std::vector<std::size_t> people; ///< places in Opinions::people
  std::vector<Mark> marks;         ///< the separating criteria, the one that differs most first
};

/// One bloc where nothing separates people: silhouette at most .25, "no substantial structure" (Kaufman & Rousseeuw
/// 1990, table 4).
struct Blocs {
  std::vector<Bloc> blocs;             ///< the largest first
  double silhouette = 0;               ///< of the cut that was taken; 0 for one bloc
  std::vector<std::string> separating; ///< one or two criteria by which most people fall into their bloc
  std::size_t told_apart = 0;          ///< how many do, by nearest mean of those criteria alone
};

/// Clusters of the leaf weights of those with a voice by their Jensen–Shannon distance: of two to `most` blocs the cut
/// with the greatest silhouette. The fewest criteria that tell the most people apart separate them; of several alike
/// those with the larger share of variance between blocs, then the first of the tree.
Blocs blocs(const Opinions& opinions, std::size_t most = 5);

/// "Three blocs; Disaster risk and Differentiation explain the split."
Sentence said_of_blocs(const Library& library, const Blocs& blocs);
/// "5 people give Disaster risk 0.34 of the weight, everybody else 0.16."
Sentence said_of_bloc(const Library& library, const Bloc& bloc);

} // namespace yindi
