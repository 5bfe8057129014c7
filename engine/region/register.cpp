#include "engine/region/register.h"

#include "engine/region/product_space.h"

namespace yindi {
namespace {

Eigen::Index place_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

Register blank_register(const std::string& unit, std::size_t counties, const std::vector<std::string>& industries) {
  Register result;
  result.unit = unit;
  result.surveyed.assign(counties, false);
  for (const std::string& id : industries) result.column.emplace(id, result.column.size());
  result.amounts.setZero(place_of(counties), place_of(result.column.size()));
  result.rows.setConstant(place_of(counties), place_of(result.column.size()), -1);
  return result;
}

} // namespace

double Register::amount(std::size_t county, const std::string& industry) const {
  const auto found = column.find(industry);
  return found == column.end() ? 0 : amounts(place_of(county), place_of(found->second));
}

int Register::row(std::size_t county, const std::string& industry) const {
  const auto found = column.find(industry);
  return found == column.end() ? -1 : rows(place_of(county), place_of(found->second));
}

std::unordered_map<std::string, Register> registers(const Case& c,
                                                    const std::unordered_map<std::string, std::size_t>& index) {
  std::unordered_map<std::string, Register> result;
  for (const std::string& unit : register_units(c.model->library)) {
    std::vector<std::string> industries;
    for (const Presence& row : c.model->presence)
      if (row.unit == unit && find_industry(c, row.item)) industries.push_back(row.item);
    result.emplace(unit, blank_register(unit, c.model->counties.size(), industries));
  }
  for (std::size_t k = 0; k < c.model->presence.size() && !result.empty(); ++k) {
    const Presence& row = c.model->presence[k];
    const auto asked = result.find(row.unit);
    const auto county = index.find(row.county);
    if (asked == result.end() || county == index.end()) continue;
    Register& known = asked->second;
    known.surveyed[county->second] = true;
    const auto column = known.column.find(row.item);
    if (column == known.column.end()) continue;
    double& amount = known.amounts(place_of(county->second), place_of(column->second));
    int& from = known.rows(place_of(county->second), place_of(column->second));
    if (from >= 0 && row.amount.value_or(0) <= amount) continue;
    amount = row.amount.value_or(0);
    from = static_cast<int>(k);
  }
  return result;
}

void fill_density(Register& known) {
  if (known.density.size() > 0) return;
  constexpr double present_from = 0.5;
  Eigen::MatrixXd m = (known.amounts.array() >= present_from).cast<double>();
  for (std::size_t k = 0; k < known.surveyed.size(); ++k)
    if (!known.surveyed[k]) m.row(place_of(k)).setZero();
  Eigen::MatrixXd phi = proximity(m);
  phi.diagonal().setZero();
  known.density = m * phi.transpose();
  for (Eigen::Index k = 0; k < phi.rows(); ++k) {
    const double all = phi.row(k).sum();
    if (all > 0)
      known.density.col(k) /= all;
    else
      known.density.col(k).setConstant(-1);
  }
}

} // namespace yindi
