#include "engine/weights/fuzzy_ahp.h"

#include "engine/format/words.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Row = std::vector<FuzzyNumber>;

constexpr double scale_top = 9, mirror_slack = 0.05; // print rounds 1/3 to 0.33

std::string three(const FuzzyNumber& f) { return shortest(f.low) + " " + shortest(f.mode) + " " + shortest(f.high); }

bool in_order(const FuzzyNumber& f) {
  return can_be_judgement(f.low) && can_be_judgement(f.high) && f.low <= f.mode && f.mode <= f.high;
}

bool mirrored(const FuzzyNumber& there, const FuzzyNumber& back) {
  const FuzzyNumber want = inverse(there);
  const auto near = [](double x, double y) { return std::abs(x / y - 1) <= mirror_slack; };
  return near(back.low, want.low) && near(back.mode, want.mode) && near(back.high, want.high);
}

struct FuzzyPairs {
  const std::vector<std::vector<std::optional<FuzzyNumber>>>& written;
  const PairPlace& place;
  FuzzyComparison result;
  Diagnostics problems;

  const std::string& name(std::size_t i) const { return result.items[i]; }

  void report(std::size_t i, std::size_t j, Sentence message, Sentence hint) {
    Diagnostic diagnostic = place(i, j);
    diagnostic.severity = Severity::error;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    problems.push_back(std::move(diagnostic));
  }

  bool usable(std::size_t i, std::size_t j) {
    if (!written[i][j] || in_order(*written[i][j])) return true;
    report(
        i, j,
        say(mark("{0} against {1} is {2}, which is no triangular judgement"), name(i), name(j), three(*written[i][j])),
        say(mark("write the least, the likeliest and the most in this order, each from 1e-9 to 1e9")));
    return false;
  }

  void pair(std::size_t i, std::size_t j) {
    const bool both = usable(i, j) && usable(j, i);
    if (!both) return;
    const auto &there = written[i][j], &back = written[j][i];
    if (!there && !back)
      return report(i, j, say(mark("{0} and {1} are not compared"), name(i), name(j)),
                    say(mark("fuzzy AHP needs every pair, in one of its two cells")));
    if (there && back && !mirrored(*there, *back))
      return report(j, i,
                    say(mark("{0} against {1} is {2}, but {1} against {0} is {3}, which is not its reciprocal"),
                        name(i), name(j), three(*there), three(*back)),
                    say(mark("leave one of the two empty, or correct it: one over it is {}"), three(inverse(*there))));
    result.ratio[i][j] = there ? *there : inverse(*back);
    result.ratio[j][i] = there ? inverse(*there) : *back;
  }

  void read() {
    const std::size_t n = result.items.size();
    result.ratio.assign(n, Row(n, crisp(1)));
    for (std::size_t i = 0; i < n; ++i) {
      if (written[i][i] && !(*written[i][i] == crisp(1)))
        report(
            i, i,
            say(mark("{0} against itself is {1}, where only 1 or nothing can stand"), name(i), three(*written[i][i])),
            say(mark("write 1 there, or leave it empty")));
      for (std::size_t j = i + 1; j < n; ++j) pair(i, j);
    }
  }
};

/// Each end over the sum of the opposite ends of all, so that the middle ones sum to 1.
Row shares(const Row& rows) {
  FuzzyNumber sum;
  for (const FuzzyNumber& f : rows) sum = {sum.low + f.low, sum.mode + f.mode, sum.high + f.high};
  Row result;
  for (const FuzzyNumber& f : rows) result.push_back(f * inverse(sum));
  return result;
}

Row geometric_means(const FuzzyComparison& comparison) {
  const auto n = static_cast<double>(comparison.items.size());
  Row result;
  for (const Row& row : comparison.ratio) {
    double low = 0, mode = 0, high = 0;
    for (const FuzzyNumber& f : row) low += std::log(f.low), mode += std::log(f.mode), high += std::log(f.high);
    result.push_back({std::exp(low / n), std::exp(mode / n), std::exp(high / n)});
  }
  return result;
}

Row row_sums(const FuzzyComparison& comparison) {
  Row result;
  for (const Row& row : comparison.ratio) {
    FuzzyNumber sum;
    for (const FuzzyNumber& f : row) sum = {sum.low + f.low, sum.mode + f.mode, sum.high + f.high};
    result.push_back(sum);
  }
  return result;
}

/// The height at which the falling side of `a` meets the rising side of `b`.
double possibility_of(const FuzzyNumber& a, const FuzzyNumber& b) {
  if (a.mode >= b.mode) return 1;
  if (b.low >= a.high) return 0;
  return (b.low - a.high) / ((a.mode - a.high) - (b.mode - b.low));
}

void by_extent(FuzzyPriorities& result, const std::vector<std::string>& items) {
  const std::size_t n = items.size();
  result.possibility.setOnes(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      result.possibility(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          possibility_of(result.fuzzy[i], result.fuzzy[j]);
  std::vector<Text> nothing;
  for (std::size_t i = 0; i < n; ++i) {
    result.defuzzified.push_back(result.possibility.row(static_cast<Eigen::Index>(i)).minCoeff());
    if (result.defuzzified.back() == 0) nothing.push_back(plain(items[i]));
  }
  if (!nothing.empty())
    result.notes.push_back(
        say(mark("extent analysis gives no weight to: {}. They were judged and do count; it measures how possible it "
                 "is that an item is not below another, and not how much it counts (Wang, Luo & Hua 2008). Take the "
                 "geometric mean"),
            list(nothing)));
}

} // namespace

FuzzyNumber around(double answer, double spread) {
  if (answer < 1) return inverse(around(1 / answer, spread));
  if (answer <= 1 || answer > scale_top) return crisp(answer);
  return {std::max(1.0, answer - spread), answer, std::min(scale_top, answer + spread)};
}

Loaded<FuzzyComparison> fuzzy_comparison(const std::vector<std::string>& items,
                                         const std::vector<std::vector<std::optional<FuzzyNumber>>>& written,
                                         const PairPlace& place) {
  FuzzyPairs pairs{written, place, {items, {}}, {}};
  pairs.read();
  if (has_errors(pairs.problems)) return {std::nullopt, pairs.problems};
  return {std::move(pairs.result), pairs.problems};
}

Loaded<FuzzyPriorities> fuzzy_priorities(const FuzzyComparison& comparison, FuzzyWay way, const std::string& ri) {
  Comparison likeliest = no_judgements(comparison.items);
  for (std::size_t i = 0; i < comparison.items.size(); ++i)
    for (std::size_t j = i + 1; j < comparison.items.size(); ++j)
      judge(likeliest, static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j), comparison.ratio[i][j].mode);
  Loaded<Priorities> centre = priorities(likeliest, {"eigenvector", ri});
  if (!centre.value) return {std::nullopt, std::move(centre.diagnostics)};
  FuzzyPriorities result;
  result.centre = std::move(*centre.value);
  result.rows = way == FuzzyWay::extent ? row_sums(comparison) : geometric_means(comparison);
  result.fuzzy = shares(result.rows);
  if (way == FuzzyWay::extent)
    by_extent(result, comparison.items);
  else
    for (const FuzzyNumber& f : result.fuzzy) result.defuzzified.push_back((f.low + f.mode + f.high) / 3);
  double sum = 0;
  for (const double x : result.defuzzified) sum += x;
  for (const double x : result.defuzzified) result.weights.push_back(x / sum);
  return {std::move(result), centre.diagnostics};
}

} // namespace yindi
