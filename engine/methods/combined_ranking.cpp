#include "engine/methods/combined_ranking.h"

#include "engine/methods/agreement.h"
#include "engine/methods/method.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/floyd_warshall_shortest.hpp>
#include <limits>

namespace yindi {
namespace {

using Votes = std::vector<std::vector<int>>; ///< [a][b]: voters who put a before b

std::size_t alternatives(const Rankings& rankings) { return rankings.empty() ? 0 : rankings.front().size(); }

Votes duels(const Rankings& rankings) {
  const std::size_t n = alternatives(rankings);
  Votes votes(n, std::vector<int>(n, 0));
  for (const std::vector<int>& ranks : rankings)
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) votes[a][b] += ranks[a] < ranks[b];
  return votes;
}

/// The strength of the strongest path from each to each: a path is as strong as its weakest majority.
Votes strongest_paths(const Votes& votes) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, int>>;
  const std::size_t n = votes.size();
  Graph graph(n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b)
      if (votes[a][b] > votes[b][a]) boost::add_edge(a, b, votes[a][b], graph);
  Votes strength(n, std::vector<int>(n, 0));
  const auto weakest = [](int x, int y) { return std::min(x, y); };
  boost::floyd_warshall_all_pairs_shortest_paths(graph, strength, boost::get(boost::edge_weight, graph),
                                                 std::greater<int>(), weakest, 0, std::numeric_limits<int>::max());
  return strength;
}

} // namespace

std::optional<Sentence> too_many(const CombiningRule& rule, std::size_t alternatives) {
  if (rule.most == 0 || alternatives <= rule.most) return std::nullopt;
  return say(mark("{0} alternatives are {1} pairs; this rule compares at most {2} alternatives"),
             std::to_string(alternatives), quantity(static_cast<double>(alternatives * alternatives)),
             std::to_string(rule.most));
}

CombinedRanking borda(const Rankings& rankings) {
  const std::size_t n = alternatives(rankings);
  CombinedRanking result{std::vector<double>(n, 0), {}};
  for (const std::vector<int>& ranks : rankings) {
    const Ranks places = mid_ranks(ranks);
    for (std::size_t i = 0; i < n; ++i) result.scores[i] += static_cast<double>(n) - places[i];
  }
  result.ranks = competition_ranks(result.scores, true);
  return result;
}

CombinedRanking copeland(const Rankings& rankings) {
  const Votes votes = duels(rankings);
  CombinedRanking result{std::vector<double>(votes.size(), 0), {}};
  for (std::size_t a = 0; a < votes.size(); ++a)
    for (std::size_t b = 0; b < votes.size(); ++b)
      result.scores[a] += (votes[a][b] > votes[b][a]) - (votes[a][b] < votes[b][a]);
  result.ranks = competition_ranks(result.scores, true);
  return result;
}

CombinedRanking schulze(const Rankings& rankings) {
  const Votes strength = strongest_paths(duels(rankings));
  CombinedRanking result{std::vector<double>(strength.size(), 0), std::vector<int>(strength.size(), 1)};
  for (std::size_t a = 0; a < strength.size(); ++a)
    for (std::size_t b = 0; b < strength.size(); ++b) {
      result.scores[a] += strength[a][b] > strength[b][a];
      result.ranks[a] += strength[a][b] < strength[b][a];
    }
  return result;
}

CombinedRanking mean_rank(const Rankings& rankings) {
  const std::size_t n = alternatives(rankings);
  CombinedRanking result{std::vector<double>(n, 0), {}};
  for (const std::vector<int>& ranks : rankings) {
    const Ranks places = mid_ranks(ranks);
    for (std::size_t i = 0; i < n; ++i) result.scores[i] += places[i] / static_cast<double>(rankings.size());
  }
  result.ranks = competition_ranks(result.scores, false);
  return result;
}

const std::vector<CombiningRule>& combining_rules() {
  static const std::vector<CombiningRule> table = {
      {"borda", {"Borda count", "波达计数法"}, true, "Borda 1781, Memoire sur les elections au scrutin", borda},
      {"copeland",
       {"Copeland's rule", "科普兰法"},
       true,
       "Copeland 1951, A reasonable social welfare function",
       copeland,
       4000},
      {"schulze", {"Schulze's rule", "舒尔茨法"}, true, "Schulze 2011, Soc. Choice Welf. 36:267-303", schulze, 1000},
      {"mean_rank", {"Mean rank", "平均名次法"}, false, "Friedman 1937, J. Am. Stat. Assoc. 32:675-701", mean_rank},
  };
  return table;
}

} // namespace yindi
