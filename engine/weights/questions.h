#pragma once

// Fewer questions: which pair to ask next, what its answer is worth, and when to stop asking.

#include "engine/weights/comparison.h"

#include <optional>

namespace yindi {

/// One open pair.
struct Question {
  std::string a, b;
  bool connects = false; ///< joins two groups that nobody compared; until all are joined there are no weights
  /// Otherwise: the share by which the answer lowers the mean variance of the log weights, 0 to 1. With judgements of
  /// equal, independent errors that variance is the trace of the pseudo-inverse Laplacian of the judged pairs (LLSM,
  /// Bozóki, Fülöp & Rónyai 2010), and the share follows from one answer without knowing it.
  double gain = 0;
};

/// The pair to ask next; nothing where all are judged. First pairs that join groups, largest groups first and by their
/// middles, so that the chains of judgements stay short (one after another this gives the star, the best tree:
/// Bozóki & Szádoczki 2022, Expert Syst. Appl. 199:117026); then the pair of the largest gain. Of several alike the
/// first in the order of the items.
std::optional<Question> next_question(const Comparison&);

/// The next `count` questions if each is answered in turn, with the gain of each over what stands before it.
std::vector<Question> next_questions(const Comparison&, std::size_t count);

/// How the item that leads now compares with another whatever the open pairs are answered.
struct LeadOver {
  std::string item;
  double low = 1, high = 1; ///< w_leader / w_item over all answers from 1/limit to limit; both exact
};

struct Lead {
  std::string item;     ///< of the largest weight by least squares of the judged pairs
  bool settled = false; ///< no answers can put another item before it (all `low` ≥ 1)
  std::vector<LeadOver> over;
};

/// Exact bounds for the weights that row geometric means give once every pair is judged, each open one anything from
/// 1/limit to limit: the logarithm of w_i/w_k is the mean difference of two rows, so each open pair pulls one way only.
/// Needs connected judgements; an item alone leads.
Lead lead(const Comparison&, double limit = 9);

/// One possible end of the questioning: weights once all open pairs are answered.
/// The answers are drawn: log weights around the least-squares ones with covariance s²·L⁺, each answer around its ratio
/// with variance s², kept within 1/limit … limit; s² = max(r², mean of (½ ln((v + 1)/v))²) where r² is the squared
/// residual per degree of freedom (0 for a tree) and v ≥ 1 the judged ratios: half a step of the scale (DESIGN §6).
/// Rows are draws, columns items, each row sums to 1. Same seed, same numbers. Needs connected judgements.
Eigen::MatrixXd possible_weights(const Comparison&, int draws, unsigned long long seed, double limit = 9);

/// When to stop asking: the leader is settled by lead(), or keeps its place in at least `enough` of the possible ends.
struct StopRule {
  double enough = 0.95;
  int draws = 2000;
  unsigned long long seed = 1;
  double limit = 9; ///< the ratio that the answer 9 stands for
};

struct Stop {
  bool stop = false;
  bool exact = false;     ///< by lead(): no answers can change it
  double probability = 0; ///< share of the possible ends in which the leader still leads; 1 where exact
  std::string item;       ///< the leader
  Sentence why;
};

/// Needs connected judgements.
Stop stop_asking(const Comparison&, const StopRule& = {});

} // namespace yindi
