#pragma once

// What the kernels do, for registers of B bytes; kernels.h says what each is for.

#include "engine/robustness/kernels.h"
#include "engine/vectors/vectors.h"

#include <cmath>
#include <limits>

namespace yindi::vectors {

using Eigen::Index;

inline constexpr Index block = block_size;

template <int B>
YINDI_INLINE void multiply_of(const double* weights, const double* matrix, Index rows, Index columns, double* result) {
  using V = Doubles<B>;
  constexpr Index lanes = B / 8,
                  at_once = 4; // four alternatives share each load of the weights of two vectors of draws
  for (Index d = 0; d < block; d += 2 * lanes) {
    Index i = 0;
    for (; i + at_once <= rows; i += at_once) {
      V sums[at_once][2]{};
      for (Index j = 0; j < columns; ++j) {
        const V one = load<V>(weights + j * block + d), other = load<V>(weights + j * block + d + lanes);
        for (Index r = 0; r < at_once; ++r) {
          sums[r][0] += one * matrix[(i + r) * columns + j];
          sums[r][1] += other * matrix[(i + r) * columns + j];
        }
      }
      for (Index r = 0; r < at_once; ++r) {
        store<V>(result + (i + r) * block + d, sums[r][0]);
        store<V>(result + (i + r) * block + d + lanes, sums[r][1]);
      }
    }
    for (; i < rows; ++i) {
      V one{}, other{};
      for (Index j = 0; j < columns; ++j) {
        one += load<V>(weights + j * block + d) * matrix[i * columns + j];
        other += load<V>(weights + j * block + d + lanes) * matrix[i * columns + j];
      }
      store<V>(result + i * block + d, one);
      store<V>(result + i * block + d + lanes, other);
    }
  }
}

template <int B>
YINDI_INLINE void share_of_gain_of(const double* gain, const double* loss, Index count, double* scores) {
  using V = Doubles<B>;
  const V one = V{} + 1.0;
  for (Index k = 0; k < count; k += B / 8) {
    const V part = load<V>(gain + k), sum = part + load<V>(loss + k);
    store<V>(scores + k, part / (sum > 0 ? sum : one));
  }
}

/// Either side of the mode of a triangle goes by a root; the left one holds the share `left`.
template <int B>
YINDI_INLINE void triangular_of(const double* t, double low, double mode, double high, Index count, double* result) {
  using V = Doubles<B>;
  const double width = high - low, rise = mode - low, fall = high - mode, left = rise / width;
  double length[block];
  for (Index d = 0; d < count; d += B / 8) {
    const V share = load<V>(t + d);
    store<V>(length + d, share < left ? share * width * rise : (1 - share) * width * fall);
  }
  for (Index d = 0; d < count; ++d) length[d] = std::sqrt(length[d]);
  for (Index d = 0; d < count; d += B / 8) {
    const V root = load<V>(length + d);
    store<V>(result + d, load<V>(t + d) < left ? low + root : high - root);
  }
}

template <int B>
YINDI_INLINE void add_entry_of(const double* weights, const double* u, const double* gain_of, const double* loss_of,
                               Index count, double* gain, double* loss) {
  using V = Doubles<B>;
  for (Index d = 0; d < count; d += B / 8) {
    const V weight = load<V>(weights + d), value = load<V>(u + d), rest = 1 - value;
    store<V>(gain + d, load<V>(gain + d) + weight * (gain_of[0] + value * (gain_of[1] + value * gain_of[2])));
    store<V>(loss + d, load<V>(loss + d) + weight * (loss_of[0] + rest * (loss_of[1] + rest * loss_of[2])));
  }
}

/// Scores stretched over [0, 1] as floats, and by how much two must differ for the doubles to differ by more than the
/// tolerance: 5e-7 is more than what rounding four times to 2⁻²⁴ can hide.
template <int B>
YINDI_INLINE void shorten_of(const double* scores, Index m, double sign, float* places, float* margin,
                             double* tolerance) {
  using V = Doubles<B>;
  using Half = Floats<B / 2>;
  constexpr double smallest = 1e-290; // below it 1 / range is not finite
  for (Index d = 0; d < block; d += B / 8) {
    V high = load<V>(scores + d) * sign, low = high;
    for (Index i = 1; i < m; ++i) {
      const V score = load<V>(scores + i * block + d) * sign;
      high = score > high ? score : high;
      low = score < low ? score : low;
    }
    const V opposite = -low, greatest = high > opposite ? high : opposite, range = high - low;
    const V nothing{}, inverse = 1.0 / range, scale = range > smallest ? inverse : nothing;
    const V least = 1e-9 * greatest;
    store<V>(tolerance + d, least);
    store<Half>(margin + d, __builtin_convertvector(least * scale + 5e-7, Half));
    for (Index i = 0; i < m; ++i)
      store<Half>(places + i * block + d,
                  __builtin_convertvector((load<V>(scores + i * block + d) * sign - low) * scale, Half));
  }
}

/// better, sums and wins as Counter has them; scratch: m vectors.
template <int B>
YINDI_INLINE void count_of(const float* places, Index m, const float* margin, std::int32_t* better, std::int32_t* sums,
                           std::int32_t* scratch, std::int64_t* wins) {
  using F = Floats<B>;
  using I = Ints<B>;
  constexpr Index lanes = B / 4, at_once = block / lanes < 4 ? block / lanes : 4;
  for (Index d = 0; d < block; ++d) sums[d] = 0;
  for (Index i = 0; i < m; ++i) {
    for (Index k = 0; k < lanes * m; ++k) scratch[k] = 0;
    for (Index d = 0; d < block; d += lanes * at_once) {
      F bar[at_once];
      I counts[at_once]{};
      for (Index c = 0; c < at_once; ++c)
        bar[c] = load<F>(places + i * block + d + c * lanes) + load<F>(margin + d + c * lanes);
      for (Index k = 0; k < m; ++k) {
        I won = load<I>(scratch + k * lanes);
        for (Index c = 0; c < at_once; ++c) {
          const I is_better = load<F>(places + k * block + d + c * lanes) > bar[c]; // −1 where true
          counts[c] -= is_better;
          won -= is_better;
        }
        store<I>(scratch + k * lanes, won);
      }
      for (Index c = 0; c < at_once; ++c) {
        store<I>(better + i * block + d + c * lanes, counts[c]);
        store<I>(sums + d + c * lanes, load<I>(sums + d + c * lanes) + counts[c]);
      }
    }
    for (Index k = 0; k < m; ++k)
      for (Index lane = 0; lane < lanes; ++lane) wins[i * m + k] += scratch[k * lanes + lane];
  }
}

/// Row i of a draw's matrix times x.
template <int B>
YINDI_INLINE Doubles<B> row_times(const double* matrices, Index n, Index i, const double* x) {
  Doubles<B> sum{};
  for (Index j = 0; j < n; ++j)
    sum += load<Doubles<B>>(matrices + (i * n + j) * block) * load<Doubles<B>>(x + j * block);
  return sum;
}

/// (Ax)ᵢ/xᵢ bounds the eigenvalue from both sides (Collatz 1942); a draw stays as it is once they meet.
template <int B>
YINDI_INLINE void principal_of(const double* matrices, Index n, double* vectors, double* scratch, std::int64_t* exact) {
  using V = Doubles<B>;
  constexpr int rounds = 50, pairs = 2; // of powers between two looks at the bounds
  const double rounding = std::numeric_limits<double>::epsilon() * static_cast<double>(n);
  for (Index d = 0; d < block; d += B / 8) {
    const double* a = matrices + d;
    double *x = vectors + d, *y = scratch + d, *back = y + n * block;
    V last = V{} + std::numeric_limits<double>::infinity();
    Longs<B> met{};
    for (int round = 0; round < rounds; ++round) {
      V high{}, low = V{} + std::numeric_limits<double>::infinity();
      for (Index i = 0; i < n; ++i) {
        const V next = row_times<B>(a, n, i, x), bound = next / load<V>(x + i * block);
        high = bound > high ? bound : high;
        low = bound < low ? bound : low;
        store<V>(y + i * block, next);
      }
      const V gap = high - low;
      met |= (gap <= rounding * high) | ((gap < 1e-10 * high) & (gap >= last));
      if (all<B>(met)) break;
      last = gap;
      for (int pair = 0; pair < pairs; ++pair) { // there and back, so that the last is in `scratch` again
        for (Index i = 0; i < n; ++i) store<V>(back + i * block, row_times<B>(a, n, i, y));
        for (Index i = 0; i < n; ++i) store<V>(y + i * block, row_times<B>(a, n, i, back));
      }
      V sum{};
      for (Index i = 0; i < n; ++i) sum += load<V>(y + i * block);
      for (Index i = 0; i < n; ++i) {
        const V before = load<V>(x + i * block), after = load<V>(y + i * block) / sum;
        store<V>(x + i * block, met != 0 ? before : after);
      }
    }
    store<Longs<B>>(exact + d, met);
  }
}

/// Philox4x32-10 (random.h), a draw a lane: the numbers `even` and `even` + 1 of each.
template <int B>
YINDI_INLINE void philox_of(std::uint64_t seed, std::uint64_t purpose, Words<B> draws, std::uint64_t even,
                            Doubles<B>& one, Doubles<B>& other) {
  using W = Words<B>;
  constexpr std::uint64_t low = 0xffffffff;
  W c0 = W{} + even / 2, c1 = draws & low, c2 = W{} + (purpose & low), c3 = W{} + (purpose >> 32);
  std::uint32_t k0 = static_cast<std::uint32_t>(seed), k1 = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < 10; ++round) {
    const W a = c0 * 0xD2511F53, b = c2 * 0xCD9E8D57;
    c0 = (b >> 32) ^ c1 ^ std::uint64_t{k0};
    c1 = b & low;
    c2 = (a >> 32) ^ c3 ^ std::uint64_t{k1};
    c3 = a & low;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
  one = between_0_and_1<B>(c1, c0);
  other = between_0_and_1<B>(c3, c2);
}

template <int B>
YINDI_INLINE void uniform_of(std::uint64_t seed, std::uint64_t purpose, std::uint32_t first, Index columns,
                             double* result) {
  using W = Words<B>;
  W lane{};
  for (Index k = 0; k < B / 8; ++k) lane[k] = static_cast<std::uint64_t>(k);
  for (Index d = 0; d < block; d += B / 8)
    for (Index column = 0; column < columns; column += 2) {
      Doubles<B> one, other;
      philox_of<B>(seed, purpose, lane + (std::uint64_t{first} + static_cast<std::uint64_t>(d)),
                   static_cast<std::uint64_t>(column), one, other);
      store<Doubles<B>>(result + column * block + d, one);
      if (column + 1 < columns) store<Doubles<B>>(result + (column + 1) * block + d, other);
    }
}

template <int B>
YINDI_INLINE void uniform_at_of(std::uint64_t seed, std::uint64_t purpose, const std::uint64_t* draws, Index count,
                                std::uint64_t even, double* ones, double* others) {
  for (Index k = 0; k < count; k += B / 8) {
    Doubles<B> one, other;
    philox_of<B>(seed, purpose, load<Words<B>>(draws + k), even, one, other);
    store<Doubles<B>>(ones + k, one);
    store<Doubles<B>>(others + k, other);
  }
}

template <int B>
YINDI_INLINE void normal_of(const double* radius, const double* turn, Index count, double* result) {
  for (Index k = 0; k < count; k += B / 8)
    store<Doubles<B>>(result + k, load<Doubles<B>>(radius + k) * cosine_of_turns<B>(load<Doubles<B>>(turn + k)));
}

template <int B>
YINDI_INLINE void logarithm_of(const double* x, Index count, double* result) {
  for (Index k = 0; k < count; k += B / 8) store<Doubles<B>>(result + k, logarithm<B>(load<Doubles<B>>(x + k)));
}

template <int B>
YINDI_INLINE void exponential_of(const double* x, Index count, double* result) {
  for (Index k = 0; k < count; k += B / 8) store<Doubles<B>>(result + k, exponential<B>(load<Doubles<B>>(x + k)));
}

} // namespace yindi::vectors
