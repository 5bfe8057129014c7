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

int sign(double x) { return (x > 0) - (x < 0); }

Pairs count_pairs(const Ranks& x, const Ranks& y) {
  long long tied_x = 0, tied_y = 0, lead = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const int a = sign(x[i] - x[j]), b = sign(y[i] - y[j]);
      tied_x += a == 0;
      tied_y += b == 0;
      lead += a * b;
    }
  const auto n = static_cast<double>(x.size());
  return {n * (n - 1) / 2, static_cast<double>(tied_x), static_cast<double>(tied_y), static_cast<double>(lead)};
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

/// Whether the first `count` places of `ranks` are these alternatives and no others.
bool splits(const std::vector<int>& ranks, std::size_t count) {
  return static_cast<std::size_t>(std::count_if(
             ranks.begin(), ranks.end(), [&](int rank) { return static_cast<std::size_t>(rank) <= count; })) == count;
}

/// Whether `ranks` puts nobody from outside the first `count` of `leader` before one of them.
bool respects(const std::vector<int>& ranks, const std::vector<int>& leader, std::size_t count) {
  int last_inside = 0, first_outside = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < ranks.size(); ++i)
    if (static_cast<std::size_t>(leader[i]) <= count)
      last_inside = std::max(last_inside, ranks[i]);
    else
      first_outside = std::min(first_outside, ranks[i]);
  return last_inside <= first_outside;
}

Sentence sentence_of(std::size_t places, std::size_t alternatives) {
  if (places == alternatives) return say(mark("The methods agree on every place."));
  if (places == 0) return say(mark("The methods differ from the first place on."));
  if (places == 1) return say(mark("The methods agree on the first place and differ from place 2."));
  return say(mark("The methods agree on places 1–{0} and differ from place {1}."), std::to_string(places),
             std::to_string(places + 1));
}

} // namespace

Ranks mid_ranks(const std::vector<int>& competition_ranks) {
  Ranks sorted(competition_ranks.begin(), competition_ranks.end()), result;
  std::sort(sorted.begin(), sorted.end());
  for (const int rank : competition_ranks) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), static_cast<double>(rank));
    result.push_back(static_cast<double>((first - sorted.begin()) + (last - sorted.begin()) + 1) / 2);
  }
  return result;
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
  for (std::size_t place = 1; place < n; ++place) {
    const auto leader = std::find_if(competition_ranks.begin(), competition_ranks.end(),
                                     [&](const std::vector<int>& ranks) { return splits(ranks, place); });
    if (leader == competition_ranks.end()) continue; // nobody draws a line here
    if (std::all_of(competition_ranks.begin(), competition_ranks.end(),
                    [&](const std::vector<int>& ranks) { return respects(ranks, *leader, place); }))
      continue;
    result.places = place - 1;
    break;
  }
  result.sentence = sentence_of(result.places, n);
  return result;
}

} // namespace yindi
