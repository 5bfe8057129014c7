#include "engine/robustness/random.h"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

namespace yindi {
namespace {

std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }
std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

} // namespace

PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0], b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {high(b) ^ counter[1] ^ key[0], low(b), high(a) ^ counter[3] ^ key[1], low(a)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

std::uint64_t purpose(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

DrawStream::DrawStream(std::uint64_t seed, std::uint64_t purpose, std::uint32_t draw)
    : counter_{0, draw, low(purpose), high(purpose)}, key_{low(seed), high(seed)} {}

double DrawStream::uniform() {
  if (left_ == 0) {
    bits_ = philox(counter_, key_);
    ++counter_[0];
    left_ = 2;
  }
  --left_;
  const std::size_t at = left_ == 1 ? 0 : 2;
  const std::uint64_t bits = (std::uint64_t{bits_[at + 1]} << 32) | bits_[at];
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

double DrawStream::exponential() { return -std::log(uniform()); }

double DrawStream::normal() {
  const double radius = std::sqrt(2 * exponential());
  return radius * std::cos(2 * std::numbers::pi * uniform());
}

double DrawStream::gamma(double shape) {
  if (shape < 1) {
    const double raised = gamma(shape + 1);
    return raised * std::pow(uniform(), 1 / shape);
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal(), root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (std::log(uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

double triangular(double t, double low, double mode, double high) {
  if (!(high > low)) return mode;
  const double left = (mode - low) / (high - low);
  return t < left ? low + std::sqrt(t * (high - low) * (mode - low))
                  : high - std::sqrt((1 - t) * (high - low) * (high - mode));
}

double normal_between(double t, double low, double middle, double high, double least, double most) {
  constexpr double quantile = 1.959963984540054; // 97.5 %
  const auto spread = [&](bool below) { return (below ? middle - low : high - middle) / quantile; };
  const auto share = [&](double x) { // of the uncut values that are below x
    const double s = spread(x < middle);
    return s > 0 ? std::erfc((middle - x) / (s * std::numbers::sqrt2)) / 2 : x < middle ? 0.0 : x > middle ? 1.0 : 0.5;
  };
  const double from = share(least), uncut = from + t * (share(most) - from);
  if (!(uncut > 0 && uncut < 1)) return std::clamp(middle, least, most);
  const double z = -std::numbers::sqrt2 * boost::math::erfc_inv(2 * uncut);
  return std::clamp(middle + spread(z < 0) * z, least, most);
}

} // namespace yindi
