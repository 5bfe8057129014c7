#pragma once

// Triangular fuzzy numbers, not negative: the least that a value may be, the likeliest, and the most.

namespace yindi {

struct FuzzyNumber {
  double low = 0, mode = 0, high = 0; ///< low ≤ mode ≤ high
  bool operator==(const FuzzyNumber&) const = default;
};

/// A number without any doubt.
constexpr FuzzyNumber crisp(double x) { return {x, x, x}; }

/// The product as fuzzy TOPSIS and fuzzy AHP take it, end by end: exact at the ends and the mode, straight in between.
constexpr FuzzyNumber operator*(const FuzzyNumber& a, const FuzzyNumber& b) {
  return {a.low * b.low, a.mode * b.mode, a.high * b.high};
}

/// One over it: exact at the ends and the mode. Above 0.
constexpr FuzzyNumber inverse(const FuzzyNumber& a) { return {1 / a.high, 1 / a.mode, 1 / a.low}; }

} // namespace yindi
