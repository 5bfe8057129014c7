#pragma once

// Published examples of ranking methods, as in tests/data/reference, and small matrices written as JSON.

#include "engine/methods/method.h"
#include "tests/catch.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace yindi::test {

using Json = nlohmann::json;

inline Json published(const std::string& name) {
  std::ifstream file(std::string(YINDI_SOURCE) + "/tests/data/reference/" + name + ".json");
  REQUIRE(file);
  return Json::parse(file);
}

/// Alternatives a0, a1, …, criteria c0, c1, …; a direction is 1 or −1.
inline DecisionMatrix decision_matrix(const Json& rows, const Json& directions) {
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

inline Loaded<Scores> scores_by(const std::string& method, const DecisionMatrix& matrix,
                                const std::vector<double>& weights, const Settings& given = {},
                                const std::string& normalization = {}) {
  const Method* row = find_method(method);
  REQUIRE(row);
  const Loaded<Settings> settings = complete_settings(*row, given);
  REQUIRE(settings.value);
  return row->score(matrix, weights, normalization.empty() ? row->normalization : normalization, *settings.value);
}

/// The scores of one published example.
inline Loaded<Scores> scores_of(const std::string& method, const Json& example) {
  Settings given;
  for (const auto& [key, value] : example["parameters"].items())
    if (key != "normalization") given[key] = value.get<double>();
  return scores_by(method, decision_matrix(example["matrix"], example["directions"]),
                   example["weights"].get<std::vector<double>>(), given,
                   example["parameters"].value("normalization", ""));
}

inline void check_values(const std::vector<double>& given, const Json& expected, double tolerance) {
  REQUIRE(given.size() == expected.size());
  for (std::size_t i = 0; i < given.size(); ++i) CHECK(std::abs(given[i] - expected[i].get<double>()) <= tolerance);
}

/// Every example of a method: printed scores to their tolerance, full precision to 1e-9, ranks exactly.
inline void check_published(const std::string& method) {
  for (const Json& example : published(method)) {
    CAPTURE(example["id"], example["source"]["cites"]);
    const Loaded<Scores> scores = scores_of(method, example);
    REQUIRE(scores.value);
    check_values(scores.value->scores, example["expected_scores"], example["tolerance"].get<double>());
    check_values(scores.value->scores, example["reference_full_precision"], 1e-9);
    CHECK(find_method(method)->higher_is_better == (example["score_order"] == "higher_is_better"));
    CHECK(ranks_of(*find_method(method), *scores.value, scores.value->scores.size()) ==
          example["expected_ranking"].get<std::vector<int>>());
  }
}

/// Contributions of each alternative sum to `total` of its score.
template <class Total>
void check_contributions(const Scores& scores, Total total) {
  REQUIRE(scores.contributions.size() == scores.scores.size());
  for (std::size_t i = 0; i < scores.scores.size(); ++i) {
    double sum = 0;
    for (double x : scores.contributions[i]) sum += x;
    CHECK(std::abs(sum - total(scores.scores[i])) <= 1e-12);
  }
}

inline std::string first_error(const Loaded<Scores>& scores) {
  REQUIRE_FALSE(scores.value);
  REQUIRE_FALSE(scores.diagnostics.empty());
  return scores.diagnostics[0].message.in(Language::en);
}

} // namespace yindi::test
