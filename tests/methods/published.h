#pragma once

// The ranking examples of casebooks/textbook, and small matrices written as JSON. That every example gives its numbers
// is checked once for all, by tests/textbook; here they are only input.

#include "engine/methods/method.h"
#include "engine/textbook/textbook.h"
#include "tests/catch.h"

#include <nlohmann/json.hpp>

namespace yindi::test {

using Json = nlohmann::json;

/// The examples of a method, at least one.
inline std::vector<MatrixExample> examples(const std::string& method) {
  auto result = examples_of(method, std::string(YINDI_SOURCE) + "/casebooks/textbook");
  REQUIRE_FALSE(result.empty());
  return result;
}

/// Alternatives a0, a1, …; criteria c0, c1, …; `directions`: +1 or −1.
inline DecisionMatrix matrix_of(const Json& rows, const Json& directions) {
  DecisionMatrix m;
  m.values.resize(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(directions.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    m.alternatives.push_back("a" + std::to_string(i));
    for (std::size_t j = 0; j < directions.size(); ++j)
      m.values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = rows[i][j].get<double>();
  }
  for (std::size_t j = 0; j < directions.size(); ++j) {
    m.criteria.push_back("c" + std::to_string(j));
    m.directions.push_back(directions[j].get<int>() > 0 ? Direction::max : Direction::min);
  }
  return m;
}

inline DecisionMatrix matrix_of(const char* rows, const char* directions) {
  return matrix_of(Json::parse(rows), Json::parse(directions));
}

/// A method's result with `settings` completed; a blank normalisation is the method's own.
inline Loaded<Scores> run(const std::string& id, const DecisionMatrix& m, const std::vector<double>& weights,
                          const Settings& settings = {}, const std::string& normalization = {}) {
  const Method* method = find_method(id);
  REQUIRE(method);
  const Loaded<Settings> complete = complete_settings(*method, settings);
  if (!complete.value) return {std::nullopt, complete.diagnostics};
  return method->score(m, weights, normalization.empty() ? method->normalization : normalization, *complete.value);
}

/// What a method that knows no scale of its own must be told, for values from `low` to `high` on every criterion.
inline Settings told(const std::string& id, const DecisionMatrix& m, double low, double high) {
  using Lists = std::vector<std::vector<double>>;
  const Lists both(m.criteria.size(), {low, high});
  if (id == "spotis" || id == "rim" || id == "rafsi") return {{"bounds", both}};
  if (id == "comet") return {{"cvalues", both}};
  if (id != "fce") return {};
  Lists standards;
  for (const Direction direction : m.directions)
    standards.push_back(direction == Direction::min ? std::vector<double>{high, low} : std::vector<double>{low, high});
  return {{"standards", standards}};
}

/// The result of an example, which has one.
inline Scores run(const MatrixExample& example) {
  CAPTURE(example.id);
  auto scores = run(example.method, example.matrix, example.weights, example.parameters, example.normalization);
  REQUIRE(scores.value);
  return std::move(*scores.value);
}

inline std::vector<int> ranks(const std::string& id, const Loaded<Scores>& scores) {
  return ranks_of(*find_method(id), *scores.value, scores.value->scores.size());
}

inline void check_near(const std::vector<double>& given, const Json& expected, double tolerance) {
  REQUIRE(given.size() == expected.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    CAPTURE(i, given[i], expected[i].get<double>());
    CHECK(std::abs(given[i] - expected[i].get<double>()) <= tolerance);
  }
}

/// Contributions of each alternative sum to `total` of its score, in every example of the method.
template <class Total>
void check_contributions(const std::string& method, Total total) {
  for (const MatrixExample& example : examples(method)) {
    const Scores scores = run(example);
    REQUIRE(scores.contributions.size() == scores.scores.size());
    for (std::size_t i = 0; i < scores.scores.size(); ++i) {
      double sum = 0;
      for (double x : scores.contributions[i]) sum += x;
      CHECK(std::abs(sum - total(scores.scores[i])) <= 1e-12);
    }
  }
}

/// The English of the first refusal.
inline std::string refused(const Loaded<Scores>& scores) {
  REQUIRE_FALSE(scores.value);
  REQUIRE_FALSE(scores.diagnostics.empty());
  return scores.diagnostics.front().message.in(Language::en);
}

} // namespace yindi::test
