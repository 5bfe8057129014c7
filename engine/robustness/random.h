#pragma once

// Random numbers that belong to a draw, not to a thread: the same seed, purpose, draw and position give the same number
// whoever asks first. Philox4x32-10: Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers: as easy as 1, 2, 3,
// SC11.

#include <array>
#include <cstdint>
#include <string_view>

namespace yindi {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Ten rounds of Philox4x32.
PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key);

/// What the numbers are for; numbers for different purposes are independent. FNV-1a of a name such as
/// "weights/goal", so that the order of tables does not matter.
std::uint64_t purpose(std::string_view name);

/// The numbers of one draw for one purpose, in their order.
class DrawStream {
public:
  DrawStream(std::uint64_t seed, std::uint64_t purpose, std::uint32_t draw);
  double uniform();     ///< strictly between 0 and 1, 52 random bits
  double exponential(); ///< mean 1
  double normal();      ///< mean 0, variance 1 (Box & Muller 1958)
  /// Shape > 0, scale 1 (Marsaglia & Tsang 2000, ACM Trans. Math. Softw. 26:363–372; below 1 by their section 6).
  double gamma(double shape);

private:
  PhiloxCounter counter_;
  PhiloxKey key_;
  PhiloxCounter bits_{};
  int left_ = 0; ///< halves of bits_ not yet used
};

/// From low to high with its peak at mode (low ≤ mode ≤ high), for a uniform t.
double triangular(double t, double low, double mode, double high);

/// A normal value for a uniform t with its median at `middle`, `low` and `high` as its 2.5 % and 97.5 % quantiles (so
/// either side has a spread of its own) and nothing outside [least, most], where it is cut.
double normal_between(double t, double low, double middle, double high, double least, double most);

} // namespace yindi
