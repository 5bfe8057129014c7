#include "engine/methods/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace yindi {
namespace {

/// Pairs of alternatives by how two rankings order them.
struct Pairs {
  double all = 0, tied_x = 0, tied_y = 0, lead = 0; ///< lead: concordant − discordant
};

/// Pairs within runs of equals of a sorted list.
template <class List>
double tied_pairs(const List& sorted) {
  double pairs = 0;
  for (std::size_t first = 0, next = 0; first < sorted.size(); first = next) {
    while (next < sorted.size() && sorted[next] == sorted[first]) ++next;
    const auto run = static_cast<double>(next - first);
    pairs += run * (run - 1) / 2;
  }
  return pairs;
}

/// Sorts and counts the pairs that stood the other way round.
double inversions(Ranks& y, std::size_t first, std::size_t last) {
  if (last - first < 2) return 0;
  const std::size_t middle = first + (last - first) / 2;
  double count = inversions(y, first, middle) + inversions(y, middle, last);
  Ranks merged;
  std::size_t a = first, b = middle;
  while (a < middle || b < last)
    if (b == last || (a < middle && y[a] <= y[b])) {
      merged.push_back(y[a++]);
    } else {
      count += static_cast<double>(middle - a);
      merged.push_back(y[b++]);
    }
  std::copy(merged.begin(), merged.end(), y.begin() + static_cast<std::ptrdiff_t>(first));
  return count;
}

/// In O(n log n), by sorting (Knight 1966, J. Am. Stat. Assoc. 61:436–439).
Pairs count_pairs(const Ranks& x, const Ranks& y) {
  std::vector<std::pair<double, double>> both;
  for (std::size_t i = 0; i < x.size(); ++i) both.emplace_back(x[i], y[i]);
  std::sort(both.begin(), both.end());
  Ranks first, second;
  for (const auto& [a, b] : both) {
    first.push_back(a);
    second.push_back(b);
  }
  const auto n = static_cast<double>(x.size());
  Pairs pairs;
  pairs.all = n * (n - 1) / 2;
  pairs.tied_x = tied_pairs(first);
  const double discordant = inversions(second, 0, second.size()); // and sorts them
  pairs.tied_y = tied_pairs(second);
  pairs.lead = pairs.all - pairs.tied_x - pairs.tied_y + tied_pairs(both) - 2 * discordant;
  return pairs;
}

double mean(const Ranks& x) { return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size()); }

/// Σ over tie groups of t³ − t.
double tie_correction(Ranks places) {
  std::sort(places.begin(), places.end());
  double sum = 0;
  for (auto first = places.begin(); first != places.end();) {
    const auto next = std::upper_bound(first, places.end(), *first);
    const auto t = static_cast<double>(next - first);
    sum += t * t * t - t;
    first = next;
  }
  return sum;
}

/// How many alternatives have each place or a better one; [0] is 0.
std::vector<std::size_t> up_to(const std::vector<int>& ranks) {
  std::vector<std::size_t> count(ranks.size() + 1, 0);
  for (const int rank : ranks) ++count[static_cast<std::size_t>(rank)];
  for (std::size_t place = 1; place < count.size(); ++place) count[place] += count[place - 1];
  return count;
}

/// [p]: whether `ranks` puts nobody from outside the first p of `leader` before one of them.
std::vector<bool> respected(const std::vector<int>& ranks, const std::vector<int>& leader) {
  const std::size_t n = ranks.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return leader[a] < leader[b]; });
  std::vector<int> first_outside(n + 1, std::numeric_limits<int>::max());
  for (std::size_t p = n; p-- > 0;) first_outside[p] = std::min(first_outside[p + 1], ranks[order[p]]);
  std::vector<bool> result(n + 1, true);
  int last_inside = 0;
  for (std::size_t p = 1; p <= n; ++p) {
    last_inside = std::max(last_inside, ranks[order[p - 1]]);
    result[p] = last_inside <= first_outside[p];
  }
  return result;
}

/// [p]: whether all rankings respect the first p of the leader.
std::vector<bool> respected_by_all(const std::vector<std::vector<int>>& rankings, const std::vector<int>& leader) {
  std::vector<bool> result(leader.size() + 1, true);
  for (const std::vector<int>& ranks : rankings) {
    const std::vector<bool> one = respected(ranks, leader);
    for (std::size_t p = 0; p < result.size(); ++p) result[p] = result[p] && one[p];
  }
  return result;
}

Sentence sentence_of(std::size_t places, std::size_t alternatives) {
  if (places == alternatives) return say(mark("The methods agree on every place."));
  if (places == 0) return say(mark("The methods differ from the first place on."));
  if (places == 1) return say(mark("The methods agree on the first place and differ from place 2."));
  return say(mark("The methods agree on places 1–{0} and differ from place {1}."), std::to_string(places),
             std::to_string(places + 1));
}

} // namespace

Ranks mid_places(const std::vector<double>& values) {
  Ranks sorted = values, result;
  std::sort(sorted.begin(), sorted.end());
  for (const double value : values) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
    result.push_back(static_cast<double>((first - sorted.begin()) + (last - sorted.begin()) + 1) / 2);
  }
  return result;
}

Ranks mid_ranks(const std::vector<int>& competition_ranks) {
  return mid_places({competition_ranks.begin(), competition_ranks.end()});
}

std::optional<double> kendall_tau_a(const Ranks& x, const Ranks& y) {
  if (x.size() < 2) return std::nullopt;
  const Pairs pairs = count_pairs(x, y);
  return pairs.lead / pairs.all;
}

std::optional<double> kendall_tau_b(const Ranks& x, const Ranks& y) {
  const Pairs pairs = count_pairs(x, y);
  const double told = (pairs.all - pairs.tied_x) * (pairs.all - pairs.tied_y);
  if (!(told > 0)) return std::nullopt;
  return pairs.lead / std::sqrt(told);
}

std::optional<double> spearman(const Ranks& x, const Ranks& y) {
  if (x.size() < 2) return std::nullopt;
  const double mean_x = mean(x), mean_y = mean(y);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  if (!(xx > 0 && yy > 0)) return std::nullopt;
  return xy / std::sqrt(xx * yy);
}

std::optional<double> weighted_spearman(const Ranks& x, const Ranks& y) {
  if (x.size() < 2) return std::nullopt;
  const auto n = static_cast<double>(x.size());
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - y[i]) * (x[i] - y[i]) * ((n - x[i] + 1) + (n - y[i] + 1));
  return 1 - 6 * sum / (n * n * n * n + n * n * n - n * n - n);
}

std::optional<double> ws_coefficient(const Ranks& reference, const Ranks& y) {
  if (reference.size() < 2) return std::nullopt;
  const auto n = static_cast<double>(reference.size());
  double result = 1;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double x = reference[i];
    result -= std::exp2(-x) * std::abs(x - y[i]) / std::max(std::abs(1 - x), std::abs(n - x));
  }
  return result;
}

std::optional<double> distance_correlation(const Ranks& x, const Ranks& y) {
  const std::size_t n = x.size();
  if (n < 2 || n > most_by_distance) return std::nullopt;
  // Σᵢₖ AᵢₖBᵢₖ with both centred is Σ ab − (2/n) Σᵢ aᵢ·bᵢ· + a··b··/n², of which only sums of rows are kept.
  const auto count = static_cast<double>(n);
  const auto product = [&](const Ranks& u, const Ranks& v) {
    double all = 0, rows = 0, sum_u = 0, sum_v = 0;
    for (std::size_t i = 0; i < n; ++i) {
      double row_u = 0, row_v = 0;
      for (std::size_t k = 0; k < n; ++k) {
        const double a = std::abs(u[i] - u[k]), b = std::abs(v[i] - v[k]);
        all += a * b;
        row_u += a;
        row_v += b;
      }
      rows += row_u * row_v;
      sum_u += row_u;
      sum_v += row_v;
    }
    return std::max(0.0, all - 2 * rows / count + sum_u * sum_v / (count * count));
  };
  const double spread = product(x, x) * product(y, y);
  if (!(spread > 0)) return std::nullopt;
  return std::min(1.0, std::sqrt(product(x, y) / std::sqrt(spread)));
}

std::optional<double> kendall_w(const std::vector<Ranks>& rankings) {
  if (rankings.empty() || rankings.front().size() < 2) return std::nullopt;
  const std::size_t alternatives = rankings.front().size();
  Ranks sums(alternatives, 0);
  double ties = 0;
  for (const Ranks& ranking : rankings) {
    for (std::size_t i = 0; i < alternatives; ++i) sums[i] += ranking[i];
    ties += tie_correction(ranking);
  }
  const double centre = mean(sums);
  double spread = 0;
  for (const double sum : sums) spread += (sum - centre) * (sum - centre);
  const auto n = static_cast<double>(alternatives), k = static_cast<double>(rankings.size());
  const double greatest = k * k * (n * n * n - n) - k * ties;
  if (!(greatest > 0)) return std::nullopt;
  return 12 * spread / greatest;
}

AgreedPlaces agreed_places(const std::vector<std::vector<int>>& competition_ranks) {
  if (competition_ranks.size() < 2)
    return {0, say(mark("Fewer than two methods rank, so there is nothing to compare."))};
  const std::size_t n = competition_ranks.front().size();
  AgreedPlaces result{n, {}};
  std::vector<std::vector<std::size_t>> counts;
  for (const std::vector<int>& ranks : competition_ranks) counts.push_back(up_to(ranks));
  std::vector<std::vector<bool>> respect(competition_ranks.size()); // of those that draw a line, as they are met
  for (std::size_t place = 1; place < n; ++place) {
    const auto leader = std::find_if(counts.begin(), counts.end(),
                                     [&](const std::vector<std::size_t>& count) { return count[place] == place; });
    if (leader == counts.end()) continue; // nobody draws a line here
    const auto at = static_cast<std::size_t>(leader - counts.begin());
    if (respect[at].empty()) respect[at] = respected_by_all(competition_ranks, competition_ranks[at]);
    if (respect[at][place]) continue;
    result.places = place - 1;
    break;
  }
  result.sentence = sentence_of(result.places, n);
  return result;
}

} // namespace yindi
