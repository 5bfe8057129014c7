#pragma once

// Reading the published examples in tests/data/reference.

#include "engine/weights/comparison.h"

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace yindi::test {

inline nlohmann::json reference(const std::string& file) {
  std::ifstream stream(std::string(YINDI_SOURCE) + "/tests/data/reference/" + file);
  return nlohmann::json::parse(stream);
}

inline Eigen::MatrixXd matrix(const nlohmann::json& rows) {
  const auto n = static_cast<Eigen::Index>(rows.size());
  Eigen::MatrixXd result(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j) {
      const auto& cell = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      result(i, j) = cell.is_null() ? std::numeric_limits<double>::quiet_NaN() : cell.get<double>();
    }
  return result;
}

/// a, b, c, …
inline std::vector<std::string> letters(std::size_t n) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(std::string(1, static_cast<char>('a' + i)));
  return result;
}

inline Comparison comparison_of(const nlohmann::json& rows) {
  auto loaded = comparison(letters(rows.size()), matrix(rows));
  if (!loaded.value) throw std::runtime_error(print(loaded.diagnostics.front()));
  return *loaded.value;
}

/// Whether two vectors agree to `tolerance` in every place.
inline bool near(const std::vector<double>& x, const std::vector<double>& y, double tolerance) {
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!(std::abs(x[i] - y[i]) <= tolerance)) return false;
  return true;
}

} // namespace yindi::test
