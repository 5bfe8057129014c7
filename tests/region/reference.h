#pragma once

// Reading tests/data/reference/region.json: numbers of EconGeo and py-ecomplexity, and worked scalars.

#include "tests/catch.h"

#include <Eigen/Dense>
#include <fstream>
#include <nlohmann/json.hpp>

namespace yindi::test {

inline const nlohmann::json& region_reference() {
  static const nlohmann::json all = [] {
    std::ifstream file(std::string(YINDI_SOURCE) + "/tests/data/reference/region.json");
    return nlohmann::json::parse(file);
  }();
  return all;
}

inline Eigen::MatrixXd matrix_from(const nlohmann::json& rows) {
  Eigen::MatrixXd result(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows[0].size()));
  for (Eigen::Index i = 0; i < result.rows(); ++i)
    for (Eigen::Index j = 0; j < result.cols(); ++j)
      result(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
  return result;
}

inline Eigen::VectorXd vector_from(const nlohmann::json& numbers) {
  const auto all = numbers.get<std::vector<double>>();
  return Eigen::Map<const Eigen::VectorXd>(all.data(), static_cast<Eigen::Index>(all.size()));
}

inline void check_matrix(const Eigen::MatrixXd& found, const nlohmann::json& expected, double tolerance) {
  REQUIRE(static_cast<std::size_t>(found.rows()) == expected.size());
  for (Eigen::Index i = 0; i < found.rows(); ++i)
    for (Eigen::Index j = 0; j < found.cols(); ++j) {
      const auto& cell = expected[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      INFO("row " << i << ", column " << j);
      if (!cell.is_null()) CHECK(std::abs(found(i, j) - cell.get<double>()) <= tolerance);
    }
}

} // namespace yindi::test
