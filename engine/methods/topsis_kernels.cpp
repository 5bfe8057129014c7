#include "engine/methods/topsis_kernels.h"

#include "engine/vectors/processor.h"
#include "engine/vectors/vectors.h"

#include <algorithm>

namespace yindi {
namespace {

using namespace vectors;
using Eigen::Index;

// Eight rows at a time whatever the registers are, so that sums run in the same order everywhere.
using Rows = Doubles<64>;
constexpr Index rows_at_once = 8, tile = 2 * rows_at_once;

YINDI_INLINE void extent_of_column(const double* x, Index m, ColumnExtent* extent) {
  double squares = 0, least = x[0], greatest = x[0];
  Index i = 0;
  if (m >= 2 * rows_at_once) { // two chains each, so that no addition waits for the one before
    Rows sum_a{}, sum_b{};
    Rows low_a = load<Rows>(x), low_b = low_a, high_a = low_a, high_b = low_a;
    for (; i + 2 * rows_at_once <= m; i += 2 * rows_at_once) {
      const Rows a = load<Rows>(x + i), b = load<Rows>(x + i + rows_at_once);
      sum_a += a * a;
      sum_b += b * b;
      low_a = a < low_a ? a : low_a;
      low_b = b < low_b ? b : low_b;
      high_a = a > high_a ? a : high_a;
      high_b = b > high_b ? b : high_b;
    }
    for (Index k = 0; k < rows_at_once; ++k) {
      squares += sum_a[k] + sum_b[k];
      least = std::min({least, static_cast<double>(low_a[k]), static_cast<double>(low_b[k])});
      greatest = std::max({greatest, static_cast<double>(high_a[k]), static_cast<double>(high_b[k])});
    }
  }
  for (; i < m; ++i) {
    squares += x[i] * x[i];
    least = std::min(least, x[i]);
    greatest = std::max(greatest, x[i]);
  }
  *extent = {squares, least, greatest};
}

YINDI_INLINE void distances_of_rows(const double* values, Index m, Index n, const double* factors, const double* ideal,
                                    const double* anti_ideal, double* plus, double* minus) {
  Index i = 0;
  for (; i + tile <= m; i += tile) { // the sums of a tile stay in registers
    Rows plus_a{}, plus_b{}, minus_a{}, minus_b{};
    for (Index j = 0; j < n; ++j) {
      const double* column = values + j * m + i;
      const Rows a = load<Rows>(column), b = load<Rows>(column + rows_at_once);
      const Rows up_a = a - ideal[j], up_b = b - ideal[j], down_a = a - anti_ideal[j], down_b = b - anti_ideal[j];
      plus_a += factors[j] * up_a * up_a;
      plus_b += factors[j] * up_b * up_b;
      minus_a += factors[j] * down_a * down_a;
      minus_b += factors[j] * down_b * down_b;
    }
    store<Rows>(plus + i, plus_a);
    store<Rows>(plus + i + rows_at_once, plus_b);
    store<Rows>(minus + i, minus_a);
    store<Rows>(minus + i + rows_at_once, minus_b);
  }
  for (; i < m; ++i) {
    double p = 0, q = 0;
    for (Index j = 0; j < n; ++j) {
      const double up = values[j * m + i] - ideal[j], down = values[j * m + i] - anti_ideal[j];
      p += factors[j] * up * up;
      q += factors[j] * down * down;
    }
    plus[i] = p;
    minus[i] = q;
  }
}

struct Kernels {
  void (*extent)(const double* x, Index m, ColumnExtent* extent);
  void (*distances)(const double* values, Index m, Index n, const double* factors, const double* ideal,
                    const double* anti_ideal, double* plus, double* minus);
};

// NOLINTBEGIN(bugprone-macro-parentheses): an attribute takes none
#define KERNELS(NAME, TARGET, B)                                                                                       \
  struct NAME {                                                                                                        \
    TARGET static void extent(const double* x, Index m, ColumnExtent* to) { extent_of_column(x, m, to); }              \
    TARGET static void distances(const double* values, Index m, Index n, const double* factors, const double* ideal,   \
                                 const double* anti_ideal, double* plus, double* minus) {                              \
      distances_of_rows(values, m, n, factors, ideal, anti_ideal, plus, minus);                                        \
    }                                                                                                                  \
    static Kernels table() { return {extent, distances}; }                                                             \
  };
YINDI_FOR_EACH_PROCESSOR(KERNELS)
#undef KERNELS
// NOLINTEND(bugprone-macro-parentheses)

const Kernels& kernels() {
  static const Kernels best = tables_here<Kernels>({YINDI_TABLES}).back();
  return best;
}

} // namespace

ColumnExtent extent_of(const Eigen::Ref<const Eigen::VectorXd>& column) {
  ColumnExtent extent;
  if (column.size() > 0) kernels().extent(column.data(), column.size(), &extent);
  return extent;
}

void squared_distances(const Eigen::MatrixXd& values, const Eigen::RowVectorXd& factors,
                       const Eigen::RowVectorXd& ideal, const Eigen::RowVectorXd& anti_ideal, Eigen::VectorXd& plus,
                       Eigen::VectorXd& minus) {
  plus.resize(values.rows());
  minus.resize(values.rows());
  kernels().distances(values.data(), values.rows(), values.cols(), factors.data(), ideal.data(), anti_ideal.data(),
                      plus.data(), minus.data());
}

} // namespace yindi
