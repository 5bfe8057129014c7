#pragma once

// Numbers side by side, in whatever registers the processor has: types and a little mathematics for the kernels, which
// compile it once for every kind of processor. `B` is the width of a register in bytes.

#include <cstdint>

// Vectors wider than the baseline's registers are only ever passed to functions that are inlined.
#pragma GCC diagnostic ignored "-Wpsabi"

#define YINDI_INLINE inline __attribute__((always_inline))

namespace yindi::vectors {

template <class T, int B>
struct VectorOf {
  typedef T type __attribute__((vector_size(B))); // NOLINT: attributes ask for typedef
};
template <int B>
using Doubles = typename VectorOf<double, B>::type;
template <int B>
using Longs = typename VectorOf<std::int64_t, B>::type;
template <int B>
using Words = typename VectorOf<std::uint64_t, B>::type;
template <int B>
using Floats = typename VectorOf<float, B>::type;
template <int B>
using Ints = typename VectorOf<std::int32_t, B>::type;

/// Copies the bytes, which every compiler turns into one unaligned move: a column of numbers starts anywhere.
template <class V, class T>
YINDI_INLINE V load(const T* from) {
  V value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
template <class V, class T>
YINDI_INLINE void store(T* to, V value) {
  __builtin_memcpy(to, &value, sizeof value);
}

template <int B>
YINDI_INLINE bool all(Longs<B> mask) {
  std::int64_t result = -1;
  for (int lane = 0; lane < B / 8; ++lane) result &= mask[lane];
  return result != 0;
}

/// The number strictly between 0 and 1 whose 52 bits are the upper ones of high and low, 32 bits each.
template <int B>
YINDI_INLINE Doubles<B> between_0_and_1(Words<B> high, Words<B> low) {
  constexpr std::uint64_t exponent = 0x4330000000000000; // of 2⁵², where doubles count by one
  const Words<B> bits = ((high << 32) | low) >> 12 | exponent;
  return ((Doubles<B>)bits - 0x1p52 + 0.5) * 0x1p-52;
}

/// 1.5 · 2⁵²: a double near it has no room for fractions, so adding and subtracting it rounds to whole numbers.
inline constexpr double rounder = 6755399441055744.0;

/// eˣ for |x| < 700, to about one unit in the last place: 2ᵏ times the series of what is left, |r| ≤ ½ ln 2, where the
/// first term left out, r¹⁴/14!, is below 5e-18.
template <int B>
YINDI_INLINE Doubles<B> exponential(Doubles<B> x) {
  constexpr double log2e = 1.4426950408889634, ln2_high = 6.93147180369123816490e-01,
                   ln2_low = 1.90821492927058770002e-10;
  const Doubles<B> shifted = x * log2e + rounder, k = shifted - rounder;
  const Doubles<B> r = (x - k * ln2_high) - k * ln2_low;
  Doubles<B> sum = r * (1.0 / 6227020800) + 1.0 / 479001600;
  constexpr double inverse[] = {1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
                                1.0 / 120,      1.0 / 24,      1.0 / 6,      0.5,         1.0,        1.0};
  for (const double factorial : inverse) sum = sum * r + factorial;
  const auto power = ((Longs<B>)shifted << 52) + (std::int64_t{1023} << 52); // the low bits of `shifted` hold k
  return sum * (Doubles<B>)power;
}

/// ln x for positive normal x, to within one unit in the last place: the argument and the polynomial of fdlibm's
/// e_log.c (Sun Microsystems 1993).
template <int B>
YINDI_INLINE Doubles<B> logarithm(Doubles<B> x) {
  constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
  // 1.f between √½ and √2: what is added carries into the exponent where the fraction is above √2.
  constexpr std::int64_t carry = 0x95f64LL << 32, one = 0x3ffLL << 52, fraction = (1LL << 52) - 1;
  const auto bits = (Longs<B>)x;
  const auto above = ((bits & fraction) + carry) & (std::int64_t{1} << 52);
  const auto exponent = (bits >> 52) - 1023 + (above >> 52);
  const Doubles<B> k = (Doubles<B>)(exponent + (std::int64_t)0x4338000000000000LL) - rounder;
  const Doubles<B> f = (Doubles<B>)((bits & fraction) | (one ^ above)) - 1.0;
  const Doubles<B> s = f / (2.0 + f), z = s * s, w = z * z;
  const Doubles<B> even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const Doubles<B> odd =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const Doubles<B> half = 0.5 * f * f;
  return k * ln2_high - ((half - (s * (half + (even + odd)) + k * ln2_low)) - f);
}

/// cos 2πt for t in [0, 1]: a quarter turn at a time, with the polynomials of fdlibm's k_sin.c and k_cos.c on |r| ≤
/// π/4.
template <int B>
YINDI_INLINE Doubles<B> cosine_of_turns(Doubles<B> t) {
  constexpr double quarter = 1.57079632679489661923;
  const Doubles<B> shifted = t * 4 + rounder, q = shifted - rounder, r = (t * 4 - q) * quarter, z = r * r;
  const Doubles<B> sine = r + r * z *
                                  (-1.66666666666666324348e-01 +
                                   z * (8.33333333332248946124e-03 +
                                        z * (-1.98412698298579493134e-04 +
                                             z * (2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 +
                                                                                    z * 1.58969099521155010221e-10)))));
  const Doubles<B> cosine = 1.0 - 0.5 * z +
                            z * z *
                                (4.16666666666666019037e-02 +
                                 z * (-1.38888888888741095749e-03 +
                                      z * (2.48015872894767294178e-05 +
                                           z * (-2.75573143513906633035e-07 +
                                                z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
  const auto turns = (Longs<B>)shifted; // the low bits hold q: 0 cos, 1 −sin, 2 −cos, 3 sin
  const Doubles<B> of = (turns & 1) != 0 ? sine : cosine;
  return ((turns + 1) & 2) != 0 ? -of : of;
}

} // namespace yindi::vectors
