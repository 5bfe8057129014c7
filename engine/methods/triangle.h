#pragma once

// Triangular fuzzy numbers, not negative: the least that a value may be, the likeliest, and the most.

namespace yindi {

struct Triangle {
  double low = 0, mode = 0, high = 0; ///< low ≤ mode ≤ high
  bool operator==(const Triangle&) const = default;
};

/// A number without any doubt.
constexpr Triangle crisp(double x) { return {x, x, x}; }

/// The product as fuzzy TOPSIS takes it, end by end: exact at the ends and the mode, straight in between.
constexpr Triangle operator*(const Triangle& a, const Triangle& b) {
  return {a.low * b.low, a.mode * b.mode, a.high * b.high};
}

/// The vertex distance √(((a₁ − b₁)² + (a₂ − b₂)² + (a₃ − b₃)²) / 3). Chen 2000, Fuzzy Sets Syst. 114:1–9, (3).
double vertex_distance(const Triangle& a, const Triangle& b);

} // namespace yindi
