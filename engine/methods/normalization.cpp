#include "engine/methods/normalization.h"

#include "engine/format/words.h"
#include "engine/schema/domains.h"

#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::VectorXd;
using Column = Eigen::Ref<const VectorXd>; // no copy of the matrix

VectorXd none(const Column& x, Direction) { return x; }

VectorXd vector(const Column& x, Direction) {
  const double norm = x.norm();
  if (norm > 1e-150 && norm < 1e150) return x * (1 / norm);
  const double stable = x.stableNorm(); // squares left the range of a double; its inverse may leave it too
  return stable > 0 ? VectorXd(x / stable) : VectorXd(VectorXd::Zero(x.size()));
}

VectorXd vector_inverted(const Column& x, Direction direction) {
  const VectorXd r = vector(x, direction);
  return direction == Direction::min ? VectorXd(1 - r.array()) : r;
}

VectorXd minmax(const Column& x, Direction direction) {
  const double low = x.minCoeff(), high = x.maxCoeff();
  if (high == low) return VectorXd::Ones(x.size());
  return direction == Direction::min ? VectorXd((high - x.array()) / (high - low))
                                     : VectorXd((x.array() - low) / (high - low));
}

VectorXd maximum(const Column& x, Direction direction) {
  const double high = x.maxCoeff();
  const VectorXd r = high > 0 ? VectorXd(x / high) : VectorXd(VectorXd::Zero(x.size()));
  return direction == Direction::min ? VectorXd(1 - r.array()) : r;
}

VectorXd linear(const Column& x, Direction direction) {
  if (direction == Direction::min) return x.minCoeff() / x.array();
  const double high = x.maxCoeff();
  return high > 0 ? VectorXd(x / high) : VectorXd(VectorXd::Zero(x.size()));
}

VectorXd sum_plain(const Column& x, Direction) {
  const double total = x.sum();
  return total > 0 ? VectorXd(x / total) : VectorXd(VectorXd::Zero(x.size()));
}

VectorXd sum(const Column& x, Direction direction) {
  return direction == Direction::min ? sum_plain(VectorXd(x.cwiseInverse()), direction) : sum_plain(x, direction);
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
  };
  return table;
}

const Normalization* find_normalization(const std::string& id) {
  for (const Normalization& row : normalizations())
    if (id == row.id) return &row;
  return nullptr;
}

std::optional<Diagnostic> unknown_normalization(const std::string& asked, const std::string& key) {
  if (asked.empty() || find_normalization(asked)) return std::nullopt;
  std::vector<std::string> known;
  for (const Normalization& row : normalizations()) known.emplace_back(row.id);
  return refusal(say(mark("there is no normalisation \"{}\""), asked),
                 did_you_mean(asked, known, say(mark("it takes one of: {}"), joined(known))), key);
}

Loaded<DecisionMatrix> normalize(const DecisionMatrix& matrix, const Normalization& normalization) {
  Loaded<DecisionMatrix> result;
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j) {
    const auto column = static_cast<std::size_t>(j);
    const bool cost = matrix.directions[column] == Direction::min;
    if (!normalization.refuses_negative && !(cost && normalization.refuses_zero_cost)) continue;
    for (Eigen::Index i = 0; i < matrix.values.rows(); ++i) {
      const double x = matrix.values(i, j);
      if (!(normalization.refuses_negative && x < 0) && !(cost && normalization.refuses_zero_cost && x == 0)) continue;
      result.diagnostics.push_back(
          {Severity::error, "", 0, 0,
           say(mark("normalisation \"{0}\" cannot take {1} (alternative \"{2}\", criterion \"{3}\")"),
               normalization.name, shortest(x), matrix.alternatives[static_cast<std::size_t>(i)],
               matrix.criteria[column]),
           say(mark("use --normalization minmax or vector, which take any number, or shift the column yourself"))});
    }
  }
  if (has_errors(result.diagnostics)) return result;
  DecisionMatrix normalized{matrix.alternatives, matrix.criteria, matrix.directions,
                            Eigen::MatrixXd(matrix.values.rows(), matrix.values.cols())};
  for (Eigen::Index j = 0; j < matrix.values.cols(); ++j) {
    const auto column = static_cast<std::size_t>(j);
    normalized.values.col(j) = normalization.apply(matrix.values.col(j), matrix.directions[column]);
    if (normalization.inverts_cost) normalized.directions[column] = Direction::max;
  }
  result.value = std::move(normalized);
  return result;
}

Words normalization_words() {
  Words all;
  for (const Normalization& row : normalizations()) all.push_back({row.id, row.name});
  return all;
}

} // namespace yindi
