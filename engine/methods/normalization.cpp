#include "engine/methods/normalization.h"

#include "engine/format/plausible.h"
#include "engine/format/words.h"
#include "engine/schema/domains.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yindi {
namespace {

using Eigen::VectorXd;
using Column = Eigen::Ref<const VectorXd>; // no copy of the matrix

VectorXd zeros(const Column& x) { return VectorXd::Zero(x.size()); }
VectorXd ones(const Column& x) { return VectorXd::Ones(x.size()); }

VectorXd none(const Column& x, const Column&, Direction) { return x; }

VectorXd vector(const Column& x, const Column& column, Direction) {
  const double norm = column.norm();
  if (norm > 1e-150 && norm < 1e150) return x * (1 / norm);
  const double stable = column.stableNorm(); // squares left the range of a double; its inverse may leave it too
  return stable > 0 ? VectorXd(x / stable) : zeros(x);
}

VectorXd vector_inverted(const Column& x, const Column& column, Direction direction) {
  const VectorXd r = vector(x, column, direction);
  return direction == Direction::min ? VectorXd(1 - r.array()) : r;
}

VectorXd minmax(const Column& x, const Column& column, Direction direction) {
  const double low = column.minCoeff(), high = column.maxCoeff();
  if (high == low) return ones(x);
  return direction == Direction::min ? VectorXd((high - x.array()) / (high - low))
                                     : VectorXd((x.array() - low) / (high - low));
}

VectorXd maximum(const Column& x, const Column& column, Direction direction) {
  const double high = column.maxCoeff();
  const VectorXd r = high > 0 ? VectorXd(x / high) : zeros(x);
  return direction == Direction::min ? VectorXd(1 - r.array()) : r;
}

VectorXd linear(const Column& x, const Column& column, Direction direction) {
  if (direction == Direction::min) return column.minCoeff() / x.array();
  const double high = column.maxCoeff();
  return high > 0 ? VectorXd(x / high) : zeros(x);
}

VectorXd sum_plain(const Column& x, const Column& column, Direction) {
  const double total = column.sum();
  return total > 0 ? VectorXd(x / total) : zeros(x);
}

VectorXd sum(const Column& x, const Column& column, Direction direction) {
  if (direction == Direction::max) return sum_plain(x, column, direction);
  return sum_plain(VectorXd(x.cwiseInverse()), VectorXd(column.cwiseInverse()), direction);
}

VectorXd enhanced_accuracy(const Column& x, const Column& column, Direction direction) {
  const double best = direction == Direction::min ? column.minCoeff() : column.maxCoeff();
  const double missed = (column.array() - best).abs().sum();
  return missed > 0 ? VectorXd(1 - (x.array() - best).abs() / missed) : ones(x);
}

/// No answer (NaN) where the product is 1, or for one cost.
VectorXd logarithmic(const Column& x, const Column& column, Direction direction) {
  const double product = column.array().log().sum();
  if (std::abs(product) <= 1e-12 * column.array().log().abs().sum())
    return VectorXd::Constant(x.size(), std::numeric_limits<double>::quiet_NaN());
  const VectorXd r = x.array().log() / product;
  return direction == Direction::min ? VectorXd((1 - r.array()) / static_cast<double>(column.size() - 1)) : r;
}

VectorXd nonlinear(const Column& x, const Column& column, Direction direction) {
  const VectorXd r = linear(x, column, direction);
  return direction == Direction::min ? VectorXd(r.array().cube()) : VectorXd(r.array().square());
}

VectorXd zavadskas_turskis(const Column& x, const Column& column, Direction direction) {
  const double best = direction == Direction::min ? column.minCoeff() : column.maxCoeff();
  return 1 - ((best - x.array()) / best).abs(); // no answer (NaN) where the best is 0
}

/// With the standard deviation of the values themselves (÷ m), so that they have mean 0 and deviation 1.
VectorXd zscore(const Column& x, const Column& column, Direction direction) {
  const double mean = column.mean();
  const double deviation = (column.array() - mean).matrix().norm() / std::sqrt(static_cast<double>(column.size()));
  if (column.minCoeff() == column.maxCoeff()) return zeros(x);
  const VectorXd r = (x.array() - mean) / deviation;
  return direction == Direction::min ? VectorXd(-r) : r;
}

/// An id without what people write differently: capitals, -, _ and blanks.
std::string folded(const std::string& id) {
  std::string result;
  for (const char c : lower(id))
    if (c != '-' && c != '_' && c != ' ') result += c;
  return result;
}

} // namespace

const std::vector<Normalization>& normalizations() {
  static const std::vector<Normalization> table = {
      {"vector", {"Vector", "向量归一化"}, "x / ||x||", vector, false, false, false},
      {"vector_inverted",
       {"Vector, costs inverted", "向量归一化（成本型取反）"},
       "x / ||x||; cost 1 - x / ||x||",
       vector_inverted,
       false,
       false,
       true},
      {"minmax",
       {"Min–max", "极差归一化"},
       "(x - min) / (max - min); cost (max - x) / (max - min)",
       minmax,
       false,
       false,
       true},
      {"max", {"By the maximum", "最大值归一化"}, "x / max; cost 1 - x / max", maximum, true, false, true},
      {"linear", {"Linear ratio", "线性比例归一化"}, "x / max; cost min / x", linear, true, true, true},
      {"sum",
       {"Sum, costs inverted", "求和归一化（成本型取倒数）"},
       "x / sum; cost (1/x) / sum(1/x)",
       sum,
       true,
       true,
       true},
      {"sum_plain", {"Share of the sum", "比重归一化"}, "x / sum", sum_plain, true, false, false},
      {"none", {"None", "不作归一化"}, "x", none, false, false, false},
      // Zeng, Li & Yang 2013, J. Med. Syst. 37(2):9908
      {"enhanced_accuracy",
       {"Enhanced accuracy", "增强精度归一化"},
       "1 - (max - x) / sum(max - x); cost 1 - (x - min) / sum(x - min)",
       enhanced_accuracy,
       false,
       false,
       true},
      // Zavadskas & Turskis 2008, Informatica 19(2):303-314
      {"logarithmic",
       {"Logarithmic", "对数归一化"},
       "ln x / ln prod(x); cost (1 - ln x / ln prod(x)) / (m - 1)",
       logarithmic,
       true,
       true,
       true,
       true},
      // Peldschus, Vaigauskas & Zavadskas 1983, Bauplanung-Bautechnik 37(4):173-175
      {"nonlinear", {"Non-linear", "非线性归一化"}, "(x / max)^2; cost (min / x)^3", nonlinear, true, true, true},
      // Zavadskas & Turskis 2008, Informatica 19(2):303-314
      {"zavadskas_turskis",
       {"Zavadskas–Turskis", "Zavadskas–Turskis 归一化"},
       "1 - |max - x| / |max|; cost 1 - |min - x| / |min|",
       zavadskas_turskis,
       false,
       false,
       true},
      // OECD & JRC 2008, Handbook on Constructing Composite Indicators, step 5
      {"zscore",
       {"z-score", "标准分（z 分数）"},
       "(x - mean) / deviation; cost with the sign turned",
       zscore,
       false,
       false,
       true},
      // As scikit-criteria scales with target "matrix": one sum, length, range or largest value for all columns.
      {"vector_whole",
       {"Vector, whole matrix", "整个矩阵的向量归一化"},
       "x / ||all x||",
       vector,
       false,
       false,
       false,
       false,
       true},
      {"minmax_whole",
       {"Min–max, whole matrix", "整个矩阵的极差归一化"},
       "(x - min) / (max - min) of all x",
       minmax,
       false,
       false,
       false,
       false,
       true},
      {"max_whole",
       {"By the maximum, whole matrix", "整个矩阵的最大值归一化"},
       "x / max of all x",
       maximum,
       true,
       false,
       false,
       false,
       true},
      {"sum_whole",
       {"Share of the sum, whole matrix", "整个矩阵的比重归一化"},
       "x / sum of all x",
       sum_plain,
       true,
       false,
       false,
       false,
       true},
      {"zscore_whole",
       {"z-score, whole matrix", "整个矩阵的标准分"},
       "(x - mean) / deviation of all x",
       zscore,
       false,
       false,
       false,
       false,
       true},
  };
  return table;
}

const Normalization* find_normalization(const std::string& id) {
  for (const Normalization& row : normalizations())
    if (folded(id) == folded(row.id)) return &row;
  return nullptr;
}

std::optional<Diagnostic> unknown_normalization(const std::string& asked, const std::string& key) {
  if (asked.empty() || find_normalization(asked)) return std::nullopt;
  std::vector<std::string> known;
  for (const Normalization& row : normalizations()) known.emplace_back(row.id);
  return refusal(say(mark("there is no normalisation \"{}\""), asked),
                 did_you_mean(asked, known, say(mark("it takes one of: {}"), joined(known))), key);
}

namespace {

bool takes(const Normalization& normalization, double x, bool cost) {
  return !(normalization.refuses_negative && x < 0) && !(normalization.refuses_zero && x == 0) &&
         !(cost && normalization.refuses_zero_cost && x == 0);
}

Diagnostics refuse_entries(const DecisionMatrix& matrix, const Normalization& normalization) {
  Diagnostics refused;
  if (!normalization.refuses_negative && !normalization.refuses_zero_cost) return refused;
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j) {
    const auto column = static_cast<std::size_t>(j);
    const bool cost = matrix.directions[column] == Direction::min;
    for (Eigen::Index i = 0; i < matrix.values.rows(); ++i) {
      const double x = matrix.values(i, j);
      if (takes(normalization, x, cost)) continue;
      refused.push_back(
          {Severity::error, "", 0, 0,
           say(mark("normalisation \"{0}\" cannot take {1} (alternative \"{2}\", criterion \"{3}\")"),
               normalization.name, shortest(x), matrix.alternatives[static_cast<std::size_t>(i)],
               matrix.criteria[column]),
           is_no_data_code(x)
               ? say(mark("{} is how many tables write \"no data\""), shortest(x))
               : say(mark(
                     "use --normalization minmax or vector, which take any number, or shift the column yourself"))});
    }
  }
  return refused;
}

/// All values one below the other, of which a whole-matrix normalisation takes its statistics.
Eigen::VectorXd all_of(const Eigen::MatrixXd& values) { return values.reshaped(); }

} // namespace

Loaded<DecisionMatrix> normalize(const DecisionMatrix& matrix, const Normalization& normalization) {
  if (Diagnostics refused = refuse_entries(matrix, normalization); !refused.empty()) return {std::nullopt, refused};
  Loaded<DecisionMatrix> result;
  DecisionMatrix normalized{matrix.alternatives, matrix.criteria, matrix.directions,
                            Eigen::MatrixXd(matrix.values.rows(), matrix.values.cols())};
  const Eigen::VectorXd all = normalization.whole ? all_of(matrix.values) : Eigen::VectorXd();
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j) {
    const auto column = static_cast<std::size_t>(j);
    const auto values = matrix.values.col(j);
    normalized.values.col(j) = normalization.whole ? normalization.apply(values, all, Direction::max)
                                                   : normalization.apply(values, values, matrix.directions[column]);
    if (!normalized.values.col(j).allFinite() && values.allFinite())
      result.diagnostics.push_back(refusal(
          say(mark("normalisation \"{0}\" has no answer for criterion \"{1}\": its formula divides by 0"),
              normalization.name, matrix.criteria[column]),
          say(mark("use --normalization minmax or vector, which take any number, or shift the column yourself"))));
    if (normalization.inverts_cost) normalized.directions[column] = Direction::max;
  }
  if (!has_errors(result.diagnostics)) result.value = std::move(normalized);
  return result;
}

Eigen::RowVectorXd normalize_beside(const Eigen::RowVectorXd& values, const DecisionMatrix& matrix,
                                    const Normalization& normalization) {
  Eigen::RowVectorXd result(values.size());
  const Eigen::VectorXd all = normalization.whole ? all_of(matrix.values) : Eigen::VectorXd();
  for (Eigen::Index j = 0; j < values.size(); ++j) {
    const Eigen::VectorXd one = values.segment(j, 1).transpose();
    result(j) = normalization.whole
                    ? normalization.apply(one, all, Direction::max)(0)
                    : normalization.apply(one, matrix.values.col(j), matrix.directions[static_cast<std::size_t>(j)])(0);
  }
  return result;
}

Words normalization_words() {
  Words all;
  for (const Normalization& row : normalizations()) all.push_back({row.id, row.name});
  return all;
}

} // namespace yindi
