#pragma once

// The published examples of tests/data/reference as the methods take them.

#include "engine/methods/method.h"
#include "tests/catch.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace yindi::test {

using Json = nlohmann::json;

inline Json vectors(const std::string& name) {
  std::ifstream file(std::string(YINDI_SOURCE) + "/tests/data/reference/" + name + ".json");
  REQUIRE(file);
  return Json::parse(file);
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

/// A method's result with `settings` completed; `normalization` nullptr: the method's own.
inline Loaded<Scores> run(const std::string& id, const DecisionMatrix& m, const std::vector<double>& weights,
                          const Settings& settings = {}, const char* normalization = nullptr) {
  const Method* method = find_method(id);
  REQUIRE(method);
  const Loaded<Settings> complete = complete_settings(*method, settings);
  if (!complete.value) return {std::nullopt, complete.diagnostics};
  return method->score(m, weights, normalization ? normalization : method->normalization, *complete.value);
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

/// Scores at the published tolerance and 1e-9 from the full precision, and ranks.
inline void check_vector(const std::string& id, const Json& example, const Settings& settings) {
  CAPTURE(example["id"], example["source"]["cites"]);
  const auto scores = run(id, matrix_of(example["matrix"], example["directions"]),
                          example["weights"].get<std::vector<double>>(), settings);
  REQUIRE(scores.value);
  check_near(scores.value->scores, example["expected_scores"], example["tolerance"].get<double>());
  if (example.contains("reference_full_precision"))
    check_near(scores.value->scores, example["reference_full_precision"], 1e-9);
  CHECK(ranks(id, scores) == example["expected_ranking"].get<std::vector<int>>());
}

/// The English of the only refusal.
inline std::string refused(const Loaded<Scores>& scores) {
  CHECK_FALSE(scores.value);
  return scores.diagnostics.empty() ? "" : scores.diagnostics.front().message.in(Language::en);
}

} // namespace yindi::test
