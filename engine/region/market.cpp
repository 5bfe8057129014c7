#include "engine/region/market.h"

#include <Eigen/Dense>
#include <cmath>

namespace yindi {
namespace {

constexpr double never = 1e299;

bool reached(double time) { return time > 0 && time < never; }

template <class Decay>
double potential(const std::vector<double>& population, const std::vector<double>& time, Decay decay) {
  double sum = 0;
  for (std::size_t j = 0; j < population.size(); ++j)
    if (population[j] > 0 && reached(time[j])) sum += population[j] * decay(time[j]);
  return sum;
}

} // namespace

bool is_reached(double time) { return reached(time); }

double tanner_potential(const std::vector<double>& population, const std::vector<double>& time, double beta) {
  return potential(population, time, [beta](double t) { return std::exp(-beta * t) / t; });
}

std::optional<double> weighted_share(const std::vector<double>& closeness, const std::vector<bool>& flags) {
  double all = 0, some = 0;
  for (std::size_t i = 0; i < closeness.size(); ++i) {
    all += closeness[i];
    if (flags[i]) some += closeness[i];
  }
  if (!(all > 0)) return std::nullopt;
  return some / all;
}

Eigen::MatrixXd chain_linkage(const Eigen::MatrixXd& at_hand, const Eigen::MatrixXd& chain) {
  Eigen::MatrixXd result = at_hand * chain;
  const Eigen::RowVectorXd total = chain.colwise().sum();
  for (Eigen::Index k = 0; k < result.cols(); ++k)
    if (total(k) > 0) result.col(k) /= total(k);
  return result;
}

} // namespace yindi
