#include "engine/weights/dematel.h"

#include "engine/format/row_words.h"
#include "engine/format/words.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace yindi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Why `x` cannot be the influence of one factor on the other; blank where it can.
Sentence wrong_influence(double x, const std::string& of, const std::string& on, bool diagonal) {
  if (!(x >= 0 && x <= 1e100)) // NaN is none
    return say(mark("{0} is no influence (of \"{1}\" on \"{2}\")"), shortest(x), of, on);
  return diagonal && x != 0 ? say(mark("\"{0}\" influences itself by {1}"), of, shortest(x)) : Sentence{};
}

Diagnostics refuse_influence(const DirectInfluence& influence) {
  Diagnostics wrong;
  const auto name = [&](Index i) { return influence.factors[static_cast<std::size_t>(i)]; };
  for (Index i = 0; i < influence.direct.rows(); ++i)
    for (Index j = 0; j < influence.direct.cols(); ++j)
      if (Sentence why = wrong_influence(influence.direct(i, j), name(i), name(j), i == j); !why.empty())
        wrong.push_back(
            refusal(std::move(why), say(mark("write a number from 0 on, for example up to 4 for very strong, "
                                             "and 0 on the diagonal"))));
  if (wrong.empty() && (influence.direct.size() == 0 || influence.direct.maxCoeff() == 0))
    wrong.push_back(refusal(say(mark("no factor influences another, so there is nothing to follow"))));
  return wrong;
}

/// Whether the last column has the sums of the others, as far as it has numbers; or the last row.
bool are_sums(const CsvTable& table, bool of_rows) {
  const std::size_t last_row = table.rows() - 1, last_column = table.columns() - 1;
  for (std::size_t i = 0; i < (of_rows ? table.rows() : last_column); ++i) {
    double sum = 0, total = 0;
    for (std::size_t k = 0; k <= (of_rows ? last_column - 1 : last_row); ++k) {
      const auto value = read_number(of_rows ? table.at(i, k + 1) : table.at(k, i + 1)).value;
      const bool is_total = of_rows ? k + 1 == last_column : k == last_row;
      (is_total ? total : sum) += value.value_or(0);
    }
    if (std::abs(total - sum) > 0.002 * std::abs(sum) && total != 0) return false;
  }
  return true;
}

/// A last row or column of sums, as tables of influences have them, is no factor.
void tell_sums(const CsvTable& table, Problems& problems) {
  const std::size_t n = table.columns() - 1;
  if (n < 2 || table.rows() < 1) return;
  const std::string column(trim(table.header.back())), row(trim(table.at(table.rows() - 1, 0)));
  const bool by_column = names_a_total(column) && are_sums(table, true),
             by_row = names_a_total(row) && are_sums(table, false);
  const Sentence cure = by_column && by_row ? say(mark("take the row and the column out"))
                        : by_column         ? say(mark("take the column out"))
                                            : say(mark("take the row out"));
  if (by_column)
    problems.error(table.header_place(n), say(mark("\"{}\" sums up the others: it is no factor"), column), cure);
  else if (by_row)
    problems.error(table.place(table.rows() - 1, 0), say(mark("\"{}\" sums up the others: it is no factor"), row),
                   cure);
}

std::vector<double> list_of(const VectorXd& vector) { return {vector.begin(), vector.end()}; }

} // namespace

Loaded<Dematel> dematel(const DirectInfluence& influence) {
  const Diagnostics wrong = refuse_influence(influence);
  if (!wrong.empty()) return {std::nullopt, wrong};
  const MatrixXd& x = influence.direct;
  const Index n = x.rows();
  Dematel result;
  result.normalized = x / std::max(x.rowwise().sum().maxCoeff(), x.colwise().sum().maxCoeff());
  const MatrixXd rest = MatrixXd::Identity(n, n) - result.normalized;
  const Eigen::FullPivLU<MatrixXd> solver(rest);
  // T (I − N) = N, and T commutes with N. Where the rank is short a set of factors loses nothing on the way round.
  if (solver.isInvertible()) result.total = solver.solve(result.normalized);
  if (!solver.isInvertible() || !result.total.allFinite() || result.total.minCoeff() < -1e-9 ||
      result.total.maxCoeff() > 1e9)
    return {
        std::nullopt,
        {refusal(say(mark("these influences never fade: there are factors each of which passes on, to others of them "
                          "only, as much as any factor does")),
                 say(mark("check the rows and columns with the greatest sums; one judgement that differs is enough "
                          "for DEMATEL to have an answer")))}};
  const VectorXd given = result.total.rowwise().sum(), received = result.total.colwise().sum().transpose();
  const VectorXd prominence = given + received, relation = given - received;
  const VectorXd lengths = (prominence.array().square() + relation.array().square()).sqrt();
  result.given = list_of(given);
  result.received = list_of(received);
  result.prominence = list_of(prominence);
  result.relation = list_of(relation);
  result.weights = list_of(lengths / lengths.sum());
  result.threshold = result.total.mean();
  return {result, {}};
}

Loaded<DirectInfluence> read_influence(const CsvTable& table) {
  Problems problems;
  DirectInfluence result;
  tell_sums(table, problems);
  if (has_errors(problems.list)) return {std::nullopt, problems.sorted()};
  for (std::size_t j = 1; j < table.columns(); ++j) result.factors.emplace_back(trim(table.header[j]));
  const std::size_t n = result.factors.size();
  if (table.rows() != n)
    problems.error(table.header_place(0),
                   say(mark("{0} rows for {1} elements"), std::to_string(table.rows()), std::to_string(n)));
  result.direct = MatrixXd::Zero(static_cast<Index>(n), static_cast<Index>(n));
  for (std::size_t i = 0; i < std::min(n, table.rows()); ++i) {
    const std::string name(trim(table.at(i, 0)));
    if (name != result.factors[i])
      problems.error(table.place(i, 0),
                     say(mark("row \"{0}\" stands where \"{1}\" is expected"), name, result.factors[i]),
                     say(mark("rows and columns have the same names in the same order")));
    for (std::size_t j = 0; j < n; ++j) {
      const std::string text = table.at(i, j + 1);
      if (i == j && trim(text).empty()) continue;
      const ReadNumber read = read_needed_number(text);
      const double x = read.value.value_or(0);
      if (!read.value)
        problems.error(table.place(i, j + 1),
                       trim(text).empty() ? say(mark("a blank cell")) : say(mark("\"{}\" is no number"), text),
                       read.hint);
      else if (const Sentence wrong = wrong_influence(x, result.factors[i], result.factors[j], i == j); !wrong.empty())
        problems.error(table.place(i, j + 1), wrong);
      result.direct(static_cast<Index>(i), static_cast<Index>(j)) = x;
    }
  }
  Loaded<DirectInfluence> loaded{std::nullopt, problems.sorted()};
  if (!has_errors(loaded.diagnostics)) loaded.value = std::move(result);
  return loaded;
}

Loaded<DirectInfluence> read_influence_file(const std::string& path) {
  const Loaded<CsvTable> table = read_csv(path, {{}, true});
  if (!table.value || has_errors(table.diagnostics)) return {std::nullopt, table.diagnostics};
  Loaded<DirectInfluence> result = read_influence(*table.value);
  result.diagnostics.insert(result.diagnostics.begin(), table.diagnostics.begin(), table.diagnostics.end());
  return result;
}

} // namespace yindi
